"""How each kind of change is made: what is built, raised, torn down or heaped up, and how large."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from console.detection.simulate.buildings import Body, Building, Roof, room_on
from console.detection.simulate.changes import Change, Maker, Rule, polygon
from console.detection.simulate.materials import ROOFS_FLAT, ROOFS_LIGHT, ROOFS_PITCHED, Material
from console.detection.simulate.parts import Floats, Profile, Round
from console.detection.simulate.row_rules import row_part
from console.detection.simulate.site import Rect


def _new(maker: Maker, small: bool) -> Change | None:
    """A building on open ground."""
    luck, site = maker.luck, maker.site
    if not maker.vacant:
        return None
    lot = maker.vacant[int(luck.integers(len(maker.vacant)))]
    if small:
        wide, deep, height = luck.uniform(2.0, 2.85), luck.uniform(2.05, 2.8), luck.uniform(2.1, 3.0)
    else:
        wide, deep = luck.uniform(3.0, max(3.1, min(lot.wide, 40))), luck.uniform(2.8, max(2.9, min(lot.deep, 30)))
        floors = 1 if wide * deep < 20 else int(luck.integers(1, 7 if wide * deep > 50 else 3))
        height = floors * site.rules["storey"] + luck.uniform(0, 0.6)
    if wide > lot.wide or deep > lot.deep:
        return None
    u, v = luck.uniform(lot.u0, lot.u1 - wide), luck.uniform(lot.v0, lot.v1 - deep)
    turn = luck.normal(0, 0.15) if small else luck.normal(0, site.rules["crooked"])
    ring = site.ring(Rect(u, v, u + wide, v + deep), turn)
    if not maker.free(ring):
        return None
    body = _any_body(maker, ring, height, site.angle + turn, light=small or luck.random() < 0.3)
    made = Building(maker.next_number, site.ground.at(*ring.mean(axis=0)), site.angle + turn, (body,), style="new",
                    storey=site.rules["storey"])
    maker.next_number += 1
    return Change("new", "new", polygon(ring), made.number, None, made)


def _any_body(maker: Maker, ring: Floats, height: float, angle: float, light: bool) -> Body:
    """A body under any roof, of any material that fits."""
    luck = maker.luck
    roof = luck.choice([Roof.FLAT, Roof.FLAT, Roof.LEAN, Roof.GABLE])  # type: ignore[arg-type]
    among = ROOFS_LIGHT if light else ROOFS_FLAT if roof is Roof.FLAT else ROOFS_PITCHED
    slope = {Roof.FLAT: 0.0, Roof.LEAN: luck.uniform(0.03, 0.3), Roof.GABLE: luck.uniform(0.15, 0.6)}[roof]
    parapet = maker.site.rules["parapet"] if roof is Roof.FLAT and not light and luck.random() < 0.5 else 0.0
    return Body(ring, height, roof, slope, angle, parapet, among[int(luck.integers(len(among)))],
                luck.uniform(-1, 1))


def _storey(maker: Maker, small: bool) -> Change | None:
    """One to three storeys on a whole body; what stood on the roof goes up with it or is gone."""
    luck = maker.luck
    one = maker.some_building(largest=1500)
    if one is None:
        return None
    body, rest = one.bodies[0], one.bodies[1:]
    up = int(luck.choice([1, 1, 1, 2, 3])) * luck.uniform(2.7, 3.4)
    if body.roof is Roof.FLAT and luck.random() < 0.3:
        body = replace(body, material=ROOFS_LIGHT[int(luck.integers(4))])
    after = replace(one, bodies=(body.raised(up), *rest), **_lifted(one, up, luck.random(len(one.on_top)) < 0.6,
                                                                   luck.random() < 0.4))
    return Change("storey", "storey", body.shape, one.number, one, after)


def _lifted(one: Building, up: float, tops: np.ndarray, rounds: bool) -> dict[str, Any]:
    """What stands on the main body, gone up with it, or gone; what stands on a wing stays as it is.

    Args:
        tops: which of the rooms on the roof go up; rounds: whether tanks and aerials do.
    """
    shape = one.bodies[0].shape
    rooms = tuple(top if not shape.contains(top.shape.centroid) else top.raised(up)
                  for top, stays in zip(one.on_top, tops, strict=True)
                  if stays or not shape.contains(top.shape.centroid))
    tanks = tuple(r if not shapely.contains_xy(shape, r.x, r.y) else replace(r, base=r.base + up)
                  for r in one.rounds if rounds or not shapely.contains_xy(shape, r.x, r.y))
    return {"on_top": rooms, "rounds": tanks}


def _part_storey(maker: Maker, small: bool) -> Change | None:
    """A storey over part of a flat roof, built like the rest."""
    luck = maker.luck
    one = maker.some_building(flat=True)
    if one is None:
        return None
    body = one.bodies[0]
    side = np.sqrt(body.shape.area)
    ring = room_on(body, side * luck.uniform(0.4, 0.7), side * luck.uniform(0.5, 0.85), luck, 0.0)
    if ring is None or polygon(ring).area < 8:
        return None
    return _on_roof(maker, one, ring, "storey", "part_storey", luck.uniform(2.7, 3.5), light=False)


def _shed(maker: Maker, small: bool) -> Change | None:
    """A shed on a flat roof, from a hutch to a canopy over the whole of it."""
    luck = maker.luck
    one = maker.some_building(flat=True, largest=3000)
    if one is None:
        return None
    body = one.bodies[0]
    side = np.sqrt(body.shape.area)
    if small:
        wide, deep = luck.uniform(2.0, 2.8), luck.uniform(2.05, 2.85)
    elif luck.random() < 0.2:
        wide, deep = side * luck.uniform(0.7, 0.9), side * luck.uniform(0.7, 0.95)
    else:
        wide, deep = luck.uniform(2.4, max(2.5, min(8, side * 0.7))), luck.uniform(3.0, max(3.1, min(10, side * 0.8)))
    ring = room_on(body, wide, deep, luck, luck.uniform(0.0, 0.6))
    if ring is None:
        return None
    return _on_roof(maker, one, ring, "shed", "roof_shed", luck.uniform(1.9, 3.1), light=True)


def _on_roof(maker: Maker, one: Building, ring: Floats, kind: str, rule: str, height: float, light: bool) -> (
        Change | None):
    shape = polygon(ring)
    if any(top.shape.distance(shape) < 0.4 and top.shape.area > 3 for top in one.on_top):
        return None
    body = one.bodies[0]
    made = _any_body(maker, ring, body.height + height, body.angle, light)
    made = replace(made, slope=min(made.slope, 0.35))
    kept = tuple(top for top in one.on_top if top.shape.distance(shape) > 0.2)
    after = replace(one, on_top=(*kept, made))
    return Change(kind, rule, shape, one.number, replace(one, on_top=kept), after)


def _shed_removed(maker: Maker, small: bool) -> Change | None:
    made = _shed(maker, small)
    if made is None:
        return None
    return replace(made, kind="demolished", rule="shed_removed", before=made.after, after=made.before)


def _beside(maker: Maker, one: Building, deep: float, long: float) -> Floats | None:
    """A free place along one side of a building's main body."""
    luck, body = maker.luck, one.bodies[0]
    count = len(body.ring)
    for side in luck.permutation(count):
        a, b = body.ring[side], body.ring[(side + 1) % count]
        edge = float(np.hypot(*(b - a)))
        share = min(long if long > 1 else long * edge, edge)
        if share < 2.0:
            continue
        along, out = (b - a) / edge, np.array([b[1] - a[1], a[0] - b[0]]) / edge
        start = a + along * luck.choice([0.0, edge - share, luck.uniform(0, max(edge - share, 1e-6))])
        end = start + along * share
        ring = np.array([start, end, end + out * deep, start + out * deep])
        if maker.free(ring + out * 0.15, but=one.number, gap=0.1) and not any(
                other.shape.intersection(polygon(ring)).area > 0.05 for other in one.bodies):
            return ring
    return None


def _extension(maker: Maker, small: bool) -> Change | None:
    """Something built against a house."""
    luck = maker.luck
    one = maker.some_building()
    if one is None:
        return None
    deep, long = (luck.uniform(2.0, 2.7), luck.uniform(2.1, 2.9)) if small else (
        luck.uniform(1.8, 6.0), luck.uniform(2.5, 12.0))
    ring = _beside(maker, one, deep, long)
    if ring is None:
        return None
    floors = max(1, round(one.bodies[0].height / one.storey))
    height = min(luck.uniform(2.4, 3.3) + one.storey * int(luck.integers(0, floors)), one.bodies[0].height)
    height = max(height, 2.3)
    body = _any_body(maker, ring, height, one.angle, light=luck.random() < 0.5)
    body = replace(body, roof=Roof.FLAT if body.roof is Roof.GABLE else body.roof, slope=min(body.slope, 0.2))
    return Change("extension", "extension", polygon(ring), one.number, one,
                  replace(one, bodies=(*one.bodies, body)))


def _widening(maker: Maker, small: bool) -> Change | None:
    """A facade moved out by a metre or a metre and a half, over whole storeys."""
    luck = maker.luck
    one = maker.some_building()
    if one is None:
        return None
    ring = _beside(maker, one, luck.uniform(1.0, 1.5), luck.uniform(0.6, 1.0))
    if ring is None:
        return None
    floors = max(1, round(one.bodies[0].height / one.storey))
    down = one.storey * int(luck.integers(0, floors)) if luck.random() < 0.4 else 0.0
    height = max(one.bodies[0].height - down, 2.5)
    body = Body(ring, height, Roof.FLAT, 0.0, one.angle, 0.0, one.bodies[0].material, luck.uniform(-1, 1))
    return Change("extension", "widening", polygon(ring), one.number, one,
                  replace(one, bodies=(*one.bodies, body)))


def _raise(maker: Maker, small: bool) -> Change | None:
    """A roof plane that lies a little higher than before: a new deck, a jacked roof."""
    luck = maker.luck
    one = maker.some_building(largest=2500)
    if one is None or one.bodies[0].shape.area < 12:
        return None
    up = float(np.exp(luck.uniform(np.log(0.22), np.log(1.5))))
    after = replace(one, bodies=(one.bodies[0].raised(up), *one.bodies[1:]),
                    **_lifted(one, up, np.ones(len(one.on_top), bool), True))
    return Change("raise", "raise", one.bodies[0].shape, one.number, one, after)


def _demolition(maker: Maker, small: bool) -> Change | None:
    """A building that is gone, often with rubble where it stood."""
    luck = maker.luck
    one = maker.some_building(largest=900)
    if one is None:
        return None
    shape = maker.footprints[one.number]
    if not isinstance(shape, shapely.Polygon):
        return None
    rubble = []
    for _ in range(int(luck.integers(0, 6))):
        x, y = shape.centroid.x + luck.normal(0, 2), shape.centroid.y + luck.normal(0, 2)
        r = luck.uniform(0.6, 2.0)
        rubble.append(Round(x, y, r, r * luck.uniform(0.7, 1.3), 0, np.nan, luck.uniform(0.15, 0.6), Profile.MOUND,
                            Material.RUBBLE, 0, 0, 0.2))
    return Change("demolished", "demolition", shape, one.number, one, None, tuple(rubble))


def _lowered(maker: Maker, small: bool) -> Change | None:
    """One or more storeys taken off."""
    luck = maker.luck
    one = maker.some_building(flat=True, largest=1500)
    if one is None or one.bodies[0].height < 5.8:
        return None
    down = min(int(luck.choice([1, 1, 2])) * luck.uniform(2.8, 3.3), one.bodies[0].height - 2.6)
    after = replace(one, bodies=(one.bodies[0].raised(-down), *one.bodies[1:]), on_top=(), rounds=())
    before = replace(one, on_top=(), rounds=())
    return Change("lowered", "lowered", one.bodies[0].shape, one.number, before, after)


def _heap(maker: Maker, small: bool) -> Change | None:
    """Earth or rubble heaped on open ground."""
    return _earth(maker, small, 1.0)


def _dug(maker: Maker, small: bool) -> Change | None:
    """A pit."""
    return _earth(maker, False, -1.0)


def _earth(maker: Maker, small: bool, sense: float) -> Change | None:
    luck, site = maker.luck, maker.site
    if not maker.vacant:
        return None
    lot = maker.vacant[int(luck.integers(len(maker.vacant)))]
    most = min(lot.wide, lot.deep) / 2
    if most < 1.3:
        return None
    across = luck.uniform(1.25, min(1.7, most)) if small else luck.uniform(min(1.6, most), min(most, 12.0))
    along = across * luck.uniform(1.0, 1.6)
    height = sense * min(across * luck.uniform(0.55, 0.9), 5.0)
    u, v = luck.uniform(lot.u0, lot.u1), luck.uniform(lot.v0, lot.v1)
    x, y = site.world(u, v)
    profile = Profile.MOUND if luck.random() < 0.6 else Profile.CONE
    body = Round(x, y, across, along, luck.uniform(0, 3.1), np.nan, height, profile, Material.HEAP,
                 luck.uniform(-1, 1), 0.0, luck.uniform(0, 0.25))
    shape = shapely.Polygon(outline(body, 0.2))
    if not maker.free(shapely.get_coordinates(shapely.buffer(shape, 0.6).exterior), gap=0.2):
        return None
    name = "heap" if sense > 0 else "dug"
    return Change(name, name, shape, -1, None, None, (body,))


def outline(body: Round, least: float) -> Floats:
    """Where a round body is `least` metres high; the waver of its rim is the painter's."""
    way = np.linspace(0, 2 * np.pi, 73)[:-1]
    share = min(least / abs(body.height), 0.9)
    turn = (body.x * 12.9898 + body.y * 78.233) % 6.2831853
    r = (1 - share if body.profile is Profile.CONE else 1 - share / 1.8) * np.ones(len(way))
    r *= 1 + body.rough * (0.5 * np.sin(3 * way + turn) + 0.3 * np.sin(5 * way + 2.7 * turn)
                           + 0.2 * np.sin(9 * way + 4.1 * turn))
    u, v = r * np.cos(way) * body.across, r * np.sin(way) * body.along
    cos, sin = np.cos(body.angle), np.sin(body.angle)
    return np.column_stack([body.x + u * cos - v * sin, body.y + u * sin + v * cos])


RULES: dict[str, tuple[Rule, float]] = {
    "new": (_new, 0.18), "storey": (_storey, 0.15), "part_storey": (_part_storey, 0.06), "shed": (_shed, 0.17),
    "shed_removed": (_shed_removed, 0.04), "extension": (_extension, 0.12), "widening": (_widening, 0.08),
    "raise": (_raise, 0.08), "demolition": (_demolition, 0.06), "row_part": (row_part, 0.03),
    "lowered": (_lowered, 0.03), "heap": (_heap, 0.05), "dug": (_dug, 0.01),
}
