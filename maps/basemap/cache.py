"""Decoded tiles in memory, the least recently used going first."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from enum import Enum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from console.exchange.tiles.pyramid import Tile

Pixels = NDArray[np.uint8]  # (height, width, 4): red, green, blue, alpha, premultiplied
RETRY = 20.0                # seconds after which a tile that a server did not give is asked for again


class State(Enum):
    """What became of a tile."""

    HERE = "here"
    EMPTY = "empty"        # there is rightly nothing: outside the basemap, or a blank vector tile
    MISSING = "missing"    # there should be something; drawn hatched


class Loaded(NamedTuple):
    state: State
    pixels: Pixels | None = None
    until: float = float("inf")


class TileCache:
    """Safe from any thread.

    Args:
        limit: bytes of pixels to keep.
    """

    def __init__(self, limit: int = 96 * 1024 * 1024) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._tiles: OrderedDict[Tile, Loaded] = OrderedDict()
        self._held = 0

    def get(self, tile: Tile) -> Loaded | None:
        """The tile, None if it is to be loaded (again)."""
        with self._lock:
            found = self._tiles.get(tile)
            if found is None:
                return None
            if found.until < time.monotonic():
                self._drop(tile)
                return None
            self._tiles.move_to_end(tile)
            return found

    def put(self, tile: Tile, loaded: Loaded) -> None:
        with self._lock:
            self._drop(tile)
            self._tiles[tile] = loaded
            self._held += _size(loaded)
            while self._held > self._limit and len(self._tiles) > 1:
                self._drop(next(iter(self._tiles)))

    def clear(self) -> None:
        with self._lock:
            self._tiles.clear()
            self._held = 0

    def grow(self, limit: int) -> None:
        """Keep at least this many bytes: a view whose tiles push each other out would load for ever."""
        with self._lock:
            self._limit = max(self._limit, limit)

    def _drop(self, tile: Tile) -> None:
        found = self._tiles.pop(tile, None)
        if found is not None:
            self._held -= _size(found)


def _size(loaded: Loaded) -> int:
    return 200 + (loaded.pixels.nbytes if loaded.pixels is not None else 0)
