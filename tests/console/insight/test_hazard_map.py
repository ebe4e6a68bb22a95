"""The hazard map against the same figures counted hazard by hazard, for any filter, level and moment."""

import math

import numpy as np
import pytest
from hazard_fakes import DAY, NOW, TREE, Fakes, building, hazard
from hypothesis import given, settings
from hypothesis import strategies as st

from console.insight.hazard_aggregate import HazardMeasure
from console.insight.hazard_filter import HazardFilter
from console.model.area import Level
from console.model.hazard import HazardLevel, HazardState

AREAS = ("G0", "G1", "G2", "G3", "S1", "")
SOME = st.builds(
    lambda area, days, due, kind, level, p, c, text: (area, sorted(days, reverse=True), due, kind, level, p, c, text),
    st.sampled_from(AREAS), st.lists(st.integers(0, 60), min_size=1, max_size=5, unique=True),
    st.none() | st.integers(-40, 40), st.sampled_from(["fire", "gas", "ebike"]), st.sampled_from(list(HazardLevel)),
    st.integers(1, 5), st.integers(1, 5), st.sampled_from(["", "软管老化", "Hose"]))
FILTERS = st.builds(
    HazardFilter, kinds=st.frozensets(st.sampled_from(["fire", "gas"]), max_size=2),
    levels=st.frozensets(st.sampled_from(list(HazardLevel)), max_size=2),
    parties=st.frozensets(st.sampled_from(["p0", "p1", "?"]), max_size=2),
    states=st.frozensets(st.sampled_from(list(HazardState)), max_size=2), area=st.sampled_from(["", "D", "S1", "G2"]),
    text=st.sampled_from(["", "软管", "hOSE"]), likelihood_from=st.integers(1, 4), severity_from=st.integers(1, 12),
    only_open=st.booleans(), only_overdue=st.booleans(),
    found_since=st.none() | st.integers(0, 60).map(lambda days: NOW - days * DAY),
    at=st.none() | st.integers(0, 61).map(lambda days: NOW - days * DAY))


def made(number, told):
    area, days, due, kind, level, likelihood, consequence, text = told
    return hazard(number, area, days, None if due is None else NOW + due * DAY, kind, level=level,
                  likelihood=likelihood, consequence=consequence, text=text,
                  party=f"p{number % 3}" if number % 4 else "")


def passes(one, wanted, moment):
    """The same question asked of one hazard in plain words."""
    state = one.state_at(moment)
    if state is None:
        return None
    within = TREE.within(wanted.area)
    limit = next((move.due for move in reversed(one.moves) if move.at <= moment), None)
    overdue = state.is_open and limit is not None and limit < moment
    holds = ((not wanted.kinds or one.kind in wanted.kinds) and (not wanted.levels or one.level in wanted.levels)
             and (not wanted.parties or one.party in wanted.parties)
             and (not wanted.states or state in wanted.states) and (not wanted.area or one.area in within)
             and wanted.text.lower() in one.text.lower() and one.likelihood >= wanted.likelihood_from
             and one.severity >= wanted.severity_from and (not wanted.only_open or state.is_open)
             and (not wanted.only_overdue or overdue)
             and (wanted.found_since is None or one.found_at >= wanted.found_since))
    return (state.is_open, overdue) if holds else None


@given(st.lists(SOME, max_size=25), FILTERS, st.sampled_from([Level.DISTRICT, Level.STREET, Level.GRID]))
@settings(max_examples=80, deadline=None)
def test_any_filter_level_and_moment(told, wanted, level):
    hazards = [made(i, one) for i, one in enumerate(told)]
    found = Fakes(hazards).map.aggregate(wanted, level)
    moment = NOW if wanted.at is None else wanted.at
    asked = {one.id: passes(one, wanted, moment) for one in hazards}
    assert found.members() == sorted(one for one, answer in asked.items() if answer)
    assert found.members(part="overdue") == sorted(one for one, answer in asked.items() if answer and answer[1])
    for i, area in enumerate(found.areas):
        here = [one for one in hazards if asked[one.id] and one.area in TREE.within(area.id)]
        assert found.count[i] == len(here) and found.members(area.id) == sorted(one.id for one in here)
        assert found.open[i] == sum(asked[one.id][0] for one in here)
        assert found.worst[i] == max((one.severity for one in here), default=0)
    assert found.count.sum() + found.outside == found.total == found.matrix.sum()


@given(st.lists(SOME, min_size=1, max_size=15), st.lists(st.integers(0, 61), min_size=1, max_size=8), st.data())
@settings(max_examples=40, deadline=None)
def test_playing_in_any_order_while_hazards_change(told, days, data):
    """The slider keeps its place between two frames; what comes in between must not confuse it."""
    fakes = Fakes([made(i, one) for i, one in enumerate(told)])
    for ago in days:
        moment = NOW - ago * DAY
        found = fakes.map.aggregate(HazardFilter(only_open=True, at=moment), Level.GRID)
        wanted = [one.id for one in fakes.known.values() if (one.state_at(moment) or HazardState.CLOSED).is_open]
        assert found.members() == sorted(wanted)
        number = data.draw(st.integers(0, 16))
        if data.draw(st.booleans()):
            fakes.say(made(number, data.draw(SOME)))
        elif f"h{number}" in fakes.known:
            fakes.say(removed=(f"h{number}",))


@given(st.lists(SOME, max_size=25), FILTERS, st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_the_first_of_a_list_are_its_first(told, wanted, most):
    fakes = Fakes([made(i, one) for i, one in enumerate(told)])
    whole = fakes.map.found(wanted)
    found, count = fakes.map.first(wanted, most)
    assert [(one.is_open, one.severity, one.found_at) for one in found] == \
        [(one.is_open, one.severity, one.found_at) for one in whole[:most]] and count == len(whole)


def test_jumps_through_time_tell_what_playing_tells():
    """Stops on the way spare work, no more; a change makes all of them void."""
    fakes = Fakes([made(i, (f"G{i % 4}", (60 - i, 50 - i, 40 - i), None, "fire", HazardLevel.LOW, 1, 1, ""))
                   for i in range(38)])
    moments = [NOW - day * DAY for day in range(61)]

    def frames(order):
        return {at: fakes.map.aggregate(HazardFilter(only_open=True, at=at)).members() for at in order}

    straight = frames(moments)
    jumping = moments[::-1] + moments[::7] + moments[3::11]
    assert frames(jumping) == {at: straight[at] for at in jumping}
    fakes.say(removed=("h0",))
    for at, ids in frames(jumping).items():
        assert ids == [one for one in straight[at] if one != "h0"]


@given(st.lists(SOME, max_size=20), st.lists(st.integers(0, 61), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_the_curve_says_what_each_frame_says(told, days):
    fakes = Fakes([made(i, one) for i, one in enumerate(told)])
    moments = [NOW - one * DAY for one in sorted(days, reverse=True)]
    curve = fakes.map.series(moments)
    frames = [fakes.map.aggregate(HazardFilter(only_open=True, at=at)).total for at in moments]
    assert curve.open.tolist() == frames
    assert (curve.found.sum() - curve.closed.sum()) == curve.open[-1]


def test_rates_stand_on_the_area_its_rooms_and_its_buildings():
    fakes = Fakes([hazard(0, "G0"), hazard(1, "G0"), hazard(2, "G3")],
                  [building(1, "G0", rooms=500), building(2, "G0", rooms=0), building(3, "G1", rooms=10)])
    found = fakes.map.aggregate(level=Level.GRID)
    assert found.values(HazardMeasure.PER_KM2).tolist() == [2.0, 0.0, 0.0, 0.25]
    rooms, each = found.values(HazardMeasure.PER_1000_ROOMS), found.values(HazardMeasure.PER_BUILDING)
    assert (rooms[0], each[0], each[1]) == (4.0, 1.0, 0.0)
    assert math.isnan(rooms[3]) and math.isnan(each[3])      # no building known there: no rate, not zero
    fakes.homes.append(building(4, "G3", rooms=100))
    assert fakes.map.aggregate(level=Level.GRID).per_1000_rooms[3] == 10.0


def test_bivariate_classes_by_the_breaks_of_the_catalogue():
    fakes = Fakes([hazard(0, "G0", likelihood=1, consequence=1), hazard(1, "G1", likelihood=3, consequence=5),
                   hazard(2, "G2", likelihood=5, consequence=5), hazard(3, "G2", likelihood=4, consequence=4)])
    found = fakes.map.aggregate(level=Level.GRID)
    assert found.breaks == (2.5, 3.5) and found.bivariate.tolist() == [0, 5, 8, -1]
    assert np.isnan(found.values(HazardMeasure.BIVARIATE)[3]) and found.matrix[4, 4] == 1


def test_two_dates_side_by_side():
    fakes = Fakes([hazard(0, "G0", (30,), NOW - 20 * DAY), hazard(1, "G0", (30, 29, 8, 7, 5)), hazard(2, "G2", (3,)),
                   hazard(3, "", (2, 1.9, 1.5, 1.2, 1))])
    found = fakes.map.compare(NOW, NOW - 10 * DAY, level=Level.STREET)
    assert (found.first, found.second) == (NOW - 10 * DAY, NOW)
    assert found.open_first.tolist() == [2, 0] and found.open_second.tolist() == [1, 1]
    assert found.change.tolist() == [-1, 1] and found.closed.tolist() == [1, 0]
    assert found.totals == {"open_first": 2, "open_second": 2, "overdue_first": 1, "overdue_second": 1, "found": 2,
                            "closed": 2}


def test_points_carry_what_symbols_need():
    fakes = Fakes([hazard(0, lon=114.1, lat=22.5, level=HazardLevel.MAJOR), hazard(1, "G1", kind="gas")])
    found = fakes.map.points()
    assert found.ids == ["h0"] and found.lon.tolist() == [114.1]
    assert found.kinds[found.kind[0]] == "fire" and found.levels[found.level[0]] is HazardLevel.MAJOR
    assert found.states[found.state[0]] is HazardState.FOUND and not found.overdue[0]


def test_an_empty_map_and_the_span():
    fakes = Fakes()
    assert fakes.map.aggregate().total == 0 and fakes.map.span() is None and fakes.map.found() == []
    assert fakes.map.series([NOW]).open.tolist() == [0]
    fakes.say(hazard(1, moves=(9, 3)))
    assert fakes.map.span() == (NOW - 9 * DAY, NOW - 3 * DAY)
    assert [one.id for one in fakes.map.found()] == ["h1"]
    fakes.map.close()
    assert fakes.listeners == []


def test_measures_are_all_answered():
    found = Fakes([hazard(0)]).map.aggregate(level=Level.STREET)
    for measure in set(HazardMeasure) - {HazardMeasure.RISK, HazardMeasure.CHANGE}:
        assert found.values(measure).shape == (2,)
    with pytest.raises(KeyError):
        found.members(part="?")


def test_what_was_added_up_stays_as_it_was():
    """An answer is looked at while hazards come, change and go."""
    fakes = Fakes([hazard(i) for i in range(4)])
    found, points = fakes.map.aggregate(), Fakes([hazard(0, lon=114.0, lat=22.5)]).map.points()
    fakes.say(hazard(7), hazard(2, moves=(3, 2)), removed=("h0", "h1"))
    assert found.members() == ["h0", "h1", "h2", "h3"] and points.id_of(0) == "h0"
    assert fakes.map.aggregate().members() == ["h2", "h3", "h7"]
    assert found.members() == ["h0", "h1", "h2", "h3"]
