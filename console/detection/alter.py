"""`detect alter`: a second epoch made by rule from a real survey, with truth.

No two real surveys of one built-up place could be had. This one keeps the real scan pattern, the real
occlusions and the real trees: every point is scanned anew a little beside itself, with a residual that was
measured elsewhere in the same survey; then trees grow, strips lean, points are thinned, and things are
built, raised and torn down at places that the survey itself offers. Written down as made by rule.
"""

from __future__ import annotations

import datetime
import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import laspy
import numpy as np
import pyogrio.raw
import shapely
from laspy.header import GlobalEncoding
from numpy.typing import NDArray
from pyproj import CRS

from console.causes import cause_of
from console.detection.alter_outlines import Footprints, inside, read_footprints
from console.detection.alter_rules import Alteration, Rules
from console.detection.alter_sites import map_sites
from console.detection.own_files import check_generated
from console.detection.points import Points
from console.detection.reading import MAKER
from console.detection.saving import as_system_errors
from console.detection.simulate.days import dated
from console.detection.surface import rasterise
from console.detection.tiles import Tiles, ingest
from console.detection.undated import undated
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

DENSER = 0.0006    # changes per m² of survey
MOST = 2_000
FILES = ("after.laz", "truth.gpkg", "alter.json")
LATER = datetime.timedelta(days=730)
NO_DAY = datetime.date(1, 1, 1)  # as others write it; laspy would put today, and equal seeds make equal files


@dataclass(frozen=True)
class Drift:
    """How the made flight differs from the real one."""

    bias: float
    shift: tuple[float, float]
    keep: float            # share of the points
    growth: float          # m that crowns gain
    leaf: float            # share of crown points that stay
    strip_sigma: float
    tilt: float            # m/m across the survey


def alter(source: Path, folder: Path, seed: int, crs: str = "", buildings: Path | None = None,
          progress: Progress | None = None) -> dict[str, Any]:
    """Make a second epoch of a real survey: after.laz, truth.gpkg and alter.json in `folder`.

    Args:
        source: the real survey, a file or a folder of tiles.
        folder: made if missing.
        seed: equal seeds make equal files.
        crs: of a survey that does not say.
        buildings: footprints to tear down; otherwise roofs found in the survey.
        progress: cancelling leaves nothing half-written.

    Raises:
        BadInput: the survey cannot be used or offers no place for any change; `folder` holds it, or others' files.
    """
    progress = progress or Progress()
    check_generated(folder, FILES)
    if source.resolve() in (folder.resolve(), (folder / FILES[0]).resolve()):
        raise BadInput(tr("{folder} is where the survey itself lies; what is made would become a part of it or replace "
                          "it. Give another folder.", folder=folder))
    footprints, new = read_footprints(buildings), not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with as_system_errors(folder):
            return _made(source, folder, seed, crs, footprints, progress)
    except OSError as error:
        raise BadInput(tr("The generated survey cannot be written to {folder} ({why}); nothing was kept.",
                          folder=folder, why=cause_of(error))) from error
    finally:
        with suppress(OSError):  # it holds files, or was never made
            if new:
                folder.rmdir()


def _made(source: Path, folder: Path, seed: int, crs: str, footprints: Footprints | None,
          progress: Progress) -> dict[str, Any]:
    """All files, made beside the folder's and moved into it at the end."""
    with tempfile.TemporaryDirectory(prefix=".making_", dir=folder) as beside:
        tiles = ingest(source, Path(beside) / "tiles", crs, progress=progress, colour=True)
        progress(0, 0, tr("Looking for roofs and open ground …"))
        luck = np.random.default_rng([seed, 11])
        area = float(tiles.lineage["covered_m2"])
        wanted = int(np.clip(area * DENSER, 5, MOST))
        made = Rules(map_sites(tiles), luck, inside(footprints, tiles)).choose(wanted)
        if not any(one.kind for one in made):
            raise BadInput(tr("The survey offers no roof and no open ground to change; nothing was written."))
        drift = _draw(luck)
        count = _write(Path(beside) / "after.laz", tiles, made, drift, seed, progress)
        _write_truth(Path(beside) / "truth.gpkg", tiles, made)
        told = _told(tiles, source, seed, made, drift, count)
        (Path(beside) / "alter.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
        for name in FILES:
            (Path(beside) / name).replace(folder / name)
    return {"folder": str(folder), "points": told["points"], "changes": told["changes"], "kinds": told["kinds"],
            "crs": told["crs"], "demo": True}


def _draw(luck: np.random.Generator) -> Drift:
    return Drift(float(luck.normal(0, 0.1)), (float(luck.normal(0, 0.15)), float(luck.normal(0, 0.15))),
                 float(luck.uniform(0.65, 1.0)), float(luck.uniform(0.0, 0.8)), float(luck.uniform(0.55, 1.0)),
                 float(luck.uniform(0.0, 0.04)), float(luck.uniform(-1, 1)) * 0.04 / 250)


def _write(path: Path, tiles: Tiles, made: list[Alteration], drift: Drift, seed: int, progress: Progress) -> int:
    """Scan every tile anew, change it, write it."""
    header = laspy.LasHeader(version="1.4", point_format=7 if tiles.colour else 6)
    header.scales, header.offsets = np.full(3, 0.001), np.array([*np.floor(tiles.bounds[:2]), 0.0])
    header.system_identifier, header.generating_software = MAKER[:32], "grid-console detect alter"
    header.global_encoding = GlobalEncoding(header.global_encoding.value | 0b10000)
    header.add_crs(CRS.from_user_input(tiles.crs))
    start = _flown_later(header, tiles)
    reach = shapely.STRtree([one.shape for one in made])
    total = 0
    with laspy.open(path, "w", header=header, laz_backend=laspy.LazBackend.LazrsParallel) as file:
        for done, key in enumerate(tiles.keys()):
            progress(done, len(tiles.counts), tr("Scanning the survey anew …"))
            luck = np.random.default_rng([seed, 12, key[0] % 2**31, key[1] % 2**31])
            points = anew(tiles, key, drift, luck)
            for number in np.sort(reach.query(shapely.box(*tiles.box(key)).buffer(40))):
                points = apply(points, made[int(number)], luck)
            points = drifted(points, tiles, drift, seed)
            total += len(points)
            made_of = record(points, header)
            made_of["gps_time"] = np.full(len(points), start)
            file.write_points(made_of)
    return total


def _flown_later(header: laspy.LasHeader, tiles: Tiles) -> float:
    """GPS time of the made flight: some years after the real one, as far as the survey says when that was."""
    day = str(tiles.lineage.get("flown") or tiles.lineage.get("written") or "")
    if not day:
        header.creation_date = NO_DAY
        return 0.0
    return dated(header, datetime.date.fromisoformat(day[:10]) + LATER)


def anew(tiles: Tiles, key: tuple[int, int], drift: Drift, luck: np.random.Generator) -> Points:
    """One tile as another flight with the same scanner would see it, trees grown, without that flight's errors."""
    box = tiles.box(key)
    points = tiles.read(box)
    points = points.subset(luck.random(len(points)) < drift.keep)
    surface = rasterise(points, box, 0.5)
    residual, east, north = surface.texture
    rows, cols = surface.window.shape
    cell = np.clip(surface.cells, 0, rows * cols - 1)
    flat = (surface.cells >= 0) & (residual.ravel()[cell] < 0.1)
    off = points.z - surface.upper.ravel()[cell]
    # A plane through the cell's middle: what is left over is the scanner's noise, and changes places.
    x0, y0 = surface.window.bounds[0], surface.window.bounds[3]
    dx, dy = points.x - (x0 + (cell % cols + 0.5) * 0.5), points.y - (y0 - (cell // cols + 0.5) * 0.5)
    slope_x, slope_y = (np.nan_to_num(s.ravel()[cell]) for s in (east, north))
    noise = off - slope_x * dx - slope_y * dy
    flat &= np.abs(noise) < 0.15
    z = points.z.copy()
    which = np.flatnonzero(flat)
    z[which] += luck.permutation(noise[which]) - noise[which]
    apart = 0.35 / np.sqrt(max(tiles.density * drift.keep, 0.5))
    move = luck.normal(0, apart, (2, len(points)))
    z += np.where(flat, slope_x * move[0] + slope_y * move[1], luck.normal(0, 0.03, len(points)))
    crown = ~flat & ((points.returns > 1) | (residual.ravel()[cell] > 0.5))
    low = np.nan_to_num(surface.low.ravel()[cell], nan=0.0)
    z += np.where(crown & (z - low > 2.0), drift.growth * np.clip((z - low) / 8, 0, 1), 0.0)
    moved = Points(points.x + move[0], points.y + move[1], z, points.returns, points.number, points.kind, points.strip,
                   points.rgb)
    return moved.subset(~crown | (luck.random(len(points)) < drift.leaf))


def drifted(points: Points, tiles: Tiles, drift: Drift, seed: int) -> Points:
    """What was seen, with the errors of the flight: of what was built as of all else."""
    z = points.z + drift.bias + drift.tilt * (points.x - (tiles.bounds[0] + tiles.bounds[2]) / 2)
    if points.strip is not None:
        z += np.random.default_rng([seed, 13]).normal(0, drift.strip_sigma, 65_536)[points.strip]
    return Points(points.x + drift.shift[0], points.y + drift.shift[1], z, points.returns, points.number, points.kind,
                  points.strip, points.rgb)


def apply(points: Points, one: Alteration, luck: np.random.Generator) -> Points:
    """One alteration in a tile's points: what it hides goes, what it shows comes."""
    west, south, east, north = one.shape.bounds
    near = np.flatnonzero((points.x > west - 12) & (points.x < east + 12) & (points.y > south - 12)
                          & (points.y < north + 12))
    if not len(near):
        return points
    x, y, z = points.x.copy(), points.y.copy(), points.z.copy()
    keep = np.ones(len(points), bool)
    inside = near[shapely.contains_xy(one.shape, x[near], y[near])]
    last = inside[points.number[inside] == points.returns[inside]]
    if one.lift:
        roof = np.median(z[inside]) if len(inside) else 0.0
        z[inside[z[inside] > roof - 1.0]] += one.lift
    elif np.isfinite(one.ground):
        z[last] = np.minimum(z[last], one.ground + luck.normal(0, 0.03, len(last)))
        keep[inside] = False
        keep[last] = True
    elif one.cone is not None:
        cx, cy, radius, height = one.cone
        far = np.hypot(x[near] - cx, y[near] - cy)
        z[near] += np.clip(1 - far / radius, 0, 1) * height
    else:
        top = np.min([a + b * x[inside] + c * y[inside] for a, b, c in one.planes], axis=0)
        covered = z[inside] < top
        way, steep = luck.uniform(0, 6.28), luck.uniform(0.02, 0.25)
        aslant = np.array([np.cos(way), np.sin(way)]) * steep
        hidden = inside[covered & (points.number[inside] > 1)]
        first = inside[covered & (points.number[inside] == 1)]
        keep[hidden] = False
        roof = top[covered & (points.number[inside] == 1)]
        x[first], y[first], z[first] = _met(one.shape, x[first], y[first], z[first], roof, aslant)
        z[first] += luck.normal(0, 0.015, len(first))
        keep[_shadowed(one, x, y, z, near, aslant)] = False
    returns, number, kind = points.returns.copy(), points.number.copy(), points.kind.copy()
    if not one.lift and one.cone is None:
        returns[inside], number[inside], kind[inside] = 1, 1, 1
    return Points(x, y, z, returns, number, kind, points.strip, points.rgb).subset(keep)


def _met(shape: shapely.Polygon, x: NDArray[np.float64], y: NDArray[np.float64], z: NDArray[np.float64],
         roof: NDArray[np.float64], aslant: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Where rays to these points now end: on the roof, or on the wall they come in through below it.

    Args:
        aslant: metres by which a ray goes on for each metre that it comes down.
    """
    inner, outer = np.zeros(len(x)), roof - z  # metres up the ray: still inside, outside or above the roof
    wall = ~shapely.contains_xy(shape, x - outer * aslant[0], y - outer * aslant[1])
    for _ in range(10):
        middle = (inner + outer) / 2
        inside = shapely.contains_xy(shape, x - middle * aslant[0], y - middle * aslant[1])
        inner, outer = np.where(inside, middle, inner), np.where(inside, outer, middle)
    up = np.where(wall, inner, 0.0)
    return x - up * aslant[0], y - up * aslant[1], np.where(wall, z + up, roof)


def _shadowed(one: Alteration, x: NDArray[np.float64], y: NDArray[np.float64], z: NDArray[np.float64],
              near: NDArray[np.int64], aslant: NDArray[np.float64]) -> NDArray[np.int64]:
    """Points behind a new wall, seen from a scanner that looks aslant."""
    dx, dy = one.dz * aslant
    ring = shapely.get_coordinates(one.shape)
    swept = shapely.MultiPoint(np.concatenate([ring, ring + np.array([dx, dy])])).convex_hull.difference(one.shape)
    top = float(one.planes[0][0] + one.planes[0][1] * one.shape.centroid.x + one.planes[0][2] * one.shape.centroid.y)
    behind = near[shapely.contains_xy(swept, x[near], y[near])]
    return behind[z[behind] < top - 0.5]


def record(points: Points, header: laspy.LasHeader) -> laspy.ScaleAwarePointRecord:
    record = laspy.ScaleAwarePointRecord.zeros(len(points), header=header)
    for name, column, offset in zip("XYZ", (points.x, points.y, points.z), header.offsets, strict=True):
        record[name] = np.rint((column - offset) / 0.001).astype(np.int32)
    record["return_number"], record["number_of_returns"] = points.number, points.returns
    record["classification"] = points.kind
    if points.strip is not None:
        record["point_source_id"] = points.strip
    if points.rgb is not None:
        record["red"], record["green"], record["blue"] = points.rgb.T
    return record


def _write_truth(path: Path, tiles: Tiles, made: list[Alteration]) -> None:
    for layer, chosen in (("changes", [a for a in made if a.kind]), ("nuisances", [a for a in made if not a.kind])):
        shapes = tiles.to_source([one.shape for one in chosen]) if chosen else np.array([], object)
        columns = [np.array([one.kind or one.rule for one in chosen], object),
                   np.array([one.rule for one in chosen], object),
                   np.array([round(one.dz, 3) for one in chosen], float),
                   np.array([round(one.shape.area, 2) for one in chosen], float), np.ones(len(chosen), np.int32)]
        pyogrio.raw.write(path, shapely.to_wkb(shapes), columns, ["kind", "rule", "dz", "area", "demo"], layer=layer,
                          driver="GPKG", geometry_type="Polygon", crs=tiles.source_crs, append=path.exists())
    undated(path)


def _told(tiles: Tiles, source: Path, seed: int, made: list[Alteration], drift: Drift, count: int) -> dict[str, Any]:
    kinds = [one.kind for one in made if one.kind]
    return {"demo": True, "generator": "grid-console detect alter", "made_by_rule_from": source.name,
            "source": tiles.lineage["files"], "crs": tiles.crs, "seed": seed,
            "points": {"before": tiles.count, "after": count}, "changes": len(kinds),
            "kinds": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
            "drift": {name: getattr(drift, name) for name in drift.__dataclass_fields__}}

