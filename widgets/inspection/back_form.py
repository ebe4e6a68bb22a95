"""Taking back an inspection that was recorded by mistake: only the reason is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.language import tr
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme


class BackForm(QFrame):
    """Enter does it, Esc leaves it.

    Signals:
        wanted(visit id, reason). left(): nothing is asked any more.
    """

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._visit = ""
        self.title, self.why = QLabel(), QLineEdit()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setPlaceholderText(tr("Reason, for the record"))
        self.why.setAccessibleName(tr("Reason, for the record"))
        self.go, leave = QPushButton(tr("Take back (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self.confirm)
        leave.clicked.connect(self.close_form)
        buttons = QHBoxLayout()
        for button in (self.go, leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        column.addWidget(self.title)
        column.addWidget(self.why)
        column.addLayout(buttons)
        EnterAndEsc(self, self.confirm, self.close_form).watch(self.why)
        self.hide()

    def ask(self, visit: str, words: str) -> None:
        """Ask why this inspection is taken back."""
        self._visit = visit
        self.title.setText(tr("Take back: {words}? Its orders that nobody acted on go with it.", words=words))
        self.why.clear()
        self.show()
        self.why.setFocus()

    def confirm(self) -> None:
        """Take it back, once there is a reason."""
        why = self.why.text().strip()
        if not why:
            self.why.setFocus()
            return
        self.hide()
        self.wanted.emit(self._visit, why)

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        self.left.emit()
