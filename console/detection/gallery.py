"""Contact sheets of candidates, right and wrong, by kind: what the figures of a score look like.

One sheet for each kind and outcome, a candidate a row: before, after, difference of heights, section.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from console.causes import cause_of
from console.detection.candidate import Candidate
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
HEAD, GAP = 26, 8
BACK, INK, GOOD, BAD = (17, 24, 32), (232, 238, 243), (0, 158, 115), (213, 94, 0)


def choose(candidates: list[Candidate], truth: Truth, most: int = 10) -> dict[tuple[str, bool], list[Candidate]]:
    """By (kind, whether right): up to `most` candidates.

    Of the right ones as many from the bottom of the confidences as from the top; of the wrong ones those believed
    most, for these are the errors.
    """
    found = match(candidates, truth)
    told: dict[tuple[str, bool], list[Candidate]] = {}
    for kind in sorted({one.kind for one in candidates}):
        for right in (True, False):
            these = [one for one, good, counts in zip(candidates, found.right.tolist(), found.counted.tolist(),
                                                      strict=True) if one.kind == kind and good == right and counts]
            these.sort(key=lambda one: (-one.confidence, one.id))
            if right and len(these) > most:
                these = [these[i] for i in np.unique(np.linspace(0, len(these) - 1, most).astype(int)).tolist()]
            if these:
                told[kind, right] = these[:most]
    return told


def gallery(chosen: dict[tuple[str, bool], list[Candidate]], made_from: MadeFrom, folder: Path, cache: Path,
            surveys: Path, progress: Progress | None = None) -> list[Path]:
    """Draw the sheets as PNG files named KIND_right.png and KIND_wrong.png.

    Args:
        cache, surveys: as for `evidence`.

    Raises:
        BadInput: the surveys are gone, or the folder cannot be written.
    """
    progress = progress or Progress()
    total = sum(len(these) for these in chosen.values())
    done, paths = 0, []
    for (kind, right), these in chosen.items():
        rows = []
        for one in these:
            progress(done, total, tr("Drawing the evidence …"))
            rows.append((one, evidence(one, made_from, cache, surveys)))
            done += 1
        path = folder / f"{kind}_{'right' if right else 'wrong'}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sheet(rows, right).save(path, format="PNG")
        except OSError as error:
            raise BadInput(tr("The pictures cannot be written to {folder} ({why}).", folder=folder,
                              why=cause_of(error))) from error
        paths.append(path)
    return paths


def _sheet(rows: list[tuple[Candidate, dict[str, Path]]], right: bool) -> Image.Image:
    from PIL import Image, ImageDraw

    width = sum(WIDE.values()) + GAP * (len(WIDE) + 1)
    sheet = Image.new("RGB", (width, len(rows) * (HIGH + HEAD + GAP) + GAP), BACK)
    pen = ImageDraw.Draw(sheet)
    for number, (one, pictures) in enumerate(rows):
        top = GAP + number * (HIGH + HEAD + GAP)
        word = tr("right") if right else tr("wrong")
        pen.text((GAP, top + HEAD / 2), word, GOOD if right else BAD, _font(15, 700), anchor="lm")
        pen.text((GAP + 60, top + HEAD / 2), _caption(one), INK, _font(15), anchor="lm")
        left = GAP
        for name in NAMES:
            if name in pictures:
                with Image.open(pictures[name]) as picture:
                    small = picture.convert("RGB")
                    small.thumbnail((WIDE[name], HIGH), Image.Resampling.LANCZOS)
                sheet.paste(small, (left, top + HEAD))
            left += WIDE[name] + GAP
    return sheet


def _caption(one: Candidate) -> str:
    """Kind, measures, confidence."""
    told = [kind_word(one.kind), tr("{area} m²", area=f"{one.area:.0f}")]
    if np.isfinite(one.dz_median):
        told.append(tr("{dz} m", dz=f"{one.dz_median:+.2f}"))
    return " · ".join([*told, tr("confidence {percent} %", percent=round(100 * one.confidence)), one.id])


def _font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSansSC.ttf"), size)
    font.set_variation_by_axes([weight])
    return font


