"""The pieces a generated scene is built of: prisms under planes, and round bodies, solid or porous.

Everything is in scene metres (origin in the south-west corner of the survey), heights absolute.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from console.detection.simulate.materials import Material

Floats = NDArray[np.float64]
Plane = tuple[float, float, float]   # z = a + b x + c y
PLANES = 4                           # at most, of one prism; its top is the lowest of them


class How(IntEnum):
    """What a prism does to the surface it is painted on, in the order of painting."""

    RAISE = 0     # the surface becomes at least this high
    SET = 1       # the surface becomes exactly this high
    STAIN = 2     # only the material changes
    VEIL = 3      # porous from `base` to the top: scaffolds, jibs, nets


class Profile(IntEnum):
    """Height of a round body from its middle (1) to its rim (0)."""

    CONE = 0
    DOME = 1
    MOUND = 2     # flat top, slopes of an angle of repose
    CYLINDER = 3


@dataclass(frozen=True, slots=True)
class Prism:
    """An upright prism over a simple polygon, closed above by the lowest of up to four planes.

    Attributes:
        ring: (n, 2) corners, not closed.
        planes: its top.
        how: see `How`.
        material: of the top.
        tint: −1 … 1, this piece's own shade.
        base, density: of a VEIL: its lower height, and hits per metre of way through it.
    """

    ring: Floats
    planes: tuple[Plane, ...]
    how: How = How.RAISE
    material: Material = Material.CONCRETE
    tint: float = 0.0
    base: float = 0.0
    density: float = 0.0


@dataclass(frozen=True, slots=True)
class Round:
    """An upright body over an ellipse: crowns (porous), heaps, tanks, domes.

    Attributes:
        x, y: its middle.
        across, along: half axes; `angle` turns them.
        base, height: a solid stands on `base`, or on the surface below where base is nan; a crown begins at
            `base`, and its top is base + height.
        profile: see `Profile`.
        density: 0 for a solid, else hits per metre of way through a crown.
        rough: how far the rim wavers, a share of the radius.
    """

    x: float
    y: float
    across: float
    along: float
    angle: float
    base: float
    height: float
    profile: Profile
    material: Material
    tint: float = 0.0
    density: float = 0.0
    rough: float = 0.0


@dataclass
class Layer:
    """Pieces in the order in which they are painted: prisms first, then round bodies."""

    prisms: list[Prism] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)

    def add(self, pieces: Iterable[Prism | Round]) -> None:
        for piece in pieces:
            (self.prisms if isinstance(piece, Prism) else self.rounds).append(piece)  # type: ignore[arg-type]


def level(z: float) -> tuple[Plane, ...]:
    """A flat top."""
    return ((z, 0.0, 0.0),)


def rectangle(centre: Sequence[float], angle: float, u0: float, v0: float, u1: float, v1: float) -> Floats:
    """Corners of a rectangle given in a frame of its own (u along `angle`)."""
    cos, sin = np.cos(angle), np.sin(angle)
    u, v = np.array([u0, u1, u1, u0]), np.array([v0, v0, v1, v1])
    return np.column_stack([centre[0] + u * cos - v * sin, centre[1] + u * sin + v * cos])


def tilted(z: float, slope: float, x: float, y: float, direction: float) -> Plane:
    """The plane that has height `z` at (x, y) and rises by `slope` (m/m) towards `direction` (radians)."""
    b, c = slope * np.cos(direction), slope * np.sin(direction)
    return float(z - b * x - c * y), float(b), float(c)


@dataclass(frozen=True)
class Packed:
    """A layer as arrays for the kernels: prisms then rounds, in painting order."""

    starts: NDArray[np.int64]
    rings: Floats
    boxes: Floats                    # (n, 4) west, south, east, north of prisms
    planes: NDArray[np.float64]      # (n, 4, 3); unused rows repeat the first
    how: NDArray[np.uint8]
    material: NDArray[np.uint8]
    tint: NDArray[np.int8]
    veil: NDArray[np.float32]        # (n, 2) base, density
    rounds: Floats                   # (m, 10) x y across along angle base height profile density rough
    round_boxes: Floats
    round_material: NDArray[np.uint8]
    round_tint: NDArray[np.int8]


def pack(layers: Iterable[Layer]) -> Packed:
    """Several layers one after the other, as arrays."""
    prisms: list[Prism] = []
    rounds: list[Round] = []
    for layer in layers:
        prisms += layer.prisms
        rounds += layer.rounds
    starts = np.zeros(len(prisms) + 1, np.int64)
    starts[1:] = np.cumsum([len(p.ring) for p in prisms])
    rings = np.concatenate([p.ring for p in prisms]) if prisms else np.empty((0, 2))
    boxes = np.array([(*p.ring.min(axis=0), *p.ring.max(axis=0)) for p in prisms]).reshape(-1, 4)
    planes = np.array([(p.planes + p.planes[:1] * PLANES)[:PLANES] for p in prisms]).reshape(-1, PLANES, 3)
    table = np.array([(r.x, r.y, r.across, r.along, r.angle, r.base, r.height, r.profile, r.density, r.rough)
                      for r in rounds]).reshape(-1, 10)
    reach = table[:, 2:4].max(axis=1, initial=0.0) * (1 + table[:, 9]) if len(table) else np.empty(0)
    middle = table[:, :2]
    return Packed(
        starts, rings, boxes, planes, np.array([p.how for p in prisms], np.uint8),
        np.array([p.material for p in prisms], np.uint8), _tints(p.tint for p in prisms),
        np.array([(p.base, p.density) for p in prisms], np.float32).reshape(-1, 2), table,
        np.column_stack([middle - reach[:, None], middle + reach[:, None]]).reshape(-1, 4),
        np.array([r.material for r in rounds], np.uint8), _tints(r.tint for r in rounds))


def _tints(values: Iterable[float]) -> NDArray[np.int8]:
    return (np.clip(np.array(list(values), np.float64), -1, 1) * 127).astype(np.int8)
