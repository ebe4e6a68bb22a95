"""Encoded tiles into premultiplied pixels, with Qt's decoders (they let go of Python's lock)."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from console.exchange.tiles.tile import BadTile, image_size
from maps.basemap.cache import Pixels

LARGEST = 4096  # pixels a side; a tile that claims more is damage or an attack


def prepare() -> None:
    """Have Qt load its image plugins in this thread.

    A plugin first loaded in a worker belongs to that worker's thread, and Qt complains with every further image.
    Offering bytes that none recognises makes it try, and so load, all of them.
    """
    QImage.fromData(b"none of these")


def decode(data: bytes, width: int, height: int) -> Pixels:
    """A PNG, JPEG, WebP or GIF as (height, width, 4), brought to that size if it has another.

    Raises:
        BadTile: it is cut short, damaged, or none of these.
    """
    size = image_size(data)
    if size is None or max(size) > LARGEST or min(size) < 1:
        raise BadTile("not a picture")
    image = QImage.fromData(data)
    if image.isNull():
        raise BadTile("damaged picture")
    image = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    if image.size() != QSize(width, height):
        image = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio,
                             Qt.TransformationMode.SmoothTransformation)
    return pixels_of(image)


def pixels_of(image: QImage) -> Pixels:
    """A copy of an RGBA8888 image's pixels without the padding of its rows."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, :image.width() * 4].reshape(image.height(), image.width(), 4).copy()


def premultiplied(straight: Pixels) -> Pixels:
    """Colours times alpha; what is opaque stays as it is."""
    alpha = straight[..., 3:]
    if alpha.min(initial=255) == 255:
        return straight
    out = (straight.astype(np.uint16) * alpha + 127) // 255
    out[..., 3:] = alpha
    return out.astype(np.uint8)
