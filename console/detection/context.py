"""What an object is part of where it stands: the body around it, its walls, the way its top falls from a wall.

A piece of a lorry that another lorry left free looks like a shed beside a house until one sees the whole lorry; an
awning looks like a low extension until one looks for the wall that is not there.
"""

from __future__ import annotations

import numpy as np

from console.detection.groups import Groups
from console.detection.kernels import kernel
from console.detection.surface import Surface

MARGIN = 12  # cells around an object in which its body is followed; less than what a window shows around it
ALIKE = 0.35  # metres between neighbouring cells of one body
FIRM = 0.2  # metres of roughness up to which a cell belongs to one: what is rougher is a wall
STANDS = 1.0  # metres above its own ground from which a cell belongs to a body
FREE = 1.0  # metres that a side drops, to be free
WALL_LOW, WALL_HIGH = 0.3, 0.7  # of the height between foot and top: points there lie on a wall
BOX_WIDTH = 2.44  # metres: an ISO 668 container, everywhere
BOX_LENGTHS = (6.06, 12.19)
ABREAST = 3  # so many side by side are one block to the eye …
BETWEEN = 0.15  # … with so many metres between two, mostly
APART = 0.9  # and at most, for the raster to show one block
PLAN, TALL = 0.4, 0.1  # metres by which a block may be off in plan and in height
BOX_HEIGHTS = (2.59, 2.90, 5.18, 5.80)  # one or two of them


def bodies(parts: Groups, label: np.ndarray, surface: Surface, ground: np.ndarray) -> dict[str, np.ndarray]:
    """Area, length, width of the smooth body each part belongs to, and the part's share of it.

    Args:
        surface: of the epoch in which the parts stand; ground: that epoch's.
    """
    out = _bodies(parts.cells, parts.start, label, surface.upper, surface.known, surface.rough, ground,
                  surface.window.cell)
    return {"body_area": out[:, 0], "body_length": out[:, 1], "body_width": out[:, 2], "body_share": out[:, 3]}


def box_off(length: np.ndarray, width: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Metres by which something differs in all its measures together from shipping containers, one or more abreast."""
    wide = [n * BOX_WIDTH + (n - 1) * BETWEEN for n in range(1, ABREAST + 1)]
    plan = np.min([np.abs(one - long) + np.abs(other - broad) for one, other in ((length, width), (width, length))
                   for long in BOX_LENGTHS for broad in wide], axis=0)
    tall = np.min([np.abs(np.abs(height) - one) for one in BOX_HEIGHTS], axis=0)
    return np.minimum(plan + tall, 9.0)


def abreast(length: np.ndarray, width: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Whether something has the plan and the height of two or more containers side by side."""
    tall: np.ndarray = np.min([np.abs(np.abs(height) - one) for one in BOX_HEIGHTS], axis=0) < TALL
    if not tall.any():
        return tall
    plan = np.zeros(np.shape(length), bool)
    for one, other in ((length, width), (width, length)):
        for n in range(2, ABREAST + 1):
            broad = (other > n * BOX_WIDTH - PLAN) & (other < n * BOX_WIDTH + (n - 1) * APART + PLAN)
            plan |= broad & np.any([np.abs(one - long) < PLAN for long in BOX_LENGTHS], axis=0)
    return tall & plan


def sides(parts: Groups, near: Groups, label: np.ndarray, beside: np.ndarray, high: np.ndarray, low: Surface,
          z: np.ndarray, order: np.ndarray, start: np.ndarray) -> dict[str, np.ndarray]:
    """`fall`: how much higher a top is at a wall than at its free sides; `walls`: points on walls per free side.

    Args:
        near: the cells next to each of the parts.
        label, beside: all parts, and the cells next to them by the part they are next to.
        high: heights of the epoch in which they stand; low: the other.
        z, order, start: heights of all points of the former, and which lie in each cell.
    """
    fall, mid, top = _sides(parts.cells, parts.start, near.cells, near.start, label, beside, high, low.upper,
                            low.under, z, order, start)
    with np.errstate(invalid="ignore", divide="ignore"):
        return {"fall": fall, "walls": np.where(top > 0, mid / top, np.nan)}


@kernel
def _bodies(cells, start, label, upper, known, rough, ground, cell):
    rows, cols = label.shape
    out = np.full((len(start) - 1, 4), np.nan)
    for i in range(len(start) - 1):
        a, b = start[i], start[i + 1]
        if b <= a:
            continue
        top, left, bottom, right = rows, cols, 0, 0
        for k in cells[a:b]:
            r, c = k // cols, k % cols
            top, left, bottom, right = min(top, r), min(left, c), max(bottom, r), max(right, c)
        top, left = max(top - MARGIN, 0), max(left - MARGIN, 0)
        height, width = min(bottom + MARGIN + 1, rows) - top, min(right + MARGIN + 1, cols) - left
        seen = np.zeros((height, width), np.bool_)
        queue = np.empty(height * width, np.int64)
        n = 0
        for k in cells[a:b]:
            r, c = k // cols - top, k % cols - left
            seen[r, c] = True
            if _firm(upper, known, rough, ground, top + r, left + c):
                queue[n] = r * width + c
                n += 1
        if n == 0:
            continue
        mine, done = n, 0
        while done < n:
            r, c = queue[done] // width, queue[done] % width
            done += 1
            here = upper[top + r, left + c]
            for way in range(4):
                rr = r + (1 if way == 0 else -1 if way == 1 else 0)
                cc = c + (1 if way == 2 else -1 if way == 3 else 0)
                if rr < 0 or cc < 0 or rr >= height or cc >= width or seen[rr, cc]:
                    continue
                p, q = top + rr, left + cc
                if abs(upper[p, q] - here) < ALIKE and _firm(upper, known, rough, ground, p, q):
                    seen[rr, cc] = True
                    queue[n] = rr * width + cc
                    n += 1
        out[i, 0], out[i, 3] = n * cell * cell, mine / n
        out[i, 1], out[i, 2] = _extent(queue[:n], width, cell)
    return out


@kernel
def _firm(upper, known, rough, ground, r, c):
    """Whether a cell belongs to a body at all."""
    return known[r, c] and rough[r, c] < FIRM and upper[r, c] - ground[r, c] > STANDS


@kernel
def _extent(cells, width, cell):
    """Length and width of the rectangle that scatters like the cells: a side a has the variance a² / 12."""
    n = len(cells)
    mr = mc = rr = cc = rc = 0.0
    for k in cells:
        mr += k // width
        mc += k % width
    mr, mc = mr / n, mc / n
    for k in cells:
        r, c = k // width - mr, k % width - mc
        rr += r * r
        cc += c * c
        rc += r * c
    rr, cc, rc = rr / n, cc / n, rc / n
    middle, away = (rr + cc) / 2, np.sqrt(((rr - cc) / 2) ** 2 + rc * rc)
    return (np.sqrt(12.0 * (middle + away) + 1.0) * cell, np.sqrt(12.0 * max(middle - away, 0.0) + 1.0) * cell)


@kernel
def _sides(cells, first, near, first_near, label, beside, high, low, foot, z, order, start):
    cols, count = label.shape[1], len(first) - 1
    fall, mid, top = np.full(count, np.nan), np.zeros(count), np.zeros(count)
    for i in range(count):
        wall = free = 0.0
        walls = sides = 0
        for k in cells[first[i]:first[i + 1]]:
            r, c = k // cols, k % cols
            at_wall, at_side = _beside(label, high, low, r, c)
            if at_wall:
                wall += high[r, c]
                walls += 1
            elif at_side:
                free += high[r, c]
                sides += 1
                gain = high[r, c] - foot[r, c]
                mid[i] += _between(z, order, start, k, foot[r, c] + WALL_LOW * gain, foot[r, c] + WALL_HIGH * gain)
                top[i] += _between(z, order, start, k, high[r, c] - 0.3, high[r, c] + 0.3)
        for k in near[first_near[i]:first_near[i + 1]]:
            r, c = k // cols, k % cols
            if high[r, c] < foot[r, c] + FREE and not _under_wall(label, low, foot, beside[r, c], r, c):
                gain = _next_to(label, high, beside[r, c], r, c) - foot[r, c]
                if gain > FREE:
                    mid[i] += _between(z, order, start, k, foot[r, c] + WALL_LOW * gain,
                                       foot[r, c] + WALL_HIGH * gain)
        if walls > 0 and sides > 0:
            fall[i] = wall / walls - free / sides
    return fall, mid, top


@kernel
def _beside(label, high, low, r, c):
    """Whether a part's cell lies at a wall of the other epoch, and whether at a free side."""
    at_wall, at_side = False, False
    for rr in range(max(r - 1, 0), min(r + 2, label.shape[0])):
        for cc in range(max(c - 1, 0), min(c + 2, label.shape[1])):
            if label[rr, cc] != label[r, c]:
                at_wall |= low[rr, cc] > high[r, c] - 0.5 and low[rr, cc] > low[r, c] + FREE
                at_side |= high[rr, cc] < high[r, c] - FREE
    return at_wall, at_side


@kernel
def _under_wall(label, low, foot, part, r, c):
    """Whether a wall of the other epoch stands around a cell beside a part."""
    for rr in range(max(r - 1, 0), min(r + 2, label.shape[0])):
        for cc in range(max(c - 1, 0), min(c + 2, label.shape[1])):
            if label[rr, cc] != part and low[rr, cc] > foot[r, c] + FREE:
                return True
    return False


@kernel
def _next_to(label, high, k, r, c):
    """Mean height of the part's cells around a cell."""
    total, n = 0.0, 0
    for rr in range(max(r - 1, 0), min(r + 2, label.shape[0])):
        for cc in range(max(c - 1, 0), min(c + 2, label.shape[1])):
            if label[rr, cc] == k:
                total += high[rr, cc]
                n += 1
    return total / n if n > 0 else np.nan


@kernel
def _between(z, order, start, cell, low, high):
    """How many points of a cell lie between two heights."""
    n = 0
    for j in range(start[cell], start[cell + 1]):
        if low < z[order[j]] < high:
            n += 1
    return n
