"""Which known area each imported area stands under, and areas made for parents nobody knows yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.exchange.area_names import bare, code_prefixes, is_official, trim_code
from console.exchange.area_rows import Row
from console.exchange.crs import geodesic_area
from console.model.area import Area, AreaTree, Level

_LEAST_SHARE = 0.1      # of an area, that must lie in the one above for the two to belong together
DERIVED = "derived"     # authority of areas made from the areas below them


class Parents(msgspec.Struct):
    """Where the rows stand.

    Attributes:
        of: row number → id of the parent, "" at the top.
        made: areas made because a row names them and nobody knows them.
        orphans: row numbers without a parent although there are areas above.
        ambiguous: names that fit several known areas alike; the first was taken.
    """

    of: dict[int, str]
    made: list[Area]
    orphans: list[int]
    ambiguous: list[str]


def find_parents(rows: list[Row], level: Level, tree: AreaTree, named: bool, year: int) -> Parents:
    """Find the parent of every row.

    By what the row names if the file names parents, else by geometry, else by the code's prefix.

    Args:
        named: the file has a column of parents; a row that leaves it blank is an orphan, placed by geometry.
        year: for areas that are made.
    """
    above = _above(tree, level)
    index = _index(above)
    places = _Places(above)
    found = Parents({}, [], [], [])
    unknown: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        candidates = _named(row.parent, index) if row.parent else []
        if candidates:
            found.of[row.row] = _best(row, candidates, places, found)
        elif row.parent and level > Level.CITY:
            unknown[bare(row.parent)].append(row)
        else:
            found.of[row.row] = places.holding(row) or _by_code(row.code, tree)
            if not found.of[row.row] and (above or named):
                found.orphans.append(row.row)
    for group in unknown.values():
        area = _make(group, Level(level - 1), tree, year)
        if area.id in tree:     # made by an earlier import of another level
            area = tree[area.id]
        else:
            found.made.append(area)
        found.of.update({row.row: area.id for row in group})
    return found


class _Places:
    """The outlines above, level by level, ready to be asked which of them holds a shape."""

    def __init__(self, above: list[Area]) -> None:
        self._levels: dict[Level, tuple[list[Area], NDArray[np.object_], shapely.STRtree]] = {}
        for level in sorted({area.level for area in above}, reverse=True):
            areas = [area for area in above if area.level == level and area.wkb is not None]
            shapes = shapely.from_wkb(np.array([area.wkb for area in areas], dtype=object))
            self._levels[level] = areas, shapes, shapely.STRtree(shapes)

    def shares(self, row: Row, level: Level) -> dict[str, float]:
        """Id → share of the row's area inside, for every outline of the level that it touches."""
        if row.shape is None or level not in self._levels:
            return {}
        areas, shapes, tree = self._levels[level]
        near = tree.query(row.shape, predicate="intersects")
        parts = shapely.area(shapely.intersection(shapes[near], row.shape)) / row.shape.area
        return {areas[i].id: float(part) for i, part in zip(near.tolist(), parts, strict=True)}

    def holding(self, row: Row) -> str:
        """Id of the outline that holds most of the row, of the nearest level where one holds a tenth of it."""
        for level in self._levels:
            shares = self.shares(row, level)
            best = max(shares, key=lambda i: shares[i], default="")
            if best and shares[best] >= _LEAST_SHARE:
                return best
        return ""


def _above(tree: AreaTree, level: Level) -> list[Area]:
    return [area for area in tree if area.level < level]


def _index(areas: Iterable[Area]) -> dict[str, list[Area]]:
    """Areas by everything they may be called, the nearest level first and real ones before generated."""
    index: dict[str, list[Area]] = defaultdict(list)
    for area in sorted(areas, key=lambda a: (-a.level, a.demo, a.id)):
        for key in {area.id, area.code, area.name, bare(area.name)} - {""}:
            index[key].append(area)
    return index


def _named(text: str, index: dict[str, list[Area]]) -> list[Area]:
    """Areas that answer to a parent's name or code; exact before without suffix, only one level."""
    for key in (text, bare(text), *(trim_code(text, level) for level in Level)):
        if key in index:
            found = index[key]
            return [area for area in found if area.level == found[0].level]
    return []


def _best(row: Row, candidates: list[Area], places: _Places, found: Parents) -> str:
    """Of several areas with the name, the one that holds the row, or whose code leads its code."""
    if len(candidates) == 1:
        return candidates[0].id
    shares = places.shares(row, candidates[0].level)
    if shares:
        best = max(candidates, key=lambda area: shares.get(area.id, 0.0))
        if shares.get(best.id, 0.0) >= _LEAST_SHARE:
            return best.id
    leading = [area for area in candidates if area.code and row.code.startswith(area.code)]
    if not leading and row.parent not in found.ambiguous:
        found.ambiguous.append(row.parent)
    return (leading or candidates)[0].id


def _by_code(code: str, tree: AreaTree) -> str:
    """Id of the nearest known area whose code begins this one."""
    for prefix in code_prefixes(code):
        found = next((area for area in tree if area.code == prefix), None)
        if found is not None:
            return found.id
    return ""


def _make(group: list[Row], level: Level, tree: AreaTree, year: int) -> Area:
    """An area above a group of rows: their union, their common code prefix, and their name for it."""
    name = group[0].parent
    prefixes = [set(code_prefixes(row.code)) for row in group]
    common = set.intersection(*prefixes)
    code = next((p for p in sorted(common, key=len, reverse=True) if trim_code(p, level) == p
                 and len(p) == {Level.DISTRICT: 6, Level.STREET: 9, Level.COMMUNITY: 12}.get(level, -1)), "")
    if is_official(name):
        code = trim_code(name, level)
    if any(area.code == code for area in tree):
        code = ""
    shape, wkb, bounds = None, None, None
    if all(row.shape is not None for row in group):
        shape = shapely.union_all(np.array([row.shape for row in group], dtype=object))
        wkb = shapely.to_wkb(shape)
        west, south, east, north = shape.bounds
        bounds = (west, south, east, north)
    parent = _by_code(code, tree)
    if not parent:
        parent = _Places(_above(tree, level)).holding(Row(0, name, code, "", shape))
    parent_name = tree[parent].name if parent else ""
    return Area(code or f"{level.word}:{parent_name}/{name}", code, name, level, parent, DERIVED, year,
                wkb=wkb, bounds=bounds, size=geodesic_area(shape))
