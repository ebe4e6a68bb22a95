"""Around the map on a printed sheet: frame, grid and coordinates, title, scale bar, north arrow, sources, state."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from console.exchange.crs import to_lonlat
from console.language import tr
from maps.sheet_layout import BAND, Box, Ground, Layout, round_step
from maps.sheet_legend import FAINT, INK
from maps.sheet_text import LEADING, advance, shortened, wrapped, write
from maps.style import Theme, qcolor

GRID_APART = 60.0      # mm × √unit: grid lines stand at most that far apart
CROSS = 1.6            # mm × unit: half of a cross where two grid lines meet
CORNER_ROOM = 20.0     # mm × unit: kept free at the corners for degrees
LABEL = 1.9            # mm × unit: of the coordinates
BAR = 62.0             # mm × unit: longest scale bar
PAPER = QColor("white")
GREY = QColor("#7d8891")


def grid_step(ground: Ground, unit: float) -> float:
    """Metres between two grid lines: round, and 24 to 60 mm apart on an A4."""
    return round_step(GRID_APART * math.sqrt(unit) * ground.metres)


def grid_lines(low: float, high: float, step: float) -> list[float]:
    """Multiples of `step` from `low` to `high`."""
    return (np.arange(math.ceil(low / step), math.floor(high / step) + 1) * step).tolist()


def grid_word(value: float, step: float) -> str:
    """A coordinate in kilometres with as many decimals as the step needs."""
    decimals = max(0, -math.floor(math.log10(step / 1000) + 1e-9))
    return f"{value / 1000:.{decimals}f}"


def degrees(value: float) -> str:
    """Degrees, minutes and seconds: 113°58′12.4″."""
    tenths = round(abs(value) * 36000)
    sign = "−" if value < 0 else ""
    return f"{sign}{tenths // 36000}°{tenths // 600 % 60:02d}′{tenths / 10 % 60:04.1f}″"


def draw_grid(painter: QPainter, ground: Ground, unit: float) -> None:
    """Small crosses where grid lines meet, on the map itself."""
    step = grid_step(ground, unit)
    west, south, east, north = ground.bounds
    half = CROSS * unit
    painter.setPen(QPen(QColor(60, 75, 88, 150), 0.13))
    for x in grid_lines(west, east, step):
        for y in grid_lines(south, north, step):
            px, py = ground.to_paper(x, y)
            painter.drawLine(QPointF(px - half, py), QPointF(px + half, py))
            painter.drawLine(QPointF(px, py - half), QPointF(px, py + half))


def draw_frame(painter: QPainter, ground: Ground, crs: str, unit: float) -> None:
    """The two lines around the map; between them the grid's coordinates and, at the corners, degrees."""
    box, band = ground.map, BAND * unit
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for frame, width in ((box, 0.2), (box.grown(band), 0.55 * math.sqrt(unit))):
        pen = QPen(INK, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(QRectF(*frame))
    step, size, room = grid_step(ground, unit), LABEL * unit, CORNER_ROOM * unit
    west, south, east, north = ground.bounds
    drop = band / 2 + size * 0.36
    for x in grid_lines(west, east, step):
        px, _ = ground.to_paper(x, north)
        _tick(painter, px, box.top, 0, -1, unit)
        _tick(painter, px, box.bottom, 0, 1, unit)
        if box.left + room < px < box.right - room:
            write(painter, grid_word(x, step), px, box.top - band + drop, size, INK, share=0.5)
            write(painter, grid_word(x, step), px, box.bottom + drop, size, INK, share=0.5)
    for y in grid_lines(south, north, step):
        _, py = ground.to_paper(west, y)
        _tick(painter, box.left, py, -1, 0, unit)
        _tick(painter, box.right, py, 1, 0, unit)
        if box.top + room < py < box.bottom - room:
            write(painter, grid_word(y, step), box.left - band + drop, py, size, INK, share=0.5, angle=-90)
            write(painter, grid_word(y, step), box.right + drop, py, size, INK, share=0.5, angle=-90)
    _draw_corners(painter, ground, crs, unit)


def _tick(painter: QPainter, x: float, y: float, dx: float, dy: float, unit: float) -> None:
    painter.setPen(QPen(INK, 0.18))
    painter.drawLine(QPointF(x, y), QPointF(x + dx * unit, y + dy * unit))


def _draw_corners(painter: QPainter, ground: Ground, crs: str, unit: float) -> None:
    """Longitude above or below each corner, latitude beside it."""
    box, band, size = ground.map, BAND * unit, LABEL * unit
    west, south, east, north = ground.bounds
    drop = band / 2 + size * 0.36
    for x, y, right, low in ((west, north, 0, 0), (east, north, 1, 0), (west, south, 0, 1), (east, south, 1, 1)):
        lon, lat = to_lonlat(x, y, crs)
        if not math.isfinite(lon):
            continue
        px, py = (box.right if right else box.left), (box.bottom if low else box.top)
        write(painter, degrees(lon), px, (py if low else py - band) + drop, size, FAINT, share=float(right))
        write(painter, degrees(lat), (px if right else px - band) + drop, py, size, FAINT,
              share=0.0 if low else 1.0, angle=-90)


def north_box(ground: Ground, unit: float) -> QRectF:
    """Where the north arrow stands on the map, so that no name is set there."""
    return QRectF(ground.map.right - 13 * unit, ground.map.top + 3 * unit, 10 * unit, 17 * unit)


def draw_north(painter: QPainter, ground: Ground, unit: float) -> None:
    """An arrow to grid north in the upper right corner of the map."""
    box = north_box(ground, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 215))
    painter.drawRoundedRect(box, unit, unit)
    middle, top, foot = box.center().x(), box.top() + 6 * unit, box.bottom() - 1.5 * unit
    left = QPolygonF([QPointF(middle, top), QPointF(middle - 3 * unit, foot), QPointF(middle, foot - 2.2 * unit)])
    right = QPolygonF([QPointF(middle, top), QPointF(middle + 3 * unit, foot), QPointF(middle, foot - 2.2 * unit)])
    pen = QPen(INK, 0.2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for half, colour in ((left, INK), (right, PAPER)):
        painter.setBrush(colour)
        painter.drawPolygon(half)
    write(painter, tr("N"), middle, box.top() + 4.8 * unit, 3.6 * unit, INK, 600, 0.5)


def draw_watermark(painter: QPainter, box: Box) -> None:
    """演示数据 across the map, light enough to read through and too large to be cut off."""
    words = tr("演示数据 Demo data")
    angle = math.atan2(box.height, box.width)
    size = 0.6 * math.hypot(box.width, box.height) / advance(words, 1.0, 500)
    size = min(size, 0.24 * min(box.width, box.height))
    middle = Box(box.left + box.width / 2, box.top + box.height / 2, 0, 0)
    lift = size * 0.36
    write(painter, words, middle.left + lift * math.sin(angle), middle.top + lift * math.cos(angle), size,
          QColor(170, 60, 20, 20), 500, 0.5, -math.degrees(angle))


def draw_title(painter: QPainter, layout: Layout, title: str, subtitle: str, demo: bool, theme: Theme) -> None:
    """The title in the middle, below it what it is about, to the right 演示数据 in a box."""
    box, unit = layout.title, layout.unit
    right = 0.0
    if demo:
        words, size = tr("演示数据 Demo data"), 3.8 * unit
        right = advance(words, size, 600) + 6 * unit
        label = QRectF(box.right - right, box.top + 0.8 * unit, right, 7.4 * unit)
        painter.setPen(QPen(qcolor(theme.urgent), 0.4 * unit))
        painter.setBrush(PAPER)
        painter.drawRoundedRect(label, unit, unit)
        write(painter, words, label.center().x(), label.center().y() + size * 0.36, size, qcolor(theme.urgent), 600,
              0.5)
    size, room = 6.2 * unit, box.width - 2 * (right + 3 * unit)
    size *= max(0.6, min(1.0, room / max(advance(title, size, 700), 1e-6)))
    middle = box.left + box.width / 2
    write(painter, shortened(title, room, size, 700), middle, box.top + 6.8 * unit, size, INK, 700, 0.5)
    write(painter, shortened(subtitle, box.width, 2.7 * unit), middle, box.top + 12.6 * unit, 2.7 * unit, FAINT,
          share=0.5)


def bar_metres(ground: Ground, unit: float) -> float:
    """Length of the whole scale bar on the ground: four equal round parts."""
    return 4 * round_step(BAR * unit * ground.metres / 4)


def draw_foot(painter: QPainter, layout: Layout, ground: Ground, notes: Sequence[str], state: str) -> None:
    """Scale bar at the left, notes at the right, the state of the record in the last line."""
    box, unit = layout.foot, layout.unit
    _draw_bar(painter, Box(box.left, box.top, BAR * unit, box.height), ground, unit)
    size = 2.2 * unit
    left = box.left + (BAR + 14) * unit
    lines = int((box.height - 4.5 * unit) / (size * LEADING))
    y = box.top + size
    for number, note in enumerate(notes):
        left_over = max(0, len(notes) - number - 1)
        for line in wrapped(note, box.right - left, size, max(1, lines - left_over)):
            if lines <= 0:
                break
            write(painter, line, left, y, size, INK)
            y, lines = y + size * LEADING, lines - 1
    painter.setPen(QPen(GREY, 0.15))
    painter.drawLine(QPointF(box.left, box.bottom - 3.6 * unit), QPointF(box.right, box.bottom - 3.6 * unit))
    write(painter, shortened(state, box.width, 1.9 * unit), box.left, box.bottom - 0.8 * unit, 1.9 * unit, FAINT)


def _draw_bar(painter: QPainter, box: Box, ground: Ground, unit: float) -> None:
    write(painter, tr("Scale 1:{n}", n=f"{ground.denominator:,.0f}"), box.left, box.top + 3.2 * unit, 3.6 * unit,
          INK, 600)
    metres = bar_metres(ground, unit)
    part = metres / 4 / ground.metres
    top, high = box.top + 9.2 * unit, 1.5 * unit
    pen = QPen(INK, 0.18)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    for number in range(4):
        painter.setPen(pen)
        painter.setBrush(INK if number % 2 == 0 else PAPER)
        painter.drawRect(QRectF(box.left + number * part, top, part, high))
    large = metres >= 4000 or metres / 4 % 1000 == 0
    for number in range(5):
        value = metres / 4 * number
        word = f"{value / 1000 if large else value:g}"
        if number == 4:
            # The number stands over the bar's end, the unit of measure behind it.
            half = advance(word, 2.3 * unit) / 2
            unit_word = tr("km") if large else tr("m")
            write(painter, unit_word, box.left + 4 * part + half + 0.8 * unit, top - 1.1 * unit, 2.3 * unit, INK)
        share = 0.0 if number == 0 else 0.5
        write(painter, word, box.left + number * part, top - 1.1 * unit, 2.3 * unit, INK, share=share)
    write(painter, tr("1 mm on this sheet is {n} m on the ground",
                      n=f"{ground.metres:g}"), box.left, top + 5.2 * unit, 1.9 * unit, FAINT)
