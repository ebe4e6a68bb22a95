"""Saying who answers for a building: role, name, whether it is a private person; and what was said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.inspection import PartyRole
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme

SHOWN = 4   # changes of before


class PartyAsked(msgspec.Struct, frozen=True):
    """What is asked for; without a name, that nobody answers in that role any more, for the reason given."""

    role: PartyRole
    name: str = ""
    is_person: bool = False
    why: str = ""


class PartyForm(QFrame):
    """Asks; carries nothing out. Enter does it, Esc leaves it.

    Signals:
        wanted(PartyAsked). asking(bool): it begins, or nothing is asked any more.
    """

    wanted = Signal(object)
    asking = Signal(bool)

    def __init__(self, theme: Theme, words: Mapping[PartyRole, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._now: Mapping[PartyRole, str] = {}
        self._persons: set[PartyRole] = set()
        self.heading, self.before, self.error = QLabel(tr("Who answers for this building")), QLabel(), QLabel()
        self.heading.setProperty("role", "title")
        self.before.setProperty("role", "muted")
        self.error.setStyleSheet(f"color: {theme.warning};")
        for label in (self.before, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.role, self.name, self.why = QComboBox(), QLineEdit(), QLineEdit()
        self.person = QCheckBox(tr("A private person"))
        for role, word in words.items():
            self.role.addItem(word, role.value)
        self.name.setPlaceholderText(tr("Name of the firm or person"))
        self.why.setPlaceholderText(tr("Reason, to take it out"))
        for field, word in ((self.role, tr("Role of the party")), (self.name, tr("Name of the firm or person")),
                            (self.why, tr("Reason, to take it out"))):
            field.setAccessibleName(word)
        self.go, self.clear = QPushButton(tr("Set (Enter)")), QPushButton(tr("Take out"))
        leave = QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self._arrange(theme, leave)
        self.go.clicked.connect(self.confirm)
        self.clear.clicked.connect(self.take_out)
        leave.clicked.connect(self.close_form)
        self.role.currentIndexChanged.connect(lambda _: self._fill())
        EnterAndEsc(self, self.confirm, self.close_form).watch(self.role, self.name, self.person)
        EnterAndEsc(self, self.take_out, self.close_form).watch(self.why)
        self.hide()

    def _arrange(self, theme: Theme, leave: QPushButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        column.addWidget(self.heading)
        for parts in ((self.role, self.name), (self.person,), (self.go, leave), (self.why, self.clear)):
            row = QHBoxLayout()
            row.setSpacing(theme.gap)
            for part in parts:
                row.addWidget(part, 1 if part in (self.name, self.why) else 0)
            if parts[0] in (self.person, self.go):
                row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.before)
        column.addWidget(self.error)

    def ask(self, now: Mapping[PartyRole, tuple[str, bool]], before: Sequence[str]) -> None:
        """Ask.

        Args:
            now: role → name as this person may see it, and whether it is a private person. before: in words.
        """
        self._now = {role: name for role, (name, _) in now.items()}
        self._persons = {role for role, (_, person) in now.items() if person}
        first = next((i for i in range(self.role.count()) if PartyRole(self.role.itemData(i)) in now), 0)
        self.role.setCurrentIndex(first)
        self._fill()
        self.why.clear()
        more = [tr("… and {n} more before", n=len(before) - SHOWN)] if len(before) > SHOWN else []
        self.before.setText("\n".join([*before[:SHOWN], *more]))
        self.before.setVisible(bool(before))
        self.say("")
        self.asking.emit(True)
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def confirm(self) -> None:
        """Ask for the name to be set."""
        if not self.name.text().strip():
            self.say(tr("Write the name first; or a reason, and take the party out."))
            return
        self.wanted.emit(PartyAsked(self._role(), self.name.text().strip(), self.person.isChecked()))

    def take_out(self) -> None:
        """Ask for the party to be taken out."""
        if not self.why.text().strip():
            self.say(tr("Taking a party out needs a reason."))
            self.why.setFocus()
            return
        self.wanted.emit(PartyAsked(self._role(), why=self.why.text().strip()))

    def say(self, words: str) -> None:
        """Why it was not done."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        self.asking.emit(False)

    def _role(self) -> PartyRole:
        return PartyRole(self.role.currentData())

    def _fill(self) -> None:
        """Who answers in the role that is chosen; a landlord is a private person unless somebody says otherwise."""
        role = self._role()
        self.name.setText(self._now.get(role, ""))
        self.person.setChecked(role in self._persons if role in self._now else role is PartyRole.LANDLORD)
        for part in (self.why, self.clear):
            part.setVisible(role in self._now)
