"""What a picture or a sheet without a window shows, gathered from a profile: areas, layers, cases, what lies over
and under them."""

from __future__ import annotations

import dataclasses
import time

import msgspec
import shapely

from console.errors import BadInput
from console.exchange.crs import from_lonlat, known_crs, working_crs
from console.language import tr
from console.model.area import Area, AreaTree
from console.model.case import Case
from console.model.changes import Changes
from console.model.layer import Layer as Record
from console.model.overlay import Measure, Overlays
from console.model.premises import Building
from console.wiring import Console
from maps.areas import AreaMap, map_areas
from maps.buildings import building_layer, map_buildings
from maps.furniture import Dress, taken_by
from maps.live import Marks, Shot
from maps.map_keys import Key, KeyRow
from maps.overlays import Overlay
from maps.scene import Built, Layer, Scene, Under
from maps.still_choice import (
    AREAS,
    BUILDINGS,
    CASES,
    CHOROPLETH,
    HEAT,
    TRAILS,
    Bounds,
    Chosen,
    Wanted,
    around,
    choose,
    metric_bounds,
    named_basemaps,
    touch,
)
from maps.still_overlays import StillOverlays
from maps.still_under import Basemaps
from maps.style import Theme, rgba
from maps.user_layers import UserLayers


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


def gather(console: Console, wanted: Wanted, theme: Theme) -> Still:
    """Read, project and prepare what is wanted.

    Raises:
        NotFound: there is no layer of a name.
        BadInput: there is nothing to be seen.
    """
    chosen = choose(console, wanted.layers)
    if wanted.basemaps is not None:
        chosen = dataclasses.replace(chosen, basemaps=named_basemaps(console, wanted.basemaps))
    own = chosen.own
    tree = console.areas.tree()
    degrees = _degrees(wanted, chosen, tree)
    areas = map_areas(tree)
    if not areas.crs or not touch(degrees, around([a.bounds for a in tree if a.bounds])):
        areas = AreaMap(working_crs(degrees), (0.0, 0.0))
    records = tuple(r for r in chosen.records if r.bounds and touch(degrees, r.bounds, margin=1.0))
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
    return Still(areas.crs, _metres(wanted, degrees, areas), dataclasses.replace(scene, taken=taken), shot,
                 tuple(case.class_code for case in cases), records, demo, over.overlay, keys, basemaps)


def _degrees(wanted: Wanted, chosen: Chosen, tree: AreaTree) -> Bounds:
    """What is to be seen: the extent or area named, else the layers named, else all there is.

    Raises:
        BadInput: there is nothing.
    """
    named = wanted.bounds or (wanted.area.bounds if wanted.area else None)
    if named is None and AREAS not in chosen.own and not wanted.area:
        named = around([one.bounds for one in chosen.records if one.bounds]
                       + [one.bounds for one in chosen.basemaps if one.bounds])
    found = named or around([area.bounds for area in tree if area.bounds]) or around(
        [record.bounds for record in chosen.records if record.bounds])
    if found is None:
        raise BadInput(tr("There is nothing to draw: no area has an outline and no layer has features."))
    return found


def _metres(wanted: Wanted, degrees: Bounds, areas: AreaMap) -> Bounds:
    """The same in the plane of the map: an extent given in its own CRS as it was given, an area by its outline."""
    if wanted.area is not None and wanted.bounds is None and (outline := areas.shape(wanted.area.id)) is not None:
        west, south, east, north = map(float, shapely.bounds(outline))
        return west, south, east, north
    if wanted.exact and known_crs(wanted.exact[1]) == areas.crs:
        return wanted.exact[0]
    return metric_bounds(degrees, areas.crs)


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


def _open_cases(console: Console, area: Area | None) -> list[Case]:
    inside = console.areas.tree().within(area.id) if area is not None else None
    return [case for case in console.cases.cases().values()
            if case.is_open and case.is_placed and (inside is None or case.area in inside)]


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
