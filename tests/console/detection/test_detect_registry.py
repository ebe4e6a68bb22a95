"""The registry: what is one, what was understood of it, what is refused."""

import numpy as np
import pyogrio
import pytest
import shapely

from console.commands.detect_run import say_run
from console.detection.registry import read_registry, told_of
from console.errors import BadInput

HERE = (500_000.0, 2_500_000.0, 500_100.0, 2_500_100.0)
HOUSE = shapely.box(500_010, 2_500_010, 500_022, 2_500_020)


def layer(path, called, shapes, crs="EPSG:4547", **columns):
    values = [np.array(one, object if any(isinstance(v, str) for v in one) else float) for one in columns.values()]
    pyogrio.raw.write(path, shapely.to_wkb(np.array(shapes, object)), values, list(columns), layer=called,
                      driver="GPKG", geometry_type="Polygon", crs=crs, append=path.exists())
    return path


def test_chinese_columns_and_heights_in_words_are_understood(tmp_path):
    path = layer(tmp_path / "r.gpkg", "建筑", [HOUSE, HOUSE], 编号=["甲1", "甲2"], 批准高度=["12.5 米", "不详"])
    layer(path, "规划许可", [HOUSE], 许可证号=["乙1"], 有效期至=["2027-01-31"], 状态=["有效"], 顶标高=[31.0])
    found = read_registry(path, "EPSG:4547", HERE)
    assert found.buildings.ids.tolist() == ["甲1", "甲2"]
    np.testing.assert_equal(found.buildings.height, [12.5, np.nan])
    assert found.permits.top.tolist() == [31.0] and found.permits.until[0].isoformat() == "2027-01-31"
    told = told_of(found)
    assert (told["buildings"], told["permits"]) == (2, 1)
    assert told["layers"][0] == {"layer": "建筑", "kind": "buildings", "count": 2, "inside": 2, "why": "",
                                 "columns": {"id": "编号", "height": "批准高度"}}
    assert told["layers"][1]["columns"] == {"id": "许可证号", "top": "顶标高", "until": "有效期至", "status": "状态"}


def test_several_layers_of_a_kind_are_all_used_and_others_said(tmp_path):
    path = layer(tmp_path / "r.gpkg", "north", [HOUSE], code=["1"])
    layer(path, "south", [HOUSE], code=["2"])
    layer(path, "streets", [shapely.box(500_000, 2_500_000, 501_000, 2_501_000)], name=["福田"])
    found = read_registry(path, "EPSG:4547", HERE)
    assert found.buildings.ids.tolist() == ["1", "2"] and len(found.buildings.since) == 2
    assert [one.kind for one in found.layers] == ["buildings", "buildings", ""]
    assert "1,000,000 m² in the middle" in found.layers[2].why


RUN = {"candidates": 1, "file": "o.gpkg", "points": 10, "seconds": 1.0, "bias_cm": 0.0, "shift_cm": 0.0,
       "sigma_cm": 1.0, "limit_cm": 20.0, "limit_reason": "", "nodata_pct": 0.0, "fly_again": 0, "gaps": [],
       "believable": 0, "believable_kinds": {}, "warnings": []}


def test_a_person_is_told_what_was_understood(tmp_path):
    path = layer(tmp_path / "r.gpkg", "houses", [HOUSE, shapely.box(510_000, 2_500_000, 510_009, 2_500_009)],
                 code=["1", "2"])
    layer(path, "found", [HOUSE], dz_median=[3.0], confidence=[0.9])
    lines = say_run(RUN | {"registry": told_of(read_registry(path, "EPSG:4547", HERE))}).splitlines()
    assert "compared with 2 approved buildings and 0 permits" in lines
    assert ("  layer houses: buildings, 1 of 2 in the survey; columns: identifier = code; no column gives a height, so "
            "only outlines are compared") in lines
    assert "  layer found was left out: it lists changes that were found, not what was approved" in lines


@pytest.mark.parametrize(("columns", "shape", "words"), [
    ({"dz_median": [3.0], "confidence": [0.9], "id": ["1"]}, HOUSE, "it lists changes that were found"),
    ({"dz": [3.0], "kind": ["new"], "id": ["1"]}, HOUSE, "it lists changes that were found"),
    ({"colour": ["red"], "width": [3.0]}, HOUSE, r"none of its columns \(colour, width\) names a building"),
    ({"id": ["1"], "name": ["莲花街道"]}, shapely.box(*HERE).buffer(300), "its polygons measure .* these are areas")])
def test_what_is_no_registry_is_refused_with_the_reason(tmp_path, columns, shape, words):
    path = layer(tmp_path / "r.gpkg", "things", [shape], **columns)
    with pytest.raises(BadInput, match=rf"r\.gpkg is no registry .* layer things was not used, for {words}") as told:
        read_registry(path, "EPSG:4547", HERE)
    assert "\n" not in str(told.value)


def test_a_registry_of_another_place_is_refused_with_the_distance(tmp_path):
    path = layer(tmp_path / "r.gpkg", "houses", [HOUSE], code=["1"])
    away = tuple(np.add(HERE, 20_000).tolist())
    with pytest.raises(BadInput, match=r"covers nothing of the survey: its nearest polygon lies 28\.3 km away"):
        read_registry(path, "EPSG:4547", away)
    assert len(read_registry(path, "EPSG:4547").buildings) == 1  # of no survey, nothing is asked


@pytest.mark.real
def test_a_real_register_is_understood(shared):
    found = read_registry(shared / "lidar" / "ahn3_delft" / "bgt" / "bgt_pand.sqlite", "EPSG:28992")
    assert len(found.buildings) == 160 and "id" in found.layers[0].columns
    with pytest.raises(BadInput, match="these are areas"):
        read_registry(shared / "areas" / "shenzhen_streets74_gcj02_declared4326.geojson", "EPSG:4547")
