"""Registers of buildings and facilities, the mapping of grids, replaced codes and other names."""

import numpy as np
import pytest
import shapely

from console.errors import BadInput
from console.exchange.export import export_features
from console.exchange.gcj import gcj_from_wgs
from console.store.address_index import BUILDINGS

BASE = "44030400800101"
HEAD = "楼栋编码,楼栋名称,门牌,用途,层数,经度,纬度,曾用名"


def test_buildings_from_points_are_located_and_found(world):
    report = world.run("b.csv", "buildings", HEAD,
                       f"{BASE}00011,福华大厦,福华一路88号,办公,30层,114.055,22.545,红岭大院",
                       f"{BASE}00012,无名,,住宅,,120.0,22.5,", f"{BASE}00013,无处,,,,,,",
                       "440399008001010000009,远,,,,,,",
                       "4403040090010100001,邻街,,,,114.055,22.545,", f"{BASE[:-2]}7700001,无网格,,,,114.055,22.545,",
                       f"{BASE}00011,又一,,,,114.055,22.545,",
                       "4403990080010100001,他区,,,,114.055,22.545,")
    assert (report.imported, report.refused) == (1, 7)
    building = world.places.building(f"{BASE}00011")
    assert (building.area, building.use, building.floors, building.height) == ("440304008001001", "office", 30, 90.0)
    shape = shapely.from_wkb(building.wkb)
    assert shape.contains(shapely.Point(114.055, 22.545)) and "no outline" in report.warnings[0]
    number = world.addresses.number(building.code)
    for text in ("福华", "88号福", "红岭", "fhds"):
        assert world.addresses.words.find(BUILDINGS, text, 5) == [number], text
    why = {one.first_row: one.why for one in report.reasons}
    assert "no known area" in why[3] and "no place" in why[4] and "wrong" in why[5] and "no known area" in why[6]


def test_buildings_again_with_another_name(world):
    line = f"{BASE}00011,福华大厦,福华一路88号,办公,30,114.055,22.545,"
    world.run("b.csv", "buildings", HEAD, line)
    assert world.run("b.csv", "buildings").unchanged == 1
    report = world.run("b.csv", "buildings", HEAD, line.replace("福华大厦", "福安大厦"))
    assert (report.updated, report.imported) == (1, 0)
    number = world.addresses.number(f"{BASE}00011")
    assert world.addresses.words.find(BUILDINGS, "福安", 5) == [number]
    assert world.addresses.words.find(BUILDINGS, "福华大", 5) == []
    assert world.places.building(f"{BASE}00011").name == "福安大厦"


def test_outlines_from_a_geopackage_in_another_crs(world):
    lon, lat = gcj_from_wgs(np.array([114.0552]), np.array([22.5452]))
    shape = shapely.box(lon[0] - 2e-4, lat[0] - 2e-4, lon[0] + 2e-4, lat[0] + 2e-4)
    path = world.folder / "b.gpkg"
    export_features(path, np.array([shape], object), {"楼栋编码": np.array([f"{BASE}00021"], object),
                                                      "名称": np.array(["图上楼"], object)})
    report = world.run("b.gpkg", "buildings", crs="gcj02")
    assert report.imported == 1
    found = shapely.from_wkb(world.places.building(f"{BASE}00021").wkb)
    assert abs(found.centroid.x - 114.0552) < 2e-6 and abs(found.centroid.y - 22.5452) < 2e-6
    assert found.area == pytest.approx(shape.area, rel=0.01)


def test_facilities_with_and_without_ids(world):
    head = "编号,类别,名称,经度,纬度,电话"
    report = world.run("f.csv", "facilities", head, "S1,社区诉求服务站,彩田服务站,114.055,22.545,0755-1234",
                       ",消火栓,彩田1号,114.055,22.545,", ",,无类别,114.055,22.545,", "S1,派出所,重号,114.055,22.545,")
    assert (report.imported, report.refused) == (2, 2)
    assert [one.kind for one in world.places.facilities()] == ["hydrant", "service_station"] or \
        {one.kind for one in world.places.facilities()} == {"hydrant", "service_station"}
    again = world.run("f.csv", "facilities", head, "S1,社区诉求服务站,彩田服务站,114.055,22.545,0755-9999",
                      ",消火栓,彩田1号,114.055,22.545,")
    assert (again.updated, again.unchanged) == (1, 1)


def test_grids_aliases_and_names(world):
    grids = world.run("g.csv", "grids", "单元网格,基础网格", f"440304008001002,{BASE}",
                      f"440304008001003,{BASE[:-2]}02",
                      f"440304009001003,{BASE}", "44030400800100,12", f"440304008001002,{BASE}")
    assert (grids.imported, grids.refused) == (2, 3) and world.places.grids_of(BASE) == [
        "440304008001001", "440304008001002"]
    again = world.run("g.csv", "grids", "单元网格,基础网格", f"440304008001002,{BASE[:-2]}02")
    assert again.updated == 1 and world.places.base_of("440304008001002") == f"{BASE[:-2]}02"
    codes = world.run("a.csv", "aliases", "旧编码,新编码,生效日期,说明", f"44030300200107,{BASE},2020年7月1日,调整",
                      f"44030300200108,{BASE},昨天,", f"440303,{BASE},,", f"44030300200107,{BASE},,")
    assert (codes.imported, codes.refused) == (1, 3)
    assert world.addresses.history.resolve("4403030020010700003") == f"{BASE}00003"
    assert world.addresses.history.all()[0].since == "2020-07-01"
    swapped = world.run("a.csv", "aliases", "旧编码,新编码", "44030300200201,44030300200202",
                        "44030300200202,44030300200201")
    assert (swapped.imported, swapped.refused) == (1, 1) and "leads back" in swapped.reasons[0].why
    names = world.run("n.csv", "names", "编码,曾用名", f"{BASE}00003,红岭大院", "440304008001,彩电社区",
                      f"{BASE}00003,")
    assert (names.imported, names.refused) == (2, 1)
    assert world.addresses.words.find(BUILDINGS, "红岭", 5) == [world.addresses.number(f"{BASE}00003")]


def test_nothing_can_be_located_without_areas(world, tmp_path):
    world.areas.remove([area.id for area in world.areas.tree()], "test")
    with pytest.raises(BadInput, match="no areas"):
        world.run("b.csv", "buildings", HEAD, f"{BASE}00011,福华大厦,,,,114.055,22.545,")
