"""Priority as a shape as well as a colour, so that it reads without colour vision and from afar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from console.model.case import Priority
from widgets.theme import Theme


def paint_priority(painter: QPainter, rect: QRectF, priority: Priority, theme: Theme) -> None:
    """Draw a priority's mark centred in `rect`: triangle 紧急, diamond 较急, disc 一般, ring 低."""
    colour = QColor(theme.priority(priority)[0])
    side = min(rect.width(), rect.height())
    x, y, r = rect.center().x(), rect.center().y(), side / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if priority == Priority.URGENT:
        painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y + r * 0.8),
                                       QPointF(x - r, y + r * 0.8)]))
        painter.setBrush(QColor(theme.on_urgent))
        painter.drawRect(QRectF(x - r * 0.11, y - r * 0.35, r * 0.22, r * 0.55))
        painter.drawEllipse(QPointF(x, y + r * 0.48), r * 0.14, r * 0.14)
    elif priority == Priority.HIGH:
        painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r),
                                       QPointF(x - r, y)]))
    elif priority == Priority.NORMAL:
        painter.drawEllipse(QPointF(x, y), r * 0.5, r * 0.5)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, max(1.2, r * 0.22)))
        painter.drawEllipse(QPointF(x, y), r * 0.45, r * 0.45)
    painter.restore()


def priority_pixmap(priority: Priority, theme: Theme, ratio: float = 1.0) -> QPixmap:
    """The mark as a picture of text height, for labels and menus; `ratio` = device pixels per pixel."""
    side = theme.size
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_priority(painter, QRectF(0.5, 0.5, side - 1, side - 1), priority, theme)
    return pixmap
