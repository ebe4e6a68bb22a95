"""Footprints of one block: rows of lots along the block's edges, well inside it, never overlapping."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray
from shapely import Polygon

from console.demo.frame import GRID
from console.demo.lines import Vector, axes
from console.demo.styles import PLANS, Style


class Footprint(msgspec.Struct, frozen=True):
    """A building before it has a code: its outline in metres and how it is built."""

    shape: Polygon
    style: Style
    floors: int

    @property
    def height(self) -> float:
        """Metres, with half a storey for the parapet and what stands on the roof."""
        return round((self.floors + 0.5) * self.style.storey, 1)


def build_up(block: Polygon, styles: Sequence[Style], luck: Generator) -> list[Footprint]:
    """Rows of buildings in a block (metres), from south to north and west to east in the block's own frame.

    Args:
        styles: of the rows in turn.
    """
    inner = shapely.buffer(block, -styles[0].setback, join_style="mitre")
    if inner.is_empty:
        return []
    u, v = _south_facing(block)
    turned = shapely.transform(inner, lambda xy: xy @ np.column_stack([u, v]))
    south, north = _reach(turned)
    depths = _fit(north - south, [(style.depth, style.lane) for style in styles], luck)
    slack = north - south - sum(depth + styles[i % len(styles)].lane for i, depth in enumerate(depths))
    rows: list[tuple[Style, float, float]] = []
    for number, depth in enumerate(depths):
        style = styles[number % len(styles)]
        rows.append((style, south, depth))
        south += depth + style.lane + (slack + style.lane) / max(len(depths) - 1, 1)
    lots: list[Lot] = []
    for (style, south, depth), (west, east) in zip(rows, _spans(turned, rows), strict=True):
        lots.extend(_row(style, west, east, south, depth, luck))
    return _inside(inner, lots, np.vstack([u, v]), luck)


Lot = tuple[Style, float, float, float, float]   # style, west, south, width, depth in the block's frame


def _fit(room: float, kinds: Sequence[tuple[tuple[float, float], float]], luck: Generator) -> list[float]:
    """Lengths that fit one after another into some room; kinds are ((least, most), gap) in turn."""
    found: list[float] = []
    at = 0.0
    while True:
        (least, most), gap = kinds[len(found) % len(kinds)]
        length = luck.uniform(least, most)
        if at + length > room:
            return found
        found.append(length)
        at += length + gap


def _reach(shape: Polygon) -> tuple[float, float]:
    """Where rows begin and end: the usual southern and northern edge, so that a corner alone holds no row."""
    west, south, east, north = shape.bounds
    across = shapely.linestrings([[(west + (east - west) * part, y) for y in (south - 1, north + 1)]
                                  for part in (0.2, 0.4, 0.6, 0.8)])
    bounds = shapely.bounds(shapely.intersection(shape, across))
    bounds = bounds[~np.isnan(bounds[:, 0])]
    return (float(bounds[:, 1].mean()), float(bounds[:, 3].mean())) if len(bounds) else (south, north)


def _spans(shape: Polygon, rows: Sequence[tuple[Style, float, float]]) -> list[list[float]]:
    """From where to where each row has room at both its edges; inner corners come later."""
    if not rows:
        return []
    west, _, east, _ = shape.bounds
    edges = shapely.linestrings([[(west - 1, y), (east + 1, y)]
                                 for _, south, depth in rows for y in (south, south + depth)])
    bounds = shapely.bounds(shapely.intersection(shape, edges)).reshape(-1, 2, 4)
    spans = np.column_stack([bounds[:, :, 0].max(axis=1), bounds[:, :, 2].min(axis=1)])
    spans[np.isnan(spans).any(axis=1)] = 0.0   # an edge misses the shape: no room
    return spans.tolist()


def _row(style: Style, west: float, east: float, south: float, depth: float, luck: Generator) -> list[Lot]:
    widths = _fit(east - west, [(style.width, style.gap)], luck)
    slack = east - west - sum(widths) - style.gap * (len(widths) - 1)
    gap = style.gap + min(slack / max(len(widths) - 1, 1), style.gap)
    at = west + (east - west - sum(widths) - gap * (len(widths) - 1)) / 2
    lots = []
    for width in widths:
        if luck.random() < style.fill:
            lots.append((style, at, south, width, min(depth, luck.uniform(*style.depth))))
        at += width + gap
    return lots


def _south_facing(block: Polygon) -> tuple[Vector, Vector]:
    """The block's axes, the first the one that runs closer to east: rows face south."""
    long, across, *_ = axes(block)
    u = max((long, across), key=lambda axis: abs(float(axis[0])))
    u = u if u[0] > 0 else -u
    return u, np.array([-u[1], u[0]])


def _inside(inner: Polygon, lots: list[Lot], frame: NDArray[np.float64], luck: Generator) -> list[Footprint]:
    """Draw the lots that lie wholly inside; `frame` turns the block's axes back to east and north."""
    if not lots:
        return []
    boxes = np.array([lot[1:] for lot in lots])
    room = shapely.buffer(inner, 0.05)   # lots at the ends of a row touch the edge
    shapely.prepare(room)
    held = np.flatnonzero(shapely.contains_properly(room, _outlines(PLANS["block"], boxes, frame)))
    styles = [lots[i][0] for i in held.tolist()]
    which = luck.integers(0, [len(style.plans) for style in styles]).tolist()
    plans = np.array([style.plans[n] for style, n in zip(styles, which, strict=True)])
    least, most = np.array([style.floors for style in styles], np.int64).reshape(-1, 2).T
    floors = luck.integers(least, most + 1).tolist()
    shapes = np.empty(len(held), dtype=object)
    for plan in np.unique(plans).tolist():
        shapes[plans == plan] = _outlines(PLANS[plan], boxes[held[plans == plan]], frame)
    return [Footprint(*parts) for parts in zip(shapes.tolist(), styles, floors, strict=True)]


def _outlines(plan: NDArray[np.float64], boxes: NDArray[np.float64],
              frame: NDArray[np.float64]) -> NDArray[np.object_]:
    """A plan on each lot (west, south, width, depth), turned and snapped to centimetres."""
    corners = (plan * boxes[:, None, 2:] + boxes[:, None, :2]) @ frame
    return shapely.polygons(np.round(corners / GRID) * GRID)
