"""The id buffer agrees with exact point-in-polygon tests."""

import numpy as np
import pytest
import shapely

from maps.kernels.ids import colour, identify
from maps.prepare import prepare
from maps.view import View

VIEW = View(x=0.0, y=0.0, scale=1.0, width=160, height=120)


@pytest.fixture(scope="module")
def cells():
    rng = np.random.default_rng(4)
    points = shapely.MultiPoint(rng.uniform(-120, 120, (60, 2)))
    found = np.array(shapely.voronoi_polygons(points).geoms, dtype=object)
    found[0] = found[0].difference(found[0].centroid.buffer(3))
    return found


def test_every_pixel_middle_is_in_its_feature(cells):
    data = prepare(cells, 2)
    detail, ids = data.details[0], np.zeros((VIEW.height, VIEW.width), np.int32)
    identify(ids, detail.x, detail.y, detail.parts, detail.features, data.bounds, data.ranges(VIEW.bounds), 1.0,
             data.origin[0] - VIEW.column, -data.origin[1] - VIEW.row)
    columns, rows = np.meshgrid(np.arange(VIEW.width) + 0.5, np.arange(VIEW.height) + 0.5)
    x, y = VIEW.to_world(columns, rows)
    tree = shapely.STRtree(cells)
    point, cell = tree.query(shapely.points(x.ravel(), y.ravel()), predicate="within")
    truth = np.full(ids.size, -1)
    truth[point] = cell
    found = ids.ravel().copy()
    found[found >= 0] = data.order[found[found >= 0]]
    assert np.count_nonzero(found != truth) <= 2  # middles that lie on an edge to within float32


def test_colour_table(cells):
    ids = np.array([[-1, 0], [1, 2]], np.int32)
    frame = np.full((2, 2), 0xFF000001, np.uint32)
    colour(ids, np.array([0xFF112233, 0, 0xFF445566], np.uint32), frame)
    assert frame.tolist() == [[0xFF000001, 0xFF112233], [0xFF000001, 0xFF445566]]
