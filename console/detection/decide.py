"""What a change is, whom it concerns, whether a permit covers it, and the words a reviewer needs."""

from __future__ import annotations

import datetime

import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.features import FLAT, INDEX, is_block, is_level, is_slope
from console.detection.registry import Places, Registry
from console.detection.rule_scorer import Scorer
from console.language import tr

NEAR = 3.0  # metres to a registry building that a change still belongs to
INSIDE = 0.65  # share of a gain that must lie in a permit
ABOVE = 0.8  # metres above the permitted top that are still within it
STOREY = 3.0  # metres
LOW = 1.6  # metres; lower changes of planar roofs are raises
FULL, WHOLE = 2.65, 40.0  # metres and square metres from which something on a roof is a storey and no shed


def decide(candidates: list[Candidate], scorer: Scorer, registry: Registry | None = None,
           day: datetime.date | None = None) -> None:
    """Fill in kind, confidence, building, permit, storeys and reasons of every candidate.

    Args:
        day: on which permits must be valid, that of the later survey; None takes all.
    """
    if not candidates:
        return
    rows = np.array([one.features for one in candidates], np.float32)
    confidence = np.asarray(scorer.confidence(rows), np.float64)
    for one, sure in zip(candidates, confidence, strict=True):
        one.confidence, one.model = round(float(sure), 4), scorer.version
        one.kind = kind_of(one)
        one.storeys = storeys_of(one)
        one.reasons = _measured(one) + _doubts(one)
    if registry is not None:
        _buildings(candidates, registry.buildings)
        _permits(candidates, registry.permits, registry.permits.active(day))


def value(one: Candidate, name: str) -> float:
    """A feature by its name."""
    return float(one.features[INDEX[name]])


def kind_of(one: Candidate) -> str:
    """By where it stands and how it is shaped; see `candidate.KINDS`."""
    gain = one.dz_median > 0
    size, on_roof = abs(one.dz_median), value(one, "on_roof") >= 0.5
    if not on_roof and _earth(one, gain):
        return "heap" if gain else "dug"
    if size < LOW and value(one, "smooth_low_share") > 0.5 and (on_roof or value(one, "height_low") > 1.5):
        return "raise" if gain else "lowered"
    if not gain:
        small = one.area < WHOLE and size < STOREY + 0.1 and value(one, "drop_share") > 0.5
        return "lowered" if on_roof and not small else "demolished"
    if on_roof:
        return "shed" if size < FULL or (size < STOREY + 0.1 and one.area < WHOLE) else "storey"
    return "extension" if value(one, "attached") > 0.12 else "new"


def _earth(one: Candidate, gain: bool) -> bool:
    """Ground that lies higher or lower; a slope without a plane, not high, on it; a hole where it is level around."""
    if is_level(np.atleast_2d(one.features))[0]:
        return True
    told = {name: value(one, name) for name in ("drop_share", "drop_median", "on_roof", "attached", "flat_top",
                                                "sign", "height_own")}
    if not is_slope(told) or abs(one.dz_median) > 6.0:
        return False
    return told["flat_top"] < FLAT if gain else abs(told["drop_median"]) < 0.3


def storeys_of(one: Candidate) -> int:
    """Whole storeys gained (or lost, negative); 0 for what is no storey."""
    if one.kind not in ("new", "storey", "extension", "demolished", "lowered"):
        return 0
    return int(np.copysign(round(abs(one.dz_median) / STOREY), one.dz_median))


def _measured(one: Candidate) -> list[str]:
    way = tr("higher") if one.dz_median > 0 else tr("lower")
    said = [tr("{dz} m {way} over {area} m² (± {error} m)", dz=f"{abs(one.dz_median):.2f}", way=way,
               area=f"{one.area:.0f}", error=f"{max(one.dz_error, 0.01):.2f}")]
    if one.storeys:
        said.append(tr("about {n} storeys", n=abs(one.storeys)))
    if value(one, "on_roof") >= 0.5:
        said.append(tr("stands on an existing roof, {height} m above ground", height=f"{value(one, 'height_low'):.1f}"))
    elif value(one, "attached") > 0.12:
        said.append(tr("touches something as high or higher"))
    if value(one, "smooth_share") > 0.7:
        said.append(tr("smooth surface: {share} % of it is planar", share=round(100 * value(one, "smooth_share"))))
    return said


def _doubts(one: Candidate) -> list[str]:
    said = []
    if is_level(np.atleast_2d(one.features))[0]:
        said.append(tr("level ground that lies a little higher or lower: water, fill or paving"))
    if value(one, "smooth_share") < 0.3:
        said.append(tr("rough surface: may be a tree or a pile"))
    if value(one, "multi_high") > 0.4 or value(one, "through_high") > 0.5:
        said.append(tr("the laser passed through it: may be vegetation or scaffolding"))
    if value(one, "ring_unknown") > 0.2:
        said.append(tr("{share} % of its surroundings have no data in one survey",
                       share=round(100 * value(one, "ring_unknown"))))
    if value(one, "told_low") > 0.5:
        said.append(tr("one survey has no points there: told by where its roof ends"))
    free = value(one, "on_ground") > 0.8 and value(one, "attached") < 0.1
    if is_block(np.atleast_2d(one.features))[0] or (
            free and value(one, "width") < 3.1 and value(one, "length") < 15 and abs(one.dz_median) < 4.2):
        said.append(tr("stands free on open ground and has the size of a vehicle or container"))
    return said


def _buildings(candidates: list[Candidate], buildings: Places) -> None:
    """The building with the largest share of the change, else the nearest within reach."""
    if not len(buildings):
        return
    tree = shapely.STRtree(buildings.shapes)
    for one in candidates:
        near = tree.query(one.geometry, predicate="dwithin", distance=NEAR)
        if not len(near):
            if one.dz_median > 0 and one.kind in ("new", "extension"):
                one.reasons.append(tr("no registered building within {reach} m", reach=f"{NEAR:.0f}"))
            continue
        common = shapely.area(shapely.intersection(buildings.shapes[near], one.geometry))
        away = shapely.distance(buildings.shapes[near], one.geometry)
        best = near[np.lexsort((near, away, -common))[0]]
        one.building = str(buildings.ids[best])
        _against_approval(one, float(buildings.height[best]), float(buildings.top[best]), float(common.max()))


def _against_approval(one: Candidate, height: float, top: float, common: float) -> None:
    over = one.top - top if np.isfinite(top) else value(one, "height_high") - height
    if one.dz_median > 0 and common > 0.3 * one.area and np.isfinite(over) and over > ABOVE:
        one.reasons.append(tr("{over} m above the approved height of building {building}", over=f"{over:.1f}",
                              building=one.building))


def _permits(candidates: list[Candidate], permits: Places, active: np.ndarray) -> None:
    """A gain is covered if most of it lies in an active permit and it does not stand out above it."""
    if not len(permits):
        return
    tree = shapely.STRtree(permits.shapes)
    for one in candidates:
        if one.dz_median <= 0:
            continue
        near = np.sort(tree.query(one.geometry, predicate="intersects"))
        share = shapely.area(shapely.intersection(permits.shapes[near], one.geometry)) / max(one.area, 0.01)
        inside = share >= INSIDE
        for number, part in zip(near[inside], share[inside], strict=True):
            _against_permit(one, permits, int(number), float(part), bool(active[number]))
            if one.permit:
                break
        if not one.permit and not inside.any() and (share > 0.2).any():
            one.reasons.append(tr("{share} % of it lies outside permit {permit}",
                                  share=round(100 * (1 - float(share.max()))),
                                  permit=permits.ids[near[int(np.argmax(share))]]))


def _against_permit(one: Candidate, permits: Places, number: int, share: float, active: bool) -> None:
    name = str(permits.ids[number])
    top, height = float(permits.top[number]), float(permits.height[number])
    over = one.top - top if np.isfinite(top) else value(one, "height_high") - height
    if not active:
        one.reasons.append(tr("permit {permit} was not valid at the time", permit=name))
    elif np.isfinite(over) and over > ABOVE:
        one.reasons.append(tr("{over} m above the top that permit {permit} allows", over=f"{over:.1f}", permit=name))
    else:
        one.permit = name
        one.reasons.append(tr("{share} % inside permit {permit} and within its height", share=round(100 * share),
                              permit=name))
