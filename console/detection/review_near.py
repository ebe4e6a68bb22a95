"""The registry's buildings and permits around a detection."""

from __future__ import annotations

import datetime
import threading
from contextlib import suppress
from pathlib import Path

import numpy as np
import shapely

from console.detection.grid import Bounds
from console.detection.registry import Places, Registry, read_registry
from console.detection.review_scene import Near
from console.errors import ConsoleError
from console.language import tr


class Approved:
    """A registry file that is read once, at the first question. Safe from any thread."""

    def __init__(self, path: Path | None, crs: str) -> None:
        self._path, self._crs = path, crs
        self._lock = threading.Lock()
        self._read: tuple[Registry, shapely.STRtree, shapely.STRtree] | None = None
        self._lack = ""

    def near(self, bounds: Bounds, day: str, missing: list[str]) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
        """Buildings and permits that touch a box; what cannot be read is added to `missing`.

        Args:
            day: YYYY-MM-DD on which permits have to be valid, "" for any.
        """
        if self._path is None:
            return (), ()
        with self._lock:
            if self._read is None and not self._lack:
                self._load(self._path)
        if self._read is None:
            missing.append(self._lack)
            return (), ()
        registry, buildings, permits = self._read
        when = None
        with suppress(ValueError):
            when = datetime.date.fromisoformat(day)
        return _in(registry.buildings, buildings, bounds, None), _in(registry.permits, permits, bounds, when)

    def _load(self, path: Path) -> None:
        if not path.exists():
            self._lack = tr("The registry {file} is gone or moved; outlines and permits are not shown.",
                            file=path.name)
            return
        try:
            found = read_registry(path, self._crs)
        except ConsoleError as error:
            self._lack = str(error)
            return
        self._read = found, shapely.STRtree(found.buildings.shapes), shapely.STRtree(found.permits.shapes)


def _in(places: Places, tree: shapely.STRtree, bounds: Bounds, day: datetime.date | None) -> tuple[Near, ...]:
    if not len(places):
        return ()
    active = places.active(day)
    return tuple(Near(str(places.ids[i]), places.shapes[i], float(places.top[i]), float(places.height[i]),
                      bool(active[i])) for i in np.sort(tree.query(shapely.box(*bounds), predicate="intersects")))
