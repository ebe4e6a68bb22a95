"""Facilities from files that lack columns, with plates and people who answer for them."""

import csv
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import asdict

from console.errors import BadInput
from console.exchange.address.words import read_words
from console.language import RESOURCES
from console.model.facility_kinds import read_facility_kinds
from console.model.premises import FacilityContact
from console.store.facility_codes import FacilityCodes
from console.store.facility_contacts import FacilityContacts

STATIONS = ("station_id,latitude,longitude,fast", "7,22.545,114.055,5", "8,22.545,114.056,0", "9,22.545,,0")
GIVEN = {"kind": "ev_charger", "name": "充电站 {station_id} 快{fast}"}


def test_what_the_file_lacks_is_given_for_all_rows(world):
    report = world.run("s.csv", "facilities", *STATIONS, given=GIVEN)
    assert (report.imported, report.refused) == (2, 1)
    assert [(one.id, one.kind, one.name) for one in world.places.facilities()] == [
        ("7", "ev_charger", "充电站 7 快5"), ("8", "ev_charger", "充电站 8 快0")]
    assert world.run("s.csv", "facilities", given=GIVEN).unchanged == 2
    told = [entry.payload["set"] for entry in world.ledger.entries() if entry.kind == "address.imported"]
    assert told[0]["given"] == GIVEN


def test_rows_to_correct_bring_what_was_given_along(world, monkeypatch):
    monkeypatch.setattr("console.exchange.rows.rejects.SHEET_ROWS", 0)   # as CSV
    report = world.run("s.csv", "facilities", *STATIONS, given=GIVEN)
    with Path(report.to_correct).open(encoding="utf-8-sig", newline="") as file:
        row, = csv.DictReader(file)
    assert (row["name"], row["kind"], row["longitude"]) == ("充电站 9 快0", "ev_charger", "")
    fixed = Path(report.to_correct).read_text("utf-8-sig").replace("9,22.545,,0", "9,22.545,114.057,0")
    again = world.run("fixed.csv", "facilities", fixed)   # needs nothing said once more
    assert again.imported == 1 and world.places.facility("9").name == "充电站 9 快0"


def test_a_field_stands_for_its_column_and_a_column_is_replaced(world):
    head = "no,latitude,longitude,name"
    world.run("s.csv", "facilities", head, "7,22.545,114.055,旧名", mapping={"id": "no"},
              given={"kind": "bin", "name": "{id}号箱（{name}）"})
    assert world.places.facility("7").name == "7号箱（旧名）"


def test_any_register_can_be_given_what_it_lacks(world):
    report = world.run("n.csv", "names", "编码", "4403040080010100001", "4403040080010100002",
                       given={"name": "红岭大院"})
    assert report.imported == 2 and world.addresses.history.names("4403040080010100001") == ["红岭大院"]


def test_a_text_that_names_no_column_is_said(world):
    with pytest.raises(BadInput, match="no column nr"):
        world.run("s.csv", "facilities", *STATIONS, given={"kind": "bin", "name": "{nr}"})
    with pytest.raises(BadInput, match="no field colour"):
        world.run("s.csv", "facilities", given={"kind": "bin", "name": "x", "colour": "red"})
    assert world.places.facilities() == []


def test_rows_too_short_or_too_long_keep_what_was_given(world):
    report = world.run("s.csv", "facilities", STATIONS[0], "7,22.545", "8,22.545,114.056,0,1,2", STATIONS[2],
                       given=GIVEN)
    assert (report.imported, report.refused) == (1, 2)


HEAD = "部件编码,类别,名称,经度,纬度,电话,值班电话,开放时间,服务内容,联系人,手机,地址"
ROW = "4403040199000007,医院,新田医院,114.055,22.545,0755-1,0755-120,全天,急诊,王小明,13800001111,福华路1号"


def test_how_it_is_reached_and_its_plate_come_along(world):
    assert world.run("f.csv", "facilities", HEAD, ROW).imported == 1
    one, = world.places.facilities()
    told = FacilityContacts(world.places.store).get(one.id)
    assert told == FacilityContact(one.id, "王小明", "13800001111", "0755-120", "全天", "福华路1号", "急诊")
    assert one.phone == "0755-1" and FacilityCodes(world.places.store).facility_of("4403040199000007") == one.id
    assert world.run("f.csv", "facilities").unchanged == 1
    moved = world.run("f.csv", "facilities", HEAD, ROW.replace("全天", "8–20 时"))
    assert (moved.updated, moved.unchanged) == (1, 0)
    assert FacilityContacts(world.places.store).all()[one.id].hours == "8–20 时"


def test_a_plate_is_one_facility_s(world):
    world.run("f.csv", "facilities", HEAD, ROW)
    short = ROW.replace("4403040199000007", "12345")
    report = world.run("f.csv", "facilities", f"编号,{HEAD}", f"X,{ROW}", f"Y,{short}",
                       f"Z,{ROW.replace('13800001111', '打电话')}")
    assert (report.imported, report.refused) == (0, 3)
    why = {one.first_row: one.why for one in report.reasons}
    assert "another plate" in why[2] and "16 digits" in why[3] and "no number" in why[4]


def test_a_dry_run_writes_no_plates(world):
    assert world.run("f.csv", "facilities", HEAD, ROW, dry_run=True).imported == 1
    assert FacilityCodes(world.places.store).codes() == {} and FacilityContacts(world.places.store).all() == {}


def test_words_name_kinds_that_the_catalogue_has():
    words = read_words()
    known = read_facility_kinds(RESOURCES / "catalogues" / "facilities-2026.1.toml")
    assert {one.kind for one in known.kinds} == set(words.facilities)
    for one in known.kinds:   # what the catalogue itself calls a kind is read back as that kind
        assert words.facility_kind(one.name) == words.facility_kind(one.name_en) == one.kind, asdict(one)
    assert words.facility_kind("公共充电站") == "ev_charger" and words.facility_kind("雕像") == "雕像"


@pytest.mark.real
def test_the_stations_of_shenzhen(world, shared):
    """1,706 points without kind and name, in GCJ-02, located in the streets of the city, which are in GCJ-02 too."""
    from console.exchange.areas import import_areas
    from console.model.area import Level

    folder = shared / "areas"
    import_areas(folder / "shenzhen_streets74_gcj02_declared4326.geojson", Level.STREET, "NAME", crs="gcj02",
                 areas=world.areas)
    report = world.registers.run(folder / "shenzhen_ev_stations.csv", "facilities", crs="gcj02", dry_run=False,
                                 rejects=world.folder, given={"kind": "ev_charger", "name": "充电站 {station_id}"})
    assert report.imported == 1706 and np.isfinite([one.lon for one in world.places.facilities()]).all()
