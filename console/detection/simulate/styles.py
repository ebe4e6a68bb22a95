"""How each style of city fills a street block: houses, gardens, yards, trees and places to park."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from console.detection.simulate.buildings import Body, Roof
from console.detection.simulate.materials import ROOFS_FLAT, ROOFS_LIGHT, ROOFS_PITCHED, Material
from console.detection.simulate.parts import rectangle
from console.detection.simulate.site import Rect, Site, Spot
from console.detection.simulate.terraces import terraces

Filler = Callable[[Site, Rect], None]


def _pick(site: Site, among: tuple[Material, ...]) -> Material:
    return among[int(site.luck.integers(len(among)))]


def _parapet(site: Site) -> float:
    has = site.luck.random() < site.rules["parapets"]
    return site.rules["parapet"] * site.luck.uniform(0.7, 1.3) if has else 0.0


def _cells(low: float, high: float, smallest: float, largest: float, luck: np.random.Generator) -> list[
        tuple[float, float]]:
    """A length cut into pieces of random size."""
    edges = [low]
    while edges[-1] + smallest <= high:
        edges.append(min(edges[-1] + luck.uniform(smallest, largest), high))
    if len(edges) > 1 and high - edges[-1] < smallest:
        edges[-1] = high
    return list(itertools.pairwise(edges))


def village(site: Site, block: Rect) -> None:
    """An urban village (城中村): lots of ten metres, alleys of one or two, everybody builds up."""
    luck, rules = site.luck, site.rules
    site.stain(block, Material.PAVING)
    alley = luck.uniform(1.0, 2.4)
    for v0, v1 in _cells(block.v0, block.v1, 9.0, 14.0, luck):
        for u0, u1 in _cells(block.u0, block.u1, 8.0, 15.0, luck):
            lot = Rect(u0, v0, u1, v1).shrunk(alley / 2)
            if luck.random() < rules["vacant"]:
                site.vacant.append(lot.shrunk(0.4))
                continue
            turn = luck.normal(0, rules["crooked"] * 0.4)
            floors = int(np.clip(luck.normal(4.5, 1.6), 1, 9))
            height = floors * rules["storey"] + luck.uniform(0, 0.6)
            rect = lot.shrunk(luck.uniform(0.05, 0.6))
            if luck.random() < 0.85 or floors > 3:
                bodies = [site.flat(site.ring(rect, turn), height, _parapet(site), _pick(site, ROOFS_FLAT),
                                    site.angle + turn)]
            else:
                bodies = [_pitched(site, rect, height, turn)]
            site.build(bodies, site.angle + turn, "village", rules["clutter"], rules["storey"])


def suburb(site: Site, block: Rect) -> None:
    """Houses in gardens with pitched roofs, garages and hedges."""
    luck, rules = site.luck, site.rules
    site.stain(block, Material.GRASS)
    for v0, v1 in _cells(block.v0, block.v1, 20.0, 32.0, luck):
        for u0, u1 in _cells(block.u0, block.u1, 14.0, 26.0, luck):
            lot = Rect(u0, v0, u1, v1)
            for _ in range(luck.poisson(1.2)):
                side = luck.random() < 0.5
                site.plant(luck.uniform(u0, u1), v0 + luck.uniform(0, 4) if side else v1 - luck.uniform(0, 4), 0.8)
            if luck.random() < rules["vacant"]:
                site.vacant.append(lot.shrunk(2.0))
                continue
            wide, deep = min(luck.uniform(8, 14), lot.wide - 3), min(luck.uniform(8, 13), lot.deep - 5)
            u, v = luck.uniform(u0 + 1.5, u1 - 1.5 - wide), luck.uniform(v0 + 2.5, v1 - 2.5 - deep)
            height, turn = luck.choice([3.0, 5.8, 6.2, 8.6]) + luck.uniform(0, 0.5), luck.normal(0, rules["crooked"])
            bodies = _house(site, Rect(u, v, u + wide, v + deep), height, turn)
            site.build(bodies, site.angle + turn, "suburb", 0.2, rules["storey"])
            x, y = site.world(u + wide + 1.2, v + deep / 2)
            site.parking.append(Spot(x, y, site.angle + np.pi / 2))
            site.vacant.append(Rect(u0 + 1, v0 + 0.5, u1 - 1, v0 + 0.5 + max(2.2, v - v0 - 1.5)))


def _house(site: Site, rect: Rect, height: float, turn: float) -> list[Body]:
    """A house of one to three bodies: main roof, wing, garage."""
    luck = site.luck
    bodies = [_pitched(site, rect, height, turn) if luck.random() < 0.4 + site.rules["pitched"] * 0.6 else
              site.flat(site.ring(rect, turn), height, _parapet(site), _pick(site, ROOFS_FLAT), site.angle + turn)]
    middle = site.world((rect.u0 + rect.u1) / 2, (rect.v0 + rect.v1) / 2)
    w, d, angle = rect.wide / 2, rect.deep / 2, site.angle + turn
    if luck.random() < 0.4:      # a wing in front
        a, b, out = -w + luck.uniform(0, w), 0.0, luck.uniform(1.8, 4.0)
        b = a + luck.uniform(3.0, max(3.2, w))
        bodies.append(Body(rectangle(middle, angle, a, -d - out, min(b, w), -d), height * luck.uniform(0.5, 1.0),
                           Roof.LEAN if luck.random() < 0.5 else Roof.FLAT, luck.uniform(0.1, 0.4), angle,
                           material=_pick(site, ROOFS_PITCHED), tint=luck.uniform(-1, 1)))
    if luck.random() < 0.45:     # a garage at the side
        garage = rectangle(middle, angle, -w - luck.uniform(2.8, 3.8), -d, -w, -d + luck.uniform(5, 6.5))
        bodies.append(site.flat(garage, luck.uniform(2.4, 3.0), 0.0, _pick(site, ROOFS_FLAT), angle))
    return bodies


def _pitched(site: Site, rect: Rect, height: float, turn: float, pitch: float = 0.0) -> Body:
    """One body under a gable or hip, its ridge along the longer side."""
    luck, angle = site.luck, site.angle + turn
    along = angle if rect.wide >= rect.deep else angle + np.pi / 2
    return Body(site.ring(rect, turn), height, Roof.HIP if luck.random() < 0.35 else Roof.GABLE,
                pitch or site.rules["pitch"] * luck.uniform(0.7, 1.3), along, 0.0, _pick(site, ROOFS_PITCHED),
                luck.uniform(-1, 1))


def towers(site: Site, block: Rect) -> None:
    """High-rise estates: towers on lawns, a podium with shops on the street."""
    luck, rules = site.luck, site.rules
    site.stain(block, Material.GRASS)
    gap = luck.uniform(34, 55)
    for v0, v1 in _cells(block.v0 + 4, block.v1 - 4, gap, gap * 1.2, luck):
        for u0, u1 in _cells(block.u0 + 4, block.u1 - 4, gap, gap * 1.2, luck):
            u, v = (u0 + u1) / 2, (v0 + v1) / 2
            if luck.random() < rules["vacant"]:
                site.vacant.append(Rect(u0, v0, u1, v1).shrunk(6))
                continue
            floors = int(luck.integers(8, 34))
            height, parapet, roof = floors * rules["storey"], _parapet(site) or 1.0, _pick(site, ROOFS_FLAT)
            w, d = luck.uniform(8, 15), luck.uniform(6, 10)
            bodies = [site.flat(site.ring(Rect(u - w, v - d, u + w, v + d)), height, parapet, roof, site.angle)]
            if luck.random() < 0.6:      # arms of a cross
                a, b = w * luck.uniform(0.3, 0.6), luck.uniform(2.5, 5)
                bodies += [site.flat(site.ring(arm), height, parapet, roof, site.angle) for arm in
                           (Rect(u - a, v + d, u + a, v + d + b), Rect(u - a, v - d - b, u + a, v - d))]
            if luck.random() < 0.35:
                bodies.append(site.flat(site.ring(Rect(u + w, v - d, u + w + luck.uniform(8, 16), v + d)),
                                        luck.uniform(4, 14), parapet, _pick(site, ROOFS_FLAT), site.angle))
            site.build(bodies, site.angle, "towers", rules["clutter"] * 0.7, rules["storey"])
            _lawn(site, Rect(u0, v0, u1, v1), Rect(u - w - 5, v - d - 6, u + w + 17, v + d + 6))


def _lawn(site: Site, plot: Rect, keep: Rect) -> None:
    """Trees, a path and parking on a plot around what stands there."""
    luck = site.luck
    for _ in range(luck.poisson(plot.wide * plot.deep / 90)):
        u, v = luck.uniform(plot.u0, plot.u1), luck.uniform(plot.v0, plot.v1)
        if not (keep.u0 < u < keep.u1 and keep.v0 < v < keep.v1):
            site.plant(u, v)
    lane = Rect(plot.u0, plot.v0, plot.u1, plot.v0 + 5)
    site.stain(lane, Material.ASPHALT)
    for u in np.arange(lane.u0 + 2, lane.u1 - 2, 2.8):
        site.parking.append(Spot(*site.world(u, lane.v0 + 2.5), site.angle + np.pi / 2))
    if keep.v1 + 12 < plot.v1:
        site.vacant.append(Rect(plot.u0 + 3, keep.v1 + 2, plot.u1 - 3, plot.v1 - 2))


def industry(site: Site, block: Rect) -> None:
    """Halls with shallow roofs, sawtooth roofs, yards with containers, lorries and heaps."""
    luck, rules = site.luck, site.rules
    site.stain(block, Material.PAVING if luck.random() < 0.6 else Material.SOIL)
    for v0, v1 in _cells(block.v0 + 3, block.v1 - 3, 32.0, 70.0, luck):
        for u0, u1 in _cells(block.u0 + 3, block.u1 - 3, 30.0, 90.0, luck):
            plot = Rect(u0, v0, u1, v1).shrunk(luck.uniform(2, 7))
            if luck.random() < 0.12 + rules["vacant"]:
                site.yards.append(plot)
                site.vacant.append(plot.shrunk(2))
                continue
            hall = Rect(plot.u0, plot.v0 + luck.uniform(0, plot.deep * 0.3), plot.u1 - luck.uniform(0, plot.wide * 0.3),
                        plot.v1)
            height = luck.uniform(5, 14)
            if luck.random() < 0.25:
                bodies = _sawtooth(site, hall, height)
            elif luck.random() < 0.6:
                bodies = [_pitched(site, hall, height, 0.0, luck.uniform(0.05, 0.2))]
            else:
                bodies = [site.flat(site.ring(hall), height, _parapet(site), _pick(site, ROOFS_FLAT), site.angle)]
            if luck.random() < 0.5:
                deep = min(luck.uniform(6, 12), hall.v0 - plot.v0 + 2)
                office = Rect(hall.u0, hall.v0 - deep, hall.u0 + 12, hall.v0)
                bodies.append(site.flat(site.ring(office), luck.uniform(3, 9), 0.0, Material.CONCRETE, site.angle))
            site.build([_tin(site, body) for body in bodies], site.angle, "industry", rules["clutter"] * 0.6, 4.0)
            if hall.v0 - plot.v0 > 8:
                site.yards.append(Rect(plot.u0 + 13, plot.v0, plot.u1, hall.v0 - 1))
            if plot.u1 - hall.u1 > 8:
                site.yards.append(Rect(hall.u1 + 1, plot.v0, plot.u1, plot.v1))
                site.vacant.append(Rect(hall.u1 + 1.5, plot.v0 + 1, plot.u1 - 1, plot.v1 - 1))


def _tin(site: Site, body: Body) -> Body:
    return replace(body, material=_pick(site, ROOFS_LIGHT)) if site.luck.random() < 0.7 else body


def _sawtooth(site: Site, hall: Rect, height: float) -> list[Body]:
    steep = site.luck.uniform(0.25, 0.45)
    return [Body(site.ring(Rect(hall.u0, v0, hall.u1, v1)), height, Roof.LEAN, steep, site.angle, 0.0,
                 Material.GREY_TILE) for v0, v1 in _cells(hall.v0, hall.v1, 6.0, 9.0, site.luck)]


def oldtown(site: Site, block: Rect) -> None:
    """Old houses wall to wall with pitched roofs, courtyards, lean-tos of all ages."""
    luck, rules = site.luck, site.rules
    site.stain(block, Material.PAVING)
    for v0, v1 in _cells(block.v0, block.v1, 10.0, 18.0, luck):
        turn, deep = luck.normal(0, rules["crooked"] * 0.3), luck.uniform(0.5, 0.75)
        for u0, u1 in _cells(block.u0, block.u1, 5.0, 11.0, luck):
            if luck.random() < rules["vacant"]:
                site.vacant.append(Rect(u0, v0, u1, v1).shrunk(0.6))
                continue
            house = Rect(u0, v0, u1, v0 + (v1 - v0) * deep)
            height = luck.choice([3.2, 5.6, 6.4, 8.8]) + luck.uniform(-0.3, 0.5)
            body = _pitched(site, house, height, turn) if luck.random() < 0.75 else site.flat(
                site.ring(house, turn), height, _parapet(site), _pick(site, ROOFS_FLAT), site.angle + turn)
            bodies = [body]
            if luck.random() < 0.3:
                yard = Rect(u0, house.v1, u0 + (u1 - u0) * 0.5, v1 - 0.6)
                bodies.append(Body(site.ring(yard, turn), luck.uniform(2.3, 3.2), Roof.LEAN, luck.uniform(0.05, 0.3),
                                   site.angle + turn, 0.0, _pick(site, ROOFS_LIGHT)))
            else:
                site.vacant.append(Rect(u0 + 0.4, house.v1 + 0.5, u1 - 0.4, v1 - 0.4))
            site.build(bodies, site.angle + turn, "oldtown", rules["clutter"] * 0.4, 2.9)
            if luck.random() < 0.12:
                site.plant(u1 - 1.5, v1 - 1.5, 0.7)


def slabs(site: Site, block: Rect) -> None:
    """Rows of slab blocks of five to eight storeys, with bicycle sheds and gardens between."""
    luck, rules = site.luck, site.rules
    site.stain(block, Material.GRASS if luck.random() < 0.6 else Material.PAVING)
    gap, pitched = luck.uniform(24, 34), luck.random() < rules["pitched"]
    for v0, v1 in _cells(block.v0, block.v1, gap, gap * 1.15, luck):
        for u0, u1 in _cells(block.u0 + 2, block.u1 - 2, 34.0, 66.0, luck):
            if luck.random() < rules["vacant"] * 0.7:
                site.vacant.append(Rect(u0, v0, u1, v1).shrunk(3))
                continue
            house = Rect(u0 + 2, v0 + 2, u1 - 2, v0 + 2 + luck.uniform(10, 15))
            height = int(luck.integers(4, 9)) * rules["storey"]
            body = _pitched(site, house, height, 0.0, luck.uniform(0.3, 0.5)) if pitched else site.flat(
                site.ring(house), height, _parapet(site), _pick(site, ROOFS_FLAT), site.angle)
            bodies = [body]
            if luck.random() < 0.3:
                bodies.append(site.flat(site.ring(Rect(house.u0, house.v1, house.u0 + luck.uniform(6, 18),
                                                       house.v1 + luck.uniform(3, 5))), luck.uniform(2.8, 4.0), 0.0,
                                        _pick(site, ROOFS_FLAT), site.angle))
            site.build(bodies, site.angle, "slabs", rules["clutter"] * 0.8, rules["storey"])
            if v1 - house.v1 > 9:
                _lawn(site, Rect(u0, house.v1 + 6, u1, v1), Rect(0, 0, 0, 0))
                site.vacant.append(Rect(u0 + 20, house.v1 + 0.8, u1 - 2, house.v1 + 5.5))


def park(site: Site, block: Rect) -> None:
    """Trees, a pond, paths and a pavilion or two."""
    luck = site.luck
    site.stain(block, Material.GRASS)
    if min(block.wide, block.deep) > 40:
        wide, deep = luck.uniform(12, block.wide * 0.4), luck.uniform(10, block.deep * 0.4)
        u, v = luck.uniform(block.u0 + 5, block.u1 - wide - 5), luck.uniform(block.v0 + 5, block.v1 - deep - 5)
        pond = Rect(u, v, u + wide, v + deep)
        site.pool(pond)
    else:
        pond = Rect(0, 0, 0, 0)
    for _ in range(luck.poisson(block.wide * block.deep / luck.uniform(40, 120))):
        u, v = luck.uniform(block.u0, block.u1), luck.uniform(block.v0, block.v1)
        if not (pond.u0 - 2 < u < pond.u1 + 2 and pond.v0 - 2 < v < pond.v1 + 2):
            site.plant(u, v, luck.uniform(0.4, 1.2))
    side = luck.uniform(8, 20)
    spot = Rect(block.u0 + 3, block.v0 + 3, block.u0 + 3 + side, block.v0 + 3 + side)
    site.vacant.append(spot)


FILLERS: dict[str, Filler] = {"village": village, "suburb": suburb, "towers": towers, "industry": industry,
                              "oldtown": oldtown, "slabs": slabs, "park": park, "terraces": terraces}
