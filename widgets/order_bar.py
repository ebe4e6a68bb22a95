"""The line above the orders: list or league, a new order, which of them, and how many."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from console.language import tr
from widgets.theme import Theme


class OrderBar(QWidget):
    """Its buttons; what they do is the panel's.

    Attributes:
        list_button, league_button: one of them is down. only_chip: what a rate of the league opened into.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_button = _tool(tr("Orders"), tr("The orders, what bites first on top"), checkable=True)
        self.league_button = _tool(tr("League"), tr("Departments ranked by how they carry out orders"), checkable=True)
        for button in (self.list_button, self.league_button):
            button.setAutoExclusive(True)
        self.list_button.setChecked(True)
        self.new_button = _tool(tr("New order (N)"), tr("Order departments to come (N in the list)"))
        self.open_only = _tool(tr("Open only"), tr("Without those accepted or called off"), checkable=True)
        self.open_only.setChecked(True)
        self.only_chip = _tool("", tr("Show all orders again"))
        self.only_chip.hide()
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        for part in (self.list_button, self.league_button, self.new_button, self.open_only, self.only_chip):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.told)

    def count(self, orders: int, late: int) -> None:
        """How many are shown, and how many of them are late."""
        self.told.setText(tr("{n} orders, {late} late", n=f"{orders:,}", late=f"{late:,}"))

    def show_only(self, words: str) -> None:
        """Only some orders are shown, those that these words name; "" for all."""
        self.only_chip.setVisible(bool(words))
        self.only_chip.setText(f"{words}  ✕" if words else "")


def _tool(word: str, tip: str, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setText(word)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(checkable)
    return button
