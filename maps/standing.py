"""The picture of all that stands still, kept from one request to the next.

Where the camera moved it is scrolled and the uncovered strips are painted; where only areas took other colours, what
lies around those is; all of it otherwise.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from maps.paint import Scratch, paint_steps, steps
from maps.recolour import Window, changed_windows
from maps.renderer import BAND, Request
from maps.scene import Scene
from maps.view import View

LITTLE = 150_000   # pixels that are painted before another thread would have begun

Pixels = NDArray[np.uint32]


class Standing:
    """Belongs to the renderer's worker.

    Args:
        outdated: whether a request is no longer worth finishing; asked between bands.

    Attributes:
        pixels: the picture. made_for: the request that painted it: another one whenever its content is another one.
    """

    def __init__(self, helpers: ThreadPoolExecutor, outdated: Callable[[Request], bool]) -> None:
        self._helpers, self._outdated = helpers, outdated
        self._local = threading.local()
        self.pixels: Pixels = np.empty((0, 0), np.uint32)
        self.made_for: Request | None = None
        self._spare = self.pixels
        self._view: View | None = None
        self._scene: Scene | None = None

    def bring_up(self, request: Request) -> bool:
        """Make it the picture of the request; False where that was given up, and it is as it was or of nothing."""
        view, scene = request.view, request.scene
        if self._scene is scene and self._view == view:
            return True
        return self._recolour(request) or self._repaint(request)

    def _recolour(self, request: Request) -> bool:
        """Paint anew only where colours changed, in place; False if more is to be done than that."""
        view, scene, before = request.view, request.scene, self._scene
        if before is None or self._view != view or before is scene:
            return False
        windows = changed_windows(before, scene, view)
        if windows is None:
            return False
        self._scene = None   # until it is whole again
        if not self._paint(request, self.pixels, windows):
            return False
        self._scene = scene
        if windows:
            self.made_for = request
        return True

    def _repaint(self, request: Request) -> bool:
        view, scene = request.view, request.scene
        shape = (view.height, view.width)
        if self._spare.shape != shape:
            self._spare = np.empty(shape, np.uint32)
        windows = self._scroll(scene, view, self._spare)
        if not self._paint(request, self._spare, windows):
            return False
        self.pixels, self._spare = self._spare, self.pixels
        self._view, self._scene, self.made_for = view, scene, request
        return True

    def _scroll(self, scene: Scene, view: View, target: Pixels) -> list[Window]:
        """Copy what the old picture already shows; the windows still to be painted."""
        old, everything = self._view, [(0, 0, view.width, view.height)]
        if (old is None or self._scene is not scene or self.pixels.shape != target.shape
                or old.scale != view.scale or old.ratio != view.ratio):
            return everything
        dx, dy = old.column - view.column, old.row - view.row
        width, height = view.width, view.height
        if abs(dx) >= width or abs(dy) >= height:
            return everything
        left, right = max(0, dx), min(width, width + dx)
        top, bottom = max(0, dy), min(height, height + dy)
        target[top:bottom, left:right] = self.pixels[top - dy:bottom - dy, left - dx:right - dx]
        windows = [(0, 0, width, top), (0, bottom, width, height), (0, top, left, bottom),
                   (right, top, width, bottom)]
        return [w for w in windows if w[0] < w[2] and w[1] < w[3]]

    def _paint(self, request: Request, target: Pixels, windows: list[Window]) -> bool:
        bands = [(left, y, right, min(bottom, y + BAND)) for left, top, right, bottom in windows
                 for y in range(top, bottom, BAND)]
        if not bands:
            return True
        if self._outdated(request):
            return False
        unders = [under.render(request.view) for under in request.scene.unders]
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

        little = sum((right - left) * (bottom - top) for left, top, right, bottom in windows) <= LITTLE
        return all(map(one, bands)) if little else all(list(self._helpers.map(one, bands)))
