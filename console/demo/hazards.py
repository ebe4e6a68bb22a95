"""Generated hazards, inspections and responsible parties of the demo district (演示数据), in one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import numpy as np
from numpy.random import Generator
from sqlalchemy import Connection

from console.desk.hazard.book import PREFIX
from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.inspection_book import PLAN, VISIT
from console.desk.hazard.inspections import InspectionDesk
from console.errors import NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.checklist import Checklist, Checklists, Item
from console.model.hazard import HazardSource, HazardState, Move
from console.model.hazard_rules import HazardRules
from console.model.inspection import Party, PartyRole
from console.model.limits import Unit
from console.model.premises import Building
from console.model.register import Room
from console.progress import Progress
from console.store.parties import PartyStore
from console.store.places import PlaceStore

SEED = 440304
VISITS = 2400
IN_ROOMS = 0.4        # share of hazards that are in one room
STRAY = 300           # hazards that no inspection found: sensors, reports
DAY, HOUR = 86_400.0, 3600.0
YEAR = 365.0
PLAN_DAYS = 15.0      # how long ago the plans that run began
FIRMS = 60            # management firms of the district
_HOURS = {Unit.MINUTE: 1 / 60, Unit.HOUR: 1.0, Unit.WORK_HOUR: 4.2, Unit.WORK_DAY: 33.6}   # on the wall clock, about
_NAMES = ("恒安", "嘉信", "万和", "鹏城", "金地", "深华", "益田", "长兴", "景福", "中泰", "华盛", "宏基")
_TAILS = ("物业服务", "物业管理", "城市服务", "资产运营", "股份合作公司")
_SURNAMES = tuple("陈林黄张李王吴刘蔡杨许郑谢郭曾")

Rooms = Callable[[Sequence[str]], Mapping[str, Sequence[Room]]]   # of some buildings, by code


class Made(msgspec.Struct):
    """What was generated so far."""

    drafts: list[Draft]
    hazards: int = 0
    visits: int = 0


class Generating:
    """Makes a year of inspections up; equal seeds and moments give equal years.

    Args:
        rules, lists: the catalogues in force. now: the end of the year, seconds since 1970 UTC.
        rooms: of some buildings, all asked for at once.
    """

    def __init__(self, buildings: Sequence[Building], parties: dict[str, str], rules: HazardRules, lists: Checklists,
                 now: float, luck: Generator, rooms: Rooms = lambda codes: {}) -> None:
        self.buildings, self._parties, self._rules, self._lists = buildings, parties, rules, lists
        self._now, self.luck = now, luck
        self._rooms, self._door_luck = rooms, luck.spawn(1)[0]   # apart: rooms must not make another year of it
        self._doors: dict[str, list[str]] = {}
        self._recent: dict[str, None] = {}   # buildings inspected since the plans began
        self._care = {party: luck.uniform(0.15, 0.95) for party in dict.fromkeys(parties.values())}
        self.made = Made([])

    def look_at_doors(self, buildings: Sequence[Building]) -> None:
        """Learn what is written on the doors of all buildings where something may be amiss."""
        self._doors = {code: _doors(rooms)
                       for code, rooms in self._rooms(sorted({one.code for one in buildings})).items()}

    def visit(self, building: Building, at: float) -> None:
        """One inspection with what it found."""
        number = self.made.visits
        self.made.visits += 1
        checklist = self._lists.of(building)
        entered = bool(self.luck.random() > 0.06)
        wrong = self._wrong(building, checklist) if entered else []
        ids = [self.hazard(building, at, item, HazardSource.INSPECTION, f"visit:demo-{number}/{i}")
               for i, item in enumerate(wrong)]
        fields = {"building": building.code, "area": building.area, "at": at, "by": "demo", "checklist": checklist.code,
                  "checklist_version": self._lists.version, "entered": entered, "hazards": ids,
                  "passed": [one.code for one in checklist.items if one not in wrong] if entered else [], "demo": True}
        self.made.drafts.append(Draft(f"{VISIT}demo-{number}", "inspection.done", {"set": fields}, building.area,
                                      "demo", at))

        if at > self._now - PLAN_DAYS * DAY:
            self._recent[building.code] = None

    def some_time(self) -> float:
        """A moment of the last year, rather late than early: inspections have become more."""
        return float(self._now - self.luck.random() ** 1.5 * YEAR * DAY)

    def plans(self) -> None:
        """A plan for each street, of buildings that were inspected since it began and some that still wait."""
        streets: dict[str, list[str]] = {}
        for building in self.buildings:
            streets.setdefault(building.area[:9], []).append(building.code)
        since = self._now - PLAN_DAYS * DAY
        season = self._lists.season(datetime.fromtimestamp(self._now, UTC).astimezone().month)
        for number, (street, codes) in enumerate(sorted(streets.items())):
            done = [code for code in codes if code in self._recent]
            waiting = self.luck.permutation(codes)[:len(done) // 2 + 5].tolist()
            fields = {"title": f"演示排查计划{number + 1}", "area": street, "season": season.code if season else "",
                      "since": since, "until": since + 2 * PLAN_DAYS * DAY, "made_at": since, "made_by": "demo",
                      "buildings": list(dict.fromkeys([*done, *waiting])), "inspector": "demo", "demo": True}
            self.made.drafts.append(Draft(f"{PLAN}demo-{number}", "plan.made", {"set": fields}, street, "demo", since))

    def stray(self, building: Building, at: float) -> None:
        """A hazard that a sensor or a citizen reported."""
        checklist = self._lists.of(building)
        item = checklist.items[int(self.luck.integers(len(checklist.items)))]
        source = HazardSource.SENSOR if self.luck.random() < 0.4 else HazardSource.REPORT
        self.hazard(building, at, item, source, f"demo-{source.value}:{self.made.hazards}")

    def hazard(self, building: Building, at: float, item: Item, source: HazardSource, origin: str) -> str:
        """A hazard with its life up to now, as the entries it would have left."""
        hazard_id = f"demo-{self.made.hazards}"
        self.made.hazards += 1
        kind, luck = self._rules.kind(item.kind), self.luck
        assert kind is not None   # the catalogues were checked against each other by whoever imported them
        likelihood = int(np.clip((item.likelihood or kind.likelihood) - luck.integers(0, 3), 1, 5))
        consequence = int(np.clip((item.consequence or kind.consequence) - luck.integers(0, 3), 1, 5))
        level = self._rules.level(self._rules.level_of(likelihood * consequence))
        lon, lat = building.lon + luck.normal(0, 3e-5), building.lat + luck.normal(0, 3e-5)
        party = self._parties.get(building.code, "")
        fields = {"kind": kind.code, "level": level.level.value, "source": source.value, "likelihood": likelihood,
                  "consequence": consequence, "found_at": at, "area": building.area, "building": building.code,
                  "room": self._room(building), "lon": lon, "lat": lat, "address": building.name, "party": party,
                  "item": item.code, "text": f"不符合：{item.text}", "origin": origin, "found_by": "demo", "demo": True}
        moves = [Move(at, HazardState.FOUND)]
        if luck.random() < 0.1:   # put right on the spot
            moves.append(Move(at + 60, HazardState.CLOSED))
            fields |= {"closed_at": at + 60, "closed_by": "demo", "outcome": "on_the_spot", "why": "立查立改"}
        else:
            limit = level.limit.amount * _HOURS[level.limit.unit] * HOUR
            fields |= self._life(moves, at + luck.exponential(6) * HOUR, limit, self._care.get(party, 0.6))
        payload = {"set": fields | {"state": moves[-1].state.value},
                   "add": {"moves": [msgspec.to_builtins(move) for move in moves]}}
        self.made.drafts.append(Draft(PREFIX + hazard_id, "hazard.imported", payload, building.area, "demo", at))
        return hazard_id

    def _room(self, building: Building) -> str:
        """The room of a hazard; some are of the house as a whole, its stairs and its roof."""
        doors = self._doors.get(building.code, ()) if self._door_luck.random() < IN_ROOMS else ()
        return str(doors[int(self._door_luck.integers(len(doors)))]) if doors else ""

    def _life(self, moves: list[Move], ordered: float, limit: float, care: float) -> dict[str, Any]:
        """Ordered, put right sooner or later, re-checked, sometimes sent back, as far as time has come.

        Args:
            moves: what happens is added to it. care: of the party, 0 to 1. limit: seconds.
        """
        luck, returns = self.luck, 0
        fields: dict[str, Any] = {}
        while ordered < self._now:
            due = ordered + limit
            moves.append(Move(ordered, HazardState.ORDERED, due))
            fields |= {"ordered_at": ordered, "ordered_by": "demo", "due_at": due, "returns": returns}
            done = ordered + limit * luck.gamma(2.0, 0.6 - 0.45 * care)
            if luck.random() > care + 0.4:
                done += limit * luck.exponential(4)
            if done >= self._now:
                break
            moves.append(Move(done, HazardState.RECTIFIED, due))
            fields |= {"rectified_at": done, "rectified_by": "demo", "result": "已整改"}
            checked = done + luck.exponential(2) * DAY
            if checked >= self._now:
                break
            if luck.random() < care + 0.2 or returns == 3:
                moves.append(Move(checked, HazardState.CLOSED))
                return fields | {"closed_at": checked, "closed_by": "demo", "outcome": "rechecked"}
            returns, ordered = returns + 1, checked
            fields |= {"rectified_at": None, "why": "复查不合格"}
        return fields

    def _wrong(self, building: Building, checklist: Checklist) -> list[Item]:
        """Items that are not right: more in urban villages, fewer where the party takes care."""
        care = self._care.get(self._parties.get(building.code, ""), 0.6)
        often = (0.16 if building.use == "urban_village" else 0.07) * (1.4 - care)
        return [item for item in checklist.items if self.luck.random() < often]


def make_demo_hazards(ledger: Ledger, places: PlaceStore, parties: PartyStore, desks: tuple[HazardDesk, InspectionDesk],
                      seed: int = SEED, now: float | None = None, visits: int = VISITS,
                      progress: Progress | None = None, rooms: Rooms = lambda codes: {}) -> dict[str, int]:
    """Generate a year of inspections and hazards, and parties for all generated buildings, in one transaction.

    The year outlives the district it was made for, like everything in the ledger: where it is there already, only
    the parties are made.

    Args:
        desks: of the profile: they go by what was written at once, and have the catalogues in force.
        now: the end of the year, seconds since 1970 UTC; None for this moment.
        visits: how many inspections.
        rooms: of some buildings; some hazards are in one of them, the rather where a firm may be.

    Returns:
        How much of each was made.

    Raises:
        NotFound: there is no generated building.
    """
    progress = progress or Progress()
    buildings = [one for one in places.buildings() if one.demo]
    if not buildings:
        raise NotFound(tr("This profile has no demo district; make one first with: demo make"))
    moment = time.time() if now is None else now
    luck = np.random.default_rng(seed)
    found, links = _parties(buildings, luck)
    made = Made([])
    if ledger.record(f"{PREFIX}demo-0") is None:
        answers = {building: party for building, _, party, _ in reversed(links)}
        made = _year(Generating(buildings, answers, desks[0].rules, desks[1].lists, moment, luck, rooms), visits,
                     progress)
    drafts = sorted(made.drafts, key=lambda one: one.at or 0.0)   # as they would have been written

    def rows(connection: Connection) -> None:
        parties.insert(connection, found, links)

    progress(visits, visits, tr("Saving …"))
    written = ledger.append(drafts, rows)
    for desk in desks:
        desk.heard(written)
    return {"parties": len(found), "inspections": made.visits, "hazards": made.hazards}


def _year(making: Generating, visits: int, progress: Progress) -> Made:
    """Inspections and what came in beside them; urban villages more often, some buildings several times."""
    buildings, luck = making.buildings, making.luck
    weights = np.array([3.0 if one.use == "urban_village" else 1.0 for one in buildings])
    chosen = luck.choice(len(buildings), max(visits * 2 // 3, 1), replace=True, p=weights / weights.sum())
    making.look_at_doors([buildings[i] for i in chosen.tolist()])
    for number, i in enumerate(luck.choice(chosen, visits).tolist()):
        if number % 200 == 0:
            progress(number, visits, tr("Making up inspections …"))
        making.visit(buildings[i], making.some_time())
    for i in luck.choice(chosen, min(STRAY, visits)).tolist():
        making.stray(buildings[i], making.some_time())
    making.plans()
    return making.made


def _doors(rooms: Sequence[Room]) -> list[str]:
    """Shops and workshops, where there are any, else all rooms that have something on their door."""
    named = [room for room in rooms if room.name]
    return [room.name for room in named if room.use in ("shop", "workshop", "office")] or [one.name for one in named]


def _parties(buildings: Sequence[Building],
             luck: Generator) -> tuple[list[Party], list[tuple[str, PartyRole, str, bool]]]:
    """A management firm for every building, by neighbourhood; in urban villages a landlord too."""
    firms = [Party(f"demo-firm-{i}", f"{_NAMES[i % len(_NAMES)]}{_TAILS[i // len(_NAMES) % len(_TAILS)]}", demo=True)
             for i in range(FIRMS)]
    found, links = list(firms), []
    of_area: dict[str, int] = {}
    for building in buildings:
        firm = of_area.setdefault(building.area[:12], int(luck.integers(FIRMS)))
        if building.use != "urban_village":
            links.append((building.code, PartyRole.MANAGER, firms[firm].id, True))
            continue
        name = f"{_SURNAMES[int(luck.integers(len(_SURNAMES)))]}某"
        landlord = Party(f"demo-landlord-{building.code}", name, is_person=True, demo=True)
        found.append(landlord)
        links.append((building.code, PartyRole.LANDLORD, landlord.id, True))
    return found, links
