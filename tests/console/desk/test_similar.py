"""Cases that may be the same: scores worked out by hand, and the index against asking everybody."""

import threading

import numpy as np
import pytest
from case_fakes import FakeCases
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from console.desk.metres import distances, per_degree, plane
from console.desk.near import NearCases
from console.desk.similar import Similar, alike, pairs
from console.errors import NotFound
from console.model.case import Case, State
from console.model.rules import Rules, SimilarRule

NOW = 1_800_000_000.0
LON, LAT = 114.05, 22.55
RULE = SimilarRule(radius_m=100, hours=10, distance=4, same_class=3, time=1, text=2, group=0.5, least=0.5, sure=0.9)


def rules(rule=RULE):
    return lambda: Rules("t", "a", "1", similar=rule)


def case(id, title="店外经营占道", east=0.0, north=0.0, code="0404", at=NOW, **more):
    """A case so many metres east and north of the middle."""
    wide, high = per_degree(LAT)
    return Case(id, title, class_code=code, lon=LON + east / wide, lat=LAT + north / high, reported_at=at, **more)


def test_a_score_worked_out_by_hand():
    """Half the radius away, the same class, 5 of 10 hours apart, no word in common:
    (4 × 0.5 + 3 × 1 + 1 × 0.5 + 2 × 0) / 10 = 0.55."""
    one = case("a")
    similar = Similar(FakeCases(one, case("b", "暴露垃圾", east=30, north=40, at=NOW - 5 * 3600)), rules())
    [found] = similar.like(one)
    assert found.case_id == "b" and found.score == pytest.approx(0.55, abs=1e-3)
    assert found.distance_m == pytest.approx(50, abs=0.1) and not found.sure
    assert (found.same_class, found.time, found.text) == (1.0, 0.5, 0.0)
    assert found.reasons == ("same class", "50 m away", "reported 5 h apart")


def test_the_same_report_twice_is_sure_and_says_why():
    one = case("a")
    [found] = Similar(FakeCases(one, case("b", "店外经营，占道！", at=NOW - 600)), rules()).of("a")
    assert found.sure and found.score == pytest.approx((4 + 3 + (1 - 1 / 60) + 2) / 10, abs=1e-4)
    assert set(found.reasons) == {"0 m away", "same class", "reported 10 min apart", "texts 100 % alike"}


def test_another_class_of_the_group_counts_half_and_another_group_nothing():
    one = case("a")
    those = FakeCases(one, case("group", code="0401"), case("other", code="0701"))
    found = {found.case_id: found for found in Similar(those, rules()).of("a")}
    assert found["group"].same_class == 0.5 and "same group of classes" in found["group"].reasons
    assert found["other"].same_class == 0.0 and found["group"].score - found["other"].score == pytest.approx(0.15)


@pytest.mark.parametrize("other", [
    case("b", north=101), case("b", at=NOW - 36_001), case("b", at=NOW + 36_001),
    case("b", state=State.CLOSED), case("b", state=State.MERGED), Case("b", "店外经营占道", class_code="0404"),
    case("b", "其他", north=99, code="0701"),
])
def test_what_is_too_far_too_old_over_or_without_a_place_is_not_shown(other):
    assert Similar(FakeCases(case("a"), other), rules()).of("a") == []


def test_a_case_without_a_place_is_like_nothing_and_an_unknown_one_is_said():
    similar = Similar(FakeCases(Case("a", "店外经营"), case("b")), rules())
    assert similar.of("a") == []
    with pytest.raises(NotFound):
        similar.of("nobody")


def test_the_index_follows_the_desk():
    desk = FakeCases(case("a"))
    similar = Similar(desk, rules())
    assert similar.of("a") == []
    desk.put(case("b"))
    assert [one.case_id for one in similar.of("a")] == ["b"]
    desk.put(case("b", north=500))                    # corrected: it was elsewhere
    assert similar.of("a") == []
    desk.put(case("b", north=5), case("c", north=1))
    assert [one.case_id for one in similar.of("a")] == ["c", "b"]
    desk.put(case("c", state=State.CLOSED))
    desk.remove("b")
    assert similar.of("a") == []
    desk.put(case("c"))                               # reopened
    assert [one.case_id for one in similar.of("a")] == ["c"]
    similar.close()
    desk.put(case("d"))
    assert [one.case_id for one in similar.of("a")] == ["c"]


def test_a_changed_radius_holds_at_once():
    now = [RULE]
    similar = Similar(FakeCases(case("a"), case("b", east=120)), lambda: Rules("t", "a", "1", similar=now[0]))
    assert similar.of("a") == []
    now[0] = SimilarRule(radius_m=300)
    assert [one.case_id for one in similar.of("a")] == ["b"]


def test_a_report_that_is_being_typed_can_ask_too():
    similar = Similar(FakeCases(case("b")), rules())
    assert [one.case_id for one in similar.like(case("", "店外经营"))] == ["b"]
    assert similar.like(case("x"), limit=0) == []


def test_writers_and_askers_at_once_do_not_wait_for_each_other():
    desk = FakeCases(*(case(f"{i}", east=i) for i in range(50)))
    similar, wrong = Similar(desk, rules()), []

    def ask():
        for _ in range(40):
            if not similar.of("0"):
                wrong.append("nothing")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for one in threads:
        one.start()
    for i in range(200):
        desk.put(case(f"{i % 60 + 1}", east=i % 90))
    for one in threads:
        one.join(20)
    assert not wrong and not any(one.is_alive() for one in threads)


def test_texts_are_compared_by_pairs_of_characters():
    """店外经营 has 店外, 外经, 经营; 店外经营占道 two more: 2 × 3 / (3 + 5)."""
    assert pairs("店外经营") == {"店外", "外经", "经营"}
    assert alike("店外经营", "店外经营占道") == pytest.approx(0.75)
    assert alike("店外 经营!", "店外經營".replace("經營", "经营")) == 1.0
    assert alike("ＡＢ12", "ab12") == 1.0 and alike("火", "火") == 1.0
    assert alike("", "") == alike("！", "!") == alike("甲乙", "丙丁") == 0.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_of_texts_is_symmetric_and_within_bounds(one, other):
    assert 0.0 <= alike(one, other) == alike(other, one) <= 1.0
    assert not pairs(one) or alike(one, one) == 1.0


@given(st.floats(-179, 179), st.floats(-60, 60), st.floats(-0.1, 0.1), st.floats(-0.1, 0.1))
def test_metres_agree_with_the_geodesic(lon, lat, east, north):
    """To 0.05 % up to some 15 km, anywhere people live."""
    true = Geod(ellps="GRS80").inv(lon, lat, lon + east, lat + north)[2]
    assert float(distances(lon, lat, [lon + east], [lat + north])[0]) == pytest.approx(true, rel=5e-4, abs=1e-3)


def test_a_plane_keeps_distances():
    lons, lats = np.array([114.0, 114.05, 114.1]), np.array([22.5, 22.55, 22.6])
    x, y = plane(lons, lats).T
    assert np.hypot(x[1] - x[0], y[1] - y[0]) == pytest.approx(distances(114.0, 22.5, [114.05], [22.55])[0], rel=1e-3)
    assert plane(np.zeros(0), np.zeros(0)).shape == (0, 2)


moves = st.lists(st.tuples(st.integers(0, 15), st.sampled_from(["put", "drop"]), st.integers(-300, 300),
                           st.integers(-300, 300)), max_size=60)


@settings(max_examples=60)
@given(moves, st.booleans())
def test_the_index_finds_whom_asking_everybody_finds(steps, filled):
    """Whatever came, moved and went; beginning empty or filled at once."""
    near, known = NearCases(100), {}
    if filled:
        known = {f"f{i}": case(f"f{i}", east=37 * i - 200, north=50 * i - 300) for i in range(12)}
        near.fill([*known.values(), Case("nowhere", "")])
    for number, what, east, north in steps:
        one = case(f"{number}", east=east, north=north)
        if what == "put":
            near.put(one)
            known[one.id] = one
        else:
            near.drop(one.id)
            known.pop(one.id, None)
    slots, away = near.within(LON, LAT, 150)
    found = dict(zip(near.names(slots), away.tolist(), strict=True))
    wanted = {one.id: float(distances(LON, LAT, [one.lon], [one.lat])[0]) for one in known.values()}
    wanted = {id: metres for id, metres in wanted.items() if metres <= 150}
    assert found == pytest.approx(wanted) and len(near) == len(known)


def test_the_index_grows_and_is_asked_about_half_the_world():
    near = NearCases(50)
    near.fill([case(f"{i}", east=i) for i in range(3000)])
    for i in range(3000, 5000):
        near.put(case(f"{i}", east=i))
    assert len(near.within(LON, LAT, 4_000_000)[0]) == 5000 and "4999" in near
    near.put(Case("4999", ""))
    assert "4999" not in near
