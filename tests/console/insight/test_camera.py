"""What a camera covers, on the ground."""

import numpy as np
import pyproj
import pytest
import shapely

from console.insight.camera import wedge
from console.model.device import Device

TO = pyproj.Transformer.from_crs(4490, 4547, always_xy=True)


def on_ground(**parts):
    camera = Device("c", "camera", "c", lon=114.05, lat=22.54, **parts)
    shape = shapely.transform(wedge(camera), lambda xy: np.column_stack(TO.transform(xy[:, 0], xy[:, 1])))
    return shape, TO.transform(114.05, 22.54)


def test_a_wedge_looks_where_it_says():
    """90° to the east, 60 m: a quarter of a disk, with a place 50 m east inside and one 50 m north outside."""
    shape, (x, y) = on_ground(azimuth=90.0, angle=90.0, reach=60.0)
    assert shape.area == pytest.approx(np.pi * 60**2 / 4, rel=0.01)
    assert shape.contains(shapely.Point(x + 50, y)) and not shape.contains(shapely.Point(x, y + 50))
    assert not shape.contains(shapely.Point(x + 61, y))


def test_all_round_is_a_disk_and_the_unknown_is_none():
    shape, _ = on_ground(angle=360.0, reach=30.0)
    assert shape.area == pytest.approx(np.pi * 30**2, rel=0.01)
    assert wedge(Device("c", "camera", "c")) is None and wedge(Device("g", "gas", "g", azimuth=0.0)) is None
