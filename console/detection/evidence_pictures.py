"""The four pictures of a scene as files have them: the screen's drawings at fixed sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.detection.pictures.chip import draw_chip
from console.detection.pictures.difference import LEGEND, draw_difference
from console.detection.pictures.ink import HEAD
from console.detection.pictures.section import draw_section
from console.detection.review_scene import Scene

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True)
class Sizes:
    """Of the pictures, in pixels: side of the place shown, and the section's width and height. Words stay as large."""

    side: int
    section: tuple[int, int]

    def of(self, name: str) -> tuple[int, int]:
        """Width and height of a picture."""
        if name == "section":
            return self.section
        return self.side + (int(LEGEND) if name == "height" else 0), self.side + int(HEAD)


WHOLE = Sizes(640, (960, 420))
ROW = Sizes(360, (760, 360 + int(HEAD)))  # side by side in a sheet, all words still legible


def draw(scene: Scene, sizes: Sizes = WHOLE) -> dict[str, Image.Image]:
    """All pictures by name; before and after only where there are no heights."""
    from PIL import Image

    line = scene.line
    found = {which: draw_chip(scene, which, sizes.of(which), line=None if scene.flat else line)[0]
             for which in ("before", "after")}
    if not scene.flat:
        found |= {"height": draw_difference(scene, sizes.of("height"), line=line)[0],
                  "section": draw_section(scene, line, sizes.of("section"))[0]}
    return {name: Image.fromarray(rgb) for name, rgb in found.items()}
