"""Text with a halo as pixels: the glyphs from Qt's own cache, the halo by growing their mask.

Stroking the outlines instead (QPainterPath.addText) fetches every glyph's outline from the variable font each
time and takes ten times as long.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage

from maps.sprites import blank, brush, image_pixels
from maps.style import Colour


def haloed(text: str, font: QFont, colour: Colour, halo: Colour, reach: float, spacing: float = 0.0) -> QImage:
    """The text in the middle of a picture just large enough for it and `reach` device pixels of halo."""
    metrics = QFontMetricsF(font)
    pad = reach + 1.0
    image = blank(metrics.horizontalAdvance(text) - spacing + 2 * pad, metrics.height() * 0.86 + 2 * pad)
    with brush(image) as painter:
        painter.setFont(font)
        painter.setPen(QColor("white"))
        painter.drawText(QPointF(pad, image.height() / 2 + metrics.capHeight() / 2), text)
    pixels = image_pixels(image)
    glyphs = ((pixels >> 24) / 255).astype(np.float32)
    pixels[:] = _over(glyphs, colour, _grown(glyphs, reach), halo)
    return image


def _grown(mask: NDArray[np.float32], reach: float) -> NDArray[np.float32]:
    """The mask grown by a disc with a soft rim."""
    steps = int(np.ceil(reach))
    height, width = mask.shape
    wide = np.pad(mask, steps)
    found = mask.copy()
    for dy in range(-steps, steps + 1):
        for dx in range(-steps, steps + 1):
            weight = np.float32(min(1.0, reach + 0.5 - np.hypot(dx, dy)))
            if weight > 0:
                moved = wide[steps + dy:steps + dy + height, steps + dx:steps + dx + width]
                np.maximum(found, moved * weight, out=found)
    return found


def _over(top: NDArray[np.float32], colour: Colour, under: NDArray[np.float32], halo: Colour) -> NDArray[np.uint32]:
    """Two coloured masks, one over the other, as premultiplied 0xAARRGGBB."""
    upper, lower = top * colour[3], under * halo[3] * (1 - top * colour[3])
    result = np.round((upper + lower) * 255).astype(np.uint32) << 24
    for channel, shift in ((0, 16), (1, 8), (2, 0)):
        value = upper * colour[channel] + lower * halo[channel]
        result |= np.round(value * 255).astype(np.uint32) << shift
    return result.astype(np.uint32)
