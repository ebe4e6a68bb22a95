"""`bench address`: a city of generated buildings and rooms, imported from files and searched as somebody types."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import polars as pl
import shapely
from numpy.random import Generator
from sqlalchemy import text

from console.exchange.address.importer import Registers
from console.insight.address_words import AddressWords
from console.insight.object_card import ObjectCards
from console.insight.search_all import SearchAll
from console.ledger.ledger import Ledger
from console.model.area import Area, Level
from console.model.person import OPERATOR
from console.progress import Progress
from console.store import address_bulk as bulk
from console.store.address_tables import ROOM_BITS
from console.store.addresses import AddressStore
from console.store.areas import AreaStore
from console.store.engine import Store
from console.store.places import PlaceStore

_CITY = "4403"
_WEST, _SOUTH, _SIDE = 113.8, 22.4, 0.4     # degrees
_LEVELS = ((Level.DISTRICT, 2, 10), (Level.STREET, 3, 8), (Level.COMMUNITY, 3, 10), (Level.GRID, 3, 10))
_CHARACTERS = "翠景锦嘉悦和安康云瑞雅碧金银彩鸿祥兴富星怡馨丽秀海湖林园泽城源泰庭州湾峰岭竹荷榕梅福田龙华"
_ENDINGS = ("花园", "名苑", "华庭", "雅居", "家园", "新村", "大厦", "公寓", "中心", "广场")
_PEOPLE = 200_000
_FIRMS = 50_000
_QUESTIONS = 150        # of each sort


class Parts(Protocol):
    """What of a console is measured."""

    store: Store
    ledger: Ledger
    areas: AreaStore
    places: PlaceStore
    addresses: AddressStore
    address_words: AddressWords
    search: SearchAll
    cards: ObjectCards


def bench_address(parts: Parts, folder: Path, buildings: int, rooms: int, progress: Progress | None = None,
                  seed: int = 25) -> dict[str, Any]:
    """Generate, import and search.

    Args:
        parts: of an empty profile.
        folder: for the files to import; some 1 GB for 11 million rooms.
        buildings, rooms: how many.

    Returns:
        Rates, milliseconds at the median and the 95th percentile, and megabytes.
    """
    progress, luck = progress or Progress(), np.random.default_rng(seed)
    _lay_areas(parts.areas)
    codes, names = _write_buildings(folder / "buildings.csv", buildings, luck)
    registers = Registers(parts.addresses, parts.places, parts.areas, parts.ledger, parts.address_words.best)
    first = _import(registers, folder / "buildings.csv", "buildings", progress)
    count = _write_rooms(folder / "rooms.csv", codes, rooms, luck)
    second = _import(registers, folder / "rooms.csv", "rooms", progress)
    (folder / "rooms.csv").unlink()
    _write_people(parts, min(_PEOPLE, count), min(_FIRMS, count), luck)
    size = _size(parts.store)
    return {
        "buildings": first, "rooms": second | {"budget_per_s": 50_000},
        "database_mb": round(size / 1e6), "database_budget_mb": 2_000, "bytes_per_room": round(size / max(count, 1)),
        "search_ms": _searches(parts, names, codes, luck) | {"budget_p95": 20.0},
        "code_prefix_ms": _time(_prefixes(codes, luck), lambda code: parts.addresses.codes(code, 20)) | {"budget": 5.0},
        "cards_ms": _cards(parts, codes, luck) | {"budget": 100.0},
        "match_ms": _time([f"{name}1203室" for name in _some(names, luck, _QUESTIONS // 3)], parts.address_words.match),
        "like_ms": _like(parts.store, _some(names, luck, 5)),
    }


def _lay_areas(areas: AreaStore) -> None:
    """Squares within squares: 10 districts, 80 streets, 800 communities, 8,000 grids."""
    new: list[Area] = []
    boxes = {_CITY: (_WEST, _SOUTH, _WEST + _SIDE, _SOUTH + _SIDE)}
    for level, digits, each in _LEVELS:
        below: dict[str, tuple[float, float, float, float]] = {}
        for parent, (west, south, east, north) in boxes.items():
            for i in range(each):
                code = f"{parent}{i + 1:0{digits}}"
                # Stripes, upright and lying by turns, fill the square above without gaps.
                low, high = i / each, (i + 1) / each
                box = (west, south + (north - south) * low, east, south + (north - south) * high) \
                    if level in (Level.DISTRICT, Level.COMMUNITY) else \
                    (west + (east - west) * low, south, west + (east - west) * high, north)
                below[code] = box
                new.append(Area(code, code, f"{level.word}{code}", level, parent if len(parent) > 4 else "", demo=True,
                                wkb=shapely.to_wkb(shapely.box(*box)), bounds=box))
        boxes = below
    areas.add(new, {"source": "bench"})


def _write_buildings(path: Path, count: int, luck: Generator) -> tuple[np.ndarray, list[str]]:
    """A register of buildings; their codes as numbers, ascending, and their names."""
    communities = 800
    where = np.sort(luck.integers(0, communities, count))
    serial = np.arange(count) - np.searchsorted(where, where)
    digits = where // 80 + 1, where % 80 // 10 + 1, where % 10 + 1
    base, number = serial // 900 + 1, serial % 900 + 1
    codes = ((((440300 + digits[0]) * 1000 + digits[1]) * 1000 + digits[2]) * 100 + base) * 100_000 + number
    picks = luck.integers(0, len(_CHARACTERS), (count, 4))
    endings = luck.integers(0, len(_ENDINGS), count)
    estates = [f"{_CHARACTERS[a]}{_CHARACTERS[b]}{_CHARACTERS[c]}{_ENDINGS[e]}" for (a, b, c), e in
               zip(picks[:count // 8 + 1, :3].tolist(), endings.tolist(), strict=False)]
    names = [f"{estates[i // 8]}{i % 8 + 1}栋" for i in range(count)]
    roads = [f"{_CHARACTERS[a]}{_CHARACTERS[d]}路{n}号" for (a, d), n in
             zip(picks[:, ::3].tolist(), (number % 300).tolist(), strict=True)]
    spot = luck.random((count, 2))
    lying, upright = 1 / 10, 1 / 8
    west = _WEST + _SIDE * ((digits[1] - 1) + spot[:, 0]) * upright
    south = _SOUTH + _SIDE * ((digits[0] - 1) + ((digits[2] - 1) + spot[:, 1]) * lying) * lying
    pl.DataFrame({"楼栋编码": codes.astype(str), "楼栋名称": names, "门牌": roads, "用途": ["住宅"] * count,
                  "层数": [30] * count, "经度": west, "纬度": south}).write_csv(path)
    return codes.astype(np.int64), names


def _write_rooms(path: Path, codes: np.ndarray, count: int, luck: Generator) -> int:
    """A register of rooms, written piece by piece."""
    each = np.maximum(1, np.rint(luck.gamma(3.0, count / len(codes) / 3.0, len(codes)))).astype(np.int64)
    written = 0
    with path.open("wb") as file:
        for start in range(0, len(codes), 50_000):
            some, n = codes[start:start + 50_000], each[start:start + 50_000]
            of = np.repeat(np.arange(len(some)), n)
            serial = np.arange(len(of)) - np.repeat(np.cumsum(n) - n, n)
            floor = serial // 4 + 1
            frame = pl.DataFrame({"房屋编码": some[of], "序": serial + 1, "房号": floor * 100 + serial % 4 + 1,
                                  "楼层": floor, "用途": ["住宅"] * len(of), "面积": 40 + serial % 90})
            frame = frame.with_columns(房屋编码=pl.col("房屋编码").cast(pl.String) + pl.col("序").cast(pl.String)
                                       .str.zfill(6)).drop("序")
            frame.write_csv(file, include_header=not start)
            written += len(of)
    return written


def _write_people(parts: Parts, people: int, firms: int, luck: Generator) -> None:
    counts = parts.addresses.counts()
    number = counts.numbers[luck.integers(0, len(counts.numbers), people)]
    places = np.sort(number << ROOM_BITS | 1).tolist()
    picks = luck.integers(0, len(_CHARACTERS), (people, 4)).tolist()
    with parts.store.write() as connection:
        bulk.insert_new_residents(connection, [
            (f"王{_CHARACTERS[a]}{_CHARACTERS[b]}", "", f"000-{c:04}-{i % 10_000:04}", place, 0, True)
            for i, (place, (a, b, c, _)) in enumerate(zip(places, picks, strict=True))])
        bulk.insert_firms(connection, [
            (f"{_CHARACTERS[a]}{_CHARACTERS[b]}{_CHARACTERS[c]}有限公司", "", place, "零售", "", f"000-{i:08}", True)
            for i, (place, (a, b, c, _)) in enumerate(zip(places[:firms], picks, strict=False))])


def _searches(parts: Parts, names: list[str], codes: np.ndarray, luck: Generator) -> dict[str, Any]:
    """Every stage of typing, all kinds asked each time."""
    chosen = _some(names, luck, _QUESTIONS)

    def ask(typed: str) -> object:
        return parts.search.find(typed, OPERATOR)

    questions: dict[str, list[str]] = {
        "as_typed": [name[:n] for name in chosen[:_QUESTIONS // 3] for n in range(2, len(name) + 1)],
        "two_characters": [name[i:i + 2] for i, name in enumerate(chosen) for i in (i % (len(name) - 1),)],
        "middle": [name[1:5] for name in chosen], "with_room": [f"{name}1{n % 9 + 1}" for n, name in enumerate(chosen)],
        "initials": ["".join(random.Random(i).choices("cjhylxsf", k=2 + i % 4)) for i in range(_QUESTIONS)],
        "phone": [f"{n:04}" for n in luck.integers(0, 10_000, _QUESTIONS).tolist()],
        "code": list(_prefixes(codes, luck)), "nothing": [f"{name[:2]}无此{i}" for i, name in enumerate(chosen)],
    }
    ask(chosen[0])      # what is read once per session
    return {name: _time(texts, ask) for name, texts in questions.items()}


def _cards(parts: Parts, codes: np.ndarray, luck: Generator) -> dict[str, Any]:
    some = [f"{code:019}" for code in luck.choice(codes, _QUESTIONS).tolist()]
    grids = {one.area for code in some if (one := parts.places.building(code)) is not None}

    def show(kind: str) -> Callable[[str], object]:
        return lambda id_: parts.cards.card(kind, id_, OPERATOR)

    return {"building": _time(some, show("building")), "room": _time([f"{code}000001" for code in some], show("room")),
            "grid": _time(sorted(grids), show("area")), "street": _time([code[:9] for code in some], show("area")),
            "district": _time([code[:6] for code in some[:_QUESTIONS // 6]], show("area"))}


def _prefixes(codes: np.ndarray, luck: Generator) -> Iterator[str]:
    for i, code in enumerate(luck.choice(codes, _QUESTIONS).tolist()):
        yield f"{code:019}000001"[:2 + i % 24]


def _like(store: Store, names: list[str]) -> dict[str, float]:
    """The peer: the same question without an index, over the buildings alone."""
    def scan(typed: str) -> object:
        with store.read() as connection:
            return connection.execute(text("SELECT code FROM buildings WHERE name LIKE :part"),
                                      {"part": f"%{typed[1:5]}%"}).all()

    return _time(names, scan)


def _time(questions: Any, ask: Callable[[str], object]) -> dict[str, float]:
    """Milliseconds a question takes, and of the processor at the mean."""
    taken = []
    cpu = time.process_time()
    for question in questions:
        started = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - started) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / max(len(taken), 1)
    return {"median": round(float(np.median(taken)), 2), "p95": round(float(np.percentile(taken, 95)), 2),
            "most": round(max(taken), 2), "cpu_mean": round(cpu, 2)}


def _import(registers: Registers, path: Path, kind: str, progress: Progress) -> dict[str, Any]:
    """Import a file; beside the time it took stands that of the processor, which other programs do not lengthen."""
    cpu = time.process_time()
    report = registers.run(path, kind, progress=progress)
    cpu = time.process_time() - cpu
    return {"rows": report.rows, "imported": report.imported, "refused": report.refused, "seconds": report.seconds,
            "per_s": round(report.rows / max(report.seconds, 1e-9)), "cpu_seconds": round(cpu, 2),
            "per_cpu_s": round(report.rows / max(cpu, 1e-9))}


def _some(names: list[str], luck: Generator, count: int) -> list[str]:
    return [names[i] for i in luck.integers(0, len(names), count).tolist()]


def _size(store: Store) -> int:
    with store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
