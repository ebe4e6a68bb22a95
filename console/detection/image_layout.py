"""Where things stand in a painted pair: streets, houses of several manners, trees, cars, slabs; and in which epoch."""

from __future__ import annotations

import numpy as np

from console.detection.image_plan import Clutter, House, Patch, Plan, Seen, Strip, Tree

ROOFS = np.array([[95, 90, 85], [70, 68, 68], [120, 105, 95], [150, 145, 140], [60, 62, 70], [140, 85, 70],
                  [165, 95, 75], [205, 205, 205], [235, 235, 230], [85, 110, 150], [60, 90, 150], [110, 120, 115],
                  [175, 165, 150], [90, 75, 65], [130, 130, 135], [80, 105, 95]], float)
GROUND = np.array([[95, 100, 60], [115, 110, 75], [75, 85, 50], [135, 120, 90], [160, 145, 120], [100, 85, 65],
                   [90, 90, 85], [60, 70, 45]], float)
LEAVES = np.array([[45, 65, 35], [60, 80, 45], [35, 50, 35], [75, 85, 60], [95, 95, 75], [50, 70, 60]], float)
CARS = np.array([[240, 240, 240], [30, 30, 32], [120, 120, 125], [150, 30, 30], [40, 60, 120], [200, 195, 180]], float)
THINGS = np.array([[190, 188, 180], [160, 155, 150], [215, 210, 200], [60, 130, 160], [150, 80, 60], [70, 110, 75],
                   [100, 100, 105], [170, 140, 110]], float)


def lay_out(luck: np.random.Generator, extent: float) -> Plan:
    """Draw a plan of a square of `extent` metres."""
    manner = luck.choice(["suburb", "suburb", "suburb", "village", "industry", "scattered", "slabs"])
    strips = _streets(luck, extent, manner)
    spots = _spots(luck, extent, manner, strips)
    houses = _houses(luck, extent, manner, spots)
    patches = _gardens(luck, extent, houses) + _around_houses(luck, extent, houses, strips)
    strips += _tracks(luck, extent)
    if luck.random() < 0.6:
        strips += _fences(luck, houses)
    trees = _trees(luck, extent, houses, strips)
    built = _zones(luck, extent, houses)
    return Plan(houses, trees, strips, patches, built)


def _streets(luck: np.random.Generator, extent: float, manner: str) -> list[Strip]:
    count = {"suburb": luck.integers(1, 4), "village": luck.integers(1, 3), "industry": luck.integers(1, 3),
             "scattered": luck.integers(0, 2), "slabs": luck.integers(1, 3)}[manner]
    turn = luck.uniform(0, np.pi)
    found = []
    for _ in range(int(count)):
        middle = np.array([extent / 2, extent / 2]) + luck.uniform(-0.45, 0.45, 2) * extent
        way = turn + (np.pi / 2 if luck.random() < 0.3 else 0.0) + luck.normal(0, 0.05)
        along = np.linspace(-1.2, 1.2, 25) * extent
        bow = luck.normal(0, 0.0012) * along ** 2 / 1.5 if luck.random() < 0.6 else 0 * along
        line = middle + along[:, None] * [np.cos(way), np.sin(way)] + bow[:, None] * [-np.sin(way), np.cos(way)]
        early = bool(luck.random() < 0.7)
        width = luck.uniform(5, 11) if manner != "village" else luck.uniform(3, 7)
        found.append(Strip(line, float(width), None, (early, bool(early or luck.random() < 0.9))))
    return found


def _fences(luck: np.random.Generator, houses: list[House]) -> list[Strip]:
    """Thin lines round the lots, behind the houses."""
    found = []
    shade = luck.uniform(40, 110) * luck.uniform(0.9, 1.1, 3)
    for house in houses:
        a, b = house.parts[0][2] + luck.uniform(1, 3), house.parts[0][3]
        far = b + luck.uniform(6, 16)
        corners = np.array([(-a, b * 0.5), (-a, far), (a, far), (a, b * 0.5)])
        east, north = np.cos(house.turn), np.sin(house.turn)
        line = np.stack([house.x + corners[:, 0] * east - corners[:, 1] * north,
                         house.y + corners[:, 0] * north + corners[:, 1] * east], axis=1)
        found.append(Strip(line, 0.4, shade, house.seen))
    return found


def _spots(luck: np.random.Generator, extent: float, manner: str, strips: list[Strip]) -> list[tuple[float, ...]]:
    """(x, y, turn, largest half-length along, across) of lots."""
    spots: list[tuple[float, ...]] = []
    if manner == "suburb":
        pitch = luck.uniform(13, 24)
        deep = luck.uniform(7, 11)
        for strip in strips:
            steps = np.diff(strip.line, axis=0)
            length = np.r_[0, np.cumsum(np.hypot(*steps.T))]
            for at in np.arange(luck.uniform(0, pitch), length[-1], pitch):
                if luck.random() < 0.1:
                    continue
                x, y = (np.interp(at, length, strip.line[:, k]) for k in (0, 1))
                k = min(int(np.searchsorted(length, at)), len(steps)) - 1
                way = float(np.arctan2(steps[k, 1], steps[k, 0]))
                for flank in (-1, 1):
                    for row in range(2 if luck.random() < 0.3 else 1):
                        off = flank * (strip.width / 2 + luck.uniform(5, 9) + deep + row * (2 * deep + 16))
                        spots.append((x - off * np.sin(way) + luck.normal(0, 0.5), y + off * np.cos(way), way
                                      + (np.pi if flank > 0 else 0), (pitch - luck.uniform(1.5, 5)) / 2, deep))
        return spots
    if manner == "scattered":
        return [(*luck.uniform(0, extent, 2), luck.uniform(0, np.pi), luck.uniform(3, 12), luck.uniform(3, 9))
                for _ in range(int(luck.integers(3, 22)))]
    size = {"village": luck.uniform(4, 8, 2), "industry": luck.uniform(14, 34, 2),
            "slabs": np.array((luck.uniform(14, 30), luck.uniform(5, 9)))}[manner]
    gap = {"village": luck.uniform(0.4, 6, 2), "industry": luck.uniform(8, 25, 2),
           "slabs": luck.uniform(12, 26, 2)}[manner]
    turn = luck.uniform(0, np.pi)
    for i in range(-12, 13):
        for j in range(-12, 13):
            if luck.random() < (0.12 if manner == "village" else 0.25):
                continue
            a, b = i * (2 * size[0] + gap[0]), j * (2 * size[1] + gap[1])
            x, y = (extent / 2 + a * np.cos(turn) - b * np.sin(turn), extent / 2 + a * np.sin(turn) + b * np.cos(turn))
            if -20 < x < extent + 20 and -20 < y < extent + 20:
                spots.append((x + luck.normal(0, 0.6), y + luck.normal(0, 0.6), turn + luck.normal(0, 0.03),
                              size[0] * luck.uniform(0.55, 1), size[1] * luck.uniform(0.55, 1)))
    return spots


def _houses(luck: np.random.Generator, extent: float, manner: str, spots: list[tuple[float, ...]]) -> list[House]:
    # What is new comes in quarters more than one by one: a wave over the place says how likely.
    way, wave = luck.uniform(0, 2 * np.pi), luck.uniform(0.5, 2) * np.pi / extent
    shift, share = luck.uniform(0, 2 * np.pi), luck.choice([0.05, 0.25, 0.5, 0.8])
    usual = [_roof_colour(luck) for _ in range(int(luck.integers(1, 4)))]
    flat = {"suburb": 0.05, "village": 0.8, "industry": 0.6, "scattered": 0.4, "slabs": 0.9}[manner]
    found: list[House] = []
    for x, y, turn, a, b in spots:
        if not (-15 < x < extent + 15 and -15 < y < extent + 15):
            continue
        if any(np.hypot(x - one.x, y - one.y) < 0.75 * (min(a, b) + min(one.parts[0][2:4])) for one in found):
            continue
        quarter = np.sin((x * np.cos(way) + y * np.sin(way)) * wave + shift) * 0.5 + 0.5
        likely = share if luck.random() < 0.3 else (quarter < share) * 0.95 + 0.02
        seen: Seen = (True, True)
        if luck.random() < likely:
            seen = (False, True) if luck.random() < 0.8 else (True, False)
        colour = _roof_colour(luck) if luck.random() < 0.3 else usual[luck.integers(len(usual))]
        colour = np.clip(colour * luck.uniform(0.85, 1.15) + luck.normal(0, 4, 3), 15, 250)
        later = _roof_colour(luck) if luck.random() < 0.08 else colour * luck.uniform(0.9, 1.1)
        is_flat = luck.random() < flat
        parts = _parts(luck, a, b, is_flat, manner)
        wall = float({"suburb": luck.uniform(2.5, 6), "village": luck.uniform(3, 18), "industry": luck.uniform(5, 12),
                      "scattered": luck.uniform(2.3, 8), "slabs": luck.uniform(9, 30)}[manner])
        found.append(House(x, y, turn, parts, 0.0 if is_flat else luck.uniform(0.25, 0.75), wall,
                           np.clip(luck.uniform(60, 200) * luck.uniform(0.9, 1.1, 3), 20, 240), (colour, later), seen,
                           len(found) + 1, luck.uniform(0.0, 0.07), luck.uniform(0.0, 0.1),
                           luck.uniform(0.8, 3) if luck.random() < 0.2 else 0.0,
                           _rim(luck, is_flat), _clutter(luck, a, b, is_flat)))
    return found


def _rim(luck: np.random.Generator, flat: bool) -> float:
    if luck.random() < (0.5 if flat else 0.2):
        return float(luck.choice([0.6, 0.8, 1.2, 1.4]))
    return 0.0


def _roof_colour(luck: np.random.Generator) -> np.ndarray:
    one = luck.integers(len(ROOFS)) if luck.random() < 0.6 else luck.integers(6)  # the first six are the commonest
    found: np.ndarray = np.clip(ROOFS[one] * luck.uniform(0.75, 1.25) + luck.normal(0, 6, 3), 15, 250)
    return found


def _parts(luck: np.random.Generator, a: float, b: float, flat: bool,
           manner: str) -> list[tuple[float, float, float, float, int]]:
    roof = 0 if flat else int(luck.choice([1, 1, 2, 3] if manner == "suburb" else [1, 2, 2, 3]))
    a, b = max(a, 2.0), max(b, 2.0)
    parts = [(0.0, 0.0, a * luck.uniform(0.8, 1), b * luck.uniform(0.65, 1), roof)]
    for _ in range(int(luck.integers(0, 4)) if manner != "village" else int(luck.integers(0, 2))):
        pa, pb = a * luck.uniform(0.25, 0.6), b * luck.uniform(0.3, 0.7)
        pu, pv = luck.uniform(-1, 1) * (a - pa), luck.choice([-1, 1]) * (b * 1.15 - pb)
        parts.append((float(pu), float(pv), float(pa), float(pb), roof if luck.random() < 0.7 else 2 * (not flat)))
    return parts


def _clutter(luck: np.random.Generator, a: float, b: float, flat: bool) -> list[Clutter]:
    many = int(luck.integers(0, 7)) if flat else int(luck.integers(0, 4)) * int(luck.random() < 0.4)
    return [(luck.uniform(-0.7, 0.7) * a, luck.uniform(-0.7, 0.7) * b, luck.uniform(0.4, 2.2), luck.uniform(0.4, 1.8),
             luck.uniform(0.2, 2.5) if flat else 0.1, luck.uniform(0.5, 1.5)) for _ in range(many)]


def _gardens(luck: np.random.Generator, extent: float, houses: list[House]) -> list[Patch]:
    """Lots behind houses and fields between: as rectangular as roofs, and none."""
    found = []
    if luck.random() < 0.6:
        for house in houses:
            size = np.array([house.parts[0][2] + luck.uniform(0.5, 3), luck.uniform(3, 9)])
            off = house.parts[0][3] * luck.uniform(0.6, 1) + size[1]
            at = np.array([house.x - off * np.sin(house.turn), house.y + off * np.cos(house.turn)])
            found.append(Patch(at, house.turn, size, _grown(luck), house.seen, rough=luck.uniform(0.03, 0.2)))
    turn = luck.uniform(0, np.pi)
    for _ in range(int(luck.integers(0, 6))):
        seen = (bool(luck.random() < 0.6), bool(luck.random() < 0.7))
        found.append(Patch(luck.uniform(0, extent, 2), turn + luck.choice([0, np.pi / 2]), luck.uniform(4, 30, 2),
                           _grown(luck), seen, rough=luck.uniform(0.03, 0.25)))
    return found


def _tracks(luck: np.random.Generator, extent: float) -> list[Strip]:
    """Bare ways, ditches and banks."""
    found = []
    for _ in range(int(luck.integers(0, 4))):
        way, at = luck.uniform(0, np.pi), luck.uniform(0, extent, 2)
        along = np.linspace(-1.2, 1.2, 12) * extent
        wander = np.cumsum(luck.normal(0, 1.5, 12))
        line = at + along[:, None] * [np.cos(way), np.sin(way)] + wander[:, None] * [-np.sin(way), np.cos(way)]
        seen = (bool(luck.random() < 0.6), bool(luck.random() < 0.7))
        found.append(Strip(line, luck.uniform(1.5, 14), _grown(luck), seen))
    return found


def _grown(luck: np.random.Generator) -> np.ndarray:
    found: np.ndarray = np.clip(GROUND[luck.integers(len(GROUND))] * luck.uniform(0.6, 1.25) + luck.normal(0, 6, 3),
                                10, 250)
    return found


def _around_houses(luck: np.random.Generator, extent: float, houses: list[House], strips: list[Strip]) -> list[Patch]:
    found = []
    for house in houses:
        if luck.random() < 0.6:  # a drive or yard beside it, there as long as the house is
            size = luck.uniform(1.5, 6, 2)
            off = luck.choice([-1, 1]) * (house.parts[0][3] + size[1] * 0.8)
            side = luck.uniform(-0.6, 0.6) * house.parts[0][2]
            at = np.array([house.x + side * np.cos(house.turn) - off * np.sin(house.turn),
                           house.y + side * np.sin(house.turn) + off * np.cos(house.turn)])
            seen = house.seen if luck.random() < 0.8 else (True, True)
            found.append(Patch(at, house.turn, size, _thing(luck), seen))
    for _ in range(int(luck.integers(0, 9))):  # slabs, courts, pools, fields, storage: no roofs
        seen = (bool(luck.random() < 0.5), bool(luck.random() < 0.6))
        found.append(Patch(luck.uniform(0, extent, 2), luck.uniform(0, np.pi), luck.uniform(2, 16, 2), _thing(luck),
                           seen))
    for _ in range(int(luck.integers(0, 40))):
        if strips and luck.random() < 0.7:
            strip = strips[luck.integers(len(strips))]
            k = int(luck.integers(1, len(strip.line)))
            way = strip.line[k] - strip.line[k - 1]
            turn = float(np.arctan2(way[1], way[0]))
            at = strip.line[k - 1] + way * luck.random() + luck.uniform(-0.4, 0.4) * strip.width * np.array(
                [-np.sin(turn), np.cos(turn)])
        else:
            at, turn = luck.uniform(0, extent, 2), luck.uniform(0, np.pi)
        seen = (True, False) if luck.random() < 0.5 else (False, True)
        big = luck.random() < 0.1  # lorries and containers
        size = np.array([luck.uniform(4, 7), 1.3]) if big else np.array([luck.uniform(1.9, 2.6), 0.9])
        found.append(Patch(at, turn, size, CARS[luck.integers(len(CARS))] * luck.uniform(0.8, 1.1), seen,
                           2.6 if big else 1.4))
    return found


def _thing(luck: np.random.Generator) -> np.ndarray:
    one = THINGS[luck.integers(len(THINGS))]
    found: np.ndarray = np.clip(one * luck.uniform(0.8, 1.2) + luck.normal(0, 6, 3), 10, 250)
    return found


def _trees(luck: np.random.Generator, extent: float, houses: list[House], strips: list[Strip]) -> list[Tree]:
    colours = [np.clip(LEAVES[luck.integers(len(LEAVES))] * luck.uniform(0.7, 1.4), 12, 200) for _ in range(3)]
    many, clumped = int(luck.choice([5, 30, 90, 160])), luck.random() < 0.6
    clumps = luck.uniform(0, extent, (int(luck.integers(2, 9)), 2))
    bare = bool(luck.random() < 0.15)
    usual = luck.uniform(1.0, 4.5)
    streets = [strip for strip in strips if strip.width > 1]
    found = []
    for _ in range(many):
        x, y = (clumps[luck.integers(len(clumps))] + luck.normal(0, extent / 12, 2)
                if clumped and luck.random() < 0.8 else luck.uniform(0, extent, 2))
        radius = float(np.clip(usual * luck.lognormal(0, 0.35), 0.7, 8))
        seen: Seen = (bool(luck.random() < 0.9), bool(luck.random() < 0.85))
        over = False
        for house in houses:
            if np.hypot(x - house.x, y - house.y) < min(house.parts[0][2:4]) + radius * 0.7:
                if luck.random() < 0.15 and radius < 3:
                    over = True  # leans over the eaves
                    x, y = x + np.sign(x - house.x) * house.parts[0][2] * 0.7, y
                else:
                    seen = (seen[0] and not house.seen[0], seen[1] and not house.seen[1])
        for strip in streets:
            if np.hypot(*(strip.line - [x, y]).T).min() < strip.width / 2:
                seen = (seen[0] and not strip.seen[0], seen[1] and not strip.seen[1])
        found.append(Tree(float(x), float(y), radius, float(luck.uniform(0.5, 4)), colours[luck.integers(3)],
                          float(luck.uniform(0.3, 1.2)), seen, over, bare))
    return found


def _zones(luck: np.random.Generator, extent: float,
           houses: list[House]) -> tuple[np.ndarray | None, np.ndarray | None]:
    """Around the houses of either epoch; earth may be laid bare before anything stands."""
    n = 48
    place = (np.arange(n) + 0.5) * extent / n
    reach = luck.uniform(10, 22)
    ahead = luck.random() < 0.35
    out: list[np.ndarray | None] = []
    for epoch in (0, 1):
        near = np.zeros((n, n), bool)
        for house in houses:
            if house.seen[epoch] or (ahead and epoch == 0):
                near |= np.hypot(place[None, :] - house.x, place[:, None] - house.y) < reach
        out.append(near if near.any() else None)
    return out[0], out[1]
