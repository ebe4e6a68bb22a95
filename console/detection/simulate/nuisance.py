"""All that differs between two surveys and is no building: vehicles, trees, containers, cranes, awnings, water."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely

from console.detection.simulate.buildings import Body, Building, Roof, room_on
from console.detection.simulate.containers import set_down
from console.detection.simulate.materials import Material
from console.detection.simulate.parts import How, Layer, Prism, Profile, Round, level, rectangle, tilted
from console.detection.simulate.site import Site, Spot, Tree

Piece = Prism | Round


@dataclass(frozen=True)
class Nuisance:
    """One thing that is there in one epoch only, or in another form.

    Attributes:
        kind: car, lorry, container, tree, crane, scaffold, awning, water, stack, roof_plant, soil.
        shape: roughly where, scene metres.
        epoch: "before" or "after".
    """

    kind: str
    shape: shapely.Geometry
    epoch: str


class Clutter:
    """Fills the two epochs of a scene with what comes and goes, away from the true changes."""

    def __init__(self, site: Site, keep_out: list[shapely.Geometry]) -> None:
        self.site, self.luck = site, site.luck
        self.keep_out = shapely.STRtree(keep_out)
        self.layers = {"before": Layer(), "after": Layer()}
        self.found: list[Nuisance] = []
        self.much = site.rules["nuisance"]

    def fill(self, buildings: list[Building]) -> None:
        """Everything, in an order that does not depend on anything but the site."""
        self.vehicles()
        self.trees()
        set_down(self.site, self.much, self.put, self._meets_house)
        self.stacks()
        self.soil()
        self.water()
        self.cranes()
        whole = [b for b in buildings if len(b.bodies[0].ring) == 4]
        if whole:
            self.scaffolds(whole)
            self.awnings(whole)

    def put(self, kind: str, epoch: str, shape: shapely.Geometry, pieces: Iterable[Piece]) -> bool:
        """Place one thing in one epoch, unless a true change is there; without a kind it is told nowhere."""
        if len(self.keep_out.query(shape, "dwithin", distance=0.4)):
            return False
        self.layers[epoch].add(pieces)
        if kind:
            self.found.append(Nuisance(kind, shape, epoch))
        return True

    def both(self, shape: shapely.Geometry, pieces: Iterable[Piece]) -> None:
        """Place one thing that stays."""
        if not len(self.keep_out.query(shape, "dwithin", distance=0.4)):
            for piece in pieces:
                self.layers["before"].add([piece])
                self.layers["after"].add([piece])

    def vehicles(self) -> None:
        """Cars where cars park, a few lorries and buses; some stay where they are."""
        luck, taken = self.luck, self.site.rules["cars"]
        for spot in self.site.parking:
            if luck.random() > taken:
                continue
            when = luck.random()
            for epoch in ("before", "after"):
                if when < 0.15 or (when < 0.6 and epoch == "before") or (when >= 0.6 and epoch == "after"):
                    kind, pieces, shape = self._vehicle(spot)
                    if when < 0.15:
                        self.both(shape, pieces)
                        break
                    self.put(kind, epoch, shape, pieces)

    def _vehicle(self, spot: Spot) -> tuple[str, list[Piece], shapely.Polygon]:
        luck, base = self.luck, self.site.ground.at(spot.x, spot.y)
        x, y, angle = spot.x + luck.normal(0, 0.3), spot.y + luck.normal(0, 0.3), spot.angle + luck.normal(0, 0.03)
        what = luck.random()
        tint = luck.uniform(-1, 1)
        if what < 0.88:
            long, wide, high = luck.uniform(3.6, 5.0), luck.uniform(1.65, 1.95), luck.uniform(1.4, 1.8)
            ring = rectangle((x, y), angle, -long / 2, -wide / 2, long / 2, wide / 2)
            cabin = rectangle((x, y), angle, -long * 0.35, -wide * 0.45, long * 0.2, wide * 0.45)
            return "car", [Prism(ring, level(base + high * 0.6), material=Material.CAR, tint=tint),
                           Prism(cabin, level(base + high), material=Material.CAR, tint=tint)], shapely.Polygon(ring)
        if what < 0.95:
            long, wide, high = luck.uniform(4.8, 6.2), luck.uniform(1.9, 2.1), luck.uniform(1.9, 2.7)
        else:
            long, wide, high = luck.uniform(7, 12.5), luck.uniform(2.4, 2.55), luck.uniform(2.8, 3.9)
        ring = rectangle((x, y), angle, -long / 2, -wide / 2, long / 2, wide / 2)
        nose = rectangle((x, y), angle, long / 2 - 1.6, -wide / 2, long / 2, wide / 2)
        return "lorry", [Prism(ring, level(base + high), material=Material.CAR, tint=tint),
                         Prism(nose, level(base + high * luck.uniform(0.55, 0.8)), How.SET, Material.CAR, tint)
                         ], shapely.Polygon(ring)

    def trees(self) -> None:
        """Most trees grow, some are cut, pruned or planted; those on a building site are gone before."""
        luck = self.luck
        growth = luck.uniform(0.0, 0.9)
        for tree in self.site.trees:
            crown = shapely.Point(tree.x, tree.y).buffer(tree.radius, quad_segs=3)
            if len(self.keep_out.query(crown, "intersects")) and luck.random() < 0.9:
                continue
            fate = luck.random()
            if fate > 0.05 * self.much:
                self.layers["before"].add(crown_of(tree, self.site))
            if fate < 0.95 or luck.random() > self.much:
                grown = growth * luck.uniform(0.2, 1.6) * (-0.6 if luck.random() < 0.08 else 1.0)
                later = tree._replace(height=max(2.0, tree.height + grown),
                                      radius=max(0.6, tree.radius + grown * 0.3))
                self.layers["after"].add(crown_of(later, self.site))
            if fate <= 0.05 * self.much or abs(growth) > 0.5:
                self.found.append(Nuisance("tree", crown, "after"))

    def stacks(self) -> None:
        """Bricks, boards and bins: lower than a man, smaller than 4 m²."""
        luck = self.luck
        for lot in self.site.vacant:
            for _ in range(luck.poisson(0.4 * self.much)):
                x, y = self.site.world(luck.uniform(lot.u0, lot.u1), luck.uniform(lot.v0, lot.v1))
                ring = rectangle((x, y), self.site.angle + luck.uniform(0, 3), 0, 0, luck.uniform(0.8, 1.9),
                                 luck.uniform(0.8, 1.7))
                epoch = "before" if luck.random() < 0.5 else "after"
                self.put("stack", epoch, shapely.Polygon(ring), [
                    Prism(ring, level(self.site.ground.at(x, y) + luck.uniform(0.5, 1.4)), material=Material.CAR)])

    def soil(self) -> None:
        """Ground that was raked, filled or worn by a few centimetres."""
        luck = self.luck
        for lot in self.site.vacant:
            if luck.random() < 0.15 * self.much:
                x, y = self.site.world((lot.u0 + lot.u1) / 2, (lot.v0 + lot.v1) / 2)
                r = min(lot.wide, lot.deep) / 2 * luck.uniform(0.4, 0.95)
                if r < 0.6 or self._meets_house(shapely.Point(x, y).buffer(r * 1.3)):
                    continue
                self.put("soil", "after", shapely.Point(x, y).buffer(r), [
                    Round(x, y, r, r * luck.uniform(0.6, 1.0), 0.0, np.nan, luck.uniform(-0.12, 0.12), Profile.MOUND,
                          Material.SOIL, 0.0, 0.0, 0.2)])

    def water(self) -> None:
        """Ponds stand higher or lower at the second visit."""
        change = self.luck.uniform(-0.5, 0.5)
        kept: list[Prism] = []
        for stain in self.site.stains:
            if stain.material is not Material.WATER:
                kept.append(stain)
                continue
            later = replace(stain, planes=level(stain.planes[0][0] + change))
            self.layers["before"].prisms.insert(0, stain)
            self.layers["after"].prisms.insert(0, later)
            self.found.append(Nuisance("water", shapely.Polygon(stain.ring), "after"))
        self.site.stains = kept

    def cranes(self) -> None:
        """Tower cranes, there in one epoch; the jib is a lattice."""
        luck, site = self.luck, self.site
        for _ in range(luck.poisson(0.6 * self.much * (site.size / 400) ** 2)):
            x, y = luck.uniform(5, site.size - 5, 2)
            high, long, angle = luck.uniform(25, 55), luck.uniform(25, 55), luck.uniform(0, 6.28)
            base = site.ground.at(x, y)
            jib = rectangle((x, y), angle, -12, -0.7, long, 0.7)
            mast = rectangle((x, y), angle, -0.9, -0.9, 0.9, 0.9)
            self.put("crane", "before" if luck.random() < 0.4 else "after", shapely.Polygon(jib), [
                Prism(jib, level(base + high + 1.5), How.VEIL, Material.CRANE, 0.0, base + high, 0.35),
                Prism(mast, level(base + high), How.VEIL, Material.CRANE, 0.0, base, 0.25)])

    def scaffolds(self, buildings: list[Building]) -> None:
        """Poles and nets around a house in one epoch."""
        luck = self.luck
        for _ in range(luck.poisson(3.0 * self.much * (self.site.size / 400) ** 2)):
            one = buildings[int(luck.integers(len(buildings)))]
            epoch = "before" if luck.random() < 0.4 else "after"
            material, dense = (Material.NET, 0.5) if luck.random() < 0.4 else (Material.POLE, 0.12)
            top = one.base + one.bodies[0].height + luck.uniform(0.3, 1.8)
            for ring in _sides(one.bodies[0], luck.uniform(0.8, 1.3)):
                self.put("scaffold", epoch, shapely.Polygon(ring), [
                    Prism(ring, level(top), How.VEIL, material, 0.0, one.base, dense)])

    def awnings(self, buildings: list[Building]) -> None:
        """Cloth and tin over shop fronts: shallow, low, sloping away from the wall. Umbrellas too."""
        luck = self.luck
        for _ in range(luck.poisson(9.0 * self.much * (self.site.size / 400) ** 2)):
            one = buildings[int(luck.integers(len(buildings)))]
            body = one.bodies[0]
            k = int(luck.integers(len(body.ring)))
            a, b = body.ring[k], body.ring[(k + 1) % len(body.ring)]
            edge = float(np.hypot(*(b - a)))
            if edge < 1.5:
                continue
            along, out = (b - a) / edge, np.array([b[1] - a[1], a[0] - b[0]]) / edge
            long, deep = min(edge, luck.uniform(2.5, 9)), luck.uniform(0.8, 1.9)
            start = a + along * luck.uniform(0, max(edge - long, 1e-6))
            ring = np.array([start, start + along * long, start + along * long + out * deep, start + out * deep])
            shape = shapely.Polygon(ring)
            if self._meets_house(shapely.Polygon(ring + out * 0.1), one.number):
                continue
            top = one.base + luck.uniform(2.5, 3.2)
            plane = tilted(top, -luck.uniform(0.15, 0.5), float(start[0]), float(start[1]),
                           float(np.arctan2(out[1], out[0])))
            # Nothing stands below it: what comes in aslant under its edge meets the ground. Tin lets nothing through.
            piece = Prism(ring, (plane,), How.VEIL, Material.FABRIC, luck.uniform(-1, 1), top - 1.0,
                          6.0 if luck.random() < 0.5 else 80.0)
            self.put("awning", "before" if luck.random() < 0.35 else "after", shape, [piece])

    def _meets_house(self, shape: shapely.Geometry, but: int = -1) -> bool:
        if not hasattr(self, "_houses"):
            self._houses = shapely.STRtree([b.shape for b in self.site.buildings])
            self._numbers = [b.number for b in self.site.buildings]
        return any(self._numbers[int(i)] != but for i in self._houses.query(shape, "intersects"))


def crown_of(tree: Tree, site: Site) -> Iterator[Piece]:
    """A crown: porous, ragged, above a bare trunk."""
    foot = site.ground.at(tree.x, tree.y)
    below = tree.height * (0.1 if tree.pointed else 0.22)
    yield Round(tree.x, tree.y, tree.radius, tree.radius, 0.0, foot + below, tree.height - below,
                Profile.CONE if tree.pointed else Profile.DOME,
                Material.EVERGREEN if tree.evergreen else Material.LEAF, 0.0, tree.dense, 0.18)


def roof_plant(building: Building, luck: np.random.Generator) -> Building:
    """New air conditioners, tanks or solar panels on a flat roof: small, or in tilted rows."""
    body = building.bodies[0]
    if body.roof is not Roof.FLAT:
        return building
    more: list[Body] = []
    for _ in range(int(luck.integers(1, 4))):
        ring = room_on(body, luck.uniform(0.7, 1.8), luck.uniform(0.7, 1.7), luck, 0.4)
        if ring is not None:
            more.append(Body(ring, body.height + luck.uniform(0.5, 1.8), material=Material.WHITE_TIN))
    return replace(building, on_top=building.on_top + tuple(more))


def _sides(body: Body, deep: float) -> Iterator[np.ndarray]:
    """Strips along the sides of a rectangle, outside it."""
    for k in range(len(body.ring)):
        a, b = body.ring[k], body.ring[(k + 1) % len(body.ring)]
        out = np.array([b[1] - a[1], a[0] - b[0]])
        out = out / max(np.hypot(*out), 1e-9)
        yield np.array([a + out * 0.1, b + out * 0.1, b + out * deep, a + out * deep])
