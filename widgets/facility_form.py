"""A facility corrected in place: its name, telephones, hours, what it offers, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from console.language import tr
from widgets.theme import Theme


class FacilityForm(QFrame):
    """Enter saves, Esc leaves it.

    Signals:
        wanted(facility id, changed): field → new text of those that were changed; "kind" among them.
        left(): it was closed.
    """

    wanted = Signal(str, dict)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._facility, self._before = "", dict[str, str]()
        self.kind = QComboBox()
        self.texts = {name: QLineEdit() for name in ("name", "phone", "duty", "hours", "services", "contact", "mobile",
                                                     "address")}
        labels = {"name": tr("Name"), "phone": tr("Telephone"), "duty": tr("On duty 24 h"),
                  "hours": tr("Opening hours"), "services": tr("Services offered"), "contact": tr("Contact"),
                  "mobile": tr("Mobile phone"), "address": tr("Address")}
        self.error = QLabel()
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setStyleSheet(f"color: {theme.urgent};")
        rows = QFormLayout()
        rows.setVerticalSpacing(theme.gap // 2)
        rows.addRow(tr("Kind"), self.kind)
        self.kind.setAccessibleName(tr("Kind"))
        for name, line in self.texts.items():
            line.setAccessibleName(labels[name])
            line.setMaxLength(300)
            rows.addRow(labels[name], line)
        self.save, leave = QPushButton(tr("Save (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self._save)
        leave.clicked.connect(self.close_form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.addLayout(rows)
        column.addWidget(self.error)
        column.addLayout(buttons)
        self.hide()

    def ask(self, facility: str, kinds: Sequence[tuple[str, str]], kind: str, known: Mapping[str, str],
            masked: Sequence[str]) -> None:
        """Open it for a facility.

        Args:
            kinds: (word, label). known: field → text. masked: fields whose text this person does not see: they are
                empty, and stay as they are unless something is typed.
        """
        self._facility = facility
        self.kind.clear()
        for word, label in kinds:
            self.kind.addItem(label, word)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self._before = {"kind": str(self.kind.currentData())}
        for name, line in self.texts.items():
            hidden = name in masked and bool(known.get(name))
            line.setText("" if hidden else known.get(name, ""))
            line.setPlaceholderText(tr("Masked; type to replace it") if hidden else "")
            self._before[name] = line.text()
        self.error.hide()
        self.show()
        self.texts["name"].setFocus()
        self.texts["name"].selectAll()

    def say(self, words: str) -> None:
        """Why it was not saved; what was typed stays."""
        self.error.setText(words)
        self.error.show()

    def close_form(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        now = {"kind": str(self.kind.currentData()), **{name: line.text().strip() for name, line in self.texts.items()}}
        self.wanted.emit(self._facility, {name: text for name, text in now.items() if text != self._before[name]})
