"""Which cells belong together as one object that is higher in one epoch than in the other.

Everything looks only a few cells around itself, so that a part which does not touch the window's rim is the same
part in any window that holds it.
"""

from __future__ import annotations

import numpy as np

from console.detection import filters, kernels
from console.detection.settings import Settings
from console.detection.surface import Surface

SMOOTH = 0.15  # metres of roughness up to which a cell is part of a plane
NEAR = 2  # cells that an object may grow beyond where it is sure
FAR = 5  # cells that the smooth slope of a heap may go on
SLOPE_TOP = 0.25  # metres above the earlier surface down to which it does
LOW_TOP, LOW_ROOF = 1.0, 2.0  # metres; a low object is no higher, on the ground and on a roof
LOW_STEP = 0.1  # metres between neighbouring cells of one low object
TINY = 0.5  # of the smallest area; what is smaller is dropped before it is measured
LEVEL = 0.25  # metres between neighbouring cells that are level
HEAP_STEP, HEAP = 0.35, 2.0  # metres between neighbouring cells of a heap; its crest, in limits
SIDE = 0.15  # of a part's border, shared with another, from which both are one building
LEAN, ROW = 0.1, 2  # of a lesser part's border, shared with a building, from which it is part of it; so many in a row
BEYOND = 4  # cells of a roof that a low object may go on beyond its planes
STEEP = 1.0  # slope of roofs, at most
PLACE = 0.41  # of a cell: standard deviation of where a point lies in it, of two surveys: the root of 2 / 12
ACROSS = 2  # cells by which low parts grow to meet over a ridge or around a stair head
EVEN = 0.05  # metres between the gains of low parts of one roof


def raised(high: Surface, low: Surface, settings: Settings, smooth: float = SMOOTH) -> np.ndarray:
    """Parts that stand `seed` above all that is near them in the other epoch, numbered from 1.

    Args:
        high: the epoch in which they stand; low: the other. Swap them to find what went away.
        smooth: roughness that noise alone gives a plane, at least.
    """
    seed, mask, slope = _marks(high.upper, low.upper, low.wide, high.known, low.known, high.rough, low.rough,
                               settings.seed, settings.grow, smooth)
    grown, core = _grown(mask, widened(seed, NEAR), slope, widened(seed, FAR), high.rough, smooth)
    label, count = kernels.parts(core, high.upper, settings.step, False)
    label = without_small(label, count, 4)
    label = kernels.adopt(label, grown, high.upper, settings.step, NEAR)
    rest, more = kernels.parts(grown & (label == 0), high.upper, settings.step, True)
    if more:
        label = np.where(rest > 0, rest + label.max(initial=0), label)
    label = level_with(label, high.upper)
    label = fold(label)
    label = fold(label)
    return without_small(label, int(label.max(initial=0)), round(TINY * settings.min_area / settings.cell ** 2))


@kernels.kernel
def _marks(high, low, wide, known_high, known_low, rough_high, rough_low, seed, grow, smooth):
    """Cells where an object starts, where it may grow, and where the smooth slope of a heap may."""
    rows, cols = high.shape
    sure, near, far = (np.zeros((rows, cols), np.bool_), np.zeros((rows, cols), np.bool_),
                       np.zeros((rows, cols), np.bool_))
    for r in range(rows):
        for c in range(cols):
            diff = high[r, c] - low[r, c]
            if known_high[r, c] and known_low[r, c] and diff > SLOPE_TOP:
                sure[r, c] = high[r, c] - wide[r, c] > seed
                near[r, c] = diff > grow
                far[r, c] = rough_high[r, c] < smooth and rough_low[r, c] < smooth
    return sure, near, far


@kernels.kernel
def _grown(near, close, far, away, rough, smooth):
    """(cells of objects, those of them in a plane)."""
    rows, cols = near.shape
    out, core = np.zeros((rows, cols), np.bool_), np.zeros((rows, cols), np.bool_)
    for r in range(rows):
        for c in range(cols):
            if (near[r, c] and close[r, c]) or (far[r, c] and away[r, c]):
                out[r, c] = True
                core[r, c] = rough[r, c] < smooth
    return out, core


def widened(mask: np.ndarray, cells: int) -> np.ndarray:
    """The mask and all cells up to so many rows and columns from it."""
    return filters.widened(mask, cells)


def middles(first: Surface, second: Surface) -> np.ndarray:
    """Later minus earlier, the median of each 3 × 3; 0 where it is not known."""
    known = first.known & second.known
    return filters.median3(np.where(known, second.upper - first.upper, 0.0).astype(np.float32))


def low_raised(first: Surface, second: Surface, middle: np.ndarray, roof: np.ndarray, limit: float,
               settings: Settings, smooth: float) -> np.ndarray:
    """Parts planar in both epochs whose heights differ a little; gains and losses alike.

    Args:
        middle: see `middles`.
        roof: cells that stand above ground in both epochs.
        limit: the smallest difference that counts.
    """
    known = first.known & second.known
    diff = np.where(known, second.upper - first.upper, 0.0)
    size = np.abs(middle)
    low = known & (size > 0.7 * limit) & (size < np.where(roof, LOW_ROOF, LOW_TOP))
    mask = low & _firm(first, roof, settings, smooth) & _firm(second, roof, settings, smooth)
    label, count = kernels.parts(mask, middle, LOW_STEP, False)
    label = without_small(label, count, max(round(0.4 * settings.low_area / settings.cell ** 2), 4))
    # The planes stop a cell short of every edge; the object does not.
    return kernels.adopt(label, known & (np.abs(diff) > 0.5 * limit), middle, 0.25, 1)


def beyond(label: np.ndarray, first: Surface, second: Surface, middle: np.ndarray, roof: np.ndarray,
           limit: float) -> np.ndarray:
    """Low parts of roofs with what gained as much beside them, though few points make it no plane in one survey."""
    size = np.abs(middle)
    low = first.known & second.known & roof & (size > 0.7 * limit) & (size < LOW_ROOF)
    return kernels.adopt(label, low, middle, LOW_STEP, BEYOND)


def _firm(surface: Surface, roof: np.ndarray, settings: Settings, smooth: float) -> np.ndarray:
    """Cells in a plane. Where a cell's few points lie in it is chance: a steep roof scatters with its slope."""
    residual, east, north = surface.texture
    slope = np.where(roof, np.minimum(np.hypot(east, north), STEEP), 0.0)
    found: np.ndarray = residual < np.hypot(smooth, PLACE * settings.cell * slope)
    return found


def across(label: np.ndarray, gain: np.ndarray) -> np.ndarray:
    """Join low parts of one roof that a ridge, a stair head or a parapet keeps apart: they gained the same.

    Args:
        gain: by part number from 0, its median.
    """
    count = int(label.max(initial=0))
    if not count:
        return label
    grown = kernels.adopt(label, np.ones(label.shape, np.bool_), np.zeros(label.shape), 1.0, ACROSS)
    one, other, _, _ = borders(grown, count)
    whole = _joined_where(grown, one, other, np.abs(gain[one] - gain[other]) < EVEN)
    number = whole.astype(np.float32)
    least, most = filters.lowest(number, 2 * ACROSS + 1), filters.highest(number, 2 * ACROSS + 1)
    # What was between is theirs, what they grew outwards is not.
    return np.where((label > 0) | (least == most), whole, 0).astype(np.int32)


def level_with(label: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Join neighbours that are level along most of their common border: one roof, cut by a gap in the scan."""
    count = int(label.max(initial=0))
    if count < 2:
        return label
    one, other, length, _ = borders(label, count)
    near, far, level, _ = borders(label, count, value, LEVEL)
    place = np.searchsorted(one * (count + 1) + other, near * (count + 1) + far)
    return _joined_where(label, near, far, level >= 0.5 * length[place])


def mounds(high: Surface, low: Surface, middle: np.ndarray, roof: np.ndarray, taken: np.ndarray, limit: float,
           smooth: float) -> np.ndarray:
    """Low smooth heaps on open ground, down to `limit`, that no part in `taken` touches.

    Swapped surfaces, with `middle` (high minus low) to match, give pits.
    """
    free = ~widened(taken > 0, 2)
    mask = (middle > limit) & (high.rough < smooth) & (low.rough < smooth) & ~roof
    label, count = kernels.parts(mask, middle, HEAP_STEP, False)
    if not count:
        return label
    untouched = kernels.areas_within(label, free, count) == kernels.areas(label, count)
    crest = kernels.highest_of(label, count, middle) > HEAP * limit
    stays = untouched & crest
    stays[0] = False
    return kernels.renumbered(label, np.where(stays, np.arange(count + 1), 0))


def fold(label: np.ndarray) -> np.ndarray:
    """Give rims, stair heads and parapets to the large part that borders most of them."""
    count = int(label.max(initial=0))
    if count < 2:
        return label
    one, other, length, around = borders(label, count)
    area = kernels.areas(label, count)
    share = length / around[one]
    thin = area[one] < 1.2 * around[one] / 2  # about two cells wide
    joins = (area[one] < 0.5 * area[other]) & ((share >= 0.5) | (thin & (share >= 0.3)))
    into = np.arange(count + 1)
    most = _most_of(one, other, length, joins)
    into[one[most]] = other[most]
    for _ in range(8):  # small into middle into large
        into = into[into]
    return kernels.renumbered(label, into)


def together(label: np.ndarray, standing: np.ndarray, leaning: np.ndarray) -> np.ndarray:
    """Join the parts of one building: smooth parts that stand on the ground and share a good part of a side.

    A tower on its podium, or a house with a lower wing, comes and goes as one.

    Args:
        standing: by part number from 0, whether a part is smooth and stands on the other epoch's ground.
        leaning: which are lesser parts, that belong to a building beside them: a porch, a lean-to, the shed behind it.
    """
    count = int(label.max(initial=0))
    if count < 2:
        return label
    one, other, length, around = borders(label, count)
    share = length / around[one]
    joins, body = standing[one] & standing[other] & (share >= SIDE), standing.copy()
    for _ in range(ROW):
        more = _most_of(one, other, length, leaning[one] & ~body[one] & body[other] & (share >= LEAN))
        joins[more] = True
        body[one[more]] = True
    return _joined_where(label, one, other, joins)


def _most_of(one: np.ndarray, other: np.ndarray, length: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Of some borders, the longest of each part: their places."""
    place = np.flatnonzero(which)
    order = place[np.lexsort((other[place], -length[place], one[place]))]
    found: np.ndarray = order[np.unique(one[order], return_index=True)[1]]
    return found


def _joined_where(label: np.ndarray, one: np.ndarray, other: np.ndarray, joins: np.ndarray) -> np.ndarray:
    if not joins.any():
        return label
    into = np.arange(int(label.max()) + 1)
    for a, b in zip(one[joins].tolist(), other[joins].tolist(), strict=True):
        a, b = kernels.root(into, a), kernels.root(into, b)
        into[max(a, b)] = min(a, b)
    return kernels.renumbered(label, np.array([kernels.root(into, i) for i in range(len(into))]))


def borders(label: np.ndarray, count: int, value: np.ndarray | None = None,
            step: float = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Common borders of neighbouring parts, both ways; with `value` only where it differs by less than `step`.

    Returns:
        (part, its neighbour, cell sides they share, cell sides around each part counted from 0).
    """
    pairs, around = kernels.sides(label, count, np.zeros((1, 1)) if value is None else value,
                                  np.inf if value is None else step)
    keys, length = np.unique(pairs, return_counts=True)
    return keys // (count + 1), keys % (count + 1), length, around


def without_small(label: np.ndarray, count: int, least: int) -> np.ndarray:
    """Parts of at least `least` cells, renumbered without gaps in the order of their first cells."""
    stays = kernels.areas(label, count) >= least
    stays[0] = False
    return label if stays[1:].all() else kernels.renumbered(label, np.cumsum(stays) * stays)
