"""What is at a place, over layers as they are stored; the answers of an index over all shapes are the measure."""

import json

import msgspec
import numpy as np
import pytest
import shapely

from console.errors import BadInput
from console.exchange.layers import add_layers, shapes_of
from console.insight.features import FeatureIndex
from console.insight.finder import MOST_FOUND, FeatureFinder, as_text, is_shown
from console.model.layer import Layer, LayerStyle, Shape
from console.profile import Profile
from console.store.engine import open_store
from console.store.layers import LayerStore


@pytest.fixture
def stored(tmp_path):
    """A profile and a function that adds a layer of shapes to it."""
    profile = Profile(tmp_path / "profile").make()
    store = open_store(profile.database)
    layers = LayerStore(store)

    def add(shapes):
        path = tmp_path / "layer.geojson"
        features = [{"type": "Feature", "geometry": None if one is None else shapely.geometry.mapping(one),
                     "properties": {"n": i, "name": f"f{i}" if i % 3 else None, "h": i / 4}}
                    for i, one in enumerate(shapes)]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return layers.find(add_layers(path, profile, layers)[0].layer)

    yield profile, add
    store.close()


def squares(count, seed=3):
    x, y, size = np.random.default_rng(seed).random((3, count))
    made = list(shapely.box(114 + x, 22 + y, 114 + x + size / 5, 22 + y + size / 9))
    made[5] = None
    return made


def test_agrees_with_an_index_over_all_shapes(stored):
    profile, add = stored
    layer = add(squares(9_000))
    finder, index = FeatureFinder(profile), FeatureIndex(shapes_of(profile, layer))
    for lon, lat in np.random.default_rng(1).random((20, 2)) + np.array([114, 22]):
        assert list(finder.at(layer, lon, lat, 20)) == list(index.at(lon, lat, 20))
    around = shapely.Point(114.5, 22.5).buffer(.3)
    assert list(finder.touching(layer, around)) == list(index.touching(around))
    assert list(finder.touching(layer, shapely.box(1, 1, 2, 2))) == []


def test_points_within_reach(stored):
    profile, add = stored
    layer = add([shapely.Point(114, 22.5), shapely.Point(114.0002, 22.5)])
    finder = FeatureFinder(profile)
    assert list(finder.at(layer, 114.00015, 22.5, reach=30)) == [1, 0]
    assert list(finder.at(layer, 114.00015, 22.5, reach=8)) == [1]
    assert list(finder.at(layer, 114.00015, 22.5, reach=2)) == []


def test_what_the_filter_hides_is_not_found(stored):
    profile, add = stored
    layer = msgspec.structs.replace(add([shapely.box(114, 22, 115, 23)] * 4), filter="n > 1")
    finder = FeatureFinder(profile)
    assert sorted(finder.at(layer, 114.5, 22.5, 5)) == [2, 3]
    assert list(finder.touching(layer, shapely.Point(114.5, 22.5))) == [2, 3]


def test_the_table_is_told_without_what_is_missing(stored):
    profile, add = stored
    layer = add(squares(60))
    told = FeatureFinder(profile).features(layer, np.array([4, 0]))
    assert [one.row for one in told] == [4, 0]
    assert told[0].fields == (("n", "4"), ("name", "f4"), ("h", "1"))
    assert told[1].fields == (("n", "0"), ("h", "0"))
    assert len(FeatureFinder(profile).features(layer, np.arange(60))) == MOST_FOUND


def test_a_layer_whose_data_is_gone_says_so(stored):
    profile, add = stored
    layer = add(squares(10))
    gone = msgspec.structs.replace(layer, prepared="nothing")
    with pytest.raises(BadInput, match="is gone"):
        FeatureFinder(profile).at(gone, 114, 22, 5)


def test_seen_only_where_it_is_drawn():
    layer = Layer("a", "a", Shape.POLYGON, "", 1, style=LayerStyle(min_scale=50_000, max_scale=500))
    assert is_shown(layer, 5_000)
    assert not is_shown(layer, 60_000) and not is_shown(layer, 400)
    assert not is_shown(msgspec.structs.replace(layer, visible=False), 5_000)
    assert not is_shown(msgspec.structs.replace(layer, shape=Shape.TABLE), 5_000)


def test_values_as_they_are_read():
    assert [as_text(v) for v in (None, float("nan"), 0.1 + 0.2, 12345678.5, True, "住宅")] == [
        "", "", "0.3", "12345678.5", "True", "住宅"]
