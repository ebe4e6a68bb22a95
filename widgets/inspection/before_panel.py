"""What was found in a building before and who inspected it; a mistake among its inspections is taken back from here."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from console.desk.hazard.steps import state_word
from console.language import tr
from console.model.hazard import Hazard
from console.model.hazard_rules import HazardRules
from console.model.inspection import Visit
from widgets.inspection.back_form import BackForm
from widgets.inspection.facts import BuildingFacts
from widgets.inspection.figures import Line
from widgets.inspection.tables import LineModel, LineTable
from widgets.theme import Theme
from widgets.words import demo_word, moment


class BeforePanel(QWidget):
    """Shows and asks; carries nothing out. Enter opens a hazard, or asks why an inspection is taken back.

    Signals:
        hazard_wanted(id): show this hazard. withdraw_wanted(visit id, why): take this inspection back.
    """

    hazard_wanted = Signal(str)
    withdraw_wanted = Signal(str, str)

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._refused = False
        self.lines = LineModel(theme)
        self.table = LineTable(self.lines, theme, tr("Found before"))
        self.table.setToolTip(tr("Enter opens a hazard, or takes an inspection back"))
        none = QLabel(tr("Nobody inspected here before, and nothing was found."))
        none.setProperty("role", "muted")
        none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        none.setWordWrap(True)
        self.back = BackForm(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.back)
        self.table.activated_row.connect(self.open_row)
        self.table.clicked.connect(lambda index: self.open_row(index.row(), by_click=True))
        self.back.wanted.connect(self.withdraw_wanted)
        self.back.left.connect(self.table.setFocus)
        self.setFocusProxy(self.table)

    def show_facts(self, facts: BuildingFacts) -> None:
        """Show what is known of this building."""
        now = time.time()
        self._refused = bool(facts.refused)
        lines = [Line(f"{self._rules.kind_label(one.kind)} · {one.text}",
                      tr("late") if one.is_overdue(now) else state_word(one.state), hazard=one.id,
                      tone="late" if one.is_overdue(now) else "" if one.is_open else "ok") for one in facts.hazards]
        lines += [Line(tr("Inspection {words}", words=visit_words(one)), tr("taken back") if one.withdrawn else
                       demo_word() if one.demo else one.by, visit="" if one.withdrawn else one.id)
                  for one in facts.visits]
        self.lines.show_lines(lines)
        self._stack.setCurrentIndex(0 if lines else 1)

    def open_row(self, row: int, by_click: bool = False) -> None:
        """Open what stands there; a single click asks nobody to take an inspection back."""
        line = self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None
        if line is not None and line.hazard:
            self.hazard_wanted.emit(line.hazard)
        elif line is not None and line.visit and not self._refused and not by_click:
            self.back.ask(line.visit, line.name)


def visit_words(visit: Visit) -> str:
    """One inspection on one line."""
    day = moment(visit.at)[:10]
    if visit.withdrawn:
        return tr("{day}: taken back, {why}", day=day, why=visit.why)
    if not visit.entered:
        return tr("{day}: not let in", day=day)
    return tr("{day}: {right} right, {wrong} findings", day=day, right=len(visit.passed), wrong=len(visit.hazards))


def recorded_words(visit: Visit, hazards: Sequence[Hazard]) -> str:
    """What follows from an inspection that was just recorded, with the hazards it found."""
    ordered = [one for one in hazards if one.is_open and one.due_at is not None]
    if not visit.entered:
        return tr("Recorded: not let in. The building stays due.")
    if not hazards:
        return tr("Recorded: all {n} items are right.", n=len(visit.passed))
    if not ordered:
        return tr("Recorded: {n} findings, put right on the spot.", n=len(hazards))
    due = min(one.due_at or 0.0 for one in ordered)
    return tr("Recorded: {n} findings, {orders} orders to rectify, the first due {due}.", n=len(hazards),
              orders=len(ordered), due=moment(due))
