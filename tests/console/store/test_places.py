"""Buildings, facilities and staff in the database."""

from contextlib import closing

import pytest
import shapely

from console.errors import Refused
from console.model.premises import Building, Facility, Person
from console.store.engine import open_store
from console.store.places import PlaceStore

SHAPE = shapely.to_wkb(shapely.box(114.05, 22.54, 114.0502, 22.5402))


def building(number, area="g1", demo=False):
    return Building(f"44030400800101{number:05}", f"甲楼{number}", area, "office", 30, 118.5, 240, 114.0501,
                    22.5401, SHAPE, demo)


STATION = Facility("f1", "police", "派出所", "g1", 114.05, 22.54, "000-0001", True)
HYDRANT = Facility("f2", "hydrant", "消防栓", "g2", 114.05, 22.54)
WORKER = Person("p1", "李一", "grid_worker", "g1", "000-0002", True)


@pytest.fixture
def store(tmp_path):
    with closing(open_store(tmp_path / "console.db")) as store:
        yield store


@pytest.fixture
def places(store):
    return PlaceStore(store)


def test_everything_is_read_back_as_it_was(places, store):
    some = [building(2, "g2"), building(1)]
    places.add_buildings(some)
    places.add_facilities([HYDRANT, STATION])
    places.add_people([WORKER])
    for reader in (places, PlaceStore(store)):
        assert reader.buildings() == some[::-1]
        assert reader.buildings("g2") == some[:1]
        assert reader.building(some[0].code) == some[0] and reader.building("0") is None
        assert reader.facilities() == [STATION, HYDRANT] and reader.facilities("hydrant") == [HYDRANT]
        assert reader.people() == [WORKER] and reader.people("g2") == []
        assert reader.counts() == {"buildings": 2, "facilities": 2, "people": 1}


def test_a_repeated_code_refuses_all(places):
    places.add_buildings([building(1)])
    with pytest.raises(Refused):
        places.add_buildings([building(2), building(1)])
    assert places.buildings() == [building(1)]


def test_the_kept_list_follows_other_writers_and_belongs_to_the_reader(places, store):
    places.add_buildings([building(1)])
    places.buildings().clear()
    assert len(places.buildings()) == 1
    PlaceStore(store).add_buildings([building(2)])
    assert len(places.buildings()) == 2


def test_the_demo_goes_and_the_rest_stays(places, store):
    places.add_buildings([building(1, demo=True), building(2)])
    places.add_facilities([STATION, HYDRANT])
    places.add_people([WORKER])
    with store.write() as connection:
        places.insert_base_grids(connection, {"g1": "b1", "g2": "b1"}, demo=True)
        places.insert_base_grids(connection, {"g3": "b2"})
    assert places.base_of("g2") == "b1" and places.grids_of("b1") == ["g1", "g2"]
    with store.write() as connection:
        places.remove_demo(connection)
    assert places.base_of("g2") == "" and places.grids_of("b2") == ["g3"]
    assert places.buildings() == [building(2)]
    assert places.facilities() == [HYDRANT] and places.people() == []


def test_adding_nothing_is_fine(places):
    places.add_buildings([])
    assert places.counts()["buildings"] == 0
