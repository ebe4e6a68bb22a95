"""Whose turn it is: the fast way through all cases says the same as the plain rule for one."""

import itertools

from case_people import ACCEPTOR, CHECKER, COLLEAGUE, DISPATCHER, HANDLER, STREET, SUPERVISOR
from desk_world import ten_grids
from hypothesis import given, settings
from hypothesis import strategies as st

from console.desk.lifecycle import possible
from console.desk.next_case import NextCase, is_turn, order, pressure
from console.desk.step_checks import in_scope
from console.model.area import AreaTree
from console.model.case import Asked, Case, Priority, State
from console.model.person import OPERATOR, Role, User

TREE = AreaTree(ten_grids())
EVERYTHING = User("all", roles=frozenset(Role), department="cg")
PEOPLE = (ACCEPTOR, DISPATCHER, HANDLER, COLLEAGUE, CHECKER, SUPERVISOR, STREET, EVERYTHING, OPERATOR)

cases = st.builds(
    Case, id=st.uuids().map(str), title=st.just("t"), state=st.sampled_from(State),
    priority=st.sampled_from(Priority), area=st.sampled_from(["G0", "G9", ""]),
    handler=st.sampled_from(["", "department:cg", "department:hb", "person:zhao"]),
    taken_by=st.sampled_from(["", "zhao", "sun", "all"]), handled_by=st.sampled_from(["", "zhao", "chen", "all"]),
    due_at=st.none() | st.floats(0, 9), step_due_at=st.none() | st.floats(0, 9), reported_at=st.floats(0, 9),
    asked=st.none() | st.builds(Asked, step=st.just("suspend"), by=st.sampled_from(["zhao", "zhou"])),
)


def plain_rule(case, who):
    return in_scope(case, who, TREE) and any(
        is_turn(step, case, who) for step in possible(case.state) if step.awaited and who.is_any(*step.roles))


@settings(max_examples=40, deadline=None)
@given(st.lists(cases, max_size=12), st.sampled_from(PEOPLE))
def test_the_fast_way_says_the_same(found, who):
    turn = NextCase(who, TREE)
    assert turn.waiting(found) == [case for case in found if plain_rule(case, who)]
    assert [turn.needs(case) for case in found] == [plain_rule(case, who) for case in found]


@settings(max_examples=40, deadline=None)
@given(st.lists(cases, min_size=1, max_size=12), st.sampled_from(PEOPLE))
def test_one_after_the_other_comes_to_all_and_round_again(found, who):
    turn = NextCase(who, TREE)
    wanted = sorted(turn.waiting(found), key=lambda case: (pressure(case), order(case)))
    ids, last = [], None
    for _ in range(len(wanted) + 1):
        case = turn.of(found, last)
        last = case.id if case else None
        ids.append(last)
    assert ids == [*(case.id for case in wanted), wanted[0].id if wanted else None]


def test_whoever_is_shown_a_case_has_a_step_to_do(work):
    """Every kind of case and every person: what needs me also offers me something."""
    states = (state for state in State if state.is_open)
    for n, (state, hand, taken) in enumerate(itertools.product(states, ("", "department:cg"), ("", "zhao"))):
        case = Case(f"c{n}", "t", state=state, area="G0", handler=hand, taken_by=taken)
        for who in PEOPLE:
            if work.needs(case, who):
                assert any(step.awaited for step in work.steps_for(case, who)), (case, who)
