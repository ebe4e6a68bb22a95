"""Street blocks: the planar set of cells that every area of the demo district is a union of.

Main roads divide the district into superblocks; those are cut across their longer side, again and again,
until they are as large as blocks of their use. Hills are divided by rough ridges instead. All lines are then
noded together on a centimetre grid, so that neighbours share their corners exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec
import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray
from shapely import LineString, Polygon

from console.demo.facts import Facts
from console.demo.frame import GRID, Frame
from console.demo.landuse import LandUse
from console.demo.lines import Vector, axes, rough, rounded

# Typical size of a block by its use, in m².
SIZES = {
    "urban_village": 48_000.0, "office": 76_000.0, "industrial": 90_000.0, "public": 110_000.0,
    "residential": 86_000.0, "park": 150_000.0,
}
RIDGES = 560.0         # m between the middles of neighbouring hill cells
SMALLEST = 14_000.0    # m²; anything smaller is joined to a neighbour
BEYOND = 0.05          # m a cut runs past its ends, so that rounding cannot leave it short of the edge
THINNEST = 0.25        # 4π·area/perimeter²; a circle has 1, a long sliver nearly 0


class Blocks(msgspec.Struct, frozen=True):
    """Blocks in metres; together they cover the district without gaps or overlaps.

    Attributes:
        shapes: polygons, sorted from north to south.
        uses: prevailing use of each ("residential", "urban_village", "office", "park", "hill" …).
        roads: main roads as lines, with `ranks` beside them; borders between blocks run along them.
    """

    shapes: NDArray[np.object_]
    uses: list[str]
    roads: NDArray[np.object_]
    ranks: NDArray[np.int64]


def outline(facts: Facts, frame: Frame, luck: Generator) -> Polygon:
    """The district's outline in metres, its hand-drawn sides rounded or roughened."""
    styles: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
        "water": lambda line: rough(rounded(line), luck, 0.06),
        "ridge": lambda line: rough(rounded(line, 1), luck, 0.14),
    }
    sides = [styles.get(side.kind, lambda line: line)(frame.metres(side.points)) for side in facts.outline]
    return shapely.set_precision(Polygon(np.vstack([side[:-1] for side in sides])), GRID)


def road_lines(facts: Facts, frame: Frame) -> NDArray[np.object_]:
    """The main roads in metres."""
    return np.array([LineString(rounded(frame.metres(road.points))) for road in facts.roads])


def lay_blocks(facts: Facts, frame: Frame, land: LandUse, luck: Generator,
               tick: Callable[[int, int], None]) -> Blocks:
    """Divide the district into blocks, calling `tick` with what is done of how much."""
    edge = outline(facts, frame, luck)
    roads = road_lines(facts, frame)
    ranks = np.array([road.rank for road in facts.roads])
    lines = [edge.exterior, *shapely.intersection(roads, edge)]
    superblocks = _polygons(lines)
    for done, superblock in enumerate(superblocks):
        tick(done, len(superblocks))
        if land.of(superblock) == "hill":
            lines.extend(_ridges(superblock, luck))
        else:
            lines.extend(_cuts(superblock, land, luck))
    shapes = _join_small(_polygons(lines), roads)
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    shapes = shapes[np.lexsort((middles[:, 0], -middles[:, 1]))]
    return Blocks(shapes, [land.of(shape) for shape in shapes], roads, ranks)


def _polygons(lines: list[shapely.Geometry]) -> NDArray[np.object_]:
    """The cells between lines, after noding them on the centimetre grid."""
    noded = shapely.union_all(lines, grid_size=GRID)
    return shapely.get_parts(shapely.polygonize([noded]))


def _cuts(shape: Polygon, land: LandUse, luck: Generator) -> Iterator[LineString]:
    """Cut a shape across its longer side until the pieces have the size of blocks."""
    todo = [shape]
    while todo:
        piece = todo.pop()
        long, across, middle, length, width = axes(piece)
        wanted = SIZES.get(land.of(piece), SIZES["park"]) * luck.uniform(0.85, 1.5)
        if piece.area < wanted and length < 3.2 * max(width, 1.0):
            continue
        if piece.area < 2 * SMALLEST:
            continue
        turn = luck.normal(0, 0.03)
        direction = across + turn * long
        at = middle + long * length * luck.uniform(-0.09, 0.09)
        chord = LineString([at - direction * 5000, at + direction * 5000])
        side = Polygon([at - direction * 5000, at + direction * 5000,
                        at + direction * 5000 + long * 9000, at - direction * 5000 + long * 9000])
        for part in _parts(shapely.intersection(chord, piece), LineString):
            ends = shapely.get_coordinates(part)[[0, -1]]
            yield LineString(ends + np.outer((-BEYOND, BEYOND), _unit(ends[1] - ends[0])))
        todo.extend(_parts(piece.intersection(side), Polygon))
        todo.extend(_parts(piece.difference(side), Polygon))


def _unit(vector: Vector) -> Vector:
    return vector / np.hypot(*vector)


def _parts(shape: shapely.Geometry, kind: type) -> list:
    return [part for part in shapely.get_parts(shape) if isinstance(part, kind)]


def _ridges(shape: Polygon, luck: Generator) -> Iterator[shapely.Geometry]:
    """Rough edges between cells about `RIDGES` metres apart."""
    west, south, east, north = shape.bounds
    x, y = np.meshgrid(np.arange(west - RIDGES, east + 2 * RIDGES, RIDGES),
                       np.arange(south - RIDGES, north + 2 * RIDGES, RIDGES))
    x[1::2] += RIDGES / 2
    points = np.column_stack([x.ravel(), y.ravel()]) + luck.normal(0, RIDGES * 0.22, (x.size, 2))
    edges = shapely.voronoi_polygons(shapely.multipoints(points), only_edges=True)
    for part in shapely.get_parts(shapely.union_all(shapely.get_parts(edges))):
        corners = shapely.get_coordinates(part)
        for pair in pairwise(corners):
            clipped = LineString(rough(np.array(pair), luck, 0.16)).intersection(shape)
            yield from _parts(clipped, LineString)


def _join_small(shapes: NDArray[np.object_], roads: NDArray[np.object_]) -> NDArray[np.object_]:
    """Join what is too small or too thin to a neighbour, until nothing is."""
    near_roads = shapely.STRtree(roads)
    while True:
        tree, cells, busy = shapely.STRtree(shapes), dict(enumerate(shapes)), set[int]()
        size = shapely.area(shapes)
        round_ = 4 * np.pi * size / shapely.length(shapes) ** 2
        small = (size < SMALLEST) | ((round_ < THINNEST) & (size < 4 * SMALLEST))
        for i in np.flatnonzero(small).tolist():
            around = np.sort(tree.query(shapes[i], "touches"))
            best = _best_neighbour(shapes[i], shapes[around], near_roads)
            if best is None or {i, int(around[best])} & busy:
                continue
            other = int(around[best])
            cells[other] = shapely.coverage_union_all([cells[other], cells.pop(i)])
            busy |= {i, other}
        if not busy:
            return shapes
        shapes = np.array(list(cells.values()))


def _best_neighbour(shape: Polygon, around: NDArray[np.object_], roads: shapely.STRtree) -> int | None:
    """Which neighbour shares the longest edge; along a main road and with a large one it counts for less."""
    if not len(around):
        return None
    shared = shapely.intersection(shape, around)
    length = shapely.length(shared)
    on_road = roads.query(shapely.point_on_surface(shared), "dwithin", distance=2.0)[0]
    length[on_road] *= 0.1
    length *= np.minimum(1.0, SIZES["residential"] / (shapely.area(around) + shape.area)) ** 2
    return int(np.argmax(length))
