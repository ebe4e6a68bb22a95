"""What is measured of every object for the scorer: one row of numbers in a fixed order.

"High" is the epoch in which the object stands, "low" the other: so a demolished house looks like a new one seen
backwards, and one scorer judges both. Missing values (no colour, one return a pulse) are nan, which the scorer's
trees take as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import ndimage

from console.detection import context, filters, kernels
from console.detection.groups import Groups, group, planes_of
from console.detection.outline import Sorted
from console.detection.segment import borders
from console.detection.surface import Surface

NAMES = (
    "sign", "area", "dz_median", "dz_whole", "dz_mean", "dz_p10", "dz_p90", "dz_max", "dz_spread",
    "clear_median", "clear_share",  # above the highest of the other epoch within a cell
    "smooth_share", "rough_median", "rough_p90", "rough_low_median", "smooth_low_share",
    "plane_rms", "plane_share", "plane_slope",
    "height_high", "height_low", "height_low_p90", "on_roof", "on_ground",
    "multi_high", "multi_low", "through_high", "through_low", "gap_high",
    "green_high", "green_low", "empty_high", "empty_low", "density_high", "density_low",
    "length", "width", "elongation", "rectangularity", "convexity", "compactness", "thickness", "mean_thickness",
    "drop_median", "drop_share", "attached", "touching", "flat_top",
    "ring_rough", "ring_change", "ring_unknown", "ring_multi", "ring_height",
    "noise", "told_low",
    # of its epoch's own ground; what stood around it; the body it belongs to; see `context`
    "height_own", "ring_stood", "body_area", "body_length", "body_width", "body_share", "box_off", "body_off",
    "fall", "walls",
)
INDEX = {name: i for i, name in enumerate(NAMES)}
INNER_LEAST = 4  # cells; an object with fewer inside its rim is measured whole
RING = 3  # cells around an object that are its surroundings
ROOF, FLOOR = 2.2, 0.6  # metres above ground: from here a roof, up to here the ground
LEVEL = 1.0  # metres above ground up to which a level surface is ground itself, or water
THROUGH = 1.0  # metres between the upper surface and the lowest point of a cell: the laser went through


@dataclass(frozen=True)
class Scene:
    """One window in both epochs, seen for objects of one sign.

    Attributes:
        high: the epoch in which they stand; low: the other.
        floor, floor_high: height of the low and of the high epoch's ground per cell.
        points: of the high epoch, cell by cell; see `outline.sort_points`.
        told: cells of the low epoch whose height is told by missing points; see `shadow`.
    """

    high: Surface
    low: Surface
    floor: np.ndarray
    floor_high: np.ndarray
    points: Sorted
    sign: int
    noise: float
    told: np.ndarray


@dataclass(frozen=True)
class Objects:
    """The parts of one label raster with their cells; `inner` without the rim."""

    label: np.ndarray
    all: Groups
    inner: Groups


def is_slope(value: Mapping[str, float]) -> bool:
    """Whether an object ends without a drop and on no roof: a heap, or a pit, around which the ground is level.

    A house gone from a row is no pit, though its neighbours are as high as it was: it stood above the ground.
    """
    if value["sign"] < 0 and value["height_own"] > ROOF:
        return False
    return value["drop_share"] < 0.5 and value["on_roof"] < 0.5 and (
        value["attached"] < 0.3 or abs(value["drop_median"]) < 0.3)


def is_level(rows: np.ndarray) -> np.ndarray:
    """[objects] of [objects, features]: ground, smooth and level in both epochs, a little higher in one.

    A pond after rain, a field, a repaved yard: no height tells them apart, and nobody has built anything.
    """
    level = (_of(rows, "height_high") < LEVEL) & (_of(rows, "flat_top") > 0.75)
    smooth = (_of(rows, "smooth_low_share") > 0.8) & (_of(rows, "smooth_share") > 0.8)
    return level & smooth & (_of(rows, "on_ground") > 0.8) & (_of(rows, "area") > 8.0)


def is_block(rows: np.ndarray) -> np.ndarray:
    """[objects] of [objects, features]: free on open ground, of the plan and height of containers side by side.

    Two epochs cannot tell them from a new building; a single container is told well enough by its width.
    """
    free = (_of(rows, "on_ground") > 0.8) & (_of(rows, "attached") < 0.15)
    return free & context.abreast(_of(rows, "length"), _of(rows, "width"), _of(rows, "dz_median"))


def _of(rows: np.ndarray, name: str) -> np.ndarray:
    found: np.ndarray = rows[:, INDEX[name]]
    return found


def objects_of(label: np.ndarray) -> Objects:
    """Group the cells of all parts."""
    cells = group(label)
    return Objects(label, cells, cells.subset(~rims(label), INNER_LEAST))


def rims(label: np.ndarray) -> np.ndarray:
    """Cells with one of the four neighbours outside their part."""
    padded = np.pad(label, 1)
    inner = padded[1:-1, 1:-1]
    return ((padded[:-2, 1:-1] != inner) | (padded[2:, 1:-1] != inner)
            | (padded[1:-1, :-2] != inner) | (padded[1:-1, 2:] != inner))


def table(scene: Scene, objects: Objects, outlines: list[shapely.Polygon]) -> np.ndarray:
    """[objects, features] float32."""
    row = _heights(scene, objects) | _texture(scene, objects) | _returns(scene, objects)
    row |= _shape(scene, objects, outlines) | _around(scene, objects)
    row |= context.bodies(objects.all, objects.label, scene.high, scene.floor_high)
    row["box_off"] = context.box_off(row["length"], row["width"], row["dz_median"])
    row["body_off"] = context.box_off(row["body_length"], row["body_width"], row["height_own"])
    count = len(objects.all)
    row["told_low"] = objects.inner.mean(scene.told.astype(float))
    row["sign"], row["noise"] = np.full(count, scene.sign), np.full(count, scene.noise)
    return np.column_stack([np.asarray(row[name], np.float64) for name in NAMES]).astype(np.float32)


def _heights(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    inner, low = objects.inner, scene.low.upper
    diff = scene.high.upper - low
    wide = filters.highest(np.where(scene.low.known, low, -np.inf), 3)
    clear = scene.high.upper - wide
    p10, median, p90, most = inner.quantile(diff, 0.1, 0.5, 0.9, 0.98).T
    scatter = spread(inner, diff, median)
    above, above_p90 = inner.quantile(low - scene.floor, 0.5, 0.9).T
    smooth_low = scene.low.rough < 0.15
    on_roof = (low - scene.floor > ROOF) & smooth_low
    crest = np.full(diff.size, np.nan)
    crest[inner.cells] = np.repeat(inner.quantile(scene.high.upper, 0.9)[:, 0], inner.size)
    level = np.abs(scene.high.upper.ravel() - crest) < 0.25
    return {"flat_top": inner.mean(level.astype(float)), "dz_median": median, "dz_whole": objects.all.median(diff),
            "dz_mean": objects.all.mean(diff), "dz_p10": p10, "dz_p90": p90, "dz_max": most, "dz_spread": scatter,
            "clear_median": objects.all.median(clear), "clear_share": objects.all.mean((clear > 1.0).astype(float)),
            "height_high": inner.median(scene.high.upper - scene.floor), "height_low": above,
            "height_own": inner.median(scene.high.upper - scene.floor_high),
            "height_low_p90": above_p90, "on_roof": inner.mean(on_roof.astype(float)),
            "on_ground": inner.mean((low - scene.floor < FLOOR).astype(float))}


def spread(groups: Groups, layer: np.ndarray, median: np.ndarray) -> np.ndarray:
    """Robust standard deviation (1.48 × the median deviation) of each part."""
    off = np.abs(layer.ravel()[groups.cells] - np.repeat(median, groups.size))
    flat = np.full(layer.size, np.nan)
    flat[groups.cells] = off
    return 1.4826 * groups.median(flat)


def _texture(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    inner, high, low = objects.inner, scene.high, scene.low
    rough = np.minimum(high.rough, 9.0)
    median, p90 = inner.quantile(rough, 0.5, 0.9).T
    slope, rms, share = planes_of(high.upper.ravel()[inner.cells], inner.cells, inner.start, high.window.cols,
                                  high.window.cell)
    return {"smooth_share": inner.mean((rough < 0.1).astype(float)), "rough_median": median, "rough_p90": p90,
            "rough_low_median": inner.median(np.minimum(low.rough, 9.0)),
            "smooth_low_share": inner.mean((low.rough < 0.1).astype(float)),
            "plane_rms": rms, "plane_share": share, "plane_slope": slope}


def _returns(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    row: dict[str, np.ndarray] = {}
    inner, whole = objects.inner, objects.all
    for name, surface in (("high", scene.high), ("low", scene.low)):
        filled = np.where(surface.count > 0, surface.upper - surface.low, np.nan)
        row[f"through_{name}"] = inner.mean(np.where(np.isfinite(filled), filled > THROUGH, np.nan))
        row[f"multi_{name}"] = inner.mean(surface.multi)
        row[f"green_{name}"] = inner.mean(surface.green)
        row[f"empty_{name}"] = inner.mean((surface.count == 0).astype(float))
        row[f"density_{name}"] = whole.mean(surface.count.astype(float)) / surface.window.cell ** 2
    gap = np.where(scene.high.count > 1, scene.high.top - scene.high.second, np.nan)
    return row | {"gap_high": inner.median(np.where(np.isfinite(gap), gap, np.nan))}


def _shape(scene: Scene, objects: Objects, outlines: list[shapely.Polygon]) -> dict[str, np.ndarray]:
    polygons = np.array(outlines, dtype=object)
    area = shapely.area(polygons)
    frame = shapely.minimum_rotated_rectangle(polygons)
    corners = [shapely.get_coordinates(one)[:3] for one in frame]
    sides = np.array([np.sort(np.hypot(*np.diff(c, axis=0).T)) if len(c) == 3 else (0.0, 0.0) for c in corners])
    sides = sides.reshape(-1, 2)
    cell = scene.high.window.cell
    width, length = np.maximum(sides[:, 0], cell / 2), np.maximum(sides[:, 1], cell / 2)
    around = shapely.length(polygons)
    inside = ndimage.distance_transform_edt(~rims(objects.label) & (objects.label > 0)) + 1.0
    thickness = 2 * cell * objects.all.quantile(inside, 1.0)[:, 0] - cell
    return {"area": area, "length": length, "width": width, "elongation": length / width,
            "rectangularity": area / (length * width),
            "convexity": area / np.maximum(shapely.area(shapely.convex_hull(polygons)), 0.1),
            "compactness": 4 * np.pi * area / np.maximum(around, 0.1) ** 2,
            "thickness": thickness, "mean_thickness": 2 * area / np.maximum(around, 0.1)}


def _around(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    high, low, label = scene.high, scene.low, objects.label
    ones = np.zeros(label.shape)
    free = label == 0
    ring = kernels.adopt(label, free, ones, 1.0, RING)
    ring[~free] = 0
    beside = kernels.adopt(label, free, ones, 1.0, 1)
    beside[~free] = 0
    count = len(objects.all)
    rings, near = _groups_of(ring, count), _groups_of(beside, count)
    edge = kernels.edge_levels(label, beside, high.upper)
    foot = kernels.edge_levels(label, beside, low.upper)
    drop = edge - high.upper
    with np.errstate(invalid="ignore"):  # beside it stood something as high as its rim, and higher than its foot
        stood = np.where(np.isfinite(edge - low.upper), (edge - low.upper < 0.5) & (low.upper - foot > 1.0), np.nan)
    diff = np.where(high.known & low.known, np.abs(high.upper - low.upper), np.nan)
    stands = np.where(low.known, low.upper - scene.floor > ROOF, np.nan)
    return context.sides(label, beside, count, high.upper, low.upper, *scene.points[2:]) | {
            "drop_median": near.median(drop), "ring_stood": rings.mean(stands),
            "drop_share": near.mean(np.where(np.isfinite(drop), drop > 1.0, np.nan)),
            "attached": np.nan_to_num(near.mean(stood)),
            "touching": _touching(label, count),
            "ring_rough": rings.median(np.minimum(np.where(high.known, high.rough, np.nan), 9.0)),
            "ring_change": rings.mean(np.where(np.isfinite(diff), diff > 0.6, np.nan)),
            "ring_unknown": rings.mean((~(high.known & low.known)).astype(float)),
            "ring_multi": rings.mean(high.multi), "ring_height": rings.median(low.upper - scene.floor)}


def _groups_of(label: np.ndarray, count: int) -> Groups:
    """Like `group`, with a group for each of `count` parts even where the last have no cells."""
    found = group(label)
    missing = count - len(found)
    return Groups(found.cells, np.concatenate([found.start, np.full(missing, found.start[-1])])) if missing else found


def _touching(label: np.ndarray, count: int) -> np.ndarray:
    """Share of each part's border that it has in common with other parts."""
    if not count:
        return np.zeros(0)
    one, _, length, around = borders(label, count)
    shared = np.bincount(one, weights=length, minlength=count + 1)
    return (shared / np.maximum(around, 1))[1:]
