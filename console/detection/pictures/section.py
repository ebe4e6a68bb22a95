"""A cut through both epochs: points, surfaces, what was gained and lost between them, approved heights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from console.detection.pictures import marks, strokes
from console.detection.pictures.canvas import NORMAL, SMALL, Canvas
from console.detection.pictures.difference import signed
from console.detection.pictures.frame import Frame, round_step
from console.detection.pictures.ink import DIM, EARLIER, EPOCHS, HEAD, LATER, LINE, OUTLINE, PERMIT, PLOT, SHADOW, TEXT
from console.detection.pictures.shade import noise_of
from console.detection.review_scene import BAND, Scene
from console.language import tr

LEFT, RIGHT, BOTTOM = 52.0, 14.0, 40.0
DOT = 2.2  # logical pixels across a measured point
SHORTEST = 0.5  # metres a line is taken to have at least
MOST_UP = 4.0  # times that heights are stretched at most, unless the change is smaller
SEEN, SEEN_PX = 0.08, 16.0  # of the picture's height, and logical pixels: the least that the change takes
LEAST_ROOM = 4.0  # metres of height shown at least


@dataclass(frozen=True, eq=False)
class Profile:
    """What lies along a line: heights above the surveys' zero, distances from its start, metres.

    Attributes:
        points: (distance, height) of each epoch's points, None where it has none.
        at: distances at which the surfaces are known; surfaces: their heights [2, n], nan for unknown.
        inside: (from, to) of the pieces that lie in the detection.
    """

    length: float
    points: tuple[tuple[np.ndarray, np.ndarray] | None, tuple[np.ndarray, np.ndarray] | None]
    at: np.ndarray
    surfaces: np.ndarray
    inside: list[tuple[float, float]]

    @property
    def change(self) -> float:
        """Median gain inside the detection, nan where the line misses it or nothing is known."""
        gain = (self.surfaces[1] - self.surfaces[0])[self.within]
        gain = gain[np.isfinite(gain)]
        return float(np.median(gain)) if len(gain) else float("nan")

    @property
    def within(self) -> np.ndarray:
        """Which of `at` lie in the detection."""
        found = np.zeros(len(self.at), bool)
        for low, high in self.inside:
            found |= (self.at >= low) & (self.at <= high)
        return found


def profile(scene: Scene, line: shapely.LineString) -> Profile:
    """Look along a line."""
    (ax, ay), (bx, by) = shapely.get_coordinates(line)[[0, -1]].tolist()
    length = float(np.hypot(bx - ax, by - ay))
    if length < SHORTEST:
        bx, by, length = ax + SHORTEST, ay, SHORTEST
    ox, oy, oz = scene.origin
    found: list[tuple[np.ndarray, np.ndarray] | None] = []
    for cloud in scene.clouds:
        if cloud is None:
            found.append(None)
            continue
        at, z = strokes.near_line(cloud.x, cloud.y, cloud.z, ax - ox, ay - oy, bx - ox, by - oy, BAND / 2)
        found.append((at, z + oz))
    cell = min((one.window.cell for one in scene.reliefs if one is not None), default=0.5)
    places = np.linspace(0, length, max(int(length / cell * 2), 2) + 1)
    x, y = ax + (bx - ax) * places / length, ay + (by - ay) * places / length
    surfaces = np.array([np.full(len(places), np.nan) if one is None else one.at(x, y) + oz for one in scene.reliefs])
    return Profile(length, (found[0], found[1]), places, surfaces, _pieces(line, scene.outline))


def draw_section(scene: Scene, line: shapely.LineString, size: tuple[float, float], scale: float = 1.0, *,
                 levels: tuple[float, float] | None = None) -> tuple[np.ndarray, Frame]:
    """Draw the cut along a line (two places in the survey's CRS).

    Args:
        size: logical pixels (width, height); scale: device pixels per logical one.
        levels: lowest and highest height to show; by default what lets the change be seen.

    Returns:
        (uint8 [rows, cols, 3], where metres lie in it: along the line, and up).
    """
    canvas, cut = Canvas(size, scale), profile(scene, line)
    low, high = levels or _levels(cut, size[0] - LEFT - RIGHT, size[1] - HEAD - BOTTOM)
    frame = Frame(LEFT, HEAD, size[0] - LEFT - RIGHT, size[1] - HEAD - BOTTOM, 0.0, cut.length, low, high, scale)
    marks.head(canvas, tr("Section A–A′, {band} m wide", band=f"{BAND:g}"),
               " · ".join(filter(None, (_stretch(frame), tr("Demo data") if scene.demo else ""))))
    canvas.box(*marks.box_of(frame), PLOT)
    _inside(canvas, frame, cut)
    _between(canvas, frame, cut, noise_of(scene))
    _axes(canvas, frame)
    _surfaces(canvas, frame, cut)
    for number, points in enumerate(cut.points):  # over the surfaces: what was measured is the evidence
        if points is not None:
            canvas.dots(*frame.to_px(*points), DOT, EPOCHS[number], 0.9, marks.box_of(frame))
    _approved(canvas, frame, scene, line)
    _said(canvas, frame, scene, cut)
    return canvas.rgb, frame


def _levels(cut: Profile, width: float, height: float) -> tuple[float, float]:
    """Heights that hold all there is, or as much of it as leaves the change a share of the picture one can see.

    Twenty centimetres on a tower of thirty metres would be one pixel: then the roof alone is shown.
    """
    heights = np.concatenate([one[1] for one in cut.points if one is not None]
                             + [cut.surfaces[np.isfinite(cut.surfaces)]])
    low, high = np.quantile(heights, (0.003, 0.998)).tolist() if len(heights) else (0.0, 5.0)
    middle = (low + high) / 2
    room = max((high - low) * 1.12 + 0.6, cut.length / width * height / MOST_UP)
    inside = cut.surfaces[:, cut.within]
    if np.isfinite(cut.change) and room > (least := max(abs(cut.change) / max(SEEN, SEEN_PX / height), LEAST_ROOM)):
        room = least
        centre = float(np.nanmedian(inside))
        middle = min(max(centre, low + room / 2 - 0.5), max(high - room / 2 + 0.5, low))
    return middle - room / 2, middle + room / 2


def _stretch(frame: Frame) -> str:
    times = frame.up / frame.across
    return tr("heights × {n}", n=f"{times:.1f}") if abs(times - 1) > 0.05 else tr("true to scale")


def _axes(canvas: Canvas, frame: Frame) -> None:
    """The metre grid, with round numbers along both edges."""
    right, bottom = frame.left + frame.width, frame.top + frame.height
    step = round_step(34 / frame.up)
    for level in np.arange(np.ceil(frame.y0 / step), np.floor(frame.y1 / step) + 1) * step + 0.0:  # no minus nought
        _, y = frame.to_px(0.0, level)
        canvas.line([frame.left, right], [y, y], LINE, 1.0, 0.7)
        canvas.text(frame.left - 7, y, f"{level:.6g}".replace("-", "−"), DIM, SMALL, "rm")
    step = round_step(64 / frame.across)
    for at in np.arange(0, frame.x1 + step * 1e-6, step):
        x, _ = frame.to_px(at, 0.0)
        canvas.line([x, x], [frame.top, bottom], LINE, 1.0, 0.7)
        if x < right - 56:
            canvas.text(x, bottom + 6, f"{at:g}", DIM, SMALL, "mt")
    canvas.text(frame.left, bottom + 22, "A", TEXT, SMALL, "mt", 700)
    canvas.text(right, bottom + 22, "A′", TEXT, SMALL, "mt", 700)
    canvas.text(right, bottom + 6, tr("{length} m", length=f"{frame.x1:.1f}"), DIM, SMALL, "rt")
    canvas.text(6, frame.top - 2, "m", DIM, SMALL, "lt")


def _inside(canvas: Canvas, frame: Frame, cut: Profile) -> None:
    """Mark the part that lies in the detection."""
    for low, high in cut.inside:
        x0, _ = frame.to_px(max(low, 0.0), 0.0)
        x1, _ = frame.to_px(min(high, frame.x1), 0.0)
        canvas.box(x0, frame.top, max(x1 - x0, 1), frame.height, OUTLINE, 0.06)
        for x in (x0, x1):
            canvas.line([x, x], [frame.top, frame.top + frame.height], OUTLINE, 1.2, 0.7, (4, 4))


def _between(canvas: Canvas, frame: Frame, cut: Profile, noise: float) -> None:
    """Fill what the later surface gained in its colour, what the earlier lost in its own."""
    region = canvas.part(*marks.box_of(frame))
    rows, cols = region.shape[:2]
    at = (np.arange(cols) + 0.5) / cols * frame.x1
    first, second = (np.interp(at, cut.at, one) for one in cut.surfaces)  # nan spreads to its neighbours only
    with np.errstate(invalid="ignore"):
        differ = np.abs(second - first) > max(noise, 0.1)
    down = [np.where(differ, (frame.y1 - one) / (frame.y1 - frame.y0) * rows, np.nan) for one in (first, second)]
    for colour, top, bottom in ((LATER, down[1], down[0]), (EARLIER, down[0], down[1])):
        strokes.fill_columns(region, top, bottom, *(float(c) for c in colour), 0.3)


def _surfaces(canvas: Canvas, frame: Frame, cut: Profile) -> None:
    """The surfaces as lines, the earlier dashed, so that they differ without colour too."""
    for number, dash in ((0, (8.0, 4.0)), (1, None)):
        x, y = frame.to_px(cut.at, cut.surfaces[number])
        canvas.line(x, y, EPOCHS[number], 1.2, 0.7, dash, marks.box_of(frame))


def _approved(canvas: Canvas, frame: Frame, scene: Scene, line: shapely.LineString) -> None:
    """How high each permit on the way allows to build."""
    for near in scene.permits:
        if not np.isfinite(near.top) or not frame.y0 < near.top < frame.y1:
            continue
        for low, high in _pieces(line, near.shape):
            (x0, y), (x1, _) = frame.to_px(low, near.top), frame.to_px(high, near.top)
            canvas.line([x0, x1], [y, y], PERMIT, 2.2, 1.0 if near.active else 0.55, (7, 4), marks.box_of(frame))
            words = tr("permit {id} up to {top} m", id=near.id, top=f"{near.top:.1f}")
            canvas.text((x0 + x1) / 2, max(y - 4, frame.top + 18), words, PERMIT, SMALL, "mb", 500, SHADOW)


def _said(canvas: Canvas, frame: Frame, scene: Scene, cut: Profile) -> None:
    """The legend, and the change along this line."""
    y, x = frame.top + frame.height + 29, frame.left + 22
    for number, word in enumerate((tr("Earlier"), tr("Later"))):
        words = word + (f" {scene.flown[number]}" if scene.flown[number] else "")
        canvas.line([x, x + 22], [y, y], EPOCHS[number], 1.4, 0.9, None if number else (8, 4))
        canvas.dots(np.array([x + 5.0, x + 17.0]), np.array([y, y]), DOT, EPOCHS[number], 1.0)
        canvas.text(x + 28, y, words, TEXT, SMALL)
        x += 44 + canvas.text_width(words, SMALL)
    if not any(one is not None and len(one[0]) for one in cut.points):
        words = scene.missing[0] if scene.missing else tr("no points in this section")
        canvas.text(frame.left + frame.width / 2, frame.top + frame.height / 2, words, DIM, NORMAL, "mm", halo=SHADOW)
    if np.isfinite(cut.change) and cut.inside:
        _say_change(canvas, frame, cut)


def _say_change(canvas: Canvas, frame: Frame, cut: Profile) -> None:
    """How much, between the surfaces where there is room, else at the foot of the picture."""
    low, high = max(cut.inside, key=lambda piece: piece[1] - piece[0])
    middle, _ = frame.to_px((low + high) / 2, 0.0)
    _, y = frame.to_px(0.0, float(np.nanmedian(cut.surfaces[:, cut.within].mean(axis=0))))
    if abs(cut.change) * frame.up < 30 or not frame.top + 14 < y < frame.top + frame.height - 14:
        y = frame.top + frame.height - 14
    words = ("▲ " if cut.change > 0 else "▼ ") + tr("{dz} m", dz=signed(cut.change))
    canvas.text(min(max(middle, frame.left + 40), frame.left + frame.width - 40), y, words,
                LATER if cut.change > 0 else EARLIER, NORMAL, "mm", 700, SHADOW)


def _pieces(line: shapely.LineString, shape: shapely.Geometry) -> list[tuple[float, float]]:
    """(from, to) of the parts of a straight line that lie in a shape."""
    found = []
    for part in shapely.get_parts(shapely.intersection(line, shape)):
        if part.length > 0:
            ends = shapely.line_locate_point(line, shapely.points(shapely.get_coordinates(part)))
            found.append((float(ends.min()), float(ends.max())))
    return sorted(found)
