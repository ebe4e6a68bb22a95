"""The reliability diagram of a scorer as a picture: said confidence against how often it was right."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from console.causes import cause_of
from console.errors import BadInput
from console.language import RESOURCES, tr

SIDE, LEFT, TOP, RIGHT, BOTTOM = 440, 76, 56, 24, 118  # pixels
INK, DIM, BACK, GRID, POINT, BAR = "#e8eef3", "#96a3af", "#111820", "#34404c", "#e69f00", "#3b5568"


def write_diagram(path: Path, calibration: dict[str, Any]) -> None:
    """Draw `score.reliability` as a PNG.

    Raises:
        BadInput: the file cannot be written.
    """
    picture = draw_diagram(calibration)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, format="PNG")
    except (OSError, ValueError) as error:
        raise BadInput(tr("{file} cannot be written ({why}).", file=path,
                          why=cause_of(error) if isinstance(error, OSError) else error)) from error


def draw_diagram(calibration: dict[str, Any]) -> Image.Image:
    """Points on the diagonal are honest; the bars below say how many candidates stand behind each."""
    sheet = Image.new("RGB", (LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM), BACK)
    pen = ImageDraw.Draw(sheet)
    error = calibration["error"]
    pen.text((LEFT, 26), tr("Reliability"), INK, _font(18, 600), anchor="lm")
    if error is not None:
        pen.text((LEFT + SIDE, 26), tr("calibration error {error}, by chance {chance}", error=f"{100 * error:.1f} %",
                                       chance=f"{100 * calibration['by_chance']:.1f} %"), DIM, _font(14), anchor="rm")
    small = _font(13)
    for tenth in range(0, 11, 2):
        x, y = LEFT + tenth / 10 * SIDE, TOP + SIDE - tenth / 10 * SIDE
        pen.line((x, TOP, x, TOP + SIDE), GRID)
        pen.line((LEFT, y, LEFT + SIDE, y), GRID)
        pen.text((x, TOP + SIDE + 14), f"{tenth / 10:g}", DIM, small, anchor="mm")
        pen.text((LEFT - 10, y), f"{tenth / 10:g}", DIM, small, anchor="rm")
    pen.line((LEFT, TOP + SIDE, LEFT + SIDE, TOP), DIM, 1)
    bins = calibration["bins"]
    most = max((one["n"] for one in bins), default=1)
    spots = [(LEFT + one["confidence"] * SIDE, TOP + SIDE - one["right"] * SIDE) for one in bins]
    pen.line(spots, POINT, 2)
    for one, (x, y) in zip(bins, spots, strict=True):
        pen.ellipse((x - 5, y - 5, x + 5, y + 5), POINT)
        left, base = LEFT + one["low"] * SIDE, TOP + SIDE + BOTTOM - 26
        pen.rectangle((left + 3, base - 40 * one["n"] / most, left + SIDE / 10 - 3, base), BAR)
        pen.text((left + SIDE / 20, base + 11), str(one["n"]), DIM, small, anchor="mm")
    pen.text((LEFT + SIDE / 2, TOP + SIDE + 34), tr("confidence said"), INK, small, anchor="mm")
    side = Image.new("RGB", (SIDE, 22), BACK)
    ImageDraw.Draw(side).text((SIDE / 2, 11), tr("share that was right"), INK, small, anchor="mm")
    sheet.paste(side.rotate(90, expand=True), (14, TOP))
    return sheet


@lru_cache(maxsize=16)
def _font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSansSC.ttf"), size)
    font.set_variation_by_axes([weight])
    return font
