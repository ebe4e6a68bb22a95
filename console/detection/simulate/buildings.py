"""Generated buildings: bodies with roofs, and what stands on these roofs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import shapely

from console.detection.simulate.materials import Material
from console.detection.simulate.parts import Floats, How, Plane, Prism, Profile, Round, level, rectangle, tilted


class Roof(Enum):
    FLAT = "flat"
    GABLE = "gable"
    HIP = "hip"
    LEAN = "lean"      # one plane


@dataclass(frozen=True)
class Body:
    """One part of a building with one roof.

    Attributes:
        ring: (n, 2) corners in scene metres.
        height: of the eaves above the building's base, m.
        roof, slope: its shape, and its pitch in m/m.
        angle: of the ridge; a LEAN roof rises to its left.
        parapet: height of the wall around a flat roof, 0 for none.
        material, tint: of the roof.
    """

    ring: Floats
    height: float
    roof: Roof = Roof.FLAT
    slope: float = 0.0
    angle: float = 0.0
    parapet: float = 0.0
    material: Material = Material.CONCRETE
    tint: float = 0.0

    @property
    def shape(self) -> shapely.Polygon:
        return shapely.Polygon(self.ring)

    def raised(self, by: float) -> Body:
        """The same body, higher."""
        return replace(self, height=self.height + by)


@dataclass(frozen=True)
class Building:
    """A building: its bodies, then what stands on its roofs, each height counted from `base`.

    Attributes:
        number: unique in the scene.
        base: height of the ground at its middle.
        angle: of its long axis.
        bodies: side by side; on_top: sheds, stair heads, plant, drawn over them.
        rounds: tanks and domes, heights absolute.
        style: of the block it stands in.
        storey: usual height of its storeys, m.
    """

    number: int
    base: float
    angle: float
    bodies: tuple[Body, ...]
    on_top: tuple[Body, ...] = ()
    rounds: tuple[Round, ...] = ()
    style: str = ""
    storey: float = 3.0

    @property
    def shape(self) -> shapely.Geometry:
        """Its footprint."""
        return shapely.union_all([body.shape for body in self.bodies])

    @property
    def height(self) -> float:
        """Of the highest eaves, above its base."""
        return max(body.height for body in self.bodies)

    def pieces(self) -> Iterator[Prism | Round]:
        """What a painter needs."""
        for body in self.bodies:
            yield from _body(body, self.base)
        for body in self.on_top:
            yield from _body(body, self.base)
        yield from self.rounds


def _body(body: Body, base: float) -> Iterator[Prism]:
    top = base + body.height
    if body.roof is Roof.FLAT and body.parapet > 0:
        yield Prism(body.ring, level(top + body.parapet), material=Material.CONCRETE, tint=body.tint)
        for inner in _inner(body.ring, 0.22):
            yield Prism(inner, level(top), How.SET, body.material, body.tint)
        return
    yield Prism(body.ring, roof_planes(body, top), material=body.material, tint=body.tint)


def roof_planes(body: Body, top: float) -> tuple[Plane, ...]:
    """The planes of a roof whose eaves are at `top`."""
    if body.roof is Roof.FLAT or body.slope == 0:
        return level(top)
    middle, (u, v) = body.ring.mean(axis=0), _extent(body)
    left = body.angle + np.pi / 2
    # Each plane has the height of the eaves on its own edge and rises from there.
    foot = [(middle[0] + v[0] * np.cos(left), middle[1] + v[0] * np.sin(left), left)]
    if body.roof is not Roof.LEAN:
        foot.append((middle[0] + v[1] * np.cos(left), middle[1] + v[1] * np.sin(left), left + np.pi))
    if body.roof is Roof.HIP:
        foot.append((middle[0] + u[0] * np.cos(body.angle), middle[1] + u[0] * np.sin(body.angle), body.angle))
        foot.append((middle[0] + u[1] * np.cos(body.angle), middle[1] + u[1] * np.sin(body.angle),
                     body.angle + np.pi))
    return tuple(tilted(top, body.slope, x, y, way) for x, y, way in foot)


def _extent(body: Body) -> tuple[tuple[float, float], tuple[float, float]]:
    """How far a body reaches from the mean of its corners, along and across its ridge."""
    away = body.ring - body.ring.mean(axis=0)
    cos, sin = np.cos(body.angle), np.sin(body.angle)
    u, v = away[:, 0] * cos + away[:, 1] * sin, away[:, 1] * cos - away[:, 0] * sin
    return (float(u.min()), float(u.max())), (float(v.min()), float(v.max()))


def crest(body: Body) -> float:
    """Height of a body's highest point above its building's base: of its parapet or ridge."""
    if body.roof is Roof.FLAT or body.slope == 0:
        return body.height + body.parapet
    (u0, u1), (v0, v1) = _extent(body)
    half = (v1 - v0) / 2 if body.roof is Roof.GABLE else v1 - v0 if body.roof is Roof.LEAN else min(
        (v1 - v0) / 2, (u1 - u0) / 2)
    return body.height + body.slope * half


def _inner(ring: Floats, by: float) -> list[Floats]:
    """The ring moved inwards; empty where nothing remains."""
    shrunk = shapely.buffer(shapely.Polygon(ring), -by, join_style="mitre")
    parts = shapely.get_parts(shrunk)
    return [shapely.get_coordinates(p.exterior)[:-1] for p in parts if not p.is_empty]


def room_on(body: Body, width: float, depth: float, luck: np.random.Generator, margin: float = 0.3,
            angle: float | None = None) -> Floats | None:
    """A place for a rectangle on a body's roof, along its axes; None where none was found in a few tries."""
    angle = body.angle if angle is None else angle
    outline = shapely.buffer(body.shape, -margin, join_style="mitre")
    if outline.is_empty:
        return None
    (u0, u1), (v0, v1) = _extent(replace(body, angle=angle))
    middle = body.ring.mean(axis=0)
    for _ in range(8):
        a = luck.uniform(u0 + margin, max(u1 - margin - width, u0 + margin))
        b = luck.uniform(v0 + margin, max(v1 - margin - depth, v0 + margin))
        if luck.random() < 0.6:   # what is built on roofs leans against their edges
            a = u0 + margin if luck.random() < 0.5 else max(u1 - margin - width, u0 + margin)
        ring = rectangle(middle, angle, a, b, a + width, b + depth)
        if outline.covers(shapely.Polygon(ring)):
            return ring
    return None


def furnish(building: Building, luck: np.random.Generator, much: float) -> Building:
    """Put stair heads, tanks, plant and solar panels on a building's flat roofs.

    Args:
        building: without anything on its roofs.
        luck: the scene's chances.
        much: 0 none … 1 as in a village in a city.
    """
    on_top: list[Body] = []
    rounds: list[Round] = []
    for body in building.bodies:
        if body.roof is not Roof.FLAT or body.height < 5 or luck.random() > 0.35 + 0.6 * much:
            continue
        ring = room_on(body, luck.uniform(2.4, 3.4), luck.uniform(2.8, 4.5), luck, 0.4)
        if ring is not None:
            on_top.append(Body(ring, body.height + luck.uniform(2.3, 3.0), angle=body.angle, tint=luck.uniform(-1, 1)))
        for _ in range(luck.poisson(1.5 * much * min(2.0, body.shape.area / 150))):
            kind = luck.random()
            if kind < 0.35:
                spot = room_on(body, 2.0, 2.0, luck, 0.4)
                if spot is not None:
                    x, y = spot.mean(axis=0)
                    size = luck.uniform(0.5, 0.95)
                    rounds.append(Round(x, y, size, size, 0, building.base + body.height, luck.uniform(1.0, 2.0),
                                        Profile.CYLINDER, Material.WHITE_TIN, luck.uniform(-1, 1)))
            elif kind < 0.65:
                _plant(body, luck, on_top)
            else:
                _solar(body, luck, on_top)
    return replace(building, on_top=building.on_top + tuple(on_top), rounds=building.rounds + tuple(rounds))


def _plant(body: Body, luck: np.random.Generator, into: list[Body]) -> None:
    """An air conditioner or vent: under 4 m²."""
    ring = room_on(body, luck.uniform(0.7, 1.8), luck.uniform(0.7, 1.8), luck, 0.3)
    if ring is not None:
        into.append(Body(ring, body.height + luck.uniform(0.5, 1.6), material=Material.WHITE_TIN))


def _solar(body: Body, luck: np.random.Generator, into: list[Body]) -> None:
    """A row of tilted panels with the gaps between."""
    rows, long = int(luck.integers(1, 5)), luck.uniform(1.8, 8.0)
    ring = room_on(body, long, rows * 2.0, luck, 0.5)
    if ring is None:
        return
    step = (ring[3] - ring[0]) / rows
    for i in range(rows):
        one = np.array([ring[0] + step * i, ring[1] + step * i, ring[1] + step * (i + 0.7), ring[0] + step * (i + 0.7)])
        into.append(Body(one, body.height + 0.25, Roof.LEAN, luck.uniform(0.2, 0.5), body.angle,
                         material=Material.SOLAR))
