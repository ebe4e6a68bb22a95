"""What can be done with the case shown: one button and one key per step, and the form a step needs, in place.

No dialog stands in the way: a step that needs words opens its form under the buttons, a step that needs none is
done at the press of its key. What is half written is kept (drafts) and is there again after a crash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from console.desk.levels import RULE, Escalation
from console.desk.lifecycle import Step
from console.language import tr
from widgets.entry_words import settling_word
from widgets.flow_layout import FlowLayout
from widgets.step_form import Choice, StepForm
from widgets.theme import Theme

KEYS = "123456789"
SETTLING_MS = 600   # after somebody else changed what the digits mean
FEW = 4          # steps offered at once; the rest on request, they are the exceptions


@dataclass(frozen=True)
class Offer:
    """What the desk offers for one case at this moment.

    Attributes:
        steps: in the order of the table; the one the case waits for first.
        handlers: whom it may be sent to, the proposal first.
        alike: open cases that may be the same, the likest first.
        asks: whether the first of them is so likely that "same?" is asked.
        levels: where it may be settled.
        phrases: by step: ready words.
        draft: (step, words) half written earlier, "" for none.
        version: what `CaseWork.act` is told was seen.
        remarks: what the person should know: told to rework, asked for more time …
    """

    steps: Sequence[Step] = ()
    handlers: Sequence[Choice] = ()
    alike: Sequence[Choice] = ()
    asks: bool = False
    levels: Sequence[Choice] = ()
    phrases: Mapping[str, Sequence[str]] | None = None
    draft: tuple[str, str] = ("", "")
    version: int = 0
    remarks: Sequence[str] = ()


class WorkBar(QWidget):
    """Buttons of the steps, proposal and "same?" with their keys, and the form of the step chosen.

    Signals:
        step_wanted(str, dict): do this step with these values.
        draft_changed(str, str): step and words half written; "" when there is nothing to keep.
    """

    step_wanted = Signal(str, dict)
    draft_changed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offer = Offer()
        self._all = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._rise: Escalation | None = None
        self._buttons: list[QPushButton] = []
        self.setAccessibleName(tr("What can be done"))
        self.remarks, self.error = QLabel(), QLabel()
        for label, colour in ((self.remarks, theme.warning), (self.error, theme.urgent)):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"color: {colour};")
            label.hide()
        self._box = QWidget()
        self._flow = FlowLayout(theme.gap, parent=self._box)
        self.form = StepForm(theme)
        self.form.confirmed.connect(self._confirmed)
        self.form.cancelled.connect(self.cancel)
        self.form.words_changed.connect(lambda words: self.draft_changed.emit(self.form.step, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        for widget in (self.remarks, self._box, self.form, self.error):
            column.addWidget(widget)
        self.form.hide()

    def show_offer(self, offer: Offer, fresh: bool = True, own: bool = True) -> None:
        """Show what can be done now.

        Args:
            fresh: another case; otherwise a form that is open stays as long as its step is possible.
            own: what changed was done here; where somebody else renumbered the steps, a digit that was on its way
                under the finger is not taken for another step.
        """
        before = [step.name for step in self._shown()]
        self._offer = offer
        if fresh:
            self._all, self._rise = False, None
            self.error.hide()
        if fresh or self.form.step not in {step.name for step in offer.steps}:
            self.form.close_form()
        self._fill()
        if not fresh and not own and before != [step.name for step in self._shown()]:
            self._settling.start()
        step, words = offer.draft
        if fresh and words:
            self.begin(step, words)

    def show_rise(self, rise: Escalation | None) -> None:
        """A rule asks for another level (提级), which is done with one key; None where none does."""
        if rise != self._rise:
            self._rise = rise
            self._fill()

    def keys(self) -> dict[str, str]:
        """Key → what it does now, for the keyboard and the help."""
        found = {KEYS[i]: step.label for i, step in enumerate(self._shown()) if i < len(KEYS)}
        if self._proposed() is not None:
            found["P"] = tr("Accept the proposal")
        if self._asks():
            found["M"] = tr("Merge with the case alike")
        if self._rises() is not None:
            found["E"] = tr("Escalate as the rule says")
        return found

    def press(self, key: str) -> bool:
        """Do what a key stands for; False where it stands for nothing."""
        if key in KEYS:
            steps = self._shown()
            if KEYS.index(key) >= len(steps) or self._settling.isActive():
                return False
            self.begin(steps[KEYS.index(key)].name)
            return True
        if key == "P" and (choice := self._proposed()) is not None:
            self.step_wanted.emit("dispatch", {"handler": choice.value})
            return True
        if key == "M" and self._asks():
            self.step_wanted.emit("merge", {"other": self._offer.alike[0].value})
            return True
        if key == "E" and (rise := self._rises()) is not None:
            self.step_wanted.emit("escalate", {"level": rise.to, "why": rise.words, "task_force": rise.task_force,
                                               "extra": {RULE: rise.rule}})
            return True
        return False

    def begin(self, name: str, words: str = "") -> None:
        """Begin a step: done at once where it needs nothing, else its form."""
        step = self._step(name)
        if step is None:
            return
        self.error.hide()
        if not step.needs:
            self.step_wanted.emit(name, {})
            return
        offer = self._offer
        self.form.open_form(step, (offer.phrases or {}).get(name, ()), offer.handlers, offer.alike, offer.levels, words)
        self._mark(name)

    def cancel(self) -> None:
        """Close the form; the draft is dropped, since this was meant."""
        step = self.form.step
        self.form.close_form()
        self.error.hide()
        self._mark("")
        self.draft_changed.emit(step, "")

    def show_error(self, text: str) -> None:
        """What was wrong, under the form, which keeps what was written."""
        self.error.setText(text)
        self.error.show()

    def done(self) -> None:
        """The step was carried out."""
        self.form.close_form()
        self.error.hide()

    def _confirmed(self, values: dict[str, Any]) -> None:
        self.error.hide()
        self.step_wanted.emit(self.form.step, values)

    def _step(self, name: str) -> Step | None:
        return next((step for step in self._offer.steps if step.name == name), None)

    def _proposed(self) -> Choice | None:
        return self._offer.handlers[0] if self._offer.handlers and self._step("dispatch") else None

    def _asks(self) -> bool:
        return self._offer.asks and bool(self._offer.alike) and self._step("merge") is not None

    def _rises(self) -> Escalation | None:
        return self._rise if self._step("escalate") else None

    def _shown(self) -> list[Step]:
        """The step the case waits for first, then what leads elsewhere; unless all are asked for, only so many."""
        steps = sorted(self._offer.steps, key=lambda step: (not step.awaited, not step.ends))
        return steps if self._all or len(steps) <= FEW + 1 else steps[:FEW]

    def _fill(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        shown = self._shown()
        for i, step in enumerate(shown):
            key = KEYS[i] if i < len(KEYS) else ""
            button = self._button(f"{key}  {step.label}" if key else step.label, step.name,
                                  "primary" if i == 0 and step.awaited else "")
            button.setProperty("step", step.name)
            button.setToolTip(tr("{what} (key {key})", what=step.label, key=key) if key else step.label)
            button.clicked.connect(lambda _=False, name=step.name: self.begin(name))
            self._buttons.append(button)
        if (choice := self._proposed()) is not None:
            button = self._button(tr("P  Send to {who}", who=choice.label), "proposal")
            button.setToolTip(tr("Accept the proposal (key P): {why}", why=choice.detail))
            button.clicked.connect(lambda: self.press("P"))
        if self._asks():
            first = self._offer.alike[0]
            button = self._button(tr("M  Same as {title}?", title=first.label[:16]), "alike")
            button.setToolTip(tr("Merge with the case alike (key M): {why}", why=first.detail))
            button.clicked.connect(lambda: self.press("M"))
        if (rise := self._rises()) is not None:
            button = self._button(tr("E  Up to the {level}, by rule", level=settling_word(rise.to)), "rise")
            button.setToolTip(tr("Escalate as the rule says (key E): {why}", why=rise.words))
            button.clicked.connect(lambda: self.press("E"))
        self._show_remarks()
        if len(shown) < len(self._offer.steps):
            more = self._button(tr("{n} more …", n=len(self._offer.steps) - len(shown)), "more", "flat")
            more.setToolTip(tr("All steps that are possible now"))
            more.clicked.connect(self._show_all)
        self._box.setVisible(self._flow.count() > 0)
        self._box.updateGeometry()
        self._mark(self.form.step)

    def _show_remarks(self) -> None:
        lines = [*self._offer.remarks]
        if (rise := self._rises()) is not None:
            lines.append(tr("To rise to the {level}: {why}", level=settling_word(rise.to), why=rise.words))
        self.remarks.setText("\n".join(lines))
        self.remarks.setVisible(bool(lines))

    def _button(self, text: str, name: str, role: str = "") -> QPushButton:
        button = QPushButton(text)
        if role:
            button.setProperty("role", role)
        button.setObjectName(name)
        self._flow.addWidget(button)
        button.show()
        return button

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        if self._buttons:
            self._buttons[0].setFocus()

    def _mark(self, name: str) -> None:
        """Which step's form is open."""
        for button in self._buttons:
            button.setDown(button.property("step") == name and bool(name))
