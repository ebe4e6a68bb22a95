"""What the card says of a detection: measures with their uncertainty, registry, permits, place, verdicts, case.

Words only, no widget: made in a thread, shown by `facts_card`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from console.detection.kinds import kind_word
from console.language import tr
from console.model.area import AreaTree
from console.model.review import Batch, Detection, FieldTask, Verdict
from console.model.review_rules import ReviewRules
from widgets.identify import use_word
from widgets.review.facts_card import FactRow, Section
from widgets.review.words import disposal_word, fact_word, round_word
from widgets.words import moment

if TYPE_CHECKING:
    from console.detection.review_scene import Scene

NEAREST = 3   # permits that are shown


@dataclass(frozen=True)
class Names:
    """How codes are called.

    Attributes:
        tree: areas. user: name of a user id. rules: reasons and questions. case: (title, state) of a case id.
        photo: the kept file of a photo's hash, "" where it is not there.
    """

    tree: AreaTree
    user: Callable[[str], str]
    rules: ReviewRules
    case: Callable[[str], tuple[str, str]]
    photo: Callable[[str], str] = lambda _: ""


def sections_of(one: Detection, scene: Scene | None, batch: Batch | None, names: Names) -> list[Section]:
    """Everything known, in the order in which a reviewer asks."""
    found = [_section(title_of(one), _standing(one, names))]
    if (said := _said(one, names)):
        found.append(Section(tr("Verdicts"), said))
    found += [_section(tr("Measured"), _measures(one, scene)),
              _section(tr("Registry and permits"), _approved(one, scene)),
              _section(tr("Place"), _place(one, names.tree))]
    if one.reasons:
        found.append(Section(tr("To be known"), [FactRow("", text) for text in one.reasons]))
    for task in reversed(one.tasks):
        found.append(_section(tr("Field check"), _field(task, names)))
    if one.case or one.recheck or one.again:
        found.append(_section(tr("Case"), _case(one, names)))
    found.append(_section(tr("Survey"), _survey(one, scene, batch)))
    return found


def _section(title: str, rows: Iterator[FactRow]) -> Section:
    return Section(title, tuple(rows))


def title_of(one: Detection) -> str:
    """One line: kind and size."""
    return tr("{kind} · {m2} m²", kind=kind_word(one.kind), m2=f"{one.m2:,.0f}")


def metres(value: float, places: int = 2) -> str:
    """With its sign; "—" where it is not known."""
    return "—" if not math.isfinite(value) else tr("{n} m", n=f"{value:+.{places}f}")


def _standing(one: Detection, names: Names) -> Iterator[FactRow]:
    if one.hidden:
        yield FactRow("", tr("Blind second look: what the first reviewer said is kept from you until you have judged."),
                      "warning")
    if one.locked_by or one.status == "locked":
        yield FactRow("", tr("Locked: a case or an order was built on this verdict."), "muted")
    if one.sensitivity != 1.0:
        yield FactRow(tr("Sensitivity"), f"× {one.sensitivity:.2g}")
    yield FactRow(tr("Confidence"), tr("{share} by {model}", share=f"{one.confidence:.0%}", model=one.model)
                  if one.model else f"{one.confidence:.0%}", "warning" if one.confidence < 0.5 else "")
    if one.assigned:
        yield FactRow(tr("Assigned to"), names.user(one.assigned))


def _measures(one: Detection, scene: Scene | None) -> Iterator[FactRow]:
    if one.is_image_only:
        yield FactRow("", tr("Seen in the pictures alone: no height was measured."), "warning")
    else:
        error = max(one.dz_error, 0.01)
        height = tr("{dz} m ± {error} m", dz=f"{one.dz_median:+.2f}", error=f"{error:.2f}")
        storeys = tr("{n} storeys", n=f"{one.storeys:+d}") if one.storeys else ""
        yield FactRow(tr("Height"), " · ".join(part for part in (height, storeys) if part))
        yield FactRow("", tr("at most {most}, spread σ {n} m", most=metres(one.dz_max), n=f"{one.dz_sigma:.2f}"),
                      "muted")
        if scene is not None and math.isfinite(scene.sigma):
            yield FactRow(tr("Noise"), tr("± {n} m (1 σ on firm ground)", n=f"{scene.sigma:.3f}"))
    yield FactRow(tr("Plan area"), tr("{n} m²", n=f"{one.m2:,.1f}"))
    if not one.is_image_only:
        yield FactRow(tr("Volume"), tr("{n} m³ ± {error} m³", n=f"{one.volume:,.0f}",
                                       error=f"{max(one.dz_error, 0.01) * one.m2:,.0f}"))


def _approved(one: Detection, scene: Scene | None) -> Iterator[FactRow]:
    yield FactRow(tr("Building"), one.building or tr("none in the registry within reach"),
                  "" if one.building else "warning")
    if one.use:
        yield FactRow(tr("Use"), use_word(one.use))
    if one.permit:
        yield FactRow(tr("Permit"), tr("{permit} covers it in plan and height", permit=one.permit), "ok")
    elif not one.dz_median < 0:   # what went needs none
        yield FactRow(tr("Permit"), tr("none covers it"), "bad")
    if scene is None:
        return
    for near in sorted(scene.permits, key=lambda near: float(shapely.distance(near.shape, scene.outline)))[:NEAREST]:
        away = float(shapely.distance(near.shape, scene.outline))
        share = float(shapely.intersection(near.shape, scene.outline).area / max(scene.outline.area, 1e-9))
        words = [tr("covers {share} in plan", share=f"{share:.0%}") if away == 0 else
                 tr("{n} m away", n=f"{away:.0f}")]
        if math.isfinite(near.top):
            words.append(tr("up to {n} m above the surveys' zero", n=f"{near.top:.1f}"))
        if math.isfinite(near.height):
            words.append(tr("{n} m high at most", n=f"{near.height:.1f}"))
        if not near.active:
            words.append(tr("not in force on the day of the later survey"))
        yield FactRow("", f"{near.id}: " + " · ".join(words), "" if near.active else "muted")
    for near in scene.buildings:
        if near.id == one.building and math.isfinite(near.height):
            yield FactRow(tr("Approved height"), tr("{n} m above ground", n=f"{near.height:.1f}"))


def _place(one: Detection, tree: AreaTree) -> Iterator[FactRow]:
    if one.address:
        yield FactRow(tr("Address"), one.address)
    path = tree.path(one.area) if one.area and one.area in tree else []
    yield FactRow(tr("Area"), " › ".join(area.name for area in path) if path else
                  tr("outside all areas"), "" if path else "warning")
    yield FactRow(tr("Coordinates"), f"{one.lon:.6f}, {one.lat:.6f}")


def verdict_words(verdict: Verdict, rules: ReviewRules) -> str:
    """A verdict in a line: 不属实 · 树木生长, 属实 · 立案."""
    words = [fact_word(verdict.fact)]
    if verdict.reason:
        reason = rules.reason(verdict.reason)
        words.append(reason.label if reason else verdict.reason)
    if verdict.disposal:
        words.append(disposal_word(verdict.disposal))
    if verdict.duplicate_of:
        words.append(verdict.duplicate_of)
    return " · ".join(words)


def _said(one: Detection, names: Names) -> list[FactRow]:
    rows = []
    for verdict in one.verdicts:
        words = verdict_words(verdict, names.rules)
        if verdict.note:
            words += "\n" + tr("“{note}”", note=verdict.note)
        if verdict.undone:
            words += "\n" + tr("taken back")
        elif verdict.replaced:
            words += "\n" + tr("corrected since")
        who = names.user(verdict.by) if verdict.by else tr("Operator")
        rows.append(FactRow(round_word(verdict.round), f"{words}\n{who} · {moment(verdict.at)}",
                            "" if verdict.stands else "muted"))
    return rows


def _field(task: FieldTask, names: Names) -> Iterator[FactRow]:
    sent = tr("sent by {who}, {when}", who=names.user(task.sent_by) if task.sent_by else tr("Operator"),
              when=moment(task.sent_at))
    if task.back_at is None:
        yield FactRow("", tr("Somebody is on the way: {sent}. Enter writes what came back.", sent=sent), "warning")
        return
    yield FactRow("", tr("{sent}; back {when}", sent=sent, when=moment(task.back_at)), "muted")
    labels = {one.key: label_of(one.name, one.name_en) for one in (*task.questions, *task.photos)}
    for key, answer in task.answers.items():
        yield FactRow(labels.get(key, key), answer)
    for photo in task.found:
        away = "" if photo.away_m is None else tr("{n} m from the outline", n=f"{photo.away_m:.0f}")
        turned = "" if photo.azimuth is None else tr("looking {n}°", n=f"{photo.azimuth:.0f}")
        yield FactRow(tr("Photo"), " · ".join(part for part in (photo.name, away, turned) if part), "",
                      picture=names.photo(photo.hash))
        for doubt in photo.doubts:
            yield FactRow("", doubt, "bad")
    for lack in task.lacks:
        yield FactRow("", lack, "warning")


def label_of(name: str, name_en: str) -> str:
    """A name of the catalogue in the user's language."""
    from console.language import current

    return name_en if current() == "en" and name_en else name


def _case(one: Detection, names: Names) -> Iterator[FactRow]:
    if one.again:
        yield FactRow(tr("Re-check of"), one.again, link=f"detection:{one.again}")
    if one.case:
        title, state = names.case(one.case)
        yield FactRow(state or tr("Case"), title or one.case, link=f"case:{one.case}")
    if (again := one.recheck) is not None:
        word = {"demolished": tr("ended: demolished"), "approved": tr("ended: approved afterwards"),
                "closed": tr("ended"), "refused": tr("was not accepted")}.get(again.end, again.end)
        yield FactRow(tr("End"), word + (f" · {again.words}" if again.words else ""))
        seen = {"gone": tr("the later survey shows it gone"), "changed": tr("the later survey shows another change"),
                "same": tr("the later survey shows no change")}.get(again.seen, tr("waits for the next survey"))
        yield FactRow(tr("Re-check"), seen, "ok" if again.seen == "gone" else "warning")


def _survey(one: Detection, scene: Scene | None, batch: Batch | None) -> Iterator[FactRow]:
    if batch is not None:
        yield FactRow(tr("Batch"), batch.name)
    if scene is not None and any(scene.flown):
        yield FactRow(tr("Flown"), " → ".join(day or "?" for day in scene.flown))
    yield FactRow(tr("Number"), one.id, "muted")


def missing_of(scene: Scene | None, batch: Batch | None) -> Sequence[str]:
    """What cannot be shown, in sentences."""
    if scene is not None and scene.missing:
        return scene.missing
    return () if batch is None or not batch.missing else (
        tr("Survey files are gone: {files}. The review goes on with what is there.", files=", ".join(batch.missing)),)
