"""Prepared layers on disk: the same back, and never a broken one taken for whole."""

import numpy as np
import pytest
import shapely

from console.errors import BadInput
from maps.prepare import prepare
from maps.stored import open_prepared, save_prepared


@pytest.fixture
def data():
    shapes = [shapely.Point(x * 700, 40).buffer(90 + x) for x in range(30)]
    return prepare([*shapes, None], 2, classes=np.arange(31), tolerances=(5.0,))


def test_comes_back_the_same(data, tmp_path):
    path = tmp_path / "a.layer"
    save_prepared(data, path)
    again = open_prepared(path)
    for name in ("dimension", "origin", "grid", "wide", "class_count"):
        assert getattr(again, name) == getattr(data, name)
    for name in ("bounds", "sizes", "classes", "order", "cells"):
        assert np.array_equal(getattr(again, name), getattr(data, name))
    for mine, theirs in zip(data.details, again.details, strict=True):
        for name in ("tolerance", "x", "y", "parts", "features"):
            assert np.array_equal(getattr(mine, name), getattr(theirs, name))
            assert mine.edges is None and theirs.edges is None
    again.details[0].x[0] = 1e9
    assert open_prepared(path).details[0].x[0] == data.details[0].x[0]
    assert [p.name for p in tmp_path.iterdir()] == ["a.layer"]


def test_shared_edges_come_back(tmp_path):
    cells = [shapely.box(x, y, x + 100, y + 100) for x in range(0, 900, 100) for y in range(0, 500, 100)]
    data = prepare(cells, 2, tolerances=(5.0,), coverage=True)
    save_prepared(data, tmp_path / "a.layer")
    for mine, theirs in zip(data.details, open_prepared(tmp_path / "a.layer").details, strict=True):
        assert mine.edges is not None and theirs.edges is not None
        for name in ("x", "y", "lines", "boxes", "sides", "cells", "grid", "wide", "reach"):
            assert np.array_equal(getattr(mine.edges, name), getattr(theirs.edges, name))


@pytest.mark.parametrize("keep", [0, 5, 20, 300, -70])
def test_cut_short_is_refused(data, tmp_path, keep):
    path = tmp_path / "a.layer"
    save_prepared(data, path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(BadInput, match=r"a\.layer"):
        open_prepared(path)


def test_something_else_is_refused(tmp_path):
    path = tmp_path / "b.layer"
    path.write_bytes(b"GRIDMAP\x09" + b"\x00" * 4000)
    with pytest.raises(BadInput):
        open_prepared(path)
    with pytest.raises(BadInput):
        open_prepared(tmp_path / "missing.layer")
