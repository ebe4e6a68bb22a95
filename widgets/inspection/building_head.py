"""What a building is, above its checklist: name, kind, index, who answers for it, and where it stands on the way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from console.language import tr
from widgets.flow_layout import FlowLayout
from widgets.inspection.before_panel import visit_words
from widgets.inspection.facts import BuildingFacts
from widgets.reveal_grid import Field, RevealGrid
from widgets.theme import Theme
from widgets.words import demo_word


class BuildingHead(QWidget):
    """Shows facts; masked ones are revealed on record.

    Signals:
        next_wanted(): go to the next stop. risk_wanted(): why this index. party_wanted(): say who answers for it.
    """

    next_wanted = Signal()
    risk_wanted = Signal()
    party_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stop, self.title, self.kind, self.demo = (QLabel() for _ in range(4))
        self.risk, self.next = QPushButton(), QPushButton(tr("Next stop (N)"))
        self.party = QPushButton(tr("Who answers … (R)"))
        self.fields = RevealGrid(theme)
        self._build(theme)
        self.next.clicked.connect(self.next_wanted)
        self.risk.clicked.connect(self.risk_wanted)
        self.party.clicked.connect(self.party_wanted)

    def show_building(self, facts: BuildingFacts, stop: str, has_next: bool) -> None:
        """Show a building; `stop` tells where it stands on the day's way, "" for nowhere."""
        building = facts.building
        self.stop.setText(stop)
        self.stop.setVisible(bool(stop))
        self.next.setVisible(has_next)
        self.title.setText(building.name)
        self.kind.setText(facts.checklist.label)
        self.demo.setVisible(building.demo)
        self.party.setVisible(facts.may_name)
        self.risk.setText(tr("Risk {index}: why", index=f"{facts.index:.0f}"))
        last = next((one for one in facts.visits if not one.withdrawn), None)
        size = tr("{floors} floors · {rooms} rooms", floors=building.floors, rooms=building.rooms)
        self.fields.show_fields((
            Field(tr("Area"), facts.path), Field(tr("Building code"), building.code),
            Field(tr("Floors and rooms"), size),
            *facts.parties, Field(tr("Last inspected"), visit_words(last) if last else ""),
            Field(tr("Interval"), facts.due)))

    def _build(self, theme: Theme) -> None:
        self.stop.setProperty("role", "muted")
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.demo.setText(demo_word())
        self.demo.setStyleSheet(f"color: {theme.warning};")
        for link in (self.risk, self.party):
            link.setProperty("role", "link")
        way, chips = QHBoxLayout(), FlowLayout(theme.gap)
        way.addWidget(self.stop)
        way.addStretch(1)
        way.addWidget(self.next)
        for chip in (self.kind, self.demo):
            chip.setProperty("role", "chip")
            chips.addWidget(chip)
        chips.addWidget(self.risk)
        chips.addWidget(self.party)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        column.addLayout(way)
        column.addWidget(self.title)
        column.addLayout(chips)
        column.addWidget(self.fields)
