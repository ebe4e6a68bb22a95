"""A button that shows its key as a keycap before its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from widgets.review.keys import Act, Bound
from widgets.theme import Theme

_SHORT = {"Backspace": "⌫"}


class KeyButton(QToolButton):
    """Never takes the keyboard: the page keeps it.

    Args:
        bound: key, word and what is done.
        flat: without a frame until it is chosen: one of several views.
    """

    def __init__(self, bound: Bound, theme: Theme, flat: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bound, self._theme = bound, theme
        self.word, self.count = bound.word, ""
        if flat:
            self.setCheckable(True)
            self.setProperty("role", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(bound.tip)
        self.setAccessibleName(bound.tip or bound.word)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def act(self) -> Act:
        return self.bound.act

    def set_count(self, count: str) -> None:
        """A short figure after the word: how many look-alikes there are."""
        if count != self.count:
            self.count = count
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme, metrics = self._theme, QFontMetrics(self.font())
        word = metrics.horizontalAdvance(f"{self.word} {self.count}" if self.count else self.word)
        room = theme.gap * (2 if self.isCheckable() else 3) + 2
        return QSize(self._cap_width() + word + room, theme.icon + theme.gap + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]
        with QPainter(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            height = theme.icon - 1
            left = theme.gap / 2 if self.isCheckable() else theme.gap
            cap = QRectF(left, (self.height() - height) / 2, self._cap_width(), height)
            painter.setPen(QColor(theme.line if self.isEnabled() else theme.raised))
            painter.setBrush(QColor(theme.sunken))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius, theme.radius)
            painter.setPen(QColor(theme.accent if self.isEnabled() else theme.low))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._cap())
            painter.setPen(QColor(theme.text if self.isEnabled() else theme.low))
            room = QRectF(cap.right() + theme.gap, 0, self.width() - cap.right() - theme.gap, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.word)
            if self.count:
                painter.setPen(QColor(theme.muted))
                room.setLeft(room.left() + QFontMetrics(self.font()).horizontalAdvance(self.word + " "))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.count)

    def _cap(self) -> str:
        return _SHORT.get(self.bound.key, self.bound.key)

    def _cap_width(self) -> int:
        return max(self._theme.icon, QFontMetrics(self.font()).horizontalAdvance(self._cap()) + self._theme.gap)
