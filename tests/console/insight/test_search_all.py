"""One box for everything, addresses in words, and cards: on a small profile with everything in it."""

from contextlib import closing

import msgspec
import pytest
import shapely

from console.desk.hazard.draft import HazardDraft
from console.errors import BadInput, NotFound, Refused
from console.model.area import Area, Level
from console.model.inspection import PartyRole
from console.model.person import OPERATOR, Role, User
from console.model.premises import Building, Facility
from console.model.register import Alias, Firm, Resident, Room
from console.profile import Profile
from console.wiring import Console

BASE = "44030400800101"
ONE, TWO, FAR = f"{BASE}00001", f"{BASE}00002", "4403040090010100001"
HOME, SHOP = f"{ONE}000003", f"{ONE}000001"
PATROL = User("li", roles=frozenset({Role.COLLECTOR}))


def square(lon, lat, side=2e-4):
    return shapely.to_wkb(shapely.box(lon - side, lat - side, lon + side, lat + side))


@pytest.fixture(scope="module")
def console(tmp_path_factory):
    with closing(Console(Profile(tmp_path_factory.mktemp("profile")))) as console:
        fill(console)
        yield console


def fill(console):
    west, east = shapely.box(114.05, 22.54, 114.06, 22.55), shapely.box(114.06, 22.54, 114.07, 22.55)
    console.areas.add([
        Area(code, code, name, level, code[:above], wkb=shapely.to_wkb(shape), bounds=shape.bounds)
        for code, name, level, above, shape in (
            ("440304", "福田区", Level.DISTRICT, 0, shapely.box(114.05, 22.54, 114.07, 22.55)),
            ("440304008", "莲花街道", Level.STREET, 6, west), ("440304009", "华强北街道", Level.STREET, 6, east),
            ("440304008001", "彩田社区", Level.COMMUNITY, 9, west),
            ("440304009001", "福强社区", Level.COMMUNITY, 9, east),
            ("440304008001001", "第一网格", Level.GRID, 12, west),
            ("440304009001001", "第二网格", Level.GRID, 12, east))
    ], {"source": "test"})
    with console.store.write() as connection:
        console.places.insert_base_grids(connection, {"440304008001001": BASE})
    console.places.add_buildings([
        Building(code, name, f"{code[:12]}001", "residential", 2, 6.0, 3, lon, 22.545, square(lon, 22.545))
        for code, name, lon in ((ONE, "翠湖花园3栋", 114.052), (TWO, "翠湖花园13栋", 114.054),
                                (FAR, "赛格大厦", 114.065))])
    console.places.add_facilities([
        Facility("F1", "police", "彩田派出所", "440304008001001", 114.053, 22.545, "0755-2222")])
    console.addresses.add_rooms([Room(HOME, 2, "203", "home", 80), Room(SHOP, 1, "天虹便利店", "shop"),
                                 Room(f"{ONE}000002", 1, "102"), Room(f"{TWO}000001", 2, "203")])
    console.addresses.add_residents([
        Resident("王小伟", HOME, "11010519491231002X", "13800005678"), Resident("李静", HOME),
        Resident("王小伟", f"{TWO}000001", "11010519491231002X", relation="owner"),
        Resident("赵远", FAR, phone="13900005678", relation="manager")])
    console.addresses.add_firms([Firm("天虹商贸有限公司", SHOP, "91440300MA5F1234XX", "零售", "陈一", "0755-3333")])
    history = console.addresses.history
    history.add([Alias("44030300200107", BASE, "2020-07-01")])
    history.add_name(ONE, "红岭大院")
    history.add_name("440304008", "红荔街道")


def found(console, text, who=OPERATOR):
    return {(hit.kind, hit.title) for hit in console.search.find(text, who)}


def test_two_characters_of_anything_find_it(console):
    assert ("area", "莲花街道") in found(console, "莲花") and ("area", "莲花街道") in found(console, "lh")
    assert found(console, "翠湖") == {("building", "翠湖花园3栋"), ("building", "翠湖花园13栋")}
    assert ("building", "赛格大厦") in found(console, "sgds") and ("building", "翠湖花园3栋") in found(console, "红岭")
    assert ("room", "翠湖花园3栋 天虹便利店") in found(console, "便利")
    assert ("firm", "天虹商贸有限公司") in found(console, "虹商")
    assert ("person", "王小伟") in found(console, "小伟") and ("facility", "彩田派出所") in found(console, "派出")
    assert ("area", "莲花街道") in found(console, "红荔")
    assert found(console, "翠") == set() and found(console, " ") == set() and found(console, '""') == set()


def test_rooms_are_found_behind_their_building(console):
    for text in ("翠湖花园3栋203", "翠湖花园三幢203", "翠湖花园3栋 20"):
        assert [hit.id for hit in console.search.find(text, OPERATOR, kinds=("room",))][:1] == [HOME], text


def test_codes_of_any_time_find_what_they_name_today(console):
    assert [hit.id for hit in console.search.find("440304008", OPERATOR, kinds=("building",))] == [ONE, TWO]
    assert [hit.id for hit in console.search.find("4403030020010700001", OPERATOR, kinds=("building",))] == [ONE]
    assert [hit.id for hit in console.search.find(ONE + "00000", OPERATOR, kinds=("room",))] == [
        SHOP, f"{ONE}000002", HOME]
    assert next(hit.id for hit in console.search.find("440304009", OPERATOR, kinds=("area",))) == "440304009"


def test_people_are_found_by_those_who_may_see_them_in_their_area(console):
    last = {(hit.title, hit.area) for hit in console.search.find("5678", OPERATOR, kinds=("person",))}
    assert last == {("王小伟", "440304008001001"), ("赵远", "440304009001001")}
    assert console.search.find("5678", PATROL, kinds=("person",)) == []
    assert "may not read them" in console.search.not_searched("5678", PATROL)    # and it is said, not only left out
    assert "Names" in console.search.not_searched("小伟", PATROL)
    assert [console.search.not_searched(text, OPERATOR) for text in ("5678", "小伟")] == ["", ""]
    assert console.search.find("小伟", PATROL, kinds=("person",)) == []
    street = msgspec.structs.replace(OPERATOR, area="440304009")
    assert [hit.title for hit in console.search.find("5678", street, kinds=("person",))] == ["赵远"]


def test_what_was_found_is_called_by_its_name_of_today(console):
    named = console.search.title_of
    assert named("building", ONE) == "翠湖花园3栋" and named("room", HOME) == "翠湖花园3栋 203"
    assert named("firm", "1") == "天虹商贸有限公司" and named("facility", "F1") == "彩田派出所"
    assert [named(kind, "9") for kind in ("building", "room", "firm", "facility", "person")] == [""] * 5


def test_addresses_in_words_become_codes(console):
    words = console.address_words
    for text in ("广东省深圳市福田区莲花街道彩田社区翠湖花园三栋203室", "翠湖花园3号楼2楼203",
                 "红荔街道翠湖花园3幢203房", "红岭大院203"):
        best = words.match(text)[0]
        assert (best.code, best.score) == (HOME, 1.0), text
    assert words.match("翠湖花园13栋")[0].code == TWO and words.match("翠湖花园3栋")[0].code == ONE
    for text in ("红岭大院一楼", "翠湖花园3栋负一层"):      # a floor alone says no room
        assert (words.match(text)[0].code, words.match(text)[0].score) == (ONE, 1.0), text
    missing = words.match("翠湖花园3栋999室")[0]
    assert (missing.code, missing.room_missing) == (ONE, "999") and missing.score < 1
    slip = words.match("莲花街道翠潮花园3栋")[0]
    assert slip.code == ONE and 0.4 < slip.score < 0.9
    other = words.match("华强北街道翠湖花园3栋")[0]
    assert other.code == ONE and other.score < 0.9
    assert words.match("福田区") == [] and words.match("") == [] and words.best("火星大楼") is None
    assert words.write(HOME) == "福田区莲花街道彩田社区 翠湖花园3栋 203"
    assert words.write("440304009") == "福田区华强北街道"


def test_a_place_has_a_building_and_a_grid(console):
    words = console.address_words
    inside, grid = words.at(114.0521, 22.5451)
    assert inside.code == ONE and grid == "440304008001001"
    assert words.at(114.052, 22.545 + 2e-4 + 1e-4)[0].code == ONE      # 11 m beside the wall
    assert words.at(114.057, 22.548) == (None, "440304008001001") and words.at(0, 0) == (None, "")


def test_a_building_shows_its_section_and_what_is_linked(console):
    card = console.cards.card("building", ONE, OPERATOR)
    assert [(floor.floor, [cell.name for cell in floor.rooms]) for floor in card.floors] == [
        (2, ["203"]), (1, ["102", "天虹便利店"])]
    assert (card.floors[0].rooms[0].residents, card.floors[1].rooms[1].firms) == (2, 1)
    assert [line.title for line in card.above] == ["福田区", "莲花街道", "彩田社区", "第一网格"]
    assert card.firms[0].title == "天虹商贸有限公司" and "44030300200107" in dict(card.facts)["Former names and codes"]
    room = console.cards.card("code", HOME, OPERATOR)
    assert [one.name for one in room.people] == ["王小伟", "李静"] and room.above[-1].id == ONE


def test_levels_open_one_after_the_other(console):
    district = console.cards.card("area", "440304", OPERATOR)
    assert [line.id for line in district.below] == ["440304008", "440304009"]
    assert dict(district.facts)["Rooms"] == "4"
    grid = console.cards.card("area", "440304008001001", OPERATOR)
    assert [(line.id, line.rooms, line.residents, line.firms) for line in grid.below] == [
        (ONE, 3, 2, 1), (TWO, 1, 1, 0)]
    assert [line.title for line in grid.facilities] == ["彩田派出所"] and dict(grid.facts)["Base grid"] == BASE
    assert [line.id for line in console.cards.card("code", BASE, OPERATOR).below] == [ONE, TWO]
    facility = console.cards.card("facility", "F1", OPERATOR)
    kind = console.facilities.kinds.label("police")
    assert facility.title == "彩田派出所" and dict(facility.facts)["Kind"] == kind != "police"
    assert dict(facility.facts)["Grid"] == "福田区 › 莲花街道 › 彩田社区 › 第一网格"
    assert grid.facilities[0].detail == kind
    assert kind in next(hit.detail for hit in console.search.find("派出", OPERATOR, kinds=("facility",)))
    assert [line.title for line in console.cards.card("firm", "1", OPERATOR).above][-1] == "天虹便利店"
    person = console.cards.card("person", str(console.addresses.residents(HOME)[0].id), OPERATOR)
    assert [line.id for line in person.below] == [HOME, f"{TWO}000001"]
    for kind, id_ in (("room", f"{ONE}000099"), ("building", "4403040080010109999"), ("area", "x"), ("firm", "9"),
                      ("facility", "x"), ("code", "44030400999999"), ("tree", "1"), ("person", "a")):
        with pytest.raises(NotFound):
            console.cards.card(kind, id_, OPERATOR)


def test_people_on_cards_are_masked_and_revealed_for_a_purpose(console):
    line = console.cards.card("room", HOME, PATROL).people[0]
    assert line.name.startswith("王") and "小伟" not in line.name and "1949" not in line.number
    assert console.people.reveal(f"{line.reveal}:phone", OPERATOR, "上门核查登记") == "13800005678"
    assert [entry.kind for entry in console.ledger.entries()][-1] == "person.revealed"
    far = msgspec.structs.replace(OPERATOR, area="440304009")
    with pytest.raises(Refused):
        console.people.reveal(f"{line.reveal}:number", far, "上门核查登记")
    with pytest.raises(NotFound):
        console.people.reveal("resident:999:phone", OPERATOR, "上门核查登记")
    with pytest.raises(BadInput):
        console.people.reveal(f"{line.reveal}:phone", OPERATOR, "")
    assert console.people.reveal("firm:1:contact", OPERATOR, "消防检查联系") == "陈一"


def test_hazards_stand_on_the_cards_of_their_room_and_of_the_firm_in_it(console):
    for room, text in (("天虹便利店", "占道经营"), ("203", "飞线充电")):
        console.hazards.report(HazardDraft("fire", text, building=ONE, room=room), OPERATOR)

    def hazards(kind, id_):
        return [event.title for event in console.cards.card(kind, id_, OPERATOR).events if event.kind == "hazard"]

    assert len(hazards("building", ONE)) == 2
    assert ["占道经营" in one for one in hazards("firm", "1")] == [True] and "飞线充电" in hazards("room", HOME)[0]
    assert hazards("room", f"{ONE}000002") == []
    console.inspections.set_party(ONE, PartyRole.FIRM, "天虹商贸有限公司", OPERATOR, ref="firm:1")
    console.hazards.report(HazardDraft("gas", "气瓶过期", building=ONE), OPERATOR)
    assert len(hazards("firm", "1")) == 2 and len(hazards("building", ONE)) == 3    # what it answers for counts too
