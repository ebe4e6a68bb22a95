"""What a painted pair is made of: houses, trees, streets, gardens and cars, each with the epochs it is seen in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Seen = tuple[bool, bool]  # before, after
Clutter = tuple[float, float, float, float, float, float]  # place along, across, half-lengths, height, brightness


@dataclass
class House:
    """A building: rectangles (offset u, v, half-lengths a, b, manner 0 flat, 1 hip, 2 gable, 3 shed) turned alike."""

    x: float
    y: float
    turn: float
    parts: list[tuple[float, float, float, float, int]]
    pitch: float
    wall: float
    wall_colour: np.ndarray
    colours: tuple[np.ndarray, np.ndarray]
    seen: Seen
    number: int
    grain: float
    blotch: float
    seams: float
    rim: float
    clutter: list[Clutter]

    @property
    def reach(self) -> float:
        """Metres from its place within which all of it lies."""
        return max(float(np.hypot(abs(u) + a, abs(v) + b)) for u, v, a, b, _ in self.parts)

    def heights(self, dx: np.ndarray, dy: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(height of the roof, 0 outside; place along and across), all float32 of the offsets' common shape."""
        u = dx * np.float32(np.cos(self.turn)) + dy * np.float32(np.sin(self.turn))
        v = dy * np.float32(np.cos(self.turn)) - dx * np.float32(np.sin(self.turn))
        top = np.zeros(u.shape, np.float32)
        for pu, pv, a, b, manner in self.parts:
            p, q = a - np.abs(u - pu), b - np.abs(v - pv)
            inside = (p > 0) & (q > 0)
            if manner == 0:
                rise = np.zeros_like(p)
            elif manner == 1:
                rise = np.minimum(p, q)
            elif manner == 2:
                rise = q if b <= a else p
            else:
                rise = (v - pv + b) * 0.4
            top = np.where(inside, np.maximum(top, self.wall + self.pitch * rise), top)
        return top, u, v


@dataclass
class Tree:
    """A crown: `over` stands over roofs, `bare` without leaves."""

    x: float
    y: float
    radius: float
    stem: float
    colour: np.ndarray
    rough: float
    seen: Seen
    over: bool
    bare: bool


@dataclass
class Strip:
    """A street, path, fence or wall along a line [n, 2] (m); colour None: drawn anew in each epoch."""

    line: np.ndarray
    width: float
    colour: np.ndarray | None
    seen: Seen


@dataclass
class Patch:
    """A rectangle of half-lengths `size` that is no roof: drive, slab, court, pool, car, container, garden.

    `rough`: how much it varies from place to place, as grown ground does.
    """

    place: np.ndarray
    turn: float
    size: np.ndarray
    colour: np.ndarray
    seen: Seen
    height: float = 0.0
    rough: float = 0.0


@dataclass
class Plan:
    """All of it; `built` bool [n, n] by epoch where ground is prepared for building, None for nowhere."""

    houses: list[House]
    trees: list[Tree]
    strips: list[Strip]
    patches: list[Patch]
    built: tuple[np.ndarray | None, np.ndarray | None]
