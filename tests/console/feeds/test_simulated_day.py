import statistics
import threading
from random import Random

import pytest

from console.errors import BadInput, Refused
from console.feeds.lives import plan, rest
from console.feeds.rhythm import RHYTHM, read_rhythm
from console.feeds.scenes import Scenes
from console.feeds.simulator import SimulatedDay
from console.model.case import Source, State

NOON = 1_800_000_000.0


def day(areas, places, catalogue, **more):
    return SimulatedDay(areas, places, catalogue, **({"rate": 10.0, "seed": 7, "backlog": 60} | more))


def test_it_begins_with_a_plausible_backlog(areas, places, buildings, catalogue, desk):
    desk.intake(day(areas, places, catalogue, backlog=300).begin(NOON))
    cases = desk.cases().values()
    assert len(cases) == 300 and all(case.is_open and case.demo for case in cases)
    assert all(NOON - 30 * 3600 <= case.reported_at <= NOON for case in cases)
    assert all(case.updated_at <= NOON for case in cases)
    overdue = sum(case.is_overdue(NOON) for case in cases)
    assert 5 <= overdue <= 60
    assert 1 <= sum(case.priority == 1 for case in cases) <= 45
    assert len({case.state for case in cases}) >= 7 and len({case.class_code for case in cases}) >= 25
    assert {case.area for case in cases if case.is_placed} == {"G1", "G2"}


def test_the_same_seed_gives_the_same_day_however_it_is_divided(areas, places, buildings, catalogue):
    one, two = (day(areas, places, catalogue) for _ in range(2))
    assert one.begin(NOON) == two.begin(NOON)
    whole = one.advance(NOON + 60)
    assert whole == [report for i in range(1, 61) for report in two.advance(NOON + i)]
    other = day(areas, places, catalogue, seed=8)
    other.begin(NOON)
    assert [r.title for r in other.advance(NOON + 60)] != [r.title for r in whole]


def test_it_brings_as_many_as_asked_and_they_live_on(areas, places, buildings, catalogue, desk):
    feed = day(areas, places, catalogue, backlog=0, count=400)
    feed.begin(NOON)
    reports = feed.advance(NOON + 30)
    arrivals = [r for r in reports if r.title]
    assert len(arrivals) == 300
    assert [r.updated_at for r in reports] == sorted(r.updated_at for r in reports)
    assert all(r.reported_at <= r.updated_at for r in arrivals)
    desk.intake(reports)
    desk.intake(feed.advance(NOON + 900))  # no more than the 400 arrive, but those live on
    states = {case.state for case in desk.cases().values()}
    assert {State.CLOSED, State.REFUSED} <= states
    kinds = {e.payload["set"].get("state") for case in list(desk.cases())[:40] for e in desk.history(case)}
    assert {"accepted", "registered", "dispatched", "taken", "arrived", "handled", "fed_back", "checked",
            "closed"} <= kinds


def test_places_and_words_are_those_of_the_profile(areas, places, buildings, catalogue):
    feed = day(areas, places, catalogue, backlog=0)
    feed.begin(NOON)
    arrivals = [r for r in feed.advance(NOON + 100) if r.title]
    placed = [r for r in arrivals if r.place]
    assert len(placed) < len(arrivals) and all(r.source is Source.HOTLINE for r in arrivals if not r.place)
    assert all(r.address.startswith("莲花街道莲花二村") and "莲花二村" in r.title for r in placed)
    assert "{" not in "".join(r.title for r in arrivals)


def test_without_buildings_points_lie_in_the_areas(areas, places, catalogue):
    scenes = Scenes(areas.tree(), areas.locator(), [])
    luck = Random(1)
    found = [scenes.draw(luck, road=True) for _ in range(200)]
    assert {areas.locator().locate(s.lon, s.lat) for s in found} == {"G1", "G2"}
    assert {s.address for s in found} == {"莲花街道第一网格", "莲花街道第二网格"}


def test_roads_are_used_where_they_run_through_the_areas(areas):
    roads = [("深南大道", [(113.9, 22.55), (114.1, 22.55)]), ("远方路", [(10.0, 10.0), (10.1, 10.0)])]
    scenes = Scenes(areas.tree(), areas.locator(), [], roads)
    luck = Random(1)
    found = [scenes.draw(luck, road=True) for _ in range(50)]
    assert sum(s.name == "深南大道" for s in found) > 40 and not any(s.name == "远方路" for s in found)


def test_without_areas_it_is_refused(no_areas, places, catalogue):
    with pytest.raises(Refused, match="no areas"):
        day(no_areas, places, catalogue).begin(NOON)


@pytest.mark.parametrize("wrong", [{"rate": 0.0}, {"rate": -1.0}, {"rate": float("nan")}, {"count": 0}])
def test_nonsense_is_refused(areas, places, catalogue, wrong):
    with pytest.raises(Refused):
        day(areas, places, catalogue, **wrong)


def test_a_count_is_filled_in_at_once(hub, desk, areas, places, buildings, catalogue):
    feed = SimulatedDay(areas, places, catalogue, rate=2.0, seed=1, count=500)
    status = hub.run(feed)
    assert (status.new, len(desk.cases()), status.refused, status.demo) == (500, 500, 0, True)
    assert status.read == status.new + status.updated + status.repeated
    assert max(c.updated_at for c in desk.cases().values()) <= status.last_at


def test_a_later_run_takes_over_what_is_open(hub, desk, areas, places, buildings, catalogue):
    desk.intake(day(areas, places, catalogue, backlog=50).begin(NOON))
    feed = day(areas, places, catalogue, backlog=60, count=1)
    assert sum(bool(r.title) for r in feed.begin(NOON + 600, desk.cases())) == 10
    desk.intake(feed.advance(NOON + 30 * 86_400))
    assert len(desk.cases()) == 61 and not any(case.is_open for case in desk.cases().values())


def test_live_it_goes_on_until_stopped(hub, desk, areas, places, buildings, catalogue):
    enough = threading.Event()
    desk.listen(lambda changes: len(desk.cases()) > 70 and enough.set())
    hub.start(day(areas, places, catalogue, rate=100.0))
    assert enough.wait(20)
    hub.stop()
    (status,) = hub.status()
    assert not status.running and status.error == "" and status.new == len(desk.cases())


def test_lives_pass_legal_states_in_time_and_few_go_wrong():
    rhythm, luck = read_rhythm(), Random(5)
    lives = [plan(24.0, rhythm, luck) for _ in range(2000)]
    for steps in lives:
        times = [at for _, at in steps]
        assert times == sorted(times) and times[0] > 0
        assert not steps[-1][0].is_open
    ends = [steps[-1][1] / 3600 for steps in lives]
    assert 8 < statistics.median(ends) < 18
    assert 0.05 < sum(end > 24 for end in ends) / len(ends) < 0.25
    assert 0.03 < sum(any(s is State.REWORK for s, _ in steps) for steps in lives) / len(lives) < 0.12


def test_the_rest_of_a_life():
    steps = [(State.ACCEPTED, 10.0), (State.TAKEN, 30.0), (State.CLOSED, 100.0)]
    assert rest(steps, State.REPORTED) == steps
    assert rest(steps, State.TAKEN) == [(State.CLOSED, 70.0)]
    assert rest(steps, State.SUSPENDED) == [(State.CLOSED, 100.0)]


def test_the_rhythm_knows_only_classes_of_the_catalogue(catalogue):
    codes = {found.code for found in catalogue.classes}
    assert {kind.code for kind in read_rhythm().classes} <= codes


@pytest.mark.parametrize("old,new", [("[curves]", "[waves]"), ('curve = "work"', 'curve = "dance"'),
                                     ("backlog = 400", "")])
def test_a_broken_rhythm_is_refused(tmp_path, old, new):
    path = tmp_path / "rhythm.toml"
    path.write_text(RHYTHM.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(BadInput, match=r"rhythm\.toml"):
        read_rhythm(path)


def test_after_a_sleep_it_goes_on_instead_of_catching_up(areas, places, buildings, catalogue):
    """The clock moves only while the feed waits; once it jumps by a night."""
    now, waits = [NOON], []

    class Stop(threading.Event):
        def wait(self, timeout=None):
            waits.append(timeout)
            now[0] += 8 * 3600 if len(waits) == 20 else timeout
            return False

        def is_set(self):
            return len(waits) > 60

    class Sink:
        brought = 0

        def put(self, reports, own=False):
            self.brought += sum(bool(r.title) for r in reports)

        def cases(self):
            return {}

    sink = Sink()
    day(areas, places, catalogue, rate=2.0, backlog=0, clock=lambda: now[0]).run(sink, Stop())
    assert 0 < sink.brought <= 2 * (60 * 1.0 + 1)
