"""Which use prevails where in the demo district: quarters and greens from the facts, schools by lot."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray
from shapely import Polygon

from console.demo.facts import Facts, Quarter
from console.demo.frame import Frame


class LandUse:
    """Which use prevails where, from the facts' quarters and greens."""

    def __init__(self, facts: Facts, frame: Frame) -> None:
        self._quarters = [(q, frame.metres([q.point])[0].tolist()) for q in facts.quarters]
        self._named = [(g.name, Polygon(frame.metres(g.points))) for g in facts.greens]
        self._greens = {
            kind: shapely.union_all([Polygon(frame.metres(g.points)) for g in facts.greens if g.kind == kind])
            for kind in ("hill", "park")
        }
        for green in self._greens.values():
            shapely.prepare(green)

    def quarter(self, shape: Polygon) -> Quarter | None:
        """The neighbourhood the shape's middle lies in; the first named wins."""
        middle = shape.centroid
        here = (middle.x, middle.y)
        return next((q for q, at in self._quarters if math.dist(at, here) <= q.radius), None)

    def of(self, shape: Polygon) -> str:
        """The use that prevails in the shape: a green covering more than half of it, or its quarter's."""
        for kind, green in self._greens.items():
            if green.intersects(shape) and green.intersection(shape).area > 0.55 * shape.area:
                return kind
        quarter = self.quarter(shape)
        return quarter.use if quarter else "residential"

    def green(self, shape: Polygon) -> str:
        """Name of the green the shape's middle lies in, "" for none."""
        middle = shape.centroid
        return next((name for name, green in self._named if green.contains(middle)), "")


def with_schools(uses: list[str], owner: NDArray[np.int64], streets: NDArray[np.int64],
                 luck: Generator) -> list[str]:
    """Turn one residential block of each community into a school and one of each street into a hospital.

    Args:
        uses: of each block; owner: community of each block; streets: street of each community.
    """
    found = list(uses)
    for group, use in ((owner, "school"), (streets[owner], "hospital")):
        for one in np.unique(group).tolist():
            free = [i for i in np.flatnonzero(group == one).tolist() if found[i] == "residential"]
            if len(free) > 2:
                found[int(luck.choice(free))] = use
    return found
