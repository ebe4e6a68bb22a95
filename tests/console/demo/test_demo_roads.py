"""Roads of the demo district: between blocks and through them, in one piece, marked for ways on foot."""

import numpy as np
import pytest
import shapely

from console.demo.facts import read_facts
from console.demo.roads import LANE, MAIN, SIDE, _borders, _lanes, add_roads, forget_roads, lay_roads
from console.insight.roads import ROADS, Roads
from console.model.area import Area, AreaTree, Level
from console.model.premises import Building
from console.profile import Profile
from console.store.engine import open_store
from console.store.layers import LayerStore

WEST, SOUTH, SIZE, ACROSS = 114.05, 22.54, 0.003, 4


def tree():
    grids = []
    for row in range(ACROSS):
        for column in range(ACROSS):
            shape = shapely.box(WEST + column * SIZE, SOUTH + row * SIZE, WEST + (column + 1) * SIZE,
                                SOUTH + (row + 1) * SIZE)
            grids.append(Area(f"g{row}{column}", f"g{row}{column}", "格", Level.GRID, "d", demo=True,
                              wkb=shapely.to_wkb(shape), bounds=shape.bounds))
    return AreaTree([Area("d", "d", "区", Level.DISTRICT, demo=True), *grids])


def buildings(areas):
    return [Building(f"{i:019}", "", area, "residential", 6, 18.0, 20, 0.0, 0.0, b"") for i, area in enumerate(areas)]


@pytest.fixture(scope="module")
def roads():
    return lay_roads(tree(), buildings([f"g{r}{c}" for r in range(ACROSS) for c in range(ACROSS)]), read_facts())


def test_ways_lead_from_every_block_to_every_other(roads):
    made = Roads(roads.lines)
    middles = np.arange(ACROSS) * SIZE + SIZE / 2
    lons, lats = (one.ravel() for one in np.meshgrid(WEST + middles, SOUTH + middles))
    ways = made.matrix(lons, lats)
    assert np.isfinite(ways).all()
    straight = np.hypot(*(np.subtract.outer(one, one) * size for one, size in ((lons, 102_900), (lats, 110_750))))
    assert (ways >= straight * 0.99).all() and (ways <= straight * 1.5 + 1).all()   # never shorter, never absurd


def test_kinds_and_lengths(roads):
    assert set(roads.kinds) <= {MAIN, SIDE, LANE} and {SIDE, LANE} <= set(roads.kinds)
    assert all((kind == MAIN) == bool(name) for kind, name in zip(roads.kinds, roads.names, strict=True))
    # Three borders each way and two lanes in each of sixteen blocks, about 309 by 332 m.
    assert roads.metres.sum() == pytest.approx(3 * 4 * (309 + 332) + 16 * (309 + 332), rel=0.02)


def test_nothing_runs_along_the_outer_border_or_where_nobody_lives():
    shapes = np.array([shapely.box(x, 0, x + 100, 100) for x in (0, 100, 200, 300)])
    built = np.array([True, False, False, False])
    lines = _borders(shapes, built)
    assert [one.bounds for one in lines] == [(100, 0, 100, 100)]
    assert len(_lanes(shapes[built])) == 2


def test_they_are_a_hidden_layer_that_ways_are_measured_along(tmp_path, roads):
    profile = Profile(tmp_path / "profile").make()
    store = open_store(profile.database)
    layers = LayerStore(store)
    layer = add_roads(profile, layers, roads)
    assert "演示数据" in layer.name and layer.use == ROADS and not layer.visible and layer.source == ""
    assert layer.features == len(roads.lines) and {band.value for band in layer.style.bands} == {MAIN, SIDE, LANE}
    assert add_roads(profile, layers, roads).use == ""      # one is marked already
    forget_roads(layers, 1.0)
    assert layers.all() == ()
    store.close()
