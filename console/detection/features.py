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

from console.detection import context, rims
from console.detection.depth import depths
from console.detection.groups import Groups, group, planes_of
from console.detection.outline import Sorted
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
AGAINST = 0.3  # share of what is beside an object that was as high, from which it stands against a wall
FLAT = 0.75  # share of a top at one height from which it is no heap's
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
    """Parts of one label raster with their cells.

    Attributes:
        count: of the parts in the raster; numbers: which of them these are.
        inner: their cells without the rim.
    """

    label: np.ndarray
    count: int
    numbers: np.ndarray
    all: Groups
    inner: Groups

    def only(self, wanted: np.ndarray) -> Objects:
        """These of the parts, counted from 0, in this order."""
        return Objects(self.label, self.count, self.numbers[wanted], self.all.only(wanted), self.inner.only(wanted))


def is_slope(value: Mapping[str, float]) -> bool:
    """Whether an object ends without a drop and on no roof: a heap, or a pit, around which the ground is level.

    A house gone from a row is no pit, though its neighbours are as high as it was: it stood above the ground.
    """
    if value["sign"] < 0 and value["height_own"] > ROOF:
        return False
    return value["drop_share"] < 0.5 and value["on_roof"] < 0.5 and (
        value["attached"] < AGAINST or abs(value["drop_median"]) < 0.3)


def is_level(rows: np.ndarray) -> np.ndarray:
    """[objects] of [objects, features]: ground, smooth and level in both epochs, a little higher in one.

    A pond after rain, a field, a repaved yard: no height tells them apart, and nobody has built anything.
    """
    level = (_of(rows, "height_high") < LEVEL) & (_of(rows, "flat_top") > FLAT)
    smooth = (_of(rows, "smooth_low_share") > 0.8) & (_of(rows, "smooth_share") > 0.8)
    return level & smooth & (_of(rows, "on_ground") > 0.8) & (_of(rows, "area") > 8.0)


def is_block(rows: np.ndarray) -> np.ndarray:
    """[objects] of [objects, features]: free on open ground, of the plan and height of containers side by side.

    Two epochs cannot tell them from a new building; a single container is told well enough by its width.
    """
    free = (_of(rows, "on_ground") > 0.8) & (_of(rows, "attached") < 0.15)
    if not free.any():
        return free
    return free & context.abreast(_of(rows, "length"), _of(rows, "width"), _of(rows, "dz_median"))


def _of(rows: np.ndarray, name: str) -> np.ndarray:
    found: np.ndarray = rows[:, INDEX[name]]
    return found


def objects_of(label: np.ndarray) -> Objects:
    """Group the cells of all parts."""
    cells = group(label, int(label.max(initial=0)))
    inner = cells.subset(~rims.on_rim(label, cells.cells), INNER_LEAST)
    return Objects(label, len(cells), np.arange(1, len(cells) + 1), cells, inner)


def table(scene: Scene, objects: Objects, outlines: list[shapely.Polygon]) -> np.ndarray:
    """[objects, features] float32; what lies beside them is told among all parts of their raster."""
    row = _heights(scene, objects) | _texture(scene, objects) | _returns(scene, objects)
    row |= _shape(scene, objects, outlines) | _around(scene, objects)
    row |= context.bodies(objects.all, objects.label, scene.high, scene.floor_high)
    row["box_off"] = context.box_off(row["length"], row["width"], row["dz_median"])
    row["body_off"] = context.box_off(row["body_length"], row["body_width"], row["height_own"])
    count = len(objects.all)
    row["told_low"] = objects.inner.mean(scene.told)
    row["sign"], row["noise"] = np.full(count, scene.sign), np.full(count, scene.noise)
    return np.column_stack([np.asarray(row[name], np.float64) for name in NAMES]).astype(np.float32)


def _heights(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    inner, whole = objects.inner, objects.all
    high, low, floor = inner.of(scene.high.upper), inner.of(scene.low.upper), inner.of(scene.floor)
    diff, stood = high - low, low - floor
    top = whole.of(scene.high.upper)
    gain, clear = top - whole.of(scene.low.upper), top - whole.of(scene.low.wide)
    p10, median, p90, most = inner.quantile(diff, 0.1, 0.5, 0.9, 0.98).T
    above, above_p90 = inner.quantile(stood, 0.5, 0.9).T
    on_roof = (stood > ROOF) & (inner.of(scene.low.rough) < 0.15)
    level = np.abs(high - np.repeat(inner.quantile(high, 0.9)[:, 0], inner.size)) < 0.25
    return {"flat_top": inner.mean(level), "dz_median": median, "dz_whole": whole.median(gain),
            "dz_mean": whole.mean(gain), "dz_p10": p10, "dz_p90": p90, "dz_max": most,
            "dz_spread": spread(inner, diff, median),
            "clear_median": whole.median(clear), "clear_share": whole.mean(clear > 1.0),
            "height_high": inner.median(high - floor), "height_low": above,
            "height_own": inner.median(high - inner.of(scene.floor_high)),
            "height_low_p90": above_p90, "on_roof": inner.mean(on_roof), "on_ground": inner.mean(stood < FLOOR)}


def spread(groups: Groups, layer: np.ndarray, median: np.ndarray) -> np.ndarray:
    """Robust standard deviation (1.48 × the median deviation) of each part."""
    return 1.4826 * groups.median(np.abs(groups.of(layer) - np.repeat(median, groups.size)))


def _texture(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    inner, high = objects.inner, scene.high
    rough, rough_low = inner.of(high.rough), inner.of(scene.low.rough)
    median, p90 = inner.quantile(np.minimum(rough, 9.0), 0.5, 0.9).T
    slope, rms, share = planes_of(inner.of(high.upper), inner.cells, inner.start, high.window.cols, high.window.cell)
    return {"smooth_share": inner.mean(rough < 0.1), "rough_median": median, "rough_p90": p90,
            "rough_low_median": inner.median(np.minimum(rough_low, 9.0)),
            "smooth_low_share": inner.mean(rough_low < 0.1),
            "plane_rms": rms, "plane_share": share, "plane_slope": slope}


def _returns(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    row: dict[str, np.ndarray] = {}
    inner, whole = objects.inner, objects.all
    for name, surface in (("high", scene.high), ("low", scene.low)):
        count = inner.of(surface.count)
        filled = np.where(count > 0, inner.of(surface.upper) - inner.of(surface.low), np.nan)
        row[f"through_{name}"] = inner.mean(np.where(np.isfinite(filled), filled > THROUGH, np.nan))
        row[f"multi_{name}"] = inner.mean(surface.multi)
        row[f"green_{name}"] = inner.mean(surface.green)
        row[f"empty_{name}"] = inner.mean(count == 0)
        row[f"density_{name}"] = whole.mean(surface.count) / surface.window.cell ** 2
    high = scene.high
    gap = np.where(inner.of(high.count) > 1, inner.of(high.top) - inner.of(high.second), np.nan)
    return row | {"gap_high": inner.median(gap)}


def _shape(scene: Scene, objects: Objects, outlines: list[shapely.Polygon]) -> dict[str, np.ndarray]:
    polygons = np.array(outlines, dtype=object)
    area, around = shapely.area(polygons), shapely.length(polygons)
    cell, sides = scene.high.window.cell, _frames(polygons)
    width, length = np.maximum(sides[:, 0], cell / 2), np.maximum(sides[:, 1], cell / 2)
    deepest = depths(objects.label, objects.all.cells, objects.all.start)
    return {"area": area, "length": length, "width": width, "elongation": length / width,
            "rectangularity": area / (length * width),
            "convexity": area / np.maximum(shapely.area(shapely.convex_hull(polygons)), 0.1),
            "compactness": 4 * np.pi * area / np.maximum(around, 0.1) ** 2,
            "thickness": cell * (2 * deepest + 1), "mean_thickness": 2 * area / np.maximum(around, 0.1)}


def _frames(polygons: np.ndarray) -> np.ndarray:
    """[polygons, 2] shorter and longer side of the smallest rectangle around each; 0 for a line."""
    frames = shapely.minimum_rotated_rectangle(polygons)
    sides = np.zeros((len(polygons), 2))
    whole = shapely.get_type_id(frames) == shapely.GeometryType.POLYGON
    corners = shapely.get_coordinates(frames[whole]).reshape(-1, 5, 2)[:, :3]
    step = np.diff(corners, axis=1)
    sides[whole] = np.sort(np.hypot(step[:, :, 0], step[:, :, 1]), axis=1)
    return sides


def _around(scene: Scene, objects: Objects) -> dict[str, np.ndarray]:
    high, low, label = scene.high, scene.low, objects.label
    beside, around = rims.rings(label, RING)
    near, rings = (group(one, objects.count).only(objects.numbers - 1) for one in (beside, around))
    owner = np.repeat(objects.numbers, near.size)
    edge, foot = (rims.edge_levels(label, near.cells, owner, one.upper) for one in (high, low))
    drop, below = edge - near.of(high.upper), edge - near.of(low.upper)
    # Beside it stood something as high as its rim, and higher than its foot.
    stood = np.where(np.isfinite(below), (below < 0.5) & (near.of(low.upper) - foot > 1.0), np.nan)
    known, known_low = rings.of(high.known), rings.of(low.known)
    change, above = np.abs(rings.of(high.upper) - rings.of(low.upper)), rings.of(low.upper) - rings.of(scene.floor)
    return context.sides(objects.all, near, label, beside, high.upper, low, *scene.points[2:]) | {
            "drop_median": near.median(drop), "ring_stood": rings.mean(np.where(known_low, above > ROOF, np.nan)),
            "drop_share": near.mean(np.where(np.isfinite(drop), drop > 1.0, np.nan)),
            "attached": np.nan_to_num(near.mean(stood)),
            "touching": rims.touching(label, objects.all.cells, objects.all.start),
            "ring_rough": rings.median(np.minimum(np.where(known, rings.of(high.rough), np.nan), 9.0)),
            "ring_change": rings.mean(np.where(np.isfinite(change) & known & known_low, change > 0.6, np.nan)),
            "ring_unknown": rings.mean(~(known & known_low)),
            "ring_multi": rings.mean(high.multi), "ring_height": rings.median(above)}
