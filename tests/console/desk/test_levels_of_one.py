"""What the rules ask of one case is what they ask of it among all cases."""

from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st
from test_levels import HOUR, NOW, TREE, case, rules

from console.desk.levels import Levels, due
from console.model.case import Case, State
from console.model.rules import LevelKind, LevelRule

RULES = rules(
    LevelRule("cross", "跨社区", LevelKind.CROSSING, "street", count=2, radius_m=300, hours=24),
    LevelRule("far", "跨街道", LevelKind.CROSSING, "district", count=2, radius_m=500, hours=24),
    LevelRule("again", "反复", LevelKind.REPEATED, "street", count=3, radius_m=60, hours=48),
    LevelRule("crowd", "聚集", LevelKind.CROWD, "street", classes=("07",), count=10),
    LevelRule("late", "超期", LevelKind.OVERDUE, "district", hours=24))


@st.composite
def many(draw):
    places = draw(st.lists(st.tuples(
        st.floats(-700, 700), st.sampled_from(["C0", "C1", "C2", "C3", ""]), st.sampled_from(["0501", "0702", ""]),
        st.sampled_from([State.REPORTED, State.CLOSED, State.MERGED]), st.integers(0, 2), st.floats(0, 60),
        st.sampled_from([None, NOW - 30 * HOUR]), st.sampled_from(["", "street"])), max_size=14))
    return {str(i): case(str(i), area, east, code, state=state, reopenings=again, reported_at=NOW - ago * HOUR,
                         due_at=due_at, level=level, title="12 people")
            for i, (east, area, code, state, again, ago, due_at, level) in enumerate(places)}


def levels(cases):
    return Levels(SimpleNamespace(cases=lambda: cases), SimpleNamespace(tree=lambda: TREE), lambda: RULES)


@settings(deadline=None)   # scipy is imported by the first one
@given(many())
def test_one_case_is_asked_the_same_alone_as_among_all(cases):
    asked = {one.case_id: one for one in due(cases, TREE, RULES, NOW)}
    one_by_one = levels(cases)
    for case_id, one in cases.items():
        assert one_by_one.due_of(one, NOW) == asked.get(case_id)


def test_a_case_without_a_place_or_class_is_asked_only_about_itself():
    late = Case("x", "no place", due_at=NOW - 30 * HOUR)
    assert levels({"x": late}).due_of(late, NOW).to == "district"
