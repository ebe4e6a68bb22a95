"""What the hazard map shows and which hazards: one line above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QToolButton, QWidget

from console.desk.hazard.steps import source_word, state_word
from console.insight.hazard_aggregate import HazardMeasure
from console.insight.hazard_filter import HazardFilter
from console.language import tr
from console.model.area import Level
from console.model.hazard import HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardRules
from widgets.choice_button import ChoiceButton, chip_style
from widgets.flow_layout import FlowLayout
from widgets.hazard.picture import shown_word
from widgets.theme import Theme
from widgets.words import level_word

TYPING_MS = 180
LEVELS = (Level.DISTRICT, Level.STREET, Level.COMMUNITY, Level.GRID)
PARTIES = 60   # offered; one that is chosen from a hazard is offered beside


class HazardChoices(QWidget):
    """Measure, level of areas, and filters by kind, level, state, source, party, open, late and words.

    Signals:
        changed(): something else is asked for.
    """

    changed = Signal()

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.shown = self._box(tr("What areas are coloured by"),
                               [(shown_word(one), one.value) for one in HazardMeasure])
        self.have: Collection[Level] = ()   # levels of the hierarchy that have outlines; empty for any
        self.level = self._box(tr("Level of the areas"), [
            (tr("Level by scale"), ""), *((level_word(one), one.word) for one in LEVELS)])
        self.kinds = ChoiceButton(tr("Kind"), [("", [(one.code, one.label, None) for one in rules.kinds])], theme)
        self.levels = ChoiceButton(tr("Hazard level"),
                                   [("", [(one.level.value, one.label, None) for one in rules.levels])], theme)
        self.states = ChoiceButton(tr("State"), [("", [(one.value, state_word(one), None) for one in HazardState])],
                                   theme)
        self.sources = ChoiceButton(tr("Source"), [("", [(one.value, source_word(one), None) for one in HazardSource])],
                                    theme)
        self.parties = ChoiceButton(tr("Responsible"), [], theme)
        self._offered: tuple[tuple[str, str], ...] = ()
        self.only_open = self._chip(tr("Open only"), tr("Without those that are closed"))
        self.only_open.setChecked(True)
        self.only_late = self._chip(tr("Late only"), tr("Open and past their limit"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Words of the hazard"))
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(theme.size * 11)
        self.text.textChanged.connect(lambda _: self._typing.start())
        flow = FlowLayout(theme.gap - 2, parent=self)
        for part in (self.shown, self.level, self.kinds, self.levels, self.states, self.sources, self.parties,
                     self.only_open, self.only_late, self.text):
            flow.addWidget(part)
        for choice in (self.kinds, self.levels, self.sources, self.parties):
            choice.changed.connect(self.changed)
        self.states.changed.connect(self._states_changed)
        for chip in (self.only_open, self.only_late):
            chip.toggled.connect(lambda _: self.changed.emit())
        for box in (self.shown, self.level):
            box.activated.connect(lambda _: self.changed.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def measure(self) -> HazardMeasure:
        return HazardMeasure(self.shown.currentData())

    def wanted_level(self, by_scale: Level) -> Level:
        """The level chosen, or the one that fits the scale; the nearest where the hierarchy lacks it."""
        word = self.level.currentData()
        wanted = Level.named(word) if word else by_scale
        return min(self.have or (wanted,), key=lambda one: (abs(one - wanted), one))

    def filter(self, area: str, at: float | None) -> HazardFilter:
        """Which hazards.

        Args:
            area: id, "" for everywhere. at: seconds since 1970 UTC, None for now.
        """
        return HazardFilter(
            kinds=self.kinds.chosen, levels=frozenset(HazardLevel(one) for one in self.levels.chosen),
            states=frozenset(HazardState(one) for one in self.states.chosen),
            sources=frozenset(HazardSource(one) for one in self.sources.chosen), parties=self.parties.chosen, area=area,
            text=self.text.text().strip(), only_open=self.only_open.isChecked(),
            only_overdue=self.only_late.isChecked(), at=at)

    def one_line(self) -> int:
        """How wide all of it is on one line, in logical pixels."""
        parts = (self.shown, self.level, self.kinds, self.levels, self.states, self.sources, self.parties,
                 self.only_open, self.only_late, self.text)
        return sum(part.sizeHint().width() if part is not self.text else part.width() for part in parts) \
            + len(parts) * self._theme.gap

    @property
    def narrows(self) -> bool:
        """Whether anything but the open ones is left out."""
        return bool(self.text.text().strip() or self.only_late.isChecked() or any(
            one.chosen for one in (self.kinds, self.levels, self.states, self.sources, self.parties)))

    def show_measure(self, shown: HazardMeasure) -> None:
        """Colour areas by this."""
        with QSignalBlocker(self.shown):
            self.shown.setCurrentIndex(self.shown.findData(shown.value))
        self.changed.emit()

    def show_level(self, word: str) -> None:
        """Colour areas of this level; "" for the one that fits the scale."""
        with QSignalBlocker(self.level):
            self.level.setCurrentIndex(max(0, self.level.findData(word)))

    def offer_parties(self, parties: Sequence[tuple[str, str]]) -> None:
        """Who may be chosen: id and name, those with the most open hazards first."""
        chosen = [one for one in self._offered if one[0] in self.parties.chosen]
        self._offered = tuple(dict.fromkeys((*chosen, *parties)))
        self.parties.set_groups([("", [(id_, name, None) for id_, name in self._offered])])

    def choose_party(self, party: str, name: str) -> None:
        """Only hazards that this party answers for."""
        if party not in {one for one, _ in self._offered}:
            self.offer_parties([(party, name), *self._offered])
        self.parties.choose([party])

    def clear(self) -> None:
        """Leave nothing out but those that are closed."""
        with QSignalBlocker(self):
            for one in (self.kinds, self.levels, self.states, self.sources, self.parties):
                one.choose(())
            self.only_late.setChecked(False)
            self.only_open.setChecked(True)
            self.text.clear()
            self._typing.stop()
        self.changed.emit()

    def _states_changed(self) -> None:
        """Whoever asks for closed ones does not want open ones only."""
        if HazardState.CLOSED.value in self.states.chosen:
            with QSignalBlocker(self.only_open):
                self.only_open.setChecked(False)
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
