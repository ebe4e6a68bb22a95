"""The facts of a card in a grid that scrolls; what is masked of people is shown for a purpose, on record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.reveal_grid import Field, RevealGrid
from widgets.theme import Theme


class FactsView(QScrollArea):
    """Attributes:
        grid: the fields; it asks for the purpose.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = RevealGrid(theme)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.pad, theme.gap, theme.pad)
        column.addWidget(self.grid)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these."""
        self.grid.show_fields(fields)
