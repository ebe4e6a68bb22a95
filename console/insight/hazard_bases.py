"""What hazards are set against, area by area: square kilometres, rooms, buildings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.model.area import Area, AreaTree, Level
from console.model.premises import Building

KM2 = 1e6


class AreaBases:
    """The areas of one level with what rates are counted on. Immutable; made once per tree and buildings.

    Attributes:
        areas: of the level, by code and name as in the tree.
        km2: on the ellipsoid, 0 where unknown. rooms, buildings: how many, 0 where unknown.
    """

    def __init__(self, tree: AreaTree, level: Level, buildings: Sequence[Building]) -> None:
        self.areas: tuple[Area, ...] = tuple(sorted(tree.level(level), key=lambda one: (one.code or "~", one.id)))
        at = {area.id: i for i, area in enumerate(self.areas)}
        self._at = {one.id: at[above.id] for one in tree for above in tree.path(one.id) if above.id in at}
        self._words: tuple[Sequence[str], np.ndarray] = ((), np.zeros(0, np.int32))
        self.km2 = np.array([area.size / KM2 for area in self.areas], dtype=float)
        places = self.places([building.area for building in buildings])
        inside = places >= 0
        rooms = np.array([building.rooms for building in buildings], dtype=float)
        self.buildings = np.bincount(places[inside], minlength=len(self.areas)).astype(float)
        self.rooms = np.bincount(places[inside], rooms[inside], minlength=len(self.areas))

    def __len__(self) -> int:
        return len(self.areas)

    def places(self, area_ids: Sequence[str]) -> np.ndarray:
        """For each id the place in `areas` of the area that holds it, -1 where none of the level does."""
        return np.fromiter((self._at.get(one, -1) for one in area_ids), dtype=np.int32, count=len(area_ids))

    def places_of_words(self, words: Sequence[str]) -> np.ndarray:
        """The same for a list that only ever grows: worked out anew when it has, not for each frame of a play."""
        known, places = self._words
        if known is not words or len(places) != len(words):
            self._words = words, places = words, self.places(words)
        return places

    def place(self, area_id: str) -> int:
        """The same for one."""
        return self._at.get(area_id, -1)
