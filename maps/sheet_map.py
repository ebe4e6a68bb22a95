"""The layers of a scene on paper: as vector paths, or as tiles of 300 dots per inch where there is too much.

Whatever lies below a layer that is too large goes into the tiles with it, so that the order stays.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from maps.prepare import Detail, Prepared
from maps.scene import Layer, Scene
from maps.sheet_layout import Ground
from maps.style import Line, qcolor
from maps.view import INCH, View

MOST_VERTICES = 500_000   # of one layer as paths: some 5 MB and a second in the reader
MOST_ON_SHEET = 1_500_000
DOTS = 300.0              # per inch, where pixels are unavoidable
TILE = 2048               # pixels
FINE = 0.03               # mm: outlines may be simplified by that much
SEAM = 0.05               # mm: fills without an outline overlap by that much, or viewers show the paper between them
# Borders (界线) are told apart by their pattern too, so that a black and white copy can be read; in line widths.
DASHES: dict[str, tuple[float, ...]] = {
    "city": (), "district": (14.0, 4.0, 2.0, 4.0), "street": (8.0, 4.0), "community": (4.0, 3.0), "grid": (1.0, 2.5)}

Ints = NDArray[np.int64]


@dataclasses.dataclass(frozen=True, eq=False)
class Part:
    """What of one layer lies on the sheet.

    Attributes:
        rows: its features. classes: their class numbers. vertices: how many points describe them.
        raster: painted as pixels.
    """

    layer: Layer
    rows: Ints
    vertices: int
    raster: bool = False

    @property
    def classes(self) -> NDArray[np.uint16]:
        return self.layer.data.classes[self.rows]


def parts_of(scene: Scene, ground: Ground, pixel: float) -> list[Part]:
    """The layers that show at this scale with what of them lies inside the frame, bottom to top.

    Args:
        pixel: millimetres of paper that stand for a logical pixel.
    """
    found: list[Part] = []
    for layer in scene.layers:
        if layer.fade.strength(ground.metres * pixel) > 0:
            rows = rows_within(layer.data, ground.bounds)
            rows = rows[_drawn(layer)[layer.data.classes[rows]]]
            detail = layer.data.detail(ground.metres * FINE)
            found.append(Part(layer, rows, int(_vertex_counts(detail, rows).sum())))
    heavy = [i for i, part in enumerate(found) if part.vertices > MOST_VERTICES]
    if not heavy and sum(part.vertices for part in found) > MOST_ON_SHEET:
        heavy = [max(range(len(found)), key=lambda i: found[i].vertices)]
    last = max(heavy, default=-1)
    return [dataclasses.replace(part, raster=i <= last) for i, part in enumerate(found)]


def _drawn(layer: Layer) -> NDArray[np.bool_]:
    """Which classes are drawn at all; what a filter leaves out has a class without any colour."""
    fills = np.array([colour[3] > 0 for colour in layer.fills], bool)
    lines = np.array([line.width * line.colour[3] > 0 for line in layer.lines], bool)
    count = layer.data.class_count
    drawn = np.zeros(count, bool)
    for found in (fills, lines):
        spread = np.resize(found, count) if len(found) == 1 else found[:count]  # one look stands for every class
        drawn[:len(spread)] |= spread
    return drawn


def rows_within(data: Prepared, bounds: tuple[float, float, float, float]) -> Ints:
    """Features whose box touches `bounds` (metres in the working CRS)."""
    ranges = data.ranges(bounds)
    if not len(ranges):
        return np.zeros(0, np.int64)
    rows = np.concatenate([np.arange(start, stop, dtype=np.int64) for start, stop in ranges])
    box = data.bounds[rows]
    (x, y), (west, south, east, north) = data.origin, bounds
    return rows[(box[:, 0] <= east - x) & (box[:, 2] >= west - x) & (box[:, 1] <= north - y)
                & (box[:, 3] >= south - y)]


def draw_parts(painter: QPainter, parts: Sequence[Part], scene: Scene, ground: Ground, pixel: float,
               report: Callable[[int, int], None]) -> None:
    """Draw them into the frame; the painter is in millimetres and clipped to the frame."""
    frame = QRectF(*ground.map)
    painter.fillRect(frame, qcolor(scene.background))
    raster = [part for part in parts if part.raster]
    if raster or scene.unders:
        below = Scene(scene.background, tuple(part.layer for part in raster), unders=scene.unders)
        _draw_tiles(painter, below, ground, pixel, report)
    for number, part in enumerate(parts):
        report(number, len(parts))
        if not part.raster:
            _draw_part(painter, part, ground, pixel)


def _draw_part(painter: QPainter, part: Part, ground: Ground, pixel: float) -> None:
    layer, data = part.layer, part.layer.data
    scale = ground.metres * pixel
    strength = layer.fade.strength(scale) * layer.opacity
    painter.save()
    painter.setOpacity(strength)
    if data.dimension == 0:
        _draw_dots(painter, part, ground, pixel)
    else:
        if layer.fills:
            _fill(painter, part, ground)
        if layer.lines and layer.line_fade.strength(scale) > 0:
            painter.setOpacity(strength * layer.line_fade.strength(scale))
            _stroke(painter, part, ground, pixel)
    painter.restore()


def _fill(painter: QPainter, part: Part, ground: Ground) -> None:
    """Fill the large features first, so that a building shows on its block whatever their classes."""
    data, fills = part.layer.data, part.layer.fills
    for rows in _large_first(part) if len(fills) > 1 else [part.rows]:
        number = int(data.classes[rows[0]]) if len(fills) > 1 and len(rows) else 0
        if number >= len(fills) or fills[number][3] <= 0 or not len(rows):
            continue
        path, colour = path_of(data, rows, ground), qcolor(fills[number])
        painter.fillPath(path, colour)
        if not part.layer.lines and fills[number][3] == 1:
            painter.strokePath(path, QPen(colour, SEAM))


def _large_first(part: Part) -> list[Ints]:
    """The features in groups of one class and about one size (to a factor of two), the largest first."""
    data, rows = part.layer.data, part.rows
    if not len(rows):
        return []
    size = np.floor(np.log2(np.maximum(data.sizes[rows], 1e-3)))
    order = np.lexsort([part.classes, -size])
    rows, size = rows[order], size[order]
    classes = data.classes[rows]
    return np.split(rows, np.flatnonzero((np.diff(size) != 0) | (np.diff(classes.astype(int)) != 0)) + 1)


def _stroke(painter: QPainter, part: Part, ground: Ground, pixel: float) -> None:
    lines, classes = part.layer.lines, part.classes
    for number in reversed(range(len(lines))):
        line = lines[number]
        rows = part.rows if len(lines) == 1 else part.rows[classes == number]
        if line.width <= 0 or line.colour[3] <= 0 or not len(rows):
            continue
        level = border_level(part.layer)
        path = path_of(part.layer.data, rows, ground) if not level else border_path(part.layer.data, rows, ground)
        painter.strokePath(path, line_pen(line, pixel, DASHES.get(level, ())))


def border_level(layer: Layer) -> str:
    """ "street" for the layer of street borders, "" for any other layer."""
    return layer.name.removeprefix("borders ") if layer.name.startswith("borders ") else ""


def line_pen(line: Line, pixel: float, dashes: Sequence[float] = ()) -> QPen:
    """A pen in millimetres; dashes in widths of the line."""
    pen = QPen(qcolor(line.colour), line.width * pixel)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen


def path_of(data: Prepared, rows: Ints, ground: Ground) -> QPainterPath:
    """All of these features as one path in millimetres, filled by winding number (holes run the other way)."""
    detail = data.detail(ground.metres * FINE)
    vertices, last = _vertices(detail, rows)
    x, y = ground.to_paper(detail.x[vertices].astype(np.float64) + data.origin[0],
                           detail.y[vertices].astype(np.float64) + data.origin[1])
    import pyqtgraph  # half a second, for sheets alone

    path = pyqtgraph.arrayToQPath(x, y, connect=(~last).astype(np.int32), finiteCheck=False)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def border_path(data: Prepared, rows: Ints, ground: Ground) -> QPainterPath:
    """Border segments joined to long lines, so that a pattern of dashes runs on; in millimetres."""
    import pyqtgraph

    detail = data.detail(0.0)
    vertices, last = _vertices(detail, rows)
    x, y = ground.to_paper(detail.x[vertices].astype(np.float64) + data.origin[0],
                           detail.y[vertices].astype(np.float64) + data.origin[1])
    part = np.append(0, np.cumsum(last)[:-1])
    lines = shapely.linestrings(np.column_stack([x, y]), indices=part)
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    points, owner = shapely.get_coordinates(merged, return_index=True)
    ends = np.append(owner[1:] != owner[:-1], True)
    return pyqtgraph.arrayToQPath(np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1]),
                                  connect=(~ends).astype(np.int32), finiteCheck=False)


def _vertex_counts(detail: Detail, rows: Ints) -> Ints:
    return (detail.parts[detail.features[rows + 1]] - detail.parts[detail.features[rows]]).astype(np.int64)


def _vertices(detail: Detail, rows: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Positions of the features' vertices, and which of them is the last of its part."""
    counts = _vertex_counts(detail, rows)
    before = np.cumsum(counts) - counts
    vertices = np.repeat(detail.parts[detail.features[rows]] - before, counts) + np.arange(counts.sum())
    ends = np.zeros(len(detail.x) + 1, bool)
    ends[detail.parts[1:]] = True
    return vertices, ends[vertices + 1]


def _draw_dots(painter: QPainter, part: Part, ground: Ground, pixel: float) -> None:
    """Points as discs as wide as their class's line."""
    data, lines = part.layer.data, part.layer.lines
    detail = data.details[0]
    counts = _vertex_counts(detail, part.rows)
    vertices, _ = _vertices(detail, part.rows)
    classes = np.minimum(np.repeat(part.classes, counts), len(lines) - 1)
    x, y = ground.to_paper(detail.x[vertices].astype(np.float64) + data.origin[0],
                           detail.y[vertices].astype(np.float64) + data.origin[1])
    painter.setPen(Qt.PenStyle.NoPen)
    for number, line in enumerate(lines):
        if line.width <= 0 or line.colour[3] <= 0:
            continue
        path, half = QPainterPath(), line.width * pixel / 2
        path.setFillRule(Qt.FillRule.WindingFill)
        for px, py in zip(x[classes == number].tolist(), y[classes == number].tolist(), strict=True):
            path.addEllipse(QPointF(px, py), half, half)
        painter.fillPath(path, qcolor(line.colour))


def _draw_tiles(painter: QPainter, scene: Scene, ground: Ground, pixel: float,
                report: Callable[[int, int], None]) -> None:
    """The scene painted by the window's own kernels, in tiles whose edges lie on whole pixels."""
    from maps.paint import Scratch, paint

    dot = INCH * 1000 / DOTS                     # mm
    metres = ground.metres * dot                 # per pixel
    west, south, east, north = ground.bounds
    columns = range(math.floor(west / metres), math.ceil(east / metres), TILE)
    rows = range(math.floor(-north / metres), math.ceil(-south / metres), TILE)
    scratch = Scratch()
    for number, (row, column) in enumerate((r, c) for r in rows for c in columns):
        report(number, len(rows) * len(columns))
        width, height = min(TILE, columns.stop - column), min(TILE, rows.stop - row)
        view = View((column + width / 2) * metres, -(row + height / 2) * metres, metres, width, height, pixel / dot)
        pixels = np.empty((height, width), np.uint32)
        paint(pixels, scene, view, 0, 0, scratch, [under.render(view) for under in scene.unders])
        left, top = ground.to_paper(column * metres, -row * metres)
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(left, top, width * dot, height * dot), image)
