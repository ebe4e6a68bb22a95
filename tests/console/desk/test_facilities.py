"""Codes of facilities and doors: given once, resolved from what was scanned, and completing reports."""

import pytest
from desk_world import NOW
from hypothesis import given
from hypothesis import strategies as st

from console.desk.facilities import FacilityDesk
from console.desk.facility_secrets import find_facility_secrets
from console.desk.people import People
from console.desk.reports import Report
from console.errors import BadInput, NotFound, Refused
from console.language import RESOURCES
from console.model.access import Access
from console.model.area import Area, AreaTree, Level
from console.model.facility_code import component_code, read_place_code
from console.model.facility_kinds import FacilityKind, FacilityKinds, read_facility_kinds
from console.model.person import Role, User
from console.model.premises import Building, Facility, FacilityContact
from console.store.facility_codes import FacilityCodes
from console.store.places import PlaceStore
from console.store.users import UserStore

HYDRANT, LAMP = FacilityKind("hydrant", "消火栓", "0107", "Hydrant", "01"), FacilityKind("lamp", "路灯", "0112")
KINDS = FacilityKinds("t", "t", "1", (HYDRANT, LAMP), buildings="02", fields=("place_code", "二维码"))
GRID = "440304001001001"


@pytest.fixture
def places(store):
    found = PlaceStore(store)
    found.add_facilities([Facility(f"F{i}", "hydrant", f"消火栓{i}", GRID, 114.001, 22.5) for i in range(3)])
    found.add_buildings([Building("4403040010010100001", "一栋", GRID, "residential", 6, 18.0, 12, 114.002, 22.5, b"")])
    return found


@pytest.fixture
def codes(store, ledger, places):
    tree = AreaTree([Area(GRID, GRID, "网格", Level.GRID, "")])
    return FacilityDesk(store, ledger, places, lambda: tree, lambda: KINDS)


@pytest.fixture
def console_people(store, ledger):
    """People who may be asked, and somebody who asks."""
    people = People(UserStore(store, ledger), ledger, lambda: Access("t", "t", "1"), AreaTree, lambda: None)
    return people, User("ann", roles=frozenset({Role.DISPATCHER}))


def test_a_code_is_given_once_and_grows_by_one(codes, places, ledger):
    first = codes.give(places.facilities()[:2], "ann")
    assert sorted(first.values()) == ["4403040107000001", "4403040107000002"]
    again = codes.give(places.facilities(), "ann")
    assert again.items() >= first.items() and sorted(again.values())[-1] == "4403040107000003"
    told = [entry for entry in ledger.entries() if entry.kind == "facilities.coded"]
    assert [entry.payload["set"] for entry in told] == [{"hydrant": 2}, {"hydrant": 1}]
    assert codes.give(places.facilities(), "ann") == again   # nothing more is written
    assert len([entry for entry in ledger.entries() if entry.kind == "facilities.coded"]) == 2


def test_codes_are_found_by_their_beginning(codes, places, store):
    codes.give(places.facilities())
    kept = FacilityCodes(store)
    assert kept.begins("4403040107", 9) == ["F0", "F1", "F2"] and kept.begins("4403040107000002", 9) == ["F1"]
    assert kept.begins("44030401070", 1) == ["F0"] and kept.begins("4403040108", 9) == []


def test_what_cannot_have_a_code_is_refused_whole(codes, places):
    odd = Facility("X", "statue", "雕像", places.facilities()[0].area, 114.0, 22.5)
    with pytest.raises(Refused, match="statue"):
        codes.give([*places.facilities(), odd])
    with pytest.raises(Refused, match="district"):
        codes.give([Facility("Y", "lamp", "灯", "", 114.0, 22.5)])
    assert codes.codes() == {}


@pytest.mark.parametrize("text", ["4403040107000001", "４４０３０４０１０７０００００１", "440304 0107 000001",
                                  "https://example.org/r?v=2&c=4403040107000001"])
def test_a_scan_is_resolved_however_it_is_written(codes, places, text):
    codes.give(places.facilities())
    found = codes.resolve(text)
    assert (found.kind, found.name, found.class_code, found.lon) == ("facility", "消火栓0", "01", 114.001)


def test_doors_and_rooms_lead_to_their_building(codes):
    assert codes.resolve("4403040010010100001").kind == "building"
    room = codes.resolve("4403040010010100001000203")
    assert (room.kind, room.id, room.name, room.class_code) == ("room", "4403040010010100001", "一栋", "02")


@pytest.mark.parametrize(("text", "says"), [
    ("440304010700000", "15 digits"), ("44030401070000012", "17 digits"), ("灯坏了", "no code"),
    ("4403040107000001 4403040010010100001", "35 digits|several"), ("c=4403040107000001,4403040107000002", "several")])
def test_what_is_no_code_is_said(text, says):
    with pytest.raises(BadInput, match=says):
        read_place_code(text)


def test_an_unknown_code_is_not_found(codes):
    with pytest.raises(NotFound, match="4403040107999999"):
        codes.resolve("4403040107999999")
    with pytest.raises(NotFound, match="no building"):
        codes.resolve("4403040010010199999")


@given(st.integers(1, 999_999))
def test_a_component_code_is_read_back(serial):
    made = component_code("440304", "0107", serial)
    assert len(made) == 16 and read_place_code(f"x{made}y").digits == made and int(made[10:]) == serial


def test_a_component_code_has_its_parts():
    for parts in (("44030", "0107", 1), ("440304", "107", 1), ("440304", "0107", 0), ("440304", "0107", 1_000_000)):
        with pytest.raises(BadInput):
            component_code(*parts)


def test_a_report_with_a_code_arrives_located_and_classified(codes, places, desk):
    codes.give(places.facilities())
    desk.completes = codes.complete
    desk.intake([Report("qr", "1", extra={"二维码": "https://example.org/?c=4403040107000002", "说明": "漏水"},
                        updated_at=NOW),
                 Report("qr", "2", title="另处", class_code="02", lon=114.0005, lat=22.5,
                        extra={"place_code": "4403040107000002"}, updated_at=NOW),
                 Report("qr", "3", title="码不认识", extra={"place_code": "9999990107000002"}, updated_at=NOW)])
    one, two, three = (desk.get(f"qr:{i}") for i in (1, 2, 3))
    assert (one.lon, one.lat, one.address, one.class_code) == (114.001, 22.5, "消火栓1", "01")
    assert one.extra["place_code"] == "4403040107000002" and one.area and one.title == "消火栓1"
    assert (two.class_code, two.lon, two.title) == ("02", 114.0005, "另处")   # what the source says counts
    assert not three.is_placed and three.title == "码不认识"                      # and nothing is lost


def test_a_facility_is_put_on_record(codes, places, ledger):
    made = codes.add("消火栓", "新消火栓", 114.003, 22.5, "g", actor="ann")
    assert places.facility(made.id) == made and made.kind == "hydrant"
    assert ledger.record(f"facility:{made.id}").fields["name"] == "新消火栓"
    for kind, name, lon in (("statue", "x", 114.0), ("hydrant", " ", 114.0), ("hydrant", "x", 214.0)):
        with pytest.raises(BadInput):
            codes.add(kind, name, lon, 22.5, "g")


def test_a_plate_outlives_a_re_division(codes):
    codes.renewed = {"4403040010010900001": "4403040010010100001"}.get
    assert codes.resolve("4403040010010900001").id == "4403040010010100001"


def test_a_room_is_called_as_it_is_registered(codes):
    codes.room_name = {"4403040010010100001000203": "便利店"}.get
    assert codes.resolve("4403040010010100001000203").name == "一栋 便利店"
    codes.room_name = lambda code: ""   # nobody registered it, yet it is in that building
    assert codes.resolve("4403040010010100001000999").name == "一栋"


def test_what_is_known_is_corrected_and_people_stay_masked_in_the_ledger(codes, places, ledger):
    made = codes.add("hydrant", "新消火栓", 114.003, 22.5, "g", contact=FacilityContact("", "王小明", "13800001111"))
    changed = codes.change(made.id, "ann", name=" 一号消火栓 ", hours="全天", mobile="13900002222")
    assert changed.name == places.facility(made.id).name == "一号消火栓"
    assert codes.contact(made.id) == FacilityContact(made.id, "王小明", "13900002222", hours="全天")
    told = [entry.payload["set"] for entry in ledger.entries() if entry.subject == f"facility:{made.id}"]
    assert told[1] == {"name": "一号消火栓", "hours": "全天", "mobile": "139****2222"}
    assert "王小明" not in str(told) and "13800001111" not in str(told)
    assert codes.contacts() == {made.id: codes.contact(made.id)}
    codes.change(made.id, contact="", mobile="", hours="")
    assert codes.contacts() == {}
    for wrong, fields in ((Refused, {"name": "一号消火栓"}), (BadInput, {"name": " "}), (BadInput, {"lon": 214.0}),
                          (BadInput, {"kind": "statue"})):
        with pytest.raises(wrong):
            codes.change(made.id, **fields)
    with pytest.raises(NotFound):
        codes.change("nobody", name="x")


def test_who_answers_for_it_is_revealed_on_record(codes, ledger, console_people):
    made = codes.add("hydrant", "新消火栓", 114.003, 22.5, "", contact=FacilityContact("", "王小明", "13800001111"))
    people, who = console_people
    find_facility_secrets(people, codes)
    assert people.reveal(f"facility:{made.id}:mobile", who, "联系检修") == "13800001111"
    assert list(ledger.entries())[-1].kind == "person.revealed"
    with pytest.raises(NotFound):
        people.reveal(f"facility:{made.id}:hours", who, "联系检修")


def test_the_shipped_catalogue_is_whole():
    found = read_facility_kinds(RESOURCES / "catalogues" / "facilities-2026.1.toml")
    wanted = {"service_station", "mediation", "legal", "confirmation", "police", "hydrant", "shelter", "hospital",
              "school"}
    assert wanted <= {one.kind for one in found.kinds}


def test_a_broken_catalogue_is_refused(tmp_path):
    broken = tmp_path / "facilities-1.toml"
    broken.write_text('title="t"\nauthority="t"\nversion="1"\n[[kinds]]\nkind="a"\nname="a"\ncomponent="12"\n', "utf-8")
    with pytest.raises(BadInput, match="four digits"):
        read_facility_kinds(broken)


def test_a_facility_is_removed_with_a_reason_and_comes_back_whole(codes, places, ledger):
    given = codes.give(places.facilities())
    codes.change("F1", "ann", mobile="13800001111")
    gone = codes.removal.remove("F1", "ann", " 已拆除 ")
    assert gone.name == "消火栓1" and places.facility("F1") is None and not codes.contact("F1").is_known
    record = ledger.record("facility:F1")
    (said,) = (one for one in ledger.entries(subject="facility:F1") if one.kind == "facility.removed")
    assert record.deleted and said.payload["why"] == "已拆除"
    with pytest.raises(NotFound, match=r"消火栓1, was removed: 已拆除\.$"):
        codes.resolve(given["F1"])
    with pytest.raises(NotFound):
        codes.removal.remove("F1", "ann", "again")
    with pytest.raises(BadInput, match="reason"):
        codes.removal.remove("F0", "ann", " ")
    # its number stays its own: the next plate gets another
    new = codes.add("hydrant", "新", 114.0, 22.5, GRID)
    assert codes.give([new])[new.id] not in given.values()
    back = codes.removal.recall("ann")
    assert back == gone == places.facility("F1") and codes.contact("F1").mobile == "13800001111"
    assert codes.resolve(given["F1"]).id == "F1" and not ledger.record("facility:F1").deleted
    assert codes.removal.removed() == []


def test_what_is_on_record_again_is_not_brought_back(codes, places):
    gone = codes.removal.remove("F2", "ann", "twice")
    places.add_facilities([gone])
    with pytest.raises(Refused, match="again already"):
        codes.removal.recall("ann", "F2")
    with pytest.raises(NotFound, match="F0"):
        codes.removal.recall("ann", "F0")


@pytest.mark.parametrize(("typed", "meant"), [
    ("4403040107000009", "4403040107000001"), ("4403040170000001", "4403040107000001"),   # a wrong digit, two swapped
    ("440304010700001", "4403040107000001"), ("44030401070000021", "4403040107000002"),     # one too few, one too many
    ("4403040010010100002", "4403040010010100001"), ("440304001001010000", "4403040010010100001")])
def test_a_slip_of_the_pen_is_never_taken_for_a_code_but_the_code_is_named(codes, places, typed, meant):
    codes.give(places.facilities())
    with pytest.raises((NotFound, BadInput), match=f"Did you mean .*{meant}"):
        codes.resolve(typed)


def test_where_many_are_near_it_says_so(codes, places):
    codes.give([codes.add("hydrant", f"栓{n}", 114.0, 22.5, GRID) for n in range(6)])
    with pytest.raises(NotFound, match="or one of 3 others"):
        codes.resolve("4403040107000009")


def test_what_is_nowhere_near_is_not_guessed_at(codes, places):
    codes.give(places.facilities())
    for typed in ("4403990107000001", "9999999999999999", "1234", "灯坏了"):
        with pytest.raises((NotFound, BadInput)) as refused:
            codes.resolve(typed)
        assert "Did you mean" not in str(refused.value)


def test_a_room_nobody_registered_names_those_it_may_be(codes):
    codes.room_name = lambda code: {"4403040010010100001000203": "203"}.get(code, "")
    found = codes.resolve("4403040010010100001000230")
    assert found.kind == "room" and [(one.code[-6:], one.name) for one in found.near] == [("000203", "一栋 203")]
    assert codes.resolve("4403040010010100001000203").near == ()
