"""Ways along roads: worked out by hand on a small net, and never shorter than straight."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import BadInput, NotFound
from console.exchange.crs import to_lonlat, transform_geometries
from console.exchange.layers import add_layers
from console.insight.roads import RoadFinder, Roads
from console.profile import Profile
from console.store.engine import open_store
from console.store.layers import LayerStore

CRS = "EPSG:4547"
X, Y = 500_000.0, 2_494_000.0   # 114°E, some 22.54°N


def lines(*paths):
    """Lines given in metres from the corner, in EPSG:4490."""
    return transform_geometries([shapely.LineString([(X + x, Y + y) for x, y in path]) for path in paths], CRS)


def lengths(roads, start, *ends):
    lon, lat = to_lonlat(X + start[0], Y + start[1], CRS)
    lons, lats = to_lonlat(np.array([X + x for x, _ in ends]), np.array([Y + y for _, y in ends]), CRS)
    return roads.lengths(lon, lat, lons, lats)


# A square of 1 km with a flyover over its middle that touches nothing, and a road of its own far off.
NET = lines([(0, 0), (1000, 0)], [(1000, 0), (1000, 1000)], [(1000, 1000), (0, 1000), (0, 0)],
            [(500, -400), (500, 1400)], [(5000, 0), (6000, 0)])


def test_the_way_goes_round_the_square_and_the_shorter_way():
    """From (100, 0) to (1000, 300): 900 + 300; to (0, 900): 100 + 900; to the middle of the same side 400."""
    found = lengths(Roads(NET), (100, 0), (1000, 300), (0, 900), (400, 0))
    assert found == pytest.approx([1200, 1000, 300], abs=0.01)


def test_the_walk_to_the_road_and_from_it_counts():
    """20 m from the lower side, along 300 m of it, and 30 m up to the place."""
    assert lengths(Roads(NET), (100, -20), (400, 30)) == pytest.approx([20 + 300 + 30], abs=0.01)


def test_nobody_comes_down_from_a_flyover_and_nobody_gets_to_another_net():
    found = lengths(Roads(NET), (500, 500), (500, 900), (0, 900), (5500, 0), (3000, 3000))
    assert found[0] == pytest.approx(400, abs=0.01) and np.isinf(found[1:]).all()


def test_what_is_far_from_every_road_or_no_place_has_no_way():
    roads = Roads(NET)
    assert np.isinf(lengths(roads, (2500, 500), (0, 0))).all()
    assert np.isinf(roads.lengths(114.0, 22.55, np.array([np.nan]), np.array([22.55]))).all()
    assert len(roads.lengths(114.0, 22.55, np.zeros(0), np.zeros(0))) == 0


def test_ends_drawn_by_hand_meet_within_half_a_metre():
    roads = Roads(lines([(0, 0), (500, 0)], [(500.1, 0.1), (500, 500)]))
    assert lengths(roads, (0, 0), (500, 500)) == pytest.approx([1000], abs=1)


def test_two_roads_between_the_same_corners_the_shorter_counts_and_multilines_are_taken_apart():
    shape = shapely.MultiLineString([[(X, Y), (X + 100, Y), (X + 100, Y + 300), (X + 300, Y + 300), (X + 300, Y)],
                                     [(X + 100, Y), (X + 300, Y)]])
    roads = Roads(transform_geometries([shape, None, shapely.Point(X, Y)], CRS))
    assert lengths(roads, (0, 0), (300, 0)) == pytest.approx([300], abs=0.01)
    assert roads.length_m == pytest.approx(1100, abs=0.1)


def test_without_lines_there_are_no_roads():
    with pytest.raises(BadInput, match="no line"):
        Roads(np.array([shapely.Point(114, 22.5), None], dtype=object))


places = st.tuples(st.floats(-100, 1100), st.floats(-100, 1100))


@settings(max_examples=40, deadline=None)
@given(places, st.lists(places, min_size=1, max_size=5))
def test_no_way_is_shorter_than_straight_and_it_is_as_long_back(start, ends):
    roads = Roads(NET)
    there = lengths(roads, start, *ends)
    straight = np.hypot(np.array(ends)[:, 0] - start[0], np.array(ends)[:, 1] - start[1])
    assert (there >= straight - 0.01).all()
    assert [lengths(roads, end, start)[0] for end in ends] == pytest.approx(there, abs=0.01)


@pytest.fixture
def finder(tmp_path):
    profile = Profile(tmp_path / "p").make()
    store = open_store(profile.database)
    layers = LayerStore(store)

    def write(name, shapes):
        path = tmp_path / f"{name}.geojson"
        features = ",".join(f'{{"type": "Feature", "properties": {{"k": {i}}}, "geometry": {shapely.to_geojson(one)}}}'
                            for i, one in enumerate(shapes))
        path.write_text(f'{{"type": "FeatureCollection", "features": [{features}]}}', "utf-8")
        add_layers(path, profile, layers)

    write("roads", NET)
    write("points", [shapely.Point(114, 22.5)])
    write("other", NET[:1])
    yield RoadFinder(profile, layers), layers
    store.close()


def test_a_line_layer_is_marked_and_only_one(finder):
    roads, layers = finder
    assert roads() is None and roads.marked() is None
    layer, built = roads.mark("roads")
    assert built.length_m == pytest.approx(6800, rel=1e-3) and roads.marked().id == layer.id
    assert roads() is roads()           # read once
    roads.mark("other")
    assert [one.name for one in layers.all() if one.use] == ["other"]
    assert roads().length_m == pytest.approx(1000, rel=1e-3)
    roads.unmark()
    assert roads() is None


def test_a_filter_on_the_layer_holds_for_the_ways_too(finder):
    from msgspec.structs import replace

    roads, layers = finder
    roads.mark("roads")
    layers.update(replace(layers.find("roads"), filter="k < 1"))
    assert roads().length_m == pytest.approx(1000, rel=1e-3)


def test_what_holds_no_lines_is_refused(finder):
    roads, _ = finder
    with pytest.raises(BadInput, match="holds no lines"):
        roads.mark("points")
    with pytest.raises(NotFound):
        roads.mark("nothing")
    assert roads.marked() is None


def test_when_the_layers_data_is_gone_ways_are_straight_again(finder, tmp_path):
    import shutil

    roads, layers = finder
    layer, _ = roads.mark("roads")
    shutil.rmtree(tmp_path / "p" / "layers" / layer.prepared)
    fresh = RoadFinder(Profile(tmp_path / "p"), layers)
    assert fresh() is None


def place(x, y):
    lon, lat = to_lonlat(X + x, Y + y, CRS)
    return float(lon), float(lat)


def test_the_line_of_a_way_is_as_long_as_its_length_and_turns_at_corners():
    roads = Roads(NET)
    for here, there, metres in (((100, 0), (1000, 300), 1200), ((100, 0), (400, 0), 300), ((0, 900), (100, 0), 1000),
                                ((100, 20), (400, -30), 350)):
        line = roads.line(place(*here), place(*there))
        shape = transform_geometries([shapely.LineString(line)], CRS, inverse=True)[0]
        assert shape.length == pytest.approx(metres, abs=0.1)
        assert np.allclose([line[0], line[-1]], [place(*here), place(*there)])
    line = shapely.LineString(roads.line(place(100, 0), place(1000, 300)))
    corner = transform_geometries([line], CRS, inverse=True)[0]
    assert shapely.Point(X + 1000, Y).distance(corner) < 0.01
    assert roads.line(place(100, 0), place(5500, 0)) == () == roads.line(place(100, 0), place(5500, 700))


def test_the_matrix_says_what_single_lengths_say():
    roads = Roads(NET)
    lons, lats = np.array([place(*one) for one in ((100, 0), (1000, 300), (5500, 0))]).T
    found = roads.matrix(lons, lats)
    assert found[0] == pytest.approx([0, 1200, np.inf], abs=0.01) and np.allclose(found, found.T)


def test_a_scrap_of_road_is_no_dead_end_for_whoever_stands_beside_it():
    """The nearest road of a courtyard leads nowhere: the way begins at the net, 40 m further."""
    long = [[(x, 0), (x + 50, 0)] for x in range(0, 2000, 50)]
    roads = Roads(lines(*long, [(500, 60), (520, 60)]))
    assert lengths(roads, (510, 50), (900, 0)) == pytest.approx([50 + 390], abs=0.01)
    assert roads.length_m == pytest.approx(2000, abs=0.1)


def test_many_pairs_are_measured_like_one_and_can_be_stopped():
    roads = Roads(NET)
    here, there = (np.array([place(*one) for one in some]).T for some in (((100, 0), (3000, 3000), (0, 500)),
                                                                         ((400, 30), (1000, 300))))
    source, target = np.array([0, 0, 1, 2]), np.array([0, 1, 0, 1])
    found = roads.pairs(tuple(here), tuple(there), source, target, 1500.0)
    assert found == pytest.approx([330, 1200, np.inf, np.inf], abs=0.01)

    def stop(done, whole):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        roads.pairs(tuple(here), tuple(there), source, target, tick=stop)
