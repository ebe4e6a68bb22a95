"""How inspecting goes: plans, coverage, what is found again, the worst parties; every figure opens into its list."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.area import Level
from console.model.inspection import Plan
from widgets.inspection.figure_rows import coverage_row, party_row, plan_row, repeated_row, share_words
from widgets.inspection.figures import Figures, Opened, Question, due_opened
from widgets.inspection.plan_form import PlanForm
from widgets.inspection.route_bar import RouteBar
from widgets.inspection.tables import FigureModel, FigureTable, LineModel, LineTable
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

PERIODS = (7, 30, 90, 365)
LEVELS = (Level.STREET, Level.COMMUNITY, Level.GRID)


class Overview(QWidget):
    """The left side of the inspection page.

    Signals:
        asked(): another period or level is wanted. opened(Opener): this list is to be opened.
        line_chosen(Line): of the opened list, by hand. line_taken(Line): Enter or a double click on it.
        missing_wanted(): the buildings that nobody answers for.
        new_wanted(), cancel_wanted(): a plan is to be made, or the one chosen called off.
    """

    asked = Signal()
    opened = Signal(object)
    line_chosen = Signal(object)
    line_taken = Signal(object)
    missing_wanted = Signal()
    new_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, console: Console, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._theme = console, theme
        self.figures: Figures | None = None
        self.list: Opened | None = None
        self.season, self.total, self.list_title, self.list_none = (QLabel() for _ in range(4))
        self.due, self.new = QPushButton(), QPushButton(tr("New plan … (P)"))
        self.cancel = QPushButton(tr("Call off …"))
        self.missing = QPushButton()
        self.route = RouteBar(theme)
        self.form = PlanForm(theme)
        self.period = self._box(tr("Period of the coverage"), [
            (tr("Last {n} days", n=days), days) for days in PERIODS], PERIODS.index(30))
        self.level = self._box(tr("Level of the areas"), [
            (tr("by street"), Level.STREET), (tr("by community"), Level.COMMUNITY), (tr("by grid"), Level.GRID)], 0)
        self.plans = self._table((tr("Plan"), tr("Buildings"), tr("Inspected"), tr("Left")), tr("Plans"))
        self.coverage = self._table((tr("Area"), tr("Were due"), tr("Inspected"), tr("Missed"), tr("Share")),
                                    tr("Coverage"))
        self.repeated = self._table((tr("Found again"), tr("Times"), tr("Open")), tr("Found again"))
        self.parties = self._table((tr("Responsible party"), tr("Overdue"), tr("Open"), tr("Buildings")),
                                   tr("Worst parties"))
        self.lines = LineModel(theme)
        self.list_table = LineTable(self.lines, theme, tr("What the figure counts"))
        self._build()

    # What others call

    def question(self, area: str) -> Question:
        """What is to be worked out, for an area ("" for all)."""
        return Question(area, float(self.period.currentData()), self.level.currentData())

    def show_figures(self, found: Figures) -> None:
        """Show other figures; what was chosen stays chosen."""
        self.figures = found
        season = found.season
        kinds = tr(", ").join(self._console.hazards.rules.kind_label(one) for one in season.kinds) if season else ""
        self.season.setText(tr("{season} · first of all: {kinds}", season=season.label, kinds=kinds)
                            if season and kinds else season.label if season else "")
        self.season.setVisible(season is not None)
        self.due.setText(tr("{n} buildings are due now", n=f"{len(found.due):,}"))
        self.due.setEnabled(bool(found.due))
        self.missing.setText(tr("{n} buildings have nobody who answers for them", n=f"{found.missing:,}")
                             if found.missing else tr("Every building has somebody who answers for it."))
        self.missing.setEnabled(bool(found.missing))
        total, share = found.total, found.total.share
        self.total.setText(tr("{done} of {due} inspected · {share}", done=f"{len(total.inspected):,}",
                              due=f"{len(total.due):,}", share=share_words(share)) if total.due else
                           tr("Nothing was due in this period."))
        console, now = self._console, time.time()
        self.plans.keep([plan_row(console, one, far, now) for one, far in found.plans],
                        [one.id for one, _ in found.plans])
        self.coverage.keep([coverage_row(console, one) for one in found.coverage], [one.area for one in found.coverage])
        self.repeated.keep([repeated_row(console, one, now) for one in found.repeated],
                           [f"{one.building}/{one.kind}/{one.item}" for one in found.repeated])
        self.parties.keep([party_row(console, one, now) for one in found.parties], [one.party for one in found.parties])
        for table in (self.plans, self.coverage, self.repeated, self.parties):
            stack = table.parentWidget()
            assert isinstance(stack, QStackedWidget), "every table stands in one"
            stack.setCurrentIndex(0 if table.figures.rows else 1)
        self.set_may_cancel()

    def show_list(self, found: Opened) -> None:
        """Open a list."""
        self.list = found
        self.lines.show_lines(found.lines)
        many = tr("{title}: {n}", title=found.title, n=f"{found.total:,}")
        words = many if found.route is None else found.title
        self.list_title.setText(words if found.total <= len(found.lines) else
                                tr("{words}, the first {n} of them", words=words, n=len(found.lines)))
        self.list_none.setText(tr("Everything in this plan is inspected.") if found.plan is not None
                               else tr("There is none."))
        self._lists.setCurrentIndex(0 if found.lines else 1)

    def mark_line(self, building: str) -> None:
        """This building is looked at."""
        row = self.lines.row_of(building)
        now = self.list_table.currentIndex().row()
        if 0 <= now < len(self.lines.lines) and self.lines.lines[now].building == building:
            return
        chosen = self.list_table.selectionModel()
        chosen.blockSignals(True)
        self.list_table.setCurrentIndex(self.lines.index(row, 0))
        chosen.blockSignals(False)
        self.list_table.viewport().update()

    def plan(self) -> Plan | None:
        """The plan chosen."""
        plans = self.figures.plans if self.figures is not None else ()
        return next((one for one, _ in plans if one.id == self.plans.key), None)

    def set_may_cancel(self) -> None:
        """Only a plan that still runs can be called off."""
        plan = self.plan()
        self.cancel.setEnabled(plan is not None and not plan.cancelled)

    # Building

    def _build(self) -> None:
        theme = self._theme
        for label in (self.season, self.total, self.list_none):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self.list_title.setProperty("role", "title")
        self.list_title.setWordWrap(True)
        self.list_none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list_none.setText(tr("Choose a figure above to see what it counts."))
        for link in (self.due, self.missing):
            link.setProperty("role", "link")
        self.tabs = QTabWidget()
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self._page((self.new, self.cancel), self.plans,
                                    tr("There is no plan yet. Press P to make one.")), tr("Plans"))
        self.tabs.addTab(self._page((self.period, self.level), self.coverage,
                                    tr("There are no areas of this level."), self.total), tr("Coverage"))
        self.tabs.addTab(self._page((), self.repeated, tr("Nothing was found twice in one building within a year.")),
                         tr("Again"))
        self.tabs.setTabToolTip(2, tr("What was found in one building at least twice within a year"))
        self.tabs.addTab(self._page((self.missing,), self.parties, tr("No hazard has a responsible party.")),
                         tr("Parties"))
        self.tabs.setTabToolTip(3, tr("Responsible parties, those with the most overdue and open hazards first"))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list_table)
        self._lists.addWidget(self.list_none)
        self._lists.setCurrentIndex(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, theme.gap, 0, 0)
        column.setSpacing(theme.gap // 2)
        column.addWidget(self.list_title)
        column.addWidget(self.route)
        column.addWidget(self._lists, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tabs)
        split.addWidget(below)
        split.setSizes([300, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap // 2)
        column.addWidget(self.season)
        column.addWidget(self.due, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addWidget(split, 1)
        self._connect()

    def _connect(self) -> None:
        for table in (self.plans, self.coverage, self.repeated, self.parties):
            table.opened.connect(self.opened)
            table.activated_row.connect(lambda _: self.list_table.setFocus())
        self.plans.chosen.connect(lambda _: self.set_may_cancel())
        self.due.clicked.connect(self._open_due)
        self.missing.clicked.connect(self.missing_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        for box in (self.period, self.level):
            box.activated.connect(lambda _: self.asked.emit())
        self.list_table.chosen.connect(lambda row: self.line_chosen.emit(self.lines.lines[row]))
        self.list_table.activated_row.connect(lambda row: self.line_taken.emit(self.lines.lines[row]))
        self.list_table.clicked.connect(lambda index: self.line_chosen.emit(self.lines.lines[index.row()]))

    def _page(self, head: tuple[QWidget, ...], table: FigureTable, none: str, about: QLabel | None = None) -> QWidget:
        """A tab: a line of choices, words about it, the table or why there is none."""
        theme = self._theme
        page, words = QWidget(), QLabel(none)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stack = QStackedWidget()
        stack.addWidget(table)
        stack.addWidget(words)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.gap, 0, 0)
        column.setSpacing(theme.gap // 2)
        if head:
            row = QHBoxLayout()
            row.setSpacing(theme.gap)
            for part in head:
                row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
        if about is not None:
            column.addWidget(about)
        column.addWidget(stack, 1)
        return page

    def _table(self, heads: tuple[str, ...], name: str) -> FigureTable:
        return FigureTable(FigureModel(heads, self._theme), self._theme, name)

    def _box(self, name: str, items: list[tuple[str, object]], first: int) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for words, value in items:
            box.addItem(words, value)
        box.setCurrentIndex(first)
        return box

    def _open_due(self) -> None:
        if self.figures is not None:
            console, due = self._console, self.figures.due
            self.opened.emit(lambda: due_opened(console, due))
