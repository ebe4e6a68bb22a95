"""GeoJSON: good, odd, bad and cut off."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput, Cancelled
from console.exchange.vector import read_vector
from console.progress import Progress

SQUARE = [[[114, 22], [115, 22], [115, 23], [114, 23], [114, 22]]]


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(rings=SQUARE):
    return {"type": "Polygon", "coordinates": rings}


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features), **more}


def write(tmp_path, value):
    path = tmp_path / "areas.geojson"
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), "utf-8")
    return path


def read(tmp_path, value):
    return read_vector(write(tmp_path, value)).layers[0]


def test_columns_and_rows(tmp_path):
    layer = read(tmp_path, collection(
        feature(polygon(), 名称="莲花", n=1, x=1.5, tags=["a"]), feature(None, 名称=None, n=2),
        {**feature(polygon()), "id": "a7"}))
    assert layer.columns["名称"].tolist() == ["莲花", None, None]
    assert layer.columns["x"].dtype == np.float64
    assert layer.columns["tags"][0] == '["a"]'
    assert layer.columns["id"][2] == "a7"
    assert [g is None for g in layer.geometries] == [False, True, False]
    assert (layer.crs, layer.driver, layer.is_table) == ("EPSG:4326", "GeoJSON", False)


@pytest.mark.parametrize(("member", "crs"), [
    ({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}, "EPSG:4547"),
    ({"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, "EPSG:4326"), (None, None),
])
def test_declared_crs(tmp_path, member, crs):
    layer = read(tmp_path, collection(feature(polygon()), crs=member))
    assert layer.crs == crs


def test_unknown_crs_is_a_warning(tmp_path):
    layer = read(tmp_path, collection(feature(polygon()), crs={"properties": {"name": "EPSG:99999999"}}))
    assert layer.crs is None
    assert len(layer.warnings) == 1


def test_self_crossing_polygon_keeps_both_halves_and_is_counted(tmp_path):
    bow = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]
    layer = read(tmp_path, collection(feature(polygon(bow)), feature(polygon())))
    assert layer.repaired == 1
    assert layer.geometries[0].area == pytest.approx(2)
    assert layer.geometries[0].geom_type == "MultiPolygon"


def test_open_rings_are_closed_and_heights_dropped(tmp_path):
    ring = [[[0, 0, 7], [1, 0, 7], [1, 1, 7], [0, 1, 7]]]
    layer = read(tmp_path, collection(feature(polygon(ring))))
    assert layer.geometries[0].area == 1
    assert not layer.geometries[0].has_z


def test_a_hole_stays_a_hole(tmp_path):
    hole = [[114.2, 22.2], [114.4, 22.2], [114.4, 22.4], [114.2, 22.2]]
    layer = read(tmp_path, polygon([*SQUARE, hole]))
    assert len(layer.geometries[0].interiors) == 1


@pytest.mark.parametrize("geometry", [
    {"type": "Point", "coordinates": [1, "2"]}, {"type": "Point"}, {"type": "MultiPolygon", "coordinates": [[[1]]]},
    {"type": "Blob", "coordinates": [1, 2]}, [], "x",
    {"type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0], [0, 0]]]},
    {"type": "GeometryCollection", "geometries": [False]}, {"type": "Polygon", "coordinates": [[[0, 0], [1, None]]]},
])
def test_a_bad_feature_costs_only_itself(tmp_path, geometry):
    layer = read(tmp_path, collection(feature(polygon(), n=1), feature(geometry, n=2), feature(polygon(), n=3)))
    assert layer.columns["n"].tolist() == [1, 3]
    assert layer.rows.tolist() == [1, 3]
    assert [row for row, _ in layer.refused] == [2]
    with pytest.raises(BadInput, match="row 1"):
        read(tmp_path, collection(feature(geometry)))


WHOLE = json.dumps(collection(*[feature(polygon(), 名称="莲花街道", n=i, s="a\"b") for i in range(4)]),
                   ensure_ascii=False)


@given(st.integers(1, len(WHOLE.encode()) - 1))
def test_a_cut_off_file_is_said_to_be_cut_off_wherever_it_is_cut(tmp_path_factory, at):
    path = tmp_path_factory.mktemp("cut") / "cut.geojson"
    path.write_bytes(WHOLE.encode()[:at])
    with pytest.raises(BadInput, match=r"cut off|not valid JSON"):
        read_vector(path)


def test_most_cuts_are_named_as_cuts(tmp_path):
    raw = WHOLE.encode()
    told = 0
    for at in range(1, len(raw), 7):
        path = tmp_path / "cut.geojson"
        path.write_bytes(raw[:at])
        with pytest.raises(BadInput) as error:
            read_vector(path)
        told += "cut off" in str(error.value)
    assert told >= 0.95 * len(range(1, len(raw), 7))


@pytest.mark.parametrize("text", [
    "", "   ", "null", "[1, 2]", '"text"', "{}", '{"type": "Topology"}', '{"type": "FeatureCollection"}',
    '{"type": "FeatureCollection", "features": {}}', '{"type" "Point"}', "[" * 100_000, '{"type": "Feature"} x',
    '{"a": ' * 100_000, "\0\1\2",
])
def test_what_is_no_geojson_is_one_sentence(tmp_path, text):
    with pytest.raises(BadInput) as error:
        read(tmp_path, text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


def test_one_feature_per_line(tmp_path):
    lines = "\n".join(json.dumps(feature({"type": "Point", "coordinates": [i, i]}, n=i)) for i in range(3))
    assert read(tmp_path, lines).columns["n"].tolist() == [0, 1, 2]


def test_an_empty_collection_is_a_layer_with_a_warning(tmp_path):
    layer = read(tmp_path, collection())
    assert len(layer) == 0
    assert layer.warnings


def test_it_can_be_stopped(tmp_path):
    path = write(tmp_path, collection(*[feature(None, n=i) for i in range(2000)]))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_vector(path, progress=progress)
