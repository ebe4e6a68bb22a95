"""A cloud of points as plain columns: what the detector reads, cuts and compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Columns of equal length N.

    Attributes:
        x, y, z: float64 metres; x east, y north in the survey's metric CRS, z up.
        returns: how many returns the pulse gave, at least 1.
        number: which of them this is, from 1.
        kind: ASPRS class (1 unclassified, 2 ground, 6 building, 7 noise, 9 water …).
        strip: flight line (LAS point source id); None where the file knows none.
        rgb: uint16 (N, 3), 0–65535; None without colour.
        time: GPS time in seconds; None where not kept.
    """

    x: Floats
    y: Floats
    z: Floats
    returns: Bytes
    number: Bytes
    kind: Bytes
    strip: NDArray[np.uint16] | None = None
    rgb: NDArray[np.uint16] | None = None
    time: Floats | None = None

    def __len__(self) -> int:
        return len(self.x)

    def subset(self, mask: NDArray[np.bool_] | NDArray[np.integer] | slice) -> Points:
        """The points that a mask, an index array or a slice picks; a slice copies nothing."""
        return Points(*(None if column is None else column[mask]  # type: ignore[arg-type]
                        for column in self.columns()))

    def columns(self) -> tuple[NDArray | None, ...]:
        """Every column in the order of the fields."""
        return tuple(getattr(self, field.name) for field in fields(self))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) of the points themselves; of none: four nan."""
        if not len(self):
            return (np.nan,) * 4
        return float(self.x.min()), float(self.y.min()), float(self.x.max()), float(self.y.max())


def empty() -> Points:
    """No points at all."""
    none = np.empty(0)
    small = np.empty(0, np.uint8)
    return Points(none, none, none, small, small, small, np.empty(0, np.uint16))


def concat(parts: Sequence[Points]) -> Points:
    """All points of several clouds. A column that one of them lacks is lost for all: half a colour misleads."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return empty()
    if len(parts) == 1:
        return parts[0]
    columns = zip(*(part.columns() for part in parts), strict=True)
    return Points(*(None if any(c is None for c in column) else np.concatenate(column)  # type: ignore[arg-type]
                    for column in columns))
