"""One picture from one request, reusing what the last one left: see `maps.renderer` for the thread."""

from __future__ import annotations

import dataclasses
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
from maps.renderer import Frame, Request
from maps.sprites import Sprites
from maps.standing import Standing
from maps.style import Theme

if TYPE_CHECKING:
    from maps.overlays import OverlayPainter

MOST_NAME_PIXELS = 8_000_000

Pixels = NDArray[np.uint32]


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
        self._icons = icons
        self._standing = Standing(helpers, outdated)
        self._names = Sprites()
        self._placed: Placed | None = None
        self._placed_for: Request | None = None  # the request whose names are placed
        self._placed_beside = NO_HITS            # … and the pins they keep clear of
        self._last: Last | None = None
        self._marks: tuple[Theme, float, MarkPainter] | None = None
        self._overlays: OverlayPainter | None = None

    def render(self, request: Request, pixels: Pixels) -> Frame | None:
        """Fill `pixels` with the request's picture; None where it was given up half way."""
        seconds: dict[str, float] = {}
        start = time.perf_counter()
        if not self._standing.bring_up(request):
            return None
        still, made_for = self._standing.pixels, self._standing.made_for
        seconds["still"] = time.perf_counter() - start
        shot, marks = request.shot, self._mark_painter(request)
        hits = NO_HITS if shot is None else marks.arrange(shot, request.view)
        seconds["arranged"] = time.perf_counter() - start - seconds["still"]
        # A hundred thousand dots cover everything anyhow; only symbols are worth stepping aside for.
        ground = self._ground(request, still, made_for)
        placed = self._keep_names(request, NO_HITS if shot is None or shot.dots else hits,
                                  NO_HITS if self._overlays is None else self._overlays.pins)
        seconds["placed"] = time.perf_counter() - start - sum(seconds.values())
        last, on_top = self._last, request.overlay is not None and bool(request.overlay.on_top)
        if not on_top and marks.dots is not None and last is not None and last.fits(made_for, ground, placed, marks):
            if pixels is not last.pixels:
                np.copyto(pixels, last.pixels)
            marks.paint_changed(pixels, last.dots, ground, placed, self._names)
        else:
            np.copyto(pixels, ground)
            if len(placed.sprites):
                splat(pixels, placed.x, placed.y, placed.sprites, self._names.pixels, self._names.table)
            if shot is not None:
                marks.paint(pixels, shot, hits)
            if request.overlay is not None and self._overlays is not None:
                self._overlays.paint_top(pixels, request.overlay, request.view, request.theme)
        dots = None if on_top else marks.dots
        self._last = None if dots is None else Last(pixels, made_for, ground, placed, marks, dots)
        seconds["marks"] = time.perf_counter() - start - sum(seconds.values())
        return Frame(request, pixels, hits, placed.texts, seconds)

    def _ground(self, request: Request, still: Pixels, made_for: Request | None) -> Pixels:
        """What names and marks are laid over: the still picture with heat and trails, if there are any."""
        if self._overlays is None:
            if request.overlay is None:
                return still
            from maps.overlays import OverlayPainter  # brings a kernel that a start can do without

            self._overlays = OverlayPainter()
        return self._overlays.over(still, made_for, request.overlay, request.view, request.theme)

    def _keep_names(self, request: Request, hits: Hits, pins: Hits) -> Placed:
        """The names where they stand, placed anew if the camera moved or a mark or pin came to lie on one.

        Where only the pins are others the names stay as far as they can: while time plays they must not jump about.
        """
        before, self._placed_beside = self._placed_beside, pins
        same_pins = pins is before or bool(len(pins.x)) == bool(len(before.x))   # not: switched on or off
        if (self._placed is None or not _same_names(self._placed_for, request) or not same_pins
                or (pins is not before and not self._placed.is_clear_of(pins)) or not self._placed.is_clear_of(hits)):
            if len(self._names.pixels) > MOST_NAME_PIXELS:
                self._names = Sprites()
            self._placed = place(request.scene.labels, request.view, self._names, hits.joined(pins),
                                 request.scene.taken)
            self._placed_for = request
        return self._placed

    def _mark_painter(self, request: Request) -> MarkPainter:
        ratio = request.view.ratio
        if self._marks is None or self._marks[:2] != (request.theme, ratio):
            self._marks = (request.theme, ratio, MarkPainter(request.theme, ratio, self._icons))
        return self._marks[2]


def _same_names(placed_for: Request | None, request: Request) -> bool:
    """Whether names would be placed the same: other colours under them move none."""
    if placed_for is None or placed_for.view != request.view:
        return False
    before, now = placed_for.scene, request.scene
    return before is now or (before.labels == now.labels and before.taken == now.taken)
