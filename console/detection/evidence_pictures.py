"""Draws the evidence of a candidate: two chips, the difference of heights with its legend, a section."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from PIL import Image, ImageDraw, ImageFont

from console.detection.evidence import BAND, Scene, along
from console.detection.kinds import kind_word
from console.detection.points import Points
from console.detection.surface import Surface
from console.language import RESOURCES, tr

SIZE = 640  # pixels of a chip's side
HEAD = 44  # of the line above it
INK, DIM, BACK, LINE = (232, 238, 243), (150, 163, 175), (17, 24, 32), (52, 64, 76)
EARLIER, LATER, MARK = (86, 180, 233), (230, 159, 0), (255, 214, 10)
LOSS, NONE, GAIN = (33, 102, 172), (238, 240, 242), (178, 24, 43)
UNKNOWN = (70, 78, 86)


def draw(scene: Scene) -> dict[str, Image.Image]:
    """All pictures by name."""
    chips = {"before": _chip(scene, 0), "after": _chip(scene, 1)}
    if scene.surfaces is None or scene.points is None:
        return chips
    return chips | {"height": _difference(scene, scene.surfaces), "section": _section(scene, scene.points)}


@lru_cache(maxsize=16)
def _font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSansSC.ttf"), size)
    font.set_variation_by_axes([weight])
    return font


def _sheet(width: int, height: int, title: str, right: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    sheet = Image.new("RGB", (width, height), BACK)
    pen = ImageDraw.Draw(sheet)
    pen.text((12, HEAD / 2), title, INK, _font(17, 600), anchor="lm")
    pen.text((width - 12, HEAD / 2), right, DIM, _font(14), anchor="rm")
    return sheet, pen


def _chip(scene: Scene, epoch: int) -> Image.Image:
    """The orthophoto, or the shaded surface, with the outline."""
    title = (tr("Earlier"), tr("Later"))[epoch] + (f"  {scene.flown[epoch]}" if scene.flown[epoch] else "")
    photo = scene.images[epoch]
    demo = " · " + tr("Demo data") if scene.demo else ""
    sheet, pen = _sheet(SIZE, SIZE + HEAD, title, (tr("Orthophoto") if photo is not None else tr("Shaded surface"))
                        + demo)
    picture = photo if photo is not None or scene.surfaces is None else _shaded(scene.surfaces, epoch)
    assert picture is not None  # without heights both pictures were asked for
    sheet.paste(Image.fromarray(picture).resize((SIZE, SIZE), Image.Resampling.BICUBIC), (0, HEAD))
    _outline(sheet, pen, scene)
    _scale_bar(pen, scene)
    return sheet


def _shaded(surfaces: tuple[Surface, Surface], epoch: int) -> np.ndarray:
    """Height as lightness, equal in both epochs, light from the north-west; unknown cells flat grey."""
    heights = np.concatenate([one.upper[np.isfinite(one.upper)] for one in surfaces])
    low, high = np.quantile(heights, (0.01, 0.99)).tolist() if len(heights) else (0.0, 1.0)
    surface = surfaces[epoch]
    known = np.isfinite(surface.upper)
    filled = np.where(known, surface.upper, low)
    south, east = np.gradient(filled, surface.window.cell)
    light = (1.0 + 0.7 * south + 0.7 * -east) / np.sqrt(1 + south**2 + east**2)
    share = np.clip((filled - low) / max(high - low, 1.0), 0, 1)
    grey = np.clip((0.28 + 0.42 * share) * np.clip(0.55 + 0.45 * light, 0.25, 1.6), 0, 1)
    tint = np.array([1.0, 0.98, 0.93]) * 255
    picture = np.where(known[:, :, None], grey[:, :, None] * tint, np.array(UNKNOWN, float))
    return picture.astype(np.uint8)


def _difference(scene: Scene, surfaces: tuple[Surface, Surface]) -> Image.Image:
    """Later minus earlier, blue lower, red higher, with a legend and the measure of the candidate."""
    one, wide = scene.one, 96
    title = tr("Change of height") + f"  {kind_word(one.kind)}"
    measure = tr("median {dz} m ± {error} m, spread σ {sigma} m", dz=f"{one.dz_median:+.2f}",
                 error=f"{max(one.dz_error, 0.01):.2f}", sigma=f"{one.dz_sigma:.2f}")
    sheet, pen = _sheet(SIZE + wide, SIZE + HEAD, title, measure)
    first, second = surfaces
    diff = second.upper - first.upper
    most = _round_up(max(abs(one.dz_max), abs(one.dz_median) * 1.2, 0.5))
    share = np.clip(diff / most, -1, 1)[:, :, None]
    none, gain, loss = (np.array(c, float) for c in (NONE, GAIN, LOSS))
    picture = np.where(share > 0, none + (gain - none) * share, none + (loss - none) * -share)
    picture = np.where(np.isfinite(share), picture, np.array(UNKNOWN, float)).astype(np.uint8)
    sheet.paste(Image.fromarray(picture).resize((SIZE, SIZE), Image.Resampling.NEAREST), (0, HEAD))
    _outline(sheet, pen, scene, (20, 20, 20))
    _scale_bar(pen, scene, (20, 20, 20))
    _legend(sheet, pen, most, SIZE + 16)
    return sheet


def _legend(sheet: Image.Image, pen: ImageDraw.ImageDraw, most: float, left: int) -> None:
    top, bottom, font = HEAD + 34, SIZE + HEAD - 50, _font(14)
    share = np.linspace(1, -1, bottom - top)[:, None, None]
    none, gain, loss = (np.array(c, float) for c in (NONE, GAIN, LOSS))
    bar = np.where(share > 0, none + (gain - none) * share, none + (loss - none) * -share).astype(np.uint8)
    sheet.paste(Image.fromarray(np.repeat(bar, 18, axis=1)), (left, top))
    pen.text((left, top - 18), tr("m"), DIM, font, anchor="lm")
    for part in (1, 0.5, 0, -0.5, -1):
        y = top + (1 - part) / 2 * (bottom - top - 1)
        pen.text((left + 26, y), f"{part * most:+.3g}" if part else "0", INK, font, anchor="lm")
    pen.rectangle((left, bottom + 16, left + 17, bottom + 30), UNKNOWN)
    pen.text((left + 24, bottom + 23), tr("no data"), DIM, _font(12), anchor="lm")


def _section(scene: Scene, clouds: tuple[Points, Points]) -> Image.Image:
    """Points of both epochs along the candidate's longer side."""
    width, height, left, top, bottom = 960, 420, 64, HEAD + 26, 44
    sheet, pen = _sheet(width, height, tr("Section, {band} m wide", band=f"{BAND:g}"),
                        tr("Demo data") if scene.demo else "")
    lines = [along(points, scene.line) for points in clouds]
    heights = np.concatenate([z for _, z in lines])
    if not len(heights):
        pen.text((width / 2, height / 2), tr("no points in this section"), DIM, _font(16), anchor="mm")
        return sheet
    low, high = np.quantile(heights, (0.005, 0.998)).tolist()
    step = _step((high - low + 2) / 5)
    low, high = np.floor((low - 0.5) / step) * step, np.ceil((high + 0.5) / step) * step
    across, up = (width - left - 16) / scene.line.length, (height - top - bottom) / (high - low)
    font = _font(13)
    for level in np.arange(low, high + step / 2, step):
        y = height - bottom - (level - low) * up
        pen.line((left, y, width - 16, y), LINE)
        pen.text((left - 8, y), f"{level:g}", DIM, font, anchor="rm")
    for at in np.arange(0, scene.line.length, _step(scene.line.length / 8)):
        pen.text((left + at * across, height - bottom + 14), f"{at:g}", DIM, font, anchor="mm")
    pen.text((width - 16, height - 12), tr("metres along the section; heights in metres"), DIM, _font(12), anchor="rm")
    _inside(pen, scene, left, across, top, height - bottom)
    for (at, z), colour in zip(lines, (EARLIER, LATER), strict=True):
        keep = (z >= low) & (z <= high)
        for x, y in zip((left + at[keep] * across).tolist(), (height - bottom - (z[keep] - low) * up).tolist(),
                        strict=True):
            pen.ellipse((x - 1.6, y - 1.6, x + 1.6, y + 1.6), colour)
    for number, (word, colour) in enumerate(((tr("Earlier"), EARLIER), (tr("Later"), LATER))):
        x = left + 110 * number
        pen.ellipse((x, HEAD + 4, x + 10, HEAD + 14), colour)
        pen.text((x + 16, HEAD + 9), word, INK, font, anchor="lm")
    return sheet


def _inside(pen: ImageDraw.ImageDraw, scene: Scene, left: float, across: float, top: float, bottom: float) -> None:
    """Tint the part of the section that lies in the candidate."""
    for part in shapely.get_parts(shapely.intersection(scene.line, scene.outline)):
        if part.length > 0:
            ends = [scene.line.project(shapely.Point(c)) for c in part.coords]
            pen.rectangle((left + min(ends) * across, top, left + max(ends) * across, bottom), (32, 44, 54))


def _outline(sheet: Image.Image, pen: ImageDraw.ImageDraw, scene: Scene, colour: tuple[int, int, int] = MARK) -> None:
    west, _, east, north = scene.bounds
    scale = SIZE / (east - west)
    for ring in [scene.outline.exterior, *scene.outline.interiors]:
        xy = shapely.get_coordinates(ring)
        pen.line([((x - west) * scale, HEAD + (north - y) * scale) for x, y in xy], colour, 3, joint="curve")


def _scale_bar(pen: ImageDraw.ImageDraw, scene: Scene, colour: tuple[int, int, int] = INK) -> None:
    scale = SIZE / (scene.bounds[2] - scene.bounds[0])
    length = _step((scene.bounds[2] - scene.bounds[0]) / 5)
    x, y = 14, SIZE + HEAD - 16
    back = (0, 0, 0) if sum(colour) > 380 else (255, 255, 255)
    pen.line((x, y, x + length * scale, y), back, 6)
    pen.line((x, y, x + length * scale, y), colour, 3)
    pen.text((x, y - 14), tr("{length} m", length=f"{length:g}"), colour, _font(14, 500), anchor="lm", stroke_width=2,
             stroke_fill=back)


def _step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, about `rough`."""
    power = 10.0 ** np.floor(np.log10(max(rough, 1e-3)))
    return float(next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.75))


def _round_up(value: float) -> float:
    return float(np.ceil(value * 2) / 2)
