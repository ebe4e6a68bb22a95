"""What is laid over a picture from above: outlines, the section's line, metre grid, scale bar, north arrow."""

from __future__ import annotations

import numpy as np
import shapely

from console.detection.pictures.canvas import SMALL, Canvas
from console.detection.pictures.frame import Frame, round_step
from console.detection.pictures.ink import (
    BUILDING,
    CUT,
    DIM,
    HEAD,
    OUTLINE,
    PERMIT,
    SHADOW,
    TEXT,
    Colour,
)
from console.detection.review_scene import Near, Scene
from console.language import tr

SMALLEST = 180.0  # logical pixels of width under which only outlines and the scale bar are drawn
KEY_FROM = 330.0  # from which the outlines are explained too


def over_ground(canvas: Canvas, frame: Frame, scene: Scene, line: shapely.LineString | None) -> np.ndarray:
    """A copy of a picture from above with all that is laid over it."""
    over = Canvas.over(canvas.rgb, canvas.scale)
    roomy = frame.width >= SMALLEST
    if roomy:
        grid(over, frame)
    outlines(over, frame, scene)
    if line is not None:
        section_mark(over, frame, line)
    scale_bar(over, frame)
    if roomy:
        north(over, frame)
    if frame.width >= KEY_FROM:
        key(over, frame, scene)
    return over.rgb


def key(canvas: Canvas, frame: Frame, scene: Scene) -> None:
    """What the outlines are, at the upper left; only those in view."""
    view = shapely.box(frame.x0, frame.y0, frame.x1, frame.y1)
    rows: list[tuple[Colour, str, tuple[float, float] | None]] = [(OUTLINE, tr("Suspected change"), None)]
    if any(one.shape.intersects(view) for one in scene.buildings):
        rows.append((BUILDING, tr("Registered building"), None))
    if any(one.shape.intersects(view) for one in scene.permits):
        rows.append((PERMIT, tr("Permit"), (7.0, 4.0)))
    for row, (colour, words, dash) in enumerate(rows):
        x, y = frame.left + 12, frame.top + 16 + 18 * row
        canvas.line([x, x + 20], [y, y], colour, 2.0, 1.0, dash, halo=SHADOW)
        canvas.text(x + 26, y, words, TEXT, SMALL, halo=SHADOW)


def head(canvas: Canvas, title: str, right: str = "", swatch: Colour | None = None) -> None:
    """The line above a drawing; what does not fit on the right is left out before the title is cut."""
    left = 10.0
    if swatch is not None:
        canvas.box(0, 6, 4, HEAD - 12, swatch)
    wide = canvas.text_width(title, weight=600)
    canvas.text(left, HEAD / 2, title, TEXT, weight=600)
    if right and left + wide + 16 + canvas.text_width(right, SMALL) < canvas.width - 8:
        canvas.text(canvas.width - 8, HEAD / 2, right, DIM, SMALL, "rm")


def box_of(frame: Frame) -> tuple[float, float, float, float]:
    """(left, top, width, height) of a frame's plot."""
    return frame.left, frame.top, frame.width, frame.height


def grid(canvas: Canvas, frame: Frame) -> None:
    """Lines at round metres of the map, faint; a cell is as long as the scale bar."""
    step = step_of(frame)
    for at in np.arange(np.ceil(frame.x0 / step) * step, frame.x1, step):
        x, _ = frame.to_px(at, 0.0)
        canvas.line([x, x], [frame.top, frame.top + frame.height], TEXT, 1.0, 0.14, within=box_of(frame))
    for at in np.arange(np.ceil(frame.y0 / step) * step, frame.y1, step):
        _, y = frame.to_px(0.0, at)
        canvas.line([frame.left, frame.left + frame.width], [y, y], TEXT, 1.0, 0.14, within=box_of(frame))


def step_of(frame: Frame) -> float:
    """Metres between the grid's lines: about 70 pixels, less where there is little room."""
    return round_step(min(70.0, frame.width / 4.5) / frame.across)


def scale_bar(canvas: Canvas, frame: Frame) -> None:
    """At the lower left, as long as a cell of the grid."""
    length = step_of(frame)
    x, y = frame.left + 12, frame.top + frame.height - 12
    end = x + length * frame.across
    canvas.line([x, x, end, end], [y - 5, y, y, y - 5], TEXT, 2.0, halo=SHADOW)
    canvas.text((x + end) / 2, y - 7, tr("{length} m", length=f"{length:g}"), TEXT, SMALL, "mb", 600, SHADOW)


def north(canvas: Canvas, frame: Frame) -> None:
    """At the upper right: grid north is up."""
    x, y = frame.left + frame.width - 18, frame.top + 12
    canvas.line([x, x], [y, y + 24], TEXT, 1.6, halo=SHADOW)
    canvas.line([x - 5, x, x + 5], [y + 8, y, y + 8], TEXT, 1.6, halo=SHADOW)
    canvas.text(x, y + 26, tr("N"), TEXT, SMALL, "mt", 600, SHADOW)


def outlines(canvas: Canvas, frame: Frame, scene: Scene) -> None:
    """Registry buildings thin, permits dashed, the detection above all."""
    for near in scene.buildings:
        _ring(canvas, frame, near.shape, BUILDING, 1.2, 0.9)
    for near in scene.permits:
        _ring(canvas, frame, near.shape, PERMIT, 1.8, 1.0 if near.active else 0.6, (7, 4))
    _ring(canvas, frame, scene.outline, OUTLINE, 2.2, 1.0)
    if frame.width >= SMALLEST:
        for near in scene.permits:
            _name(canvas, frame, near)


def section_mark(canvas: Canvas, frame: Frame, line: shapely.LineString) -> None:
    """The line of the section with its ends A and A′."""
    ends = shapely.get_coordinates(line)
    x, y = frame.to_px(ends[:, 0], ends[:, 1])
    canvas.line(x, y, CUT, 1.6, 0.95, dash=(9, 4), within=box_of(frame), halo=SHADOW)
    length = max(float(np.hypot(x[1] - x[0], y[1] - y[0])), 1.0)
    ux, uy = (x[1] - x[0]) / length, (y[1] - y[0]) / length
    for end, sign, letter in ((0, -1, "A"), (-1, 1, "A′")):
        for radius, colour in ((5.5, SHADOW), (4.0, CUT)):
            canvas.dots(np.array([x[end]]), np.array([y[end]]), radius, colour, 1.0, box_of(frame))
        at = float(x[end] + sign * ux * 14), float(y[end] + sign * uy * 14)
        px = min(max(at[0], frame.left + 10), frame.left + frame.width - 12)
        py = min(max(at[1], frame.top + 10), frame.top + frame.height - 10)
        canvas.text(px, py, letter, CUT, SMALL, "mm", 700, SHADOW)


def _ring(canvas: Canvas, frame: Frame, shape: shapely.Geometry, colour: Colour, width: float, alpha: float,
          dash: tuple[float, float] | None = None) -> None:
    xs: list[np.ndarray] = []
    ys: list[np.ndarray] = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        x, y = frame.to_px(*shapely.get_coordinates(ring).T)
        xs += [x, np.array([np.nan])]
        ys += [y, np.array([np.nan])]
    if xs:
        canvas.line(np.concatenate(xs), np.concatenate(ys), colour, width, alpha, dash, box_of(frame), SHADOW)


def _name(canvas: Canvas, frame: Frame, near: Near) -> None:
    """A permit's number, inside it if it is in view."""
    view = shapely.intersection(near.shape, shapely.box(frame.x0, frame.y0, frame.x1, frame.y1))
    if view.is_empty:
        return
    west, _, _, northern = view.bounds
    x, y = frame.to_px(west, northern)
    words = tr("permit {id}", id=near.id) if near.active else tr("permit {id}, not valid", id=near.id)
    x = min(max(x, frame.left + 6), frame.left + frame.width - canvas.text_width(words, SMALL) - 6)
    canvas.text(x, max(y - 10, frame.top + 10), words, PERMIT, SMALL, "lm", 500, SHADOW)
