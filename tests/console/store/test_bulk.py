"""The compiled search finds what the exact one finds."""

import numpy as np
import pytest
import shapely

from console.model.area import Area, Level
from console.store import locator as module
from console.store.bulk import NOWHERE, UNSURE, Buckets
from console.store.locator import Locator


def some_shapes():
    """Voronoi cells, some of them with holes, some in parts, one overlapping others."""
    luck = np.random.default_rng(5)
    points = shapely.multipoints(luck.uniform([114.0, 22.5], [114.1, 22.6], (60, 2)))
    cells = list(shapely.get_parts(shapely.voronoi_polygons(points)))
    for i in range(0, 60, 7):
        cells[i] = cells[i].difference(cells[i].centroid.buffer(0.002))
    cells[1] = shapely.union_all([cells[1], shapely.box(114.2, 22.5, 114.21, 22.51)])
    cells.append(shapely.box(114.04, 22.54, 114.06, 22.56))
    return np.array(cells)


@pytest.fixture(scope="module")
def shapes():
    return some_shapes()


@pytest.fixture(scope="module")
def places(shapes):
    """At random, on corners, on edges, and far away."""
    luck = np.random.default_rng(6)
    corners = shapely.get_coordinates(shapes)
    middles = (corners[1:] + corners[:-1]) / 2
    anywhere = luck.uniform([113.9, 22.4], [114.3, 22.7], (4000, 2))
    far = np.array([[1e300, 22.5], [-1e300, -1e300], [0.0, 0.0], [114.05, 1e12]])
    return np.vstack([anywhere, corners, middles, far]).T


def test_answers_are_right_or_unsure(shapes, places):
    found = Buckets(shapes).find(*places)
    held = shapely.intersects_xy(shapes[:, None], *places[:, None])
    right = np.where(held.any(axis=0), held.argmax(axis=0), NOWHERE)
    assert ((found == right) | (found == UNSURE)).all()
    assert (found == UNSURE).sum() < 0.6 * len(found)
    assert (found[:4000] == UNSURE).sum() <= 2   # only what lies on an edge


def test_the_locator_gives_the_same_with_and_without(shapes, places, monkeypatch):
    areas = [Area(f"{i:03}", "", "", Level.GRID, wkb=shapely.to_wkb(shape)) for i, shape in enumerate(shapes)]
    areas.append(Area("empty", "", "", Level.GRID, wkb=shapely.to_wkb(shapely.Polygon())))
    plain = Locator(areas).locate_many(*places)
    assert plain.count("") > 100
    monkeypatch.setattr(module, "MANY", 1)
    assert Locator(areas).locate_many(*places) == plain


def test_one_shape_is_enough():
    found = Buckets(np.array([shapely.box(0, 0, 1, 1)])).find(np.array([0.5, 2.0]), np.array([0.5, 0.5]))
    assert found.tolist() == [0, NOWHERE]
