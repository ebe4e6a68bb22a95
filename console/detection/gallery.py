"""Contact sheets of what was claimed, right and wrong, and of what was missed, by kind: what a score looks like.

One sheet for each kind and outcome, a candidate a row: before, after, difference of heights, section.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import shapely

from console.causes import cause_of
from console.detection.candidate import Candidate, identity
from console.detection.evidence import NAMES, evidence
from console.detection.evidence_pictures import ROW
from console.detection.kinds import kind_word
from console.detection.lineage import MadeFrom
from console.detection.saving import whole
from console.detection.score import Truth, match
from console.errors import BadInput
from console.language import RESOURCES, tr
from console.progress import Progress

if TYPE_CHECKING:
    from PIL import Image, ImageFont

TITLE, HEAD, GAP = 44, 30, 10  # pixels
LEAST_WIDE = 760  # pixels, for the words over two pictures
BACK, INK = (17, 24, 32), (232, 238, 243)
INKS = {"right": (0, 158, 115), "wrong": (213, 94, 0), "missed": (230, 159, 0)}
OUTCOMES = tuple(INKS)


class Judged(msgspec.Struct, frozen=True):
    """One run with the truth it is held against."""

    candidates: list[Candidate]
    truth: Truth
    made_from: MadeFrom


class Row(msgspec.Struct, frozen=True):
    """One line of a sheet.

    Attributes:
        candidate: a missed change stands in as one, of the confidence that was given to what lies there, 0 where
            nothing does.
        truth: of a wrong claim, what really is there, in words.
    """

    candidate: Candidate
    made_from: MadeFrom
    truth: str = ""


class Chosen(msgspec.Struct, frozen=True):
    """What goes on one sheet.

    Attributes:
        kind: of the candidates; of a missed change its true kind.
        outcome: "right", "wrong" or "missed".
        these: what its rows show.
        total: how many there are, of which `these` are shown.
    """

    kind: str
    outcome: str
    these: list[Row]
    total: int


def choose(runs: list[Judged], most: int = 10, threshold: float = 0.5) -> list[Chosen]:
    """What each sheet shows, kind by kind: up to `most` candidates a sheet.

    Claims are candidates believed at least `threshold`; what is believed less was not claimed and is no error. Of the
    right ones as many from the bottom of the confidences as from the top; of the wrong ones those believed most. A
    true change that no claim finds is missed, the largest first.
    """
    sorted_out: dict[tuple[str, str], list[Row]] = {}
    for run in runs:
        for outcome, one in _outcomes(run, threshold):
            row = Row(one, run.made_from, _really(one, run.truth) if outcome == "wrong" else "")
            sorted_out.setdefault((one.kind, outcome), []).append(row)
    sheets = []
    for kind, outcome in sorted(sorted_out, key=lambda key: (key[0], OUTCOMES.index(key[1]))):
        these = sorted_out[kind, outcome]
        total = len(these)
        if outcome == "missed":
            these.sort(key=lambda row: (-abs(row.candidate.volume), row.candidate.id))
        else:
            these.sort(key=lambda row: (-row.candidate.confidence, row.candidate.id))
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


def _really(one: Candidate, truth: Truth) -> str:
    """What the truth says of the place of a wrong claim."""
    covered = shapely.area(shapely.intersection(truth.shapes, one.geometry)) if len(truth.shapes) else np.zeros(0)
    if not len(covered) or covered.max() <= 0:
        return " · " + tr("in truth nothing changed there")
    most = int(np.argmax(covered))
    share = round(100 * float(covered[most]) / max(float(truth.shapes[most].area), 1e-9))
    return " · " + tr("in truth {kind}, {dz} m, {share} % of it covered", kind=kind_word(str(truth.kinds[most])),
                      dz=f"{truth.dz[most]:+.2f}", share=share)


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
        for row in sheet.these:
            progress(done, total, tr("Drawing the evidence …"))
            rows.append((row, evidence(row.candidate, row.made_from, cache, surveys, ROW)))
            done += 1
        path = folder / f"{sheet.kind}_{sheet.outcome}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with whole(path) as part:
                _sheet(rows, sheet).save(part, format="PNG")
        except OSError as error:
            raise BadInput(tr("The pictures cannot be written to {folder} ({why}).", folder=folder,
                              why=cause_of(error))) from error
        paths.append(path)
    return paths


def _sheet(rows: list[tuple[Row, dict[str, Path]]], sheet: Chosen) -> Image.Image:
    from PIL import Image, ImageDraw

    words = {"right": tr("right"), "wrong": tr("wrong"), "missed": tr("missed")}
    names = [name for name in NAMES if any(name in pictures for _, pictures in rows)]
    width = max(sum(ROW.of(name)[0] + GAP for name in names) + GAP, LEAST_WIDE)
    high = max((ROW.of(name)[1] for name in names), default=0)
    picture = Image.new("RGB", (width, TITLE + len(rows) * (high + HEAD + GAP) + GAP), BACK)
    pen = ImageDraw.Draw(picture)
    title = tr("{kind}, {outcome}: {shown} of {total}", kind=kind_word(sheet.kind), outcome=words[sheet.outcome],
               shown=len(rows), total=sheet.total)
    pen.text((GAP, TITLE / 2 + GAP), title, INK, _font(20, 700), anchor="lm")
    for number, (one, pictures) in enumerate(rows):
        top = TITLE + GAP + number * (high + HEAD + GAP)
        pen.text((GAP, top + HEAD / 2), words[sheet.outcome], INKS[sheet.outcome], _font(16, 700), anchor="lm")
        told = _caption(one.candidate, sheet.outcome) + one.truth
        pen.text((GAP + 64, top + HEAD / 2), told, INK, _font(16), anchor="lm")
        left = GAP
        for name in names:
            if name in pictures:
                with Image.open(pictures[name]) as drawn:
                    picture.paste(drawn.convert("RGB"), (left, top + HEAD))
            left += ROW.of(name)[0] + GAP
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
