"""From a map of what is seen to things: each house that is new or gone once, wherever tiles met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely
from scipy import ndimage

from console.detection.grid import Window, common, grown, squares, window_of
from console.detection.image_map import FULL
from console.language import tr
from console.progress import Progress

BLOCK, REACH = 1024.0, 160.0  # metres: squares that things are taken from, and how far one may stick out
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)  # probabilities from which cells belong to a thing; the first fitting one
KEPT = 0.3  # share of a piece's cells that its parts must hold
SPLIT, SHRUNK = 0.02, 0.08  # by how much several parts, or one, must be squarer than the piece
RING = 3  # cells around a thing that it is compared with
NAMES = ("sure", "peak", "size", "solid", "compact", "roof", "bare", "rim")


class Thing(NamedTuple):
    """A place where a house is new or gone: its outline, which of both, and its numbers in the order of `NAMES`."""

    shape: shapely.Polygon
    new: bool
    row: np.ndarray


def things(seen: np.ndarray, window: Window, least: float, progress: Progress) -> Iterator[Thing]:
    """All of at least `least` m², each from the square in which the middle of its box lies."""
    blocks = squares(window.bounds, BLOCK)
    for number, block in enumerate(blocks):
        progress(number, len(blocks), tr("Comparing the pictures …"))
        inner = common(grown(block, REACH), window.bounds)
        if inner is None:
            continue
        part = window_of(inner, window.cell)
        cells = np.asarray(seen[(slice(None), *window.inside(inner))]).astype(np.float32) / FULL
        for layer in (2, 3):
            yield from _of_layer(cells, layer, part, block, least)


def _of_layer(cells: np.ndarray, layer: int, part: Window, block: tuple[float, float, float, float],
              least: float) -> Iterator[Thing]:
    likely = cells[layer]
    label, _ = ndimage.label(_opened(likely > LEVELS[0]))
    for number, (rows, cols) in enumerate(ndimage.find_objects(label), 1):
        if (label[rows, cols] == number).sum() * part.cell ** 2 < least:
            continue
        for own in parts(likely[rows, cols], label[rows, cols] == number, least / part.cell ** 2):
            thing = _thing(cells, own, (rows.start, cols.start), layer, part, block)
            if thing is not None and thing.shape.area >= least:
                yield thing


def parts(likely: np.ndarray, whole: np.ndarray, least: float, level: int = 1) -> list[np.ndarray]:
    """A piece of likely cells, or the pieces it falls into where more is asked, if these are more like roofs.

    Houses of a row, and what lies between them, grow together at a low cut; one house fades at a high one.

    Args:
        whole: the piece's cells; least: cells of the smallest part; level: number of the next cut.
    """
    if level == len(LEVELS):
        return [whole]
    label, count = ndimage.label(_opened(whole & (likely > LEVELS[level])))
    sizes = np.bincount(label.ravel(), minlength=count + 1)
    pieces = [piece for k in range(1, count + 1) if sizes[k] >= least
              for piece in parts(likely, label == k, least, level + 1)]
    if not pieces:
        return [whole]
    area = sum(int(piece.sum()) for piece in pieces)
    better = sum(squareness(piece) * int(piece.sum()) for piece in pieces) / area - squareness(whole)
    if area < KEPT * whole.sum() or better < (SPLIT if len(pieces) > 1 else SHRUNK):
        return [whole]
    return [ndimage.binary_dilation(piece) & whole for piece in pieces]


def squareness(mask: np.ndarray) -> float:
    """Cells over those of the rectangle of equal moments: 1 for a rectangle, less for anything ragged."""
    row, col = np.nonzero(mask)
    if len(row) < 4:
        return 0.0
    down, across = row - row.mean(), col - col.mean()
    vr, vc, rc = (down * down).mean() + 1 / 12, (across * across).mean() + 1 / 12, (down * across).mean()
    return float(min(len(row) / (12 * np.sqrt(max(vr * vc - rc * rc, 1e-9))), 1.0))


def _opened(mask: np.ndarray) -> np.ndarray:
    """Rims of two pictures that lean apart are a cell or two wide."""
    found: np.ndarray = ndimage.binary_opening(mask, np.ones((3, 3)))
    return found


def _thing(cells: np.ndarray, own: np.ndarray, start: tuple[int, int], layer: int, part: Window,
           block: tuple[float, float, float, float]) -> Thing | None:
    """The thing whose cells are `own`, if the middle of its box lies in the block."""
    rows, cols = (np.flatnonzero(own.any(axis=k)) for k in (1, 0))
    own = own[rows[0]:rows[-1] + 1, cols[0]:cols[-1] + 1]
    top, left = start[0] + int(rows[0]), start[1] + int(cols[0])
    x = (part.col + left + own.shape[1] / 2) * part.cell
    y = (part.row - top - own.shape[0] / 2) * part.cell
    if not (block[0] <= x < block[2] and block[1] <= y < block[3]):
        return None
    shape = outline(own, part, top, left)
    if shape is None:
        return None
    near = tuple(slice(max(k - RING, 0), k + n + RING) for k, n in ((top, own.shape[0]), (left, own.shape[1])))
    around = cells[(slice(None), *near)]
    inside = np.zeros(around.shape[1:], bool)
    inside[top - near[0].start:, left - near[1].start:][:own.shape[0], :own.shape[1]] = own
    return Thing(shape, layer == 2, measure(around, inside, layer, shape))


def measure(cells: np.ndarray, inside: np.ndarray, layer: int, shape: shapely.Polygon) -> np.ndarray:
    """Numbers of a thing in the order of `NAMES`; `cells` [4, rows, cols] are probabilities around it."""
    likely = cells[layer][inside]
    now, then = (cells[1], cells[0]) if layer == 2 else (cells[0], cells[1])
    ring = ndimage.binary_dilation(inside, iterations=RING) & ~ndimage.binary_dilation(inside)
    beside = float(cells[layer][ring].mean()) if ring.any() else 0.0
    return np.array([likely.mean(), np.quantile(likely, 0.9), np.log(max(shape.area, 1.0)),
                     shape.area / max(shapely.minimum_rotated_rectangle(shape).area, 0.1),
                     4 * np.pi * shape.area / max(shape.length, 0.1) ** 2, now[inside].mean(),
                     1.0 - then[inside].mean(), likely.mean() - beside])


def outline(mask: np.ndarray, window: Window, top: int, left: int) -> shapely.Polygon | None:
    """The border of a thing's cells, holes filled; None for none."""
    import rasterio.features
    from affine import Affine

    cell = window.cell
    place = Affine(cell, 0, (window.col + left) * cell, 0, -cell, (window.row - top) * cell)
    filled = ndimage.binary_fill_holes(mask).astype(np.uint8)
    shapes = [shapely.Polygon(s["coordinates"][0]) for s, _ in rasterio.features.shapes(filled, filled > 0,
                                                                                       transform=place)]
    whole = max(shapes, key=lambda one: one.area, default=None)
    if whole is None:
        return None
    plain = shapely.simplify(whole, cell)
    return plain if plain.geom_type == "Polygon" and plain.is_valid and plain.area > 0 else whole
