"""Where there is nothing to judge: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.theme import Theme


class EmptyPage(QWidget):
    """Signals: wanted: the one thing that helps was clicked."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.more, self.button = QLabel(), QLabel(), QPushButton()
        self.words.setProperty("role", "heading")
        self.more.setProperty("role", "muted")
        for label in (self.words, self.more):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad * 4, theme.pad, theme.pad * 4, theme.pad)
        column.setSpacing(theme.pad)
        column.addStretch(2)
        column.addWidget(self.words)
        column.addWidget(self.more)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, words: str, more: str = "", button: str = "") -> None:
        """A heading, a sentence, and what helps."""
        self.words.setText(words)
        self.more.setText(more)
        self.button.setText(button)
        self.button.setVisible(bool(button))
