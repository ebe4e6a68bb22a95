"""The address base: rooms, residents, firms, codes of any time, and finding all of them by a few characters."""

from contextlib import closing

import numpy as np
import pytest
import shapely

from console.errors import BadInput, Refused
from console.model.premises import Building
from console.model.register import Alias, Firm, Resident, Room
from console.store.address_index import BUILDINGS, FIRMS, RESIDENTS, ROOMS
from console.store.addresses import AddressStore
from console.store.engine import open_store
from console.store.places import PlaceStore

SHAPE = shapely.to_wkb(shapely.box(114.05, 22.54, 114.0502, 22.5402))
BASE = "44030400800101"
ONE, TWO, FAR = f"{BASE}00001", f"{BASE}00002", "4403040090010100001"


def building(code, name, demo=False):
    return Building(code, name, code[:12] + "001", "residential", 30, 90.0, 2, 114.0501, 22.5401, SHAPE, demo)


@pytest.fixture
def store(tmp_path):
    with closing(open_store(tmp_path / "console.db")) as store:
        yield store


@pytest.fixture
def addresses(store):
    PlaceStore(store).add_buildings([building(TWO, "翠湖花园3号楼"), building(ONE, "翠湖花园2栋"),
                                     building(FAR, "景田邨翠湖阁", demo=True)])
    addresses = AddressStore(store)
    assert addresses.sync() == 3 and addresses.sync() == 0
    return addresses


def number(addresses, *codes):
    return [addresses.number(code) for code in codes]


def test_buildings_are_found_by_any_two_characters_in_any_spelling(addresses):
    one, two, far = number(addresses, ONE, TWO, FAR)
    find = addresses.words.find
    assert find(BUILDINGS, "翠湖", 9) == [one, two, far]      # what begins so comes first
    assert find(BUILDINGS, "湖花园3", 9) == [two]
    assert find(BUILDINGS, "３幢", 9) == [two] and find(BUILDINGS, "三栋", 9) == [two]
    assert find(BUILDINGS, "chhy", 9) == [one, two] and find(BUILDINGS, "JTC", 9) == [far]
    assert find(BUILDINGS, "翠湖 景田", 9) == [far]
    assert find(BUILDINGS, "翠湖", 9, within="440304009") == [far]
    assert find(BUILDINGS, "翠湖", 1) == [one]
    assert find(BUILDINGS, "翠", 9) == [] and find(BUILDINGS, '"', 9) == [] and find(BUILDINGS, "无此", 9) == []


def test_rooms_are_read_back_and_found_in_their_building(addresses):
    rooms = [Room(f"{ONE}000003", 12, "1203", "home", 89), Room(f"{ONE}000001", 1, "天虹超市", "shop"),
             Room(f"{TWO}000001", -1, "B101", "garage", demo=True)]
    addresses.add_rooms(rooms)
    assert addresses.rooms(ONE) == [rooms[1], rooms[0]] and addresses.room(rooms[2].code) == rooms[2]
    assert addresses.room(f"{ONE}000009") is None and addresses.rooms("4403040990010100001") == []
    assert addresses.rooms_named([TWO, ONE], "12") == [rooms[0]]
    assert [place & 0xFFFFF for place in addresses.words.find(ROOMS, "超市", 9)] == [1]
    assert addresses.sums("440304008") == {"buildings": 2, "rooms": 3, "residents": 0, "firms": 0}
    with pytest.raises(Refused):
        addresses.add_rooms([Room(f"{TWO}000002"), rooms[0]])
    with pytest.raises(BadInput):
        addresses.add_rooms([Room("4403040990010100001000001")])
    assert addresses.sums()["rooms"] == 3


def test_rooms_of_many_buildings_are_those_of_each(addresses):
    addresses.add_rooms([Room(f"{TWO}000002", 1, "102"), Room(f"{TWO}000001", 1, "101"),
                         Room(f"{ONE}000001", 2, "201")])
    assert addresses.rooms_in([TWO, FAR, ONE, "9" * 19]) == {ONE: addresses.rooms(ONE), TWO: addresses.rooms(TWO)}


def test_people_have_several_rooms_and_are_one_person(addresses):
    home, shop = f"{ONE}000003", f"{TWO}000001"
    ids = addresses.add_residents([Resident("王小伟", home, "440304199001011234", "138-0000-5678"),
                                   Resident("李静", home), Resident("李静", ONE)])
    assert addresses.add_residents([Resident("王小伟", shop, "440304199001011234", relation="owner")]) == ids[:1]
    assert [one.place for one in addresses.resident(ids[0])] == [home, shop]
    assert [one.name for one in addresses.residents(home)] == ["王小伟", "李静"]
    assert len(addresses.residents(ONE)) == 3 and addresses.residents(f"{ONE}000009") == []
    assert addresses.with_phone("5678") == ([ids[0]], []) and addresses.with_phone("8765") == ([], [])
    assert addresses.words.find(RESIDENTS, "小伟", 9) == ids[:1]
    assert addresses.words.find(RESIDENTS, "wxw", 9) == ids[:1]
    assert [one.id for one in addresses.residents_of(ids[::-1])] == ids[::-1]
    assert addresses.sums(ONE)["residents"] == 3


def test_firms_stand_at_rooms_or_buildings(addresses):
    shop = Firm("深圳市天虹商贸有限公司", f"{ONE}000001", "91440300MA5EXAMPLE", "零售", "陈一", "0755-1234")
    ids = addresses.add_firms([shop, Firm("景田物业", FAR)])
    assert [one.name for one in addresses.firms(ONE)] == ["深圳市天虹商贸有限公司"]
    assert addresses.firm(ids[1]).place == FAR and addresses.firm(99) is None
    assert addresses.words.find(FIRMS, "天虹", 9) == ids[:1] and addresses.with_phone("1234") == ([], ids[:1])


def test_code_prefixes_find_buildings_and_rooms(addresses):
    addresses.add_rooms([Room(f"{ONE}{n:06}") for n in (1, 12, 120)])
    assert addresses.codes("4403040") == [ONE, TWO, FAR] and addresses.codes("440304008", 1) == [ONE]
    assert addresses.codes(ONE + "0001") == [f"{ONE}000120"] and addresses.codes(ONE) == [ONE]
    assert addresses.codes("99") == [] and addresses.codes("4403040990010100001" + "0") == []
    found = addresses.numbers(np.array([int(TWO), 7, int(ONE)]))
    assert found.tolist() == [*number(addresses, TWO), -1, *number(addresses, ONE)]


def test_replaced_codes_lead_on_and_back(addresses):
    history = addresses.history
    history.add([Alias("44030400300304", "44030400800101", "2020-07-01", "区划调整")])
    history.add([Alias("440304003003", "440304009001"), Alias(f"440304003003{'04'}00007", FAR)])
    assert history.resolve("4403040030030400001000002") == f"{ONE}000002"     # its grid's history, not its community's
    assert history.resolve("4403040030030400007") == FAR                      # its own goes first
    assert history.resolve("4403040030030500007") == "4403040090010500007"
    assert history.resolve(TWO) == TWO
    assert [one.old for one in history.before(f"{ONE}000002")] == ["44030400300304"]
    for wrong in (Alias("440304", "4403040"), Alias(ONE, ONE), Alias("44030400800101", "44030400300304"),
                  Alias("440304003003", "440304009002")):
        with pytest.raises(BadInput):
            history.add([wrong])
    assert len(history.all()) == 3
    with pytest.raises(BadInput, match="circle"):    # not with what is there, but among themselves
        history.add([Alias("440305001001", "440305001002"), Alias("440305001002", "440305001001")])


def test_a_circle_that_another_program_left_is_followed_to_an_end(addresses, store):
    with store.write() as connection:
        addresses.history.insert(connection, [Alias("440305001001", "440305001002"),
                                              Alias("440305001002", "440305001001")])
    assert {one.old for one in addresses.history.before("44030500100101")} == {"440305001001", "440305001002"}
    assert addresses.history.resolve("440305001001") in ("440305001001", "440305001002")


def test_old_names_find_the_building(addresses):
    one = addresses.number(ONE)
    addresses.history.add_name(ONE, "红岭大院")
    addresses.history.add_name(ONE, "红岭新村")
    addresses.history.add_name("440304008", "红荔街道")
    assert addresses.words.find(BUILDINGS, "红岭", 9) == [one]
    assert addresses.words.find(BUILDINGS, "翠湖花园2", 9) == [one]
    assert addresses.history.names(ONE) == ["红岭大院", "红岭新村"]
    assert addresses.history.area_names() == {"红荔街道": "440304008"}


def test_the_demo_goes_without_a_trace(addresses, store):
    places = PlaceStore(store)
    addresses.add_rooms([Room(f"{FAR}000001", 1, "便利店一号", "shop", demo=True), Room(f"{ONE}000001", 1, "101")])
    addresses.add_residents([Resident("赵甲", f"{FAR}000001", demo=True), Resident("钱乙", f"{ONE}000001")])
    addresses.add_firms([Firm("演示公司", FAR, demo=True)])
    with store.write() as connection:
        addresses.remove_demo(connection)
        places.remove_demo(connection)
    assert addresses.sums() == {"buildings": 2, "rooms": 1, "residents": 1, "firms": 0}
    for index, text in ((BUILDINGS, "景田"), (ROOMS, "便利"), (RESIDENTS, "赵甲"), (FIRMS, "演示")):
        assert addresses.words.find(index, text, 9) == []
    assert addresses.words.find(RESIDENTS, "钱乙", 9) and addresses.number(FAR) is None


def test_another_process_numbers_buildings_too(addresses, store):
    other = AddressStore(store)
    new = f"{BASE}00009"
    assert other.numbers(np.array([int(new)])).tolist() == [-1]
    PlaceStore(store).add_buildings([building(new, "新楼一")])
    addresses.sync()
    assert other.numbers(np.array([int(new)])).tolist() == [addresses.number(new)]
