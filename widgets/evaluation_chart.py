"""One figure as a picture: by row, over time, or its cases by source. pyqtgraph comes with the first picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from console.language import tr
from widgets.theme import Theme

MOST = 24        # bars; more cannot be read
FEWEST = 7       # bars there is room for at least, so that one alone is no wall
ROOM = 8         # characters of a name beside its bar


class EvaluationChart(QWidget):
    """Muted bars; the chosen one is bright. A bar without a value stands there as a name with a dash."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plot: Any = None
        self.bars: list[tuple[str, float | None]] = []
        self.empty = QLabel()
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.empty)
        self.setMinimumHeight(120)

    def show_nothing(self, words: str) -> None:
        """A sentence instead of an empty picture."""
        self.bars = []
        self.empty.setText(words)
        self._pages.setCurrentWidget(self.empty)

    def show_bars(self, bars: Sequence[tuple[str, float | None]], share: bool, chosen: str = "") -> None:
        """Names with their values, one under the other, the first on top.

        Args:
            bars: at most `MOST` are shown.
            share: values are 0 to 1 and shown as percentages.
            chosen: the name whose bar is bright.
        """
        plot, theme = self._cleared(), self._theme
        import pyqtgraph as pg

        self.bars = list(bars[:MOST])
        count = len(self.bars)
        places = [count - 1 - i for i in range(count)]
        values = [value or 0.0 for _, value in self.bars]
        colours = [theme.accent if name == chosen else self._calm() for name, _ in self.bars]
        plot.addItem(pg.BarGraphItem(x0=0, y=places, width=values, height=0.66, brushes=colours, pens=[None] * count))
        left = plot.getAxis("left")
        left.setTicks([[(place, _short(name)) for place, (name, _) in zip(places, self.bars, strict=True)]])
        metrics = QFontMetrics(self._font())
        widest = max((metrics.horizontalAdvance(_short(name)) for name, _ in self.bars), default=0)
        left.setWidth(widest + theme.pad * 2)
        plot.getAxis("bottom").setTicks(None)
        top = 1.0 if share else max(values, default=1.0) or 1.0
        for place, (_, value) in zip(places, self.bars, strict=True):
            self._write(plot, _value(value, share), (value or 0.0), place, (0.0, 0.5))
        self._axis(plot, share)
        plot.setRange(xRange=(0, top * 1.16), yRange=(count - max(count, FEWEST) - 0.6, count - 0.4), padding=0)

    def show_trend(self, points: Sequence[tuple[str, float | None]], share: bool) -> None:
        """Values over time; days without a value leave a gap."""
        plot, theme = self._cleared(), self._theme
        import numpy as np
        import pyqtgraph as pg

        self.bars = list(points)
        y = np.array([np.nan if value is None else value for _, value in points])
        x = np.arange(len(points))
        if share:
            plot.addItem(pg.PlotDataItem(x, y, pen=pg.mkPen(theme.accent, width=2), connect="finite", symbol="o",
                                         symbolSize=5, symbolBrush=theme.accent, symbolPen=None))
        else:
            plot.addItem(pg.BarGraphItem(x=x, y0=0, height=np.nan_to_num(y), width=0.7, brush=self._calm(),
                                         pen=None))
        step = max(1, len(points) // max(2, self.width() // (theme.size * 7)))
        plot.getAxis("bottom").setTicks([[(i, points[i][0]) for i in range(0, len(points), step)]])
        plot.getAxis("left").setTicks(None)
        plot.getAxis("left").setWidth(theme.size * 4)
        top = 1.0 if share else float(np.nanmax(y)) if np.isfinite(y).any() else 1.0
        self._axis(plot, share, "left")
        plot.setRange(xRange=(-0.6, len(points) - 0.4), yRange=(0, (top or 1.0) * 1.08), padding=0)

    def _cleared(self) -> Any:
        if self._plot is None:
            self._plot = self._made()
            self._pages.addWidget(self._plot)
        self._pages.setCurrentWidget(self._plot)
        self._plot.getPlotItem().clear()
        return self._plot.getPlotItem()

    def _made(self) -> Any:
        """The plot, still: it is read, not handled; the wheel belongs to the table and the page."""
        import pyqtgraph as pg

        found = pg.PlotWidget(background=None)
        found.setFrameShape(found.Shape.NoFrame)
        found.setStyleSheet("background: transparent;")   # of the panel it stands in
        found.setMenuEnabled(False)
        found.hideButtons()
        found.setMouseEnabled(False, False)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for name in ("left", "bottom"):
            axis = found.getAxis(name)
            axis.setPen(QColor(self._theme.line))
            axis.setTextPen(QColor(self._theme.muted))
            axis.setStyle(tickFont=self._font(), tickLength=0)
        return found

    def _axis(self, plot: Any, share: bool, name: str = "bottom") -> None:
        axis = plot.getAxis(name)
        axis.enableAutoSIPrefix(False)
        ticks = [(value, f"{value:.0%}") for value in (0, 0.25, 0.5, 0.75, 1.0)] if share else None
        axis.setTicks(None if ticks is None else [ticks])

    def _write(self, plot: Any, words: str, x: float, y: float, anchor: tuple[float, float]) -> None:
        import pyqtgraph as pg

        text = pg.TextItem(words, color=self._theme.text, anchor=anchor)
        text.setFont(self._font())
        text.setPos(x, y)
        plot.addItem(text)

    def _calm(self) -> QColor:
        """Of a bar that nobody chose: the accent, half seen."""
        colour = QColor(self._theme.accent)
        colour.setAlpha(130)
        return colour

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.small)
        return font


def _short(name: str) -> str:
    wide = sum(2 if ord(letter) > 0x2E80 else 1 for letter in name)
    return name if wide <= 2 * ROOM else name[:ROOM if wide > len(name) * 1.5 else 2 * ROOM - 1] + "…"


def _value(value: float | None, share: bool) -> str:
    if value is None:
        return tr("no case counts") if share else "—"
    return f"{value:.1%}" if share else f"{value:,.0f}"
