"""What somebody wants to see in one picture: layers and basemaps by name, an extent in any CRS."""

from __future__ import annotations

import dataclasses

import msgspec
import numpy as np
import shapely

from console.errors import BadInput, NotFound
from console.exchange.crs import from_lonlat, known_crs, transform_geometries
from console.language import tr
from console.model.area import Area
from console.model.layer import Layer as Record
from console.model.layer import Shape
from console.model.overlay import Overlays
from console.store.basemaps import BasemapRecord
from console.wiring import Console

AREAS, BUILDINGS, CASES = "areas", "buildings", "cases"
HEAT, CHOROPLETH, TRAILS, BASEMAPS = "heat", "choropleth", "trails", "basemaps"
OWN = {AREAS: AREAS, BUILDINGS: BUILDINGS, CASES: CASES, HEAT: HEAT, CHOROPLETH: CHOROPLETH, TRAILS: TRAILS,
       BASEMAPS: BASEMAPS, "区域": AREAS, "楼栋": BUILDINGS, "事件": CASES, "热力": HEAT, "分区着色": CHOROPLETH,
       "轨迹": TRAILS, "底图": BASEMAPS}

Bounds = tuple[float, float, float, float]


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What somebody wants to see.

    Attributes:
        layers: names of layers and basemaps; those of `OWN` are the console's own. None for all that are visible.
        area: only its cases, and everything around it pale; None for the whole.
        bounds: west, south, east, north in EPSG:4490 degrees; None for the area or all there is.
        overlays: what lies over the map; None for what the profile shows, or, where layers are named, those that
            are among them.
        exact: the extent as it was given and its CRS; where that is the picture's own, nothing is rounded outwards.
        basemaps: names, ("none",) for none; None for the visible ones, or, where layers are named, those that are
            among them.
    """

    layers: tuple[str, ...] | None = None
    area: Area | None = None
    bounds: Bounds | None = None
    overlays: Overlays | None = None
    exact: tuple[Bounds, str] | None = None
    basemaps: tuple[str, ...] | None = None


@dataclasses.dataclass(frozen=True)
class Chosen:
    """What the names mean: the console's own layers, the people's and basemaps, each bottom first."""

    own: frozenset[str]
    records: tuple[Record, ...]
    basemaps: tuple[BasemapRecord, ...]


def choose(console: Console, names: tuple[str, ...] | None) -> Chosen:
    """What answers to the names; without names everything that is visible.

    Raises:
        NotFound: one answers to nothing; says which there are.
    """
    layers = [one for one in console.layers.all() if one.shape is not Shape.TABLE]
    basemaps = console.basemaps.all()
    visible = tuple(one for one in basemaps if one.visible)
    if names is None:
        return Chosen(frozenset(OWN.values()), tuple(one for one in layers if one.visible), visible)
    known = [one for one in layers if one.name in names or one.id in names]
    under = [one for one in basemaps if one.name in names or one.id in names]
    answered = {*OWN, *(one.name for one in known), *(one.id for one in known),
                *(one.name for one in under), *(one.id for one in under)}
    for name in names:
        if name not in answered:
            have = ", ".join([AREAS, BUILDINGS, CASES, HEAT, CHOROPLETH, TRAILS, BASEMAPS,
                              *(one.name for one in layers), *(one.name for one in basemaps)])
            raise NotFound(tr("There is no layer {name}. The layers are: {names}", name=name, names=have))
    own = frozenset(OWN[name] for name in names if name in OWN)
    if BASEMAPS in own:
        under = [one for one in basemaps if one in under or one.visible]
    return Chosen(own, tuple(msgspec.structs.replace(one, visible=True) for one in known),
                  tuple(msgspec.structs.replace(one, visible=True) for one in under))


def named_basemaps(console: Console, names: tuple[str, ...]) -> tuple[BasemapRecord, ...]:
    """The basemaps of these names in the order of the list. Raises `NotFound`."""
    if names == ("none",):
        return ()
    found = {console.basemaps.find(name).id for name in names}
    return tuple(msgspec.structs.replace(one, visible=True) for one in console.basemaps.all() if one.id in found)


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


def read_numbers(text: str) -> Bounds:
    """ "XMIN,YMIN,XMAX,YMAX" as numbers.

    Raises:
        BadInput: not four numbers, or the wrong way round.
    """
    try:
        west, south, east, north = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError as error:
        raise BadInput(tr("The extent {text} is not of the form XMIN,YMIN,XMAX,YMAX.", text=text)) from error
    if not (west < east and south < north and np.isfinite([west, south, east, north]).all()):
        raise BadInput(tr("The extent {text} is empty: XMIN must be smaller than XMAX and YMIN than YMAX.", text=text))
    return west, south, east, north


def read_extent(text: str, crs: str) -> Bounds:
    """ "XMIN,YMIN,XMAX,YMAX" in any CRS as degrees around it.

    Raises:
        BadInput: not four numbers, the wrong way round, or beyond the reach of the CRS.
    """
    west, south, east, north = read_numbers(text)
    rim = shapely.segmentize(shapely.box(west, south, east, north), max(east - west, north - south) / 16)
    moved = transform_geometries(np.array([rim], dtype=object), known_crs(crs))
    if moved[0] is None:
        raise BadInput(tr("The extent {text} does not lie in {crs}.", text=text, crs=crs))
    west, south, east, north = map(float, shapely.bounds(moved[0]))
    return west, south, east, north


def around(boxes: list[Bounds]) -> Bounds | None:
    if not boxes:
        return None
    found = np.array(boxes)
    (west, south), (east, north) = found[:, :2].min(axis=0).tolist(), found[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def touch(one: Bounds, other: Bounds | None, margin: float = 0.0) -> bool:
    """Whether two boxes touch, the first one grown by so many times its own size on every side."""
    if other is None:
        return False
    dx, dy = (one[2] - one[0]) * margin, (one[3] - one[1]) * margin
    return (one[0] - dx <= other[2] and one[2] + dx >= other[0] and one[1] - dy <= other[3]
            and one[3] + dy >= other[1])
