"""Icons of menus and buttons: pictograms of a font, drawn in the theme's colours at any size and density.

The font comes with QtAwesome; QtAwesome itself is not imported, it would take a third of a second.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap

from maps.fonts import load_icon_font
from widgets.theme import Theme


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """A pictogram by its name in the icon font ("mdi6.magnify"); an empty icon for "" or an unknown one."""
    _, glyphs = load_icon_font()
    glyph = glyphs.get(name.removeprefix("mdi6."), "")
    return QIcon(_Glyph(glyph, colour or theme.muted, theme)) if glyph else QIcon()


def is_known(name: str) -> bool:
    """Whether the icon font has a pictogram of that name."""
    return name.removeprefix("mdi6.") in load_icon_font()[1]


class _Glyph(QIconEngine):
    """One character, muted at rest, bright where it is pointed at, dim where it cannot be used."""

    def __init__(self, glyph: str, colour: str, theme: Theme) -> None:
        super().__init__()
        self._glyph, self._colour, self._theme = glyph, colour, theme

    def clone(self) -> QIconEngine:
        return _Glyph(self._glyph, self._colour, self._theme)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colours = {QIcon.Mode.Normal: self._colour, QIcon.Mode.Disabled: self._theme.line}
        font = QFont(load_icon_font()[0])
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(colours.get(mode, self._theme.text)))
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` in logical pixels (Qt 6.8 and later), the picture `scale` times as dense."""
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return picture
