"""Where marks stand in a frame."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclasses.dataclass(frozen=True, eq=False)
class Hits:
    """Where marks stand, bottom to top, for painting, for names to keep clear of, and for clicks.

    Attributes:
        x, y, radius: device pixels.
        rows: row of the mark, of the most important one in a group.
        counts: per mark (all, urgent, high) in the group; (1, …) for a single one.
    """

    x: Floats
    y: Floats
    radius: Floats
    rows: Ints
    counts: Ints

    def at(self, px: float, py: float) -> int:
        """Index of the topmost mark under a pixel, -1 for none."""
        found = np.flatnonzero(np.hypot(self.x - px, self.y - py) <= self.radius)
        return int(found[-1]) if len(found) else -1


    def joined(self, more: Hits) -> Hits:
        """Where these marks and others stand, for what keeps clear of both; their rows are of different things."""
        if not len(more.x):
            return self
        return Hits(np.append(self.x, more.x), np.append(self.y, more.y), np.append(self.radius, more.radius),
                    np.append(self.rows, more.rows), np.append(self.counts, more.counts, axis=0))


_NONE = np.zeros(0, np.float32)
NO_HITS = Hits(_NONE, _NONE, _NONE, np.zeros(0, np.int32), np.zeros((0, 3), np.int32))
