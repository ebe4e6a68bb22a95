"""What the hazard map shows and which hazards: one line above it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QToolButton, QWidget

from console.desk.hazard.steps import source_word, state_word
from console.insight.hazard_filter import HazardFilter
from console.language import tr
from console.model.area import Level
from console.model.hazard import HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardRules
from widgets.choice_button import ChoiceButton, chip_style
from widgets.flow_layout import FlowLayout
from widgets.hazard.picture import Shown, level_word, shown_word
from widgets.theme import Theme

TYPING_MS = 180
LEVELS = (Level.STREET, Level.COMMUNITY, Level.GRID)


class HazardChoices(QWidget):
    """Measure, level of areas, and filters by kind, level, state, source, open, late and words.

    Signals:
        changed(): something else is asked for.
    """

    changed = Signal()

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.shown = self._box(tr("What areas are coloured by"), [(shown_word(one), one.value) for one in Shown])
        self.level = self._box(tr("Level of the areas"), [
            (tr("Level by scale"), ""), *((level_word(one), one.word) for one in LEVELS)])
        self.kinds = ChoiceButton(tr("Kind"), [("", [(one.code, one.label, None) for one in rules.kinds])], theme)
        self.levels = ChoiceButton(tr("Level"), [("", [(one.level.value, one.label, None) for one in rules.levels])],
                                   theme)
        self.states = ChoiceButton(tr("State"), [("", [(one.value, state_word(one), None) for one in HazardState])],
                                   theme)
        self.sources = ChoiceButton(tr("Source"), [("", [(one.value, source_word(one), None) for one in HazardSource])],
                                    theme)
        self.only_open = self._chip(tr("Open only"), tr("Without those that are closed"))
        self.only_open.setChecked(True)
        self.only_late = self._chip(tr("Late only"), tr("Open and past their limit"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Words of the hazard"))
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(theme.size * 11)
        self.text.textChanged.connect(lambda _: self._typing.start())
        flow = FlowLayout(theme.gap - 2, parent=self)
        for part in (self.shown, self.level, self.kinds, self.levels, self.states, self.sources, self.only_open,
                     self.only_late, self.text):
            flow.addWidget(part)
        for choice in (self.kinds, self.levels, self.states, self.sources):
            choice.changed.connect(self.changed)
        for chip in (self.only_open, self.only_late):
            chip.toggled.connect(lambda _: self.changed.emit())
        for box in (self.shown, self.level):
            box.activated.connect(lambda _: self.changed.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def measure(self) -> Shown:
        return Shown(self.shown.currentData())

    def wanted_level(self, by_scale: Level) -> Level:
        """The level chosen, or the one that fits the scale."""
        word = self.level.currentData()
        return Level.named(word) if word else by_scale

    def filter(self, area: str, at: float | None) -> HazardFilter:
        """Which hazards.

        Args:
            area: id, "" for everywhere. at: seconds since 1970 UTC, None for now.
        """
        return HazardFilter(
            kinds=self.kinds.chosen, levels=frozenset(HazardLevel(one) for one in self.levels.chosen),
            states=frozenset(HazardState(one) for one in self.states.chosen),
            sources=frozenset(HazardSource(one) for one in self.sources.chosen), area=area,
            text=self.text.text().strip(), only_open=self.only_open.isChecked(),
            only_overdue=self.only_late.isChecked(), at=at)

    def show_measure(self, shown: Shown) -> None:
        """Colour areas by this."""
        with QSignalBlocker(self.shown):
            self.shown.setCurrentIndex(self.shown.findData(shown.value))
        self.changed.emit()

    def _box(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for words, value in items:
            box.addItem(words, value)
        return box

    def _chip(self, words: str, tip: str) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setText(words)
        chip.setToolTip(tip)
        chip.setStyleSheet(chip_style(self._theme, menu=False))
        return chip
