"""Moving units on the map: where each one is, and behind it the way it came, fading with age."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPen, QPolygonF

from console.feeds.units import Fresh
from console.model.unit import UnitKind
from maps.cells import CELL
from maps.live import Project
from maps.prepare import Detail, Prepared
from maps.scene import Layer, Scene
from maps.sprites import Sprites, blank, brush
from maps.style import Line, Theme, qcolor
from maps.view import View

if TYPE_CHECKING:
    from maps.paint import Scratch

SHADES = 6        # steps from the newest to the oldest part of a trail
GAP = 180.0       # seconds without a position after which a trail is broken
WIDTH = 2.0       # logical pixels
NEWEST, OLDEST = 0.9, 0.1  # opacity of a trail's ends
WHOLE, SMALL = 5.0, 0.5  # metres per logical pixel up to which symbols have their size, and their least share of it
SILENT = 120.0    # seconds after which a unit is shown as no longer heard of
KINDS = tuple(UnitKind)

Pixels = NDArray[np.uint32]
Floats = NDArray[np.float32]


@dataclasses.dataclass(frozen=True, eq=False)
class TrackShot:
    """All positions of the last minutes, in the order they came.

    Attributes:
        x, y: metres from `origin`. unit: number of the unit. age: seconds before the moment of the shot.
        kinds: index into `KINDS`, by number of unit. seconds: how far back trails go.
    """

    origin: tuple[float, float]
    x: Floats
    y: Floats
    unit: NDArray[np.int32]
    age: Floats
    kinds: NDArray[np.uint8]
    seconds: float

    @property
    def moving(self) -> int:
        """How many units were heard of lately."""
        return len(np.unique(self.unit[self.age <= SILENT]))


class Tracks:
    """Positions as columns in the working CRS; grows with what the board brings. Belongs to the main thread.

    Args:
        project: longitude, latitude → metres in the working CRS. origin: subtracted before going to float32.
    """

    def __init__(self, project: Project, origin: tuple[float, float]) -> None:
        self._project, self._origin = project, origin
        self.cursor = 0
        self.demo = False
        self._kinds = np.zeros(0, np.uint8)
        self._pieces: list[tuple[NDArray[np.int32], NDArray[np.float64], Floats, Floats]] = []

    def add(self, fresh: Fresh) -> None:
        """Take in what came since `cursor`."""
        self.cursor = fresh.cursor
        if not len(fresh.number):
            return
        self.demo = any(unit.demo for unit in fresh.units)
        self._kinds = np.array([KINDS.index(unit.kind) for unit in fresh.units], np.uint8)
        x, y = self._project(fresh.lon, fresh.lat)
        good = np.isfinite(x) & np.isfinite(y)
        self._pieces.append((fresh.number[good], fresh.at[good], (x[good] - self._origin[0]).astype(np.float32),
                             (y[good] - self._origin[1]).astype(np.float32)))

    def shot(self, now: float, seconds: float) -> TrackShot:
        """The last `seconds` before `now` (seconds since 1970 UTC); what is older is forgotten."""
        self._pieces = [piece for piece in self._pieces if len(piece[1]) and piece[1].max() > now - seconds]
        none = np.zeros(0)
        unit, at, x, y = (np.concatenate(columns) for columns in zip(*self._pieces, strict=True)) if self._pieces \
            else (none, none, none, none)
        kept = (at > now - seconds) & (at <= now + 1)
        return TrackShot(self._origin, x[kept].astype(np.float32), y[kept].astype(np.float32),
                         unit[kept].astype(np.int32), np.maximum(0, now - at[kept]).astype(np.float32), self._kinds,
                         seconds)


class TrailPainter:
    """Paints shots with one theme; belongs to the renderer's worker."""

    def __init__(self) -> None:
        self._sprites = Sprites()
        self._scratch: Scratch | None = None

    def paint(self, frame: Pixels, shot: TrackShot, view: View, theme: Theme) -> None:
        """Lay trails and units over a frame that shows `view`."""
        # numba, which the window's start need not wait for
        from maps.kernels.splat import splat
        from maps.paint import Scratch, Window, steps

        if not len(shot.x):
            return
        scratch = self._scratch = self._scratch or Scratch()
        order = np.lexsort([-shot.age, shot.unit])
        unit, age, x, y = shot.unit[order], shot.age[order], shot.x[order], shot.y[order]
        layer = trail_layer(unit, age, x, y, shot, theme, max(1.0, WIDTH * size_at(view.scale * view.ratio)))
        window = Window(frame.reshape(-1), view.width, view.height, view.width, view.column, view.row)
        for step in steps(Scene(theme.outside, (layer,)), view):
            step.paint(window, scratch)
        last = np.flatnonzero(np.append(unit[1:] != unit[:-1], True))
        px = (x[last] + shot.origin[0]) / view.scale - view.column
        py = -(y[last] + shot.origin[1]) / view.scale - view.row
        seen = (px > -20) & (py > -20) & (px < view.width + 20) & (py < view.height + 20)
        silent = age[last] > SILENT
        size = size_at(view.scale * view.ratio)
        numbers = np.array([[self._sprite(kind, quiet, theme, view.ratio, size) for kind in range(len(KINDS))]
                            for quiet in (False, True)], np.int32)
        sprites = numbers[silent.astype(int), shot.kinds[unit[last]]]
        splat(frame, *(np.ascontiguousarray(v[seen], np.float32) for v in (px, py)),
              np.ascontiguousarray(sprites[seen]), self._sprites.pixels, self._sprites.table)

    def _sprite(self, kind: int, silent: bool, theme: Theme, ratio: float, size: float) -> int:
        return self._sprites.number((kind, silent, theme, ratio, size),
                                    lambda: draw_unit(KINDS[kind], silent, theme, ratio, size))


def trail_layer(unit: NDArray[np.int32], age: Floats, x: Floats, y: Floats, shot: TrackShot, theme: Theme,
                width: float) -> Layer:
    """The ways between positions as a layer of lines in shades of age, the newest on top.

    Made by hand instead of by `prepare`: it lives for one picture, and its tens of thousands of short lines are
    looked at one by one anyhow.

    Args:
        unit, age, x, y: positions by unit, each unit's oldest first. width: logical pixels.
    """
    start = np.flatnonzero((unit[1:] == unit[:-1]) & (age[:-1] - age[1:] <= GAP))
    ends, count = np.stack([start, start + 1], axis=1), len(start)
    across, down = x[ends].reshape(count, 2), y[ends].reshape(count, 2)
    box = np.column_stack([across.min(axis=1), down.min(axis=1), across.max(axis=1), down.max(axis=1)])
    detail = Detail(0.0, np.ascontiguousarray(across.ravel()), np.ascontiguousarray(down.ravel()),
                    np.arange(0, 2 * count + 1, 2, dtype=np.int32), np.arange(count + 1, dtype=np.int32))
    shade = np.minimum(SHADES - 1, age[start + 1] / shot.seconds * SHADES).astype(np.uint16)
    data = Prepared(1, shot.origin, (detail,), np.ascontiguousarray(box, np.float32), np.zeros(count, np.float32),
                    shade, np.arange(count, dtype=np.int32), np.zeros(2, np.int32), (0.0, 0.0, CELL, 1, 1), count,
                    SHADES)
    red, green, blue, alpha = theme.unit
    strengths = np.linspace(NEWEST, OLDEST, SHADES).tolist()
    return Layer("trails", data, lines=tuple(Line((red, green, blue, alpha * one), width) for one in strengths))


def size_at(scale: float) -> float:
    """Share of their size that symbols have at `scale` metres per logical pixel, in tenths: a thousand grid
    workers must not cover a whole district."""
    return round(max(SMALL, min(1.0, WHOLE / scale)), 1)


def draw_unit(kind: UnitKind, silent: bool, theme: Theme, ratio: float,
              size: float = 1.0) -> tuple[QImage, float, float]:
    """A unit's symbol: a disc for somebody on foot, a square on its corner for a vehicle; hollow where silent."""
    half = (4.2 if kind is UnitKind.WALKER else 5.6) * size
    image = blank(2 * (half + 2) * ratio, 2 * (half + 2) * ratio)
    middle = image.width() / 2
    with brush(image) as painter:
        painter.translate(middle, middle)
        painter.scale(ratio, ratio)
        painter.setPen(QPen(qcolor(theme.unit if silent else theme.paper), 1.4 * size))
        painter.setBrush(qcolor(theme.paper if silent else theme.unit))
        if kind is UnitKind.WALKER:
            painter.drawEllipse(QRectF(-half, -half, 2 * half, 2 * half))
        else:
            painter.drawPolygon(QPolygonF([QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]))
    return image, middle, middle
