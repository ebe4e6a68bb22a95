"""One figure in large: its value, the numbers behind it, its formula in words, and the ways into its cases."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.insight.evaluated import Cell
from console.language import tr
from console.model.figures import Figure
from widgets.evaluation_table import shown
from widgets.theme import Theme


class EvaluationDetail(QFrame):
    """Beside the chart.

    Signals:
        opened(part): "numerator", "denominator" or "rest" of the figure shown.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.row, self.value, self.numbers, self.formula = (QLabel() for _ in range(5))
        self.name.setProperty("role", "heading")
        self.row.setProperty("role", "muted")
        self.value.setProperty("role", "counter")
        self.numbers.setProperty("role", "muted")
        self.formula.setProperty("role", "muted")
        for label in (self.name, self.row, self.formula):
            label.setWordWrap(True)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.counted, self.rest = QPushButton(), QPushButton()
        self.counted.clicked.connect(lambda: self.opened.emit("numerator"))
        self.rest.clicked.connect(lambda: self.opened.emit("rest"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        column.setSpacing(theme.gap // 2)
        for part in (self.name, self.row, self.value, self.numbers, self.formula):
            column.addWidget(part)
        column.addStretch(1)
        for button in (self.counted, self.rest):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            column.addWidget(button)

    def show_figure(self, figure: Figure | None, row: str, cell: Cell | None) -> None:
        """A figure of a row; None where nothing is chosen."""
        for part in (self.row, self.value, self.numbers, self.formula, self.counted, self.rest):
            part.setVisible(figure is not None)
        if figure is None:
            self.name.setText("")
            return
        self.name.setText(figure.label)
        self.row.setText(row)
        self.value.setText(shown(cell, figure))
        self.formula.setText(tr("{figure} = {formula}", figure=figure.label, formula=figure.words))
        above, below = (cell.numerator, cell.denominator) if cell else (0, None)
        self.numbers.setVisible(below is not None)
        self.numbers.setText(tr("{n} of {all}", n=f"{above:,}", all=f"{below:,}") if below else
                             tr("no case counts here yet"))
        self._offer(self.counted, above, tr("See the {n} cases", n=f"{above:,}") if below is None
                    else tr("See the {n} that count", n=f"{above:,}"))
        others = (below or 0) - above
        self._offer(self.rest, others, tr("See the {n} that do not", n=f"{others:,}"))
        self.rest.setVisible(below is not None)

    def _offer(self, button: QPushButton, count: int, words: str) -> None:
        button.setText(words)
        button.setEnabled(count > 0)
        button.setToolTip(tr("Shows these cases in the list and on the map"))
        button.setAccessibleName(words)
