"""Evaluation (综合评价): figures by area, department or post over a period; each opens into its cases."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.insight.evaluated import TOTAL, Evaluation, Part
from console.insight.evaluation import Evaluator
from console.insight.grouping import By
from console.language import tr
from console.model.area import AreaTree
from widgets.background import Background
from widgets.evaluation_choices import EvaluationChoices
from widgets.evaluation_detail import EvaluationDetail
from widgets.evaluation_picture import EvaluationPicture
from widgets.evaluation_table import EvaluationModel, EvaluationView
from widgets.flow_layout import FlowLayout
from widgets.theme import Theme

REFRESH_MS = 60_000   # while it is looked at: the figures of a period change slowly


class EvaluationPanel(QWidget):
    """Counts in the background, shows a table, the formula in words and a picture.

    Args:
        evaluator: of the open profile.
        background: where it counts.
        now: seconds since 1970 UTC.

    Signals:
        cases_wanted(frozenset of ids, words): a figure was opened; the words say what its cases are.
        line_wanted(line): a command line to be begun in the palette.
    """

    cases_wanted = Signal(object, str)
    line_wanted = Signal(str)

    def __init__(self, evaluator: Evaluator, background: Background, theme: Theme,
                 now: Callable[[], float] = time.time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluator, self._background, self._theme = evaluator, background, theme
        self.found: Evaluation | None = None
        self.chosen = (TOTAL, "")     # row and figure, by key
        self._clock = QTimer(self)
        self._clock.setInterval(REFRESH_MS)
        self._clock.timeout.connect(self.refresh)
        self.choices = EvaluationChoices(theme, lambda: evaluator.zone, now)
        self.choices.changed.connect(self.refresh)
        self.choices.again.connect(self.refresh)
        self.choices.export_wanted.connect(lambda: self.line_wanted.emit(self.choices.line()))
        self.headings = QWidget()
        self._heading_row = FlowLayout(theme.gap // 2, parent=self.headings)
        self._heading_group = QButtonGroup(self)
        self._build_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap)
        column.addWidget(self.choices)
        column.addWidget(self.headings)
        column.addWidget(self.pages, 1)
        self._say(tr("Counting …"))

    # What others call

    def set_tree(self, tree: AreaTree) -> None:
        """The hierarchy is another one."""
        self.choices.set_tree(tree)
        self.refresh()

    def set_area(self, area_id: str) -> None:
        """Only cases of this area; "" for everything."""
        self.choices.set_area(area_id)

    def refresh(self) -> None:
        """Count anew, if anybody looks."""
        if not self.isVisible():
            return
        asked = self.choices
        by, level, area, (since, until) = cast(By, asked.by), asked.level, asked.area, asked.period.bounds
        asked.status.setText(tr("Counting …"))
        self._background.ask("evaluation", lambda: self._evaluator.evaluate(by, level, area, since, until),
                             self._counted)

    def open_figure(self, row: str, figure: str, part: str = "numerator") -> None:
        """Ask for the cases behind a figure, if there are any.

        Args:
            part: "numerator", "denominator" or "rest", see `Evaluation.cases`.
        """
        ids = self.found.cases(figure, row, cast(Part, part)) if self.found else []
        if self.found is not None and ids:
            words = [self.found.figure(figure).label, *([self.found.row(row).label] if row != TOTAL else []),
                     *([tr("not counting")] if part == "rest" else [])]
            self.cases_wanted.emit(frozenset(ids), " · ".join(words))

    # Building

    def _build_body(self) -> None:
        theme = self._theme
        self.model = EvaluationModel(theme)
        self.table = EvaluationView(self.model, theme)
        self.table.figure_chosen.connect(self._choose)
        self.table.figure_opened.connect(self.open_figure)
        self.detail = EvaluationDetail(theme)
        self.detail.opened.connect(lambda part: self.open_figure(*self.chosen, part))
        self.picture = EvaluationPicture(theme)
        self.none = QLabel()
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(theme.pad * 3, theme.pad, theme.pad * 3, theme.pad)
        lower = QWidget()
        side = QHBoxLayout(lower)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.detail, 2)
        side.addWidget(self.picture, 3)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(lower)
        self.split.setSizes([500, 450])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.none)
        self.pages.addWidget(self.split)

    # Showing

    def _counted(self, found: Evaluation) -> None:
        self.found = found
        # By the clock on this desk, as all over the window; only the days of a period are the city's.
        self.choices.status.setText(tr("as of {time}", time=datetime.fromtimestamp(found.now).strftime("%H:%M")))
        figures = [one for one in found.figures if found.by != "post" or one.post]
        self._show_headings([*dict.fromkeys(one.heading for one in figures)])
        counted = any(cell.denominator or cell.numerator for cell in found.total.cells if cell)
        if not counted:
            self._say(tr("No case was reported in this period. Choose a longer one, or another area."))
        elif found.by == "post" and not found.rows:
            self._say(tr("No step of these cases was taken by a registered user, so there is nobody to evaluate."))
        else:
            self.pages.setCurrentWidget(self.split)
            self._show_table()

    def _show_headings(self, words: list[str]) -> None:
        """One button for each heading of the catalogue; the one that was chosen stays so."""
        if [one.text() for one in self._heading_group.buttons()] == words:
            return
        now = self._heading()
        while (item := self._heading_row.takeAt(0)) is not None:
            old = item.widget()
            if isinstance(old, QToolButton):
                self._heading_group.removeButton(old)
                old.deleteLater()
        for word in words:
            button = QToolButton()
            button.setText(word)
            button.setCheckable(True)
            button.setProperty("role", "flat")
            button.setChecked(word == now)
            button.clicked.connect(self._show_table)
            self._heading_group.addButton(button)
            self._heading_row.addWidget(button)
            button.show()
        if words and now not in words:
            self._heading_group.buttons()[0].setChecked(True)

    def _heading(self) -> str:
        button = self._heading_group.checkedButton()
        return button.text() if button else ""

    def _show_table(self) -> None:
        row, figure = self.chosen
        self.model.show(self.found, self._heading())
        self.table.fit()
        if not self.table.stand_on(row, figure) and self.model.figures:
            self.table.stand_on(row if any(one.key == row for one in self.model.rows) else TOTAL,
                                self.model.figures[0].key)

    def _choose(self, row: str, figure: str) -> None:
        self.chosen = (row, figure)
        if self.found is not None:
            self.detail.show_figure(self.found.figure(figure), self.found.row(row).label,
                                    self.found.cell(figure, row))
            self.picture.show_figure(self.found, figure, row)

    def _say(self, words: str) -> None:
        self.none.setText(words)
        self.pages.setCurrentWidget(self.none)

    # Qt's side

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit()
