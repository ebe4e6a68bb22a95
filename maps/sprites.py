"""Small pictures painted once with QPainter and kept as one block of pixels for the splat kernel."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

AT_ONCE = 8  # pixels that the splat kernels lay down at once


class Sprites:
    """An atlas that grows: key → number, with all pixels in one array.

    Belongs to the thread that paints (the renderer's worker).

    Attributes:
        pixels: premultiplied 0xAARRGGBB, one sprite after the other, each row filled up with transparent
            pixels to a multiple of `AT_ONCE`.
        table: per sprite its first pixel, width, height, and the column and row of its anchor.
    """

    def __init__(self) -> None:
        self.pixels: NDArray[np.uint32] = np.zeros(4096, np.uint32)
        self.table: NDArray[np.int32] = np.zeros((64, 5), np.int32)
        self._numbers: dict[Hashable, int] = {}
        self._used = 0

    def number(self, key: Hashable, draw: Callable[[], tuple[QImage, float, float]]) -> int:
        """The sprite's number; `draw` makes (picture, anchor column, anchor row) where it is not known yet."""
        found = self._numbers.get(key)
        return self._add(key, *draw()) if found is None else found

    def size(self, number: int) -> tuple[int, int, int, int]:
        """Width, height, anchor column, anchor row in device pixels."""
        _, width, height, column, row = self.table[number]
        return int(width), int(height), int(column), int(row)

    def _add(self, key: Hashable, image: QImage, column: float, row: float) -> int:
        pixels = image_pixels(image)
        rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
        if len(rows):  # transparent margins would be visited again and again
            pixels = pixels[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
            column, row = column - columns[0], row - rows[0]
        height, width = pixels.shape[:2]
        pixels = padded(pixels)
        while self._used + pixels.size > len(self.pixels):
            self.pixels = np.concatenate([self.pixels, np.zeros_like(self.pixels)])
        if len(self._numbers) == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        number = len(self._numbers)
        self.pixels[self._used:self._used + pixels.size] = pixels.ravel()
        self.table[number] = (self._used, width, height, round(column), round(row))
        self._used += pixels.size
        self._numbers[key] = number
        return number


def padded(pixels: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The picture with transparent columns at its right, up to a width the splat kernels can do at once."""
    return np.pad(pixels, ((0, 0), (0, -pixels.shape[1] % AT_ONCE)))


def blank(width: float, height: float) -> QImage:
    """A transparent picture of at least that size in device pixels."""
    image = QImage(max(1, int(np.ceil(width))), max(1, int(np.ceil(height))),
                   QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def brush(image: QImage) -> QPainter:
    """An antialiasing painter for it, to be used in a `with` statement."""
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def image_pixels(image: QImage) -> NDArray[np.uint32]:
    """Rows × columns, 0xAARRGGBB, of a 32-bit picture; a view into it: keep the picture while it is used."""
    flat = np.frombuffer(image.bits(), np.uint32)
    return flat.reshape(image.height(), image.bytesPerLine() // 4)[:, :image.width()]
