"""Shipping containers in yards: set down, taken away, moved and stacked, never one through another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shapely

from console.detection.simulate.materials import Material
from console.detection.simulate.parts import Prism, level, rectangle
from console.detection.simulate.site import Rect, Site

WIDE = 2.44  # m, of every container
LONG = (6.06, 12.19)
HIGH = (2.59, 2.90)
EPOCHS = ("before", "after")
GAP = 0.15  # m between two, and to walls
STACKED, TOPPED = 0.25, 0.15  # share that stands two high; of those that stay, how many get or lose one on top
Put = Callable[[str, str, shapely.Geometry, Iterable[Prism]], bool]


def set_down(site: Site, much: float, put: Put, meets_house: Callable[[shapely.Geometry], bool]) -> None:
    """Fill the yards of both epochs.

    Args:
        site: gives the yards and all chances.
        much: factor on how many there are.
        put: places one in one epoch unless a true change is there: kind, epoch, shape, pieces.
        meets_house: whether a building stands in a place.
    """
    taken: dict[str, list[shapely.Polygon]] = {epoch: [] for epoch in EPOCHS}
    for yard in site.yards:
        for _ in range(site.luck.poisson(min(8.0, yard.wide * yard.deep / 120) * much)):
            _one(site, yard, put, meets_house, taken)


def _one(site: Site, yard: Rect, put: Put, meets_house: Callable[[shapely.Geometry], bool],
         taken: dict[str, list[shapely.Polygon]]) -> None:
    luck = site.luck
    long, high = float(luck.choice(LONG)), float(luck.choice(HIGH))
    if long + 1 > yard.wide or yard.deep < 4:
        return
    x, y = site.world(luck.uniform(yard.u0 + long / 2, yard.u1 - long / 2),
                      luck.uniform(yard.v0 + 1.5, yard.v1 - 1.5))
    ring = rectangle((x, y), site.angle + luck.normal(0, 0.02), -long / 2, -WIDE / 2, long / 2, WIDE / 2)
    shape, when, tint = shapely.Polygon(ring), luck.random(), luck.uniform(-1, 1)
    times = EPOCHS if when < 0.4 else EPOCHS[:1] if when < 0.65 else EPOCHS[1:]
    near = shapely.buffer(shape, GAP, join_style="mitre")
    if meets_house(near) or any(near.intersects(other) for epoch in times for other in taken[epoch]):
        return
    stack = dict.fromkeys(times, 2 if luck.random() < STACKED else 1)
    if len(times) == 2 and luck.random() < TOPPED:
        stack[EPOCHS[int(luck.integers(2))]] = 3 - stack[EPOCHS[0]]
    ground = site.ground.at(x, y)
    for epoch in times:
        piece = Prism(ring, level(ground + stack[epoch] * high), material=Material.CONTAINER, tint=tint)
        kind = "container" if len(set(stack.values())) > 1 or len(times) == 1 else ""
        if put(kind, epoch, shape, [piece]):
            taken[epoch].append(shape)
