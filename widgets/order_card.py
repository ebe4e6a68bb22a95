"""One order: its clocks, who came, what was said, and its next steps with their keys and the little they need."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from console.desk.order_steps import OrderStep, state_word
from console.language import tr
from console.model.order import Order, Visit
from console.model.order_rules import OrderRules
from widgets.enter_and_esc import EnterAndEsc
from widgets.flow_layout import FlowLayout
from widgets.order_words import clock_titles, reading_colour, reading_tip, reading_words
from widgets.theme import Theme
from widgets.words import demo_word, moment, priority_word


class OrderCard(QFrame):
    """Shows and asks; carries nothing out.

    Signals:
        step_wanted(step name, values): values by the names the desk of orders knows.
        case_wanted(id): the case it is about.
    """

    step_wanted = Signal(str, dict)
    case_wanted = Signal(str)

    def __init__(self, theme: Theme, rules: Callable[[], OrderRules], department: Callable[[str], str],
                 area: Callable[[str], str], now: Callable[[], float] = time.time,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rules, self._department, self._area, self._now = theme, rules, department, area, now
        self.order: Order | None = None
        self.steps: list[OrderStep] = []
        self.asking = ""
        self.title, self.about, self.visits, self.said, self.missing = (QLabel() for _ in range(5))
        self.title.setProperty("role", "heading")
        for label in (self.about, self.visits, self.said):
            label.setProperty("role", "muted")
        for label in (self.title, self.about, self.visits, self.said, self.missing):
            label.setWordWrap(True)
        self.missing.setStyleSheet(f"color: {theme.warning};")
        self.clocks = {name: (QLabel(word), QLabel()) for name, word in clock_titles().items()}
        self.case = QPushButton()
        self.case.setProperty("role", "link")
        self.case.clicked.connect(lambda: self.case_wanted.emit(self.order.case if self.order else ""))
        self._buttons = QWidget()
        self._row = FlowLayout(theme.gap, parent=self._buttons)
        self._build_form()
        self._arrange()
        self.show_order(None)

    def show_order(self, order: Order | None, steps: Sequence[OrderStep] = ()) -> None:
        """An order and what may be done with it now; None for none."""
        if self.order is None or order is None or order.id != self.order.id:
            self.leave()
        self.order, self.steps = order, list(steps)
        self.setVisible(order is not None)
        if order is None:
            return
        self.title.setText(order.title)
        found = self._rules().rank(order.rank)
        rank = found.label if found else order.rank
        parts = [state_word(order.state), self._department(order.department), self._area(order.area), order.address,
                 priority_word(order.priority), tr("must come: {rank} or higher", rank=rank),
                 tr("issued {time}", time=moment(order.issued_at)), order.id]
        if order.demo:
            parts.append(demo_word())
        if order.level:
            parts.insert(1, tr("before the street") if order.level == "street" else tr("before the district"))
        self.about.setText(" · ".join(part for part in parts if part))
        self.visits.setText("\n".join(self._visit(visit) for visit in order.visits))
        said = [(tr("Result"), order.result), (tr("Reason"), order.why),
                (tr("Given back"), tr("{n} times", n=order.returns) if order.returns else ""),
                (tr("Rating"), f"{order.rating} / 5" if order.rating else "")]
        self.said.setText("\n".join(f"{name}: {text}" for name, text in said if text))
        self.visits.setVisible(bool(order.visits))
        self.said.setVisible(bool(self.said.text()))
        self.case.setVisible(bool(order.case))
        self.case.setText(tr("Case {id}", id=order.case))
        self.show_clocks()
        self._offer()

    def show_clocks(self) -> None:
        """The clocks at this moment."""
        if self.order is None:
            return
        for reading in self.order.readings(self._now()):
            label = self.clocks[reading.name][1]
            colour = reading_colour(reading, self._theme)
            label.setText(reading_words(reading, self._now()))
            label.setStyleSheet(f"color: {colour.name()};" if colour else "")
            label.setToolTip(reading_tip(reading))

    def press(self, key: str) -> None:
        """Take the step of that number."""
        place = int(key) - 1 if key.isdecimal() else -1
        if 0 <= place < len(self.steps):
            self.begin(self.steps[place])

    def begin(self, step: OrderStep) -> None:
        """Ask for what the step needs, or take it at once where it needs nothing."""
        fields = {"arrive": ("name", "rank", "place"), "resolve": ("words",), "accept": ("rating",),
                  "return": ("words",), "cancel": ("words",), "escalate": ("level", "words")}.get(step.name, ())
        if not fields:
            self.step_wanted.emit(step.name, {})
            return
        self.asking = step.name
        hints = {"resolve": tr("What was done"), "return": tr("Why it is not accepted")}
        self.words.setPlaceholderText(hints.get(step.name, tr("Reason, for the record")))
        self.confirm_button.setText(tr("{step} (Enter)", step=step.label))
        for name, field in self.fields.items():
            field.setVisible(name in fields)
        if "rank" in fields and self.order is not None:
            self.rank.setCurrentIndex(max(0, self.rank.findData(self.order.rank)))
        self.missing.hide()
        self.form.show()
        self.fields[fields[0]].setFocus()

    def confirm(self) -> None:
        """Take the step that is being asked for, or say what is missing."""
        words = self.words.text().strip()
        values: dict[str, Any] = {
            "arrive": {"name": self.name.text().strip(), "rank": self.rank.currentData(),
                       "place": self.place.text().strip()},
            "resolve": {"result": words}, "accept": {"rating": self.rating.value()}, "return": {"why": words},
            "cancel": {"why": words}, "escalate": {"to": self.level.currentData(), "why": words}}[self.asking]
        lacking = {"name": tr("Say who came."), "result": tr("Say what was done."),
                   "why": tr("Give a reason; it goes on record.")}
        for name, sentence in lacking.items():
            if name in values and not values[name]:
                self.say(sentence)
                return
        self.step_wanted.emit(self.asking, values)

    def say(self, words: str) -> None:
        """Why a step was not taken."""
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def leave(self) -> None:
        """Ask for nothing any more."""
        self.asking = ""
        for edit in (self.name, self.place, self.words):
            edit.clear()
        self.form.hide()
        self.missing.hide()

    def _visit(self, visit: Visit) -> str:
        rank = self._rules().rank(visit.rank)
        words = f"{moment(visit.at)}  {visit.name} · {rank.label if rank else visit.rank}"
        words += f" · {visit.place}" if visit.place else ""
        return words if visit.enough else tr("{visit} — rank too low, does not count", visit=words)

    def _offer(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, step in enumerate(self.steps, 1):
            button = QPushButton(f"{number}  {step.label}")
            button.setToolTip(tr("{step} (key {key} in the list)", step=step.label, key=number))
            if number == 1 and step.name not in ("cancel", "escalate"):
                button.setProperty("role", "primary")
            button.clicked.connect(lambda _=False, one=step: self.begin(one))
            self._row.addWidget(button)
            button.show()
        self._buttons.setVisible(bool(self.steps))

    def _build_form(self) -> None:
        self.form = QWidget()
        self.name, self.place, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("Who came"))
        self.place.setPlaceholderText(tr("Where"))
        self.rank, self.level, self.rating = QComboBox(), QComboBox(), QSpinBox()
        for rank in self._rules().ranks:
            self.rank.addItem(rank.label, rank.code)
        for level, word in (("street", tr("Before the street")), ("district", tr("Before the district"))):
            self.level.addItem(word, level)
        self.rating.setRange(0, 5)
        self.rating.setValue(5)
        self.rating.setSpecialValueText(tr("no rating"))
        self.rating.setSuffix(" / 5")
        self.fields: dict[str, QWidget] = {"name": self.name, "rank": self.rank, "place": self.place,
                                           "level": self.level, "rating": self.rating, "words": self.words}
        self.confirm_button = QPushButton()
        self.confirm_button.setProperty("role", "primary")
        self.confirm_button.clicked.connect(self.confirm)
        row = QHBoxLayout(self.form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.gap)
        for name, field in self.fields.items():
            row.addWidget(field, 2 if name == "words" else 1)
            field.setAccessibleName(name)
        row.addWidget(self.confirm_button)
        EnterAndEsc(self, self.confirm, self.leave).watch(*self.fields.values())
        self.form.hide()

    def _arrange(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.pad * 2)
        for place, (name, value) in enumerate(self.clocks.values()):
            name.setProperty("role", "muted")
            grid.addWidget(name, 0, place)
            grid.addWidget(value, 1, place)
        grid.setColumnStretch(len(self.clocks), 1)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(grid)
        for part in (self.visits, self.said):
            column.addWidget(part)
        column.addWidget(self.case, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._buttons)
        column.addWidget(self.form)
        column.addWidget(self.missing)
        column.addStretch(1)
