"""Community orders in the window: by keyboard from issue to acceptance, clocks, refusals, the league."""

import time

import pytest
from PySide6.QtCore import Qt

from console.desk.order_draft import OrderDraft
from console.desk.orders import OrderDesk
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority
from console.model.departments import Department, Departments
from console.model.limits import Unit
from console.model.order import OrderState
from console.model.order_rules import read_order_rules
from console.model.person import OPERATOR, Role, User
from console.store.engine import open_store
from widgets.background import Background
from widgets.order_panel import OrderPanel
from widgets.theme import Theme

TREE = AreaTree([Area("S0", "S0", "莲花街道", Level.STREET), Area("C0", "C0", "景田社区", Level.COMMUNITY, "S0"),
                 Area("S1", "S1", "梅林街道", Level.STREET), Area("C1", "C1", "梅林社区", Level.COMMUNITY, "S1")])
DEPARTMENTS = Departments("t", "t", "1", (Department("cg", "城管局", "City management"),
                                          Department("zj", "住建局", "Housing")))
RULES = read_order_rules(RESOURCES / "catalogues" / "orders-2026.1.toml")
SECONDS = {Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.WORK_HOUR: 3600, Unit.WORK_DAY: 86400}
Key = Qt.Key


class Areas:
    def tree(self):
        return TREE


@pytest.fixture
def orders(tmp_path):
    store = open_store(tmp_path / "console.db")
    yield OrderDesk(Ledger(store), Areas(), lambda start, limit: start + limit.amount * SECONDS[limit.unit],
                    lambda: DEPARTMENTS, lambda: RULES, lambda _: None)
    store.close()


@pytest.fixture
def panel(qtbot, orders):
    background = Background()
    made = OrderPanel(orders, lambda: DEPARTMENTS, lambda: made.who, background, Theme())
    made.who = OPERATOR
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.set_tree(TREE)
    made.show()
    yield made
    background.stop()
    made.stop()


def issue(orders, **fields):
    values = {"title": "占道经营", "departments": ("cg",), "area": "C0", "priority": Priority.URGENT} | fields
    return orders.issue(OrderDraft(**values), OPERATOR)[0]


def settle(panel, qtbot):
    panel._background.finish()
    qtbot.wait(1)      # the desk's own word comes queued


def test_nothing_yet_says_what_to_do(panel):
    assert panel.none.isVisible() and "N begins one" in panel.none.text() and not panel.card.isVisible()


def test_from_issue_to_acceptance_by_keyboard(panel, orders, qtbot):
    panel.bar.new_button.click()
    form = panel.form
    assert form.isVisible() and form.arrive.placeholderText() == "4 work hours"
    form.title.setText("占道经营反复")
    qtbot.keyClick(form.title, Key.Key_Return)
    assert form.missing.isVisible() and "department" in form.missing.text()
    form.departments.choose({"cg"})
    form.priority.setCurrentIndex(form.priority.findData(1))
    assert form.rank.currentData() == "deputy" and form.arrive.placeholderText() == "30 min"
    qtbot.keyClicks(form.arrive, "20m")
    qtbot.keyClick(form.arrive, Key.Key_Return)
    settle(panel, qtbot)
    (order,) = orders.orders().values()
    assert (order.title, order.area, order.arrive_by - order.issued_at) == ("占道经营反复", "C0", 1200)
    assert not form.isVisible() and form.title.text() == "" and panel.table.current == order.id

    press(panel, qtbot, Key.Key_1)                                  # sign for it
    assert orders.get(order.id).state is OrderState.RECEIVED
    press(panel, qtbot, Key.Key_1)                                  # arrived: who, rank, where
    qtbot.keyClick(panel.card.name, Key.Key_Return)
    assert panel.card.missing.text() == "Say who came."
    panel.card.name.setText("小张")
    panel.card.rank.setCurrentIndex(panel.card.rank.findData("officer"))
    qtbot.keyClick(panel.card.name, Key.Key_Return)
    settle(panel, qtbot)
    assert orders.get(order.id).state is OrderState.RECEIVED
    assert "clock for the arrival runs on" in panel.card.missing.text()
    press(panel, qtbot, Key.Key_1)
    assert panel.card.rank.currentData() == "deputy" and panel.card.name.text() == ""
    panel.card.name.setText("王局")
    qtbot.keyClick(panel.card.place, Key.Key_Return)
    settle(panel, qtbot)
    assert orders.get(order.id).state is OrderState.ARRIVED
    press(panel, qtbot, Key.Key_1)
    panel.card.words.setText("已清理")
    qtbot.keyClick(panel.card.words, Key.Key_Return)
    settle(panel, qtbot)
    press(panel, qtbot, Key.Key_1)                                  # accept, with a rating
    panel.card.rating.setValue(4)
    qtbot.keyClick(panel.card.rating, Key.Key_Return)
    settle(panel, qtbot)
    assert (orders.get(order.id).state, orders.get(order.id).rating) == (OrderState.ACCEPTED, 4)
    assert panel.model.rowCount() == 0                              # done: not among the open ones
    panel.bar.open_only.setChecked(False)
    assert panel.model.rowCount() == 1


def press(panel, qtbot, key):
    qtbot.keyClick(panel.table, key)
    settle(panel, qtbot)


def test_what_bites_first_stands_on_top_with_its_clocks(panel, orders, qtbot):
    later, first = issue(orders, priority=Priority.LOW), issue(orders)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert [order.id for order in panel.model.orders] == [first.id, later.id]
    words = [panel.model.data(panel.model.index(0, column)) for column in range(7)]
    assert words[:4] == ["Ordered", "占道经营", "City management", "景田社区"]
    assert words[4].endswith("left") and words[6] == "—"


def test_a_clock_that_ran_out_is_marked(panel, orders):
    panel.model._now = lambda: time.time() + 3600
    issue(orders)
    panel._show_orders()
    index = panel.model.index(0, 4)
    assert panel.model.data(index).endswith("over")
    assert panel.model.data(index, Qt.ItemDataRole.ForegroundRole).name() == Theme().overdue


def test_another_desk_was_faster(panel, orders, qtbot):
    order = issue(orders)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.table.choose(order.id)
    seen = panel.card.order
    orders.cancel(order.id, OPERATOR, why="错发")
    panel.card.order = seen
    panel._take("receive", {})
    panel._background.finish()
    assert "moved on" in panel.card.missing.text() and orders.get(order.id).state is OrderState.CANCELLED


def test_only_what_this_person_may_do_is_offered(panel, orders, qtbot):
    issue(orders)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert [step.name for step in panel.card.steps] == ["receive", "arrive", "cancel", "escalate"]
    panel.who = User("zhao", roles=frozenset({Role.HANDLER}), department="cg")
    panel.user_changed()
    assert [step.name for step in panel.card.steps] == ["receive", "arrive"]
    panel.who = None
    panel.user_changed()
    assert panel.card.steps == []
    with qtbot.waitSignal(panel.login_wanted):
        panel._take("receive", {})


def test_the_area_chosen_elsewhere(panel, orders, qtbot):
    issue(orders)
    issue(orders, area="C1")
    panel.set_area("S1")
    assert [order.area for order in panel.model.orders] == ["C1"]
    panel.set_area("")
    assert panel.model.rowCount() == 2


def test_the_league_opens_into_its_orders(panel, orders, qtbot):
    order = issue(orders)
    issue(orders, departments=("zj",))
    orders.arrive(order.id, OPERATOR, name="王局", rank="head")
    orders.resolve(order.id, OPERATOR, result="好")
    orders.accept(order.id, OPERATOR)
    panel.bar.league_button.click()
    table = panel.league.table
    texts = [[table.item(row, column).text() for column in range(8)] for row in range(3)]
    assert texts[0] == ["1", "City management", "1", "100.0%", "100.0%", "100.0%", "0.0%", "—"]
    assert texts[1] == ["—", "Housing", "1", "—", "—", "—", "—", "—"] and texts[2][1] == "All departments"
    assert "÷" in panel.league.formulas.text()
    table.cellClicked.emit(0, 3)
    assert [one.id for one in panel.model.orders] == [order.id] and panel.bar.only_chip.isVisible()
    panel.bar.only_chip.click()
    assert not panel.bar.only_chip.isVisible() and order.id not in [one.id for one in panel.model.orders]


def test_an_order_about_a_case(panel):
    panel.begin(Case("desk:1", "路面塌陷", area="C1", address="红荔路", priority=Priority.URGENT, lon=114.0, lat=22.5))
    panel.form.departments.choose({"cg"})
    draft = panel.form.draft()
    assert (draft.title, draft.area, draft.case, draft.lon, draft.priority) == (
        "路面塌陷", "C1", "desk:1", 114.0, Priority.URGENT)
    panel.form.cancelled.emit()
    assert not panel.form.isVisible()


def test_orders_that_are_over_are_only_hidden(panel, orders, qtbot):
    orders.cancel(issue(orders).id, OPERATOR, why="double")
    panel.set_tree(TREE)
    settle(panel, qtbot)
    assert "hides those that are over" in panel.none.text()
    panel.bar.open_only.click()
    settle(panel, qtbot)
    assert panel.list_pages.currentWidget() is panel.table
