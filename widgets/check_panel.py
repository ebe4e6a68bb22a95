"""Sample checks (抽查): what the lot drew of the closed cases, passed or failed one after the other by key."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.case import Case
from console.model.person import User
from console.model.sample import Sample
from widgets.background import Background
from widgets.finding_form import FindingForm
from widgets.message_bar import Kind
from widgets.theme import Theme
from widgets.words import moment, time_left
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console

REFRESH_MS = 10_000   # what colleagues draw and check shows by itself
Task = tuple[Sample, Case]


class CheckPanel(QWidget):
    """The check tasks this person may do, what is due first on top.

    Signals:
        case_wanted(id): this task's case is to be seen. line_wanted(line): begin this line in the palette.
        said(text, Kind): for the message bar. login_wanted: nobody is logged in.
    """

    case_wanted = Signal(str)
    line_wanted = Signal(str)
    said = Signal(str, object)
    login_wanted = Signal()

    def __init__(self, console: Console, background: Background, theme: Theme,
                 now: Callable[[], float] = time.time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._background, self._theme, self._now = console, background, theme, now
        self.tasks: Sequence[Task] = ()
        self._clock = QTimer(self, interval=REFRESH_MS)
        self._clock.timeout.connect(self.refresh)
        self._build()

    def refresh(self) -> None:
        """Read the tasks again, in the background."""
        console, who = self._console, self._console.identity.known
        self._background.ask("checks", lambda: tasks_of(console, who), self._show_tasks)

    def task(self) -> Task | None:
        """The task chosen."""
        row = self.table.currentRow()
        return self.tasks[row] if 0 <= row < len(self.tasks) else None

    def passes(self) -> None:
        """The case chosen is as it should be."""
        if (task := self.task()) is not None:
            self._check(task[0], True, "", False)

    def fails(self) -> None:
        """It is not: ask in place what was found."""
        if (task := self.task()) is not None:
            phrases = self._console.catalogues.phrases.of("check_fail", "why", task[1].class_code)
            self.form.open_form(task[0].id, task[1].title, phrases)

    # Building

    def _build(self) -> None:
        theme = self._theme
        self.title, self.none, about = QLabel(), QLabel(), QLabel(tr("Closed cases, drawn by lot to be looked at once "
                                                                    "more by somebody who did not handle them"))
        self.title.setProperty("role", "title")
        for label in (about, self.none):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(theme.pad * 3, theme.pad, theme.pad * 3, theme.pad)
        self.pass_button, self.fail_button = QPushButton(tr("Y  Passed")), QPushButton(tr("X  Not passed …"))
        self.draw_button = QPushButton(tr("Draw …"))
        self.pass_button.setToolTip(tr("The case is as it should be (key Y)"))
        self.fail_button.setToolTip(tr("It is not; says what was found (key X)"))
        self.draw_button.setToolTip(tr("Draw sample checks from what was closed in a period") + " (D)")
        self.draw_button.setShortcut("D")
        self.pass_button.setProperty("role", "primary")
        self.pass_button.clicked.connect(self.passes)
        self.fail_button.clicked.connect(self.fails)
        self.draw_button.clicked.connect(lambda: self.line_wanted.emit("case samples draw "))
        self._build_table()
        self.form = FindingForm(theme)
        self.form.confirmed.connect(self._failed)
        self.form.cancelled.connect(self.table.setFocus)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.none)
        self.pages.addWidget(self.table)
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title)
        head.addSpacing(theme.pad)
        head.addWidget(about, 1)
        head.addWidget(self.draw_button)
        buttons.addWidget(self.pass_button)
        buttons.addWidget(self.fail_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        column.addWidget(self.form)
        self.setFocusProxy(self.table)

    def _build_table(self) -> None:
        table = self.table = QTableWidget(0, 5)
        table.setHorizontalHeaderLabels([tr("Case"), tr("Class"), tr("Area"), tr("Rule"), tr("Due")])
        table.setAccessibleName(tr("Sample checks"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setStyleSheet(f"QTableView::item {{ padding: 0 {self._theme.gap}px; }}")   # as the headings have
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.row)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.itemSelectionChanged.connect(self._chosen)
        table.installEventFilter(self)

    # How it is done

    def _show_tasks(self, tasks: Sequence[Task] | None) -> None:
        chosen, row = self.task(), self.table.currentRow()
        self.tasks = tasks or ()
        table = self.table
        table.blockSignals(True)
        table.setRowCount(len(self.tasks))
        for y, task in enumerate(self.tasks):
            self._show_row(y, *task)
        ids = [sample.id for sample, _ in self.tasks]
        stays = chosen is not None and chosen[0].id in ids
        table.setCurrentCell(ids.index(chosen[0].id) if stays and chosen else min(max(row, 0), len(ids) - 1), 0)
        table.blockSignals(False)
        self.title.setText(tr("Sample checks · {n}", n=len(ids)))
        self.none.setText(tr("Log in to do sample checks.") if tasks is None else tr(
            "Nothing is to be checked by you. “Draw …” draws from what was closed."))
        self.pages.setCurrentWidget(table if ids else self.none)
        for button in (self.pass_button, self.fail_button):
            button.setEnabled(bool(ids))
        if self.form.task not in ids:
            self.form.close_form()
        if not stays and ids and self.isVisible():
            self._chosen()

    def _show_row(self, row: int, sample: Sample, case: Case) -> None:
        catalogues, now = self._console.catalogues, self._now()
        rule = catalogues.rules.sample(sample.rule)
        path = self._console.areas.tree().path(case.area)
        words = (case.title, catalogues.classes.label(case.class_code), path[-1].name if path else "—",
                 rule.label if rule else sample.rule, time_left(sample.due_at, now))
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            item.setToolTip(tr("{text} · due {when}", text=text, when=moment(sample.due_at)) if column == 4 else text)
            if column == 4 and sample.is_overdue(now):
                item.setForeground(QColor(self._theme.overdue))
            self.table.setItem(row, column, item)

    def _chosen(self) -> None:
        if (task := self.task()) is not None:
            self.case_wanted.emit(task[1].id)

    def _failed(self, task_id: str, finding: str, reopen: bool) -> None:
        found = next((sample for sample, _ in self.tasks if sample.id == task_id), None)
        if found is not None:
            self._check(found, False, finding, reopen)

    def _check(self, sample: Sample, passed: bool, finding: str, reopen: bool) -> None:
        console, who = self._console, self._console.identity.known
        if who is None:
            self.login_wanted.emit()
            return

        def job() -> Sample:
            done = console.sampling.check(sample.id, who, passed, finding)
            if reopen:
                console.work.act(done.case_id, "reopen", who, why=done.finding)
            return done

        self._background.ask("check", lambda: tried(job), self._checked)

    def _checked(self, result: Result) -> None:
        if result.refusal:
            self.form.show_error(result.refusal) if not self.form.isHidden() else None
            self.said.emit(result.refusal, Kind.ERROR)
        else:
            done: Sample = result.value
            self.form.close_form()
            self.said.emit(tr("Passed: {id}", id=done.case_id) if done.passed else
                           tr("Not passed: {id} · {finding}", id=done.case_id, finding=done.finding), Kind.OK)
            self.table.setFocus()
        self.refresh()

    # Qt's side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Y and X in the table are this panel's, not the window's."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Y, Qt.Key.Key_X) and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.passes() if event.key() == Qt.Key.Key_Y else self.fails()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)


def tasks_of(console: Console, who: User | None) -> list[Task] | None:
    """The open tasks a person may do, each with its case; None where nobody is logged in."""
    if who is None:
        return None
    return [(sample, case) for sample in console.sampling.tasks_for(who)
            if (case := console.cases.get(sample.case_id)) is not None]
