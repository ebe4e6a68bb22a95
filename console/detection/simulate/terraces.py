"""Terraces (联排住宅): narrow houses wall to wall under one ridge, dormers and chimneys, gardens full of small things.

Drawn after what a real survey of such streets holds and the other styles lack: steep narrow roofs that are torn down
out of the middle of a row, roofs broken by dormers, sheds and shrubs a step from every wall.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from console.detection.simulate.buildings import Body, Roof
from console.detection.simulate.materials import ROOFS_LIGHT, ROOFS_PITCHED, Material
from console.detection.simulate.site import Rect, Site

STEEP = (0.45, 1.15)  # m/m


def terraces(site: Site, block: Rect) -> None:
    """Rows of houses along the street, gardens back to back."""
    luck = site.luck
    site.stain(block, Material.PAVING if luck.random() < 0.5 else Material.GRASS)
    v = block.v0 + luck.uniform(1.0, 4.0)
    while True:
        deep, garden = luck.uniform(7.5, 11.0), luck.uniform(5.0, 13.0)
        if v + deep + garden > block.v1:
            return
        _row(site, Rect(block.u0, v, block.u1, v + deep), garden)
        v += deep + garden + luck.uniform(0.0, 5.0)


def _row(site: Site, strip: Rect, garden: float) -> None:
    """One row after another along a strip, each of houses alike or, in old streets, no two of one height."""
    luck, rules = site.luck, site.rules
    u = strip.u0 + luck.uniform(0.0, 4.0)
    while u + 14 < strip.u1:
        count, wide = int(luck.integers(3, 13)), luck.uniform(4.6, 7.2)
        look = _Look(luck.choice([2.8, 5.4, 5.8, 8.4]) + luck.uniform(0, 0.5),
                     luck.uniform(*STEEP) if luck.random() < rules["pitched"] + 0.3 else 0.0,
                     bool(luck.random() < 0.45), ROOFS_PITCHED[int(luck.integers(len(ROOFS_PITCHED)))])
        uneven = luck.uniform(0.2, 1.2) if luck.random() < 0.4 else 0.0
        for _ in range(count):
            if u + wide > strip.u1:
                break
            house = Rect(u, strip.v0, u + wide, strip.v1)
            if luck.random() < rules["vacant"] * 0.5:
                site.vacant.append(house.shrunk(0.6))
            else:
                _house(site, house, replace(look, height=look.height + uneven * luck.uniform(-0.5, 1.0)))
            _garden(site, Rect(u, strip.v1, u + wide, strip.v1 + garden))
            u += wide
        u += luck.uniform(1.0, 6.0)


@dataclass(frozen=True)
class _Look:
    """What the houses of a row have in common: eaves (m), slope (m/m, 0 flat), gables to the street or not, tiles."""

    height: float
    steep: float
    across: bool
    tiles: Material


def _house(site: Site, house: Rect, look: _Look) -> None:
    """One house of a row: the row's roof, what breaks it, and often rooms built out into the garden."""
    luck = site.luck
    if look.steep:
        ridge = site.angle + (np.pi / 2 if look.across else 0.0)
        main = Body(site.ring(house), look.height, Roof.GABLE, look.steep, ridge, 0.0, look.tiles,
                    luck.uniform(-1, 1))
    else:
        main = site.flat(site.ring(house), look.height, site.rules["parapet"] * 0.4 if luck.random() < 0.3 else 0.0,
                         Material.GRAVEL, site.angle)
    bodies, at, high = [main], house.v1, look.height
    while luck.random() < 0.4 and len(bodies) < 3:
        long, deep = house.wide * (1.0 if luck.random() < 0.4 else luck.uniform(0.4, 0.7)), luck.uniform(1.8, 4.0)
        high = min(luck.uniform(2.4, 3.2) + (2.8 if luck.random() < 0.2 else 0.0), high)
        bodies.append(site.flat(site.ring(Rect(house.u0, at, house.u0 + long, at + deep)), high, 0.0,
                                Material.BITUMEN, site.angle))
        at += deep
    made = site.build(bodies, site.angle, "terraces", site.rules["clutter"] * 0.5, site.rules["storey"])
    if look.steep:
        tops = _chimney(site, house, look) + ([] if look.across else _on_gable(site, house, look))
        site.buildings[-1] = replace(made, on_top=made.on_top + tuple(tops))


def _top(site: Site, u: float, v: float, wide: float, deep: float, top: float, material: Material) -> Body:
    return Body(site.ring(Rect(u, v, u + wide, v + deep)), top, Roof.FLAT, 0.0, site.angle, 0.0, material,
                site.luck.uniform(-1, 1))


def _chimney(site: Site, house: Rect, look: _Look) -> list[Body]:
    """At the side that two houses share."""
    luck = site.luck
    if luck.random() > 0.7:
        return []
    size, foot = luck.uniform(0.5, 1.1), luck.uniform(0.2, 0.45) if look.across else luck.uniform(0.35, 0.5)
    span = house.wide if look.across else house.deep
    ridge = look.height + look.steep * span / 2
    return [_top(site, house.u0 + 0.1, house.v0 + foot * house.deep, size, size, ridge + luck.uniform(0.2, 1.1),
                 Material.CONCRETE)]


def _on_gable(site: Site, house: Rect, look: _Look) -> list[Body]:
    """Dormers that grow out of the slope, panels or windows a hand above the tiles."""
    luck = site.luck
    tops: list[Body] = []
    half = house.deep / 2
    for front in (True, False):
        if luck.random() < 0.4:
            wide, deep = luck.uniform(1.2, house.wide - 1.0), min(luck.uniform(1.2, 3.0), half - 0.4)
            foot = luck.uniform(0.2, max(0.3, half - deep))
            v = house.v0 + foot if front else house.v1 - foot - deep
            top = min(look.height + look.steep * foot + luck.uniform(1.2, 2.2), look.height + look.steep * half + 0.2)
            u = luck.uniform(house.u0 + 0.4, house.u1 - 0.4 - wide)
            tops.append(_top(site, u, v, wide, deep, top, Material.BITUMEN))
        if luck.random() < 0.3:
            size = luck.uniform(0.7, 1.4)
            foot = luck.uniform(0.3, max(0.4, half - size - 0.3))
            v = house.v0 + foot if front else house.v1 - foot - size
            top = look.height + look.steep * (foot + size / 2) + luck.uniform(0.05, 0.4)
            tops.append(_top(site, luck.uniform(house.u0 + 0.4, house.u1 - 0.4 - size), v, size, size, top,
                             Material.GLASS))
    return tops


def _garden(site: Site, garden: Rect) -> None:
    """A shed at the end or none, shrubs along the fence, a tree, and what grass is left to build on."""
    luck = site.luck
    site.stain(garden, Material.GRASS if luck.random() < 0.6 else Material.PAVING)
    shed = luck.random() < 0.6
    end = garden.v1
    if shed:
        deep, wide = luck.uniform(1.8, 3.2), luck.uniform(1.8, min(4.0, garden.wide - 0.3))
        end = garden.v1 - deep
        ring = site.ring(Rect(garden.u0 + 0.1, end, garden.u0 + 0.1 + wide, garden.v1 - 0.1))
        roof = Roof.LEAN if luck.random() < 0.5 else Roof.FLAT
        site.build([Body(ring, luck.uniform(1.9, 2.7), roof, luck.uniform(0.03, 0.25) if roof is Roof.LEAN else 0.0,
                         site.angle, 0.0, ROOFS_LIGHT[int(luck.integers(len(ROOFS_LIGHT)))], luck.uniform(-1, 1))],
                   site.angle, "terraces", 0.0, site.rules["storey"])
    wild = luck.exponential(1.0)
    for _ in range(luck.poisson(garden.wide * garden.deep / 16 * wild)):
        side = luck.choice([garden.u0, garden.u1]) + luck.normal(0, 0.8)
        site.plant(side, luck.uniform(garden.v0 + 1.0, end), luck.uniform(0.15, 0.5))
    if luck.random() < 0.25 * wild:
        site.plant(luck.uniform(garden.u0, garden.u1), luck.uniform(garden.v0 + 1.0, end), luck.uniform(0.5, 1.0))
    lawn = Rect(garden.u0 + 0.4, garden.v0 + 4.2, garden.u1 - 0.4, end - 0.4)
    if lawn.deep > 2.0:
        site.vacant.append(lawn)
