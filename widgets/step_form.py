"""The form of one step, under its button: what the step needs and nothing else. Enter does it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.lifecycle import Step
from console.language import tr
from widgets.enter_and_esc import EnterAndEsc
from widgets.flow_layout import FlowLayout
from widgets.theme import Theme

ROWS_SHOWN = 5
DAY_SECONDS = 86400


@dataclass(frozen=True)
class Choice:
    """Something to choose: its value for the command, how it is called, and why it is offered."""

    value: str
    label: str
    detail: str = ""


class StepForm(QFrame):
    """Words with ready phrases, a list to choose from, a moment, a mark from 1 to 5.

    Signals:
        confirmed(dict): values by the names `CaseWork.act` knows.
        cancelled: Esc.
        words_changed(str): to be kept as a draft.
    """

    confirmed = Signal(dict)
    cancelled = Signal()
    words_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.step = ""
        self._theme = theme
        self._needs: frozenset[str] = frozenset()
        self.title, self.missing = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.missing.setStyleSheet(f"color: {theme.warning};")
        self.missing.setWordWrap(True)
        self.choices = QListWidget()
        self.choices.setUniformItemSizes(False)
        self.choices.itemActivated.connect(lambda _: self.confirm())
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.size * 5)
        self.words.textChanged.connect(lambda: self.words_changed.emit(self.words.toPlainText()))
        self.until = QDateTimeEdit()
        self.until.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.until.setCalendarPopup(True)
        self.level, self.rating = QComboBox(), QComboBox()
        for number, word in enumerate((tr("very bad"), tr("bad"), tr("fair"), tr("good"), tr("very good")), 1):
            self.rating.addItem(f"{number} · {word}", number)
        self.phrases = QWidget()
        self._flow = FlowLayout(theme.gap // 2, parent=self.phrases)
        self.confirm_button = QPushButton(tr("Do it (Enter)"))
        self.confirm_button.setProperty("role", "primary")
        self.confirm_button.clicked.connect(self.confirm)
        self.cancel_button = QPushButton(tr("Leave it (Esc)"))
        self.cancel_button.clicked.connect(self.cancelled)
        self._arrange()
        new_line = Qt.KeyboardModifier.ShiftModifier
        EnterAndEsc(self, self.confirm, self.cancelled.emit, leaves=new_line).watch(
            self.words, self.choices, self.until, self.level, self.rating)

    def open_form(self, step: Step, phrases: Sequence[str], handlers: Sequence[Choice], alike: Sequence[Choice],
                  levels: Sequence[Choice], words: str = "") -> None:
        """Show what a step needs, with the first thing to fill in under the cursor."""
        self.step, self._needs = step.name, step.needs
        self.title.setText(step.label)
        self.missing.hide()
        listed = handlers if "handler" in step.needs else alike
        self._list(listed, "handler" in step.needs or "other" in step.needs)
        said = "finding" if "finding" in step.needs else "why"
        self.words.setPlaceholderText(tr("What was found") if said == "finding" else tr("Reason, for the record"))
        self.words.setVisible(bool(step.needs & {"why", "finding"}))
        self.words.blockSignals(True)
        self.words.setPlainText(words)
        self.words.blockSignals(False)
        self.until.setVisible("until" in step.needs)
        self.until.setDateTime(QDateTime.currentDateTime().addSecs(DAY_SECONDS))
        self.level.setVisible("level" in step.needs)
        self.level.clear()
        for choice in levels:
            self.level.addItem(choice.label, choice.value)
        self.rating.setVisible("rating" in step.needs)
        self.rating.setCurrentIndex(3)
        self._offer_phrases(phrases if self.words.isVisibleTo(self) else ())
        self.show()
        for widget in (self.choices, self.level, self.rating, self.until, self.words):
            if widget.isVisibleTo(self):
                widget.setFocus()
                break

    def close_form(self) -> None:
        """Nothing is being filled in."""
        self.step, self._needs = "", frozenset()
        self.hide()

    def values(self) -> dict[str, Any]:
        """What was filled in, by the names `CaseWork.act` knows."""
        found: dict[str, Any] = {}
        text = self.words.toPlainText().strip()
        for name in self._needs & {"why", "finding"}:
            found[name] = text
        current = self.choices.currentItem()
        for name in self._needs & {"handler", "other"}:
            found[name] = current.data(Qt.ItemDataRole.UserRole) if current else ""
        if "until" in self._needs:
            found["until"] = float(self.until.dateTime().toSecsSinceEpoch())
        if "level" in self._needs:
            found["level"] = self.level.currentData() or ""
        if "rating" in self._needs:
            found["rating"] = self.rating.currentData()
        return found

    def confirm(self) -> None:
        """Do the step, or say in place what is missing."""
        values = self.values()
        words = {"why": tr("Give a reason; it goes on record."), "finding": tr("Say what was found."),
                 "handler": tr("Choose who is to handle it."), "other": tr("Choose the case it is merged into."),
                 "level": tr("Choose the level.")}
        for name, sentence in words.items():
            if name in values and not values[name]:
                self.missing.setText(sentence)
                self.missing.show()
                return
        self.missing.hide()
        self.confirmed.emit(values)

    def _arrange(self) -> None:
        theme = self._theme
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        for widget in (self.title, self.choices, self.level, self.rating, self.until, self.words, self.phrases,
                       self.missing):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _list(self, choices: Sequence[Choice], wanted: bool) -> None:
        self.choices.clear()
        for choice in choices:
            item = QListWidgetItem(f"{choice.label}\n{choice.detail}" if choice.detail else choice.label)
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setToolTip(choice.detail)
            self.choices.addItem(item)
        if choices:
            self.choices.setCurrentRow(0)
        rows = min(ROWS_SHOWN, max(1, len(choices)))
        self.choices.setFixedHeight(rows * (self._theme.row + self._theme.size) + self._theme.gap)
        self.choices.setVisible(wanted)
        self.missing.setVisible(wanted and not choices)
        self.missing.setText(tr("There is nobody to choose from.") if "handler" in self._needs
                             else tr("No open case near by is alike."))

    def _offer_phrases(self, phrases: Sequence[str]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for phrase in phrases:
            button = QPushButton(phrase)
            button.setProperty("role", "link")
            button.setToolTip(tr("Use these words"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, words=phrase: self._use(words))
            self._flow.addWidget(button)
            button.show()
        self.phrases.setVisible(bool(phrases))

    def _use(self, words: str) -> None:
        said = self.words.toPlainText().strip()
        self.words.setPlainText(f"{said} {words}".strip() if said else words)
        self.words.setFocus()
