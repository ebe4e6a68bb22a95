"""From the area tree to layers, names and what lies under the cursor. Knows no particular city."""

from __future__ import annotations

import dataclasses

import numpy as np
import shapely
from numpy.typing import NDArray

from console.exchange.crs import transform_geometries, working_crs
from console.model.area import Area, AreaTree, Level
from maps.prepare import Prepared, prepare
from maps.scene import Fade, Labels, Layer
from maps.style import Theme

# Logical pixels across a typical area of a rank at which …
NAMED = 58.0         # … names appear
ROOMY = 1.3          # … names below the top level appear, in widths of a typical name
NAMED_UP_TO = 1500.0  # … names go, since one area fills the screen
BORDERED = 10.0      # … borders begin to show
BORDERED_FULL = 36.0
UNDER_CURSOR = 40.0  # … the cursor names it
MOST_TONED = 5000    # areas in one level that get neighbouring tones; above, one tone
MOST_POLES = 300     # areas in one level whose name stands in the middle of their widest place
FAR = 1e6            # metres: how far the shade around a selected area reaches

Floats = NDArray[np.float64]


@dataclasses.dataclass(frozen=True, eq=False)
class Rank:
    """All areas of one level that have a geometry, the largest first, in metres of the working CRS.

    Attributes:
        across: typical width in metres, the root of the median size.
        borders: what this level adds to the borders of the larger ones.
        x, y: where each name belongs; rooms, heights: how wide and high the area is through that place.
    """

    level: Level
    areas: tuple[Area, ...]
    shapes: NDArray[np.object_]
    index: shapely.STRtree
    across: float
    borders: Prepared
    x: Floats
    y: Floats
    rooms: Floats
    heights: Floats

    @property
    def style(self) -> int:
        """Index into a theme's borders and labels: city and district 0, street 1, community 2, grid 3."""
        return max(0, self.level - 1)

    def at(self, x: float, y: float) -> str:
        """Id of the area at a place, "" for none."""
        found = self.index.query(shapely.Point(x, y), predicate="intersects")
        return self.areas[int(found.min())].id if len(found) else ""


@dataclasses.dataclass(frozen=True, eq=False)
class AreaMap:
    """Everything the map needs of one area tree, made once per tree.

    Attributes:
        crs: the working CRS. origin: of all layers, metres.
        ranks: levels present, the largest areas first.
        land: areas of the highest level that has several, classes are tones.
        bounds: of everything, metres; None without any geometry.
    """

    crs: str
    origin: tuple[float, float]
    ranks: tuple[Rank, ...] = ()
    land: Prepared | None = None
    bounds: tuple[float, float, float, float] | None = None
    _labels: dict[Theme, tuple[Labels, ...]] = dataclasses.field(default_factory=dict)   # made once per theme
    _selections: dict[tuple[str, Theme], tuple[Layer, ...]] = dataclasses.field(default_factory=dict)   # the last one

    def at(self, x: float, y: float, scale: float) -> str:
        """The area under the cursor at `scale` metres per logical pixel: the finest that is large enough."""
        for number, rank in reversed(list(enumerate(self.ranks))):
            if number == 0 or rank.across / scale >= UNDER_CURSOR:
                found = rank.at(x, y)
                if found:
                    return found
        return ""

    def shape(self, area_id: str) -> shapely.Geometry | None:
        """The area's polygon in metres of the working CRS."""
        for rank in self.ranks:
            for area, shape in zip(rank.areas, rank.shapes, strict=True):
                if area.id == area_id:
                    return shape
        return None

    def base(self, theme: Theme) -> tuple[Layer, ...]:
        """The land."""
        return () if self.land is None else (Layer("land", self.land, fills=theme.land),)

    def borders(self, theme: Theme) -> tuple[Layer, ...]:
        """Borders, the weakest first; those of small areas fade before they turn into a grey mass."""
        made = []
        for number, rank in reversed(list(enumerate(self.ranks))):
            fade = Fade() if number == 0 else Fade(0.0, rank.across / BORDERED_FULL, rank.across / BORDERED)
            line = theme.borders[rank.style]
            made.append(Layer(f"borders {rank.level.word}", rank.borders, lines=(line,), fade=fade))
        return tuple(made)

    def labels(self, theme: Theme) -> tuple[Labels, ...]:
        """Names, those of the largest areas first; the same objects for the same theme."""
        if theme in self._labels:
            return self._labels[theme]
        made = []
        for number, rank in enumerate(self.ranks):
            look = theme.labels[rank.style]
            # Below the top, names appear when most of them have room, not one here and one there.
            letters = float(np.median([len(area.name) for area in rank.areas]))
            named = max(NAMED, letters * look.size * ROOMY) if number else NAMED
            made.append(Labels(tuple(area.name for area in rank.areas), rank.x, rank.y, rank.rooms, rank.heights,
                               look, Fade(rank.across / NAMED_UP_TO, rank.across / named, rank.across / named)))
        self._labels[theme] = tuple(made)
        return self._labels[theme]

    def selection(self, area_id: str, theme: Theme) -> tuple[Layer, ...]:
        """The selected area's outline, and a shade over everything around it; the same objects until another is."""
        if (area_id, theme) not in self._selections:
            self._selections.clear()
            self._selections[area_id, theme] = self._selected(area_id, theme)
        return self._selections[area_id, theme]

    def _selected(self, area_id: str, theme: Theme) -> tuple[Layer, ...]:
        shape = self.shape(area_id) if area_id else None
        if shape is None or self.bounds is None:
            return ()
        west, south, east, north = self.bounds
        around = shapely.box(west - FAR, south - FAR, east + FAR, north + FAR).difference(shape)
        return (Layer("shade", prepare([around], 2, origin=self.origin), fills=(theme.shade,)),
                Layer("selection", prepare([shape], 2, origin=self.origin), lines=(theme.selection,)))


def map_areas(tree: AreaTree, home: tuple[float, float, float, float] | None = None) -> AreaMap:
    """Project, index and prepare all areas of a tree. Takes about 0.1 s per thousand areas.

    Args:
        home: west, south, east, north in degrees, to choose the working CRS by where no area has an outline.
    """
    with_shape = with_outline(tree)
    if not with_shape:
        return _map_of_nothing(home)
    box = np.array([a.bounds for a in with_shape])
    crs = working_crs((box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()))
    shapes = transform_geometries(np.array([a.wkb for a in with_shape], dtype=object), crs, inverse=True)
    good = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    areas, shapes = [a for a, ok in zip(with_shape, good, strict=True) if ok], shapes[good]
    if not areas:
        return AreaMap(crs, (0.0, 0.0))
    box = shapely.bounds(shapes)
    bounds = (float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max()))
    origin = (float(np.floor(bounds[0])), float(np.floor(bounds[1])))
    levels = np.array([area.level for area in areas])
    present = sorted(set(levels.tolist()))
    numbers = np.searchsorted(present, levels)
    borders = split_borders(shapes, numbers, len(present), origin)
    ranks = tuple(_rank(areas, shapes, np.flatnonzero(numbers == n), borders[n]) for n in range(len(present)))
    toned = next((r for r in ranks if len(r.areas) > 1), ranks[0])
    land = prepare(toned.shapes, 2, classes=tones(toned), origin=origin, coverage=True)
    return AreaMap(crs, origin, ranks, land, bounds)


def with_outline(tree: AreaTree) -> list[Area]:
    """The areas there is something to draw of, the largest first."""
    return sorted((a for a in tree if a.wkb is not None and a.bounds is not None), key=lambda a: -a.size)


def _map_of_nothing(home: tuple[float, float, float, float] | None) -> AreaMap:
    """No area, but perhaps a CRS and a place for the layers and cases there are."""
    if home is None:
        return AreaMap("", (0.0, 0.0))
    crs = working_crs(home)
    box = shapely.bounds(transform_geometries(np.array([shapely.box(*home)]), crs, inverse=True)[0])
    if not np.isfinite(box).all():
        return AreaMap(crs, (0.0, 0.0))
    west, south, east, north = box.tolist()
    return AreaMap(crs, (float(np.floor(west)), float(np.floor(south))), bounds=(west, south, east, north))


def split_borders(shapes: NDArray[np.object_], numbers: NDArray[np.integer], ranks: int,
                  origin: tuple[float, float]) -> list[Prepared]:
    """Each border segment once, with the highest rank that has it (0 is highest)."""
    parts, part_owner = shapely.get_parts(shapes, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[1:] == ring[:-1]
    start, stop = points[:-1][inside], points[1:][inside]
    number = np.asarray(numbers)[part_owner[ring_part[ring[:-1][inside]]]]
    ends = np.round(np.stack([start, stop], axis=1) * 1000).astype(np.int64)  # to the millimetre
    swap = (ends[:, 0, 0] > ends[:, 1, 0]) | ((ends[:, 0, 0] == ends[:, 1, 0]) & (ends[:, 0, 1] > ends[:, 1, 1]))
    ends[swap] = ends[swap][:, ::-1]
    flat = ends.reshape(-1, 4)
    order = np.lexsort([number, flat[:, 3], flat[:, 2], flat[:, 1], flat[:, 0]])
    first = np.ones(len(order), bool)
    first[1:] = (flat[order][1:] != flat[order][:-1]).any(axis=1)
    kept = order[first]
    lines = np.stack([start, stop], axis=1)
    return [prepare(shapely.linestrings(lines[kept[number[kept] == n]]), 1, origin=origin) for n in range(ranks)]


def tones(rank: Rank) -> NDArray[np.uint16]:
    """A tone per area so that neighbours differ where six tones allow it, the largest areas first."""
    found = np.zeros(len(rank.areas), np.uint16)
    if len(rank.areas) > MOST_TONED:
        return found
    one, other = rank.index.query(rank.shapes, predicate="intersects")
    beside: list[list[int]] = [[] for _ in rank.areas]
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        if b < a:
            beside[a].append(b)
    for a, neighbours in enumerate(beside):
        taken = {int(found[b]) for b in neighbours}
        found[a] = next((tone for tone in range(6) if tone not in taken), a % 6)
    return found


def _rank(areas: list[Area], shapes: NDArray[np.object_], chosen: NDArray[np.integer], borders: Prepared) -> Rank:
    mine = shapes[chosen]
    x, y = name_places(mine)
    west, south, east, north = shapely.bounds(mine).T
    return Rank(areas[int(chosen[0])].level, tuple(areas[i] for i in chosen), mine, shapely.STRtree(mine),
                float(np.sqrt(np.median(shapely.area(mine)))), borders, x, y,
                _through(mine, west, y, east, y), _through(mine, x, south, x, north))


def _through(shapes: NDArray[np.object_], x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
    """How many metres of the line from (x0, y0) to (x1, y1) lie in each shape."""
    ends = np.stack([np.stack([x0, y0], axis=1), np.stack([x1, y1], axis=1)], axis=1)
    return shapely.length(shapely.intersection(shapes, shapely.linestrings(ends)))


def name_places(shapes: NDArray[np.object_]) -> tuple[Floats, Floats]:
    """Where each polygon's name belongs: the middle of its widest place, or a point inside if there are many."""
    if len(shapes) <= MOST_POLES:
        tolerance = np.sqrt(shapely.area(shapes)) / 50
        circles = shapely.maximum_inscribed_circle(shapes, tolerance=tolerance)
        places = shapely.get_point(circles, 0)
    else:
        places = shapely.centroid(shapes)
        outside = ~shapely.contains(shapes, places)
        places[outside] = shapely.point_on_surface(shapes[outside])
    return shapely.get_x(places), shapely.get_y(places)
