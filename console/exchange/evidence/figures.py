"""The figures of a document of evidence, drawn by the very functions that draw the screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from console.detection.pictures.chip import draw_chip
from console.detection.pictures.difference import draw_difference
from console.detection.pictures.section import draw_section
from console.detection.review_scene import Scene

# Logical pixels; the document's text is 658 of them wide.
CHIP, DIFFERENCE, SECTION = (325.0, 288.0), (482.0, 272.0), (658.0, 262.0)   # one page holds them all
SCALE = 3.0   # device pixels for each: 288 dots per inch on paper


def draw_figures(scene: Scene) -> dict[str, np.ndarray]:
    """Name → uint8 [rows, cols, 3]: before, after, and where there are heights the difference and the section."""
    line = None if scene.flat else scene.line
    found = {which: draw_chip(scene, which, CHIP, SCALE, line=line)[0] for which in ("before", "after")}
    if not scene.flat:
        found["difference"] = draw_difference(scene, DIFFERENCE, SCALE, line=line)[0]
        found["section"] = draw_section(scene, scene.line, SECTION, SCALE)[0]
    return found


def save_figure(path: Path, rgb: np.ndarray) -> None:
    """Write a figure as PNG: every pixel as drawn."""
    from PIL import Image

    Image.fromarray(rgb).save(path, format="PNG", dpi=(96 * SCALE, 96 * SCALE))
