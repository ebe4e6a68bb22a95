"""Small pictures for the contact sheet: the same drawing as the large ones, without their line of words."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from console.detection.pictures.chip import draw_chip
from console.detection.pictures.ink import HEAD
from console.detection.review_scene import Scene


def chip_of(scene: Scene, which: str, side: int, ratio: float) -> QImage | None:
    """One epoch, `side` logical pixels wide and high; None where neither photo nor surface is there.

    Args:
        which: "before" or "after". ratio: device pixels per logical one.
    """
    epoch = 0 if which == "before" else 1
    if scene.photos[epoch] is None and scene.reliefs[epoch] is None:
        return None
    drawn, _ = draw_chip(scene, which, (side, side + HEAD), ratio)
    rgb = np.ascontiguousarray(drawn[round(HEAD * ratio):])
    image = QImage(rgb.data, rgb.shape[1], rgb.shape[0], rgb.shape[1] * 3, QImage.Format.Format_RGB888).copy()
    image.setDevicePixelRatio(ratio)
    return image
