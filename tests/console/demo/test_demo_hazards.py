"""The generated year of hazards: labelled, plausible, legal, and the same for the same seed."""

from collections import Counter
from contextlib import closing

import pytest

from console.demo.hazards import make_demo_hazards
from console.desk.hazard.steps import legal
from console.errors import NotFound
from console.model.area import Area, Level
from console.model.hazard import HazardState
from console.model.premises import Building
from console.model.register import Room
from console.profile import Profile
from console.wiring import Console

NOW = 1_795_000_000.0


def profile(folder, buildings=120):
    console = Console(Profile(folder))
    console.areas.add([Area("440304001", "440304001", "街道", Level.STREET, demo=True),
                       Area("440304001001001", "1", "网格", Level.GRID, "440304001", demo=True)], {})
    console.places.add_buildings([
        Building(f"{i:019d}", f"楼{i}", "440304001001001", "urban_village" if i % 2 else "residential", 7, 21.0, 20,
                 114.0 + i / 1e4, 22.5, b"", demo=True) for i in range(buildings)])
    return console


def make(console, **more):
    return make_demo_hazards(console.ledger, console.places, console.inspections.parties,
                             (console.hazards, console.inspections), now=NOW, visits=150, **more)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    console = profile(tmp_path_factory.mktemp("demo"))
    yield console, make(console)
    console.close()


def test_everything_is_labelled_and_says_what_was_made(made):
    console, counts = made
    hazards, visits = console.hazards.hazards().values(), console.inspections.visits().values()
    assert (len(hazards), len(visits)) == (counts["hazards"], counts["inspections"]) and counts["inspections"] == 150
    assert all(one.demo for one in (*hazards, *visits, *console.inspections.plans().values(),
                                    *console.inspections.parties.parties().values()))


def test_every_life_is_legal_and_in_order(made):
    console, _ = made
    for one in console.hazards.hazards().values():
        states, times = [move.state for move in one.moves], [move.at for move in one.moves]
        assert times == sorted(times) and times[-1] <= NOW and states[-1] is one.state
        assert all(legal(before.value, after.value) for before, after in zip(["", *states], states, strict=False)
                   if before) and states[0] is HazardState.FOUND
        assert (one.closed_at is not None) == (one.state is HazardState.CLOSED)
        assert one.party and one.building
    states = Counter(one.state for one in console.hazards.hazards().values())
    assert states[HazardState.CLOSED] > 3 * (states[HazardState.ORDERED] + states[HazardState.RECTIFIED]) > 0


def test_the_desks_go_by_it_at_once_and_read_it_again(made, tmp_path):
    console, _ = made
    again = Console(Profile(console.profile.folder))
    assert again.hazards.hazards() == console.hazards.hazards()
    assert again.inspections.visits() == console.inspections.visits()
    again.close()
    assert make(console)["hazards"] == 0        # the year is there already; parties are made again


def test_equal_seeds_make_equal_years(tmp_path):
    found = []
    for name in ("a", "b"):
        console = profile(tmp_path / name, 30)
        make(console, seed=7)
        found.append(console.hazards.hazards())
        console.close()
    assert found[0] == found[1] and found[0]


def test_without_a_district_there_is_nothing_to_inspect(tmp_path):
    console = Console(Profile(tmp_path))
    with pytest.raises(NotFound, match="demo make"):
        make(console)
    console.close()


def test_some_hazards_are_in_a_room_and_the_year_is_the_same_with_and_without(made, tmp_path):
    plain, _ = made
    with closing(profile(tmp_path)) as console:
        make(console, rooms=lambda codes: {
            code: [Room(f"{code}000001", 1, "101"), Room(f"{code}000002", 1, "便利店102", "shop")] for code in codes})
        found = console.hazards.hazards()
        rooms = Counter(one.room for one in found.values())
        assert set(rooms) == {"", "便利店102"} and 0.3 < rooms["便利店102"] / len(found) < 0.5   # shops where there are
        assert [(one.id, one.kind, one.found_at) for one in found.values()] == [
            (one.id, one.kind, one.found_at) for one in plain.hazards.hazards().values()]
