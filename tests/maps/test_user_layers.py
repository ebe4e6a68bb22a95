"""Layers that people added, as the renderer gets them."""

import msgspec
import numpy as np
import pytest
import shapely

from console.exchange.attributes import write_attributes
from console.exchange.shapes import save_shapes
from console.insight.styling import graduated
from console.model.layer import CANDIDATES, Layer, LayerStyle, Shape
from console.profile import Profile
from maps.scene import Built
from maps.style import DARK
from maps.user_layers import UserLayers

CRS = "EPSG:4547"


@pytest.fixture
def profile(tmp_path):
    profile = Profile(tmp_path).make()
    folder = profile.layers / "abc"
    folder.mkdir()
    shapes = np.array([shapely.box(114.05, 22.53, 114.06, 22.54), None, shapely.box(114.07, 22.53, 114.09, 22.54)])
    save_shapes(folder, shapes)
    write_attributes(folder / "attributes.arrow", {
        "height": np.array([10.0, 20.0, 90.0]), "name": np.array(["小", "无", "大"], dtype=object)})
    return profile


def record(**fields):
    return Layer(id="x", name="x", shape=Shape.POLYGON, prepared="abc", features=3, fields=("height", "name"), **fields)


def test_classes_follow_the_legend_in_the_order_of_the_rows(profile):
    style = graduated(LayerStyle(), "height", np.array([10.0, 20, 90]), "equal", 2, ["#000000", "#ffffff"])
    layers = UserLayers(profile).build((record(style=style),), CRS, DARK).layers
    by_row = np.empty(3, int)
    by_row[layers[0].data.order] = layers[0].data.classes
    assert list(by_row) == [0, 0, 1]
    assert layers[0].fills[1][:3] == (1, 1, 1)


def test_what_the_filter_leaves_out_is_transparent_and_unnamed(profile):
    built = UserLayers(profile).build((record(filter="height > 50", style=LayerStyle(label="name")),), CRS, DARK)
    layers, labels = built.layers, built.labels
    by_row = np.empty(3, int)
    by_row[layers[0].data.order] = layers[0].data.classes
    assert layers[0].fills[by_row[0]][3] == 0 and layers[0].lines[by_row[0]].width == 0
    assert layers[0].fills[by_row[2]][3] == 1
    assert labels[0].texts == ("大",)


def test_larger_features_are_named_first_and_nothing_without_a_place(profile):
    labels = UserLayers(profile).build((record(style=LayerStyle(label="name")),), CRS, DARK).labels
    assert labels[0].texts == ("大", "小")
    assert labels[0].rooms[0] == pytest.approx(2 * labels[0].rooms[1], rel=1e-3)


def test_prepared_once_and_opened_afterwards(profile):
    UserLayers(profile).build((record(),), CRS, DARK)
    file = next((profile.caches / "prepared").iterdir())
    before = file.stat().st_mtime_ns
    again = UserLayers(profile).build((record(),), CRS, DARK).layers
    assert file.stat().st_mtime_ns == before and len(again[0].data) == 3
    file.write_bytes(b"broken")
    mended = UserLayers(profile).build((record(),), CRS, DARK).layers
    assert len(mended[0].data) == 3


def test_hidden_layers_are_left_out(profile):
    table = msgspec.structs.replace(record(), shape=Shape.TABLE)
    assert UserLayers(profile).build((record(visible=False), table), CRS, DARK) == Built()


def test_candidates_lie_above_the_buildings(profile):
    built = UserLayers(profile).build((record(), msgspec.structs.replace(record(), use=CANDIDATES)), CRS, DARK)
    assert (len(built.layers), len(built.over)) == (1, 1)
