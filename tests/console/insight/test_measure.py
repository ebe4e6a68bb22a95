"""Lengths and areas on the ellipsoid, against the same figures in the local metric projection."""

import numpy as np
import pytest
import shapely

from console.exchange.crs import from_lonlat
from console.insight.measure import area_text, length_text, path_length, ring_area

RING = [(114.05, 22.53), (114.06, 22.53), (114.06, 22.54), (114.05, 22.54)]


def test_they_agree_with_the_projection_that_is_true_here():
    x, y = from_lonlat(*np.array(RING).T, "EPSG:4547")
    flat = shapely.Polygon(np.column_stack([x, y]))
    assert ring_area(RING) == pytest.approx(flat.area, rel=2e-5)
    assert path_length([*RING, RING[0]]) == pytest.approx(flat.length, rel=1e-5)


def test_web_mercator_would_be_a_sixth_off():
    x, y = from_lonlat(*np.array(RING).T, "EPSG:3857")
    assert shapely.Polygon(np.column_stack([x, y])).area / ring_area(RING) == pytest.approx(1.17, abs=.01)


def test_direction_and_closing_do_not_matter():
    assert ring_area(RING[::-1]) == pytest.approx(ring_area([*RING, RING[0]]))


def test_too_few_places_measure_nothing():
    assert path_length([]) == path_length(RING[:1]) == ring_area(RING[:2]) == 0


def test_as_people_read_them():
    assert [length_text(12.34), length_text(1250)] == ["12.3 m", "1.25 km"]
    assert [area_text(950), area_text(123_000), area_text(78_800_000)] == ["950.0 m²", "12.30 ha", "78.80 km²"]
