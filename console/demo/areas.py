"""From blocks to the four levels of areas, all of them unions of the same cells."""

from __future__ import annotations

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.demo.blocks import Blocks
from console.demo.codes import base_grids, grid_codes, reading_order
from console.demo.facts import Facts
from console.demo.frame import Frame
from console.model.area import Area, Level

ROW = 230.0   # m: blocks whose middles differ less from north to south are numbered as one row


class Layout(msgspec.Struct, frozen=True):
    """The generated hierarchy.

    Attributes:
        areas: district, streets, communities and grids.
        grids: id of each block's grid.
        bases: unit grid (15 digits) → base grid of the standard address (14 digits).
        communities: unit grid → name of its community.
    """

    areas: list[Area]
    grids: list[str]
    bases: dict[str, str]
    communities: dict[str, str]


def lay_areas(facts: Facts, frame: Frame, blocks: Blocks, owner: NDArray[np.int64]) -> Layout:
    """Name and number the blocks as grids and join them to communities, streets and the district.

    Args:
        owner: community of each block, as an index into all communities of the facts in order.
    """
    middles = shapely.get_coordinates(shapely.centroid(blocks.shapes))
    cells = frame.degrees(blocks.shapes)
    everything = np.arange(len(cells))
    areas = [_area(frame, cells, Level.DISTRICT, facts.code, facts.name, "", facts)]
    grids, who = [""] * len(cells), 0
    bases: dict[str, str] = {}
    communities: dict[str, str] = {}
    for street in facts.streets:
        mine = everything[(owner >= who) & (owner < who + len(street.communities))]
        areas.append(_area(frame, cells[mine], Level.STREET, street.code, street.name, facts.code, facts))
        for community in street.communities:
            mine = everything[owner == who]
            areas.append(_area(frame, cells[mine], Level.COMMUNITY, community.code, community.name,
                               street.code, facts))
            mine = mine[reading_order(middles[mine, 0], middles[mine, 1], ROW)]
            codes = grid_codes(community.code, len(mine))
            bases |= base_grids(community.code, codes)
            short = community.name.removesuffix("社区")
            for number, (block, code) in enumerate(zip(mine.tolist(), codes, strict=True), start=1):
                grids[block], communities[code] = code, community.name
                areas.append(_area(frame, cells[[block]], Level.GRID, code, f"{short}第{number:02}网格",
                                   community.code, None))
            who += 1
    return Layout(areas, grids, bases, communities)


def _area(frame: Frame, cells: NDArray[np.object_], level: Level, code: str, name: str, parent: str,
          facts: Facts | None) -> Area:
    """One area over some cells; without facts its code is the demo's own."""
    shape = shapely.coverage_union_all(cells)
    west, south, east, north = shape.bounds
    return Area(
        id=code, code=code, name=name, level=level, parent=parent,
        authority=facts.authority if facts else "demo", year=facts.year if facts else 0, demo=True,
        wkb=shapely.to_wkb(shape), bounds=(west, south, east, north), size=frame.size(shape),
    )
