"""People on a card: masked, each field shown for a purpose that goes on record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from console.insight.card_parts import PersonLine, relation_word
from console.language import tr
from widgets.object.told import Masked
from widgets.reveal_grid import Field, RevealGrid
from widgets.theme import Theme

MOST = 60   # people of one room on one card; a dormitory of more is found by search


class PeopleList(QScrollArea):
    """Signals:
        reveal_wanted(what, purpose): as in `RevealGrid`.
        opened(kind, id): the card of a person.
    """

    reveal_wanted = Signal(str, str)

    def __init__(self, theme: Theme, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = RevealGrid(theme)
        self.grid.reveal_wanted.connect(self.reveal_wanted)
        self.none, self.more = QLabel(empty), QLabel()
        for label in (self.none, self.more):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.pad, theme.gap, theme.pad)
        column.setSpacing(theme.gap)
        for part in (self.none, self.grid, self.more):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_people(self, people: Sequence[PersonLine], masked: Masked) -> None:
        """Show these."""
        self.none.setVisible(not people)
        self.grid.setVisible(bool(people))
        self.more.setVisible(len(people) > MOST)
        self.more.setText(tr("and {n} more; the search finds each of them", n=len(people) - MOST))
        self.grid.show_fields([field for one in people[:MOST] for field in fields_of_person(one, masked)])


def fields_of_person(one: PersonLine, masked: Masked) -> list[Field]:
    """Name, number and telephone of somebody, each to be revealed where it is masked."""
    asked = f"{one.reveal}:"
    return [Field(relation_word(one.relation), one.name, asked + "name" if masked.name else ""),
            Field(tr("Identity number"), one.number, asked + "number" if masked.number else ""),
            Field(tr("Telephone"), one.phone, asked + "phone" if masked.phone else "")]
