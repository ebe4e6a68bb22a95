"""One epoch from above: the orthophoto or the shaded surface, with outlines, metre grid, scale bar and north."""

from __future__ import annotations

import numpy as np
import shapely

from console.detection.grid import Bounds, Window
from console.detection.pictures import marks, strokes
from console.detection.pictures.canvas import NORMAL, SMALL, Canvas
from console.detection.pictures.frame import Frame, filling
from console.detection.pictures.ink import DIM, EPOCHS, HEAD, PLOT
from console.detection.pictures.shade import shaded
from console.detection.review_scene import Scene
from console.language import tr

WHICH = ("before", "after")


def draw_chip(scene: Scene, which: str, size: tuple[float, float], scale: float = 1.0, *, kind: str = "auto",
              view: Bounds | None = None, line: shapely.LineString | None = None) -> tuple[np.ndarray, Frame]:
    """Draw one epoch.

    Args:
        which: "before" or "after".
        size: logical pixels (width, height) of the whole drawing, its line of words included.
        scale: device pixels per logical one: 1 or 2 on a screen, 3 on paper.
        kind: "photo", "surface", or "auto" for the photo where both epochs have one.
        view: what to show in metres, by default the scene's square; more is shown where the drawing is not square.
        line: of the section, drawn over it.

    Returns:
        (uint8 [rows, cols, 3], where metres lie in it).
    """
    canvas, frame = chip_base(scene, which, size, scale, kind, view)
    return chip_marks(canvas, frame, scene, line), frame


def chip_base(scene: Scene, which: str, size: tuple[float, float], scale: float, kind: str = "auto",
              view: Bounds | None = None) -> tuple[Canvas, Frame]:
    """The picture without what is laid over it: what a window keeps while a line is dragged."""
    epoch = WHICH.index(which)
    canvas = Canvas(size, scale)
    title = (tr("Earlier"), tr("Later"))[epoch] + (f"  {scene.flown[epoch]}" if scene.flown[epoch] else "")
    frame = filling(view or scene.bounds, 0.0, HEAD, size[0], size[1] - HEAD, scale)
    found = picture_of(scene, epoch, kind)
    demo = " · " + tr("Demo data") if scene.demo else ""
    word = "" if found is None else tr("Orthophoto") if found[2] else tr("Shaded surface")
    marks.head(canvas, title, word + demo, EPOCHS[epoch])
    if found is None:
        nothing(canvas, frame, tr("No picture of this epoch") if not scene.missing else scene.missing[0])
    else:
        lay(canvas, frame, found[0], found[1])
    return canvas, frame


def chip_marks(canvas: Canvas, frame: Frame, scene: Scene, line: shapely.LineString | None) -> np.ndarray:
    """A copy of the picture with all that is laid over it."""
    return marks.over_ground(canvas, frame, scene, line)


def picture_of(scene: Scene, epoch: int, kind: str = "auto") -> tuple[np.ndarray, Window, bool] | None:
    """(pixels, their window, whether it is a photo); with "auto" both epochs are shown the same way."""
    photo = scene.photos[epoch]
    both = None not in scene.photos or scene.flat
    surface = shaded(scene, epoch)
    if photo is not None and (kind == "photo" or (kind == "auto" and both) or surface is None):
        return photo.rgb, photo.window, True
    return None if surface is None else (*surface, False)


def lay(canvas: Canvas, frame: Frame, rgb: np.ndarray, window: Window, smooth: bool = True) -> None:
    """Put a picture of the ground into the frame; what it does not reach is left as unknown."""
    part = canvas.part(*marks.box_of(frame))
    west, south, east, northern = window.bounds
    if west > frame.x0 or east < frame.x1 or south > frame.y0 or northern < frame.y1:
        canvas.hatch(*marks.box_of(frame))
    cell = window.cell
    step = (frame.x1 - frame.x0) / part.shape[1] / cell
    if smooth and step >= 2:
        many = int(step)
        rgb, cell = _coarser(rgb, many), cell * many
    strokes.resample(np.ascontiguousarray(rgb), (frame.x0 - window.col * window.cell) / cell,
                     (window.row * window.cell - frame.y1) / cell, step * window.cell / cell, part, smooth)


def _coarser(rgb: np.ndarray, many: int) -> np.ndarray:
    """Means of `many` × `many` cells, from the upper left; a remainder of less than one is dropped."""
    rows, cols = rgb.shape[0] // many, rgb.shape[1] // many
    boxes = rgb[:rows * many, :cols * many].reshape(rows, many, cols, many, 3)
    return boxes.mean(axis=(1, 3)).round().astype(np.uint8)


def nothing(canvas: Canvas, frame: Frame, words: str) -> None:
    """A hatched field that says why it is empty."""
    canvas.hatch(*marks.box_of(frame), 14.0)
    lines = wrapped(canvas, words, frame.width - 32)
    y = frame.top + frame.height / 2 - 10 * (len(lines) - 1)
    for one in lines:
        wide = canvas.text_width(one, NORMAL)
        canvas.box(frame.left + frame.width / 2 - wide / 2 - 8, y - 11, wide + 16, 22, PLOT)
        canvas.text(frame.left + frame.width / 2, y, one, DIM, NORMAL, "mm")
        y += 20


def wrapped(canvas: Canvas, words: str, width: float, size: float = SMALL) -> list[str]:
    """Words in lines that fit; Chinese breaks anywhere, other words at blanks."""
    lines, line = [], ""
    pieces = words.split(" ") if words.count(" ") > 2 else list(words)
    glue = " " if words.count(" ") > 2 else ""
    for piece in pieces:
        longer = line + glue + piece if line else piece
        if line and canvas.text_width(longer, NORMAL) > width:
            lines.append(line)
            longer = piece
        line = longer
    return [*lines, line]
