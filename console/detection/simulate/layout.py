"""From a seed to a laid-out scene: terrain, streets, blocks, and every block filled in its style."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from console.detection.simulate.materials import Material
from console.detection.simulate.paint import Ground
from console.detection.simulate.rules import draw_rules, draw_styles
from console.detection.simulate.site import Rect, Site, Spot
from console.detection.simulate.styles import FILLERS

MARGIN = 40.0      # m of city around the survey, so that its edge is no edge of the city
_BLOCKS = {"village": (55, 110), "suburb": (60, 120), "towers": (110, 190), "industry": (90, 190),
           "oldtown": (50, 100), "slabs": (80, 150), "park": (40, 110), "terraces": (50, 110)}


def lay_out(size: float, style: str, luck: np.random.Generator) -> Site:
    """Lay out one scene in its earlier state, without anything that changes.

    Args:
        size: side of the survey, m.
        style: one of `rules.STYLES`, or "mixed".
        luck: all its chances.
    """
    site = Site(luck, lay_ground(size, luck), size, luck.uniform(-np.pi / 4, np.pi / 4), draw_rules(luck))
    shares = draw_styles(style, luck)
    reach = size * 0.71 + MARGIN
    _divide(site, Rect(-reach, -reach, reach, reach), shares, luck.uniform(14, 30))
    _keep_near(site)
    return site


def lay_ground(size: float, luck: np.random.Generator) -> Ground:
    """Terrain: a slope, hills of several sizes, sometimes terraces."""
    cell = 4.0
    n = int((size + 4 * MARGIN) / cell) + 2
    at = -2 * MARGIN + np.arange(n) * cell
    x, y = np.meshgrid(at, at)
    relief = luck.choice([0.0, 0.5, 2.0, 6.0])
    heights = luck.uniform(2, 60) + relief * 0.004 * (x * luck.normal() + y * luck.normal())
    for wave in (700.0, 280.0, 110.0):
        for _ in range(3):
            way, phase = luck.uniform(0, 6.28), luck.uniform(0, 6.28)
            heights += relief * (wave / 700) * 0.5 * np.sin((x * np.cos(way) + y * np.sin(way)) * 6.28 / wave + phase)
    if relief >= 2 and luck.random() < 0.3:
        step = luck.uniform(1.5, 3.5)
        heights = heights * 0.3 + np.round(heights / step) * step * 0.7
    return Ground(-2 * MARGIN, -2 * MARGIN, cell, heights.astype(np.float32))


def _divide(site: Site, rect: Rect, shares: dict[str, float], road: float) -> None:
    """Cut a rectangle by a street, and its halves again, until they are blocks."""
    luck = site.luck
    style = str(luck.choice(list(shares), p=list(shares.values())))
    low, high = _BLOCKS[style]
    long, target = max(rect.wide, rect.deep), luck.uniform(low, high)
    if long <= max(target * 1.5, 2 * low * 0.8 + road) or (min(rect.wide, rect.deep) < 35 and long < 2 * high):
        if min(rect.wide, rect.deep) > 12 and _meets(site, rect):
            FILLERS[style](site, rect.shrunk(2.0))
        return
    cut = luck.uniform(0.38, 0.62)
    narrow = max(5.0, road * luck.uniform(0.6, 0.85))
    if rect.wide >= rect.deep:
        u = rect.u0 + cut * rect.wide
        _street(site, Rect(u - road / 2, rect.v0, u + road / 2, rect.v1), False)
        halves = [rect._replace(u1=u - road / 2), rect._replace(u0=u + road / 2)]
    else:
        v = rect.v0 + cut * rect.deep
        _street(site, Rect(rect.u0, v - road / 2, rect.u1, v + road / 2), True)
        halves = [rect._replace(v1=v - road / 2), rect._replace(v0=v + road / 2)]
    for half in halves:
        _divide(site, half, shares, narrow)


def _street(site: Site, rect: Rect, along_u: bool) -> None:
    """Asphalt, street trees, cars."""
    luck, rules = site.luck, site.rules
    site.stain(rect, Material.ASPHALT)
    long = rect.wide if along_u else rect.deep
    wide = rect.deep if along_u else rect.wide
    for edge in (1.2, wide - 1.2):
        for at in np.arange(2, long - 2, 6.2):
            u, v = (rect.u0 + at, rect.v0 + edge) if along_u else (rect.u0 + edge, rect.v0 + at)
            if luck.random() < rules["street_trees"] * 6:
                site.plant(u, v, 0.8)
            elif wide > 6:
                inward = 1.0 if edge < wide / 2 else -1.0
                u, v = (u, v + inward) if along_u else (u + inward, v)
                site.parking.append(Spot(*site.world(u, v), site.angle + (0 if along_u else np.pi / 2)))


def _meets(site: Site, rect: Rect) -> bool:
    window = shapely.box(-MARGIN, -MARGIN, site.size + MARGIN, site.size + MARGIN)
    return bool(window.intersects(shapely.Polygon(site.ring(rect))))


def _keep_near(site: Site) -> None:
    """Drop what lies beyond the margin: it would only cost time."""
    low, high = -MARGIN, site.size + MARGIN
    site.trees = [t for t in site.trees if low < t.x < high and low < t.y < high]
    site.parking = [p for p in site.parking if low < p.x < high and low < p.y < high]
    near = [b for b in site.buildings
            if any(((body.ring > low) & (body.ring < high)).all(axis=1).any() for body in b.bodies)]
    site.buildings = [replace(building, number=number) for number, building in enumerate(near)]
    site.vacant = [r for r in site.vacant if r.wide > 1.5 and r.deep > 1.5 and site.inside(r, 1.0)]
    site.yards = [r for r in site.yards if r.wide > 3 and r.deep > 3 and site.inside(r, 1.0)]
