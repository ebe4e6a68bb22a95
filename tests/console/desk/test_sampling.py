"""Sample checks: the lot is fair, repeatable and of the size the rule says; never checked by who handled."""

import itertools
from collections import Counter

import pytest
from case_people import CHECKER, COLLEAGUE, DISPATCHER, HANDLER, SUPERVISOR, go
from hypothesis import given
from hypothesis import strategies as st

from console.desk.cases import Report
from console.desk.lot import drawn, ticket
from console.desk.sampling import Sampling
from console.errors import BadInput, NotFound, Refused
from console.ledger.ledger import Overtaken
from console.model.case import Case, State
from console.model.departments import Department, Departments
from console.model.person import OPERATOR, Role, User
from console.model.rules import Rules, SampleRule

NOW = 1_800_000_000.0
DAY = 86_400.0
DEPARTMENTS = Departments("t", "a", "1", (Department("cg", "城管局"), Department("zj", "住建局")))
HALF = SampleRule("half", "半数", 0.5, "Half", days=3)
ALL = SampleRule("all", "返工", 1.0, "Reworked", reworked=True)


def closed(n, **more):
    return [Case(f"c{i}", "x", state=State.CLOSED, closed_at=NOW, **more) for i in range(n)]


def whole(case):
    return ""


@given(st.integers(0, 60), st.floats(0.01, 1.0), st.integers(0, 5), st.text(max_size=4), st.integers(0, 20))
def test_the_size_of_the_lot(n, share, least, seed, known):
    """ceil(share × n), `least` at least, all at most, what was drawn before counted; never anybody twice."""
    before = {f"c{i}" for i in range(min(known, n))}
    found = drawn(SampleRule("r", "r", share, least=least), closed(n), whole, seed, before)
    wanted = min(n, max(least, -int(-round(share * n, 9) // 1)))
    assert len(found) == max(0, wanted - len(before)) and not before & {one.id for one in found}
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize(("share", "n", "size"), [(0.05, 100, 5), (0.07, 100, 7), (0.2, 11, 3), (0.01, 1, 1),
                                                  (1, 9, 9)])
def test_sizes_worked_out_by_hand(share, n, size):
    assert len(drawn(SampleRule("r", "r", share), closed(n), whole, "s", ())) == size


@given(st.randoms(use_true_random=False))
def test_the_lot_does_not_depend_on_the_order_of_the_cases(luck):
    cases = closed(20)
    first = drawn(HALF, cases, whole, "seed", ())
    luck.shuffle(cases)
    assert drawn(HALF, cases, whole, "seed", ()) == first


def test_every_case_has_the_same_chance():
    """Over 400 lots of 2 in 20 each case comes up 40 times in the mean; five sigma are 30."""
    counts = Counter(one.id for seed in range(400)
                     for one in drawn(SampleRule("r", "r", 0.1), closed(20), whole, str(seed), ()))
    assert len(counts) == 20 and all(10 <= count <= 70 for count in counts.values())
    assert ticket("a", "b", "c") != ticket("a", "b", "d") != ticket("b", "b", "d")


def test_each_group_is_drawn_from_by_itself():
    cases = closed(10, class_code="0501") + [Case(f"d{i}", "x", state=State.CLOSED, closed_at=NOW, class_code="0801")
                                             for i in range(3)]
    found = drawn(SampleRule("r", "r", 0.1, least=2), cases, lambda case: case.class_code, "s", ())
    assert Counter(one.class_code for one in found) == {"0501": 2, "0801": 2}
    only = drawn(SampleRule("r", "r", 1.0, classes=("08",)), cases, whole, "s", ())
    assert {one.class_code for one in only} == {"0801"} and len(only) == 3


@pytest.fixture
def make(ledger, desk, areas):
    def build(*samples, clock=itertools.count(NOW + DAY, 1.0).__next__):
        return Sampling(ledger, desk, areas, lambda: DEPARTMENTS, lambda: Rules("t", "a", "1", samples=samples), clock)
    return build


@pytest.fixture
def ten(desk, work):
    """Ten closed cases, five on each street, handled by `zhao` of the department cg."""
    made = desk.intake([Report("t", str(i), title=f"案{i}", class_code="0101", lon=114.005 + i / 100, lat=22.55)
                        for i in range(10)]).changes.added
    for case in made:
        go(work, case.id, "close")
    return [case.id for case in made]


def test_tasks_are_drawn_kept_and_found_again(make, ten, ledger, desk, areas):
    sampling = make(HALF)
    tasks = sampling.draw(NOW, NOW + DAY, SUPERVISOR, seed="2026-11")
    assert len(tasks) == 5 and {one.case_id for one in tasks} <= set(ten)
    assert sampling.tasks() == sorted(tasks, key=lambda one: (one.due_at, one.id))
    again = make(HALF)
    assert again.tasks() == sampling.tasks() and again.draw(NOW, NOW + DAY, SUPERVISOR) == []
    one = tasks[0]
    assert (one.rule, one.seed, one.drawn_by, one.is_open) == ("half", "2026-11", "zhou", True)
    assert one.due_at - one.drawn_at == 3 * DAY and one.is_overdue(one.due_at + 1) and not one.is_overdue(one.due_at)
    assert [e.kind for e in ledger.entries(subject=f"check:{one.id}")] == ["check.drawn"]


def test_another_rule_counts_what_the_first_has_drawn(make, ten):
    tasks = make(HALF, SampleRule("dep", "部门", 0.6, by="department", departments=("cg",)),
                 SampleRule("none", "无", 1.0, departments=("zj",))).draw(NOW, NOW + DAY, SUPERVISOR)
    assert Counter(one.rule for one in tasks) == {"half": 5, "dep": 1}
    assert len({one.case_id for one in tasks}) == 6


def test_a_case_that_was_closed_again_can_be_drawn_again(make, ten, work):
    every = SampleRule("every", "全", 1.0)
    sampling = make(every)
    assert len(sampling.draw(NOW, NOW + DAY, SUPERVISOR)) == 10
    work.act(ten[0], "reopen", SUPERVISOR, why="又出现")
    for step, who, values in (("take", HANDLER, {}), ("arrive", HANDLER, {}), ("handle", HANDLER, {}),
                              ("feed_back", HANDLER, {"why": "再清"}), ("check_pass", CHECKER, {"finding": "好"}),
                              ("close", SUPERVISOR, {})):
        work.act(ten[0], step, who, **values)
    [again] = sampling.draw(NOW, NOW + 2 * DAY, SUPERVISOR)
    assert again.case_id == ten[0]
    assert len(make(ALL).draw(NOW, NOW + 2 * DAY, SUPERVISOR)) == 0   # the only reworked one is drawn already


def test_never_by_whoever_handled_it_nor_by_the_department_nor_outside_the_area(make, ten):
    sampling = make(HALF)
    [task, *_] = sampling.draw(NOW, NOW + DAY, SUPERVISOR)
    both = User("zhao", "赵强", frozenset({Role.CHECKER}))    # the handler under another role
    other = User("x", "乡", frozenset({Role.CHECKER}), area="D-elsewhere")
    for who, words in ((both, "did not handle"), (COLLEAGUE, "did not handle"), (DISPATCHER, "is for"),
                       (other, "outside the area")):
        with pytest.raises(Refused, match=words):
            sampling.check(task.id, who, True)
        assert task.id not in [one.id for one in sampling.tasks_for(who)]
    assert task.id in [one.id for one in sampling.tasks_for(CHECKER)]
    assert all(one.is_open for one in sampling.tasks())


def test_only_the_own_street_is_drawn_from(make, ten):
    street = User("s", "街", frozenset({Role.SUPERVISOR}), area="S0")
    assert {one.area for one in make(SampleRule("e", "e", 1.0)).draw(NOW, NOW + DAY, street)} == {
        f"G{i}" for i in range(5)}
    with pytest.raises(Refused, match="is for"):
        make(HALF).draw(NOW, NOW + DAY, DISPATCHER)


def test_findings_and_what_came_of_them(make, ten):
    sampling = make(HALF)
    first, second, *_ = sampling.draw(NOW, NOW + DAY, SUPERVISOR)
    done = sampling.check(first.id, CHECKER, True, " 现场整洁 ")
    assert (done.passed, done.finding, done.checked_by, done.self_check) == (True, "现场整洁", "chen", False)
    with pytest.raises(BadInput, match="finding"):
        sampling.check(second.case_id, CHECKER, False, "  ")
    assert sampling.check(second.case_id, CHECKER, False, "仍有残留").passed is False
    assert [one.is_open for one in sampling.tasks()] == [True] * 3 + [False] * 2
    assert {one.finding for one in sampling.tasks() if not one.is_open} == {"现场整洁", "仍有残留"}
    [figure] = sampling.figures(NOW, NOW + 9 * DAY)
    assert (figure.label, figure.drawn, figure.done, figure.passed, figure.overdue) == ("Half", 5, 2, 1, 0)
    assert figure.rate == 0.5
    with pytest.raises(Refused, match="done already by chen"):
        sampling.check(first.id, CHECKER, True)
    with pytest.raises(NotFound):
        sampling.check("nothing", CHECKER, True)


def test_two_checkers_at_once_the_second_is_told(make, ten, ledger):
    sampling = make(HALF)
    [task, *_] = sampling.draw(NOW, NOW + DAY, SUPERVISOR)
    find = sampling.find

    def slowly(task_id):
        found = find(task_id)
        make(HALF).check(task_id, SUPERVISOR, True, "先到")
        return found

    sampling.find = slowly
    with pytest.raises(Overtaken):
        sampling.check(task.id, CHECKER, False, "后到")
    assert next(one for one in sampling.tasks() if one.id == task.id).finding == "先到"


def test_without_users_it_is_recorded_as_a_self_check(make, ten):
    sampling = make(HALF)
    [task, *_] = sampling.draw(NOW, NOW + DAY, OPERATOR)
    assert sampling.check(task.id, OPERATOR, True).self_check


def test_an_unknown_rule_is_said_and_an_unknown_code_still_counted(make, ten):
    with pytest.raises(NotFound, match="half"):
        make(HALF).draw(NOW, NOW + DAY, SUPERVISOR, rule="quarter")
    make(HALF).draw(NOW, NOW + DAY, SUPERVISOR)
    assert [(one.rule, one.drawn) for one in make(ALL).figures(0, 2 * NOW)] == [("all", 0), ("half", 5)]
