"""The building at a place."""

import shapely

from console.insight.underneath import BuildingIndex
from console.model.premises import Building


def building(code, shape):
    middle = shape.representative_point()
    return Building(code, code, "g", "office", 3, 9.0, 12, middle.x, middle.y, shape.wkb)


def test_the_smallest_building_that_stands_there():
    hall = building("hall", shapely.box(114.000, 22.500, 114.004, 22.504))
    kiosk = building("kiosk", shapely.box(114.001, 22.501, 114.0012, 22.5012))
    far = building("far", shapely.box(114.2, 22.7, 114.201, 22.701))
    index = BuildingIndex([hall, kiosk, far])
    assert index.at(114.0011, 22.5011) == kiosk
    assert index.at(114.003, 22.503) == hall
    assert index.at(114.2005, 22.7005) == far
    assert index.at(114.005, 22.503) is None


def test_without_any_building():
    assert BuildingIndex([]).at(114, 22) is None
