"""What a picture or a sheet without a window shows, gathered from a profile: areas, layers, cases, what lies over
and under them."""

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
from console.model.overlay import Measure, Overlays
from console.model.premises import Building
from console.store.basemaps import BasemapRecord
from console.wiring import Console
from maps.areas import AreaMap, map_areas
from maps.buildings import building_layer, map_buildings
from maps.furniture import Dress, taken_by
from maps.live import Marks, Shot
from maps.map_keys import Key, KeyRow
from maps.overlays import Overlay
from maps.scene import Built, Layer, Scene, Under
from maps.still_overlays import StillOverlays
from maps.still_under import Basemaps
from maps.style import Theme, rgba
from maps.user_layers import UserLayers

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


@dataclasses.dataclass(frozen=True, eq=False)
class Still:
    """What there is to draw.

    Attributes:
        crs: working CRS of everything here. bounds: what is to be seen, metres.
        scene: areas, layers, buildings, names. shot: the open cases; `codes` are their classes, row by row.
        records: of the people's layers in it. demo: part of it is generated.
        overlay, keys: heat and trails over it, and what all overlays mean.
        basemaps: under it; `close` them when it is drawn.
    """

    crs: str
    bounds: Bounds
    scene: Scene
    shot: Shot | None
    codes: tuple[str, ...]
    records: tuple[Record, ...]
    demo: bool
    overlay: Overlay | None = None
    keys: tuple[Key, ...] = ()
    basemaps: Basemaps | None = None

    @property
    def dress(self) -> Dress:
        """What is written over a picture of it; a sheet has a legend beside it."""
        return Dress(self.demo, self.keys + layer_keys(self.records), self.basemaps.credit if self.basemaps else "")

    def close(self) -> None:
        """Let go of files and servers."""
        if self.basemaps is not None:
            self.basemaps.close()


@dataclasses.dataclass(frozen=True)
class Chosen:
    """What the names mean: the console's own layers, the people's and basemaps, each bottom first."""

    own: frozenset[str]
    records: tuple[Record, ...]
    basemaps: tuple[BasemapRecord, ...]


def gather(console: Console, wanted: Wanted, theme: Theme) -> Still:
    """Read, project and prepare what is wanted.

    Raises:
        NotFound: there is no layer of a name.
        BadInput: there is nothing to be seen.
    """
    chosen = choose(console, wanted.layers)
    if wanted.basemaps is not None:
        chosen = dataclasses.replace(chosen, basemaps=_basemaps(console, wanted.basemaps))
    own, records = chosen.own, chosen.records
    tree = console.areas.tree()
    degrees = wanted.bounds or (wanted.area.bounds if wanted.area else None)
    areas = map_areas(tree)
    if AREAS not in own and not wanted.area:
        degrees = degrees or _around([one.bounds for one in records if one.bounds]
                                     + [one.bounds for one in chosen.basemaps if one.bounds])
    degrees = degrees or _around([area.bounds for area in tree if area.bounds]) or _around(
        [record.bounds for record in records if record.bounds])
    if degrees is None:
        raise BadInput(tr("There is nothing to draw: no area has an outline and no layer has features."))
    if not areas.crs or not _touch(degrees, _around([a.bounds for a in tree if a.bounds])):
        areas = AreaMap(working_crs(degrees), (0.0, 0.0))
    bounds = (wanted.exact[0] if wanted.exact and known_crs(wanted.exact[1]) == areas.crs
              else metric_bounds(degrees, areas.crs))
    if wanted.area is not None and wanted.bounds is None and (outline := areas.shape(wanted.area.id)) is not None:
        west, south, east, north = map(float, shapely.bounds(outline))
        bounds = (west, south, east, north)
    records = tuple(r for r in records if r.bounds and _touch(degrees, r.bounds, margin=1.0))
    built = UserLayers(console.profile).build(records, areas.crs, theme)
    overlays = _overlays(console, wanted, own)
    needs_rooms = overlays.choropleth and overlays.measure is Measure.ROOMS
    buildings = console.places.buildings() if areas.ranks and (BUILDINGS in own or needs_rooms) else []
    over = _over(console, overlays, wanted.area, areas, buildings, theme)
    buildings = buildings if BUILDINGS in own else []
    cases = _open_cases(console, wanted.area) if CASES in own else []
    shot = _marks(console, cases, areas).shot(time.time(), time.monotonic()) if cases else None
    demo = ((AREAS in own and bool(areas.ranks) and any(area.demo for area in tree)) or over.demo
            or any(building.demo for building in buildings) or any(case.demo for case in cases))
    basemaps = Basemaps(console.profile, chosen.basemaps) if chosen.basemaps else None
    shown = areas if AREAS in own else AreaMap(areas.crs, areas.origin, areas.ranks, None, areas.bounds)
    scene = compose(shown, built, buildings, wanted.area if AREAS in own else None, theme, AREAS in own,
                    over.layers(theme), basemaps.unders(areas.crs) if basemaps else ())
    keys = over.keys(theme)
    taken = taken_by(keys + layer_keys(records), basemaps.credit if basemaps else "")
    scene = dataclasses.replace(scene, taken=taken)
    return Still(areas.crs, bounds, scene, shot, tuple(case.class_code for case in cases), records, demo,
                 over.overlay, keys, basemaps)


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


def layer_keys(records: tuple[Record, ...]) -> tuple[Key, ...]:
    """What the colours of the people's layers mean, topmost first; layers of one colour say it by themselves."""
    return tuple(Key(tr("{layer}: {field}", layer=one.name, field=one.style.field),
                     tuple(KeyRow(band.label, (rgba(band.colour),)) for band in one.style.bands))
                 for one in reversed(records) if one.style.bands)


def compose(areas: AreaMap, built: Built, buildings: list[Building], selected: Area | None, theme: Theme,
            with_areas: bool, coloured: tuple[Layer, ...] = (), unders: tuple[Under, ...] = ()) -> Scene:
    """The scene in the window's order: basemaps or land, coloured areas, people's layers, buildings, candidates,
    borders, what is around the selection."""
    base = areas.base(theme) if with_areas and not unders else ()   # land would hide what lies under it
    layers = base + coloured + built.layers
    if buildings:
        layers += (building_layer(map_buildings(buildings, areas.crs, areas.origin), theme),)
    layers += built.over
    if not with_areas:
        return Scene(theme.outside, layers, built.labels, unders)
    layers += areas.borders(theme)
    if selected is not None:
        layers += areas.selection(selected.id, theme)
    return Scene(theme.outside, layers, areas.labels(theme) + built.labels, unders)


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


def _open_cases(console: Console, area: Area | None) -> list[Case]:
    inside = console.areas.tree().within(area.id) if area is not None else None
    return [case for case in console.cases.cases().values()
            if case.is_open and case.is_placed and (inside is None or case.area in inside)]


def _basemaps(console: Console, names: tuple[str, ...]) -> tuple[BasemapRecord, ...]:
    """The basemaps of these names in the order of the list. Raises `NotFound`."""
    if names == ("none",):
        return ()
    found = {console.basemaps.find(name).id for name in names}
    return tuple(msgspec.structs.replace(one, visible=True) for one in console.basemaps.all() if one.id in found)


def _overlays(console: Console, wanted: Wanted, own: frozenset[str]) -> Overlays:
    """What is to lie over the map."""
    if wanted.overlays is not None:
        return wanted.overlays
    saved = console.overlays.get()
    if wanted.layers is None:
        return saved
    return msgspec.structs.replace(saved, heat=HEAT in own, choropleth=CHOROPLETH in own, trails=TRAILS in own)


def _over(console: Console, wanted: Overlays, area: Area | None, areas: AreaMap, buildings: list[Building],
          theme: Theme) -> StillOverlays:
    """Heat, coloured areas and trails for one picture."""
    cases = _open_cases(console, area) if wanted.heat or wanted.choropleth else []
    marks = _marks(console, cases, areas)
    return StillOverlays(wanted, areas, console.areas.tree(), buildings, marks, console.units,
                         any(case.demo for case in cases))


def _marks(console: Console, cases: list[Case], areas: AreaMap) -> Marks:
    marks = Marks(lambda lon, lat: from_lonlat(lon, lat, areas.crs), areas.origin, console.catalogue)
    marks.apply(Changes(added=tuple(cases)), 0.0)
    return marks


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
