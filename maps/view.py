"""The camera: which part of the working plane is seen, at which size. A value; moving makes another."""

from __future__ import annotations

import math

import msgspec

INCH = 0.0254
SCREEN_DPI = 96.0
FINEST, COARSEST = 0.02, 5000.0  # metres per pixel


class View(msgspec.Struct, frozen=True):
    """What the map shows.

    Attributes:
        x, y: centre, metres in the working CRS (y north).
        scale: metres per device pixel.
        width, height: device pixels.
        ratio: device pixels per logical pixel; symbols, lines and texts are sized in logical pixels.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 50.0
    width: int = 640
    height: int = 480
    ratio: float = 1.0

    @property
    def column(self) -> int:
        """Column of the left edge in the endless pixel grid that begins at x = 0.

        All views of one scale share this grid, so a moved view needs only its new strip painted and an area's
        antialiased edge does not shimmer while it is dragged.
        """
        return round(self.x / self.scale - self.width / 2)

    @property
    def row(self) -> int:
        """Row of the top edge in the endless pixel grid; rows count southwards from y = 0."""
        return round(-self.y / self.scale - self.height / 2)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres."""
        left, top = self.column * self.scale, -self.row * self.scale
        return left, top - self.height * self.scale, left + self.width * self.scale, top

    @property
    def denominator(self) -> float:
        """N of the map scale 1:N on a screen of 96 dots per inch."""
        return self.scale * self.ratio * SCREEN_DPI / INCH

    def to_world(self, px: float, py: float) -> tuple[float, float]:
        """Metres of a place given in device pixels from the top left corner."""
        return (self.column + px) * self.scale, -(self.row + py) * self.scale

    def to_pixel(self, x: float, y: float) -> tuple[float, float]:
        """Device pixels from the top left corner of a place in metres."""
        return x / self.scale - self.column, -y / self.scale - self.row

    def moved(self, dx: float, dy: float) -> View:
        """The picture dragged by device pixels to the right and downwards."""
        column, row = self.column - round(dx), self.row - round(dy)
        return msgspec.structs.replace(
            self, x=(column + self.width / 2) * self.scale, y=-(row + self.height / 2) * self.scale)

    def zoomed(self, factor: float, px: float | None = None, py: float | None = None) -> View:
        """Closer by `factor` (> 1), with the place under the pixel (default: the centre) staying there."""
        px = self.width / 2 if px is None else px
        py = self.height / 2 if py is None else py
        scale = min(COARSEST, max(FINEST, self.scale / factor))
        x, y = self.to_world(px, py)
        return msgspec.structs.replace(
            self, scale=scale, x=x + (self.width / 2 - px) * scale, y=y - (self.height / 2 - py) * scale)

    def fitted(self, bounds: tuple[float, float, float, float], margin: float = 0.08) -> View:
        """Showing all of `bounds` (metres) with `margin` of the frame left free on every side."""
        west, south, east, north = bounds
        free = 1 - 2 * margin
        scale = max((east - west) / (self.width * free), (north - south) / (self.height * free))
        scale = min(COARSEST, max(FINEST, scale)) if math.isfinite(scale) else self.scale
        return msgspec.structs.replace(self, x=(west + east) / 2, y=(south + north) / 2, scale=scale)

    def sized(self, width: int, height: int, ratio: float) -> View:
        """The same centre and ground scale in a frame of another size or pixel density."""
        scale = self.scale * self.ratio / ratio
        return msgspec.structs.replace(self, width=max(1, width), height=max(1, height), ratio=ratio, scale=scale)
