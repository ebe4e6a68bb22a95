"""Community orders (社区发令): the list with three clocks, a new one inline, every step by key, the league."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.desk.order_draft import OrderDraft
from console.desk.orders import OrderDesk
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.departments import Departments
from console.model.duty import zone_of
from console.model.order import Order
from console.model.person import User
from widgets.background import Background
from widgets.league_table import League
from widgets.map_page import scrolled
from widgets.order_bar import OrderBar
from widgets.order_card import OrderCard
from widgets.order_form import OrderForm
from widgets.order_table import OrderModel, OrderView
from widgets.theme import Theme
from widgets.work_desk import Result, tried

SECOND_MS = 1000


class OrderPanel(QWidget):
    """Steps are carried out in the background; what other people do shows by itself.

    Args:
        orders: the desk of orders.
        departments: the catalogue in force.
        who: who works here now; None where nobody is logged in.
        background: where steps are carried out.
        now: seconds since 1970 UTC.

    Signals:
        said(text): what was done, for the message bar. login_wanted: nobody is logged in.
        case_wanted(id): show the case an order is about.
    """

    said = Signal(str)
    login_wanted = Signal()
    case_wanted = Signal(str)
    _heard = Signal()

    def __init__(self, orders: OrderDesk, departments: Callable[[], Departments], who: Callable[[], User | None],
                 background: Background, theme: Theme, now: Callable[[], float] = time.time,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders, self._departments, self._who = orders, departments, who
        self._background, self._theme = background, theme
        self._tree = AreaTree()
        self._area = ""
        self._only: tuple[frozenset[str], str] | None = None   # what a rate of the league opened into
        self.model = OrderModel(theme, self._department, self._area_name, now)
        self.table = OrderView(self.model, theme)
        self.form = OrderForm(theme, departments(), lambda: orders.rules)
        self.card = OrderCard(theme, lambda: orders.rules, self._department, self._area_name, now)
        self.league = League(orders, self._department, theme, lambda: zone_of(departments().time_zone), now)
        self._build()
        self._connect()
        self._heard.connect(self._show_orders, Qt.ConnectionType.QueuedConnection)
        self._forget = orders.listen(lambda _: self._heard.emit())   # from any thread
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self._tick)

    # What others call

    def set_tree(self, tree: AreaTree) -> None:
        """Names of areas."""
        self._tree = tree
        self._area = self._area if self._area in tree else ""
        self._show_orders()

    def set_area(self, area_id: str) -> None:
        """Only orders issued in this area; "" for all."""
        self._area = area_id
        self._show_orders()

    def begin(self, case: Case | None = None) -> None:
        """Open the form for a new order, about a case where one is given."""
        self.bar.list_button.click()
        self.form.begin(self._tree, self._area, case)

    def show_order(self, order_id: str) -> None:
        """Look at one order, whichever area is chosen and whether or not it is over."""
        self.bar.list_button.setChecked(True)
        self.pages.setCurrentWidget(self.split)
        order = self._orders.get(order_id)
        if order is not None:
            self._only = None
            self.bar.show_only("")
            if self._area and order.area not in self._tree.within(self._area):
                self._area = ""
            self.bar.open_only.setChecked(self.bar.open_only.isChecked() and order.is_open)
            self._show_orders()
            self.table.choose(order_id)
            self._show_card()
        self.table.setFocus()

    def user_changed(self) -> None:
        """Somebody else works here now: other steps are possible."""
        self._show_card()

    def catalogues_changed(self) -> None:
        """Other departments, rules or classes hold."""
        self.form.use(self._departments())
        self._show_orders()

    def stop(self) -> None:
        """The window closes."""
        self._forget()

    # Building

    def _build(self) -> None:
        theme = self._theme
        self.bar = OrderBar(theme)
        self.none = QLabel()
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list_pages = QStackedWidget()
        self.list_pages.addWidget(self.none)
        self.list_pages.addWidget(self.table)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list_pages)
        self.split.addWidget(scrolled(self.card))
        self.split.setSizes([500, 400])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.split)
        self.pages.addWidget(self.league)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap)
        column.addWidget(self.bar)
        column.addWidget(self.form)
        column.addWidget(self.pages, 1)
        self.form.hide()

    def _connect(self) -> None:
        self.bar.new_button.clicked.connect(lambda: self.begin())
        self.bar.open_only.toggled.connect(self._show_orders)
        self.bar.list_button.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        self.bar.league_button.clicked.connect(self._show_league)
        self.bar.only_chip.clicked.connect(lambda: self._show_only(None))
        self.league.orders_wanted.connect(lambda ids, words: self._show_only((ids, words)))
        self.table.order_chosen.connect(lambda _: self._show_card())
        self.table.key_pressed.connect(self._press)
        self.card.step_wanted.connect(self._take)
        self.card.case_wanted.connect(self.case_wanted)
        self.form.issued.connect(self._issue)
        self.form.cancelled.connect(self._leave_form)

    # Doing

    def _press(self, key: str) -> None:
        if key == "N":
            self.begin()
        else:
            self.card.press(key)

    def _issue(self, draft: OrderDraft) -> None:
        who = self._who()
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("order", lambda: tried(lambda: self._orders.issue(draft, who)), self._issued)

    def _issued(self, result: Result) -> None:
        if result.refusal:
            self.form.say(result.refusal)
            return
        found: tuple[Order, ...] = result.value
        self.form.done()
        self._show_orders()
        self.table.choose(found[0].id)
        self.table.setFocus()
        self.said.emit(tr("Ordered: {title} → {departments}", title=found[0].title,
                          departments=", ".join(self._department(order.department) for order in found)))

    def _take(self, step: str, values: dict[str, Any]) -> None:
        who, order = self._who(), self.card.order
        if who is None or order is None:
            self.login_wanted.emit()
            return
        act = getattr(self._orders, {"return": "return_"}.get(step, step))
        self._background.ask("order", lambda: tried(lambda: act(order.id, who, seen=order.version, **values)),
                             self._taken)

    def _taken(self, result: Result) -> None:
        if result.refusal:
            self._show_orders()
            self.card.say(result.refusal)
            return
        found: Order = result.value
        self.card.leave()
        self._show_orders()
        self.table.choose(found.id)
        self.table.setFocus()
        if found.visits and not found.visits[-1].enough and found.arrived_at is None:
            rank = self._orders.rules.rank(found.rank)
            self.card.say(tr("Recorded, but the order asks for {rank} or higher: the clock for the arrival runs on.",
                             rank=rank.label if rank else found.rank))

    # Showing

    def _show_orders(self) -> None:
        if not self.isVisible():
            return
        within = self._tree.within(self._area) if self._area else None
        inside = [order for order in self._orders.orders().values() if within is None or order.area in within]
        found = inside
        if self._only is not None:
            found = [order for order in inside if order.id in self._only[0]]
        elif self.bar.open_only.isChecked():
            found = [order for order in inside if order.is_open]
        current = self.table.current
        self.model.show(found)
        self.table.choose(current) if self.model.row_of(current) >= 0 else self._choose_first()
        late = sum(any(r.mood == "late" for r in order.readings(time.time())) for order in found if order.is_open)
        self.bar.count(len(found), late)
        hidden = self._only is None and self.bar.open_only.isChecked() and any(not order.is_open for order in inside)
        self.none.setText(tr("No order is open here. “Open only” hides those that are over.") if hidden else tr(
            "No orders here. N begins one: a community orders departments to come, by when, and who must come."))
        self.list_pages.setCurrentWidget(self.table if found else self.none)
        self._show_card()
        if self.pages.currentWidget() is self.league:
            self._show_league()

    def _choose_first(self) -> None:
        if self.model.orders:
            self.table.selectRow(0)

    def _show_card(self) -> None:
        order, who = self._orders.get(self.table.current), self._who()
        self.card.show_order(order, self._orders.steps_for(order, who) if order and who else [])

    def _show_league(self) -> None:
        self.league.refresh()
        self.pages.setCurrentWidget(self.league)

    def _show_only(self, only: tuple[frozenset[str], str] | None) -> None:
        """The orders behind a rate of the league; None for all again."""
        self._only = only
        self.bar.show_only(only[1] if only else "")
        self.bar.list_button.setChecked(True)
        self.pages.setCurrentWidget(self.split)
        self._show_orders()

    def _leave_form(self) -> None:
        self.form.hide()
        self.table.setFocus()

    def _tick(self) -> None:
        self.table.viewport().update()   # the clocks' words come from the model at this moment
        self.card.show_clocks()

    def _department(self, code: str) -> str:
        found = self._departments().get(code)
        return found.label if found else code

    def _area_name(self, area_id: str) -> str:
        area = self._tree.get(area_id)
        return area.name if area else area_id

    # Qt's side

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._show_orders()
        self.table.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit()
