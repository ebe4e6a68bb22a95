"""The bench draws what it says: given files as well as the made-up city."""

import json

import pytest
import shapely

from console.errors import BadInput
from maps.bench import EXTENTS, bench_render
from maps.bench_city import make_files, make_from_files, open_layers
from widgets.map_view import MapView


def write(path, shapes):
    rows = [{"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(s))} for s in shapes]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), "utf-8")
    return path


def test_files_become_layers_by_kind_of_shape(tmp_path):
    squares = [shapely.box(114 + x / 100, 22.5, 114.005 + x / 100, 22.505) for x in range(10)]
    mixed = write(tmp_path / "mixed.geojson", [*squares, shapely.Point(114.02, 22.51),
                                               shapely.LineString([(114, 22.5), (114.1, 22.52)])])
    made = make_from_files(tmp_path, [mixed], with_peer=True)
    assert [(one.dimension, one.features) for one in made.layers] == [(2, 10), (1, 1), (0, 1)]
    assert made.bounds[2] - made.bounds[0] == pytest.approx(10_300, rel=0.02)
    layers = open_layers(tmp_path, made)
    assert layers[0].data.class_count == 5
    assert all((tmp_path / f"{one.name}.gpkg").stat().st_size for one in made.layers)


def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "bad.gpkg").write_bytes(b"nonsense" * 100)
    with pytest.raises(BadInput, match=r"bad\.gpkg"):
        make_from_files(tmp_path, [tmp_path / "bad.gpkg"], with_peer=False)


def test_small_city(tmp_path):
    made = make_files(tmp_path, 300, 100, 50, with_peer=False)
    assert [one.name for one in made.layers] == ["grids", "buildings", "points"]
    assert open_layers(tmp_path, made)[0].data.details[0].edges is not None


def test_every_extent_is_measured(qapp, tmp_path):
    file = write(tmp_path / "one.geojson", [shapely.box(114, 22.5, 114.1, 22.6)])
    found = bench_render(MapView, 1, files=[file])
    assert set(found["extents"]) == set(EXTENTS)
    assert not found["failures"]
    for one in found["extents"].values():
        assert all(len(one[key]) == 3 for key in ("settled_ms", "cpu_ms", "provisional_ms", "pan_ms"))
