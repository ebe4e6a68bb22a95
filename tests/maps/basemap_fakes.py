"""Sources without files, for the tests of basemaps."""

import threading

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from console.exchange.tiles.pyramid import WORLD, mercator
from console.exchange.tiles.tile import IMAGE, PIXELS, TileSource


def encoded(colour, size=256, kind="PNG"):
    """A picture of one colour as a file's bytes."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(0xFF000000 | colour[0] << 16 | colour[1] << 8 | colour[2])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


class FakeSource(TileSource):
    """Tiles from a function; remembers what was read, and can hold its readers back."""

    name, attribution, kind = "fake", "©", "fake"

    def __init__(self, read, pyramid=None, content=IMAGE, bounds=WORLD):
        self.pyramid, self.content, self.bounds = pyramid or mercator(0, 18), content, bounds
        self._read = read
        self.asked, self.closed, self.is_other = [], False, False
        self.gate = threading.Event()
        self.gate.set()

    def read(self, tile):
        self.gate.wait(10)
        self.asked.append(tile)
        return self._read(tile)

    def changed(self):
        if isinstance(self.is_other, Exception):
            raise self.is_other
        return self.is_other

    def close(self):
        self.closed = True


def places(pyramid):
    """A PIXELS source whose colours say where on the level a pixel lies: red and green are (x, y) modulo 256."""

    def read(tile):
        level = pyramid.levels[tile.level]
        y, x = np.mgrid[0:level.tile_height, 0:level.tile_width]
        out = np.zeros((level.tile_height, level.tile_width, 4), np.uint8)
        out[..., 0] = x + tile.column * level.tile_width
        out[..., 1] = y + tile.row * level.tile_height
        out[..., 2], out[..., 3] = 77, 255
        return out

    return FakeSource(read, pyramid, PIXELS)
