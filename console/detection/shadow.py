"""Roofs end where their points end: what a survey hides beside a wall is told by what it does not show there.

A scanner that looks aslant leaves a strip without points behind every wall. Cells without points are filled from
their neighbours, which lends a roof up to a metre of the ground it hides, and a facade moved out by that much cannot
be seen any more. But a roof that went on there would have been hit like the rest of it. So where a gap in the points
runs from a roof's edge down to something lower, near enough for the roof to hide what lies between, the gap is taken
for as low as that, if the other survey shows a surface in it as high as the roof: lower things may always have stood
in the shadow, and where something stands higher, the roof may only lack its points there and go on beneath it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from console.detection import filters
from console.detection.kernels import kernel
from console.detection.surface import Surface

NEAR = 2  # cells around an empty one that say what it belongs to
LEVEL = 0.5  # metres between cells of one roof
STEP = 1.0  # metres down to the far side of a gap, at least
FAR = 12  # cells that a gap is followed
ACROSS = 6  # cells across which the same roof may go on
ALIKE = 0.7  # metres between the roof and the other survey's surface up to which they count as equally high
OUT = 6  # cells of a gap that the other survey's surface may cover
AROUND = 8  # cells: side of the square in which points are counted
DENSE = 1.5  # points in each cell that has any, from which a gap of two cells is none by chance
ASLANT = 0.47  # metres that a wall hides for each metre of height: 25 degrees
SLACK = 1.0  # metres by which a gap may be wider


def told_by_gaps(low: Surface, high: Surface, smooth: float) -> tuple[Surface, np.ndarray]:
    """The survey `low` where `high` may have gained something, and the cells that were told by missing points.

    Args:
        smooth: roughness that noise alone gives a plane, at least; beside leaves a gap says nothing.
    """
    seen = low.count > 0
    other = np.where(high.known, high.upper, np.nan)
    upper, told = _through_gaps(low.upper, seen, low.known, low.rough < smooth, other, low.count, low.window.cell)
    if not told.any():
        return low, told
    changed = replace(low, upper=upper, known=low.known | told)
    changed.__dict__["texture"], changed.__dict__["rough"] = low.texture, low.rough  # of what was measured
    return changed, told


@kernel
def _through_gaps(upper, seen, known, smooth, other, count, cell):
    rows, cols = upper.shape
    out, told = upper.copy(), np.zeros((rows, cols), np.bool_)
    for r in range(rows):
        for c in range(cols):
            if seen[r, c] or not known[r, c] or not np.isfinite(other[r, c]):
                continue
            top, r1, c1 = _highest(upper, seen, r, c)
            if r1 < 0 or not smooth[r1, c1] or abs(other[r, c] - top) > ALIKE:
                continue
            u, v, beside = _edge(upper, seen, top, r, c, 1 if _dense(count, r, c) else NEAR)
            if not beside or _goes_on(upper, seen, r, c, top, u, v):
                continue
            for k in range(1, FAR + 1):
                rr, cc = round(r + k * u), round(c + k * v)
                if rr < 0 or cc < 0 or rr >= rows or cc >= cols:
                    break
                if not seen[rr, cc]:
                    continue
                drop = top - upper[rr, cc]
                # What is rough there is the wall itself.
                if drop > STEP and smooth[rr, cc] and k * cell <= ASLANT * drop + SLACK:
                    for i in range(min(k, OUT)):
                        rr, cc = round(r + i * u), round(c + i * v)
                        if not other[rr, cc] > top - ALIKE:
                            break
                        low = top - drop
                        out[rr, cc] = min(out[rr, cc], low) if told[rr, cc] else low
                        told[rr, cc] = True
                break
    return out, told


@kernel
def _dense(count, r, c):
    """Whether the cells around that have points have many; the edge mirrored."""
    points = hit = 0
    rows, cols, half = count.shape[0], count.shape[1], AROUND // 2
    edge = r < half or c < half or r > rows - half or c > cols - half
    for i in range(r - half, r + half):
        for j in range(c - half, c + half):
            n = count[filters.mirrored(i, rows), filters.mirrored(j, cols)] if edge else count[i, j]
            points += n
            hit += n > 0
    return points >= DENSE * hit


@kernel
def _goes_on(upper, seen, r, c, top, u, v):
    """Whether a surface of the same height lies across the gap: a line that was not flown, not an edge."""
    rows, cols = upper.shape
    for dr in range(-1, 2):
        for dc in range(-1, 2):
            if dr * u + dc * v < 0.2:
                continue
            for k in range(1, ACROSS + 1):
                rr, cc = r + k * dr, c + k * dc
                if rr < 0 or cc < 0 or rr >= rows or cc >= cols:
                    break
                if seen[rr, cc]:
                    if upper[rr, cc] >= top - LEVEL:
                        return True
                    break
    return False


@kernel
def _highest(upper, seen, r, c):
    """(height of the highest cell with points around a cell, its row and column, -1 for none)."""
    rows, cols = upper.shape
    top, r1, c1 = -np.inf, -1, -1
    for rr in range(max(r - NEAR, 0), min(r + NEAR + 1, rows)):
        for cc in range(max(c - NEAR, 0), min(c + NEAR + 1, cols)):
            if seen[rr, cc] and upper[rr, cc] > top:
                top, r1, c1 = upper[rr, cc], rr, cc
    return top, r1, c1


@kernel
def _edge(upper, seen, top, r, c, between):
    """(direction away from the surface of that height next to a cell, whether the cell lies beyond its edge)."""
    rows, cols = upper.shape
    u = v = 0.0
    for dr in range(-NEAR, NEAR + 1):
        for dc in range(-NEAR, NEAR + 1):
            rr, cc = r + dr, c + dc
            if not (0 <= rr < rows and 0 <= cc < cols) or not seen[rr, cc] or upper[rr, cc] < top - LEVEL:
                continue
            u -= dr
            v -= dc
            if max(abs(dr), abs(dc)) > between:
                continue
            for er in range(-between, between + 1):
                for ec in range(-between, between + 1):
                    ss, tt = r + er, c + ec
                    if 0 <= ss < rows and 0 <= tt < cols and seen[ss, tt] and upper[ss, tt] >= top - LEVEL and (
                            dr * er + dc * ec < -0.5 * np.sqrt((dr * dr + dc * dc) * (er * er + ec * ec))):
                        return 0.0, 0.0, False
    length = np.sqrt(u * u + v * v)
    if length < 0.5:
        return 0.0, 0.0, False
    return u / length, v / length, True
