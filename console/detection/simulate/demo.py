"""Two surveys of one community of the demo district (演示数据): its own buildings, with changes made up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from console.detection.simulate.buildings import Body, Building, Roof, furnish
from console.detection.simulate.flights import draw_flights
from console.detection.simulate.layout import lay_ground
from console.detection.simulate.make import CRS, write_scene
from console.detection.simulate.materials import ROOFS_FLAT, ROOFS_LIGHT, Material
from console.detection.simulate.parts import How, Prism, level
from console.detection.simulate.rules import draw_rules
from console.detection.simulate.scene import finish
from console.detection.simulate.site import Rect, Site, Spot
from console.errors import Refused
from console.exchange.crs import from_lonlat, transform_geometries
from console.language import tr
from console.model.premises import Building as Premises
from console.progress import Progress

SIDE = 260.0          # m of the square that is surveyed
SEED = 440304
DENSITIES = (10.0, 12.0)   # pulses per m²
MARGIN = 30.0
DAYS = (datetime.date(2025, 11, 15), datetime.date(2026, 11, 14))  # of the two flights


def make_demo_surveys(folder: Path, buildings: Sequence[Premises], area: tuple[float, float, float, float],
                      seed: int = SEED, side: float = SIDE, progress: Progress | None = None) -> dict[str, Any]:
    """Survey the densest square of a demo community twice, with changes between, and write all files.

    Takes some seconds and some tens of megabytes; made only when asked for.

    Args:
        folder: gets before.laz, after.laz, before.tif, after.tif, truth.gpkg, registry.gpkg, scene.json.
        buildings: of the demo district, all or those of the community.
        area: (west, south, east, north) of the community, EPSG:4490 degrees.
        seed: equal seeds make equal surveys.
        side: of the square, m.
        progress: cancelling leaves the folder as it was.

    Returns:
        As `make.simulate`.

    Raises:
        Refused: no buildings stand there.
    """
    luck = np.random.default_rng([seed, 3])
    west, south, east, north = area
    inside = [b for b in buildings if west <= b.lon <= east and south <= b.lat <= north]
    if not inside:
        raise Refused(tr("No building stands in that area; nothing was generated. Make the demo district first "
                         "with: demo make"))
    origin = _densest(inside, side)
    site = Site(luck, lay_ground(side, luck), side, 0.0, draw_rules(luck))
    codes = _place(site, buildings, origin)
    _furnish_ground(site)
    scene = finish(site, codes)
    told = {"demo": True, "seed": seed, "size": side, "style": "demo district", "hard": False}
    return write_scene(folder, scene, draw_flights(side, seed, densities=DENSITIES), told, origin, CRS,
                       progress=progress, days=DAYS)


def _densest(buildings: Sequence[Premises], side: float) -> tuple[float, float]:
    """South-west corner, whole metres, of the square around a building that holds most buildings."""
    lon, lat = np.array([(b.lon, b.lat) for b in buildings]).T
    x, y = from_lonlat(lon, lat, CRS)
    tree = shapely.STRtree(shapely.points(x, y))
    squares = shapely.box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    best = int(np.argmax(np.bincount(tree.query(squares)[0], minlength=len(squares))))
    return float(np.floor(x[best] - side / 2)), float(np.floor(y[best] - side / 2))


def _place(site: Site, buildings: Sequence[Premises], origin: tuple[float, float]) -> tuple[str, ...]:
    """Put the district's own buildings into the site; their codes by number."""
    shapes = transform_geometries([b.wkb for b in buildings], CRS, inverse=True)
    window = shapely.box(*(np.array([-MARGIN, -MARGIN, site.size + MARGIN, site.size + MARGIN])
                           + np.tile(origin, 2)))
    codes = []
    for number in np.flatnonzero(shapely.intersects(shapes, window)).tolist():
        shape = shapely.get_parts(shapes[number])[0]
        ring = shapely.get_coordinates(shapely.orient_polygons(shape).exterior)[:-1] - origin
        codes.append(buildings[number].code)
        _raise(site, buildings[number], ring)
    return tuple(codes)


def _raise(site: Site, premises: Premises, ring: np.ndarray) -> None:
    luck, rules = site.luck, site.rules
    around = shapely.get_coordinates(shapely.oriented_envelope(shapely.Polygon(ring)))[:3]
    sides = np.diff(around, axis=0)
    long = sides[int(np.argmax(np.hypot(*sides.T)))]
    angle = float(np.arctan2(long[1], long[0]))
    industrial = premises.use == "industrial"
    among = ROOFS_LIGHT if industrial else ROOFS_FLAT
    parapet = 0.0 if industrial or luck.random() > rules["parapets"] else rules["parapet"]
    body = Body(ring, max(premises.height, 2.6), Roof.FLAT, 0.0, angle, parapet,
                among[int(luck.integers(len(among)))], luck.uniform(-1, 1))
    made = Building(len(site.buildings), site.ground.at(*ring.mean(axis=0)), angle, (body,), style=premises.use,
                    storey=premises.height / max(premises.floors, 1))
    site.buildings.append(furnish(made, luck, rules["clutter"] if premises.use == "urban_village" else 0.4))


def _furnish_ground(site: Site) -> None:
    """Trees, parked cars and open lots between the houses."""
    luck, reach = site.luck, site.size / 2 + MARGIN
    houses = shapely.STRtree([b.shape for b in site.buildings])
    whole = Rect(-reach, -reach, reach, reach)
    site.stains.append(Prism(site.ring(whole), level(0.0), How.STAIN, Material.PAVING))
    for _ in range(int(site.size**2 / 130)):
        u, v = luck.uniform(-reach, reach, 2)
        free = shapely.Point(site.world(u, v))
        if len(houses.query(free, "dwithin", distance=1.6)):
            continue
        what = luck.random()
        if what < 0.5:
            site.plant(u, v, 0.7)
        elif what < 0.85 and not len(houses.query(free, "dwithin", distance=3.0)):
            site.parking.append(Spot(free.x, free.y, float(luck.choice([0.0, np.pi / 2]))))
        else:
            _open_lot(site, houses, u, v)


def _open_lot(site: Site, houses: shapely.STRtree, u: float, v: float) -> None:
    """The largest of a few squares around a place that keeps clear of the houses."""
    for side in (18.0, 12.0, 8.0, 5.0, 3.2):
        lot = Rect(u - side / 2, v - side / 2, u + side / 2, v + side / 2)
        if site.inside(lot, 1.0) and not len(houses.query(shapely.Polygon(site.ring(lot)), "dwithin", distance=1.0)):
            site.vacant.append(lot)
            return
