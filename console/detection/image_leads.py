"""A thing seen in two pictures as a lead: how far it is to be believed, in a number and in words."""

from __future__ import annotations

import numpy as np
import shapely
from scipy.special import expit

from console.detection.candidate import Candidate, identity
from console.detection.features import NAMES as FEATURES
from console.detection.image_fit import Fit
from console.detection.image_objects import Thing
from console.language import tr

KIND = "change"
# Logistic regression on leads of 31 places that another generator made (`detect simulate`), none of them painted.
WEIGHTS = np.array([0.72, 1.246, 0.652, 0.568, 0.457, 0.038, 1.045, 0.941])
OFFSET = -5.659
BENT, MOST = 0.4, 0.49
LEAST = 0.05  # what is believed less is not worth a look
UNSURE = 0.5  # what a lead is worth where the pictures could not be told to show one place
RIGHT, FOUND = 45, 45  # %, of the pictures of bench_images that nothing was tuned on
SAME = 0.3  # share of a candidate that a lead must cover to speak of the same thing
BLIND = 0.5  # share of a lead that must lie where heights are missing, for it to stand by itself
LOWERED = 0.3  # what a lead is worth where heights of both surveys show no change


def believed(row: np.ndarray) -> float:
    """Confidence of a lead, 0 … `MOST`; from `BENT` on it grows slower, so that no picture alone makes a claim."""
    share = float(expit(row @ WEIGHTS + OFFSET))
    return share if share < BENT else BENT + (share - BENT) * (MOST - BENT) / (1 - BENT)


def how_far() -> str:
    """What somebody should know of leads where there are no heights: in words, before the first is looked at."""
    return tr("There are no heights: these are leads from pictures, for a person to look at. On real pictures of "
              "suburbs {right} % of them were right, of the first ones most, and {found} % of the changed buildings "
              "were among them; added storeys are not seen, and in dense quarters less is right.", right=RIGHT,
              found=FOUND)


def lead_of(thing: Thing, fit: Fit, model: str) -> Candidate | None:
    """None for what is not worth a look."""
    confidence = believed(thing.row) * (1.0 if fit.sure else UNSURE)
    if confidence < LEAST:
        return None
    area = f"{thing.shape.area:.0f}"
    said = [tr("only the later picture shows a roof here ({area} m²); no heights say so", area=area) if thing.new
            else tr("only the earlier picture shows a roof here ({area} m²); no heights say so", area=area)]
    if not fit.sure:
        said.append(tr("the pictures have too little in common to tell that both show one place"))
    nan = float("nan")
    return Candidate(identity(thing.shape, 1 if thing.new else -1), KIND, thing.shape, nan, nan, nan,
                     float(thing.shape.area), nan, 0, round(confidence, 4), model=model, reasons=said,
                     features=np.full(len(FEATURES), np.nan, np.float32), sources="image", dz_error=nan)


def beside_heights(candidates: list[Candidate], leads: list[Candidate], seen: shapely.Geometry) -> list[Candidate]:
    """Mark candidates that the pictures show too; returns the other leads, lowered where heights show no change.

    Args:
        seen: where both surveys have heights.
    """
    if not leads:
        return []
    shapes = np.array([one.geometry for one in leads], object)
    tree = shapely.STRtree(shapes)
    merged: set[int] = set()
    for one in candidates:
        near = tree.query(one.geometry, predicate="intersects")
        if len(near) and shapely.union_all(shapes[near]).intersection(one.geometry).area >= SAME * one.area:
            one.sources = "both"
            one.reasons.append(tr("the orthophotos show a change there too"))
            merged.update(near.tolist())
    lacking = shapely.area(shapely.difference(shapes, seen))
    kept = []
    for number, (one, area) in enumerate(zip(leads, lacking.tolist(), strict=True)):
        if number in merged:
            continue
        if area < BLIND * one.area:
            one.confidence = round(LOWERED * one.confidence, 4)
            one.reasons.append(tr("the heights of both surveys show no change there: paint, shade or a vehicle is "
                                  "likelier"))
        kept.append(one)
    return kept
