"""How good a run was, held against the truth: what was found, what was right, how sure it should have been.

A change counts as found when half of it is covered by candidates of its sign and their height agrees within 30 %.
A candidate counts as right when half of it lies in true changes of its sign. Leads from pictures claim no height and
no sign: for them the place alone counts.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from console.causes import cause_at
from console.detection.candidate import Candidate
from console.errors import BadInput
from console.language import tr

COVERED = 0.5  # share of a change that must be covered, and of a candidate that must lie in changes
HEIGHT = 0.3  # relative error of the height up to which it agrees
SIZES = (0.0, 4.0, 8.0, 20.0, 50.0, 200.0, np.inf)  # square metres
BINS = 10  # of the reliability diagram
DRAWS = 200  # of outcomes that tell the calibration error of chance
FAR = 2_000.0  # metres from the candidates at which a truth is of another place


@dataclass(frozen=True)
class Truth:
    """What really changed, one row each.

    Attributes:
        shapes: polygons; dz: metres, later minus earlier; kinds: words.
        unseen: changes nobody could see (a hole in a survey): candidates there are neither right nor wrong.
        hidden: [changes] bool, which of them a survey has hardly a point of, as `unseen_changes` tells from the
            points; they are asked for all the same, and told apart. None where the surveys are not at hand.
    """

    shapes: np.ndarray
    dz: np.ndarray
    kinds: np.ndarray
    unseen: np.ndarray
    hidden: np.ndarray | None = None

    def subset(self, which: np.ndarray) -> Truth:
        """Some of the changes; what was not seen stays."""
        hidden = None if self.hidden is None else self.hidden[which]
        return replace(self, shapes=self.shapes[which], dz=self.dz[which], kinds=self.kinds[which], hidden=hidden)


@dataclass(frozen=True)
class Match:
    """Candidates laid over the truth.

    Attributes:
        right: [candidates] bool; counted: those that are right or wrong at all.
        found: [changes] bool, with the height; covered: share covered; dz: height found, nan for none.
        iou, area: of the candidates that mostly lie in a change against it, nan and 0 for none.
        owner: [candidates] the change each overlaps most, -1 for none.
    """

    right: np.ndarray
    counted: np.ndarray
    found: np.ndarray
    covered: np.ndarray
    dz: np.ndarray
    iou: np.ndarray
    area: np.ndarray
    owner: np.ndarray


def read_truth(path: Path, crs: str) -> Truth:
    """Truth from a vector file: layer `changes`, or the only one; columns `dz` and `kind`.

    Args:
        crs: of the detections, to which the truth is brought.

    Raises:
        BadInput: no polygons, no column dz.
    """
    import pyogrio
    from pyogrio.errors import DataSourceError

    try:
        names = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        if not names:
            raise BadInput(tr("{file} holds no polygons of true changes.", file=path.name))
        shapes, columns = _layer(path, "changes" if "changes" in names else names[0], crs)
        unseen = _layer(path, "unseen", crs)[0] if "unseen" in names else shapes[:0]
    except (DataSourceError, OSError) as error:
        raise BadInput(tr("The truth {file} cannot be read ({why}).", file=path.name,
                          why=cause_at(path, error))) from error
    if "dz" not in columns and len(shapes):
        raise BadInput(tr("{file} has no column dz with the true change of height in metres.", file=path.name))
    kinds = columns.get("kind", np.full(len(shapes), ""))
    return Truth(shapes, np.asarray(columns.get("dz", np.zeros(0)), float), np.asarray(kinds, object), unseen)


def check_place(truth: Truth, candidates: list[Candidate], file: str) -> None:
    """Refuse a truth of another place, or in another CRS than it says: all would be wrong and all missed.

    Raises:
        BadInput: it lies further from every candidate than a survey is wide.
    """
    if not len(truth.shapes) or not candidates:
        return
    boxes = [shapely.box(*shapely.total_bounds(shapes)) for shapes in (
        truth.shapes, np.array([one.geometry for one in candidates], object))]
    away = float(shapely.distance(*boxes))
    if away > max(FAR, *(max(box.bounds[2] - box.bounds[0], box.bounds[3] - box.bounds[1]) for box in boxes)):
        raise BadInput(tr("The truth {file} is of another place: it lies {away} km from the candidates. Check the file "
                          "and its coordinate reference system; nothing was judged.", file=file,
                          away=f"{away / 1000:,.1f}"))


def _layer(path: Path, name: str, crs: str) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    import pyogrio
    from pyproj import CRS, Transformer

    meta, _, geometry, data = pyogrio.raw.read(path, layer=name)
    shapes = shapely.force_2d(shapely.from_wkb(geometry))
    polygons = np.isin(shapely.get_type_id(shapes), (3, 6))
    shapes = shapely.make_valid(shapes[polygons])
    columns = {str(k).lower(): v[polygons] for k, v in zip(meta["fields"], data, strict=True)}
    if meta["crs"] and crs and len(shapes):
        one, other = CRS.from_user_input(meta["crs"]).to_2d(), CRS.from_user_input(crs).to_2d()
        if one != other:
            way = Transformer.from_crs(one, other, always_xy=True)
            shapes = shapely.transform(shapes, lambda xy: np.column_stack(way.transform(xy[:, 0], xy[:, 1])))
    return shapes, columns


def match(candidates: list[Candidate], truth: Truth) -> Match:
    """Lay candidates over the truth; all of them count here, whatever their confidence."""
    mine = np.array([one.geometry for one in candidates], object)
    gain = np.array([one.dz_median for one in candidates], float)
    n, m = len(mine), len(truth.shapes)
    inside, covered = np.zeros(n), np.zeros(m)
    dz, iou, area, owner = np.full(m, np.nan), np.full(m, np.nan), np.zeros(m), np.full(n, -1)
    if n and m:
        i, j = shapely.STRtree(truth.shapes).query(mine, predicate="intersects")
        same = (np.sign(gain[i]) == np.sign(truth.dz[j])) | np.isnan(gain[i])
        i, j = i[same], j[same]
        common = shapely.area(shapely.intersection(mine[i], truth.shapes[j]))
        inside = np.bincount(i, common, n) / np.maximum(shapely.area(mine), 1e-6)
        order = np.argsort(common, kind="stable")
        owner[i[order]] = j[order]
        for k in np.unique(j):
            over = j == k
            true = truth.shapes[k]
            parts = mine[i[over]]
            covered[k] = shapely.area(shapely.intersection(shapely.union_all(parts), true)) / true.area
            tall = over & np.isfinite(gain[i])
            if common[tall].sum() > 0:
                dz[k] = float(np.average(gain[i[tall]], weights=common[tall]))
            whole = shapely.union_all(parts[common[over] >= COVERED * shapely.area(parts)])
            if not whole.is_empty:
                area[k] = whole.area
                iou[k] = shapely.area(whole & true) / shapely.area(whole | true)
    with np.errstate(invalid="ignore"):
        agrees = (np.abs(dz - truth.dz) <= HEIGHT * np.abs(truth.dz) + 1e-9) | np.isnan(dz)
    right = inside >= COVERED
    return Match(right, right | ~_in(mine, truth.unseen), (covered >= COVERED) & agrees, covered, dz, iou, area, owner)


def _in(mine: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Whether a candidate lies half in unseen changes."""
    if not len(mine) or not len(where):
        return np.zeros(len(mine), bool)
    whole = shapely.union_all(where)
    inside: np.ndarray = shapely.area(shapely.intersection(mine, whole)) >= COVERED * shapely.area(mine)
    return inside


def score(candidates: list[Candidate], truth: Truth, threshold: float = 0.5) -> dict[str, Any]:
    """Figures of a run.

    Args:
        threshold: candidates of less confidence are left out, but for the calibration, which looks at all.

    Returns:
        precision, recall, f1, iou (mean of the found), by_size, by_kind, calibration; and beside them the counts,
        area_bias (relative, of the found) and height_error (m, median of the found). `recall` is of all changes;
        `recall_seen` of those that both surveys saw, and `unseen` how many they did not. A figure that nothing
        stands behind is None.
    """
    sure = [one for one in candidates if one.confidence >= threshold]
    found = match(sure, truth)
    size = shapely.area(truth.shapes) if len(truth.shapes) else np.zeros(0)
    counted, hit = int(found.counted.sum()), found.found
    precision, recall = _share(found.right[found.counted]), _share(hit)
    whole = hit & (found.area > 0)
    error = np.abs(found.dz - truth.dz)[hit & np.isfinite(found.dz)]
    return {
        "precision": precision, "recall": recall, "f1": _f1(precision, recall),
        "iou": _mean(found.iou[whole]), "by_size": _by_size(sure, found, truth, size),
        "by_kind": _by_kind(sure, found, truth), "calibration": calibration(candidates, truth),
        "threshold": threshold, "candidates": counted, "right": int(found.right.sum()), "truth": len(size),
        "found": int(hit.sum()), **_of_seen(hit, truth),
        "area_bias": round(float(found.area[whole].sum() / size[whole].sum() - 1), 4) if whole.any() else None,
        "height_error": round(float(np.median(error)), 4) if len(error) else None,
    }


def _of_seen(hit: np.ndarray, truth: Truth) -> dict[str, Any]:
    if truth.hidden is None:
        return {"recall_seen": None, "unseen": None}
    return {"recall_seen": _share(hit[~truth.hidden]), "unseen": int(truth.hidden.sum())}


def _by_size(sure: list[Candidate], found: Match, truth: Truth, size: np.ndarray) -> dict[str, Any]:
    mine = np.array([one.area for one in sure])
    told = {}
    for low, high in itertools.pairwise(SIZES):
        of, by = (size >= low) & (size < high), (mine >= low) & (mine < high) & found.counted
        if of.any() or by.any():
            name = f"{low:.0f}-{high:.0f}" if np.isfinite(high) else f"{low:.0f}+"
            told[name] = _figures(found, truth, of, by)
    return told


def _by_kind(sure: list[Candidate], found: Match, truth: Truth) -> dict[str, Any]:
    said = np.array([one.kind for one in sure], object)
    told = {}
    for kind in sorted({*truth.kinds.tolist(), *said.tolist()}):
        of, by = truth.kinds == kind, (said == kind) & found.counted
        told[kind] = _figures(found, truth, of, by)
        owned = by & found.right & (found.owner >= 0)
        told[kind]["kind_right"] = _share(truth.kinds[found.owner[owned]] == kind)
    return told


def _figures(found: Match, truth: Truth, of: np.ndarray, by: np.ndarray) -> dict[str, Any]:
    return {"precision": _share(found.right[by]), "recall": _share(found.found[of]),
            "iou": _mean(found.iou[of & found.found & (found.area > 0)]), "truth": int(of.sum()),
            "candidates": int(by.sum())}


def calibration(candidates: list[Candidate], truth: Truth) -> dict[str, Any]:
    """Reliability of all candidates; see `reliability`."""
    found = match(candidates, truth)
    sure = np.array([one.confidence for one in candidates], float)
    return reliability(sure[found.counted], found.right[found.counted])


def reliability(confidence: np.ndarray, right: np.ndarray) -> dict[str, Any]:
    """How often candidates of one confidence are right.

    Returns:
        error: mean of |share right - mean confidence| over ten bins, weighted by their size (ECE); brier; bins, empty
        ones left out; by_chance: the error that a scorer without fault would show, on average, on candidates of these
        confidences. An absolute value cannot average out: a bin of three sure to 80 % is at best 13 % off. So the
        error of few candidates is too large by about that much (Bröcker and Smith, 2007, "Increasing the reliability
        of reliability diagrams"); it stands beside the error, which is told as it is.
    """
    number = np.clip((confidence * BINS).astype(int), 0, BINS - 1)
    bins = []
    for k in np.unique(number).tolist():
        inside = number == k
        bins.append({"low": k / BINS, "high": (k + 1) / BINS, "n": int(inside.sum()),
                     "confidence": round(float(confidence[inside].mean()), 4),
                     "right": round(float(right[inside].mean()), 4)})
    error = sum(b["n"] * abs(b["right"] - b["confidence"]) for b in bins) / max(len(confidence), 1)
    brier = float(np.mean((confidence - right) ** 2)) if len(confidence) else None
    return {"error": round(float(error), 4) if bins else None, "brier": None if brier is None else round(brier, 4),
            "bins": bins, "by_chance": _by_chance(confidence, number)}


def _by_chance(confidence: np.ndarray, number: np.ndarray) -> float | None:
    """The mean calibration error of outcomes drawn from the confidences themselves; `number`: the bin of each."""
    if not len(confidence):
        return None
    luck, said = np.random.default_rng(0), np.bincount(number, confidence, BINS)
    off = [np.abs(np.bincount(number, luck.random(len(confidence)) < confidence, BINS) - said).sum()
           for _ in range(DRAWS)]
    return round(float(np.mean(off)) / len(confidence), 4)


def _share(values: np.ndarray) -> float | None:
    return round(float(np.mean(values)), 4) if len(values) else None


def _mean(values: np.ndarray) -> float | None:
    known = values[np.isfinite(values)]
    return round(float(known.mean()), 4) if len(known) else None


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
