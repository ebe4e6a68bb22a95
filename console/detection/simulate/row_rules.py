"""Part of a row torn down: a house out of a terrace, an end of a slab, with the rest left standing beside the gap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from console.detection.simulate.buildings import Body, Building, Roof
from console.detection.simulate.changes import Change, Maker, polygon

LONG, SLIM = 12.0, 1.5  # m of a row, at least; and how many times as long as deep
LEAST, MOST = 4.5, 14.0  # m of it that go
REST = 3.5  # m that stay at either end, or nothing


def row_part(maker: Maker, small: bool) -> Change | None:
    """A stretch of a long house is gone; its roof goes on as before on both sides."""
    luck = maker.luck
    for _ in range(8):
        one = maker.some_building(largest=3000)
        if one is None:
            return None
        found = _cut(one, luck)
        if found is not None:
            return found
    return None


def _cut(one: Building, luck: np.random.Generator) -> Change | None:
    body = one.bodies[0]
    corner, along, long, across = _frame(body)
    if len(body.ring) != 4 or long < LONG or long < SLIM * float(np.hypot(*across)) or not _even(body, along):
        return None
    gone = luck.uniform(LEAST, min(MOST, long - REST))
    room = long - gone
    first = 0.0 if room < 2 * REST or luck.random() < 0.5 else luck.uniform(REST, room - REST)
    if first == 0.0 and luck.random() < 0.5:
        first = room
    shape = polygon(_stretch(corner, along, across, first, first + gone))
    if any(other.shape.intersection(shape).area > 0.05 for other in one.bodies[1:]):
        return None
    rest = [replace(body, ring=_stretch(corner, along, across, a, b))
            for a, b in ((0.0, first), (first + gone, long)) if b - a > 0.1]
    kept = [top for top in one.on_top if top.shape.distance(shape) > 0.3]
    lost = [top for top in one.on_top if shape.contains(top.shape)]  # what the cut runs through was never there
    rounds = tuple(r for r in one.rounds if shapely.Point(r.x, r.y).distance(shape) > 1.5)
    before = replace(one, on_top=tuple(kept + lost), rounds=rounds)
    after = replace(one, bodies=(*rest, *one.bodies[1:]), on_top=tuple(kept), rounds=rounds)
    return Change("demolished", "row_part", shape, one.number, before, after)


def _frame(body: Body) -> tuple[np.ndarray, np.ndarray, float, np.ndarray]:
    """A corner, the direction of the long side, its length, and the short side."""
    a, b, d = body.ring[0], body.ring[1], body.ring[-1]
    one, other = b - a, d - a
    if np.hypot(*one) < np.hypot(*other):
        one, other = other, one
    long = float(np.hypot(*one))
    return a, one / long, long, other


def _even(body: Body, along: np.ndarray) -> bool:
    """Whether the roof is the same all along: flat, or with its ridge along the row."""
    ridge = abs(float(along @ np.array([np.cos(body.angle), np.sin(body.angle)])))
    return body.roof is Roof.FLAT or (body.roof in (Roof.GABLE, Roof.LEAN) and ridge > 0.999)


def _stretch(corner: np.ndarray, along: np.ndarray, across: np.ndarray, start: float, end: float) -> np.ndarray:
    """Corners of a piece of the row, turning to the left like all rings."""
    ring = np.array([corner + along * start, corner + along * end, corner + along * end + across,
                     corner + along * start + across])
    return ring if shapely.is_ccw(shapely.LinearRing(ring)) else ring[::-1]
