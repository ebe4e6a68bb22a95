"""Community orders: rights, three clocks, ranks, back and forth, and the league."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from order_people import BOTH, COMMUNITY, DEPARTMENTS, ELSEWHERE, HANDLER, OTHER, HandClock, draft, settled

from console.desk.cases import Report
from console.desk.order_league import total
from console.desk.order_steps import STEPS, legal
from console.desk.orders import OrderDesk
from console.errors import BadInput, NotFound, Refused
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.area import Area, Level
from console.model.case import Priority
from console.model.limits import Limit, Unit
from console.model.order import Order, OrderState
from console.model.order_rules import limit_written, read_order_rules
from console.model.person import OPERATOR
from console.store.engine import open_store

NOW = 1_800_000_000.0
RULES = read_order_rules(RESOURCES / "catalogues" / "orders-2026.1.toml")
HOUR = 3600.0


def add(start, limit):
    """Every unit as if the office never closed: the calendar has tests of its own."""
    seconds = {Unit.MINUTE: 60, Unit.HOUR: HOUR, Unit.WORK_HOUR: HOUR, Unit.WORK_DAY: 24 * HOUR}
    return start + limit.amount * seconds[limit.unit]


def made(ledger, areas, desk, clock):
    return OrderDesk(ledger, areas, add, lambda: DEPARTMENTS, lambda: RULES, desk.get, clock)


@pytest.fixture
def hands():
    return HandClock(NOW)


@pytest.fixture
def orders(ledger, areas, desk, hands):
    return made(ledger, areas, desk, hands)


def test_the_whole_life_with_three_clocks(orders, hands):
    (order,) = orders.issue(draft(priority=Priority.URGENT), COMMUNITY)
    assert (order.state, order.department, order.rank, order.area) == (OrderState.ISSUED, "cg", "deputy", "S0")
    assert (order.arrive_by, order.resolve_by, order.accept_by) == (NOW + 1800, NOW + 24 * HOUR, None)
    assert [r.mood for r in order.readings(NOW)] == ["running", "running", "none"]
    assert [r.mood for r in order.readings(NOW + 1500)] == ["warning", "running", "none"]
    assert [r.mood for r in order.readings(NOW + 1801)] == ["late", "running", "none"]
    hands.on(0.1)
    assert orders.receive(order.id, HANDLER).received_by == "zhao"
    hands.on(0.2)
    order = orders.arrive(order.id, HANDLER, name="王局", rank="分管领导", place="天桥下", lon=114.01, lat=22.55)
    assert order.state is OrderState.ARRIVED
    assert (order.arrival.name, order.arrival.rank, order.arrival.place) == ("王局", "deputy", "天桥下")
    hands.on(30)
    order = orders.resolve(order.id, HANDLER, result="已清理")
    assert [r.mood for r in order.readings(hands.now)] == ["met", "missed", "running"]
    assert order.accept_by == hands.now + 4 * HOUR
    hands.on(1)
    order = orders.accept(order.id, COMMUNITY, rating=4)
    assert (order.state, order.rating, order.is_open) == (OrderState.ACCEPTED, 4, False)
    assert [r.mood for r in order.readings(hands.now)] == ["met", "missed", "met"]
    assert [e.kind for e in orders.history(order.id)] == [
        "order.issued", "order.received", "order.arrived", "order.resolved", "order.accepted"]
    assert [e.actor for e in orders.history(order.id)] == ["li", "zhao", "zhao", "zhao", "li"]


def test_too_low_a_rank_is_recorded_and_does_not_fulfil(orders, hands):
    (order,) = orders.issue(draft(rank="分管领导"), COMMUNITY)
    order = orders.arrive(order.id, HANDLER, name="小张", rank="经办人")
    assert (order.state, order.arrived_at, order.arrival) == (OrderState.ISSUED, None, None)
    assert (order.received_by, len(order.visits), order.visits[0].enough) == ("zhao", 1, False)
    hands.on(24 * 7)
    assert order.readings(hands.now)[0].mood == "late"
    with pytest.raises(Refused):
        orders.resolve(order.id, HANDLER, result="说是好了")
    order = orders.arrive(order.id, HANDLER, name="王局", rank="head")
    assert [v.name for v in order.visits] == ["小张", "王局"]
    assert order.readings(hands.now)[0].mood == "missed"
    assert orders.history(order.id)[1].kind == "order.visited"


def test_several_departments_get_an_order_each_with_one_call(orders):
    first, second = orders.issue(draft(departments=("城管局", "zj", "cg")), COMMUNITY)
    assert (first.department, second.department) == ("cg", "zj")
    assert first.call == second.call and first.id != second.id


@pytest.mark.parametrize(("step", "who"), [
    ("receive", COMMUNITY), ("receive", OTHER), ("cancel", HANDLER), ("cancel", ELSEWHERE)])
def test_role_department_and_scope(orders, step, who):
    (order,) = orders.issue(draft(), COMMUNITY)
    with pytest.raises(Refused, match="Nothing was changed"):
        orders.receive(order.id, who) if step == "receive" else orders.cancel(order.id, who, why="错发")
    assert orders.get(order.id).version == 1
    assert step not in {s.name for s in orders.steps_for(order, who)}


def test_who_settles_does_not_accept(orders):
    (order,) = orders.issue(draft(), COMMUNITY)
    orders.arrive(order.id, BOTH, name="王局", rank="head")
    orders.resolve(order.id, BOTH, result="好了")
    with pytest.raises(Refused, match="does not accept"):
        orders.accept(order.id, BOTH)
    assert orders.accept(order.id, COMMUNITY).state is OrderState.ACCEPTED


def test_issuing_is_refused_with_a_reason_and_writes_nothing(orders, ledger):
    for wrong, who, error in [
        ({}, ELSEWHERE, Refused), ({}, HANDLER, Refused), ({"title": " "}, COMMUNITY, BadInput),
        ({"departments": ()}, COMMUNITY, BadInput), ({"departments": ("nobody",)}, COMMUNITY, NotFound),
        ({"area": "X"}, COMMUNITY, NotFound), ({"area": ""}, COMMUNITY, BadInput),
        ({"rank": "King"}, COMMUNITY, BadInput),
        ({"case": "desk:none"}, COMMUNITY, NotFound), ({"lon": 200.0, "lat": 1.0}, COMMUNITY, BadInput),
    ]:
        with pytest.raises(error):
            orders.issue(draft(**wrong), who)
    assert not orders.orders() and not list(ledger.records("order:"))


def test_given_back_the_clock_runs_on(orders, hands):
    (order,) = orders.issue(draft(), COMMUNITY)
    settled(orders, order.id)
    with pytest.raises(BadInput, match="a reason"):
        orders.return_(order.id, COMMUNITY, why="  ")
    order = orders.return_(order.id, COMMUNITY, why="仍有积水")
    assert (order.state, order.returns, order.resolved_at, order.accept_by) == (OrderState.RETURNED, 1, None, None)
    hands.on(24 * 30)
    assert order.readings(hands.now)[1].mood == "late"
    assert orders.resolve(order.id, HANDLER, result="排干").state is OrderState.RESOLVED


def test_a_stale_view_is_told_what_the_other_did(orders):
    (order,) = orders.issue(draft(), COMMUNITY)
    orders.receive(order.id, HANDLER)
    with pytest.raises(Refused, match=r"order\.received by zhao"):
        orders.cancel(order.id, COMMUNITY, why="错发", seen=order.version)
    assert orders.cancel(order.id, COMMUNITY, why="错发", seen=2).state is OrderState.CANCELLED


def test_an_order_about_a_case_takes_title_place_and_priority_from_it(orders, desk):
    case = desk.register(Report("", "", "路面塌陷", "0501", lon=114.015, lat=22.55, address="红荔路"))
    (order,) = orders.issue(draft(title="", area="", case=case.id), COMMUNITY)
    assert (order.title, order.lon, order.address, order.priority) == ("路面塌陷", 114.015, "红荔路", Priority.URGENT)
    assert orders.of_case(case.id) == [order] and order.area == case.area


def test_orders_come_from_the_community_above(orders, areas):
    areas.add([Area("C", "C", "社区", Level.COMMUNITY, "S0"), Area("GC", "GC", "格", Level.GRID, "C")], {})
    (order,) = orders.issue(draft(area="GC"), OPERATOR)
    assert order.area == "C"
    with pytest.raises(BadInput, match="is none"):
        orders.issue(draft(area="D"), OPERATOR)


def test_escalation_by_rule_and_by_hand(orders, hands):
    (order,) = orders.issue(draft(priority=Priority.URGENT), COMMUNITY)
    assert not orders.due_for_escalation()
    hands.on(1.6)
    ((found, rule),) = orders.due_for_escalation()
    assert (found.id, rule.clock, rule.to) == (order.id, "arrival", "street")
    assert orders.escalate(order.id, COMMUNITY, to="street", why="未到场").level == "street"
    assert not orders.due_for_escalation()
    with pytest.raises(Refused):
        orders.escalate(order.id, COMMUNITY, to="street", why="再来")
    hands.on(24 * 5)
    assert [rule.to for _, rule in orders.due_for_escalation()] == ["district"]


def test_league_ranks_and_opens_into_its_orders(orders, hands):
    good, bad, running, off = (orders.issue(draft(departments=(code,), priority=Priority.URGENT), COMMUNITY)[0]
                               for code in ("cg", "zj", "cg", "zj"))
    settled(orders, good.id)
    orders.accept(good.id, COMMUNITY, rating=5)
    orders.cancel(off.id, COMMUNITY, why="错发")
    hands.on(25)
    (late,) = orders.issue(draft(departments=("zj",)), COMMUNITY)
    first, second = orders.league()
    assert (first.department, first.place, second.department, second.place) == ("cg", 1, "zj", 2)
    assert first.executed.numerator == (good.id,) and set(first.executed.denominator) == {good.id, running.id}
    assert first.executed.value == 0.5 and first.rating == 5
    assert (second.executed.value, second.executed.denominator) == (0.0, (bad.id,))
    assert set(second.orders) == {bad.id, late.id}
    assert second.returned.value is None            # nothing settled: neither 0 % nor 100 %
    (alone,) = orders.league(since=NOW + HOUR)
    assert (alone.place, alone.executed.value) == (None, None)
    assert total([], NOW).executed.value is None


def test_settled_in_time_but_not_accepted_is_not_the_departments_delay(orders, hands):
    (order,) = orders.issue(draft(priority=Priority.URGENT), COMMUNITY)
    settled(orders, order.id)
    hands.on(48)
    assert orders.total().executed.value is None
    assert orders.get(order.id).readings(hands.now)[2].mood == "late"


def test_all_that_is_said_survives_a_restart_and_reaches_another_process(orders, ledger, areas, desk, hands, store):
    heard = []
    other = made(Ledger(store), areas, desk, hands)
    (order,) = orders.issue(draft(), COMMUNITY)
    settled(orders, order.id)
    other.listen(heard.append)
    assert other.get(order.id) is None
    other._ledger.follow()
    assert other.orders() == orders.orders() == made(Ledger(store), areas, desk, hands).orders()
    assert [len(changes.added) for changes in heard] == [1]
    other.accept(order.id, COMMUNITY)
    with pytest.raises(Refused, match="not possible"):      # read from the disk, not from memory
        orders.cancel(order.id, COMMUNITY, why="错发")


def test_limits_as_people_write_them():
    assert limit_written("30m") == Limit(30, Unit.MINUTE) == limit_written("30 分钟")
    assert limit_written("4wh") == Limit(4, Unit.WORK_HOUR) and limit_written("2工作日") == Limit(2, Unit.WORK_DAY)
    for wrong in ("", "0h", "-1h", "3", "1.5wd", "soon", "2 weeks"):
        with pytest.raises(BadInput, match="no time limit"):
            limit_written(wrong)


@pytest.mark.parametrize(("old", "new", "word"), [
    ('priority = 4', 'priority = 3', "each priority"), ('rank = "officer"', 'rank = "nobody"', "nobody"),
    ('amount = 30', 'amount = 0', "above 0"), ('code = "head"', 'code = "deputy"', "once"),
    ('[[ranks]]', '[[ranks', "TOML|toml|Expected|expected|catalogue"),
])
def test_a_wrong_catalogue_is_refused_with_the_place(tmp_path, old, new, word):
    text = (RESOURCES / "catalogues" / "orders-2026.1.toml").read_text("utf-8")
    file = tmp_path / "orders-9.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadInput, match=word):
        read_order_rules(file)


STATES = [state.value for state in OrderState]


def reachable():
    """What the table allows from the beginning, walked independently of `legal`."""
    found, todo = set(), ["issued"]
    while todo:
        state = todo.pop()
        if state not in found:
            found.add(state)
            todo += [s.after.value for s in STEPS.values() if s.after and OrderState(state) in s.before]
    return found


def test_every_state_is_reached_and_the_ends_are_ends():
    assert reachable() == set(STATES)
    for end in ("accepted", "cancelled"):
        assert not any(legal(end, other) for other in STATES)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*STEPS, "low", "seen"]), max_size=12))
def test_no_sequence_reaches_an_illegal_state(tmp_path_factory, sequence):
    store = open_store(tmp_path_factory.mktemp("orders") / "console.db")
    try:
        ledger = Ledger(store, legal=lambda subject, before, after: legal(before, after))
        clock = itertools.count(NOW, 60.0).__next__
        orders = OrderDesk(ledger, Areas(), add, lambda: DEPARTMENTS, lambda: RULES, lambda _: None, clock)
        (order,) = orders.issue(draft(), OPERATOR)
        calls = {
            "receive": lambda: orders.receive(order.id, OPERATOR), "low": lambda: arrive("officer"),
            "arrive": lambda: arrive("head"), "resolve": lambda: orders.resolve(order.id, OPERATOR, result="x"),
            "accept": lambda: orders.accept(order.id, OPERATOR),
            "cancel": lambda: orders.cancel(order.id, OPERATOR, why="x"),
            "return": lambda: orders.return_(order.id, OPERATOR, why="x"),
            "escalate": lambda: orders.escalate(order.id, OPERATOR, to="district", why="x"),
            "seen": lambda: orders.receive(order.id, OPERATOR, seen=0),
        }

        def arrive(rank):
            return orders.arrive(order.id, OPERATOR, name="x", rank=rank)

        for name in sequence:
            before: Order = orders.get(order.id)
            try:
                after = calls[name]()
            except Refused:
                assert orders.get(order.id) == before
                continue
            assert after.state == before.state or legal(before.state, after.state)
            assert after.version == before.version + 1
            assert (after.arrived_at is None) == (after.arrival is None)
            assert after.state is not OrderState.ACCEPTED or (after.resolved_at and after.arrival)
        assert not ledger.record(f"order:{order.id}").refused
    finally:
        store.close()


class Areas:
    """A hierarchy of one street, for tests that make a desk many times."""

    def tree(self):
        from console.model.area import AreaTree
        return AreaTree([Area("S0", "S0", "街道", Level.STREET)])
