"""What the next survey says of places where a case ended (复核): gone, changed, or the same as before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import shapely

from console.desk.review.record import PREFIX, Review, packed
from console.ledger.ledger import Draft
from console.model.person import User
from console.model.review import Found, Recheck
from console.store.detections import DetectionStore

COVERED = 0.3   # share of the smaller outline that two must have in common to speak of the same place


class Looked(msgspec.Struct, frozen=True):
    """A re-check that a new survey speaks to; `version` of the detection's record when it was looked up."""

    recheck: Recheck
    version: int
    area: str = ""

    def draft(self, who: User, at: float) -> Draft:
        """The entry of it."""
        return Draft(PREFIX + self.recheck.detection, "detection.recheck_seen",
                     {"set": {"recheck": packed(self.recheck)}}, self.area, who.id, at)


def look(reviews: Mapping[str, Review], store: DetectionStore, new: Sequence[Found],
         bounds: tuple[float, float, float, float] | None, flown: dt.date | None, batch: str) -> list[Looked]:
    """Hold open re-checks against a batch.

    What is gone shows as a loss at the place. No detection there means no change, if the survey looked at the place
    at all, which is judged by its bounds.

    Args:
        bounds: degrees of the ground that was looked at; None for that of the detections themselves.
        flown: day of the survey, None for unknown; one from before the end cannot show it.
    """
    waiting = {name: one for name, one in reviews.items() if one.recheck is not None and one.recheck.is_open}
    if not waiting:
        return []
    shapes = shapely.from_wkb([one.wkb for one in new])
    tree = shapely.STRtree(shapes)
    ground = shapely.box(*(bounds or shapely.total_bounds(shapes)))
    found = []
    for name, old in store.get(list(waiting)).items():
        review = waiting[name]
        recheck = review.recheck
        assert recheck is not None
        place = shapely.from_wkb(old.wkb)
        if (flown is not None and flown < dt.date.fromtimestamp(recheck.ended_at)) or not ground.intersects(place):
            continue
        hits = _same_place(place, shapes, tree)
        seen = "same" if not len(hits) else "gone" if any(new[at].dz_median < 0 for at in hits) else "changed"
        told = msgspec.structs.replace(recheck, batch=batch, seen=seen, matches=tuple(new[at].id for at in hits))
        found.append(Looked(told, review.version, old.area))
    return found


def _same_place(place: shapely.Geometry, shapes: np.ndarray, tree: shapely.STRtree) -> list[int]:
    near = np.sort(tree.query(place, predicate="intersects"))
    if not len(near):
        return []
    common = shapely.area(shapely.intersection(shapely.make_valid(shapes[near]), shapely.make_valid(place)))
    smaller = np.minimum(shapely.area(shapes[near]), place.area)
    return [int(at) for at in near[common >= COVERED * smaller]]
