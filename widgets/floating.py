"""A card that floats over the map's upper right corner, under the north arrow; Esc or its cross puts it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from console.language import tr
from widgets.icons import icon
from widgets.theme import Theme

ABOVE = 6   # text sizes that the north arrow takes


class FloatingCard(QFrame):
    """Keeps its place when the map's size changes.

    Args:
        plan: what it floats over. wide: in text sizes, where there is that much room.

    Signals:
        closed(): it was closed by hand.
    """

    closed = Signal()

    def __init__(self, theme: Theme, plan: QWidget, wide: int) -> None:
        super().__init__(plan)
        self._theme, self._plan, self._wide = theme, plan, wide
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)   # nor may a wheel here zoom the map
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.setIcon(icon("mdi6.close", theme))
        self.close_button.setToolTip(tr("Close (Esc)"))
        self.close_button.setAccessibleName(tr("Close (Esc)"))
        self.close_button.clicked.connect(self.close_card)
        plan.installEventFilter(self)
        self.hide()

    def wanted_height(self, width: int) -> int:
        """How high it would be at this width, in px."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():   # words that wrap need more where it is narrow
            return layout.totalHeightForWidth(width)
        return self.sizeHint().height()

    def close_card(self) -> None:
        """Put it away; the keyboard, if it was here, goes back to the map."""
        focus = self.focusWidget()
        inside = self.hasFocus() or (focus is not None and focus.hasFocus())
        self.hide()
        if inside:
            self._plan.setFocus()
        self.closed.emit()

    def fit(self) -> None:
        """As high as it needs, within the map."""
        size = self._theme.size
        width = min(size * self._wide, self._plan.width() - 2 * size)
        self.setFixedWidth(width)
        self.adjustSize()
        self.resize(width, min(self.wanted_height(width), self._plan.height() - (ABOVE + 1) * size))
        self.move(self._plan.width() - width - size, size * ABOVE)
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._plan and event.type() == QEvent.Type.Resize and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)
