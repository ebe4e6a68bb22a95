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
    again.details[0].x[0] = 1e9
    assert open_prepared(path).details[0].x[0] == data.details[0].x[0]
    assert [p.name for p in tmp_path.iterdir()] == ["a.layer"]


@pytest.mark.parametrize("keep", [0, 5, 20, 300, -70])
def test_cut_short_is_refused(data, tmp_path, keep):
    path = tmp_path / "a.layer"
    save_prepared(data, path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(BadInput, match=r"a\.layer"):
        open_prepared(path)


def test_something_else_is_refused(tmp_path):
    path = tmp_path / "b.layer"
    path.write_bytes(b"GRIDMAP\x02" + b"\x00" * 4000)
    with pytest.raises(BadInput):
        open_prepared(path)
    with pytest.raises(BadInput):
        open_prepared(tmp_path / "missing.layer")
