"""Files become map layers, whole or not at all."""

import json

import numpy as np
import pyogrio
import pytest
import shapely

from console.errors import BadInput, Cancelled
from console.exchange.crs import from_lonlat
from console.exchange.layers import add_layers, attributes_of, shapes_of, source_state
from console.model.layer import Shape
from console.profile import Profile
from console.progress import Progress
from console.store.engine import open_store
from console.store.layers import LayerStore

FUTIAN = (113.98, 22.50, 114.11, 22.61)


@pytest.fixture
def desk(tmp_path):
    profile = Profile(tmp_path / "profile").make()
    store = open_store(profile.database)
    yield profile, LayerStore(store)
    store.close()


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"名称": name}, "geometry": shape} for name, shape in features]})


SQUARE = {"type": "Polygon", "coordinates": [[[114.05, 22.53], [114.06, 22.53], [114.06, 22.54], [114.05, 22.54],
                                             [114.05, 22.53]]]}


def test_a_mixed_file_gives_a_layer_per_kind_and_keeps_empty_rows(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "mixed.geojson"
    file.write_text(collection(("a", SQUARE), ("b", {"type": "Point", "coordinates": [114.05, 22.53]}),
                               ("c", None), ("d", SQUARE)), "utf-8")
    told = add_layers(file, profile, layers)
    assert [(t.shape, t.features, t.empty) for t in told] == [("polygon", 3, 1), ("point", 1, 0)]
    polygons = layers.find(told[0].layer)
    assert polygons.shape is Shape.POLYGON and polygons.fields == ("名称",)
    assert [s is None for s in shapes_of(profile, polygons)] == [False, True, False]
    assert list(attributes_of(profile, polygons).column("名称")) == ["a", "c", "d"]


def test_undeclared_metres_are_placed_by_the_profiles_areas_or_refused(desk, tmp_path):
    profile, layers = desk
    x, y = from_lonlat(np.array([114.05, 114.06]), np.array([22.53, 22.54]), "EPSG:4547")
    file = tmp_path / "metres.csv"
    file.write_text("x,y,name\n" + "".join(f"{a},{b},p\n" for a, b in zip(x, y, strict=True)))
    with pytest.raises(BadInput, match="--crs"):
        add_layers(file, profile, layers)
    assert layers.all() == ()
    told = add_layers(file, profile, layers, near=FUTIAN)[0]
    assert told.crs == "EPSG:4547" and told.guess
    assert shapely.get_x(shapes_of(profile, layers.find(told.layer))[0]) == pytest.approx(114.05, abs=1e-8)


def test_gcj02_is_stored_unshifted(desk, tmp_path):
    profile, layers = desk
    lon, lat = from_lonlat(114.05, 22.53, "gcj02")
    file = tmp_path / "p.geojson"
    file.write_text(collection(("a", {"type": "Point", "coordinates": [lon, lat]})))
    told = add_layers(file, profile, layers, crs="GCJ-02")[0]
    point = shapes_of(profile, layers.find(told.layer))[0]
    assert (point.x, point.y) == pytest.approx((114.05, 22.53), abs=1e-7)


def test_adding_again_reads_the_prepared_folder_and_two_crs_do_not_mix(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "p.geojson"
    file.write_text(collection(("a", SQUARE)))
    one, two, three = (add_layers(file, profile, layers, crs=c)[0].layer for c in ("", "", "gcj02"))
    prepared = [layers.find(i).prepared for i in (one, two, three)]
    assert prepared[0] == prepared[1] != prepared[2]
    assert len([p for p in profile.layers.iterdir()]) == 2


def test_several_layers_of_one_geopackage(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "two.gpkg"
    wkb = shapely.to_wkb(np.array([shapely.Point(114.05, 22.53)]))
    for name in ("一", "二"):
        pyogrio.raw.write(str(file), wkb, [np.array([1])], ["n"], layer=name, crs="EPSG:4490",
                          geometry_type="Point", driver="GPKG", append=file.exists())
    assert [t.name for t in add_layers(file, profile, layers)] == ["一", "二"]


def test_stopping_leaves_nothing(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "p.geojson"
    file.write_text(collection(("a", SQUARE)))

    def stop(done, total, text):
        if text == "Preparing the layer":
            progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        add_layers(file, profile, layers, progress=progress)
    assert layers.all() == () and not list(profile.layers.iterdir())


def test_a_changed_or_vanished_source_is_noticed(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "p.geojson"
    file.write_text(collection(("a", SQUARE)))
    layer = layers.find(add_layers(file, profile, layers)[0].layer)
    assert source_state(layer) == ""
    import os
    file.write_text(collection(("b", SQUARE)))
    os.utime(file, (layer.added_at + 10, layer.added_at + 10))
    assert "changed" in source_state(layer)
    file.unlink()
    assert "no longer" in source_state(layer)


def test_every_kind_of_one_file_has_a_name_of_its_own_and_collections_are_taken_apart(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "town.geojson"
    both = {"type": "GeometryCollection", "geometries": [SQUARE, {"type": "Point", "coordinates": [114.05, 22.53]}]}
    file.write_text(collection(("a", SQUARE), ("b", both)), "utf-8")
    told = add_layers(file, profile, layers)
    assert [(t.name, t.features) for t in told] == [("town (polygons)", 2), ("town (points)", 1)]
    assert list(attributes_of(profile, layers.find("town (points)")).column("名称")) == ["b"]


def test_a_collection_without_features_is_refused(desk, tmp_path):
    profile, layers = desk
    file = tmp_path / "empty.geojson"
    file.write_text('{"type": "FeatureCollection", "type": "Feature", "features": []}', "utf-8")
    with pytest.raises(BadInput, match="no features"):
        add_layers(file, profile, layers)
    assert layers.all() == ()
