"""The service circle against an independent computation on the ground, and the best sites against trying all."""

import itertools

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import BadInput, Cancelled, NotFound
from console.insight.circle_map import outside_features
from console.insight.circle_sites import allowed_sites
from console.insight.covering import next_stations
from console.insight.roads import Roads
from console.insight.service_circle import coverage, demand_of
from console.model.premises import Building, Facility
from console.progress import Progress

X, Y = 500_000.0, 2_494_000.0   # EPSG:4547: 114°E, some 22.54°N
TO = pyproj.Transformer.from_crs(4490, 4547, always_xy=True)
BACK = pyproj.Transformer.from_crs(4547, 4490, always_xy=True)


def building(number, x, y, rooms=10):
    lon, lat = BACK.transform(X + x, Y + y)
    return Building(f"{number:019}", f"B{number}", "g", "residential", 6, 18.0, rooms, lon, lat,
                    shapely.to_wkb(shapely.Point(lon, lat)))


def station(number, x, y):
    lon, lat = BACK.transform(X + x, Y + y)
    return Facility(f"S{number}", "service_station", f"站{number}", "g", lon, lat)


def facility(name, kind, x, y):
    lon, lat = BACK.transform(X + x, Y + y)
    return Facility(name, kind, name, "g", lon, lat)


def test_the_reach_ends_at_500_m_on_the_ground():
    """499.9 m is inside and 500.1 m is not, east and north; in Web Mercator both would be outside."""
    demand = demand_of([building(1, 499.9, 0), building(2, 500.1, 0), building(3, 0, 499.9), building(4, 0, 500.1)])
    assert coverage([station(1, 0, 0)], demand).outside.tolist() == [False, True, False, True]


def test_figures_by_hand():
    """Two stations 600 m apart, a building by each, one between them and one out of reach."""
    homes = [building(1, 0, 10, 5), building(2, 290, 0, 7), building(3, 600, 10, 11), building(4, 5000, 0, 13)]
    demand = demand_of(homes, {homes[0].code: 3, homes[3].code: 4})
    found = coverage([station(1, 0, 0), station(2, 600, 0)], demand)
    assert found.total == {"buildings": 4, "rooms": 36, "people": 7}
    assert found.inside == {"buildings": 3, "rooms": 23, "people": 3}
    assert found.count.tolist() == [1, 2, 1, 0] and found.nearest.tolist() == [0, 0, 1, -1]
    one, two = found.stations
    assert (one.within["rooms"], one.nearest["rooms"], one.alone["rooms"]) == (12, 12, 5)
    assert (two.within["rooms"], two.nearest["rooms"], two.alone["rooms"]) == (18, 11, 11)
    assert found.overlap(demand)[2] == {"buildings": 1, "rooms": 7, "people": 0}
    assert found.share["rooms"] == pytest.approx(23 / 36)


def test_agrees_with_buffers_on_the_ground():
    """Against shapely in EPSG:4547 on a scatter; a polygon lies inside its circle, so the rim is left out."""
    luck = np.random.default_rng(7)
    homes = [building(i, *luck.uniform(0, 6000, 2)) for i in range(3000)]
    posts = [station(i, *luck.uniform(0, 6000, 2)) for i in range(40)]
    found = coverage(posts, demand_of(homes))
    at = shapely.points(*TO.transform([one.lon for one in homes], [one.lat for one in homes]))
    posts_at = shapely.points(*TO.transform([one.lon for one in posts], [one.lat for one in posts]))
    inside = shapely.intersects(shapely.union_all(shapely.buffer(posts_at, 499.5, quad_segs=90)), at)
    beyond = ~shapely.intersects(shapely.union_all(shapely.buffer(posts_at, 500.5, quad_segs=90)), at)
    assert inside.sum() > 500 and beyond.sum() > 500
    assert not found.outside[inside].any() and found.outside[beyond].all()


def test_on_foot_a_wall_makes_the_way_longer():
    """A road goes round three sides: 100 m off in a straight line are 700 m on foot."""
    path = [(0, 0), (0, 300), (100, 300), (100, 0)]
    roads = Roads(np.array([shapely.LineString([BACK.transform(X + x, Y + y) for x, y in path])], object))
    demand = demand_of([building(1, 100, 0), building(2, 0, 290)])
    assert coverage([station(1, 0, 0)], demand).outside.tolist() == [False, False]
    found = coverage([station(1, 0, 0)], demand, 500.0, roads)
    assert found.outside.tolist() == [True, False] and found.metres[1] == pytest.approx(290, abs=0.1)
    assert coverage([station(1, 0, 0)], demand, 701.0, roads).outside.tolist() == [False, False]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25), st.integers(1, 9)), min_size=2, max_size=9,
                unique_by=lambda one: one[:2]), st.integers(1, 3))
def test_no_choice_of_sites_is_better(places, k):
    homes = [building(i, 101.0 * x, 101.0 * y, rooms) for i, (x, y, rooms) in enumerate(places)]
    demand = demand_of(homes)
    plan = next_stations(demand, coverage([], demand), k, "rooms")
    xy = np.array([place[:2] for place in places]) * 101.0   # no two exactly 500 m apart
    near = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) < 500.0
    rooms = np.array([place[2] for place in places])
    best = max(rooms[near[list(some)].any(axis=0)].sum()
               for some in itertools.combinations(range(len(places)), min(k, len(places))))
    assert plan.gain["rooms"] == best and plan.gap == 0 and plan.greedy <= best
    assert sum(site.gain["rooms"] for site in plan.sites) == best and len(plan.sites) <= k
    hasty = next_stations(demand, coverage([], demand), k, "rooms", seconds=1e-9)   # what it says then must hold too
    assert hasty.gain["rooms"] <= best <= hasty.bound <= rooms.sum()


def test_choosing_one_after_another_is_not_enough():
    """Six houses in a row: the third one's reach holds most, yet with it no second site can make up for the rest."""
    homes = [building(i, 450.0 * i, 0, rooms) for i, rooms in enumerate((2, 2, 3, 3, 2, 2))]
    demand = demand_of(homes)
    plan = next_stations(demand, coverage([], demand), 2, "rooms")
    assert plan.greedy == 12 and plan.gain["rooms"] == 14 and plan.share_after["rooms"] == 1.0
    assert sorted(site.code for site in plan.sites) == [homes[1].code, homes[4].code]


def test_stations_stand_only_where_they_may():
    """The best place for both houses is between them; only the one at the edge is to be had."""
    homes = [building(1, 0, 0, 9), building(2, 800, 0, 5)]
    demand = demand_of(homes)
    rooms = [facility("r1", "room", -100, 0), facility("r2", "room", 1200, 0), facility("r3", "room", 5000, 0)]
    places = allowed_sites(["room"], rooms, homes)
    plan = next_stations(demand, coverage([], demand), 1, "rooms", sites=places)
    assert [(site.code, site.name, site.gain["rooms"]) for site in plan.sites] == [("r1", "r1", 9)]
    assert len(allowed_sites(["residential"], rooms, homes)) == 2 and allowed_sites([], rooms, homes) is None
    with pytest.raises(BadInput, match="neither a kind"):
        allowed_sites(["moon"], rooms, homes)
    with pytest.raises(NotFound, match="None of the 1 places"):
        next_stations(demand, coverage([], demand), 1, sites=allowed_sites(["room"], rooms[2:], homes))


def test_registered_rooms_count_where_there_are_any():
    homes = [building(1, 0, 0, 9), building(2, 10, 0, 5)]
    assert demand_of(homes, None, {homes[0].code: 3}).weights["rooms"].tolist() == [3, 5]


def test_it_can_be_stopped():
    progress = Progress()
    progress.cancel()
    demand = demand_of([building(1, 0, 0)])
    with pytest.raises(Cancelled):
        next_stations(demand, coverage([], demand), 1, progress=progress)
    roads = Roads(np.array([shapely.LineString([BACK.transform(X, Y), BACK.transform(X + 100, Y)])], object))
    with pytest.raises(Cancelled):
        coverage([station(1, 0, 0)], demand, 500.0, roads, progress)


def test_who_is_outside_is_told_with_people_and_the_nearest_station():
    homes = [building(1, 0, 0, 9), building(2, 800, 0, 5)]
    demand = demand_of(homes, {homes[1].code: 4})
    covered = coverage([station(1, 0, 0)], demand)
    _, columns = outside_features(homes, covered, demand)
    assert columns["code"].tolist() == [homes[1].code] and columns["people"].tolist() == [4]
    assert columns["nearest"].tolist() == ["站1"] and columns["nearest_m"] == pytest.approx([800], abs=0.2)


def test_what_makes_no_sense_is_said():
    demand = demand_of([building(1, 0, 0)])
    covered = coverage([station(1, 0, 0)], demand)
    with pytest.raises(NotFound, match="within reach"):
        next_stations(demand, covered, 1)
    with pytest.raises(BadInput, match="no figure"):
        next_stations(demand, covered, 1, "cats")
    with pytest.raises(BadInput, match="1 to 200"):
        next_stations(demand, covered, 0)
    with pytest.raises(BadInput, match="reach"):
        coverage([station(1, 0, 0)], demand, 0.0)
    assert coverage([], demand).outside.all()
