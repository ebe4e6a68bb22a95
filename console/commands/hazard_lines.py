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
    return console.party_name(party_id)


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


def list_text(value: list[Line]) -> str:
    """A list of hazards for a terminal: what one looks for first."""
    return table([{tr("Number"): one["id"], tr("Kind"): one["kind_name"], tr("Hazard level"): one["level_name"],
                   tr("State"): one["state_name"], tr("Limit"): _day(one["due_at"]),
                   tr("Late"): tr("late") if one["overdue"] else "", tr("Found"): _day(one["found_at"]),
                   tr("Place"): one["address"] or one["area_name"], tr("Responsible"): one["party"],
                   tr("Hazard in words"): one["text"]} for one in value]) or tr("(nothing)")


def compare_text(value: list[Line]) -> str:
    """A comparison for a terminal."""
    return table([{tr("Area"): one["name"], tr("Open at first"): one["open_first"],
                   tr("Open at last"): one["open_second"], tr("Change"): f"{one['change']:+d}",
                   tr("Late at first"): one["overdue_first"], tr("Late at last"): one["overdue_second"],
                   tr("Found in between"): one["found"], tr("Closed in between"): one["closed"]} for one in value])


def party_ids(console: Console, names: list[str]) -> frozenset[str]:
    """Ids of the parties of these names or ids. Private persons are named by id: their names are not for everybody.

    Raises:
        NotFound: there is none of that name, or there are several.
    """
    known = console.parties.parties()
    found = set()
    for name in names:
        same = [name] if name in known else [one.id for one in known.values() if one.name == name and not one.is_person]
        if len(same) != 1:
            raise NotFound(tr("There is no responsible party {name} in this profile, or several of that name; "
                              "list them with: inspect parties", name=name))
        found.add(same[0])
    return frozenset(found)


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


def _day(moment: str | None) -> str:
    return (moment or "")[:10]


def _number(value: Any) -> float | int | None:
    if isinstance(value, np.integer):
        return int(value)
    return round(float(value), 4) if math.isfinite(value) else None


def _short(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
