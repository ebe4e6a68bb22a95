"""How a layer and the lines of its legend are drawn in the layer list."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.language import RESOURCES
from console.model.layer import Band, Layer, Look, Shape
from widgets.area_cells import fill_row
from widgets.icons import icon
from widgets.layer_model import UNKNOWN, BandRole, CountRole, DoubtRole, LayerRole
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex


def draw_swatch(painter: QPainter, rect: QRect, shape: Shape, fill: str, stroke: str) -> None:
    """A feature as the legend shows it: a patch, a stroke, a dot, or the outline of a table."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    if shape is Shape.LINE:
        painter.setPen(QPen(QColor(fill), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))
        third = box.width() / 3
        painter.drawPolyline(QPolygonF([box.bottomLeft() + QPointF(1, -2), QPointF(box.left() + third, box.top() + 3),
                                        QPointF(box.left() + 2 * third, box.bottom() - 3),
                                        box.topRight() + QPointF(-1, 2)]))
    elif shape is Shape.POINT:
        painter.setPen(QPen(QColor(stroke), 1))
        painter.setBrush(QColor(fill))
        radius = min(box.width(), box.height()) * 0.36
        painter.drawEllipse(box.center(), radius, radius)
    elif shape is Shape.POLYGON:
        painter.setPen(QPen(QColor(stroke), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 2, 2)
    else:
        painter.setPen(QPen(QColor(stroke), 1))
        painter.drawRect(box.adjusted(0, 1, 0, -1))
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    painter.restore()


def swatch(size: int, shape: Shape, fill: str, stroke: str, ratio: float = 1.0) -> QPixmap:
    """The same as a picture, for labels and buttons."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        draw_swatch(painter, QRect(0, 0, size, size), shape, fill, stroke)
    return picture


class LayerCells(QStyledItemDelegate):
    """[box] [swatch] name … count; a legend line is [swatch] label … count."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tick = QIcon(str(RESOURCES / "icons" / "check.svg"))
        self._doubt = icon("mdi6.alert-outline", theme, theme.warning)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layer: Layer = index.data(LayerRole)
        band: Band | None = index.data(BandRole)
        painter.save()
        fill_row(painter, option, self._theme)
        rect = QRect(option.rect)
        rect.setRight(rect.right() - self._theme.gap)
        if band is None:
            self._paint_box(painter, self.box(option.rect), layer.visible)
            rect.setLeft(self.box(option.rect).right() + 1 + self._theme.gap)
        rect.setLeft(self._paint_swatch(painter, rect, layer, band))
        rect.setRight(self._paint_count(painter, rect, option.font, index.data(CountRole), bool(band)))
        if not band and index.data(DoubtRole):
            side = self._theme.size
            rect.setRight(rect.right() - side - self._theme.gap)
            self._doubt.paint(painter, rect.right() + 2, rect.center().y() - side // 2, side, side)
        font = QFont(option.font)
        if band:
            font.setPixelSize(self._theme.small)
        painter.setFont(font)
        shown = layer.visible and (band is None or index.data(CountRole) != 0)
        painter.setPen(QColor(self._theme.text if shown else self._theme.muted))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
                         QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideMiddle, rect.width()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Lines of a legend stand closer than layers: many of them must be seen at once."""
        hint = super().sizeHint(option, index)
        if index.data(BandRole) is None:
            return hint
        return QSize(hint.width(), min(hint.height(), self._theme.small + self._theme.gap + 3))

    def box(self, row: QRect) -> QRect:
        """The box that shows or hides the layer of a row."""
        side = self._theme.size
        return QRect(row.left() + 1, row.center().y() - side // 2, side, side)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem,
                    index: Index) -> bool:
        """A click on the box or the space bar shows or hides the layer."""
        if index.data(BandRole) is not None:
            return False
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonPress,
                                                       QEvent.Type.MouseButtonDblClick):
            gap = self._theme.gap // 2
            if event.button() != Qt.MouseButton.LeftButton or not self.box(option.rect).adjusted(
                    -gap, -gap, gap, gap).contains(event.position().toPoint()):
                return False
            if kind != QEvent.Type.MouseButtonRelease:
                return True
        elif not (isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)):
            return False
        layer: Layer = index.data(LayerRole)
        state = Qt.CheckState.Unchecked if layer.visible else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The editor of the name stands where the name stands."""
        rect = QRect(option.rect)
        rect.setLeft(self.box(rect).right() + self._theme.icon + self._theme.gap)
        editor.setGeometry(rect.adjusted(0, 1, -self._theme.gap, -1))

    def _paint_box(self, painter: QPainter, rect: QRect, ticked: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.accent if ticked else self._theme.muted))
        painter.setBrush(QColor(self._theme.accent if ticked else self._theme.sunken))
        painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            self._tick.paint(painter, rect)
        painter.restore()

    def _paint_swatch(self, painter: QPainter, rect: QRect, layer: Layer, band: Band | None) -> int:
        """Draw it and return where the text begins."""
        side = self._theme.size
        style = layer.style
        place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        painter.save()
        painter.setOpacity(1.0 if layer.visible else 0.4)
        if band is not None:
            draw_swatch(painter, place, layer.shape, band.colour, style.stroke)
        elif style.look is Look.SINGLE or not style.bands:
            draw_swatch(painter, place, layer.shape, style.fill, style.stroke)
        else:   # the colours of its legend, side by side
            colours = [one.colour for one in style.bands][:side]
            width = side / len(colours)
            for number, colour in enumerate(colours):
                left, right = round(number * width), round((number + 1) * width)
                painter.fillRect(place.left() + left, place.top() + 1, right - left, side - 2, QColor(colour))
        painter.restore()
        return place.right() + 1 + self._theme.gap

    def _paint_count(self, painter: QPainter, rect: QRect, font: QFont, count: int | None, small: bool) -> int:
        """Draw it at the right and return where the text must end."""
        words = "…" if count is None else "–" if count == UNKNOWN else f"{count:,}"
        font = QFont(font)
        font.setPixelSize(self._theme.small)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.low if small else self._theme.muted))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        return rect.right() - QFontMetrics(font).horizontalAdvance(words) - self._theme.gap
