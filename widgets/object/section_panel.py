"""The section with what it is coloured by, its legend, and the current room in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from console.insight.card_parts import Floor
from console.language import tr
from widgets.choice_button import chip_style
from widgets.flow_layout import FlowLayout
from widgets.object.section_looks import Colouring, Look, RoomHazards, colouring_word, legend_of
from widgets.object.section_view import SectionView
from widgets.theme import Theme


class SectionPanel(QWidget):
    """Signals:
        room_opened(code): by a click or Enter.
    """

    room_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = SectionView(theme)
        self.view.setAccessibleName(tr("Section of the building: floors and rooms"))
        self.view.room_opened.connect(self.room_opened)
        self.view.pointed.connect(self._point)
        self.colourings = {one: self._chip(colouring_word(one), tr("Colour rooms by: {what}", what=colouring_word(one)))
                           for one in Colouring}
        for one, chip in self.colourings.items():
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _=False, one=one: self.colour_by(one))
        self.whole = self._chip(tr("Whole building"), tr("All floors at once, without words"))
        self.whole.toggled.connect(self.view.show_whole)
        self.words, self.none = QLabel(), QLabel()
        self.words.setProperty("role", "muted")
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.setText(tr("No rooms are registered in this building yet. Bring a list in with: address import FILE "
                             "--kind rooms"))
        self._legend = QWidget()
        self._keys = FlowLayout(theme.gap, parent=self._legend)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self._legend.setSizePolicy(policy)
        self._swatches: list[QLabel] = []
        self._lay_out()
        self.colour_by(Colouring.USE)

    def _lay_out(self) -> None:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.gap - 2)
        for chip in self.colourings.values():
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap, 0, 0)
        column.setSpacing(theme.gap)
        column.addLayout(row)
        column.addWidget(self.none)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        column.addWidget(self._legend)

    def show_section(self, floors: Sequence[Floor], hazards: Mapping[str, RoomHazards], elsewhere: int = 0) -> None:
        """Show a building.

        Args:
            elsewhere: open hazards of the building that belong to none of these rooms.
        """
        self._elsewhere = elsewhere
        self.none.setVisible(not floors)
        for part in (self.view, self.words, self._legend, self.whole, *self.colourings.values()):
            part.setVisible(bool(floors))
        self.view.show_section(floors, hazards)
        self._point("")
        self._show_legend()

    def colour_by(self, colouring: Colouring) -> None:
        """Colour rooms by something else."""
        self.colourings[colouring].setChecked(True)
        self.view.colour_by(colouring)
        self._show_legend()

    def legend(self) -> list[str]:
        """What the legend says."""
        return [one.text() for one in self._swatches if not one.isHidden()]

    _elsewhere = 0

    def _show_legend(self) -> None:
        view = self.view
        rows = legend_of((cell for floor in view.floors for cell in floor.rooms), view.colouring, view.hazards,
                         self._theme)
        while len(self._swatches) < len(rows) + 1:
            label = QLabel()
            self._swatches.append(label)
            self._keys.addWidget(label)
        for label in self._swatches:
            label.hide()
        for label, (look, count) in zip(self._swatches, rows, strict=False):
            label.setText(f"{look.words} {count:,}")
            label.setStyleSheet(self._swatch(look))
            label.show()
        if view.colouring is Colouring.HAZARDS and self._elsewhere:
            label = self._swatches[len(rows)]
            label.setText(tr("{n} more of the building as a whole", n=self._elsewhere))
            label.setStyleSheet(f"color: {self._theme.muted}; font-size: {self._theme.small}px;")
            label.show()
        self._legend.updateGeometry()

    def _swatch(self, look: Look) -> str:
        theme = self._theme
        body = theme.line if look.hollow else look.colour
        return (f"color: {theme.muted}; font-size: {theme.small}px; border: none; border-left: {theme.size}px solid "
                f"{body}; padding-left: {theme.gap - 1}px; margin-right: {theme.gap}px;")

    def _point(self, words: str) -> None:
        self.words.setText(words or tr("Click a room, or move with the arrow keys and press Enter."))

    def _chip(self, words: str, tip: str) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setText(words)
        chip.setToolTip(tip)
        chip.setStyleSheet(chip_style(self._theme, menu=False))
        return chip
