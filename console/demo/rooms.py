"""What is registered in the demo's buildings: 400,000 rooms, people and firms, all invented and marked as such.

Identity numbers begin with 000000 and telephones with 000, which no person and no exchange has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.demo.names import FIRST, GIVEN, SECOND, SURNAMES
from console.language import tr
from console.model.premises import Building
from console.model.register import RELATIONS, USES
from console.progress import Progress
from console.store import address_bulk as bulk
from console.store.address_tables import ROOM_BITS
from console.store.engine import roomy

PEOPLE = 60_000
FIRMS = 10_000
ROOMS_AT_ONCE = 50_000     # between two words of progress
PEOPLE_AT_ONCE = 20_000
_HOMES = ("residential", "urban_village")
_USE_OF = {"residential": "home", "urban_village": "home", "office": "office", "industrial": "workshop",
           "school": "public", "hospital": "public", "public": "public"}
_SHOPS = ("便利店", "餐饮店", "药店", "理发店", "五金店", "水果店", "快递驿站", "电动车行")
_TRADES = ("零售", "餐饮", "物流", "软件服务", "物业管理", "电子加工", "教育培训", "医疗健康", "房产中介", "金融服务")
_ENDINGS = ("有限公司", "商贸有限公司", "科技有限公司", "服务部", "商行", "经营部")
_BUSINESS = (USES.index("shop"), USES.index("office"))

Ints = NDArray[np.int64]


def register_demo(connection: Connection, buildings: Sequence[Building], seed: int,
                  progress: Progress | None = None) -> dict[str, int]:
    """Fill the demo's buildings, in the transaction that writes them.

    Args:
        progress: told what is done; cancelling takes the transaction back.

    Returns:
        How many of each were made.
    """
    progress = progress or Progress()
    luck = np.random.default_rng([seed, 25])
    buildings = sorted(buildings, key=lambda one: one.code)
    with roomy(connection):
        progress(5, 100, tr("Indexing buildings …"))
        bulk.number_new(connection, door_plates(buildings, luck))
        numbers = bulk.numbers_of(connection)
        number = np.array([numbers[int(one.code)] for one in buildings], np.int64)
        progress(30, 100, tr("Registering rooms …"))
        rooms, home = _rooms(buildings, number, luck)
        for start in range(0, len(rooms), ROOMS_AT_ONCE):
            progress(35 + 25 * start // len(rooms), 100, tr("Registering rooms …"))
            bulk.insert_rooms(connection, rooms[start:start + ROOMS_AT_ONCE])
        progress(60, 100, tr("Registering people and firms …"))
        people = _people(buildings, number, home, luck)
        for start in range(0, len(people), PEOPLE_AT_ONCE):
            progress(65 + 25 * start // len(people), 100, tr("Registering people and firms …"))
            bulk.insert_new_residents(connection, people[start:start + PEOPLE_AT_ONCE])
        progress(93, 100, tr("Registering people and firms …"))
        firms = _firms([row[0] for row in rooms if row[3] in _BUSINESS], luck)
        bulk.insert_firms(connection, firms)
    progress(98, 100, tr("Saving …"))
    return {"rooms": len(rooms), "residents": len(people), "firms": len(firms)}


def door_plates(buildings: Sequence[Building], luck: Generator) -> dict[str, str]:
    """Road and door number by code: one invented road for each base grid, numbers along it."""
    roads: dict[str, str] = {}
    used: Counter[str] = Counter()
    found = {}
    for one in buildings:
        base = one.code[:14]
        if base not in roads:
            first, second, kind = (str(luck.choice(list(words))) for words in (FIRST, SECOND, "路街道巷"))
            roads[base] = f"{first}{second}{'一二三四五六七八九'[int(base[12:]) % 9]}{kind}"
        used[base] += 1
        found[one.code] = f"{roads[base]}{used[base]}号"
    return found


def _rooms(buildings: Sequence[Building], number: Ints, luck: Generator) -> tuple[list[bulk.RoomRow], Ints]:
    """Rooms floor by floor, and the places of those somebody may live in."""
    each = np.array([max(one.rooms, 1) for one in buildings], np.int64)
    floors = np.array([max(one.floors, 1) for one in buildings], np.int64)
    of = np.repeat(np.arange(len(buildings)), each)
    serial = np.arange(len(of)) - np.repeat(np.cumsum(each) - each, each)
    per_floor = np.maximum(1, -(-each // floors))
    floor = serial // per_floor[of] + 1
    name = floor * 100 + serial % per_floor[of] + 1
    uses = np.array([USES.index(_USE_OF.get(one.use, "public")) for one in buildings], np.int64)[of]
    lives = np.isin([one.use for one in buildings], _HOMES)[of]
    shops = lives & (floor == 1) & (luck.random(len(of)) < 0.2)
    uses = np.where(shops, USES.index("shop"), uses)
    uses = np.where(lives & ~shops & (luck.random(len(of)) < 0.05), USES.index("empty"), uses)
    size = luck.integers(28, 140, len(of))
    place = number[of] << ROOM_BITS | (serial + 1)
    names = list(map(str, name.tolist()))
    for i in np.flatnonzero(shops).tolist():
        names[i] = f"{_SHOPS[int(size[i]) % len(_SHOPS)]}{names[i]}"
    rows = list(zip(place.tolist(), floor.tolist(), names, uses.tolist(), size.tolist(), [True] * len(of),
                    strict=True))
    return rows, place[uses == USES.index("home")]


def _people(buildings: Sequence[Building], number: Ints, homes: Ints, luck: Generator) -> list[bulk.ResidentRow]:
    """People in rooms, tenants in the villages, and a landlord or a manager for each building."""
    names = _names(PEOPLE + len(buildings), luck)
    village = {n for n, one in zip(number.tolist(), buildings, strict=True) if one.use == "urban_village"}
    places = np.sort(luck.choice(homes, PEOPLE)) if len(homes) else homes
    births = luck.integers(1940, 2015, len(names))
    found = []
    for i, place in enumerate([*places.tolist(), *(number << ROOM_BITS).tolist()]):
        if place & ((1 << ROOM_BITS) - 1):
            relation = "tenant" if place >> ROOM_BITS in village else "resident"
        else:
            relation = "landlord" if place >> ROOM_BITS in village else "manager"
        found.append((names[i], f"000000{births[i]}{1 + i % 12:02}{1 + i % 28:02}{i % 10_000:04}",
                      f"000-{1000 + i // 10_000:04}-{i % 10_000:04}", place, RELATIONS.index(relation), True))
    return found


def _names(count: int, luck: Generator) -> list[str]:
    surnames = np.minimum(luck.exponential(14, count).astype(int), len(SURNAMES) - 1).tolist()
    first, second = (luck.integers(0, len(GIVEN), count).tolist() for _ in range(2))
    short = (luck.random(count) < 0.18).tolist()
    return [SURNAMES[a] + GIVEN[b] + ("" if one else GIVEN[c])
            for a, b, c, one in zip(surnames, first, second, short, strict=True)]


def _firms(places: Sequence[int], luck: Generator) -> list[bulk.FirmRow]:
    chosen = np.sort(luck.choice(np.array(places, np.int64), min(FIRMS, len(places)), replace=False)).tolist()
    contacts = _names(len(chosen), luck)
    first, second, trade, ending = (luck.integers(0, len(words), len(chosen)).tolist()
                                    for words in (FIRST, SECOND, _TRADES, _ENDINGS))
    return [(f"{FIRST[a]}{SECOND[b]}{_ENDINGS[e]}", f"00000000DEMO{i:06}", place, _TRADES[t], contacts[i],
             f"000-8200-{i % 10_000:04}", True)
            for i, (place, a, b, t, e) in enumerate(zip(chosen, first, second, trade, ending, strict=True))]
