"""What all views of one detection share: the scene, the part in view, the section's line, the place pointed at."""

from __future__ import annotations

import math

import shapely
from PySide6.QtCore import QObject, Signal

from console.detection.grid import Bounds
from console.detection.review_scene import Scene

SHORTEST = 2.0  # metres of a section
CLOSEST = 3.0   # metres of the smallest part in view


class ViewState(QObject):
    """Set by one view, shown by all, so that both epochs are always at one scale and in one place.

    Signals:
        scene_changed, view_changed, line_changed, cursor_changed: each view repaints what it shows of them.
    """

    scene_changed = Signal()
    view_changed = Signal()
    line_changed = Signal()
    cursor_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.view: Bounds | None = None          # None: the scene's square
        self.line: shapely.LineString | None = None
        self.kind = "auto"
        self.cursor: tuple[float, float] | None = None

    def show(self, scene: Scene | None) -> None:
        """Begin with another detection: its own square and its own line."""
        self.scene, self.view, self.cursor = scene, None, None
        self.line = None if scene is None else scene.line
        self.scene_changed.emit()

    def set_kind(self, kind: str) -> None:
        """"auto", "photo" or "surface"."""
        self.kind = kind
        self.view_changed.emit()

    def set_view(self, view: Bounds | None) -> None:
        """A part of what was read; None for all of it."""
        if self.scene is None:
            return
        if view is not None:
            west, south, east, north = view
            side = min(max(east - west, CLOSEST), self.scene.reach[2] - self.scene.reach[0])
            x = min(max((west + east) / 2, self.scene.reach[0]), self.scene.reach[2])
            y = min(max((south + north) / 2, self.scene.reach[1]), self.scene.reach[3])
            view = x - side / 2, y - side / 2, x + side / 2, y + side / 2
        self.view = view
        self.view_changed.emit()

    def zoom(self, times: float, at: tuple[float, float] | None = None) -> None:
        """Closer (more than 1) or farther; the place `at` stays where it is."""
        if self.scene is None:
            return
        west, south, east, north = self.view or self.scene.bounds
        x, y = at or ((west + east) / 2, (south + north) / 2)
        self.set_view((x - (x - west) / times, y - (y - south) / times, x + (east - x) / times,
                       y + (north - y) / times))

    def pan(self, east: float, north: float) -> None:
        """Show what lies these metres further."""
        if self.scene is None:
            return
        a, b, c, d = self.view or self.scene.bounds
        self.set_view((a + east, b + north, c + east, d + north))

    def set_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Cut elsewhere; a line that is too short is lengthened from its start."""
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        if length < SHORTEST:
            way = ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length > 0 else (1.0, 0.0)
            end = start[0] + way[0] * SHORTEST, start[1] + way[1] * SHORTEST
        self.line = shapely.LineString([start, end])
        self.line_changed.emit()

    def reset_line(self) -> None:
        """Along the detection's longer side again."""
        if self.scene is not None:
            self.line = self.scene.line
            self.line_changed.emit()

    def nudge_line(self, across: float = 0.0, along: float = 0.0, turn: float = 0.0) -> None:
        """Move the line by metres to its left or forward, or turn it by degrees around its middle."""
        if self.line is None:
            return
        (ax, ay), (bx, by) = shapely.get_coordinates(self.line).tolist()
        length = math.hypot(bx - ax, by - ay)
        ux, uy = (bx - ax) / length, (by - ay) / length
        x, y = (ax + bx) / 2 + ux * along - uy * across, (ay + by) / 2 + uy * along + ux * across
        angle = math.radians(turn)
        ux, uy = ux * math.cos(angle) - uy * math.sin(angle), ux * math.sin(angle) + uy * math.cos(angle)
        self.set_line((x - ux * length / 2, y - uy * length / 2), (x + ux * length / 2, y + uy * length / 2))

    def point(self, place: tuple[float, float] | None) -> None:
        """Point at a place of the ground in every view; None for nowhere."""
        if place != self.cursor:
            self.cursor = place
            self.cursor_changed.emit()
