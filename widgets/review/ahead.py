"""Draws the next detection's views before it is shown, in a thread: what takes longest between verdict and next.

What is drawn lies beside what else was derived of the scene (`Scene.kept`), under all it depends on; a view that finds
its picture there takes it instead of drawing (`views_pane.Pane.refresh`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.detection.review_scene import Scene
from widgets.review.views_pane import Ahead, ahead_key, image_of

if TYPE_CHECKING:
    from widgets.review.views import ReviewViews


@dataclass(frozen=True)
class Wanted:
    """One view as it is on the screen now: its name, size in logical pixels, scale, and what it shows of the ground."""

    name: str
    size: tuple[int, int]
    scale: float
    kind: str


def wanted(views: ReviewViews) -> Sequence[Wanted]:
    """The views in sight. Call it in the main thread."""
    from widgets.review.views import SHOWS

    return [Wanted(name, (pane.width(), pane.height()), pane.devicePixelRatioF(), views.state.kind)
            for name in SHOWS[views.mode] if name in ("before", "after", "difference", "section")
            and (pane := views.panes[name]).isVisible()]


def draw_ahead(scene: Scene, some: Sequence[Wanted]) -> None:
    """Draw them as they will be shown first: the whole view, the first section line. Call it in a thread."""
    for one in some:
        key = ahead_key(one.name, one.size, one.scale, first_key(scene, one))
        if key not in scene.kept:
            scene.kept[key] = _drawn(scene, one)


def first_key(scene: Scene, one: Wanted) -> tuple[object, ...]:
    """What `Pane.key` is when the scene has just been shown."""
    return (None, scene.line.wkb) if one.name == "section" else (None, one.kind, scene.line.wkb)


def _drawn(scene: Scene, one: Wanted) -> Ahead:
    size = (float(one.size[0]), float(one.size[1]))
    if one.name == "section":
        from console.detection.pictures.section import draw_section

        rgb, frame = draw_section(scene, scene.line, size, one.scale, levels=None)
    elif one.name == "difference":
        from console.detection.pictures.difference import draw_difference

        rgb, frame = draw_difference(scene, size, one.scale, line=scene.line)
    else:
        from console.detection.pictures.chip import draw_chip

        rgb, frame = draw_chip(scene, one.name, size, one.scale, kind=one.kind, line=scene.line)
    return image_of(rgb, one.scale), frame
