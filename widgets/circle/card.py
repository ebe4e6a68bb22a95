"""The card of the service circle over the map: asks, shows how far it is, and what came of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from console.language import tr
from widgets.circle.answer import CircleAnswer
from widgets.circle.asking import Asking
from widgets.circle.form import CircleForm, Ground
from widgets.floating import FloatingCard
from widgets.theme import Theme
from widgets.words import demo_word

WIDTH = 32   # in text sizes


class CircleCard(FloatingCard):
    """Enter computes, Esc closes; what was entered and answered stays while the window lives.

    Signals:
        asked(Asking): compute this. cancelled: stop computing.
        map_wanted(Asking), outside_wanted(Asking), report_wanted(Asking): of what is shown.
        place_wanted(lon, lat): look there.
    """

    asked = Signal(object)
    cancelled = Signal()
    map_wanted = Signal(object)
    outside_wanted = Signal(object)
    report_wanted = Signal(object)
    place_wanted = Signal(float, float)

    def __init__(self, theme: Theme, plan: QWidget) -> None:
        super().__init__(theme, plan, WIDTH)
        self.setAccessibleName(tr("Service circle"))
        self._shown = Asking()   # what the answer is about
        self.title, self.demo = QLabel(tr("Service circle")), QLabel(demo_word())
        self.title.setProperty("role", "heading")
        self.demo.setProperty("role", "chip")
        self.demo.setStyleSheet(f"color: {theme.warning};")
        self.demo.hide()
        self.form = CircleForm(theme)
        self.form.asked.connect(lambda: self.asked.emit(self.form.asking()))
        self.note = QLabel()   # what is missing, or why it was refused
        self.note.setWordWrap(True)
        self.busy, self.step, self.bar = QWidget(), QLabel(), QProgressBar()
        self.step.setProperty("role", "muted")
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop computing; nothing is changed"))
        self.cancel.clicked.connect(self.cancelled)
        self.answer = CircleAnswer(theme)
        self.answer.place_wanted.connect(self.place_wanted)
        self.acts = QWidget()
        self._lay_out()
        for part in (self.note, self.busy, self.answer, self.acts):
            part.hide()

    def _lay_out(self) -> None:
        theme = self._theme
        top, bar = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.demo)
        top.addStretch(1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.bar, 1)
        bar.addWidget(self.cancel)
        busy = QVBoxLayout(self.busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.setSpacing(theme.gap // 2)
        busy.addWidget(self.step)
        busy.addLayout(bar)
        acts = QHBoxLayout(self.acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(theme.gap)
        for words, told, signal in (
                (tr("Put on the map"), tr("Add layers: the circle, buildings outside, proposed stations"),
                 self.map_wanted),
                (tr("Buildings outside …"), tr("Write the buildings that no station reaches to a file"),
                 self.outside_wanted),
                (tr("Report …"), tr("Write all of this with a plan to a PDF file"), self.report_wanted)):
            button = QPushButton(words)
            button.setToolTip(told)
            button.clicked.connect(lambda _=False, wanted=signal: wanted.emit(self._shown))
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.pad)
        column.setSpacing(theme.gap)
        column.addLayout(top)
        for part in (self.form, self.note, self.busy):
            column.addWidget(part)
        column.addWidget(self.answer, 1)
        column.addWidget(self.acts)
        column.addStretch(0)

    def open_card(self) -> None:
        """Show it as it was left; the keyboard works in it."""
        self.show()
        self.fit()
        self.form.reach.setFocus()
        self.form.reach.selectAll()

    def set_ground(self, ground: Ground) -> None:
        """What there is to answer from; where something is missing, what to do."""
        self.form.set_ground(ground)
        ready = bool(ground.kinds) and bool(ground.buildings)
        self.form.go.setEnabled(ready and not self.busy.isVisibleTo(self))
        if not ground.kinds:
            self._say(tr("This profile has no stations yet: import facilities (facility import FILE), or drop their "
                         "file on the map."))
        elif not ground.buildings:
            self._say(tr("This profile has no buildings yet, so nobody can be counted: import them (view register)."))
        elif not self.busy.isVisibleTo(self):
            self._say("")
        self.fit()

    def show_step(self, done: int, total: int, text: str) -> None:
        """How far it is; total 0 where nobody knows."""
        self._say("")
        self.form.go.setEnabled(False)
        self.cancel.setEnabled(True)
        self.step.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not self.busy.isVisibleTo(self):
            self.busy.show()
            self.fit()

    def stopping(self) -> None:
        """It will end at its next step."""
        self.cancel.setEnabled(False)
        self.step.setText(tr("Stopping …"))

    def show_refusal(self, sentence: str) -> None:
        """It was refused, or stopped; what was answered before stays."""
        self._rest()
        self._say(sentence)
        self.fit()

    def show_answer(self, asking: Asking, value: dict[str, Any]) -> None:
        """Show what `circle show` answered to this."""
        self._rest()
        self._shown = asking
        self._say("")
        self.demo.setVisible(bool(value.get("demo")))
        self.answer.show_answer(value, asking.place)
        self.answer.show()
        self.acts.show()
        self.fit()

    def _rest(self) -> None:
        self.busy.hide()
        self.form.go.setEnabled(True)

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
