"""Taking a facility off the record, on its card: the reason is asked for, and stays in the record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from console.language import tr
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme

LONGEST = 300   # characters of a reason


class FacilityRemovalForm(QFrame):
    """Enter removes, Esc leaves it.

    Signals:
        wanted(facility id, why): it is to be removed.
        left(): it was closed.
    """

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._facility = ""
        self.about, self.error = QLabel(), QLabel()
        for label in (self.about, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setStyleSheet(f"color: {theme.urgent};")
        self.why = QLineEdit()
        self.why.setMaxLength(LONGEST)
        self.why.setPlaceholderText(tr("Reason: dismantled, moved, recorded twice …"))
        self.why.setAccessibleName(tr("Reason"))
        self.go, leave = QPushButton(tr("Remove (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self._remove)
        leave.clicked.connect(self.close_form)
        EnterAndEsc(self, self._remove, self.close_form).watch(self.why)
        buttons = QHBoxLayout()
        for button in (self.go, leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        for part in (self.about, self.why, self.error):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()

    def ask(self, facility: str, name: str) -> None:
        """Open it for a facility."""
        self._facility = facility
        self.about.setText(tr("Take {name} off the record? It goes from the map and all lists; its code is given to no "
                              "other.", name=name))
        self.why.clear()
        self.error.hide()
        self.show()
        self.why.setFocus()

    def say(self, words: str) -> None:
        """Why it was not removed; what was typed stays."""
        self.error.setText(words)
        self.error.show()

    def close_form(self) -> None:
        self.hide()
        self.left.emit()

    def _remove(self) -> None:
        self.wanted.emit(self._facility, self.why.text().strip())
