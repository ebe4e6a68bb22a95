"""What the verdicts say of the score: precision by threshold with its interval, the queue each gives, reliability."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QWidget

from console.insight.review_curves import Curves, Share, Step
from console.language import tr
from widgets.theme import Theme


class CurvesPage(QWidget):
    """Left and right move the threshold, the sentence under the curves says what it would mean. Nothing applies itself.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.found: Curves | None = None
        self.at = 0
        self._plots: list[Any] = []
        self._marks: list[Any] = []
        self.words, self.none = QLabel(), QLabel()
        self.words.setWordWrap(True)
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(*[theme.pad] * 4)
        self._grid.setSpacing(theme.gap)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.none)
        self._pages.addWidget(self._body)

    def show_curves(self, found: Curves) -> None:
        """Draw them; a sentence where nothing was judged yet."""
        self.found = found
        if not found.judged:
            self.none.setText(tr("Nothing was judged real or not real yet, so there is no curve. {n} detections wait.",
                                 n=f"{found.detections:,}"))
            self._pages.setCurrentWidget(self.none)
            return
        if not self._plots:
            self._make()
        self.at = min(self.at or self._half(found), len(found.steps) - 1)
        self._draw(found)
        self._pages.setCurrentWidget(self._body)
        self._mark()

    def step(self, by: int) -> None:
        """Move the threshold by one step of the curve."""
        if self.found is not None and self.found.judged:
            self.at = max(0, min(len(self.found.steps) - 1, self.at + by))
            self._mark()

    @property
    def threshold(self) -> Step | None:
        """Where the threshold stands."""
        return self.found.steps[self.at] if self.found is not None and self.found.steps else None

    # Building

    def _make(self) -> None:
        titles = (tr("Precision by threshold, with its 95 % interval"), tr("Length of the queue"),
                  tr("Reliability of the score"))
        for title, (row, column, rows) in zip(titles, ((0, 0, 1), (2, 0, 1), (0, 1, 3)), strict=True):
            label, plot = QLabel(title), self._plot()
            label.setProperty("role", "title")
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(plot, row + 1, column, rows, 1)
            self._plots.append(plot)
        self._grid.setRowStretch(1, 3)
        self._grid.setRowStretch(3, 2)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.addWidget(self.words, 4, 0, 1, 2)

    def _plot(self) -> Any:
        """A still picture: it is read, not handled."""
        import pyqtgraph as pg

        found = pg.PlotWidget(background=None)
        found.setFrameShape(found.Shape.NoFrame)
        found.setStyleSheet("background: transparent;")
        found.setMenuEnabled(False)
        found.hideButtons()
        found.setMouseEnabled(False, False)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        found.setMinimumHeight(90)
        font = QFont(self.font())
        font.setPixelSize(self._theme.small)
        for name in ("left", "bottom"):
            axis = found.getAxis(name)
            axis.setPen(QColor(self._theme.line))
            axis.setTextPen(QColor(self._theme.muted))
            axis.setStyle(tickFont=font, tickLength=0)
            axis.enableAutoSIPrefix(False)
        found.getAxis("left").setWidth(self._theme.size * 4)
        return found

    # Drawing

    def _draw(self, found: Curves) -> None:
        import pyqtgraph as pg

        precision, queue, reliable = (plot.getPlotItem() for plot in self._plots)
        for plot in (precision, queue, reliable):
            plot.clear()
        self._marks = []
        theme = self._theme
        x = np.array([step.threshold for step in found.steps])
        share, low, high = (np.array([_number(getattr(step.precision, name)) for step in found.steps])
                            for name in ("share", "low", "high"))
        band = QColor(theme.accent)
        band.setAlpha(50)
        edges = [pg.PlotDataItem(x, line, pen=pg.mkPen(band), connect="finite") for line in (low, high)]
        for edge in edges:
            precision.addItem(edge)
        known = np.isfinite(low)
        if known.sum() > 1:
            precision.addItem(pg.FillBetweenItem(*(pg.PlotDataItem(x[known], line[known]) for line in (low, high)),
                                                 brush=band))
        precision.addItem(pg.PlotDataItem(x, share, pen=pg.mkPen(theme.accent, width=2), connect="finite", symbol="o",
                                          symbolSize=5, symbolBrush=theme.accent, symbolPen=None))
        bars = QColor(theme.normal)
        bars.setAlpha(120)
        gap = float(x[1] - x[0]) if len(x) > 1 else 0.05
        queue.addItem(pg.BarGraphItem(x=x, y0=0, height=[step.queue for step in found.steps], width=gap * 0.8,
                                      brush=bars, pen=None))
        for plot in (precision, queue):
            line = pg.InfiniteLine(0.0, angle=90, pen=pg.mkPen(theme.warning, width=1, style=Qt.PenStyle.DashLine))
            plot.addItem(line)
            self._marks.append(line)
            plot.setXRange(-gap, 1.0, padding=0)
        self._percent(precision, "left")
        precision.setYRange(0, 1.02, padding=0)
        queue.setYRange(0, max(1, found.detections) * 1.05, padding=0)
        self._reliability(reliable, found)

    def _reliability(self, plot: Any, found: Curves) -> None:
        import pyqtgraph as pg

        theme = self._theme
        plot.addItem(pg.PlotDataItem([0, 1], [0, 1], pen=pg.mkPen(theme.low, style=Qt.PenStyle.DashLine)))
        bins = [one for one in found.bins if one.share.share is not None]
        if bins:
            x = np.array([one.said for one in bins])
            y, low, high = (np.array([_number(getattr(one.share, name)) for one in bins])
                            for name in ("share", "low", "high"))
            plot.addItem(pg.ErrorBarItem(x=x, y=y, top=high - y, bottom=y - low, beam=0.02,
                                         pen=pg.mkPen(theme.muted)))
            sizes = [6 + min(12, one.judged ** 0.5) for one in bins]
            plot.addItem(pg.ScatterPlotItem(x=x, y=y, size=sizes, brush=theme.high, pen=None))
        for name in ("left", "bottom"):
            self._percent(plot, name)
        plot.setRange(xRange=(-0.03, 1.03), yRange=(-0.03, 1.03), padding=0)

    def _percent(self, plot: Any, name: str) -> None:
        plot.getAxis(name).setTicks([[(value, f"{value:.0%}") for value in (0, 0.25, 0.5, 0.75, 1.0)]])

    def _mark(self) -> None:
        step, found = self.threshold, self.found
        if step is None or found is None:
            return
        for line in self._marks:
            line.setPos(step.threshold)
        words = [tr("From {t} on: {queue} detections to look at, {share}.", t=f"{step.threshold:.2f}",
                    queue=f"{step.queue:,}", share=_share_words(step.precision))]
        if step.kept is not None:
            words.append(tr("{share} of all real ones known so far are kept.", share=f"{step.kept:.0%}"))
        if found.error is not None:
            words.append(tr("On average the score is {n} points off what was found.", n=f"{found.error * 100:.0f}"))
        words.append(tr("{judged} of {all} were judged real or not real. ← and → move the threshold.",
                        judged=f"{found.judged:,}", all=f"{found.detections:,}"))
        self.words.setText(" ".join(words))

    def _half(self, found: Curves) -> int:
        return next((i for i, step in enumerate(found.steps) if step.threshold >= 0.5 - 1e-9), 0)


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _share_words(share: Share) -> str:
    if share.share is None or share.low is None or share.high is None:
        return tr("of which none was judged")
    return tr("{share} of the judged ones real (95 %: {low} to {high})", share=f"{share.share:.0%}",
              low=f"{share.low:.0%}", high=f"{share.high:.0%}")
