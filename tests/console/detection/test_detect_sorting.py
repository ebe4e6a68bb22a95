"""Points sorted by tile and by cell: none lost, each in its place, in the order in which they came."""

import numpy as np
import pytest

from console.detection.points import Points
from console.detection.sorting import by_cell, by_tile, cells_covered
from console.detection.tile_files import record

SIDE, CELL, CELLS = 32.0, 8.0, 4


def cloud(n=500, colour=False):
    luck = np.random.default_rng(4)
    small = [luck.integers(1, 6, n).astype(np.uint8) for _ in range(3)]
    rgb = luck.integers(0, 65_536, (n, 3)).astype(np.uint16) if colour else None
    return Points(luck.uniform(-70, 90, n), luck.uniform(40, 130, n), luck.uniform(5, 50, n), *small,
                  np.arange(n).astype(np.uint16), rgb)


def test_every_point_goes_to_its_tile_once_and_in_order():
    points = cloud()
    tiles = by_tile(points, record(False), SIDE, 5.0, False)
    assert sum(len(rows) for _, rows in tiles) == len(points)
    for (col, row), rows in tiles:
        mine = np.flatnonzero((np.floor(points.x / SIDE) == col) & (np.floor(points.y / SIDE) == row))
        assert rows["strip"].tolist() == mine.tolist()  # the strip is the point's number here
        assert rows["x"] + col * SIDE == pytest.approx(points.x[mine], abs=1e-5)
        assert rows["z"] + 5.0 == pytest.approx(points.z[mine], abs=1e-5)
        assert (rows["kind"] == points.kind[mine]).all()


def test_colour_is_kept_in_eight_bits():
    points = cloud(50, colour=True)
    for _, rows in by_tile(points, record(True), SIDE, 0.0, False):
        assert (rows["green"] == points.rgb[rows["strip"], 1] >> 8).all()


def test_a_tiles_columns_follow_its_cells_whatever_the_parts():
    luck = np.random.default_rng(8)
    rows = np.zeros(300, record(False))
    rows["x"], rows["y"], rows["strip"] = luck.uniform(0, SIDE, 300), luck.uniform(0, SIDE, 300), np.arange(300)
    start, columns = by_cell([rows[:120], rows[120:]], CELL, CELLS)
    number = (rows["y"] // CELL * CELLS + rows["x"] // CELL).astype(int)
    assert np.diff(start).tolist() == np.bincount(number, minlength=CELLS * CELLS).tolist()
    assert columns[6].tolist() == np.argsort(number, kind="stable").tolist()
    whole = by_cell([rows], CELL, CELLS)
    assert all((a == b).all() for a, b in zip(columns, whole[1], strict=True))


def test_covered_cells_are_counted_once():
    rows = np.zeros(5, record(False))
    rows["x"], rows["y"] = [1, 2, 9, 31, 32.0], [1, 1, 1, 31, 31]  # the last on the edge counts to the last cell
    assert cells_covered([rows[:2], rows[2:]], CELL, CELLS) == 3
