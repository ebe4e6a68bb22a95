"""Responsible parties in the database."""

import pytest

from console.model.inspection import Party, PartyRole
from console.store.engine import open_store
from console.store.parties import PartyStore

FIRM, OTHER = Party("f", "恒安物业"), Party("g", "嘉信物业", demo=True)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "console.db")
    yield store
    store.close()


def put(parties, store, *links):
    with store.write() as connection:
        parties.insert(connection, [FIRM, OTHER], links)


def test_one_party_answers_for_many_and_one_role_has_one_party(store):
    parties = PartyStore(store)
    put(parties, store, ("1", PartyRole.MANAGER, "f", False), ("2", PartyRole.MANAGER, "f", False))
    assert parties.buildings_of("f") == ["1", "2"] and parties.of("1") == {PartyRole.MANAGER: FIRM}
    put(parties, store, ("1", PartyRole.MANAGER, "g", False))
    assert parties.of("1") == {PartyRole.MANAGER: OTHER} and parties.buildings_of("f") == ["2"]
    with store.write() as connection:
        parties.unlink(connection, "1", PartyRole.MANAGER)
    assert parties.of("1") == {} and parties.get("?") is None


def test_another_process_is_seen_and_demo_goes_alone(store, tmp_path):
    parties = PartyStore(store)
    other_store = open_store(tmp_path / "console.db")
    other = PartyStore(other_store)
    assert other.parties() == {}
    put(parties, store, ("1", PartyRole.FIRM, "g", True), ("2", PartyRole.FIRM, "f", False))
    assert set(other.parties()) == {"f", "g"} and other.links()["1"] == {PartyRole.FIRM: "g"}
    with store.write() as connection:
        parties.remove_demo(connection)
    assert set(other.parties()) == {"f"} and set(other.links()) == {"2"}
    other_store.close()
