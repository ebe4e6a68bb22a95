"""What a picture or a sheet without a window shows, gathered from a profile: areas, layers, buildings and cases."""

from __future__ import annotations

import dataclasses
import time

import msgspec
import numpy as np
import shapely

from console.errors import BadInput, NotFound
from console.exchange.crs import from_lonlat, known_crs, transform_geometries, working_crs
from console.language import tr
from console.model.area import Area
from console.model.case import Case
from console.model.changes import Changes
from console.model.layer import Layer as Record
from console.model.layer import Shape
from console.model.premises import Building
from console.wiring import Console
from maps.areas import AreaMap, map_areas
from maps.buildings import building_layer, map_buildings
from maps.live import Marks, Shot
from maps.scene import Built, Scene
from maps.style import Theme
from maps.user_layers import UserLayers

AREAS, BUILDINGS, CASES = "areas", "buildings", "cases"
OWN = {AREAS: AREAS, BUILDINGS: BUILDINGS, CASES: CASES, "区域": AREAS, "楼栋": BUILDINGS, "事件": CASES}

Bounds = tuple[float, float, float, float]


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What somebody wants to see.

    Attributes:
        layers: names; "areas", "buildings" and "cases" are the console's own. None for all that are visible.
        area: only its cases, and everything around it pale; None for the whole.
        bounds: west, south, east, north in EPSG:4490 degrees; None for the area or all there is.
    """

    layers: tuple[str, ...] | None = None
    area: Area | None = None
    bounds: Bounds | None = None


@dataclasses.dataclass(frozen=True, eq=False)
class Still:
    """What there is to draw.

    Attributes:
        crs: working CRS of everything here. bounds: what is to be seen, metres.
        scene: areas, layers, buildings, names. shot: the open cases; `codes` are their classes, row by row.
        records: of the people's layers in it. demo: part of it is generated.
    """

    crs: str
    bounds: Bounds
    scene: Scene
    shot: Shot | None
    codes: tuple[str, ...]
    records: tuple[Record, ...]
    demo: bool


def gather(console: Console, wanted: Wanted, theme: Theme) -> Still:
    """Read, project and prepare what is wanted.

    Raises:
        NotFound: there is no layer of a name.
        BadInput: there is nothing to be seen.
    """
    own, records = choose(console, wanted.layers)
    tree = console.areas.tree()
    degrees = wanted.bounds or (wanted.area.bounds if wanted.area else None)
    areas = map_areas(tree)
    if AREAS not in own and not wanted.area:
        degrees = degrees or _around([record.bounds for record in records if record.bounds])
    degrees = degrees or _around([area.bounds for area in tree if area.bounds]) or _around(
        [record.bounds for record in records if record.bounds])
    if degrees is None:
        raise BadInput(tr("There is nothing to draw: no area has an outline and no layer has features."))
    if not areas.crs or not _touch(degrees, _around([a.bounds for a in tree if a.bounds])):
        areas = AreaMap(working_crs(degrees), (0.0, 0.0))
    bounds = metric_bounds(degrees, areas.crs)
    if wanted.area is not None and wanted.bounds is None and (outline := areas.shape(wanted.area.id)) is not None:
        west, south, east, north = map(float, shapely.bounds(outline))
        bounds = (west, south, east, north)
    records = tuple(r for r in records if r.bounds and _touch(degrees, r.bounds, margin=1.0))
    built = UserLayers(console.profile).build(records, areas.crs, theme)
    buildings = console.places.buildings() if BUILDINGS in own and areas.ranks else []
    cases = _open_cases(console, wanted.area) if CASES in own else []
    shot = _shot(console, cases, areas) if cases else None
    demo = ((AREAS in own and bool(areas.ranks) and any(area.demo for area in tree))
            or any(building.demo for building in buildings) or any(case.demo for case in cases))
    shown = areas if AREAS in own else AreaMap(areas.crs, areas.origin, areas.ranks, None, areas.bounds)
    scene = compose(shown, built, buildings, wanted.area if AREAS in own else None, theme, AREAS in own)
    return Still(areas.crs, bounds, scene, shot, tuple(case.class_code for case in cases), records, demo)


def choose(console: Console, names: tuple[str, ...] | None) -> tuple[set[str], tuple[Record, ...]]:
    """The console's own layers and the people's, bottom first, that answer to the names.

    Raises:
        NotFound: one answers to nothing; says which there are.
    """
    layers = [one for one in console.layers.all() if one.shape is not Shape.TABLE]
    if names is None:
        return set(OWN.values()), tuple(one for one in layers if one.visible)
    known = [one for one in layers if one.name in names or one.id in names]
    answered = {*OWN, *(one.name for one in known), *(one.id for one in known)}
    for name in names:
        if name not in answered:
            have = ", ".join([AREAS, BUILDINGS, CASES, *(one.name for one in layers)])
            raise NotFound(tr("There is no layer {name}. The layers are: {names}", name=name, names=have))
    return ({OWN[name] for name in names if name in OWN},
            tuple(msgspec.structs.replace(one, visible=True) for one in known))


def compose(areas: AreaMap, built: Built, buildings: list[Building], selected: Area | None, theme: Theme,
            with_areas: bool) -> Scene:
    """The scene in the window's order: land, people's layers, buildings, borders, what is around the selection."""
    layers = (areas.base(theme) if with_areas else ()) + built.layers
    if buildings:
        layers += (building_layer(map_buildings(buildings, areas.crs, areas.origin), theme),)
    if not with_areas:
        return Scene(theme.outside, layers, built.labels)
    layers += areas.borders(theme)
    if selected is not None:
        layers += areas.selection(selected.id, theme)
    return Scene(theme.outside, layers, areas.labels(theme) + built.labels)


def metric_bounds(degrees: Bounds, crs: str) -> Bounds:
    """The smallest box in a metric CRS around a box in degrees.

    Raises:
        BadInput: part of it is beyond the projection's reach.
    """
    west, south, east, north = degrees
    rim = shapely.segmentize(shapely.box(*degrees), max(east - west, north - south, 1e-9) / 16)
    lonlat = shapely.get_coordinates(rim)
    x, y = from_lonlat(lonlat[:, 0], lonlat[:, 1], crs)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise BadInput(tr("This extent is too large to be drawn in one piece; name a smaller one."))
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def read_extent(text: str, crs: str) -> Bounds:
    """ "XMIN,YMIN,XMAX,YMAX" in any CRS as degrees.

    Raises:
        BadInput: not four numbers, the wrong way round, or beyond the reach of the CRS.
    """
    try:
        west, south, east, north = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError as error:
        raise BadInput(tr("The extent {text} is not of the form XMIN,YMIN,XMAX,YMAX.", text=text)) from error
    if not (west < east and south < north and np.isfinite([west, south, east, north]).all()):
        raise BadInput(tr("The extent {text} is empty: XMIN must be smaller than XMAX and YMIN than YMAX.", text=text))
    rim = shapely.segmentize(shapely.box(west, south, east, north), max(east - west, north - south) / 16)
    moved = transform_geometries(np.array([rim], dtype=object), known_crs(crs))
    if moved[0] is None:
        raise BadInput(tr("The extent {text} does not lie in {crs}.", text=text, crs=crs))
    west, south, east, north = map(float, shapely.bounds(moved[0]))
    return west, south, east, north


def _open_cases(console: Console, area: Area | None) -> list[Case]:
    inside = console.areas.tree().within(area.id) if area is not None else None
    return [case for case in console.cases.cases().values()
            if case.is_open and case.is_placed and (inside is None or case.area in inside)]


def _shot(console: Console, cases: list[Case], areas: AreaMap) -> Shot:
    marks = Marks(lambda lon, lat: from_lonlat(lon, lat, areas.crs), areas.origin, console.catalogue)
    marks.apply(Changes(added=tuple(cases)), 0.0)
    return marks.shot(time.time(), time.monotonic())


def _around(boxes: list[Bounds]) -> Bounds | None:
    if not boxes:
        return None
    found = np.array(boxes)
    (west, south), (east, north) = found[:, :2].min(axis=0).tolist(), found[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def _touch(one: Bounds, other: Bounds | None, margin: float = 0.0) -> bool:
    """Whether two boxes touch, the first one grown by so many times its own size on every side."""
    if other is None:
        return False
    dx, dy = (one[2] - one[0]) * margin, (one[3] - one[1]) * margin
    return (one[0] - dx <= other[2] and one[2] + dx >= other[0] and one[1] - dy <= other[3]
            and one[3] + dy >= other[1])
