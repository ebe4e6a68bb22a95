"""The map alone as a picture of any size: what the window's map shows, without a window."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PySide6.QtGui import QImage, QPainter

from maps.fonts import load_icon_font, load_text_font
from maps.furniture import Dress, Furniture
from maps.ground import ground_of
from maps.live import Shot
from maps.overlays import Overlay
from maps.scene import Scene
from maps.style import Theme
from maps.view import View

Bounds = tuple[float, float, float, float]


def paint_picture(scene: Scene, shot: Shot | None, bounds: Bounds, size: tuple[int, int], ratio: float,
                  theme: Theme, dress: Dress, margin: float = 0.04, overlay: Overlay | None = None,
                  crs: str = "") -> tuple[QImage, View]:
    """Paint it exactly, with scale bar, north arrow, legend, sources and, for generated data, 演示数据.

    Needs a Qt application object. Runs in any thread; takes what one frame of the window takes, and at the
    very first time on a machine the compiling of the kernels.

    Args:
        bounds: what is to be seen, metres in the working CRS.
        size: device pixels. ratio: device pixels per logical pixel of symbols, lines and texts.
        dress: what is written over it.
        margin: share of the picture that is kept free around `bounds`.
        overlay: heat and trails. crs: the working CRS, for a scale bar that is true on the ground.

    Returns:
        The picture and the view it shows.
    """
    from maps.painting import Painting
    from maps.renderer import Request

    load_text_font()
    width, height = size
    view = View(0.0, 0.0, 1.0, width, height, ratio).fitted(bounds, margin)
    pixels = np.empty((height, width), np.uint32)
    with ThreadPoolExecutor(2, "picture-band") as helpers:
        painting = Painting(helpers, load_icon_font(), lambda request: False)
        painting.render(Request(1, view, scene, theme, shot, overlay), pixels)
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        Furniture().paint(painter, view, theme, dataclasses.replace(dress, ground=ground_of(view, crs)))
    return image, view
