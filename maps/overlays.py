"""What lies over the still picture and under names and marks: heat, trails, pins; painted only when they change."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from maps.heat import HeatPainter, HeatShot
from maps.hits import NO_HITS, Hits
from maps.pins import PinPainter, PinShot
from maps.style import Theme
from maps.trails import TrackShot, TrailPainter
from maps.view import View

Pixels = NDArray[np.uint32]


@dataclasses.dataclass(frozen=True, eq=False)
class Overlay:
    """What is to be laid over one picture; a new object for every change."""

    heat: HeatShot | None = None
    tracks: TrackShot | None = None
    pins: tuple[PinShot, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.heat is None and self.tracks is None and not self.pins

    @property
    def on_top(self) -> tuple[PinShot, ...]:
        """Pins that lie over the cases too: few, and an answer to what somebody asked."""
        return tuple(shot for shot in self.pins if shot.pins.alone)


class OverlayPainter:
    """Keeps the last result, since live marks ask for it sixty times a second; belongs to the renderer's worker."""

    def __init__(self) -> None:
        self._heat, self._trails, self._pins = HeatPainter(), TrailPainter(), PinPainter()
        self._key: tuple[object, ...] = ()
        self._pixels: Pixels | None = None
        self.pins = NO_HITS   # of what was laid over last: names keep clear of them

    def over(self, still: Pixels, made_for: object, overlay: Overlay | None, view: View, theme: Theme) -> Pixels:
        """The still picture with the overlay on it: `still` itself where there is none.

        Args:
            made_for: another object whenever the content of `still` is another one.
        """
        if overlay is None:
            self._key, self._pixels, self.pins = (), None, NO_HITS
            return still
        key = (made_for, overlay, theme)
        if self._pixels is None or key != self._key:
            pixels = still.copy()   # a new array, for what was made from the old one is known by it
            self.pins = paint_overlay(pixels, overlay, view, theme, self._heat, self._trails, self._pins)
            self._key, self._pixels = key, pixels
        return self._pixels

    def paint_top(self, frame: Pixels, overlay: Overlay, view: View, theme: Theme) -> None:
        """Lay the pins over everything that belong there."""
        for shot in overlay.on_top:
            self._pins.paint(frame, shot, view, theme)


def paint_overlay(frame: Pixels, overlay: Overlay, view: View, theme: Theme, heat: HeatPainter | None = None,
                  trails: TrailPainter | None = None, pins: PinPainter | None = None) -> Hits:
    """Lay it over a frame that shows `view`, but for what belongs `on_top`.

    Returns:
        Where the pins stand that names keep clear of, those on top too.
    """
    if overlay.heat is not None:
        (heat or HeatPainter()).paint(frame, overlay.heat, view, theme)
    if overlay.tracks is not None:
        (trails or TrailPainter()).paint(frame, overlay.tracks, view, theme)
    painter, found = pins or PinPainter(), NO_HITS
    for shot in overlay.pins:
        hits = shot.hits(view) if shot.pins.alone else painter.paint(frame, shot, view, theme)
        found = found.joined(shot.keep_clear(view, hits))
    return found
