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
# Logistic regression on 492 leads, 277 of them right, of 66 generated places: 31 by another generator than the one the
# eye learnt from (`detect simulate`), 35 painted ones it had not seen. Held out place by place the area under the curve
# is 0.83; of leads worth 0.2-0.4 a quarter were right, of 0.4-0.6 40 %, of 0.6-0.8 73 %, of more 94 %.
WEIGHTS = np.array([2.021, 1.943, 0.531, 0.686, 0.834, 0.957, 1.532, 2.235])
OFFSET = -9.423
LEAST = 0.4  # share of right ones from which a lead is worth a look
MOST = 0.49  # confidence of a lead that is always right: no picture alone makes a claim
UNSURE = 0.5  # what a lead is worth where the pictures could not be told to show one place
RIGHT, FOUND = 60, 50  # %, of seven real pairs that nothing was tuned on (bench detect --images; .61 and .50)
SAME = 0.3  # share of a candidate that a lead must cover to speak of the same thing
BLIND = 0.5  # share of a lead that must lie where heights are missing, for it to stand by itself
LOWERED = 0.3  # what a lead is worth where heights of both surveys show no change


def believed(row: np.ndarray) -> float:
    """How often a thing with such numbers was a house that is new or gone, 0 … 1."""
    return float(expit(row @ WEIGHTS + OFFSET))


def how_far() -> str:
    """What somebody should know of leads where there are no heights: in words, before the first is looked at."""
    return tr("There are no heights: these are leads from pictures, for a person to look at. On real pictures of "
              "suburbs {right} % of them were right, of the first ones most, and {found} % of the changed buildings "
              "were among them; added storeys are not seen, and in dense quarters less is right.", right=RIGHT,
              found=FOUND)


def lead_of(thing: Thing, fit: Fit, model: str) -> Candidate | None:
    """None for what is not worth a look; confidence is `MOST` times what a lead is worth."""
    share = believed(thing.row)
    if share < LEAST:
        return None
    confidence = MOST * share * (1.0 if fit.sure else UNSURE)
    area = f"{thing.shape.area:.0f}"
    said = [tr("only the later picture shows a roof here ({area} m²); no heights say so", area=area) if thing.new
            else tr("only the earlier picture shows a roof here ({area} m²); no heights say so", area=area)]
    said.append(tr("of such leads about {share} % were right on generated pictures", share=round(20 * share) * 5))
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
