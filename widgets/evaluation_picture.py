"""A figure of an evaluation drawn in one of three ways: every row, over time, by source."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from console.insight.evaluated import Evaluation
from console.language import tr
from console.model.case import Source
from widgets.evaluation_chart import MOST, EvaluationChart
from widgets.theme import Theme
from widgets.words import DAY, source_word

DAYS_SHOWN = 62       # a longer period is drawn by month


class EvaluationPicture(QWidget):
    """Buttons for the three ways, and the chart."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[Evaluation, str, str] | None = None
        self.chart = EvaluationChart(theme)
        self.ways: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for name, word, tip in (("rows", tr("Compare"), tr("This figure of every row")),
                                ("trend", tr("Trend"), tr("This figure day by day or month by month")),
                                ("source", tr("Sources"), tr("Where the cases of this figure came from"))):
            button = self.ways[name] = QToolButton()
            button.setText(word)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setProperty("role", "flat")
            button.clicked.connect(self._draw)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.ways["rows"].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap, theme.gap, 0)
        column.addLayout(row)
        column.addWidget(self.chart, 1)

    def show_figure(self, found: Evaluation, figure: str, row: str) -> None:
        """Draw a figure of a row; both by key."""
        self._asked = (found, figure, row)
        self._draw()

    def _draw(self) -> None:
        if self._asked is None:
            return
        way = next(name for name, button in self.ways.items() if button.isChecked())
        {"rows": self._compare, "trend": self._trend, "source": self._sources}[way](*self._asked)

    def _compare(self, found: Evaluation, figure: str, row: str) -> None:
        bars = [(one.label, cell.value) for one in found.rows if (cell := found.cell(figure, one.key)) is not None]
        bars.sort(key=lambda bar: (bar[1] is None, -(bar[1] or 0.0)))
        if not bars:
            self.chart.show_nothing(tr("There are no rows to compare."))
            return
        self.chart.show_bars(bars[:MOST], found.figure(figure).is_share, found.row(row).label)

    def _trend(self, found: Evaluation, figure: str, row: str) -> None:
        short = found.since is not None and (found.until or found.now) - found.since <= DAYS_SHOWN * DAY
        points = found.trend(figure, "day" if short else "month", row)
        if not points:
            self.chart.show_nothing(tr("No case counts here yet."))
            return
        form = "%m-%d" if short else "%Y-%m"
        self.chart.show_trend([(point.day.strftime(form), point.cell.value) for point in points],
                              found.figure(figure).is_share)

    def _sources(self, found: Evaluation, figure: str, row: str) -> None:
        counts = [(source_word(Source(name)), float(n)) for name, n in found.breakdown("source", figure, row)]
        if not counts:
            self.chart.show_nothing(tr("No case counts here yet."))
            return
        self.chart.show_bars(counts, share=False)
