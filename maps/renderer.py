"""The renderer's worker: an immutable request in, a frame out; the latest request wins.

Same scale: the old picture is scrolled and only the uncovered strips are painted. Another scale: everything,
band by band on all cores, given up between bands as soon as somebody wants yet another scale. Marks and
names are laid over a copy of the still picture, so that live data costs no repainting.
"""

from __future__ import annotations

import collections
import dataclasses
import logging
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from maps.live import Shot
from maps.scene import Scene
from maps.style import Theme
from maps.view import View

if TYPE_CHECKING:
    from maps.hits import Hits
    from maps.overlays import Overlay

BAND = 96  # rows painted between two looks at whether the picture is still wanted
log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, eq=False)
class Request:
    """What to show. `number` grows with every request of one canvas; `overlay` lies under names and marks."""

    number: int
    view: View
    scene: Scene
    theme: Theme
    shot: Shot | None = None
    overlay: Overlay | None = None


@dataclasses.dataclass(frozen=True, eq=False)
class Frame:
    """A finished picture.

    Attributes:
        request: what it answers.
        pixels: rows × columns of 0xffRRGGBB; give it back with `Renderer.recycle`.
        hits: where the marks are. texts: names that were placed.
        seconds: what it took, by step.
    """

    request: Request
    pixels: NDArray[np.uint32]
    hits: Hits
    texts: tuple[str, ...]
    seconds: dict[str, float]


class Renderer:
    """One worker thread with helpers for the bands.

    Args:
        deliver: called with each finished frame, in the worker's thread.
        fail: called with the sentence of an unforeseen error, in the worker's thread.
        icons: see `maps.fonts.load_icon_font`.
    """

    def __init__(self, deliver: Callable[[Frame], None], fail: Callable[[str], None],
                 icons: tuple[str, dict[str, str]]) -> None:
        self._deliver, self._fail, self._icons = deliver, fail, icons
        self._wanted: Request | None = None
        self._change = threading.Condition()
        self._closing = False
        self._gave_up = False   # the last request was not finished
        self._free: collections.deque[NDArray[np.uint32]] = collections.deque(maxlen=4)
        self._thread = threading.Thread(target=self._run, name="map-renderer", daemon=True)
        self._thread.start()

    def request(self, request: Request) -> None:
        """Ask for a picture; an earlier request that has not been answered is forgotten."""
        with self._change:
            self._wanted = request
            self._change.notify()

    def recycle(self, pixels: NDArray[np.uint32]) -> None:
        """Give a frame's memory back once nobody shows it any more."""
        self._free.append(pixels)

    def close(self) -> None:
        with self._change:
            self._closing = True
            self._change.notify()
        self._thread.join()

    def _run(self) -> None:
        # Importing numba and loading the kernels takes most of a second: here, while the window is being built.
        from maps.painting import Painting
        with ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 1)), "map-band") as helpers:
            painting = Painting(helpers, self._icons, self._outdated)
            while (request := self._next()) is not None:
                try:
                    start = time.perf_counter()
                    pixels = self._memory(request.view)
                    done = painting.render(request, pixels)
                except Exception as error:  # the fence of this thread: say it and go on with the next picture
                    log.exception("a map picture failed")
                    self._fail(f"{type(error).__name__}: {error}")
                    continue
                self._gave_up = done is None
                if done is None:
                    self.recycle(pixels)
                else:
                    done.seconds["total"] = time.perf_counter() - start
                    self._deliver(done)

    def _next(self) -> Request | None:
        with self._change:
            self._change.wait_for(lambda: self._closing or self._wanted is not None)
            request, self._wanted = self._wanted, None
            return None if self._closing else request

    def _outdated(self, request: Request) -> bool:
        """Whether somebody now wants another scene or scale; a mere move can go on from this picture.

        Another scene does not count twice in a row: where time plays, one comes with every frame, and on a machine
        that paints slower than that nothing would ever be seen.
        """
        newer, view = self._wanted, request.view
        if newer is None or self._closing:
            return self._closing
        if newer.view.scale != view.scale or (newer.view.width, newer.view.height) != (view.width, view.height):
            return True
        return newer.scene is not request.scene and not self._gave_up

    def _memory(self, view: View) -> NDArray[np.uint32]:
        while self._free:
            pixels = self._free.pop()
            if pixels.shape == (view.height, view.width):
                return pixels
        return np.empty((view.height, view.width), np.uint32)
