"""One picture from one request, reusing what the last one left: see `maps.renderer` for the thread."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from maps.dots import Dots
from maps.hits import NO_HITS, Hits
from maps.kernels.splat import splat
from maps.labels import Placed, place
from maps.marks import MarkPainter
from maps.paint import Scratch, paint_steps, steps
from maps.renderer import BAND, Frame, Request
from maps.scene import Scene
from maps.sprites import Sprites
from maps.style import Theme
from maps.view import View

if TYPE_CHECKING:
    from maps.overlays import OverlayPainter

MOST_NAME_PIXELS = 8_000_000

Pixels = NDArray[np.uint32]
Window = tuple[int, int, int, int]  # left, top, right, bottom inside the view


@dataclasses.dataclass(frozen=True, eq=False)
class Last:
    """The picture delivered last, if its marks were dots, and what it was made from.

    Its memory comes back for another picture only after a newer one has been delivered.
    """

    pixels: Pixels
    still_for: Request | None
    ground: Pixels
    placed: Placed
    marks: MarkPainter
    dots: Dots

    def fits(self, still_for: Request | None, ground: Pixels, placed: Placed, marks: MarkPainter) -> bool:
        """Whether only dots can have changed since."""
        return (self.still_for is still_for and self.ground is ground and self.placed is placed
                and self.marks is marks)


class Painting:
    """The still picture of the last request, its names, and the atlases.

    Args:
        outdated: whether a request is no longer worth finishing; asked between bands.
    """

    def __init__(self, helpers: ThreadPoolExecutor, icons: tuple[str, dict[str, str]],
                 outdated: Callable[[Request], bool]) -> None:
        self._helpers, self._icons, self._outdated = helpers, icons, outdated
        self._local = threading.local()
        self._still: Pixels | None = None
        self._spare: Pixels | None = None
        self._view: View | None = None
        self._scene: Scene | None = None
        self._names = Sprites()
        self._placed: Placed | None = None
        self._still_for: Request | None = None   # the request that painted the still picture
        self._placed_for: Request | None = None  # … and the one whose names are placed
        self._placed_beside = NO_HITS            # … and the pins they keep clear of
        self._last: Last | None = None
        self._marks: tuple[Theme, float, MarkPainter] | None = None
        self._overlays: OverlayPainter | None = None

    def render(self, request: Request, pixels: Pixels) -> Frame | None:
        """Fill `pixels` with the request's picture; None where it was given up half way."""
        seconds: dict[str, float] = {}
        start = time.perf_counter()
        if not self._keep_still(request):
            return None
        seconds["still"] = time.perf_counter() - start
        assert self._still is not None
        shot, marks = request.shot, self._mark_painter(request)
        hits = NO_HITS if shot is None else marks.arrange(shot, request.view)
        seconds["arranged"] = time.perf_counter() - start - seconds["still"]
        # A hundred thousand dots cover everything anyhow; only symbols are worth stepping aside for.
        ground = self._ground(request, self._still)
        placed = self._keep_names(request, NO_HITS if shot is None or shot.dots else hits,
                                  NO_HITS if self._overlays is None else self._overlays.pins)
        seconds["placed"] = time.perf_counter() - start - sum(seconds.values())
        last = self._last
        if marks.dots is not None and last is not None and last.fits(self._still_for, ground, placed, marks):
            if pixels is not last.pixels:
                np.copyto(pixels, last.pixels)
            marks.paint_changed(pixels, last.dots, ground, placed, self._names)
        else:
            np.copyto(pixels, ground)
            if len(placed.sprites):
                splat(pixels, placed.x, placed.y, placed.sprites, self._names.pixels, self._names.table)
            if shot is not None:
                marks.paint(pixels, shot, hits)
        dots = marks.dots
        self._last = None if dots is None else Last(pixels, self._still_for, ground, placed, marks, dots)
        seconds["marks"] = time.perf_counter() - start - sum(seconds.values())
        return Frame(request, pixels, hits, placed.texts, seconds)

    def _ground(self, request: Request, still: Pixels) -> Pixels:
        """What names and marks are laid over: the still picture with heat and trails, if there are any."""
        if self._overlays is None:
            if request.overlay is None:
                return still
            from maps.overlays import OverlayPainter  # brings a kernel that a start can do without

            self._overlays = OverlayPainter()
        return self._overlays.over(still, self._still_for, request.overlay, request.view, request.theme)

    def _keep_names(self, request: Request, hits: Hits, pins: Hits) -> Placed:
        """The names where they stand, placed anew if the camera moved or a mark or pin came to lie on one.

        Where only the pins are others the names stay as far as they can: while time plays they must not jump about.
        """
        before, self._placed_beside = self._placed_beside, pins
        same_pins = pins is before or bool(len(pins.x)) == bool(len(before.x))   # not: switched on or off
        if (self._placed is None or self._placed_for is not self._still_for or not same_pins
                or (pins is not before and not self._placed.is_clear_of(pins)) or not self._placed.is_clear_of(hits)):
            if len(self._names.pixels) > MOST_NAME_PIXELS:
                self._names = Sprites()
            self._placed = place(request.scene.labels, request.view, self._names, hits.joined(pins),
                                 request.scene.taken)
            self._placed_for = self._still_for
        return self._placed

    def _keep_still(self, request: Request) -> bool:
        """Bring the still picture and the names up to the request; False where that was given up."""
        view, scene = request.view, request.scene
        if self._scene is scene and self._view == view:
            return True
        shape = (view.height, view.width)
        if self._spare is None or self._spare.shape != shape:
            self._spare = np.empty(shape, np.uint32)
        windows = self._scroll(scene, view, self._spare)
        if not self._paint(request, self._spare, windows):
            return False
        self._still, self._spare = self._spare, self._still
        self._view, self._scene = view, scene
        self._still_for = request
        return True

    def _scroll(self, scene: Scene, view: View, target: Pixels) -> list[Window]:
        """Copy what the old picture already shows; the windows still to be painted."""
        old, everything = self._view, [(0, 0, view.width, view.height)]
        if (self._still is None or old is None or self._scene is not scene or self._still.shape != target.shape
                or old.scale != view.scale or old.ratio != view.ratio):
            return everything
        dx, dy = old.column - view.column, old.row - view.row
        width, height = view.width, view.height
        if abs(dx) >= width or abs(dy) >= height:
            return everything
        left, right = max(0, dx), min(width, width + dx)
        top, bottom = max(0, dy), min(height, height + dy)
        target[top:bottom, left:right] = self._still[top - dy:bottom - dy, left - dx:right - dx]
        windows = [(0, 0, width, top), (0, bottom, width, height), (0, top, left, bottom),
                   (right, top, width, bottom)]
        return [w for w in windows if w[0] < w[2] and w[1] < w[3]]

    def _paint(self, request: Request, target: Pixels, windows: list[Window]) -> bool:
        bands = [(left, y, right, min(bottom, y + BAND)) for left, top, right, bottom in windows
                 for y in range(top, bottom, BAND)]
        unders = [under.render(request.view) for under in request.scene.unders] if bands else []
        todo = steps(request.scene, request.view)
        def one(band: Window) -> bool:
            if self._outdated(request):
                return False
            if not hasattr(self._local, "scratch"):
                self._local.scratch = Scratch()
            left, top, right, bottom = band
            paint_steps(target[top:bottom, left:right], todo, request.scene, request.view, left, top,
                        self._local.scratch, unders)
            return True

        return all(list(self._helpers.map(one, bands)))

    def _mark_painter(self, request: Request) -> MarkPainter:
        ratio = request.view.ratio
        if self._marks is None or self._marks[:2] != (request.theme, ratio):
            self._marks = (request.theme, ratio, MarkPainter(request.theme, ratio, self._icons))
        return self._marks[2]
