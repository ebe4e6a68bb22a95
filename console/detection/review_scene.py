"""What the pictures of one suspected change are drawn from: both surveys around it, light enough to keep several."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
import shapely

from console.detection.grid import Bounds, Window

MARGIN, WIDEST = 10.0, 260.0  # metres around a detection, and of the longest side shown
BESIDE = 2.0  # times that square are read, so that a wide or a high panel is filled too
BAND = 1.0  # metres: width of the strip whose points a section shows
REACH = 8.0  # metres the first section runs beyond both ends of the detection


class Measure(msgspec.Struct, frozen=True):
    """What was measured of the detection: heights in metres, later minus earlier."""

    kind: str = ""
    dz_median: float = math.nan
    dz_max: float = math.nan
    dz_sigma: float = math.nan
    dz_error: float = math.nan


@dataclass(frozen=True, eq=False)
class Cloud:
    """Points of one epoch.

    Attributes:
        x, y, z: float32 metres from the scene's origin. rgb: uint8 [n, 3], None without colour.
    """

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    rgb: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True, eq=False)
class Relief:
    """Upper surface of one epoch: float32 metres above the scene's zero [rows, cols], row 0 north, nan for unknown."""

    window: Window
    upper: np.ndarray

    def at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Heights at places, of the cell they lie in; nan outside and where nothing is known."""
        win = self.window
        col = np.floor(np.asarray(x) / win.cell).astype(int) - win.col
        row = win.row - 1 - np.floor(np.asarray(y) / win.cell).astype(int)
        inside = (col >= 0) & (col < win.cols) & (row >= 0) & (row < win.rows)
        found = np.full(np.shape(col), np.nan, np.float32)
        found[inside] = self.upper[row[inside], col[inside]]
        return found


@dataclass(frozen=True, eq=False)
class Photo:
    """An orthophoto: uint8 [rows, cols, 3] of a window."""

    window: Window
    rgb: np.ndarray


@dataclass(frozen=True, eq=False)
class Near:
    """A building or a permit of the registry near the detection.

    Attributes:
        top: highest permitted surface in metres above the surveys' zero, nan where not given;
        height: above ground, nan where not given. active: the permit is valid.
    """

    id: str
    shape: shapely.Geometry
    top: float = math.nan
    height: float = math.nan
    active: bool = True


@dataclass(frozen=True, eq=False)
class Scene:
    """Both epochs around one detection, in the surveys' metric CRS, the later brought onto the earlier.

    Attributes:
        outline: of the detection. bounds: the square to show first. reach: what was read around it.
        origin: (x, y, z) that the clouds count from; z is the reliefs' zero, too.
        clouds, reliefs, photos: of the earlier and the later epoch, None where there is none.
        line: where the section runs at first: along the detection's longer side.
        flown: days, "" for unknown. sigma: metres that stay between the surveys where nothing changed, nan if unknown.
        buildings, permits: of the registry, near. measure: of the detection, None if not given.
        missing: sentences that say what could not be shown and why. demo: generated data.
        kept: pictures derived once (see `pictures`).
    """

    outline: shapely.Polygon | shapely.MultiPolygon
    bounds: Bounds
    reach: Bounds
    origin: tuple[float, float, float]
    line: shapely.LineString
    clouds: tuple[Cloud | None, Cloud | None] = (None, None)
    reliefs: tuple[Relief | None, Relief | None] = (None, None)
    photos: tuple[Photo | None, Photo | None] = (None, None)
    flown: tuple[str, str] = ("", "")
    sigma: float = math.nan
    buildings: tuple[Near, ...] = ()
    permits: tuple[Near, ...] = ()
    measure: Measure | None = None
    missing: tuple[str, ...] = ()
    demo: bool = False
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def flat(self) -> bool:
        """Whether there are pictures only: no heights to compare."""
        return self.reliefs == (None, None)

    @property
    def nbytes(self) -> int:
        """Roughly, for the reader that keeps several."""
        arrays = [a for c in self.clouds if c for a in (c.x, c.y, c.z, c.rgb) if a is not None]
        arrays += [r.upper for r in self.reliefs if r] + [p.rgb for p in self.photos if p]
        return 2 * sum(a.nbytes for a in arrays)  # what is derived weighs about as much


def square_around(outline: shapely.Geometry) -> Bounds:
    """A square with room around the outline, on whole metres."""
    west, south, east, north = outline.bounds
    side = min(max(east - west, north - south) * 1.5 + 2 * MARGIN, WIDEST)
    x, y, half = round((west + east) / 2), round((south + north) / 2), math.ceil(side / 2)
    return float(x - half), float(y - half), float(x + half), float(y + half)


def reach_of(bounds: Bounds) -> Bounds:
    """What is read around a square: more than it, but never much more than is ever shown."""
    side = bounds[2] - bounds[0]
    more = math.ceil((min(side * BESIDE, max(side, WIDEST)) - side) / 2)
    return bounds[0] - more, bounds[1] - more, bounds[2] + more, bounds[3] + more


def section_line(outline: shapely.Geometry) -> shapely.LineString:
    """Along the longer side, through a point inside, a few metres beyond both ends; from west to east."""
    frame = shapely.get_coordinates(shapely.minimum_rotated_rectangle(outline))[:3]
    sides = np.diff(frame, axis=0)
    along = sides[int(np.argmax(np.hypot(*sides.T)))]
    length = float(np.hypot(*along))
    way = along / max(length, 0.1)
    middle = shapely.get_coordinates(outline.centroid if outline.contains(outline.centroid)
                                     else shapely.point_on_surface(outline))[0]
    reach = min(length / 2 + REACH, WIDEST / 2)
    ends = np.array([middle - way * reach, middle + way * reach])
    return shapely.LineString(ends if ends[0][0] <= ends[1][0] else ends[::-1])
