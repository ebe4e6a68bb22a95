"""What a sample check found that is not as it should be: words, ready phrases, and whether the case is reopened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.language import tr
from widgets.enter_and_esc import EnterAndEsc
from widgets.flow_layout import FlowLayout
from widgets.theme import Theme


class FindingForm(QFrame):
    """Enter closes the check, Esc leaves it.

    Signals:
        confirmed(task id, finding, whether to reopen). cancelled.
    """

    confirmed = Signal(str, str, bool)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.task = ""
        self.title, self.error, self.finding = QLabel(), QLabel(), QLineEdit()
        self.title.setProperty("role", "title")
        self.finding.setPlaceholderText(tr("What was found"))
        self.finding.setAccessibleName(tr("What was found"))
        self.error.setStyleSheet(f"color: {theme.warning};")
        for label in (self.title, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.reopen = QCheckBox(tr("Reopen the case too"))
        self.go, self.leave = QPushButton(tr("Not passed (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self.confirm)
        self.leave.clicked.connect(self._cancel)
        self.phrases = QWidget()
        self._flow = FlowLayout(theme.gap // 2, parent=self.phrases)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.reopen)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        for widget in (self.title, self.finding, self.phrases, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)
        EnterAndEsc(self, self.confirm, self._cancel).watch(self.finding, self.reopen)
        self.hide()

    def open_form(self, task: str, title: str, phrases: Sequence[str]) -> None:
        """Ask what was found about this case."""
        self.task = task
        self.title.setText(tr("Not passed: {title}", title=title))
        self.finding.clear()
        self.reopen.setChecked(False)
        self.error.hide()
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for phrase in phrases:
            button = QPushButton(phrase)
            button.setProperty("role", "link")
            button.setToolTip(tr("Use these words"))
            button.clicked.connect(lambda _=False, words=phrase: self._use(words))
            self._flow.addWidget(button)
            button.show()
        self.phrases.setVisible(bool(phrases))
        self.show()
        self.finding.setFocus()

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self.task = ""
        self.hide()

    def show_error(self, words: str) -> None:
        """Why it was refused."""
        self.error.setText(words)
        self.error.show()

    def confirm(self) -> None:
        """Close the check, or say that words are missing."""
        if not self.finding.text().strip():
            self.show_error(tr("Say what was found."))
            return
        self.confirmed.emit(self.task, self.finding.text().strip(), self.reopen.isChecked())

    def _cancel(self) -> None:
        self.close_form()
        self.cancelled.emit()

    def _use(self, words: str) -> None:
        self.finding.setText(f"{self.finding.text().strip()} {words}".strip())
        self.finding.setFocus()
