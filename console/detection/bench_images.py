"""How far leads from two pictures can be trusted: real or generated pairs with truth, beside plain differencing.

A lead is right when at least half of it lies in a building that changed; a building is found when leads cover at least
half of it. The peer is change vector analysis: the length of the colour difference after light was fitted, cut by
Otsu's threshold, with the same registration, cell and least area, as toolboxes offer it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy import ndimage

from console.detection.candidate import Candidate
from console.detection.grid import common, window_of
from console.detection.image_change import LEAST, image_changes
from console.detection.image_eye import CELL
from console.detection.image_fit import Fit, bring_together
from console.detection.image_leads import MOST
from console.detection.image_objects import outline
from console.detection.imagery import bounds_of, crs_of, read_picture
from console.detection.score import read_truth
from console.errors import BadInput, Refused
from console.language import tr
from console.progress import Progress

HERE = (500_000.0, 3_000_000.0)  # where pictures without a place are laid
ANY_CRS = "EPSG:32650"
SMALLEST, LOWEST = 12.0, 1.5  # m² and m: changes of a generated scene that a picture may be asked for
FIRST = (10, 20, 30, 50, 80)  # lengths of a list that somebody walks through


@dataclass(frozen=True)
class Place:
    """A pair of pictures, the buildings that changed, and changes that neither count as right nor as wrong."""

    name: str
    before: Path
    after: Path
    truth: list[shapely.Geometry]
    soft: list[shapely.Geometry]


@dataclass
class Listed:
    """One method's leads of all places: (confidence, right), and for each building the confidence that finds it."""

    leads: list[tuple[float, bool]]
    found: list[float]
    seconds: float = 0.0


def bench_images(folder: Path, cell: float = 0.5, only: str = "", progress: Progress | None = None) -> dict[str, Any]:
    """Both methods on all pairs of a folder.

    Args:
        folder: `A`, `B` and `label` with plain pictures of the same names, as change-detection data sets come; or
            folders of `detect simulate` with before.tif, after.tif and truth.gpkg.
        cell: metres of a cell of plain pictures.
        only: names to take, separated by commas; "" for all.

    Returns:
        For the leads and for the peer: precision and recall of the whole list, of its first N, reliability; and
        seconds per km².

    Raises:
        BadInput: the folder holds no pairs.
    """
    progress = progress or Progress()
    wanted = {word.strip() for word in only.split(",") if word.strip()}
    ours, peer = Listed([], []), Listed([], [])
    area = 0.0
    names: list[str] = []
    refused: list[str] = []
    with tempfile.TemporaryDirectory(prefix="bench-images-") as work:
        for place in places(folder, Path(work), cell):
            if wanted and place.name not in wanted:
                continue
            progress(len(names), 0, tr("Comparing the pictures …"))
            names.append(place.name)
            area += _area(place)
            try:
                _judge(place, lambda p: image_changes(p.before, p.after)[0], ours)
            except Refused:
                refused.append(place.name)
                ours.found += [-1.0] * len(place.truth)
            _judge(place, plain_leads, peer)
    if not names:
        raise BadInput(tr("{folder} holds no pairs of pictures: neither A, B and label nor scenes with before.tif and "
                          "after.tif.", folder=folder))
    return {"pairs": len(names), "names": names, "refused": refused, "km2": round(area / 1e6, 4),
            "changed": len(ours.found), "leads": _figures(ours, area, MOST), "differencing": _figures(peer, area)}


def places(folder: Path, work: Path, cell: float) -> Iterator[Place]:
    """All pairs of a folder, in the order of their names; plain pictures are given a place in `work`."""
    if (folder / "A").is_dir():
        for path in sorted((folder / "A").iterdir()):
            mask = _picture(folder / "label" / path.name)[..., 0] > 127
            before, after = (_laid(folder / e / path.name, work / f"{path.stem}_{e}.tif", cell) for e in "AB")
            yield Place(path.stem, before, after, _shapes(mask, cell), [])
    for path in sorted(folder.glob("*/before.tif")):
        home = path.parent
        truth = read_truth(home / "truth.gpkg", crs_of(path))
        sizeable = (shapely.area(truth.shapes) >= SMALLEST) & (np.abs(truth.dz) >= LOWEST)
        yield Place(home.name, path, home / "after.tif", list(truth.shapes[sizeable]), list(truth.shapes[~sizeable]))


def plain_leads(place: Place) -> list[Candidate]:
    """The peer: places where the colour differs by more than Otsu's threshold."""
    crs = crs_of(place.before)
    shared = common(bounds_of(place.before, crs), bounds_of(place.after, crs))
    if shared is None:
        return []
    try:
        fit = bring_together(place.before, place.after, crs, shared)
    except Refused:
        fit = Fit((0.0, 0.0), (np.ones(3), np.zeros(3)), 0.0, False)
    found = []
    window = window_of(shared, CELL)
    first = read_picture(place.before, window, crs)
    second = read_picture(place.after, window, crs, fit.shift)
    gain, offset = fit.light
    apart = np.sqrt(((first - second * gain[:, None, None] - offset[:, None, None]) ** 2).sum(axis=0))
    known = np.isfinite(apart)
    mask = ndimage.binary_opening(known & (np.nan_to_num(apart) > otsu(apart[known])), np.ones((3, 3)))
    label, _ = ndimage.label(mask)
    most = float(apart[known].max())
    for number, (rows, cols) in enumerate(ndimage.find_objects(label), 1):
        own = label[rows, cols] == number
        shape = outline(own, window, rows.start, cols.start) if own.sum() * CELL ** 2 >= LEAST else None
        if shape is not None:
            nan = float("nan")
            found.append(Candidate("", "change", shape, nan, nan, nan, shape.area, nan,
                                   confidence=float(apart[rows, cols][own].mean()) / most))
    return found


def otsu(values: np.ndarray) -> float:
    """The cut that parts values into the two most different classes."""
    count, edge = np.histogram(values, 256)
    middle = (edge[:-1] + edge[1:]) / 2
    below, above = np.cumsum(count), count.sum() - np.cumsum(count)
    total = np.cumsum(count * middle)
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = below * above * (total / below - (total[-1] - total) / above) ** 2
    return float(middle[int(np.nanargmax(apart))])


def _judge(place: Place, method: Callable[[Place], list[Candidate]], into: Listed) -> None:
    began = time.process_time()
    leads = method(place)
    into.seconds += time.process_time() - began
    truth = shapely.union_all(place.truth)
    soft = shapely.union_all(place.soft)
    for one in leads:
        half = 0.5 * one.geometry.area
        right = one.geometry.intersection(truth).area >= half
        if right or one.geometry.intersection(soft).area < half:
            into.leads.append((one.confidence, bool(right)))
    into.found += [_finds(building, leads) for building in place.truth]


def _finds(building: shapely.Geometry, leads: list[Candidate]) -> float:
    """The confidence down to which a list must be walked until half of the building is covered; -1 for never."""
    covered = shapely.Polygon()
    for one in sorted(leads, key=lambda one: -one.confidence):
        if one.geometry.intersects(building):
            covered = covered.union(one.geometry.intersection(building))
            if covered.area >= 0.5 * building.area:
                return one.confidence
    return -1.0


def _figures(listed: Listed, area: float, most: float = 1.0) -> dict[str, Any]:
    """`claimed` is the share of right ones that confidence stands for: `most` stands for all."""
    leads = sorted(listed.leads, reverse=True)
    right = np.array([good for _, good in leads], bool)
    found = np.array(listed.found)
    told: dict[str, Any] = {
        "leads": len(leads), "right": int(right.sum()), "precision": _share(right), "found": int((found >= 0).sum()),
        "recall": _share(found >= 0), "cpu_seconds_per_km2": round(listed.seconds / max(area / 1e6, 1e-9), 1),
        "first": {str(n): {"precision": _share(right[:n]), "recall": _share(found >= leads[n - 1][0])}
                  for n in FIRST if n <= len(leads)}}
    claimed = np.array([c for c, _ in leads]) / most
    if len(leads):
        told["claimed"] = round(float(claimed.mean()), 3)
        told["reliability"] = [{"from": low, "leads": int(m.sum()), "claimed": round(float(claimed[m].mean()), 3),
                                "right": _share(right[m])}
                               for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))
                               if (m := (claimed >= low) & (claimed < high)).any()]
    return told


def _share(values: np.ndarray) -> float:
    return round(float(values.mean()), 3) if len(values) else 0.0


def _area(place: Place) -> float:
    west, south, east, north = bounds_of(place.before, crs_of(place.before))
    return (east - west) * (north - south)


def _picture(path: Path) -> np.ndarray:
    from PIL import Image

    try:
        with Image.open(path) as file:
            return np.asarray(file.convert("RGB"))
    except OSError as error:
        raise BadInput(tr("The picture {file} cannot be read ({why}).", file=path.name, why=error)) from error


def _laid(source: Path, target: Path, cell: float) -> Path:
    """The same picture with a place."""
    import rasterio
    from affine import Affine

    picture = _picture(source).transpose(2, 0, 1)
    with rasterio.open(target, "w", driver="GTiff", width=picture.shape[2], height=picture.shape[1], count=3,
                       dtype="uint8", crs=ANY_CRS, transform=Affine(cell, 0, HERE[0], 0, -cell, HERE[1])) as file:
        file.write(picture)
    return target


def _shapes(mask: np.ndarray, cell: float) -> list[shapely.Geometry]:
    import rasterio.features
    from affine import Affine

    found = [shapely.make_valid(shapely.geometry.shape(shape)) for shape, _ in rasterio.features.shapes(
        mask.astype(np.uint8), mask, transform=Affine(cell, 0, HERE[0], 0, -cell, HERE[1]))]
    return [one for one in found if one.area >= 8.0]
