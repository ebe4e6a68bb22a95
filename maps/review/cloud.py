"""The points of both surveys as a model to turn: what stayed is grey, what went is blue, what came is orange."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from scipy import ndimage

from console.detection.pictures.frame import round_step
from console.detection.pictures.ink import BACK, EARLIER, LATER, OUTLINE, TEXT, Colour
from console.detection.review_scene import Cloud, Relief, Scene
from console.language import tr
from maps.fonts import load_text_font, text_font

STAYED = 0.3     # metres off the other epoch's surface up to which a point is of what stayed
STAYS: Colour = (150, 150, 150)
SHOWN = ("both", "before", "after")
FLATTEST, STEEPEST = 5.0, 90.0


@dataclass(frozen=True)
class Turn:
    """Where one looks from: degrees and metres.

    Attributes:
        yaw: looked in, clockwise from north; pitch: 0 level, 90 from above.
        zoom: 1 fits the scene; right, up: how far the picture is moved, logical pixels.
    """

    yaw: float = -35.0
    pitch: float = 38.0
    zoom: float = 1.0
    right: float = 0.0
    up: float = 0.0

    def turned(self, yaw: float, pitch: float) -> Turn:
        """Turned further by degrees, never under the ground."""
        return Turn((self.yaw + yaw + 180) % 360 - 180, min(max(self.pitch + pitch, FLATTEST), STEEPEST), self.zoom,
                    self.right, self.up)

    def zoomed(self, times: float) -> Turn:
        return Turn(self.yaw, self.pitch, min(max(self.zoom * times, 0.4), 25.0), self.right * times, self.up * times)

    def moved(self, right: float, up: float) -> Turn:
        return Turn(self.yaw, self.pitch, self.zoom, self.right + right, self.up + up)


class CloudDrawing:
    """The points of one scene, ready to be drawn from anywhere. Made in any thread, drawn in any one at a time."""

    def __init__(self, scene: Scene) -> None:
        """Take the points of the scene's square and give each its colour."""
        self._scene = scene
        west, south, east, north = scene.bounds
        ox, oy, _ = scene.origin
        self._side = east - west
        self._parts: dict[int, tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = {}
        heights = [one.upper[np.isfinite(one.upper)] for one in scene.reliefs if one is not None]
        both = np.concatenate(heights) if heights else np.zeros(1)
        low, high = np.quantile(both, (0.01, 0.99)).tolist() if len(both) else (0.0, 1.0)
        self._low, self._high = float(low), float(high)
        for epoch, cloud in enumerate(scene.clouds):
            if cloud is None:
                continue
            keep = ((cloud.x >= west - ox) & (cloud.x < east - ox) & (cloud.y >= south - oy) & (cloud.y < north - oy))
            part = Cloud(cloud.x[keep], cloud.y[keep], cloud.z[keep])
            self._parts[epoch] = part.x, part.y, part.z, self._colours(part, epoch)
        self.count = sum(len(part[0]) for part in self._parts.values())
        self._ring = self._outline()

    def draw(self, size: tuple[int, int], scale: float, turn: Turn, shown: str = "both",
             rough: bool = False) -> QImage:
        """The picture of `size` logical pixels; `rough` draws one pixel where the screen has several."""
        from maps.review.splat import FAR, shade_edges, splat_cloud

        fine = 1.0 if rough else scale
        rows, cols = max(round(size[1] * fine), 1), max(round(size[0] * fine), 1)
        frame = np.full((rows, cols), 0xFF000000 | _packed(BACK), np.uint32)
        depth = np.full((rows, cols), FAR, np.float32)
        per, ox, oy = (value * fine for value in self._place(size, turn))
        yaw, pitch = math.radians(turn.yaw), math.radians(turn.pitch)
        turned = math.cos(yaw), -math.sin(yaw), math.cos(pitch), math.sin(pitch)
        for epoch, (x, y, z, colours) in self._parts.items():
            if shown in ("both", SHOWN[epoch + 1]):
                density = max(len(x) / self._side**2, 0.05)
                side = min(max(round(per / math.sqrt(density) * 1.1), round(2 * fine)), round(7 * fine))
                splat_cloud(frame, depth, x, y, z - np.float32(self._low), colours, *turned, per, ox, oy, side)
        shade_edges(frame, depth, max(round(fine), 1), 0.9)
        image = QImage(frame.data, cols, rows, cols * 4, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(fine)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ring(painter, size, turn)
            self._furniture(painter, size, turn)
        return image

    def _place(self, size: tuple[int, int], turn: Turn) -> tuple[float, float, float]:
        """(logical pixels per metre, pixel of the origin)."""
        pitch = math.radians(turn.pitch)
        tall = self._side * 1.2 * math.sin(pitch) + (self._high - self._low) * math.cos(pitch) + 4
        per = min(size[0] / (self._side * 1.3), (size[1] - 60) / tall) * turn.zoom
        middle = (self._high - self._low) / 2 * math.cos(pitch) * per
        return per, size[0] / 2 + turn.right, size[1] / 2 + middle - turn.up

    def _project(self, x: np.ndarray, y: np.ndarray, z: np.ndarray, size: tuple[int, int],
                 turn: Turn) -> tuple[np.ndarray, np.ndarray]:
        per, ox, oy = self._place(size, turn)
        yaw, pitch = math.radians(turn.yaw), math.radians(turn.pitch)
        ahead = y * math.cos(yaw) + x * math.sin(yaw)
        return (ox + per * (x * math.cos(yaw) - y * math.sin(yaw)),
                oy - per * (ahead * math.sin(pitch) + (z - self._low) * math.cos(pitch)))

    def _colours(self, cloud: Cloud, epoch: int) -> np.ndarray:
        """Grey by height for what both epochs have, the epoch's colour for what only it has."""
        ox, oy, _ = self._scene.origin
        share = np.clip((cloud.z - self._low) / max(self._high - self._low, 1.0), 0, 1)
        grey = 74 + 96 * share
        rgb = grey[:, None] * np.array([(0.92, 1.0, 1.08), (1.06, 1.0, 0.94)][epoch])
        other = self._scene.reliefs[1 - epoch]
        if other is not None:
            low, high = _span(other)
            x, y = cloud.x.astype(float) + ox, cloud.y.astype(float) + oy
            with np.errstate(invalid="ignore"):
                differs = (cloud.z > high.at(x, y) + STAYED) | (cloud.z < low.at(x, y) - STAYED)
            strong = np.array((EARLIER, LATER)[epoch], float) * (0.72 + 0.28 * share[:, None])
            rgb = np.where(differs[:, None], strong, rgb)
        level8 = np.clip(rgb, 0, 255).astype(np.uint32)
        return np.uint32(0xFF000000) | (level8[:, 0] << 16) | (level8[:, 1] << 8) | level8[:, 2]

    def _outline(self) -> list[tuple[np.ndarray, np.ndarray, list[float]]]:
        """Rings of the detection as (x, y, heights it stands between)."""
        found = []
        ox, oy, _ = self._scene.origin
        inside = shapely.get_coordinates(shapely.segmentize(self._scene.outline.buffer(-0.5), 1.0))
        levels = []
        for relief in self._scene.reliefs:
            if relief is not None and len(inside):
                values = relief.at(inside[:, 0], inside[:, 1])
                values = values[np.isfinite(values)]
                levels += [float(np.median(values))] if len(values) else []
        for ring in shapely.get_rings(shapely.get_parts(shapely.simplify(self._scene.outline, 0.2))):
            xy = shapely.get_coordinates(ring)
            found.append((xy[:, 0] - ox, xy[:, 1] - oy, sorted(levels) or [self._high]))
        return found

    def _draw_ring(self, painter: QPainter, size: tuple[int, int], turn: Turn) -> None:
        for width, colour, alpha in ((4.0, (10, 13, 16), 120), (1.8, OUTLINE, 255)):
            painter.setPen(QPen(QColor(*colour, alpha), width))
            for x, y, levels in self._ring:
                placed = [list(zip(*(v.tolist() for v in self._project(x, y, np.full(len(x), level), size, turn)),
                                   strict=True)) for level in levels]
                for ring in placed:
                    painter.drawPolyline([QPointF(*at) for at in ring])
                if len(placed) == 2 and len(x) <= 40:
                    for one, other in zip(*placed, strict=True):
                        painter.drawLine(QPointF(*one), QPointF(*other))

    def _furniture(self, painter: QPainter, size: tuple[int, int], turn: Turn) -> None:
        """Scale bar (true in every direction of the ground across the view), north arrow, and what colours mean."""
        load_text_font()
        per, _, _ = self._place(size, turn)
        length = round_step(80 / per)
        x, y = 14.0, size[1] - 14.0
        _stroke(painter, [(x, y - 5), (x, y), (x + length * per, y), (x + length * per, y - 5)])
        _words(painter, x + length * per / 2, y - 9, tr("{length} m", length=f"{length:g}"))
        _meanings(painter, x + length * per + 26, y)
        yaw, pitch = math.radians(turn.yaw), math.radians(turn.pitch)
        middle, reach = (size[0] - 34.0, 40.0), 18.0
        tip = (middle[0] - math.sin(yaw) * reach, middle[1] - math.cos(yaw) * math.sin(pitch) * reach)
        tail = (2 * middle[0] - tip[0], 2 * middle[1] - tip[1])
        _stroke(painter, [tail, tip])
        painter.setBrush(QColor(*TEXT))
        painter.drawEllipse(QPointF(*tip), 3, 3)
        away = 13 / max(math.hypot(tip[0] - middle[0], tip[1] - middle[1]), 1.0)
        _words(painter, tip[0] + (tip[0] - middle[0]) * away, tip[1] + (tip[1] - middle[1]) * away + 4, tr("N"))


def _meanings(painter: QPainter, x: float, y: float) -> None:
    """What the colours mean, in one line from (x, y) on."""
    painter.setFont(text_font(12, 400))
    for colour, words in ((EARLIER, tr("gone")), (LATER, tr("added")), (STAYS, tr("unchanged"))):
        painter.fillRect(QRectF(x, y - 9, 10, 10), QColor(*colour))
        painter.setPen(QColor(*TEXT))
        painter.drawText(QPointF(x + 15, y), words)
        x += 32 + painter.fontMetrics().horizontalAdvance(words)


def _span(relief: Relief) -> tuple[Relief, Relief]:
    """Lowest and highest surface within a metre: a wall stands between them, and has not changed for that."""
    size = 2 * round(1.0 / relief.window.cell) + 1
    known = np.isfinite(relief.upper)
    low = ndimage.minimum_filter(np.where(known, relief.upper, np.float32(np.inf)), size)
    high = ndimage.maximum_filter(np.where(known, relief.upper, np.float32(-np.inf)), size)
    return (Relief(relief.window, np.where(np.isfinite(low), low, np.nan)),
            Relief(relief.window, np.where(np.isfinite(high), high, np.nan)))


def _stroke(painter: QPainter, places: list[tuple[float, float]]) -> None:
    for colour, width in (((10, 13, 16), 4.0), (TEXT, 2.0)):
        painter.setPen(QPen(QColor(*colour), width))
        painter.drawPolyline([QPointF(*at) for at in places])


def _words(painter: QPainter, x: float, y: float, words: str) -> None:
    """Centred on (x, baseline y)."""
    painter.setFont(text_font(12, 600))
    wide = painter.fontMetrics().horizontalAdvance(words)
    painter.setPen(QColor(*TEXT))
    painter.drawText(QPointF(x - wide / 2, y), words)


def _packed(colour: Colour) -> int:
    return colour[0] << 16 | colour[1] << 8 | colour[2]
