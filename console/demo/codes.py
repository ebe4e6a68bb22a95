"""Codes of unit grids (GB/T 30428.1), base grids and buildings (SZDB/Z 209).

A unit grid has 15 digits: its community's 12 and three of its own, from west to east and north to south. The
standard address divides a community differently: into at most 99 base grids of two digits, so that its 14 and
19 digits are no prefixes of the unit grid's. Here a base grid holds one or two unit grids that follow each
other; the mapping is kept with the buildings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from console.errors import Refused
from console.language import tr


def reading_order(x: NDArray[np.float64], y: NDArray[np.float64], row: float) -> NDArray[np.int64]:
    """Order from west to east in rows from north to south.

    Args:
        x, y: middles in metres.
        row: height of a row in metres: what differs less in y stands in one row.
    """
    down = np.argsort(-y, kind="stable")
    rows, top, number = np.zeros(len(y), np.int64), np.inf, -1
    for i in down.tolist():
        if top - y[i] > row:
            top, number = y[i], number + 1
        rows[i] = max(number, 0)
    return np.lexsort((x, rows))


def grid_codes(community: str, count: int) -> list[str]:
    """15-digit codes of a community's unit grids in reading order.

    Raises:
        Refused: more than three digits can number.
    """
    if count > 999:
        raise Refused(tr("Community {code} has {count} grids; its codes end at 999.",
                         code=community, count=count))
    return [f"{community}{number:03}" for number in range(1, count + 1)]


def base_grids(community: str, grids: Sequence[str]) -> dict[str, str]:
    """Which base grid (14 digits) each unit grid of a community lies in: pairs, as long as two digits last.

    Raises:
        Refused: too many even for that.
    """
    each = 2 if len(grids) > 1 else 1
    if len(grids) > 99 * each:
        raise Refused(tr("Community {code} has {count} grids; its base grids end at 99.",
                         code=community, count=len(grids)))
    return {grid: f"{community}{index // each + 1:02}" for index, grid in enumerate(grids)}


def building_codes(bases: Sequence[str]) -> list[str]:
    """19-digit codes for buildings in the order given, numbered from 00001 in each base grid."""
    used: dict[str, int] = {}
    codes = []
    for base in bases:
        used[base] = used.get(base, 0) + 1
        codes.append(f"{base}{used[base]:05}")
    return codes
