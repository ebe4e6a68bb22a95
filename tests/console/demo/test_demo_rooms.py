"""The demo's rooms, people and firms: the same for one seed, all marked, and gone without a trace."""

from contextlib import closing

import pytest

from console.demo import rooms as demo
from console.demo.rooms import register_demo
from console.errors import Cancelled
from console.model.register import RELATIONS
from console.progress import Progress
from console.store.address_index import BUILDINGS, RESIDENTS
from console.store.addresses import AddressStore
from console.store.engine import open_store
from console.store.places import PlaceStore


def fill(folder, buildings, seed=7):
    store = open_store(folder / "console.db")
    places, addresses = PlaceStore(store), AddressStore(store)
    with store.write() as connection:
        places.insert(connection, buildings=buildings)
        made = register_demo(connection, buildings, seed)
    return store, places, addresses, made


@pytest.fixture(scope="module")
def few(district):
    return district[1][::100]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(demo, "PEOPLE", 800)
    monkeypatch.setattr(demo, "FIRMS", 100)


def test_every_building_has_rooms_on_its_floors(tmp_path, few):
    store, _, addresses, made = fill(tmp_path, few)
    with closing(store):
        assert made["rooms"] == sum(one.rooms for one in few)
        assert made["residents"] == 800 + len(few) and made["firms"] == 100
        assert addresses.sums() == {"buildings": len(few), **made}
        for building in few[:40]:
            rooms = addresses.rooms(building.code)
            assert len(rooms) == building.rooms
            assert all(room.demo and 1 <= room.floor <= max(building.floors, 1) for room in rooms)
            assert len({room.name for room in rooms}) == len(rooms)
            heads = [one for one in addresses.residents(building.code) if one.place == building.code]
            assert [one.relation for one in heads] == [
                "landlord" if building.use == "urban_village" else "manager"]
            assert all(one.number.startswith("000000") and one.phone.startswith("000-")
                       for one in addresses.residents(building.code))
            assert addresses.line(building.code).endswith("号")
        assert addresses.sync() == 0 and {one.relation for one in addresses.residents(few[0].code)} <= set(RELATIONS)


def test_one_seed_makes_one_district_and_nothing_is_left_of_it(tmp_path, few):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    store, places, addresses, made = fill(tmp_path / "a", few)
    other_store, _, other, again = fill(tmp_path / "b", few)
    with closing(store), closing(other_store):
        code = few[3].code
        assert made == again and addresses.rooms(code) == other.rooms(code)
        assert addresses.residents(code) == other.residents(code) and addresses.line(code) == other.line(code)
        with store.write() as connection:
            addresses.remove_demo(connection)
            places.remove_demo(connection)
        assert addresses.sums() == {"buildings": 0, "rooms": 0, "residents": 0, "firms": 0}
        assert addresses.words.find(BUILDINGS, few[3].name[:2], 5) == []
        assert addresses.words.find(RESIDENTS, "王", 5) == [] and addresses.words.find(RESIDENTS, "wx", 5) == []


def test_progress_only_grows_and_stopping_leaves_no_room(tmp_path, few):
    store = open_store(tmp_path / "console.db")
    places, addresses, heard = PlaceStore(store), AddressStore(store), []

    def hear(done, total, text):
        heard.append((done, total, text))
        if done >= 65:      # among the people
            progress.cancel()

    progress = Progress(hear)
    with closing(store):
        with pytest.raises(Cancelled), store.write() as connection:
            places.insert(connection, buildings=few)
            register_demo(connection, few, 7, progress)
        done = [step[0] for step in heard]
        assert done == sorted(done) and done[-1] < 100 and len({step[2] for step in heard}) >= 3
        assert addresses.sums()["rooms"] == 0
    progress.part(80, 100, 100, stoppable=False)(1, 2, "too late to stop")      # goes on to its end
    with pytest.raises(Cancelled):
        progress.part(0, 80, 100)(1, 2)
