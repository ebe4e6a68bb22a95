"""One hazard: what it is, where it stands, and its next steps with the few words they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from console.desk.hazard.steps import HazardStep, source_word, state_word
from console.language import tr
from console.model.hazard import Hazard
from console.model.hazard_rules import HazardRules
from widgets.field_grid import FieldGrid
from widgets.flow_layout import FlowLayout
from widgets.hazard.pins import level_colour
from widgets.icons import icon
from widgets.theme import Theme
from widgets.words import demo_word, moment, time_left

# In the order of their keys; assessing and attaching have their own lines.
OFFERED = ("order", "rectify", "pass", "fail", "close", "recall", "escalate", "take_back")


class HazardCard(QFrame):
    """Shows and asks; carries nothing out. Keys 1 … take its steps, Esc goes back.

    Signals:
        step_wanted(name, words): take this step of the hazard shown.
        case_wanted(id), building_wanted(code), inspections_wanted(code), party_wanted(id), closed().
    """

    step_wanted = Signal(str, str)
    case_wanted = Signal(str)
    building_wanted = Signal(str)
    inspections_wanted = Signal(str)
    party_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "panel")
        self.hazard: Hazard | None = None
        self.lists_parties = False   # whether the page can list all hazards of a party
        self.steps: list[HazardStep] = []
        self._asking: HazardStep | None = None
        self.title, self.level, self.demo, self.text, self.missing = (QLabel() for _ in range(5))
        self.title.setProperty("role", "heading")
        self.demo.setText(demo_word())
        self.demo.setStyleSheet(f"color: {theme.warning};")
        for label in (self.title, self.text, self.missing):
            label.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.missing.setStyleSheet(f"color: {theme.warning};")
        self.fields = FieldGrid(theme)
        self.case, self.building = QPushButton(), QPushButton(tr("Why this building: its risk"))
        self.inspections = QPushButton(tr("Inspections of this building"))
        self.party = QPushButton(tr("All hazards of whoever answers for this one"))
        for link in (self.case, self.building, self.inspections, self.party):
            link.setProperty("role", "link")
        self.case.clicked.connect(lambda: self.hazard and self.case_wanted.emit(self.hazard.case))
        self.building.clicked.connect(lambda: self.hazard and self.building_wanted.emit(self.hazard.building))
        self.inspections.clicked.connect(lambda: self.hazard and self.inspections_wanted.emit(self.hazard.building))
        self.party.clicked.connect(lambda: self.hazard and self.party_wanted.emit(self.hazard.party))
        self.words = QLineEdit()
        self.confirm_button = QPushButton()
        self.confirm_button.setProperty("role", "primary")
        self.confirm_button.clicked.connect(self.confirm)
        self.words.returnPressed.connect(self.confirm)
        self.words.installEventFilter(self)
        self._buttons = QWidget()
        self._row = FlowLayout(theme.gap, parent=self._buttons)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        theme = self._theme
        back = QToolButton()
        back.setProperty("role", "flat")
        back.setIcon(icon("mdi6.arrow-left", theme))
        back.setToolTip(tr("Back to the list (Esc)"))
        back.setAccessibleName(tr("Back to the list (Esc)"))
        back.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.title, 1)
        chips = QHBoxLayout()
        chips.setSpacing(theme.gap)
        for chip in (self.level, self.demo):
            chip.setProperty("role", "chip")
            chips.addWidget(chip)
        chips.addStretch(1)
        self.form = QWidget()
        row = QHBoxLayout(self.form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        row.addWidget(self.words, 1)
        row.addWidget(self.confirm_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        column.addLayout(top)
        column.addLayout(chips)
        # Steps stand above the facts: where there is little room, facts are what one scrolls for.
        for part in (self.text, self._buttons, self.form, self.missing, self.fields, self.case, self.building,
                     self.inspections, self.party):
            column.addWidget(part)
            if part.property("role") == "link":
                column.setAlignment(part, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.form.hide()
        self.missing.hide()

    def show_hazard(self, hazard: Hazard | None, rules: HazardRules, steps: Sequence[HazardStep], area: str,
                    party: str, now: float) -> None:
        """A hazard and what may be done with it now.

        Args:
            area, party: in words. now: seconds since 1970 UTC.
        """
        if hazard is None or self.hazard is None or hazard.id != self.hazard.id:
            self.leave()
        self.hazard = hazard
        self.setVisible(hazard is not None)
        if hazard is None:
            return
        level = next((one.label for one in rules.levels if one.level is hazard.level), hazard.level.value)
        self.title.setText(f"{rules.kind_label(hazard.kind)} · {hazard.address or area}")
        self.level.setText(level)
        self.level.setStyleSheet(f"color: {level_colour(hazard.level, self._theme)};")
        self.demo.setVisible(hazard.demo)
        self.text.setText(hazard.text)
        self.text.setVisible(bool(hazard.text))
        self.fields.set_rows((
            (tr("State"), state_word(hazard.state)),
            (tr("Limit"), time_left(hazard.due_at, now, hazard.is_open) if hazard.due_at else ""),
            (tr("Responsible"), party), (tr("Found"), moment(hazard.found_at)),
            (tr("Source"), source_word(hazard.source)),
            (tr("Likelihood × consequence"), f"{hazard.likelihood} × {hazard.consequence}"),
            (tr("Result"), hazard.result), (tr("Reason"), hazard.why),
            (tr("Sent back"), (tr("once") if hazard.returns == 1 else tr("{n} times", n=hazard.returns))
             if hazard.returns else ""),
            (tr("Area"), area), (tr("Building"), hazard.building), (tr("Room"), hazard.room),
            (tr("Number"), hazard.id)))
        self.case.setVisible(bool(hazard.case))
        self.case.setText(tr("Case {id}", id=hazard.case))
        for link in (self.building, self.inspections):
            link.setVisible(bool(hazard.building))
        self.party.setVisible(bool(hazard.party) and self.lists_parties)
        self.steps = [step for name in OFFERED for step in steps if step.name == name]
        self._offer()

    def say(self, words: str) -> None:
        """Say why a step was not taken."""
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def press(self, key: str) -> bool:
        """Take the step of that number; whether there is one."""
        place = int(key) - 1 if key.isdecimal() else -1
        if not 0 <= place < len(self.steps):
            return False
        self._begin(self.steps[place])
        return True

    def confirm(self) -> None:
        """Take the step that is being asked for, or say what is missing."""
        if self._asking is None:
            return
        words = self.words.text().strip()
        if self._asking.needs and not words:
            self.say(tr("Write a few words first."))
            return
        self.step_wanted.emit(self._asking.name, words)

    def leave(self) -> None:
        """No step is being asked for any more."""
        self._asking = None
        self.words.clear()
        self.form.hide()
        self.say("")

    def _begin(self, step: HazardStep) -> None:
        if not step.needs:
            self.step_wanted.emit(step.name, "")
            return
        self._asking = step
        self.words.setPlaceholderText(tr("What was done") if "result" in step.needs else tr("Reason, for the record"))
        self.confirm_button.setText(tr("{step} (Enter)", step=step.label))
        self.say("")
        self.form.show()
        self.words.setFocus()

    def _offer(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, step in enumerate(self.steps, 1):
            button = QPushButton(f"{number}  {step.label}")
            button.clicked.connect(lambda _=False, step=step: self._begin(step))
            self._row.addWidget(button)
        self._buttons.setVisible(bool(self.steps))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress \
                and event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.setFocus()
            return True
        return super().eventFilter(watched, event)
