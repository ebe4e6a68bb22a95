"""The ground a generated scene is laid out on, and all that a style puts onto it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from console.detection.simulate.buildings import Body, Building, Roof, furnish
from console.detection.simulate.materials import Material
from console.detection.simulate.paint import Ground
from console.detection.simulate.parts import Floats, How, Prism, level, rectangle


class Rect(NamedTuple):
    """A rectangle in the frame of a scene: u along its streets, v across, metres from the scene's middle."""

    u0: float
    v0: float
    u1: float
    v1: float

    @property
    def wide(self) -> float:
        return self.u1 - self.u0

    @property
    def deep(self) -> float:
        return self.v1 - self.v0

    def shrunk(self, by: float) -> Rect:
        return Rect(self.u0 + by, self.v0 + by, self.u1 - by, self.v1 - by)


class Tree(NamedTuple):
    """One tree or bush as it stands in the earlier epoch."""

    x: float
    y: float
    radius: float
    height: float
    evergreen: bool
    pointed: bool
    dense: float     # hits per metre of way at full leaf


class Spot(NamedTuple):
    """A place where something may stand: a parked car, a container, a stall."""

    x: float
    y: float
    angle: float


@dataclass
class Site:
    """A scene while it is being laid out.

    Attributes:
        luck: all its chances.
        ground: terrain.
        size: side of the square survey, m.
        angle: of its streets.
        rules: numbers that this scene's builders keep to (see `rules.draw_rules`).
    """

    luck: np.random.Generator
    ground: Ground
    size: float
    angle: float
    rules: dict[str, float]
    buildings: list[Building] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    stains: list[Prism] = field(default_factory=list)
    parking: list[Spot] = field(default_factory=list)
    yards: list[Rect] = field(default_factory=list)       # paved, for containers and stalls
    vacant: list[Rect] = field(default_factory=list)      # open ground where something may be built or heaped
    walls: list[Prism] = field(default_factory=list)

    def world(self, u: float, v: float) -> tuple[float, float]:
        """Scene metres of a place in the frame of the streets."""
        cos, sin, half = np.cos(self.angle), np.sin(self.angle), self.size / 2
        return half + u * cos - v * sin, half + u * sin + v * cos

    def ring(self, rect: Rect, turn: float = 0.0) -> Floats:
        """Corners of a rectangle in scene metres, turned about its middle."""
        middle = self.world((rect.u0 + rect.u1) / 2, (rect.v0 + rect.v1) / 2)
        w, d = rect.wide / 2, rect.deep / 2
        return rectangle(middle, self.angle + turn, -w, -d, w, d)

    def inside(self, rect: Rect, margin: float = 0.0) -> bool:
        """Whether a rectangle lies within the survey, `margin` away from its edge."""
        ring = self.ring(rect)
        return bool((ring > margin).all() and (ring < self.size - margin).all())

    def stain(self, rect: Rect, material: Material) -> None:
        """Paint open ground."""
        self.stains.append(Prism(self.ring(rect), level(0.0), How.STAIN, material, self.luck.uniform(-1, 1)))

    def pool(self, rect: Rect, below: float = 0.6) -> None:
        """Open water, level."""
        ring = self.ring(rect)
        low = min(self.ground.at(*corner) for corner in ring)
        self.stains.append(Prism(ring, level(low - below), How.SET, Material.WATER))

    def plant(self, u: float, v: float, small: float = 1.0) -> None:
        """A tree with the shape of its kind."""
        luck = self.luck
        x, y = self.world(u, v)
        height = float(np.clip(luck.lognormal(2.0, 0.4), 3.0, 22.0)) * small
        pointed = luck.random() < 0.15
        radius = height * (luck.uniform(0.15, 0.25) if pointed else luck.uniform(0.28, 0.5))
        self.trees.append(Tree(x, y, min(radius, 7.5), height, pointed or luck.random() < self.rules["evergreen"],
                               pointed, float(luck.lognormal(-0.5, 0.5))))

    def build(self, bodies: list[Body], angle: float, style: str, much: float, storey: float = 3.0) -> Building:
        """Set a building on the ground and furnish its roofs."""
        middle = np.concatenate([body.ring for body in bodies]).mean(axis=0)
        made = Building(len(self.buildings), self.ground.at(*middle), angle, tuple(bodies), style=style,
                        storey=storey)
        made = furnish(made, self.luck, much)
        self.buildings.append(made)
        return made

    def flat(self, ring: Floats, height: float, parapet: float, material: Material, angle: float) -> Body:
        return Body(ring, height, Roof.FLAT, 0.0, angle, parapet, material, self.luck.uniform(-1, 1))
