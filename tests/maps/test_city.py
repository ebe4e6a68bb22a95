"""The measuring city: the same every time, its grids without gaps or overlaps."""

import numpy as np
import pytest
import shapely

from maps.city import make_city


def test_deterministic_and_seamless():
    city, again = make_city(300, 60, 50), make_city(300, 60, 50)
    assert shapely.to_wkb(city.buildings).tolist() == shapely.to_wkb(again.buildings).tolist()
    assert np.array_equal(city.points, again.points)
    assert shapely.coverage_is_valid(city.grids)
    assert shapely.union_all(city.grids).area == pytest.approx(shapely.area(city.grids).sum())
    assert shapely.is_valid(city.buildings).all()
    assert len(shapely.get_rings(city.buildings)) > len(city.buildings)
