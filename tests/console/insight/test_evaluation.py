"""Figures against cases worked by hand, against an oracle case by case, and as cases change."""

import random
from datetime import date

import msgspec
import pytest
from evaluation_parts import DAY, FIGURES, HOUR, MINUTE, T0, Desk, case, clocks, evaluator

from console.errors import BadInput, NotFound
from console.insight.case_columns import CaseColumns
from console.insight.case_tests import TESTS
from console.insight.evaluated import TOTAL, Cell
from console.language import RESOURCES, use
from console.model.area import Level
from console.model.case import Case, Source, State
from console.model.figures import QUESTIONS, read_figures
from console.model.limits import Limit, Unit

OPEN = {"state": State.TAKEN, "closed_at": None}


def value(found, figure, row=TOTAL):
    cell = found.cell(figure, row)
    return (cell.numerator, cell.denominator)


def test_accuracy_counts_what_was_undone():
    found = evaluator(
        case("good", registered_at=T0, dispatched_at=T0 + 60, first_dispatched_at=T0 + 60),
        case("back", registered_at=T0, dispatched_at=T0 + 60, first_dispatched_at=T0 + 60, returns=1),
        case("recalled", registered_at=T0, dispatched_at=T0 + 60, first_dispatched_at=T0 + 60, recalls=1),
        case("twin", registered_at=T0, state=State.MERGED), case("sent back", registered_at=T0, send_backs=1),
        case("refused", state=State.REFUSED)).evaluate()
    assert value(found, "registration_accuracy") == (3, 5)
    assert value(found, "dispatch_accuracy") == (1, 3)
    assert found.cases("dispatch_accuracy") == ["good"]
    assert sorted(found.cases("dispatch_accuracy", part="rest")) == ["back", "recalled"]
    assert sorted(found.cases("registration_accuracy", part="rest")) == ["sent back", "twin"]


def test_dispatch_in_time_by_the_catalogue_of_limits():
    found = evaluator(
        case("in", registered_at=T0 + 60, dispatched_at=T0 + 30 * MINUTE),
        case("late", registered_at=T0 + 60, dispatched_at=T0 + 31 * MINUTE),
        case("taken back", registered_at=T0 + HOUR, dispatched_at=T0 + MINUTE, **OPEN),
        case("waits too long", registered_at=T0, state=State.REGISTERED, closed_at=None),
        case("never registered"), case("refused", registered_at=T0, dispatched_at=T0 + 60, state=State.REFUSED),
    ).evaluate()
    assert value(found, "dispatch_on_time") == (1, 3)
    assert sorted(found.cases("dispatch_on_time", part="denominator")) == ["in", "late", "waits too long"]


def test_dispatch_limits_in_working_time_leave_the_night_out():
    limits = clocks(Limit(2, Unit.WORK_HOUR))      # T0 is a Sunday: Monday 9:00 + 2 h
    monday = T0 - 8 * HOUR + DAY
    found = evaluator(case("in", registered_at=T0, dispatched_at=monday + 11 * HOUR),
                      case("late", registered_at=T0, dispatched_at=monday + 11 * HOUR + 1), limits=limits).evaluate()
    assert found.cases("dispatch_on_time") == ["in"]


def test_another_limit_holds_for_all_at_once():
    limits = clocks()
    one = evaluator(case("x", registered_at=T0, dispatched_at=T0 + 31 * MINUTE), limits=limits)
    assert value(one.evaluate(), "dispatch_on_time") == (0, 1)
    terms = limits._now
    limits.use(clocks(Limit(2))._now.limits, terms.catalogue)
    assert value(one.evaluate(), "dispatch_on_time") == (1, 1)


def test_a_case_that_came_back_is_to_be_sent_on_within_the_limit_from_then():
    limits = clocks(Limit(30, Unit.MINUTE, since="report"))
    sent = {"dispatched_at": T0 + DAY + 20 * MINUTE, "first_dispatched_at": T0 + MINUTE, "returns": 1}
    found = evaluator(case("in", registered_at=T0 + DAY, **sent), case("late", registered_at=T0 + DAY - HOUR, **sent),
                      limits=limits).evaluate()
    assert found.cases("dispatch_on_time") == ["in"] and value(found, "dispatch_on_time") == (1, 2)


def test_handling_closing_and_what_is_past_its_limit():
    found = evaluator(
        case("in", due_at=T0 + DAY, handled_at=T0 + HOUR, closed_at=T0 + 2 * DAY),
        case("late", due_at=T0 + HOUR, handled_at=T0 + 2 * HOUR, closed_at=T0 + 2 * HOUR),
        case("open past its limit", due_at=T0 + HOUR, **OPEN), case("no limit"),
        case("open in time", due_at=T0 + 30 * DAY, **OPEN),
        case("again in work", due_at=T0 + 30 * DAY, handled_at=T0 + HOUR, reworks=1, state=State.REWORK,
             closed_at=None),
        case("suspended", due_at=None, state=State.SUSPENDED, closed_at=None)).evaluate()
    assert value(found, "handled_on_time") == (1, 3)
    assert value(found, "closed_on_time") == (0, 3)
    assert found.cases("overdue") == ["open past its limit"]
    assert value(found, "rework_rate") == (1, 3)


def test_same_day_is_the_citys_day():
    evening = T0 + 15.5 * HOUR                     # 23:30 on that Sunday
    found = evaluator(
        case("same", reported_at=evening, closed_at=evening + 29 * MINUTE),
        case("after midnight", reported_at=evening, closed_at=evening + 30 * MINUTE, level="street"),
        case("open, its day over", **OPEN), case("refused", state=State.REFUSED),
        case("open today", reported_at=T0 + 10 * DAY, **OPEN)).evaluate()
    assert value(found, "same_day") == (1, 3)
    assert found.cases("same_day") == ["same"]
    assert value(found, "same_day_street") == (0, 1)
    assert value(found, "same_day_community") == (1, 2)
    assert found.cell("same_day_district").value is None       # —, neither 0 % nor 100 %


def test_response_is_the_first_step_whatever_it_is():
    found = evaluator(
        case("accepted", accepted_at=T0 + 5 * MINUTE), case("accepted later", accepted_at=T0 + 6 * MINUTE),
        case("taken by the crew", taken_at=T0 + MINUTE), case("silence", state=State.REPORTED, closed_at=None),
        case("just now", reported_at=T0 + 10 * DAY - MINUTE, state=State.REPORTED, closed_at=None)).evaluate()
    assert sorted(found.cases("response_5")) == ["accepted", "taken by the crew"]
    assert value(found, "response_5") == (2, 4)
    assert value(found, "response_30") == (3, 4)


def test_at_the_first_attempt_and_ratings():
    found = evaluator(case("smooth", rating=5), case("reworked", reworks=1, rating=3), case("returned", returns=1),
                      case("reopened", reopenings=1), case("open", **OPEN)).evaluate()
    assert value(found, "once_done") == (1, 4) and value(found, "satisfied") == (1, 2)


def test_rows_by_area_of_any_level_hold_what_is_below():
    one = evaluator(case("a"), case("b", area="C0"), case("c", area="G1"), case("d", area=""), case("e", area="D"))
    found = one.evaluate(level=Level.STREET)
    assert [(row.key, row.label) for row in found.rows][:2] == [("S0", "一街道"), ("S1", "二街道")]
    assert [row.cells[0].numerator for row in found.rows] == [2, 1, 2] and found.rows[2].key == ""
    assert sorted(found.cases("reported", "S0")) == ["a", "b"] and sorted(found.cases("reported", "")) == ["d", "e"]
    assert [row.cells[0].numerator for row in one.evaluate(level=Level.DISTRICT).rows] == [4, 1]
    inside = one.evaluate(level=Level.COMMUNITY, area="S0")
    assert [(row.key, row.cells[0].numerator) for row in inside.rows] == [("C0", 2)]
    assert inside.total.cells[0].numerator == 2
    with pytest.raises(NotFound):
        found.row("nowhere")


def test_rows_by_department_and_by_post():
    one = evaluator(
        case("a", handler="department:cg", registered_at=T0, dispatched_at=T0 + 60, first_dispatched_at=T0 + 60,
             dispatched_by="w", handled_by="z", handled_at=T0 + 120, due_at=T0 + DAY),
        case("b", handler="squad:cg", registered_at=T0, dispatched_at=T0 + DAY, first_dispatched_at=T0 + DAY,
             dispatched_by="w"),
        case("c", handler="department:zj"), case("d"))
    found = one.evaluate("department")
    assert [(row.key, row.label, row.cells[0].numerator) for row in found.rows] == [
        ("cg", "部门cg", 2), ("zj", "部门zj", 1), ("", "With no department", 1)]
    found = one.evaluate("post")
    assert [row.label for row in found.rows] == ["Dispatching · 员工w", "Handling · 员工z"]
    assert value(found, "dispatch_on_time", "dispatcher:w") == (1, 2)
    assert found.cell("dispatch_on_time", "handler:z") is None
    assert found.cell("reported", "dispatcher:w") is None
    assert sorted(found.cases("dispatch_on_time", "dispatcher:w", "denominator")) == ["a", "b"]
    assert found.cases("dispatch_on_time", "handler:z") == []


def test_a_period_takes_its_beginning_and_leaves_its_end():
    found = evaluator(case("a"), case("b", reported_at=T0 + DAY), case("c", reported_at=T0 + 2 * DAY)).evaluate(
        since=T0, until=T0 + 2 * DAY)
    assert sorted(found.cases("reported")) == ["a", "b"]


def test_trend_has_the_empty_days_too():
    found = evaluator(case("a"), case("b", reported_at=T0 + 60, **OPEN), case("c", reported_at=T0 + 2 * DAY)).evaluate()
    assert [(p.day, p.cell) for p in found.trend("once_done", "day")] == [
        (date(2026, 3, 1), Cell(1, 1)), (date(2026, 3, 2), Cell(0, 0)), (date(2026, 3, 3), Cell(1, 1))]
    assert found.trend("reported", "month")[0].cell == Cell(3)
    assert sum(p.cell.numerator for p in found.trend("reported", "day", "S0")) == 3
    assert evaluator().evaluate().trend("reported") == []


def test_breakdown_of_findings_and_sources():
    found = evaluator(case("a", finding="属实"), case("b", finding="属实"),
                      case("c", finding="不属实", source=Source.QR)).evaluate()
    assert found.breakdown("finding", "closed") == [("属实", 2), ("不属实", 1)]
    assert found.breakdown("source", "reported") == [("feed", 2), ("qr", 1)]
    assert value(found, "from_qr") == (1, 3)


def test_every_figure_agrees_with_the_cases_it_opens_into():
    chance = random.Random(4)
    found = evaluator(*some(chance, 400)).evaluate("area", Level.STREET)
    for figure in found.figures:
        for row in (found.total, *found.rows):
            cell = found.cell(figure.key, row.key)
            above, below = (found.cases(figure.key, row.key, part) for part in ("numerator", "denominator"))
            assert len(above) == cell.numerator and set(above) <= set(below)
            assert cell.denominator in (None, len(below))
        assert sum(row.cells[found.figures.index(figure)].numerator for row in found.rows) == \
            found.cell(figure.key).numerator


def test_an_oracle_that_goes_case_by_case():
    cases = some(random.Random(7), 500)
    found, now = evaluator(*cases).evaluate(), T0 + 10 * DAY
    valid = [c for c in cases if c.state not in (State.REFUSED, State.MERGED)]
    ended = [c for c in valid if c.due_at and (c.closed_at or now > c.due_at)]
    assert value(found, "closed_on_time") == (
        sum(bool(c.closed_at and c.closed_at <= c.due_at) for c in ended), len(ended))
    day = lambda t: (t + 8 * HOUR) // DAY  # noqa: E731
    over = [c for c in valid if c.closed_at or day(now) > day(c.reported_at)]
    assert value(found, "same_day") == (
        sum(c.state is State.CLOSED and day(c.closed_at) <= day(c.reported_at) for c in over), len(over))
    sent = [c for c in cases if c.first_dispatched_at]
    assert value(found, "dispatch_accuracy") == (sum(not c.returns and not c.recalls for c in sent), len(sent))


def test_changes_are_followed_and_nothing_else_is_read_again():
    chance = random.Random(11)
    desk = Desk(some(chance, 300))
    followed = evaluator(desk=desk)
    followed.evaluate()
    for _ in range(5):
        for one in chance.sample(list(desk.known.values()), 20):
            desk.put(msgspec.structs.replace(one, state=chance.choice(list(State)), returns=chance.randint(0, 1)))
        desk.put(*some(chance, 3, f"n{chance.random()}"))
        desk.drop(*chance.sample(list(desk.known), 10))
        columns = followed._columns
        assert followed.evaluate().as_records() == evaluator(desk=Desk(desk.known.values())).evaluate().as_records()
        assert followed._columns is columns
    followed.close()
    assert not desk.listeners or followed._hear not in desk.listeners


def test_an_evaluation_stays_as_it_was_when_cases_change_later():
    desk = Desk([case("a"), case("b")])
    one = evaluator(desk=desk)
    found = one.evaluate()
    desk.drop("a")
    one.evaluate()
    assert sorted(found.cases("closed")) == ["a", "b"] and found.trend("closed", "day")[0].cell.numerator == 2


def test_columns_grow_and_keep_their_rows():
    cases = some(random.Random(3), 3000)
    grown = CaseColumns()
    for one in cases:
        grown.put(one)
    whole = CaseColumns(cases)
    assert grown.ids == whole.ids and len(grown) == 3000
    assert (grown.number("returns") == whole.number("returns")).all()
    assert grown.matching("area", "G1".__eq__).sum() == sum(one.area == "G1" for one in cases)


def test_nothing_at_all():
    found = evaluator().evaluate()
    assert all(cell.value in (None, 0.0) for cell in found.total.cells)
    shares = [cell for figure, cell in zip(found.figures, found.total.cells, strict=True) if figure.is_share]
    assert {cell.value for cell in shares} == {None}


def test_every_question_is_answered_and_every_answer_can_be_asked():
    assert set(TESTS) == set(QUESTIONS)
    asked = {word for one in FIGURES.figures for word in (*one.numerator, *one.denominator)}
    assert {f"source:{source.value}" for source in Source} <= asked


def test_formulas_and_names_in_both_languages():
    assert all(one.words.isascii() or "÷" in one.words for one in FIGURES.figures)
    use("zh")
    assert FIGURES.get("same_day").label == "当日办结率" and FIGURES.get("当日办结率").heading == "质量"
    assert all(one.words and not one.words.isascii() for one in FIGURES.figures)
    with pytest.raises(BadInput):
        FIGURES.get("nothing")


@pytest.mark.parametrize(("old", "new", "word"), [
    ('"returned"', '"!sold"', "sold"), ('"response_within:5"', '"response_within:-1"', "response_within"),
    ('key = "open"', 'key = "closed"', "closed"), ('numerator = ["all"]', "numerator = []", "reported"),
    ('key = "open"', 'key = "open"\nperiod = "someday"', "someday"), ('good = "low"', 'good = "soso"', "good"),
    ('"source:qr"', '"source:pigeon"', "pigeon"),
])
def test_a_wrong_catalogue_is_refused_with_the_place(tmp_path, old, new, word):
    text = (RESOURCES / "catalogues" / "evaluation-2026.1.toml").read_text("utf-8")
    if old not in text:
        old = f'"!{old[1:]}'
    assert old in text
    file = tmp_path / "evaluation-9.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadInput, match=word):
        read_figures(file)


def some(chance, count, prefix="c"):
    """Cases of all kinds, with or without each of their times."""
    def maybe(value):
        return value if chance.random() < 0.7 else None

    made = []
    for i in range(count):
        reported = T0 + chance.random() * 9 * DAY
        state = chance.choice(list(State))
        sent = maybe(reported + chance.random() * 2 * HOUR)
        made.append(Case(
            f"{prefix}{i}", "t", state=state, source=chance.choice(list(Source)),
            area=chance.choice(["", "G0", "G1", "D"]),
            reported_at=reported, due_at=maybe(reported + chance.random() * 4 * DAY),
            closed_at=None if state.is_open else reported + chance.random() * 3 * DAY,
            accepted_at=maybe(reported + 100), registered_at=maybe(reported + 300), dispatched_at=sent,
            first_dispatched_at=sent, handled_at=maybe(reported + DAY), checked_at=maybe(reported + DAY + 60),
            returns=chance.randint(0, 1), reworks=chance.randint(0, 2), recalls=chance.randint(0, 1)))
    return made
