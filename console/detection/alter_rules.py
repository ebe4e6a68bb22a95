"""Changes made by rule in a real survey: where, how high, with which outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
import shapely.affinity

from console.detection.alter_sites import ROOF, SiteMap
from console.detection.simulate.parts import Plane, rectangle, tilted

APART = 2.0        # m between two changes
TRIES = 30         # places looked at before a rule gives up


@dataclass(frozen=True)
class Alteration:
    """One change.

    Attributes:
        kind, rule: as in a generated scene's truth; kind "" is a nuisance.
        shape: outline.
        lift: metres by which points of the upper surface inside move, 0 for none.
        planes: top of what is put there, the lowest of them counts; () for none.
        cone: (x, y, radius, height) of a heap on the ground, or None.
        ground: height to which everything inside falls, nan for none.
        dz: median change of the surface.
    """

    kind: str
    rule: str
    shape: shapely.Polygon
    dz: float
    lift: float = 0.0
    planes: tuple[Plane, ...] = ()
    cone: tuple[float, float, float, float] | None = None
    ground: float = float("nan")


class Rules:
    """Chooses alterations in a mapped survey, each on its own place."""

    def __init__(self, site: SiteMap, luck: np.random.Generator, footprints: list[shapely.Polygon]) -> None:
        self.site, self.luck = site, luck
        self.footprints = footprints
        self.open = np.argwhere(site.open)
        self.numbers = np.flatnonzero((site.areas >= 9) & (np.arange(len(site.areas)) > 0))
        self.taken: list[shapely.Geometry] = []
        self.done: list[Alteration] = []

    def choose(self, count: int) -> list[Alteration]:
        """About `count` changes and as many nuisances."""
        names, weights = list(_RULES), np.array([w for _, w in _RULES.values()])
        for _ in range(count * 2):
            if sum(bool(one.kind) for one in self.done) >= count:
                break
            rule = names[int(self.luck.choice(len(names), p=weights / weights.sum()))]
            for _ in range(TRIES):
                made = _RULES[rule][0](self)
                if made is not None and self._fits(made):
                    self.taken.append(made.shape)
                    self.done.append(made)
                    break
        return self.done

    def _fits(self, made: Alteration) -> bool:
        if not np.isfinite(made.dz) or not made.shape.is_valid or made.shape.area < 4:
            return False
        return not self.taken or not shapely.dwithin(np.array(self.taken, object), made.shape, APART).any()

    def spot(self) -> tuple[float, float] | None:
        """A random place on open ground."""
        if not len(self.open):
            return None
        row, col = self.open[int(self.luck.integers(len(self.open)))]
        return self.site.west + col + self.luck.random(), self.site.south + row + self.luck.random()

    def roof(self, least: float) -> int:
        """A random roof of at least so many m²; 0 for none."""
        large = self.numbers[self.site.areas[self.numbers] >= least]
        return int(self.luck.choice(large)) if len(large) else 0

    def direction(self, shape: shapely.Geometry) -> float:
        """Of the long side of what stands there."""
        ring = shapely.get_coordinates(shapely.oriented_envelope(shape))
        sides = np.diff(ring[:3], axis=0)
        long = sides[np.argmax(np.hypot(*sides.T))]
        return float(np.arctan2(long[1], long[0]))


def _box(rules: Rules, shape: shapely.Polygon, base: float, height: float, kind: str, rule: str,
         slope: float = 0.0) -> Alteration:
    """Something with a flat or leaning top on a base; it gains over the surface that was there."""
    x, y = shape.centroid.x, shape.centroid.y
    plane = tilted(base + height, slope, x, y, rules.luck.uniform(0, 6.28))
    gain = base + height - rules.site.median(rules.site.level, shape)
    return Alteration(kind, rule, shape, gain, planes=(plane,))


def _new(rules: Rules) -> Alteration | None:
    spot, luck = rules.spot(), rules.luck
    if spot is None:
        return None
    small = luck.random() < 0.25
    wide, deep = (luck.uniform(2.0, 2.8, 2) + 0.02) if small else (luck.uniform(3, 14), luck.uniform(3, 10))
    shape = shapely.Polygon(rectangle(spot, luck.uniform(0, 3.14), -wide / 2, -deep / 2, wide / 2, deep / 2))
    if rules.site.share(rules.site.open, shape) < 0.92:
        return None
    height = luck.uniform(2.2, 3.2) if small else luck.choice([3.0, 3.3, 6.2, 9.3]) + luck.uniform(-0.3, 0.4)
    return _box(rules, shape, rules.site.median(rules.site.ground, shape), height, "new", "new",
                luck.choice([0.0, 0.0, 0.1]))


def _heap(rules: Rules) -> Alteration | None:
    spot, luck = rules.spot(), rules.luck
    if spot is None:
        return None
    radius = luck.uniform(1.3, 5.0)
    height = radius * luck.uniform(0.5, 0.8)
    shape = shapely.Point(spot).buffer(radius * (1 - 0.2 / height))
    if rules.site.share(rules.site.open, shape) < 0.92:
        return None
    return Alteration("heap", "heap", shape, height * (1 - 0.707 * (1 - 0.2 / height)),
                      cone=(*spot, radius, height))


def _shed(rules: Rules) -> Alteration | None:
    number, luck, site = rules.roof(16), rules.luck, rules.site
    whole = site.roof_shape(number, 0.0) if number else None
    if whole is None:
        return None
    wide, deep = luck.uniform(2.0, min(9, max(2.1, whole.area ** 0.5)), 2)
    cells = np.argwhere(site.roofs == number)
    row, col = cells[int(luck.integers(len(cells)))]
    middle = (site.west + col + luck.random(), site.south + row + luck.random())
    shape = shapely.Polygon(rectangle(middle, rules.direction(whole), -wide / 2, -deep / 2, wide / 2, deep / 2))
    if shape.area < 4 or site.share(site.roofs == number, shape) < 0.95:
        return None
    rows, cols = site.cells(shape)
    if not len(rows) or np.ptp(site.top[rows, cols]) > 2.0:
        return None
    return _box(rules, shape, site.median(site.top, shape), luck.uniform(2.2, 3.2), "shed", "roof_shed",
                luck.choice([0.0, 0.05, 0.15]))


def _lifted(least: float, kind: str) -> Callable[[Rules], Alteration | None]:
    def make(rules: Rules) -> Alteration | None:
        number, luck = rules.roof(least), rules.luck
        whole = rules.site.roof_shape(number, 0.6) if number else None
        shape = None if whole is None else _rectangle_in(whole)
        if shape is None or shape.area < 12 or shape.area > 3000:
            return None
        lift = float(np.exp(luck.uniform(np.log(0.25), np.log(1.5)))) if kind == "raise" else (
            luck.choice([1, 1, 2]) * luck.uniform(2.7, 3.3))
        return Alteration(kind, kind, shape, lift, lift=lift)

    return make


def _rectangle_in(whole: shapely.Polygon) -> shapely.Polygon | None:
    """A rectangle along a roof that covers nearly nothing but it: roofs found cell by cell have ragged edges."""
    around = shapely.oriented_envelope(whole)
    for factor in (0.95, 0.9, 0.8, 0.7, 0.6, 0.5):
        one = shapely.affinity.scale(around, factor, factor, origin=whole.representative_point())
        if isinstance(one, shapely.Polygon) and one.intersection(whole).area > 0.93 * one.area:
            return one
    return None


def _beside(rules: Rules, deep: float, rule: str) -> Alteration | None:
    """Built against a roof's edge on open ground; a deck that the ground rises to has none."""
    luck, site = rules.luck, rules.site
    if rules.footprints:
        whole: shapely.Polygon | None = rules.footprints[int(luck.integers(len(rules.footprints)))]
    else:
        number = rules.roof(20)
        whole = site.roof_shape(number, 0.8) if number else None
    if whole is None:
        return None
    ring = shapely.get_coordinates(whole.exterior)
    sides = np.diff(ring, axis=0)
    k = int(luck.choice(len(sides), p=np.hypot(*sides.T) / np.hypot(*sides.T).sum()))
    edge = float(np.hypot(*sides[k]))
    along = sides[k] / edge
    out = np.array([along[1], -along[0]]) * (1 if shapely.is_ccw(whole.exterior) else -1)
    long = min(edge, luck.uniform(2.5, 10) if rule == "extension" else edge * luck.uniform(0.6, 1))
    start = ring[k] + along * luck.uniform(0, max(edge - long, 1e-6))
    shape = shapely.Polygon([start, start + along * long, start + along * long + out * deep, start + out * deep])
    if shape.area < 4 or site.share(site.open, shapely.Polygon(
            shapely.get_coordinates(shape) + out * 0.5)) < 0.7:
        return None
    ground = site.median(site.ground, shape)
    roof = site.median(site.top, whole) - ground
    if not roof > ROOF:
        return None
    return _box(rules, shape, ground, max(2.4, min(roof, luck.uniform(2.5, 3.4) * luck.integers(1, 3))),
                "extension", rule)


def _torn_down(rules: Rules) -> Alteration | None:
    luck, site = rules.luck, rules.site
    if rules.footprints:
        shape = rules.footprints[int(luck.integers(len(rules.footprints)))]
    else:
        number = rules.roof(12)
        found = site.roof_shape(number, 0.8) if number else None
        if found is None:
            return None
        shape = found
    rows, cols = site.cells(shape)
    if not 12 <= shape.area <= 700 or len(rows) < 0.8 * shape.area:
        return None
    ground, dz = site.median(site.ground, shape), site.top[rows, cols] - site.ground[rows, cols]
    if not np.isfinite(dz).all() or (dz > 2).mean() < 0.85:
        return None
    level = site.level[rows, cols]
    return Alteration("demolished", "demolition", shape, ground - float(np.median(level[np.isfinite(level)])),
                      ground=ground)


def _car(rules: Rules) -> Alteration | None:
    """No change to anybody: a parked car."""
    spot, luck = rules.spot(), rules.luck
    if spot is None:
        return None
    shape = shapely.Polygon(rectangle(spot, luck.uniform(0, 3.14), -2.3, -0.9, 2.3, 0.9))
    if rules.site.share(rules.site.open, shape) < 0.9:
        return None
    return _box(rules, shape, rules.site.median(rules.site.ground, shape), luck.uniform(1.3, 1.8), "", "car")


_RULES: dict[str, tuple[Callable[[Rules], Alteration | None], float]] = {
    "new": (_new, 0.2), "heap": (_heap, 0.06), "shed": (_shed, 0.22), "storey": (_lifted(20, "storey"), 0.14),
    "raise": (_lifted(14, "raise"), 0.1), "demolition": (_torn_down, 0.08),
    "extension": (lambda rules: _beside(rules, rules.luck.uniform(2.0, 5.0), "extension"), 0.14),
    "widening": (lambda rules: _beside(rules, rules.luck.uniform(1.0, 1.5), "widening"), 0.08),
    "car": (_car, 0.25),
}
