"""Today's route: every building once, never longer than going to the nearest, and as short as can be for few."""

import itertools
import math

import pytest
from hazard_people import building
from hypothesis import given, settings
from hypothesis import strategies as st

from console.desk.hazard.route import route
from console.desk.metres import distances

PLACES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=25, unique=True)


def buildings(places):
    """On a lattice of about 10 m."""
    return [building(f"{i:019d}", "G0", "office", 3, 114.0 + x / 10_000) for i, (x, _) in enumerate(places)] if all(
        y == 0 for _, y in places) else [
        type(one)(**{**{f: getattr(one, f) for f in one.__struct_fields__}, "lat": 22.5 + y / 10_000})
        for one, (_, y) in zip(buildings([(x, 0) for x, _ in places]), places, strict=True)]


@given(PLACES)
@settings(max_examples=60, deadline=None)
def test_every_building_once_and_never_longer_than_nearest_first(places):
    stops = buildings(places)
    found = route(stops)
    assert sorted(found.buildings) == sorted(one.code for one in stops)
    assert found.metres <= found.nearest + 1e-6 and math.isclose(found.metres, sum(found.legs))
    assert route(stops[::-1]) == found


def test_legs_are_metres_on_the_ground():
    stops = buildings([(0, 0), (100, 0), (100, 80)])
    found = route(stops, start=(113.99, 22.5))
    assert found.buildings == tuple(one.code for one in stops)
    wanted = [distances(113.99, 22.5, [114.0], [22.5])[0], distances(114.0, 22.5, [114.01], [22.5])[0],
              distances(114.01, 22.5, [114.01], [22.508])[0]]
    assert found.legs == pytest.approx(wanted, rel=2e-4)


def test_2_opt_undoes_a_crossing():
    places = [(0, 0), (10, 40), (20, 0), (30, 40), (40, 0), (50, 40), (60, 0)]
    stops = buildings(places)
    found = route(stops)
    best = min(sum(math.dist(places[a], places[b]) for a, b in itertools.pairwise((0, *rest)))
               for rest in itertools.permutations(range(1, 7)))
    assert found.metres < 1.05 * best * 10.6   # about 10.3 m a step east, 11.1 m a step north
    assert route([]).buildings == () and route(stops[:1]).metres == 0
