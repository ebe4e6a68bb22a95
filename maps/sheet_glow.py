"""The glow of the heat layer on a printed sheet: a small picture that is drawn large and smooth."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from maps.heat import STEP, HeatPainter, HeatShot, colours
from maps.sheet_layout import Ground
from maps.sheet_map import DOTS
from maps.style import Theme
from maps.view import INCH, View

SMOOTH = 2   # the picture is enlarged so often before a reader of the PDF enlarges it as it likes


def draw_glow(painter: QPainter, shot: HeatShot, ground: Ground, pixel: float, theme: Theme) -> None:
    """Draw it into the frame; the painter is in millimetres and clipped to the frame.

    Args:
        pixel: millimetres of paper that stand for a logical pixel.
    """
    if not len(shot.x):
        return
    dot = INCH * 1000 / DOTS * STEP   # mm: a pixel of the glow is a square of the heat layer, four dots wide
    west, south, east, north = ground.bounds
    view = View((west + east) / 2, (south + north) / 2, ground.metres * dot / STEP,
                round(ground.map.width / dot * STEP), round(ground.map.height / dot * STEP), pixel / dot * STEP)
    heat, left, top = HeatPainter().values(shot, view)
    pixels = np.ascontiguousarray(colours(theme.outside)[np.round(heat * 255).astype(np.uint8)])
    rows, columns = pixels.shape
    small = QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32_Premultiplied)
    image = small.scaled(columns * SMOOTH, rows * SMOOTH, Qt.AspectRatioMode.IgnoreAspectRatio,
                         Qt.TransformationMode.SmoothTransformation)
    x, y = ground.to_paper((view.column + left) * view.scale, -(view.row + top) * view.scale)
    painter.drawImage(QRectF(x, y, columns * dot, rows * dot), image)
