"""The four pictures of a scene as files have them: the screen's drawings at fixed sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.detection.pictures.chip import draw_chip
from console.detection.pictures.difference import LEGEND, draw_difference
from console.detection.pictures.ink import HEAD
from console.detection.pictures.section import draw_section
from console.detection.review_scene import Scene

if TYPE_CHECKING:
    from PIL import Image

CHIP = (640.0, 640.0 + HEAD)
DIFFERENCE = (640.0 + LEGEND, 640.0 + HEAD)
SECTION = (960.0, 420.0)


def draw(scene: Scene, scale: float = 1.0) -> dict[str, Image.Image]:
    """All pictures by name; before and after only where there are no heights."""
    from PIL import Image

    line = scene.line
    found = {which: draw_chip(scene, which, CHIP, scale, line=None if scene.flat else line)[0]
             for which in ("before", "after")}
    if not scene.flat:
        found |= {"height": draw_difference(scene, DIFFERENCE, scale, line=line)[0],
                  "section": draw_section(scene, line, SECTION, scale)[0]}
    return {name: Image.fromarray(rgb) for name, rgb in found.items()}
