"""What a document of evidence says of one detection, as titled lines; the PDF and the record file say the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import shapely

from console.detection.kinds import kind_word
from console.detection.lineage import Epoch, MadeFrom
from console.detection.review_scene import Near, Scene
from console.exchange.evidence.results import Words, title_of
from console.exchange.evidence.words import disposal_word, fact_word, round_word, status_word, time_word
from console.language import tr
from console.model.review import Batch, Detection, FieldPhoto, FieldTask, Verdict

Rows = list[tuple[str, str]]


class Section(NamedTuple):
    """A part of the document: its heading, and lines of title and value."""

    title: str
    rows: Rows


class Told(NamedTuple):
    """One detection with all that is known around it.

    Attributes:
        scene: what the pictures are drawn from; its registry and what is missing are told too.
        made_from: the surveys, None where the batch does not say.
        place: the areas it lies in, from the district down, in words.
    """

    one: Detection
    batch: Batch
    scene: Scene
    made_from: MadeFrom | None
    place: str
    words: Words


def sections_of(told: Told) -> list[Section]:
    """All parts, empty ones left out."""
    found = [Section(tr("Finding"), _outcome(told)), Section(tr("Patch"), _patch(told)),
             Section(tr("Measures, later minus earlier, with their uncertainty"), _measures(told)),
             Section(tr("Surveys"), _surveys(told)), Section(tr("Registry"), _registry(told)),
             Section(tr("Verdicts, in order"), [_verdict(said, told.words) for said in told.one.verdicts]),
             *(Section(tr("Field check {id}", id=task.id), _check(task, told.words)) for task in told.one.tasks)]
    return [Section(one.title, rows) for one in found if (rows := [row for row in one.rows if row[1]])]


def headline(one: Detection) -> str:
    """The finding in a few words: 属实 · 立案."""
    said = [fact_word(one.fact), disposal_word(one.disposal)]
    return " · ".join(word for word in said if word) or status_word(one.status)


def _outcome(told: Told) -> Rows:
    one, words = told.one, told.words
    return [(tr("State"), status_word(one.status)), (tr("Fact"), fact_word(one.fact)),
            (tr("Why not real"), words.reason(one.reason) if one.reason else ""),
            (tr("Disposal"), disposal_word(one.disposal)),
            (tr("Decided by"), ", ".join(words.person(by) for by in one.decided_by)),
            (tr("Time of decision"), time_word(one.decided_at)), (tr("Case"), one.case),
            (tr("End of the case"), " ".join((one.recheck.words, time_word(one.recheck.ended_at)))
             if one.recheck else "")]


def _patch(told: Told) -> Rows:
    one = told.one
    return [(tr("Patch id"), one.id), (tr("Batch"), f"{told.batch.name} ({told.batch.id})"),
            (tr("Kind of change"), kind_word(one.kind)), (tr("Grid"), told.place or tr("outside all areas")),
            (tr("Place (CGCS2000)"), f"{one.lon:.7f}, {one.lat:.7f}"), (tr("Building"), one.building),
            (tr("Address"), one.address), (tr("Use"), told.words.use(one.use))]


def _measures(told: Told) -> Rows:
    one, scene = told.one, told.scene
    rows = [(tr("Plan area, m²"), f"{one.m2:,.1f}")]
    if one.is_image_only:
        return [*rows, (tr("Heights"), tr("Seen in the orthophotos alone; no height stands behind it."))]
    sure = tr("{dz} m ± {error} m (one standard error, registration included)", dz=_signed(one.dz_median),
              error=f"{one.dz_error:.3f}") if one.dz_error > 0 else tr(
        "{dz} m; the file gives no error", dz=_signed(one.dz_median))
    rows += [(tr("Change of height, median, m"), sure),
             (tr("Change of height, extreme, m"), tr("{dz} m (98 %)", dz=_signed(one.dz_max))),
             (tr("Spread of heights σ, m"), f"{one.dz_sigma:.3f}"), (tr("Volume, m³"), f"{one.volume:,.1f}")]
    if math.isfinite(scene.sigma):
        rows.append((tr("Noise of the surveys"), tr("σ {sigma} m stays on ground where nothing changed",
                                                    sigma=f"{scene.sigma:.3f}")))
    return [*rows, (tr("Storeys"), f"{one.storeys:+d}" if one.storeys else ""),
            (tr("Confidence"), f"{one.confidence:.2f} ({one.model})")]


def _surveys(told: Told) -> Rows:
    made = told.made_from
    rows: Rows = []
    if made is not None:
        rows = [(tr("Earlier survey"), _survey(made.before)), (tr("Later survey"), _survey(made.after))]
        if made.before.files:
            rows.append((tr("Co-registration"), tr(
                "the later was moved by {x}, {y} and {z} m (east, north, up) onto the earlier",
                x=_signed(made.shift[0], 3), y=_signed(made.shift[1], 3), z=_signed(made.bias, 3))))
    return [*rows, *((tr("Not shown"), words) for words in told.scene.missing)]


def _survey(epoch: Epoch) -> str:
    """Day, files and a digest of the points, which names the survey whatever its files are called."""
    names = [name.replace("\\", "/").rpartition("/")[2] for name in (*epoch.files, epoch.image) if name]
    digest = tr("digest of the points {digest}", digest=epoch.digest[:16]) if epoch.digest else ""
    return "; ".join(part for part in (epoch.flown, ", ".join(names), digest) if part)


def _registry(told: Told) -> Rows:
    scene, outline = told.scene, told.scene.outline
    rows = [(tr("Permit"), tr("{id} covers this change in plan and height", id=told.one.permit) if told.one.permit
             else tr("No permit covers this change in plan and height."))]
    rows += [(tr("Building {id}", id=near.id), _near(near, outline)) for near in scene.buildings
             if near.shape.intersects(outline)]
    rows += [(tr("Permit {id}", id=near.id), _near(near, outline)) for near in scene.permits]
    return [*rows, (tr("Remarks of the detector"), "\n".join(told.one.reasons))]


def _near(near: Near, outline: shapely.Geometry) -> str:
    """What a building or permit allows, and how much of the change lies in it."""
    share = near.shape.intersection(outline).area / max(outline.area, 1e-9)
    said = [tr("{share} of the patch lies inside", share=f"{share:.0%}") if share > 0 else tr("beside the patch")]
    if math.isfinite(near.height):
        said.append(tr("approved height {height} m", height=f"{near.height:.1f}"))
    if math.isfinite(near.top):
        said.append(tr("approved up to {top} m above the survey's zero", top=f"{near.top:.1f}"))
    return "; ".join([*said, *([] if near.active else [tr("not valid on the day of the later survey")])])


def _verdict(said: Verdict, words: Words) -> tuple[str, str]:
    stands = "" if said.stands else tr("taken back by its author") if said.undone else tr("corrected later")
    parts = [time_word(said.at), words.person(said.by), fact_word(said.fact),
             words.reason(said.reason) if said.reason else "", disposal_word(said.disposal), said.note,
             f"→ {said.duplicate_of}" if said.duplicate_of else "",
             tr("scorer {model}", model=said.model) if said.model else "", stands]
    return round_word(said.round), " · ".join(part for part in parts if part)


def _check(task: FieldTask, words: Words) -> Rows:
    back = f"{words.person(task.back_by)} {time_word(task.back_at)}" if task.back_at else ""
    rows = [(tr("Sent"), f"{words.person(task.sent_by)} {time_word(task.sent_at)}"), (tr("Back from the field"), back)]
    rows += [(title_of(task.questions, key), said) for key, said in task.answers.items()]
    return [*rows, *((tr("Doubt"), words) for words in task.doubts)]


def photo_lines(photo: FieldPhoto) -> list[str]:
    """What stands under a photo: when, where, in which direction, how far away, its hash, what does not fit."""
    place = "" if photo.lon is None or photo.lat is None else f"{photo.lon:.6f}, {photo.lat:.6f}"
    azimuth = "" if photo.azimuth is None else f"{photo.azimuth:.0f}°"
    away = "" if photo.away_m is None else tr("{n} m from the outline", n=f"{photo.away_m:,.0f}")
    lines = [photo.name, " ".join(part for part in (time_word(photo.taken_at) or photo.taken_local,) if part),
             " · ".join(part for part in (place, azimuth, away) if part), *photo.doubts, f"SHA-256 {photo.hash[:16]}…"]
    return [line for line in lines if line]


def record_of(told: Told, sections: Sequence[Section]) -> dict[str, Any]:
    """All of it for programs: every field as it is kept, and the lines people read."""
    one = msgspec.to_builtins(told.one) | {"wkb": None, "wkt": shapely.to_wkt(shapely.from_wkb(told.one.wkb), 9)}
    del one["wkb"]
    for task in one["tasks"]:
        task.pop("wkb", None)
    return {"detection": one, "crs": "EPSG:4490", "label": "演示数据" if told.one.demo else "",
            "batch": msgspec.to_builtins(told.batch) | {"made_from": None},
            "made_from": msgspec.to_builtins(told.made_from) if told.made_from else None,
            "said": [{"title": part.title, "rows": [list(row) for row in part.rows]} for part in sections]}


def _signed(metres: float, digits: int = 2) -> str:
    return f"{metres:+.{digits}f}".replace("-", "−")
