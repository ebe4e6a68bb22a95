"""What is to be drawn, as immutable values: the renderer's worker is handed one and changes nothing in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from maps.furniture import NOTHING_TAKEN, Taken
from maps.prepare import Prepared
from maps.style import Colour, Line, Text
from maps.view import View


@dataclasses.dataclass(frozen=True)
class Fade:
    """Visible from `near` to `far` metres per logical pixel, at full strength up to `full`."""

    near: float = 0.0
    full: float = float("inf")
    far: float = float("inf")

    def strength(self, scale: float) -> float:
        """0 … 1 at `scale` metres per logical pixel."""
        if not self.near <= scale < self.far:
            return 0.0
        return 1.0 if scale <= self.full else (self.far - scale) / (self.far - self.full)


@dataclasses.dataclass(frozen=True)
class Layer:
    """One prepared layer with its look; equal to another one of the same data that looks the same.

    Attributes:
        fills: colour per class for polygons, empty for none. One colour stands for every class.
        lines: line per class (outlines of polygons too), empty for none; drawn last class first, so that
            class 0 lies on top. One line stands for every class.
        line_fade: of the lines alone, on top of `fade`.
    """

    name: str
    data: Prepared
    fills: tuple[Colour, ...] = ()
    lines: tuple[Line, ...] = ()
    fade: Fade = Fade()
    line_fade: Fade = Fade()
    opacity: float = 1.0


@dataclasses.dataclass(frozen=True, eq=False)
class Labels:
    """Names of one rank, the larger features first.

    Attributes:
        texts: one per label. x, y: where its middle belongs, metres in the working CRS.
        rooms, heights: of the feature through that place, in metres; wider names are left out.
        beside: None for names inside their features; for points and lines how far from the place the feature
            reaches, logical pixels: the name then stands beside it.
    """

    texts: tuple[str, ...]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    rooms: NDArray[np.float64]
    heights: NDArray[np.float64]
    text: Text
    fade: Fade = Fade()
    beside: float | None = None


@dataclasses.dataclass(frozen=True, eq=False)
class Under:
    """A picture under everything else, such as a basemap.

    Attributes:
        render: called in the renderer's worker with the whole view; rows × columns × 4 premultiplied uint8, as
            good as it can be had at once.
    """

    render: Callable[[View], NDArray[np.uint8]]
    opacity: float = 1.0


@dataclasses.dataclass(frozen=True, eq=False)
class Scene:
    """All of the still picture: painted bottom to top, names last, the most important names first.

    Attributes:
        taken: room of legend and sources, where no name may stand.
    """

    background: Colour
    layers: tuple[Layer, ...] = ()
    labels: tuple[Labels, ...] = ()
    unders: tuple[Under, ...] = ()
    taken: Taken = NOTHING_TAKEN


@dataclasses.dataclass(frozen=True)
class Built:
    """Layers and names that were prepared in the helper thread, bottom to top and most important first.

    Attributes:
        layers: drawn beneath the buildings; over: above them, for what is said of buildings.
    """

    layers: tuple[Layer, ...] = ()
    labels: tuple[Labels, ...] = ()
    over: tuple[Layer, ...] = ()
