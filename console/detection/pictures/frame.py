"""Where metres lie in a drawing, so that a window can lay handles over it and a mouse can ask what it points at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from console.detection.grid import Bounds


@dataclass(frozen=True)
class Frame:
    """A plot inside a picture. Pixels are logical: device pixels are `scale` times as many.

    Attributes:
        left, top, width, height: of the plot in logical pixels of the picture.
        x0, x1: metres at its left and right edge; y0, y1: at its bottom and top edge. East and north in a picture
            from above; along the line and up in a section.
        scale: device pixels per logical pixel of the picture this belongs to.
    """

    left: float
    top: float
    width: float
    height: float
    x0: float
    x1: float
    y0: float
    y1: float
    scale: float = 1.0

    @property
    def across(self) -> float:
        """Logical pixels per metre to the right."""
        return self.width / (self.x1 - self.x0)

    @property
    def up(self) -> float:
        """Logical pixels per metre upwards."""
        return self.height / (self.y1 - self.y0)

    def to_px(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Logical pixels of places in metres; numbers or arrays."""
        return self.left + (x - self.x0) * self.across, self.top + (self.y1 - y) * self.up

    def to_m(self, px: Any, py: Any) -> tuple[Any, Any]:
        """Metres of logical pixels; numbers or arrays."""
        return self.x0 + (px - self.left) / self.across, self.y1 - (py - self.top) / self.up

    def holds(self, px: float, py: float) -> bool:
        """Whether a pixel lies in the plot."""
        return self.left <= px < self.left + self.width and self.top <= py < self.top + self.height


def filling(bounds: Bounds, left: float, top: float, width: float, height: float, scale: float = 1.0) -> Frame:
    """The frame that shows all of `bounds` at one scale in both directions, and what lies beside it where there is
    room left."""
    per = max((bounds[2] - bounds[0]) / width, (bounds[3] - bounds[1]) / height)
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return Frame(left, top, width, height, x - per * width / 2, x + per * width / 2, y - per * height / 2,
                 y + per * height / 2, scale)


def round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, the first that is not much less than `rough`."""
    power = 10.0 ** np.floor(np.log10(max(rough, 1e-3)))
    return float(next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.75))
