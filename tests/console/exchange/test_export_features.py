"""Selections as files for other programs, read back by another reader."""

import csv

import numpy as np
import pyogrio
import pytest
import shapely

from console.errors import BadInput
from console.exchange.crs import to_lonlat
from console.exchange.export import export_features

SHAPES = np.array([shapely.box(114.05, 22.53, 114.06, 22.54), shapely.box(114.07, 22.53, 114.08, 22.54)])
COLUMNS = {"name": np.array(["莲花街道", None], dtype=object), "height": np.array([30.5, 12.0])}


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp", ".fgb"])
@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4547"])
def test_what_is_written_is_read_back_in_its_place(tmp_path, suffix, crs):
    told = export_features(tmp_path / f"out{suffix}", SHAPES, COLUMNS, crs=crs, demo=True)
    assert told["features"] == 2
    meta, _, wkb, values = pyogrio.raw.read(tmp_path / f"out{suffix}")
    centre = shapely.centroid(shapely.from_wkb(wkb))
    lon, _ = to_lonlat(shapely.get_x(centre), shapely.get_y(centre), crs)
    assert np.sort(lon) == pytest.approx([114.055, 114.075], abs=1e-7)
    found = dict(zip(meta["fields"], values, strict=True))
    assert set(found["name"]) == {"莲花街道", None} and set(found["label"]) == {"演示数据"}
    assert not list(tmp_path.glob("*.part*"))


def test_a_csv_opens_in_excel_with_chinese_text(tmp_path):
    export_features(tmp_path / "out.csv", SHAPES, COLUMNS)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0]["name"] == "莲花街道"
    assert shapely.equals_exact(shapely.from_wkt(rows[1]["geometry"]), SHAPES[1], 1e-12)


def test_gcj02_goes_out_shifted_and_undeclared(tmp_path):
    export_features(tmp_path / "out.gpkg", SHAPES, {}, crs="gcj02")
    meta, _, wkb, _ = pyogrio.raw.read(tmp_path / "out.gpkg")
    assert not meta["crs"] or "4326" not in meta["crs"]
    assert shapely.get_x(shapely.centroid(shapely.from_wkb(wkb[0]))) == pytest.approx(114.0601, abs=2e-4)


def test_nothing_and_unknown_kinds_are_refused(tmp_path):
    with pytest.raises(BadInput):
        export_features(tmp_path / "out.gpkg", SHAPES[:0], {})
    with pytest.raises(BadInput):
        export_features(tmp_path / "out.xyz", SHAPES, COLUMNS)
    assert not list(tmp_path.iterdir())
