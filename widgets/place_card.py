"""The card of a device or facility: what it is, how it is doing, how to reach it. Floats over the map's corner."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from console.language import tr
from widgets.curve_view import CurveView
from widgets.field_grid import FieldGrid
from widgets.icons import icon
from widgets.theme import Theme
from widgets.words import demo_word

WIDTH = 26   # in text sizes


@dataclasses.dataclass(frozen=True)
class PlaceFacts:
    """What a card shows.

    Attributes:
        chip, colour: how it is doing, in a word.
        times, values: of the last day; None for what has no curve. limits, unit: for the curve.
        stream: address of a camera's picture, "" for none.
        code: on its plate, "" for none. lon, lat: EPSG:4490 degrees. class_code: of a case about it.
    """

    set: str
    id: str
    title: str
    kind: str
    rows: tuple[tuple[str, str], ...]
    chip: str = ""
    colour: str = ""
    times: NDArray[np.float64] | None = None
    values: NDArray[np.float64] | None = None
    limits: tuple[float, ...] = ()
    unit: str = ""
    stream: str = ""
    code: str = ""
    lon: float = 0.0
    lat: float = 0.0
    class_code: str = ""
    demo: bool = False


class PlaceCard(QFrame):
    """Esc closes it.

    Signals:
        closed(): it was closed by hand.
        picture_wanted(str): open a camera's stream in the user's player.
        report_wanted(PlaceFacts): somebody reports something here.
    """

    closed = Signal()
    picture_wanted = Signal(str)
    report_wanted = Signal(object)

    def __init__(self, theme: Theme, plan: QWidget) -> None:
        super().__init__(plan)
        self._theme, self._plan = theme, plan
        self.facts: PlaceFacts | None = None
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.title, self.kind, self.chip, self.demo = QLabel(), QLabel(), QLabel(), QLabel(demo_word())
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.kind.setProperty("role", "muted")
        for chip in (self.chip, self.demo):
            chip.setProperty("role", "chip")
        self.demo.setStyleSheet(f"color: {theme.warning};")
        self.fields, self.curve = FieldGrid(theme), CurveView(theme)
        self.picture = QPushButton(tr("Open picture"))
        self.picture.setToolTip(tr("Open the camera's stream in your player"))
        self.picture.clicked.connect(lambda: self.facts and self.picture_wanted.emit(self.facts.stream))
        self.report = QPushButton(tr("Report a case here"))
        self.report.setToolTip(tr("Begin a case at this place"))
        self.report.clicked.connect(lambda: self.facts and self.report_wanted.emit(self.facts))
        self._lay_out()
        plan.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        theme = self._theme
        close = QToolButton()
        close.setProperty("role", "flat")
        close.setIcon(icon("mdi6.close", theme))
        close.setToolTip(tr("Close (Esc)"))
        close.setAccessibleName(tr("Close (Esc)"))
        close.clicked.connect(self.close_card)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(theme.gap)
        for part in (self.kind, self.chip, self.demo):
            below.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        below.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        buttons.addWidget(self.picture)
        buttons.addWidget(self.report)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.pad)
        column.setSpacing(theme.gap)
        for row in (top, below):
            column.addLayout(row)
        column.addWidget(self.fields)
        column.addWidget(self.curve)
        column.addLayout(buttons)

    def show_facts(self, facts: PlaceFacts) -> None:
        """Show this one."""
        self.facts = facts
        self.title.setText(facts.title)
        self.setAccessibleName(facts.title)
        self.kind.setText(facts.kind)
        self.chip.setText(facts.chip)
        self.chip.setVisible(bool(facts.chip))
        self.chip.setStyleSheet(f"color: {facts.colour};" if facts.colour else "")
        self.demo.setVisible(facts.demo)
        self.fields.set_rows(facts.rows)
        self.curve.setVisible(facts.times is not None)
        if facts.times is not None and facts.values is not None:
            self.curve.show_curve(facts.times, facts.values, facts.limits, facts.unit)
        self.picture.setVisible(bool(facts.stream))
        self.show()
        self._fit()

    def rows(self) -> Sequence[tuple[str, str]]:
        """What is shown in its fields."""
        return self.fields.rows()

    def close_card(self) -> None:
        """Put it away; the keyboard goes back to the map."""
        inside = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else self.hasFocus()
        self.hide()
        self.facts = None
        if inside:
            self._plan.setFocus()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._plan and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        size = self._theme.size
        width = min(size * WIDTH, self._plan.width() - 2 * size)
        self.setFixedWidth(width)
        self.adjustSize()
        self.resize(width, min(self.sizeHint().height(), self._plan.height() - 7 * size))
        self.move(self._plan.width() - width - size, size * 6)   # under the north arrow
        self.raise_()
