"""What a run of the detector can be told; every number that is a judgement and not a law of geometry."""

from __future__ import annotations

import hashlib

import msgspec

FINDING = 6  # raised when the same surveys give other candidates, so that no kept tile of an older program is used


class Settings(msgspec.Struct, frozen=True):
    """Lengths in metres, areas in square metres.

    Attributes:
        cell: raster cell; 0.25 costs 2.5 times as much and found no more.
        tile: side of the square that one task works on. The result does not depend on it.
        halo: what a task sees around its tile; objects that reach beyond are worked on again in a window of
            their own.
        min_dz: smallest change of height that is reported on surfaces planar in both epochs.
        min_area: smallest object.
        seed: height above the earlier surface, that one widened by a cell, where an object starts.
        grow: height above the earlier surface down to which it grows from there.
        step: a drop between neighbouring cells that parts two objects.
        known: how far from a measured point a cell still counts as measured.
        spread: largest deviation inside a low (`min_dz`) object.
        low_area: smallest low object; below it noise of two surveys makes such patches by itself.
    """

    cell: float = 0.5
    tile: float = 256.0
    halo: float = 24.0
    min_dz: float = 0.2
    min_area: float = 4.0
    seed: float = 1.0
    grow: float = 0.6
    step: float = 1.2
    known: float = 1.0
    spread: float = 0.12
    low_area: float = 4.0

    @property
    def reach(self) -> float:
        """How far around an object the cells lie that can change what is said of it."""
        return 8.0

    def digest(self) -> str:
        """Names these settings, and the way of finding, in the resume folder."""
        return hashlib.sha256(msgspec.json.encode((FINDING, self))).hexdigest()[:16]
