"""What lies where: things sorted by square cells of the plane, so that a window of it is a few slices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CELL = 500.0          # metres
MOST_CELLS = 4_000_000

Ints = NDArray[np.int32]
Grid = tuple[float, float, float, int, int]  # west and south of the cells, their size, columns and rows


def sort_by_cell(box: NDArray[np.float64], wide: NDArray[np.bool_] | None = None) -> tuple[Ints, int, Ints, Grid]:
    """Order by cell, how many are too wide for one (they come first), first of each cell, the grid.

    Args:
        box: west, south, east, north of each, nan for nowhere. wide: others that count as too wide.
    """
    good = np.isfinite(box[:, 0])
    if not good.any():
        return np.arange(len(box), dtype=np.int32), 0, np.zeros(2, np.int32), (0.0, 0.0, CELL, 1, 1)
    west, south = np.nanmin(box[:, 0]), np.nanmin(box[:, 1])
    east, north = np.nanmax(box[:, 2]), np.nanmax(box[:, 3])
    cell = max(CELL, float(np.sqrt((east - west) * (north - south) / MOST_CELLS)),
               (east - west) / MOST_CELLS, (north - south) / MOST_CELLS)
    columns, rows = int((east - west) / cell) + 1, int((north - south) / cell) + 1
    middle_x, middle_y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    with np.errstate(invalid="ignore"):
        number = np.nan_to_num((middle_y - south) // cell * columns + (middle_x - west) // cell).astype(np.int64)
        number[np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) > cell] = -1
        if wide is not None:
            number[wide] = -1
    number[~good] = columns * rows
    order = np.argsort(number, kind="stable")
    starts = np.searchsorted(number[order], np.arange(columns * rows + 1)).astype(np.int32)
    return order.astype(np.int32), int(starts[0]), starts, (float(west), float(south), cell, columns, rows)


def spans(bounds: tuple[float, float, float, float], west_reach: float, cells: Ints, grid: Grid, wide: int) -> Ints:
    """Slices (start, stop) of what is sorted by cell, for a window in metres from the origin.

    Args:
        west_reach: how far to look beyond the window's western edge; half a cell everywhere else.
    """
    west, south, cell, columns, rows = grid
    left, right = (bounds[0] - west - west_reach) / cell, (bounds[2] - west) / cell + 0.5
    low, high = (bounds[1] - south) / cell - 0.5, (bounds[3] - south) / cell + 0.5
    if not (right >= 0 and high >= 0 and left < columns and low < rows):
        return np.array([(0, wide)] if wide else [], np.int32).reshape(-1, 2)
    first, last = max(0, int(left)), min(columns - 1, int(right))
    lines = np.arange(max(0, int(low)), min(rows - 1, int(high)) + 1) * columns
    found = np.empty((len(lines) + 1, 2), np.int32)
    found[0] = 0, wide
    found[1:, 0], found[1:, 1] = cells[lines + first], cells[lines + last + 1]
    return found[found[:, 1] > found[:, 0]]
