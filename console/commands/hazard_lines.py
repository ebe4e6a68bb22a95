"""Hazards, the hazard map and risk as plain records: what `hazard …` returns and a terminal shows."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from console.commands.order_lines import moment
from console.commands.show import table
from console.desk.hazard.steps import source_word, state_word
from console.errors import BadInput, NotFound
from console.insight.hazard_aggregate import Aggregate
from console.language import tr
from console.model.area import Level
from console.model.hazard import Hazard

if TYPE_CHECKING:
    from console.wiring import Console

Line = dict[str, Any]


def hazard_line(console: Console, one: Hazard) -> Line:
    """A hazard as a line of a list, at this moment."""
    rules = console.hazards.rules
    area = console.areas.tree().get(one.area)
    return {
        "id": one.id, "kind": one.kind, "kind_name": rules.kind_label(one.kind), "level": one.level.value,
        "level_name": rules.level(one.level).label, "state": one.state.value, "state_name": state_word(one.state),
        "source": source_word(one.source), "area": one.area, "area_name": area.name if area else "",
        "building": one.building, "address": one.address, "text": one.text, "severity": one.severity,
        "party": party_name(console, one.party), "found_at": moment(one.found_at), "due_at": moment(one.due_at),
        "overdue": one.is_overdue(time.time()), "case": one.case, "demo": one.demo,
    }


def hazard_full(console: Console, one: Hazard) -> Line:
    """Everything about a hazard but its history."""
    return hazard_line(console, one) | {
        "room": one.room, "lon": one.lon, "lat": one.lat, "likelihood": one.likelihood,
        "consequence": one.consequence, "item": one.item, "origin": one.origin, "ordered_at": moment(one.ordered_at),
        "rectified_at": moment(one.rectified_at), "closed_at": moment(one.closed_at), "returns": one.returns,
        "result": one.result, "why": one.why, "outcome": one.outcome, "photos": list(one.photos),
        "version": one.version,
    }


def party_name(console: Console, party_id: str) -> str:
    """A party's name; that of a private person as whoever works here may see it."""
    party = console.inspections.parties.get(party_id) if party_id else None
    if party is None:
        return party_id
    return console.people.mask(party.name, "name", console.who) if party.is_person else party.name


def area_lines(found: Aggregate, drop_empty: bool = True) -> list[Line]:
    """One line for each area with hazards, the most first."""
    columns = {"count": found.count, "open": found.open, "overdue": found.overdue, "per_km2": found.per_km2,
               "per_1000_rooms": found.per_1000_rooms, "per_building": found.per_building,
               "likelihood": found.likelihood, "consequence": found.consequence, "worst": found.worst,
               "bivariate": found.bivariate}
    rows = [{"area": area.id, "name": area.name} | {name: _number(column[i]) for name, column in columns.items()}
            for i, area in enumerate(found.areas) if found.count[i] or not drop_empty]
    return sorted(rows, key=lambda row: (-row["count"], row["area"]))


def map_text(value: Line) -> str:
    """The map's figures for a terminal."""
    rows = [{tr("Area"): row["name"], tr("Hazards"): row["count"], tr("Open hazards"): row["open"],
             tr("Past the limit"): row["overdue"], tr("per km²"): _short(row["per_km2"]),
             tr("per 1,000 rooms"): _short(row["per_1000_rooms"]), tr("per building"): _short(row["per_building"]),
             tr("Likelihood × consequence"): f"{_short(row['likelihood'])} × {_short(row['consequence'])}"}
            for row in value["areas"]]
    totals = tr("{count} hazards, {open} open, {overdue} past their limit; {outside} in no area of this level",
                count=value["count"], open=value["open"], overdue=value["overdue"], outside=value["outside"])
    return f"{table(rows)}\n{totals}" if rows else totals


def level_named(word: str) -> Level:
    """The level of that word. Raises `BadInput`."""
    try:
        return Level.named(word)
    except KeyError as error:
        raise BadInput(tr("There is no level {level}; choose {levels}.", level=word,
                          levels=", ".join(one.word for one in Level))) from error


def area_id(console: Console, name: str) -> str:
    """Id of the area of that name, code or id; "" for "". Raises `NotFound`."""
    if not name:
        return ""
    found = console.areas.tree().find(name)
    if not found:
        raise NotFound(tr("There is no area {name} in this profile.", name=name))
    return found[0].id


def _number(value: Any) -> float | int | None:
    if isinstance(value, np.integer):
        return int(value)
    return round(float(value), 4) if math.isfinite(value) else None


def _short(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
