"""All detections as columns: which pass a filter, in which order, and which look alike. Ten thousand open in a moment.

What was found comes from the database once; what was said of it is one small row of codes per detection, kept up as
verdicts come. Outlines and words stay on the disk until somebody looks at one.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from console.desk.review.standing import UNTOUCHED, Standing
from console.model.area import AreaTree
from console.model.review import Disposal, Fact, QueueFilter, Status
from console.model.review_rules import AlikeRule, ReviewRules

Mask = NDArray[np.bool_]
ORDERS = ("expected", "disagreement", "confidence", "size", "near")
OUTSIDE = NOBODY = "-"
STATUSES, FACTS, DISPOSALS = tuple(Status), (None, *Fact), tuple(Disposal)
_STATUS = {one: number for number, one in enumerate(STATUSES)}
_FACT = {one: number for number, one in enumerate(FACTS)}
_DISPOSAL = {one: number for number, one in enumerate(DISPOSALS)}
SEEN_M = 1e-4   # degrees, about 10 m: places are walked in rows of ten times that


class Bench:
    """The columns of one version of the table of detections.

    Args:
        columns: as `DetectionStore.columns` gives them.
        standings: of all detections that anything was said of.

    Attributes:
        ids: in the order of all columns. at: id → place in them.
    """

    def __init__(self, columns: dict[str, np.ndarray], standings: Mapping[str, Standing]) -> None:
        self._columns = columns
        self.ids: NDArray[np.object_] = columns["id"]
        self.at = {name: number for number, name in enumerate(self.ids.tolist())}
        count = len(self.ids)
        self._status = np.zeros(count, np.int8)
        self._fact, self._disposal = np.zeros(count, np.int8), np.zeros(count, np.int8)
        self._looked = np.full(count, None, object)   # who may not look again; None for nobody yet
        self._sensitivity: tuple[ReviewRules | None, np.ndarray] = (None, np.ones(count))
        self._areas: tuple[NDArray[np.object_], NDArray[np.int64]] | None = None
        for name, one in standings.items():
            self.set(name, one)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, name: str) -> np.ndarray:
        return self._columns[name]

    def set(self, detection: str, one: Standing = UNTOUCHED) -> None:
        """Something was said of a detection; one of another site that is not here is passed over."""
        at = self.at.get(detection)
        if at is None:
            return
        self._status[at] = _STATUS[one.status]
        decided = one.status.is_decided or one.status is Status.EVIDENCE
        self._fact[at] = _FACT[one.fact if decided else None]
        self._disposal[at] = _DISPOSAL[one.disposal if decided else Disposal.NONE]
        self._looked[at] = one.looked or None

    def with_status(self, *those: Status) -> Mask:
        """Which are in one of these."""
        return np.isin(self._status, [_STATUS[one] for one in those])

    def to_be_cases(self) -> list[str]:
        """Ids of those decided as a case, whether one is open for them or not."""
        decided = self.with_status(Status.SETTLED, Status.LOCKED) & (self._disposal == _DISPOSAL[Disposal.CASE])
        return self.ids[decided].tolist()

    def statuses(self, mask: Mask) -> dict[Status, int]:
        """How many there are of each."""
        counts = np.bincount(self._status[mask], minlength=len(STATUSES)).tolist()
        return dict(zip(STATUSES, counts, strict=True))

    def scope(self, area: str, tree: AreaTree) -> Mask:
        """Which lie in an area or below it; "" for all, "-" for those outside all areas."""
        if not area:
            return np.ones(len(self), bool)
        names, codes = self._area_codes()
        if area == OUTSIDE:
            inside = names == ""
        else:
            within = tree.within(area)
            inside = np.array([name in within for name in names.tolist()], bool)
        return inside[codes] if len(names) else np.zeros(len(self), bool)

    def matching(self, asked: QueueFilter, tree: AreaTree, rules: ReviewRules) -> Mask:
        """Which pass a filter, its status apart."""
        c = self._columns
        found = self.scope(asked.area, tree)
        for name, value in (("batch", asked.batch), ("sources", asked.sources), ("model", asked.model)):
            if value:
                found &= c[name] == value
        if asked.kinds:
            found &= np.isin(c["kind"].astype(str), asked.kinds)
        if asked.assigned:
            found &= c["assigned"] == ("" if asked.assigned == NOBODY else asked.assigned)
        found &= (c["m2"] >= asked.least_m2) & (c["confidence"] >= asked.least)
        if asked.most_m2 is not None:
            found &= c["m2"] < asked.most_m2
        if asked.most < 1:
            found &= c["confidence"] < asked.most
        if asked.sensitive is not None:
            found &= self.sensitivity(rules, tree) > asked.sensitive
        if asked.permitted is not None:
            found &= (c["permit"] != "") == asked.permitted
        if asked.rechecks:
            found &= c["again"] != ""
        if asked.fact is not None:
            found &= self._fact == _FACT[asked.fact]
        if asked.disposal is not None:
            found &= (self._disposal == _DISPOSAL[asked.disposal]) & (self._fact != 0)
        return found & self._naming(asked.text.strip().lower(), found) if asked.text.strip() else found

    def asked_for(self, who: str) -> Mask:
        """Which wait for a look that this person may take: none of their own work."""
        waits = self.with_status(Status.NEW, Status.SECOND, Status.THIRD)
        touched = np.flatnonzero(waits & (self._status != _STATUS[Status.NEW]))
        for at in touched.tolist():
            waits[at] = who not in (self._looked[at] or ())
        return waits

    def ordered(self, mask: Mask, order: str, rules: ReviewRules, tree: AreaTree) -> list[str]:
        """The ids that a mask picks, in an order of `ORDERS`; equal ones by id, so that it never jumps."""
        where = np.flatnonzero(mask)
        c = self._columns
        confidence = c["confidence"][where]
        if order == "confidence":
            keys = [-confidence]
        elif order == "size":
            keys = [-c["m2"][where]]
        elif order == "disagreement":
            keys = [np.abs(confidence - 0.5), (self._status[where] != _STATUS[Status.THIRD]).astype(float)]
        elif order == "near":
            row = np.floor(c["lat"][where] / (10 * SEEN_M))
            keys = [np.where(row % 2 == 0, 1, -1) * c["lon"][where], -row]   # to and fro, as one walks
        else:
            keys = [-self.expected(rules, tree)[where]]
        return self.ids[where[np.lexsort(keys)]].tolist()

    def expected(self, rules: ReviewRules, tree: AreaTree) -> np.ndarray:
        """confidence × plan area × sensitivity; what a permit covers comes behind."""
        worth = self["confidence"] * self["m2"] * self.sensitivity(rules, tree)
        return np.where(self["permit"] != "", worth * rules.permitted, worth)

    def sensitivity(self, rules: ReviewRules, tree: AreaTree) -> np.ndarray:
        """The factor of every detection by kind, area and use of the building."""
        if self._sensitivity[0] is not rules:
            factor = np.ones(len(self))
            for rule in rules.sensitivity:
                picked = np.ones(len(self), bool)
                for name, values in (("kind", rule.kinds), ("use", rule.uses)):
                    if values:
                        picked &= np.isin(self[name].astype(str), values)
                if rule.areas:
                    picked &= np.logical_or.reduce([self.scope(area, tree) for area in rule.areas])
                factor[picked] *= rule.factor
            self._sensitivity = rules, factor
        return self._sensitivity[1]

    def alike(self, detection: str, rule: AlikeRule, mask: Mask) -> list[str]:
        """Those of a mask that look like one, the most alike first and itself leading."""
        at, c = self.at[detection], self._columns
        size = np.abs(np.log(np.maximum(c["m2"], 0.01) / max(float(c["m2"][at]), 0.01))) / np.log(max(rule.size, 1.001))
        allowed = np.maximum(rule.height_m, rule.height * np.maximum(np.abs(c["dz_median"]),
                                                                     abs(float(c["dz_median"][at]))))
        height = np.abs(c["dz_median"] - c["dz_median"][at]) / allowed
        shape = np.abs(c["compact"] - c["compact"][at]) / rule.compact
        score = np.abs(c["confidence"] - c["confidence"][at]) / rule.confidence
        apart = np.maximum.reduce([size, height, shape, score])
        same = mask & (c["kind"] == c["kind"][at]) & ((c["permit"] != "") == (c["permit"][at] != ""))
        same &= (c["sources"] == c["sources"][at]) & (apart <= 1)
        same[at] = False
        where = np.flatnonzero(same)
        return [detection, *self.ids[where[np.argsort(apart[where], kind="stable")]].tolist()][:rule.most]

    def _naming(self, text: str, among: Mask) -> Mask:
        found = np.zeros(len(self), bool)
        for at in np.flatnonzero(among).tolist():
            found[at] = any(text in str(self._columns[name][at]).lower()
                            for name in ("id", "building", "address", "kind", "permit"))
        return found

    def _area_codes(self) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
        if self._areas is None:
            names, codes = np.unique(self["area"].astype(str), return_inverse=True)
            self._areas = names.astype(object), codes
        return self._areas
