"""The service circle as layers of the map: what is within reach, who is outside, where to build next."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.exchange.crs import from_lonlat, transform_geometries, working_crs
from console.exchange.export import export_features
from console.exchange.layers import add_layers
from console.insight.covering import Plan
from console.insight.service_circle import Coverage, Demand
from console.language import tr
from console.model.layer import LayerStyle
from console.model.premises import Building
from console.profile import Profile
from console.store.layers import LayerStore

CORNERS = 32   # of a quarter of a circle: the polygon lacks 0.1 % of its area
REACHED = LayerStyle(fill="#2f6f6a", stroke="#7fd1c7", width=1.0)
OUTSIDE = LayerStyle(fill="#b5573c", stroke="#f0a080", width=1.0)
PROPOSED = LayerStyle(fill="#ffd166", stroke="#1a2229", width=1.5, size=12.0)


def circles(covered: Coverage) -> NDArray[np.object_]:
    """One shape of all circles around the stations, buffered on the ground; EPSG:4490 degrees, empty for none."""
    lons = np.array([one.lon for one in covered.stations])
    lats = np.array([one.lat for one in covered.stations])
    if not len(lons):
        return np.zeros(0, object)
    crs = working_crs((float(lons.min()), float(lats.min()), float(lons.max()), float(lats.max())))
    around = shapely.buffer(shapely.points(*from_lonlat(lons, lats, crs)), covered.reach_m, quad_segs=CORNERS)
    return transform_geometries(np.array([shapely.union_all(around)], object), crs)


def outside_features(buildings: list[Building], covered: Coverage,
                     demand: Demand) -> tuple[NDArray[np.object_], dict[str, Any]]:
    """Footprints of the buildings no station reaches, with who is in them and how far the nearest one is; EPSG:4490."""
    out = np.flatnonzero(covered.outside)
    rows = [buildings[i] for i in out]
    station, metres = _nearest(covered, demand, out)
    return shapely.from_wkb(np.array([one.wkb for one in rows], object)), {
        "code": np.array([one.code for one in rows], object), "name": np.array([one.name for one in rows], object),
        "area": np.array([one.area for one in rows], object), "use": np.array([one.use for one in rows], object),
        **{name: column[out].astype(np.int64) for name, column in demand.weights.items() if name != "buildings"},
        "nearest": np.array(station, object), "nearest_m": metres}


def _nearest(covered: Coverage, demand: Demand, rows: NDArray[np.int64]) -> tuple[list[str], NDArray[np.float64]]:
    """The nearest station of some buildings in a straight line, beyond reach too, and the metres to it."""
    from scipy.spatial import cKDTree

    lons, lats = demand.lons[rows], demand.lats[rows]
    if not len(rows) or not covered.stations:
        return [""] * len(rows), np.full(len(rows), np.nan)
    crs = working_crs((float(lons.min()), float(lats.min()), float(lons.max()), float(lats.max())))
    at = np.column_stack(from_lonlat(np.array([one.lon for one in covered.stations]),
                                     np.array([one.lat for one in covered.stations]), crs))
    metres, which = cKDTree(at).query(np.column_stack(from_lonlat(lons, lats, crs)))
    return [covered.stations[int(i)].name for i in which], np.round(metres, 1)


def site_features(plan: Plan, demand: Demand) -> tuple[NDArray[np.object_], dict[str, Any]]:
    """Proposed places, the most useful first, with what each adds; EPSG:4490."""
    sites = plan.sites
    return shapely.points([one.lon for one in sites], [one.lat for one in sites]), {
        "rank": np.arange(1, len(sites) + 1), "at": np.array([one.code for one in sites], object),
        "name": np.array([one.name for one in sites], object),
        "area": np.array([one.area for one in sites], object),
        **{f"gain_{name}": np.array([one.gain[name] for one in sites]) for name in demand.weights}}


def show_on_map(profile: Profile, layers: LayerStore, covered: Coverage, buildings: list[Building], demand: Demand,
                plan: Plan | None, actor: str, now: float, demo: bool) -> list[dict[str, Any]]:
    """Add the layers; those of an earlier call go, and can be recalled."""
    wanted: list[tuple[str, NDArray[np.object_], dict[str, Any], LayerStyle, float]] = []
    if not covered.by_road and covered.stations:   # on foot a circle would say what is not so
        wanted.append((tr("Service circle: within {reach} m", reach=f"{covered.reach_m:g}"), circles(covered),
                       {"reach_m": np.array([covered.reach_m])}, REACHED, 0.35))
    shapes, columns = outside_features(buildings, covered, demand)
    wanted.append((tr("Service circle: buildings outside"), shapes, columns, OUTSIDE, 1.0))
    if plan is not None:
        shapes, columns = site_features(plan, demand)
        wanted.append((tr("Service circle: proposed stations"), shapes, columns, PROPOSED, 1.0))
    names = {name for name, *_ in wanted}
    for layer in layers.all():
        if layer.name in names and layer.use == "circle":
            layers.remove(layer.id, now)
    told = []
    with tempfile.TemporaryDirectory(prefix="circle_") as folder:
        for number, (name, shapes, columns, style, opacity) in enumerate(wanted):
            if not len(shapes):
                continue
            part = Path(folder) / f"circle{number}.gpkg"
            export_features(part, shapes, columns, demo=demo)
            layer = layers.find(add_layers(part, profile, layers, name=name, actor=actor)[0].layer)
            layers.update(msgspec.structs.replace(layer, style=style, opacity=opacity, use="circle", source=""))
            told.append({"layer": layer.id, "name": layer.name, "features": layer.features})
    return told
