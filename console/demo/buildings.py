"""All buildings of the demo district: footprints by use, names as on door plates, 19-digit codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray

from console.demo.areas import Layout
from console.demo.blocks import Blocks
from console.demo.codes import building_codes, reading_order
from console.demo.facts import Facts
from console.demo.footprints import Footprint, build_up
from console.demo.frame import Frame
from console.demo.landuse import LandUse
from console.demo.names import Names
from console.demo.styles import style_of
from console.model.premises import Building

ROW = 12.0          # m: buildings whose middles differ less from north to south stand in one row
ROOMS = 400_000
MOST_ON_FLOOR = 60
FEWEST = 6          # no block is thinned out below so many buildings
CENTRE = "中心商务区"   # the quarter towers crowd around


def raise_buildings(facts: Facts, frame: Frame, land: LandUse, blocks: Blocks, uses: list[str], layout: Layout,
                    count: int, luck: Generator, names: Names,
                    tick: Callable[[int, int], None]) -> list[Building]:
    """Build up all blocks.

    Args:
        uses: of each block, schools and hospitals included.
        count: how many buildings to keep; what is over is left out here and there.
        tick: called with what is done of how much.
    """
    middles = shapely.get_coordinates(shapely.centroid(blocks.shapes))
    centre = frame.metres([next(q.point for q in facts.quarters if q.name == CENTRE)])[0]
    far = np.hypot(*(middles - centre).T)
    built: list[list[Footprint]] = []
    for i, (shape, use) in enumerate(zip(blocks.shapes, uses, strict=True)):
        tick(i, len(uses))
        built.append(_in_order(build_up(shape, style_of(use, float(far[i]), luck), luck)))
    built = _thin_out(built, count, luck)
    plates = _Plates(land, names)
    found: list[tuple[int, Footprint, str]] = []
    for i in np.argsort(layout.grids).tolist():
        community = layout.communities[layout.grids[i]]
        plate = plates.of(blocks.shapes[i], uses[i], community, len(built[i]))
        found.extend((i, footprint, name) for footprint, name in zip(built[i], plate, strict=True))
    return _coded(frame, layout, found)


def _in_order(footprints: list[Footprint]) -> list[Footprint]:
    if not footprints:
        return []
    x, y = shapely.get_coordinates(shapely.centroid([f.shape for f in footprints])).T
    return [footprints[i] for i in reading_order(x, y, ROW).tolist()]


def _thin_out(built: list[list[Footprint]], count: int, luck: Generator) -> list[list[Footprint]]:
    """Leave out buildings here and there until `count` are left; empty lots become courtyards."""
    places = np.array([i for i, some in enumerate(built) for _ in some])
    over = len(places) - count
    if over <= 0:
        return built
    sizes = np.bincount(places, minlength=len(built))
    order = luck.permutation(len(places))
    gone: set[int] = set()
    for which in order.tolist():
        if len(gone) == over:
            break
        if sizes[places[which]] > FEWEST:
            sizes[places[which]] -= 1
            gone.add(which)
    numbered = iter(range(len(places)))
    return [[footprint for footprint in some if next(numbered) not in gone] for some in built]


class _Plates:
    """Names on door plates, numbered block by block."""

    def __init__(self, land: LandUse, names: Names) -> None:
        self._land = land
        self._names = names
        self._used: Counter[str] = Counter()

    def of(self, block: shapely.Polygon, use: str, community: str, count: int) -> Iterator[str]:
        """Names for `count` buildings of a block, in reading order."""
        quarter = self._land.quarter(block)
        short = community.removesuffix("社区")
        if use == "urban_village":
            village = quarter.name if quarter else f"{short}村"
            self._used[village] += 1
            yield from (f"{village}{self._used[village]}坊{n}号" for n in range(1, count + 1))
        elif use == "office":
            yield from (self._names.tower() for _ in range(count))
        elif use in ("residential", "school", "hospital"):
            stem, wings = self._compound(use, short)
            yield from (f"{stem}{wings[n] if n < len(wings) else f'{n + 1}栋'}" for n in range(count))
        else:
            stem = self._land.green(block) or (quarter.name if quarter else short)
            ending = {"industrial": "厂房{n}栋", "public": "服务楼{n}号"}.get(use, "管理用房{n}号")
            for _ in range(count):
                self._used[stem + use] += 1
                yield stem + ending.format(n=self._used[stem + use])

    def _compound(self, use: str, short: str) -> tuple[str, tuple[str, ...]]:
        if use == "residential":
            return self._names.estate(), ()
        if use == "hospital":
            return f"{short}医院", ("门诊楼", "住院楼", "急诊楼", "医技楼")
        return f"{short}学校", ("教学楼", "综合楼", "实验楼", "宿舍楼", "体育馆")


def _coded(frame: Frame, layout: Layout, found: list[tuple[int, Footprint, str]]) -> list[Building]:
    """Give codes in order and move the outlines to degrees."""
    shapes = frame.degrees(np.array([footprint.shape for _, footprint, _ in found]))
    points: NDArray[np.float64] = shapely.get_coordinates(shapely.point_on_surface(shapes))
    codes = building_codes([layout.bases[layout.grids[i]] for i, _, _ in found])
    rooms = _share_rooms([footprint for _, footprint, _ in found])
    return [
        Building(code, name, layout.grids[i], footprint.style.use, footprint.floors, footprint.height,
                 count, lon, lat, wkb, demo=True)
        for code, (i, footprint, name), count, (lon, lat), wkb
        in zip(codes, found, rooms, points.tolist(), shapely.to_wkb(shapes).tolist(), strict=True)
    ]


def _share_rooms(footprints: list[Footprint]) -> list[int]:
    """`ROOMS` shared out by what each building could hold: as many as are registered there later."""
    floors = np.array([footprint.floors for footprint in footprints], np.int64)
    room = np.array([footprint.style.room for footprint in footprints], np.float64)
    holds = np.maximum(1.0, np.rint(shapely.area([one.shape for one in footprints]) * floors * 0.8 / room))
    shared = np.clip(np.rint(holds * ROOMS / max(holds.sum(), 1.0)), 1, np.maximum(floors, 1) * MOST_ON_FLOOR)
    return [int(count) for count in shared]
