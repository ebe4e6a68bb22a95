"""How buildings of each use look: size of lots, distance, floors, rooms, and the outline on the lot."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray


class Style(msgspec.Struct, frozen=True):
    """A way to build up a block. Lengths in metres; pairs are (least, most).

    Attributes:
        use: as in `Building.use`.
        setback: between the block's edge (the middle of the road) and the first wall.
        width, depth: of a building along and across the block's rows.
        gap: between buildings of a row; lane: between rows.
        floors: above ground.
        storey: height of one floor.
        room: floor area that belongs to one room, in m².
        fill: share of the lots that is built on.
        plans: outlines, drawn at random.
    """

    use: str
    setback: float
    width: tuple[float, float]
    depth: tuple[float, float]
    gap: float
    lane: float
    floors: tuple[int, int]
    storey: float
    room: float
    fill: float
    plans: tuple[str, ...] = ("block",)


VILLAGE = Style("urban_village", 10, (10.5, 14.5), (10.5, 14), 2.0, 3.0, (6, 8), 3.0, 34, 0.96)
WALK_UPS = Style("residential", 15, (30, 50), (11.5, 14), 8, 15, (6, 8), 3.0, 80, 0.95, ("block", "notch"))
ESTATE = Style("residential", 18, (34, 56), (14, 18), 12, 24, (11, 18), 3.0, 90, 0.94, ("notch", "block"))
TOWERS = Style("residential", 20, (25, 32), (23, 28), 16, 26, (24, 33), 3.0, 95, 0.94, ("cross", "fly"))
OFFICES = Style("office", 20, (40, 58), (38, 50), 18, 22, (30, 60), 4.0, 120, 0.96, ("block", "chamfer"))
LOW_OFFICES = Style("office", 17, (34, 56), (24, 34), 12, 16, (12, 28), 4.0, 110, 0.92, ("block", "ell"))
FACTORIES = Style("industrial", 16, (48, 76), (18, 26), 12, 16, (4, 8), 4.5, 400, 0.9, ("block", "ell"))
PUBLIC = Style("public", 26, (60, 90), (36, 54), 26, 30, (4, 10), 4.0, 160, 0.6, ("court", "block"))
SCHOOL = Style("school", 18, (44, 64), (12, 15), 14, 24, (4, 6), 3.6, 90, 0.5, ("block", "ell", "court"))
HOSPITAL = Style("hospital", 18, (50, 70), (20, 28), 16, 22, (6, 18), 4.0, 45, 0.7, ("block", "ell"))
LODGE = Style("public", 40, (12, 18), (8, 12), 90, 120, (1, 2), 3.5, 60, 0.16)


def style_of(use: str, middle: float, luck: Generator) -> tuple[Style, ...]:
    """The styles mixed in one block.

    Args:
        use: the block's.
        middle: distance from the business centre in metres; towers grow rarer with it.
    """
    if use == "residential":
        near = float(np.clip(1.3 - middle / 5500, 0.25, 0.9))
        kinds = ((WALK_UPS,), (ESTATE,), (TOWERS,), (ESTATE, TOWERS))
        weights = np.array([0.5, 0.22, 0.2 * near, 0.2 * near])
        return kinds[int(luck.choice(len(kinds), p=weights / weights.sum()))]
    if use == "office":
        return (OFFICES,) if middle < 1000 else (LOW_OFFICES,)
    return {
        "urban_village": (VILLAGE,), "industrial": (FACTORIES,), "public": (PUBLIC,), "school": (SCHOOL,),
        "hospital": (HOSPITAL,), "park": (LODGE,), "hill": (LODGE,),
    }[use]


# Outlines on a lot of width 1 and depth 1, counter-clockwise.
PLANS: dict[str, NDArray[np.float64]] = {
    name: np.array(corners) for name, corners in {
        "block": [(0, 0), (1, 0), (1, 1), (0, 1)],
        "notch": [(0, 0), (0.44, 0), (0.44, 0.16), (0.56, 0.16), (0.56, 0), (1, 0), (1, 1), (0, 1)],
        "ell": [(0, 0), (1, 0), (1, 0.55), (0.45, 0.55), (0.45, 1), (0, 1)],
        "court": [(0, 0), (1, 0), (1, 1), (0.7, 1), (0.7, 0.4), (0.3, 0.4), (0.3, 1), (0, 1)],
        "cross": [(0.3, 0), (0.7, 0), (0.7, 0.3), (1, 0.3), (1, 0.7), (0.7, 0.7), (0.7, 1), (0.3, 1),
                  (0.3, 0.7), (0, 0.7), (0, 0.3), (0.3, 0.3)],
        "fly": [(0, 0), (0.4, 0.15), (0.6, 0.15), (1, 0), (1, 0.6), (0.65, 1), (0.35, 1), (0, 0.6)],
        "chamfer": [(0.14, 0), (0.86, 0), (1, 0.14), (1, 0.86), (0.86, 1), (0.14, 1), (0, 0.86), (0, 0.14)],
    }.items()
}
