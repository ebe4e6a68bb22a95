"""The list of cases beside the map: follows what arrives, and holds still while somebody reads it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import islice

import msgspec
from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from console.desk.filter import CaseFilter
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from widgets.arrivals import Arrivals
from widgets.case_columns import Column, titles
from widgets.case_rows import CaseRows
from widgets.case_table import CaseTableModel
from widgets.case_view import CaseView
from widgets.theme import Theme

_SORTS = (Column.REPORTED, Column.DUE, Column.PRIORITY, Column.STATE, Column.CLASS, Column.AREA)
_NEW_KEYS = "Alt+Up"
_ROOMY = 300   # px: below, the order shows as an arrow only


class CaseList(QWidget):
    """Rows, counts, the "no place" switch and the button that tells of new arrivals.

    Signals:
        case_selected(id): the current row changed by hand; "" when nothing is selected any more.
        several_selected(list of ids): two or more rows are selected; empty when that is over.
        case_activated(id): Enter or double click.
        clear_wanted: "clear the filters" in the empty list.
    """

    case_selected = Signal(str)
    several_selected = Signal(list)
    case_activated = Signal(str)
    clear_wanted = Signal()

    def __init__(
        self, catalogue: Catalogue, theme: Theme, now: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = CaseTableModel(catalogue, now, self)
        self.arrivals = Arrivals()
        self._filter = CaseFilter()
        self._several = False  # two or more rows are selected
        self._silent = False   # the selection is being put back, not changed by hand
        self._left_top = False  # a selection from elsewhere scrolled the list away from its top
        self._build_bar()
        self._build_table()
        self._build_notices()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar)
        layout.addWidget(self.table, 1)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(1000)
        self._fade = QTimer(self)
        self._fade.setInterval(120)
        self._fade.timeout.connect(self._fade_step)
        self.model.counts_changed.connect(self._show_counts)
        self._show_counts()
        self._show_order()

    # From outside

    def set_cases(self, cases: Mapping[str, Case]) -> None:
        """Start over with these cases; none of them counts as new."""
        self.arrivals.clear()
        self._holding_still(lambda: self.model.set_cases(cases))

    def set_areas(self, tree: AreaTree) -> None:
        """Names of areas, and what lies in the area filtered by."""
        self._holding_still(lambda: self.model.set_areas(tree))

    def set_filter(self, wanted: CaseFilter) -> None:
        """What the filter bar says; the "no place" switch stands above it."""
        self._filter = wanted
        if self.no_place.isChecked():   # a case without a place is in no area
            wanted = msgspec.structs.replace(wanted, placed=False, area="")
        if wanted != self.model.filter:
            self._holding_still(lambda: self.model.set_filter(wanted))
            self.arrivals.forget([one for one in self.arrivals if self.model.row_of(one) < 0])
            self._see()

    def apply(self, changes: Changes[Case]) -> None:
        """Take in a batch. While a row is selected or the list is scrolled, nothing moves under the eye."""
        held = self.is_held
        arrived: list[str] = []
        self._holding_still(lambda: arrived.extend(self.model.apply(changes)))
        self.arrivals.add(arrived)
        if changes.removed:
            self.arrivals.forget(changes.removed)
        if arrived or len(self.arrivals):
            self._see(follows=not held)

    def select(self, case_id: str) -> None:
        """Show and select a case from elsewhere (the map, the palette) without saying so again."""
        self._silent = True
        row = self.model.row_of(case_id)
        if row >= 0:
            self._left_top = self._left_top or not self.is_held
            self.table.set_current(row)
            self.table.scrollTo(self.model.index(row, Column.TITLE))
        else:
            self.table.selectionModel().clear()
            if self._left_top and not case_id:   # nobody scrolled by hand: follow what arrives again
                self.table.verticalScrollBar().setValue(0)
            self._left_top = False
        self._silent = False

    def selected(self) -> str:
        """Id of the selected case, "" for none."""
        index = self.table.currentIndex()
        return self.model.case(index.row()).id if index.isValid() else ""

    @property
    def is_held(self) -> bool:
        """Whether somebody is reading: a row is selected or the list is scrolled."""
        return self.table.currentIndex().isValid() or self.table.verticalScrollBar().value() > 0

    @property
    def unseen(self) -> int:
        """New arrivals that have not been in sight."""
        return len(self.arrivals)

    def go_to_new(self) -> None:
        """Scroll to the topmost new arrival; the selection stays."""
        rows = [row for one in self.arrivals if (row := self.model.row_of(one)) >= 0]
        if rows:
            self.table.verticalScrollBar().setValue(min(rows) * self.table.row_height)
        self._see()

    def sort_by(self, column: Column, descending: bool) -> None:
        """Order the list; selection and what is new stay what they are."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(column, order)

    # Building

    def _build_bar(self) -> None:
        gap = self.theme.gap
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(gap, gap // 2, gap, gap // 2)
        self._bar.setSpacing(gap // 2)
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.no_place, self.order = QToolButton(), QToolButton()
        for button in (self.no_place, self.order):
            button.setProperty("role", "flat")
            button.setStyleSheet(f"QToolButton {{ font-size: {self.theme.small}px; }}")
        self.no_place.setCheckable(True)
        self.no_place.setToolTip(tr("Only the cases without a place on the map"))
        self.no_place.toggled.connect(lambda: self.set_filter(self._filter))
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setToolTip(tr("Order of the list"))
        self.order.setStyleSheet(self.order.styleSheet() + "QToolButton::menu-indicator { image: none; }")
        self.order.setMenu(self._sort_menu())
        self._bar.addWidget(self.counts, 1)
        self._bar.addWidget(self.no_place)
        self._bar.addWidget(self.order)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for column in _SORTS:
            for descending in ((True, False) if column == Column.REPORTED else (False, True)):
                action = QAction(_sort_words(column, descending), menu)
                action.setCheckable(True)
                action.setData((int(column), descending))
                group.addAction(action)
                menu.addAction(action)
        group.triggered.connect(lambda action: self.sort_by(Column(action.data()[0]), action.data()[1]))
        return menu

    def _build_table(self) -> None:
        table = self.table = CaseView(self.model, self.theme, several=True)
        table.draw_with(CaseRows(self.model, self.theme, self.arrivals.freshness, table.font(), table))
        table.resized.connect(self._place_notices)
        table.escaped.connect(self._escape)
        table.selectionModel().currentRowChanged.connect(self._current_changed)
        table.selectionModel().selectionChanged.connect(self._selection_changed)
        table.activated.connect(lambda index: self.case_activated.emit(self.model.case(index.row()).id))
        table.verticalScrollBar().valueChanged.connect(lambda: self._see())
        self.model.layoutChanged.connect(self._show_order)

    def _build_notices(self) -> None:
        keys = QKeySequence(_NEW_KEYS)
        self.new_button = QPushButton(self.table)
        self.new_button.setProperty("role", "primary")
        self.new_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.new_button.setToolTip(tr("Show the new arrivals ({keys})",
                                      keys=keys.toString(QKeySequence.SequenceFormat.NativeText)))
        self.new_button.clicked.connect(self.go_to_new)
        self.new_button.hide()
        shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go_to_new)
        self.empty = QWidget(self.table)
        box = QVBoxLayout(self.empty)
        self.empty_text = QLabel()
        self.empty_text.setProperty("role", "muted")
        self.empty_text.setWordWrap(True)
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_clear = QPushButton(tr("Clear the filters"))
        self.empty_clear.setToolTip(tr("Show all cases again"))
        self.empty_clear.clicked.connect(self.clear_wanted)
        box.addStretch(1)
        box.addWidget(self.empty_text)
        box.addWidget(self.empty_clear, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)

    # Words

    def _show_order(self) -> None:
        column, descending = self.model.sorted_by
        words = _sort_words(column, descending)
        self.order.setText(words if self.width() >= _ROOMY else words[-1])
        self.order.setAccessibleName(tr("Order of the list") + f": {words}")
        self.order.setVisible(not self.table.wide)   # the header says and does it there
        for action in self.order.menu().actions():
            action.setChecked(tuple(action.data()) == (int(column), descending))

    def _show_counts(self) -> None:
        model = self.model
        self.counts.setText(tr("{shown} of {known}", shown=f"{model.shown:,}", known=f"{model.known:,}"))
        self.counts.setToolTip(tr("{shown} of {known} cases pass the filters; {unplaced} have no place.",
                                  shown=model.shown, known=model.known, unplaced=model.unplaced))
        self.no_place.setText(tr("No place {n}", n=f"{model.unplaced:,}"))
        self.no_place.setEnabled(model.unplaced > 0 or self.no_place.isChecked())
        self.empty.setVisible(model.shown == 0)
        if model.shown:
            return
        self.empty_clear.setVisible(model.known > 0 and not self.no_place.isChecked())
        if not model.known:
            self.empty_text.setText(tr("No cases yet. They appear here as soon as a feed runs "
                                       "(feed simulate, feed replay)."))
        elif self.no_place.isChecked():
            self.empty_text.setText(tr("Every case that passes the filters has a place."))
        else:
            self.empty_text.setText(tr("None of the {known} cases passes the filters.",
                                       known=f"{model.known:,}"))

    # Holding still

    def _holding_still(self, change: Callable[[], object]) -> None:
        """Change the model; put selection and scroll position back by id."""
        anchor = self.table.anchor() if self.is_held else []
        current = self.selected()
        self._silent = True
        change()
        if current and self.selected() != current:
            row = self.model.row_of(current)
            if row >= 0:
                self.table.set_current(row)
            else:
                self.table.selectionModel().clear()
        self._silent = False
        self._selection_changed()
        if anchor:
            self.table.go_back_to(anchor)
        if current and not self.selected():
            self.case_selected.emit("")

    def _escape(self) -> None:
        self.table.selectionModel().clear()
        self.case_selected.emit("")
        self._see()

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._silent and current.isValid():
            self._left_top = False
            self.case_selected.emit(self.model.case(current.row()).id)

    def _selection_changed(self) -> None:
        """Several rows are told of as such, and when there is one again."""
        if self._silent:
            return
        count = sum(one.height() for one in self.table.selectionModel().selection().toList())
        if count > 1 or self._several:
            self._several = count > 1
            self.several_selected.emit(self.table.selected_ids() if self._several else [])

    # New arrivals

    def _see(self, follows: bool | None = None) -> None:
        """What is in sight is no longer unseen; where the list follows, nothing is."""
        if len(self.arrivals):
            self.arrivals.see(self.table.visible_ids())
            if not self.is_held if follows is None else follows:
                self.arrivals.forget_unseen()
            if not self._fade.isActive():
                self._fade.start()
        self._show_new()

    def _show_new(self) -> None:
        count = len(self.arrivals)
        self.new_button.setVisible(count > 0)
        if not count:
            return
        top = self.table.visible_rows().start
        above = any(0 <= self.model.row_of(one) < top for one in islice(self.arrivals, 200))
        self.new_button.setText(tr("{n} new ↑", n=f"{count:,}") if above else tr("{n} new ↓", n=f"{count:,}"))
        self._place_new()

    def _place_notices(self) -> None:
        self.empty.setGeometry(self.table.viewport().geometry())
        self._show_order()
        self._place_new()

    def _place_new(self) -> None:
        self.new_button.adjustSize()
        view = self.table.viewport().geometry()
        x = view.left() + (view.width() - self.new_button.width()) // 2
        self.new_button.move(max(0, x), view.top() + self.theme.gap)

    def _fade_step(self) -> None:
        if not self.arrivals.fade():
            self._fade.stop()
        self.table.viewport().update()

    def _tick(self) -> None:
        """Relative times move on."""
        if self.isVisible():
            self.table.viewport().update()


def _sort_words(column: Column, descending: bool) -> str:
    return f"{titles()[column]} {'↓' if descending else '↑'}"
