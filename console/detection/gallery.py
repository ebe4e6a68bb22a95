"""Contact sheets of what was claimed, right and wrong, and of what was missed, by kind: what a score looks like.

One sheet for each kind and outcome, a candidate a row: before, after, difference of heights, section.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from console.causes import cause_of
from console.detection.candidate import Candidate, identity
from console.detection.evidence import NAMES, evidence
from console.detection.kinds import kind_word
from console.detection.lineage import MadeFrom
from console.detection.score import Truth, match
from console.errors import BadInput
from console.language import RESOURCES, tr
from console.progress import Progress

if TYPE_CHECKING:
    from PIL import Image, ImageFont

HIGH = 260  # pixels of a picture in a sheet
WIDE = {"before": 250, "after": 250, "height": 290, "section": 560}
TITLE, HEAD, GAP = 40, 26, 8
BACK, INK = (17, 24, 32), (232, 238, 243)
INKS = {"right": (0, 158, 115), "wrong": (213, 94, 0), "missed": (230, 159, 0)}
OUTCOMES = tuple(INKS)


class Judged(msgspec.Struct, frozen=True):
    """One run with the truth it is held against."""

    candidates: list[Candidate]
    truth: Truth
    made_from: MadeFrom


class Chosen(msgspec.Struct, frozen=True):
    """What goes on one sheet.

    Attributes:
        kind: of the candidates; of a missed change its true kind.
        outcome: "right", "wrong" or "missed".
        these: candidates and what each was made from; a missed change stands in as a candidate of the confidence that
            was given to what lies there, 0 where nothing does.
        total: how many there are, of which `these` are shown.
    """

    kind: str
    outcome: str
    these: list[tuple[Candidate, MadeFrom]]
    total: int


def choose(runs: list[Judged], most: int = 10, threshold: float = 0.5) -> list[Chosen]:
    """What each sheet shows, kind by kind: up to `most` candidates a sheet.

    Claims are candidates believed at least `threshold`; what is believed less was not claimed and is no error. Of the
    right ones as many from the bottom of the confidences as from the top; of the wrong ones those believed most. A
    true change that no claim finds is missed, the largest first.
    """
    sorted_out: dict[tuple[str, str], list[tuple[Candidate, MadeFrom]]] = {}
    for run in runs:
        for outcome, one in _outcomes(run, threshold):
            sorted_out.setdefault((one.kind, outcome), []).append((one, run.made_from))
    sheets = []
    for kind, outcome in sorted(sorted_out, key=lambda key: (key[0], OUTCOMES.index(key[1]))):
        these = sorted_out[kind, outcome]
        total = len(these)
        if outcome == "missed":
            these.sort(key=lambda row: (-abs(row[0].volume), row[0].id))
        else:
            these.sort(key=lambda row: (-row[0].confidence, row[0].id))
        if outcome == "right" and total > most:
            these = [these[i] for i in np.unique(np.linspace(0, total - 1, most).astype(int)).tolist()]
        sheets.append(Chosen(kind, outcome, these[:most], total))
    return sheets


def _outcomes(run: Judged, threshold: float) -> Iterator[tuple[str, Candidate]]:
    """Every claim as right or wrong, and the true changes that no claim finds as missed."""
    claims = [one for one in run.candidates if one.confidence >= threshold]
    found = match(claims, run.truth)
    for one, right, counts in zip(claims, found.right.tolist(), found.counted.tolist(), strict=True):
        if counts:
            yield "right" if right else "wrong", one
    owner = match(run.candidates, run.truth).owner.tolist()
    for number in np.flatnonzero(~found.found).tolist():
        shape, dz = run.truth.shapes[number], float(run.truth.dz[number])
        given = [one.confidence for one, mine in zip(run.candidates, owner, strict=True) if mine == number]
        yield "missed", Candidate(identity(shape, 1 if dz >= 0 else -1), str(run.truth.kinds[number]), shape, dz, dz,
                                  0.0, float(shape.area), dz * float(shape.area), confidence=max(given, default=0.0))


def gallery(chosen: list[Chosen], folder: Path, cache: Path, surveys: Path,
            progress: Progress | None = None) -> list[Path]:
    """Draw the sheets as PNG files named KIND_right.png, KIND_wrong.png and KIND_missed.png.

    Args:
        cache, surveys: as for `evidence`.

    Raises:
        BadInput: the surveys are gone, or the folder cannot be written.
    """
    progress = progress or Progress()
    total = sum(len(sheet.these) for sheet in chosen)
    done, paths = 0, []
    for sheet in chosen:
        rows = []
        for one, made_from in sheet.these:
            progress(done, total, tr("Drawing the evidence …"))
            rows.append((one, evidence(one, made_from, cache, surveys)))
            done += 1
        path = folder / f"{sheet.kind}_{sheet.outcome}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sheet(rows, sheet).save(path, format="PNG")
        except OSError as error:
            raise BadInput(tr("The pictures cannot be written to {folder} ({why}).", folder=folder,
                              why=cause_of(error))) from error
        paths.append(path)
    return paths


def _sheet(rows: list[tuple[Candidate, dict[str, Path]]], sheet: Chosen) -> Image.Image:
    from PIL import Image, ImageDraw

    words = {"right": tr("right"), "wrong": tr("wrong"), "missed": tr("missed")}
    width = sum(WIDE.values()) + GAP * (len(WIDE) + 1)
    picture = Image.new("RGB", (width, TITLE + len(rows) * (HIGH + HEAD + GAP) + GAP), BACK)
    pen = ImageDraw.Draw(picture)
    title = tr("{kind}, {outcome}: {shown} of {total}", kind=kind_word(sheet.kind), outcome=words[sheet.outcome],
               shown=len(rows), total=sheet.total)
    pen.text((GAP, TITLE / 2 + GAP), title, INK, _font(20, 700), anchor="lm")
    for number, (one, pictures) in enumerate(rows):
        top = TITLE + GAP + number * (HIGH + HEAD + GAP)
        pen.text((GAP, top + HEAD / 2), words[sheet.outcome], INKS[sheet.outcome], _font(15, 700), anchor="lm")
        pen.text((GAP + 60, top + HEAD / 2), _caption(one, sheet.outcome), INK, _font(15), anchor="lm")
        left = GAP
        for name in NAMES:
            if name in pictures:
                with Image.open(pictures[name]) as drawn:
                    small = drawn.convert("RGB")
                    small.thumbnail((WIDE[name], HIGH), Image.Resampling.LANCZOS)
                picture.paste(small, (left, top + HEAD))
            left += WIDE[name] + GAP
    return picture


def _caption(one: Candidate, outcome: str) -> str:
    """Kind, measures, confidence."""
    told = [kind_word(one.kind), tr("{area} m²", area=f"{one.area:.0f}")]
    if np.isfinite(one.dz_median):
        told.append(tr("{dz} m", dz=f"{one.dz_median:+.2f}"))
    if outcome == "missed" and one.confidence == 0:
        told.append(tr("no candidate there"))
    else:
        told.append(tr("confidence {percent} %", percent=round(100 * one.confidence)))
    return " · ".join([*told, one.id])


def _font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSansSC.ttf"), size)
    font.set_variation_by_axes([weight])
    return font
