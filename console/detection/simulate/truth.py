"""The truth of a scene as GeoPackages: what changed, what only looks so, what was approved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely
from numpy.typing import NDArray
from scipy import ndimage
from shapely.affinity import translate

from console.detection.simulate.buildings import Building, crest
from console.detection.simulate.changes import Change
from console.detection.simulate.scene import Scene
from console.detection.undated import undated

SEEN = 0.6         # share of a change that both surveys must cover for it to be asked for
ACTIVE, EXPIRED = "active", "expired"
_GAINS = ("new", "storey", "extension", "shed", "raise")
Origin = tuple[float, float]


def write_truth(folder: Path, scene: Scene, origin: Origin, crs: str, seed: int,
                hit: Sequence[NDArray[np.bool_]] = ()) -> dict[str, int]:
    """Write truth.gpkg (layers `changes`, `unseen`, `nuisances`) and registry.gpkg (`buildings`, `permits`).

    changes: polygon, dz (median gain over it, m), dz_low, dz_high (5 and 95 %), kind, rule, area, volume, building,
    permit, legal, seen (share that both surveys cover). A change of which a survey has hardly a point (`hit`, cells
    of 1 m: a hole, a roof that swallows the laser) is in `unseen` instead: nobody can find it. buildings: id, name,
    floors, approved_height (m above its ground), ground. permits: permit, building, height (m above ground), top (m,
    height system of the survey), status, valid_to.

    Returns:
        How many changes of each kind.
    """
    luck = np.random.default_rng([seed, 31])
    ids = {b.number: scene.codes[b.number] if scene.codes else f"D{seed % 100_000:05d}-{b.number:05d}"
           for b in scene.buildings}
    permits, of_change = _permits(scene, ids, luck)
    rows: list[dict[str, Any]] = []
    seen = np.logical_and.reduce([ndimage.binary_dilation(one) for one in hit]) if len(hit) else None
    for change, permit in zip(scene.changes, of_change, strict=True):
        gain = scene.gain(change.shape)
        dz = float(np.median(gain))
        rows.append({
            "id": f"C{len(rows) + 1:04d}", "kind": change.kind, "rule": change.rule, "dz": round(dz, 3),
            "dz_low": round(float(np.quantile(gain, 0.05)), 3), "dz_high": round(float(np.quantile(gain, 0.95)), 3),
            "area": round(change.shape.area, 2), "volume": round(float(gain.mean()) * change.shape.area, 2),
            "building": ids.get(change.building, ""), "permit": permit["permit"] if permit else "",
            "legal": int(bool(permit and permit["covers"])), "demo": 1, "geometry": change.shape,
            "seen": 1.0 if seen is None else round(_seen(change.shape, seen), 3)})
    nuisances = [{"kind": n.kind, "epoch": n.epoch, "demo": 1, "geometry": n.shape} for n in scene.nuisances]
    truth = folder / "truth.gpkg"
    unseen = [row for row in rows if row["seen"] < SEEN]
    rows = [row for row in rows if row["seen"] >= SEEN]
    _write(truth, "changes", rows, origin, crs)
    _write(truth, "unseen", unseen, origin, crs)
    _write(truth, "nuisances", nuisances, origin, crs)
    registry = folder / "registry.gpkg"
    _write(registry, "buildings", _registered(scene, ids, luck), origin, crs)
    _write(registry, "permits", [{k: v for k, v in p.items() if k != "covers"} for p in permits], origin, crs)
    undated(truth)
    undated(registry)
    kinds = [row["kind"] for row in rows]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def _seen(shape: shapely.Polygon, cells: NDArray[np.bool_]) -> float:
    """Share of a shape within a metre of points in both surveys."""
    west, south, east, north = shape.bounds
    x, y = (v.ravel() for v in np.meshgrid(np.arange(west, east, 0.25) + 0.125, np.arange(south, north, 0.25) + 0.125))
    inside = shapely.contains_xy(shape, x, y)
    rows, cols = (np.clip(v[inside].astype(int), 0, n - 1) for v, n in zip((y, x), cells.shape, strict=True))
    return float(cells[rows, cols].mean()) if inside.any() else 1.0


def _registered(scene: Scene, ids: dict[int, str], luck: np.random.Generator) -> list[dict[str, Any]]:
    """The register: nearly all buildings, drawn to within a few decimetres, some with a height long overtaken."""
    window = shapely.box(0, 0, scene.size, scene.size)
    rows = []
    for building in scene.buildings:
        shape = building.shape
        if luck.random() < 0.04 or not shape.intersects(window):
            continue
        off = luck.normal(0, 0.15, 2)
        height = building.height * (luck.uniform(0.5, 0.9) if luck.random() < 0.08 else 1.0) + luck.normal(0, 0.1)
        rows.append({"id": ids[building.number], "name": f"演示楼 {building.number}",
                     "floors": max(1, round(height / building.storey)), "approved_height": round(float(height), 2),
                     "ground": round(building.base, 2), "style": building.style, "demo": 1,
                     "geometry": translate(shape, *off)})
    return rows


def _permits(scene: Scene, ids: dict[int, str], luck: np.random.Generator) -> tuple[
        list[dict[str, Any]], list[dict[str, Any] | None]]:
    """Permits: for some gains, rightly kept, overbuilt, too small or run out; and some not used at all."""
    permits: list[dict[str, Any]] = []
    of_change: list[dict[str, Any] | None] = []
    for change in scene.changes:
        made = None
        if change.kind in _GAINS and change.after is not None and luck.random() < scene.rules["permitted"]:
            made = _permit(change, change.after, ids, luck)
            made["permit"] = f"P{len(permits) + 1:04d}"
            permits.append(made)
        of_change.append(made)
    touched = {change.building for change in scene.changes}
    for building in scene.buildings:
        if building.number not in touched and luck.random() < 0.02:
            height = round(building.height + 6, 2)
            permits.append({"permit": f"P{len(permits) + 1:04d}", "building": ids[building.number], "height": height,
                            "top": round(building.base + height, 2), "status": ACTIVE, "valid_to": "2027-12-31",
                            "demo": 1, "covers": False,
                            "geometry": shapely.buffer(building.shape, 0.5, join_style="mitre")})
    return permits, of_change


def _permit(change: Change, after: Building, ids: dict[int, str], luck: np.random.Generator) -> dict[str, Any]:
    middle = shapely.buffer(change.shape, -0.1)
    tops = [b for b in (*after.bodies, *after.on_top) if b.shape.intersects(middle)]
    built = max((crest(b) for b in tops), default=after.height)
    fate = luck.random()
    shape = shapely.buffer(change.shape, luck.uniform(0.1, 0.6), join_style="mitre")
    height, status = built + luck.uniform(-0.2, 0.5), ACTIVE
    if fate > 0.85:
        status = EXPIRED
    elif fate > 0.72:  # what covers most of it stands out; a stair head or an aerial above the top would be no storey
        main = max(tops, key=lambda b: b.shape.intersection(middle).area, default=None)
        height = (built if main is None else main.height) - luck.uniform(2.0, 3.5)
    elif fate > 0.6:
        ring = shapely.get_coordinates(shapely.oriented_envelope(shape))[:4]
        shape = shapely.Polygon([ring[0], ring[1], *(ring[0:2] + (ring[3] - ring[0]) * luck.uniform(0.15, 0.4))[::-1]])
    return {"permit": "", "building": ids.get(after.number, ""), "height": round(float(height), 2),
            "top": round(float(after.base + height), 2), "status": status,
            "valid_to": "2027-12-31" if status == ACTIVE else "2020-12-31", "demo": 1, "covers": fate <= 0.6,
            "geometry": shape}


def _write(path: Path, layer: str, rows: list[dict[str, Any]], origin: Origin, crs: str) -> None:
    """One layer of a GeoPackage; an empty one keeps its name and loses its columns."""
    geometry = np.array([translate(row["geometry"], *origin) for row in rows], object)
    names = [name for name in rows[0] if name != "geometry"] if rows else ["id"]
    columns = [np.array([row[name] for row in rows]) if rows else np.array([], object) for name in names]
    columns = [c.astype(object) if c.dtype.kind == "U" else c for c in columns]
    pyogrio.raw.write(path, shapely.to_wkb(geometry) if rows else np.array([], object), columns, names, layer=layer,
                      driver="GPKG", geometry_type="Unknown", crs=crs, append=path.exists())
