"""Desks and stores without a database, for what the hazard map and the risk index ask of them."""

import threading

from console.insight.hazard_map import HazardMap
from console.language import RESOURCES
from console.model.area import Area, AreaTree, Level
from console.model.changes import Changes
from console.model.hazard import Hazard, HazardSource, HazardState, Move
from console.model.hazard_rules import read_hazard_rules
from console.model.premises import Building
from console.model.risk_weights import read_risk_weights

DAY = 86_400.0
NOW = 1_800_000_000.0
RULES = read_hazard_rules(RESOURCES / "catalogues" / "hazards-2026.1.toml")
WEIGHTS = read_risk_weights(RESOURCES / "catalogues" / "risk-2026.1.toml")
TREE = AreaTree([
    Area("D", "D", "区", Level.DISTRICT, size=10e6),
    *(Area(f"S{i}", f"S{i}", f"街道{i}", Level.STREET, "D", size=5e6) for i in range(2)),
    *(Area(f"G{i}", f"G{i}", f"网格{i}", Level.GRID, f"S{i // 2}", size=(i + 1) * 1e6) for i in range(4))])
OPENS = (HazardState.FOUND, HazardState.ORDERED, HazardState.RECTIFIED, HazardState.ORDERED, HazardState.CLOSED)


def building(number, area="G0", use="residential", floors=7, rooms=20, wkb=b""):
    return Building(f"{number:019d}", f"楼{number}", area, use, floors, 21.0, rooms, 114.0, 22.5, wkb)


def hazard(number, area="G0", moves=(0.0,), due=None, kind="fire", **fields):
    """A hazard that moved so many days before NOW, state by state along OPENS."""
    told = tuple(Move(NOW - days * DAY, state, due if state is not HazardState.CLOSED else None)
                 for days, state in zip(moves, OPENS, strict=False))
    closed = told[-1].at if told[-1].state is HazardState.CLOSED else None
    return Hazard(**({
        "id": f"h{number}", "kind": kind, "state": told[-1].state, "area": area, "found_at": told[0].at,
        "closed_at": closed, "due_at": due, "moves": told, "source": HazardSource.INSPECTION} | fields))


class Fakes:
    """Everything at once; each part looks only at what it needs."""

    def __init__(self, hazards=(), buildings=(), cases=()):
        self.known = {one.id: one for one in hazards}
        self.homes = list(buildings)
        self.rules = RULES
        self.listeners = []
        self.cases_desk = Cases(cases)
        self.last = {}
        self.map = HazardMap(self, self.cases_desk, self, self, lambda: NOW)
        assert isinstance(self.map.lock, type(threading.RLock()))

    def hazards(self):
        return dict(self.known)

    def get(self, hazard_id):
        return self.known.get(hazard_id)

    def tree(self):
        return TREE

    def buildings(self):
        return list(self.homes)

    def listen(self, callback):
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def say(self, *hazards, removed=()):
        self.known |= {one.id: one for one in hazards}
        for one in removed:
            del self.known[one]
        for listener in self.listeners:
            listener(Changes(updated=hazards, removed=tuple(removed)))


class Cases:
    def __init__(self, cases=()):
        self.known = {one.id: one for one in cases}
        self.listeners = []

    def cases(self):
        return dict(self.known)

    def get(self, case_id):
        return self.known.get(case_id)

    def listen(self, callback):
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def say(self, *cases):
        self.known |= {one.id: one for one in cases}
        for listener in self.listeners:
            listener(Changes(updated=cases))
