"""Moving units: the latest place of each, what came since a cursor, and the demo's rounds."""

import itertools
import math

import numpy as np
import shapely

from console.feeds.patrols import EVERY, PAST, Patrols, inside, metres
from console.feeds.units import FIRST, UnitBoard
from console.model.premises import Building, Person
from console.model.unit import Sighting, UnitKind


def seen(unit="a", at=100.0, lon=114.0, lat=22.5, **more):
    return Sighting(unit, unit.upper(), lon, lat, at, **more)


def test_the_latest_place_wins_whatever_comes_last():
    board = UnitBoard()
    board.put([seen(at=200.0, lon=114.2), seen(at=100.0), seen("b")])
    assert [(one.unit, one.lon) for one in board.latest()] == [("a", 114.2), ("b", 114.0)]


def test_no_place_on_earth_is_refused():
    board = UnitBoard()
    bad = [seen(lon=math.nan), seen(lat=91.0), seen(lon=0.0, lat=0.0), seen(at=math.inf), seen(""), seen("ok")]
    assert board.put(bad) == 5
    assert [one.unit for one in board.latest()] == ["ok"]


def test_a_cursor_brings_only_what_is_new():
    board = UnitBoard()
    board.put([seen("a"), seen("b")])
    first = board.after(0)
    assert first.number.tolist() == [0, 1] and len(first.units) == 2
    board.put([seen("b", at=160.0)])
    assert board.after(first.cursor).at.tolist() == [160.0]
    assert len(board.after(board.after(0).cursor).number) == 0


def test_old_places_are_forgotten_and_cursors_go_on():
    board = UnitBoard(kept=100.0)
    cursor = 0
    for at in range(0, 10 * FIRST, 4):
        board.put([seen(str(at % 3), at=float(at)), seen("x", at=float(at) + 2)])
        fresh = board.after(cursor)
        assert fresh.at.tolist() == [at, at + 2]
        cursor = fresh.cursor
    assert len(board.after(0).at) < 3 * FIRST, "what is older than it is kept for goes"


def people(*posts):
    return [Person(f"p{i}", f"人{i}", post, "g1", demo=True) for i, post in enumerate(posts)]


def houses(count=20):
    return [Building(str(i), "楼", "g1", "office", 3, 9.0, 9, 114.05 + i * 1e-4, 22.54 + (i % 5) * 1e-4, b"")
            for i in range(count)]


ROADS = [("深南大道", [(114.0, 22.54), (114.1, 22.54)])]


def test_rounds_are_the_same_for_the_same_seed_and_speeds_are_human():
    staff = people("grid_worker", "grid_worker", "inspector", "commander")
    one, other = (Patrols(staff, houses(), ROADS, seed=7) for _ in range(2))
    past = one.begin(10_000.0)
    assert past == other.begin(10_000.0)
    assert one.advance(10_100.0) == other.advance(10_050.0) + other.advance(10_100.0)
    assert {s.unit for s in past} == {"p0", "p1", "p2"} and all(s.demo for s in past)
    assert min(s.at for s in past) >= 10_000.0 - PAST and max(s.at for s in past) <= 10_000.0
    for unit, kind, fastest in (("p0", UnitKind.WALKER, 1.3), ("p2", UnitKind.VEHICLE, 7.7)):
        way = [s for s in past if s.unit == unit]
        assert way[0].kind is kind and len(way) == PAST / EVERY
        steps = [metres((a.lon, a.lat), (b.lon, b.lat)) for a, b in itertools.pairwise(way)]
        assert 0 < max(steps) <= fastest * EVERY


def test_after_a_sleep_the_rounds_go_on_instead_of_catching_up():
    rounds = Patrols(people("grid_worker"), houses(), ())
    rounds.begin(1000.0)
    assert len(rounds.advance(1000.0 + 86_400.0)) <= 1


def test_staff_without_a_way_stay_out_of_sight():
    assert Patrols(people("grid_worker", "inspector"), (), ()).begin(0.0) == []


def test_roads_are_cut_at_the_outline():
    outline = shapely.box(114.02, 22.5, 114.05, 22.6)
    found = inside([*ROADS, ("far", [(113.0, 22.0), (113.1, 22.0)])], outline)
    assert [name for name, _ in found] == ["深南大道"]
    np.testing.assert_allclose(sorted(found[0][1]), [[114.02, 22.54], [114.05, 22.54]])
