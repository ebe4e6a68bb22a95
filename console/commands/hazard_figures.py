"""`hazard map|compare|risk`: the one hazard map as figures, and the risk index that explains itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import typer

from console.commands.hazard_lines import (
    Line,
    area_id,
    area_lines,
    compare_text,
    hazard_line,
    level_named,
    map_text,
    party_ids,
)
from console.commands.order_lines import moment
from console.commands.risk_lines import risk_line, risk_text, sensitivity_lines
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.insight.hazard_filter import HazardFilter
from console.insight.periods import moment_given
from console.language import tr
from console.model.hazard import HazardLevel, HazardSource, HazardState

if TYPE_CHECKING:
    from console.wiring import Console

AREA = typer.Option("", help="Name, code or id of an area; with all below it.")
KIND = typer.Option([], "--kind", help="Code or name of a kind; may be given several times.")
GRADE = typer.Option([], "--grade", help="major, larger, general or low; may be given several times.")
STATE = typer.Option([], "--state", help="found, ordered, rectified, closed or escalated; several times.")
SOURCE = typer.Option([], "--source", help="inspection, case, sensor, detection, report or import; several times.")
PARTY = typer.Option([], "--party", help="Name or id of a responsible party; may be given several times.")
OPEN = typer.Option(False, "--open", help="Only open ones.")
OVERDUE = typer.Option(False, "--overdue", help="Only those open past their limit.")
TEXT = typer.Option("", help="Only where this stands in what was found.")
LEVEL = typer.Option("street", help="Of the areas: district, street, community or grid.")
AT = typer.Option("", help="As it was then: 2026-11-01 (its end) or 2026-11-01T09:30; left out: now.")


@door(menu="Hazards", icon="mdi6.map-marker-alert-outline", show=map_text)
def hazard_map(
    ctx: typer.Context, level: str = LEVEL, area: str = AREA, kind: list[str] = KIND,
    grade: list[HazardLevel] = GRADE, state: list[HazardState] = STATE, source: list[HazardSource] = SOURCE,
    party: list[str] = PARTY, text: str = TEXT, only_open: bool = OPEN, overdue: bool = OVERDUE, at: str = AT,
) -> Line:
    """Add hazards up area by area: counts, past the limit, per km², per 1,000 rooms, per building, likelihood."""
    console = console_of(ctx)
    wanted = filter_of(console, area, kind, grade, state, source, party, text, only_open, overdue, at)
    found = console.hazard_map.aggregate(wanted, level_named(level))
    return {"level": found.level.word, "at": moment(found.at), "count": found.total,
            "open": len(found.members(part="open")), "overdue": len(found.members(part="overdue")),
            "outside": found.outside, "matrix": found.matrix.tolist(), "areas": area_lines(found)}


@door(menu="Hazards/Rectify", icon="mdi6.clipboard-clock-outline")
def rechecks(ctx: typer.Context, area: str = AREA) -> list[Line]:
    """List what waits for a re-check: put right as the party says, or made a case that is over."""
    console = console_of(ctx)
    return [hazard_line(console, one) for one in console.hazard_map.to_recheck(area_id(console, area))]


@door(menu="Hazards", icon="mdi6.compare-horizontal", asks=True, show=compare_text)
def compare(
    ctx: typer.Context, first: str = typer.Argument(..., help="A day or moment; of a day its end."),
    second: str = typer.Argument("", help="Another; left out: now."), level: str = LEVEL, area: str = AREA,
    kind: list[str] = KIND, grade: list[HazardLevel] = GRADE, source: list[HazardSource] = SOURCE,
) -> list[Line]:
    """Compare two dates area by area: open then and then, found and closed in between."""
    console = console_of(ctx)
    zone = console.evaluator.zone
    moments = [moment_given(one, zone, end=True) if one else time.time() for one in (first, second)]
    wanted = filter_of(console, area, kind, grade, [], source, [], "", False, False)
    found = console.hazard_map.compare(moments[0], moments[1], wanted, level_named(level))
    names = ("open_first", "open_second", "overdue_first", "overdue_second", "found", "closed", "change")
    rows = [{"area": one.id, "name": one.name} | {name: int(getattr(found, name)[i]) for name in names}
            for i, one in enumerate(found.areas)]
    change = found.totals["open_second"] - found.totals["open_first"]
    return [*(row for row in rows if any(row[name] for name in names)),
            {"area": "", "name": tr("All areas"), **found.totals, "change": change}]


@door(menu="Hazards", icon="mdi6.shield-alert-outline", show=risk_text)
def risk(
    ctx: typer.Context, building: str = typer.Argument("", help="Code of a building, 19 digits."),
    area: str = typer.Option("", help="Name, code or id of an area: its own index, or with --ranking only what is "
                                      "in it."),
    ranking: str = typer.Option("", help="Rank building, grid, community or street instead."),
    top: int = typer.Option(20, min=1, help="How many of the ranking."),
    sensitivity: float = typer.Option(0.0, help="With --ranking: make each weight smaller and larger by this share, "
                                                "for example 0.2, and tell what moves."),
) -> Any:
    """Explain the risk index of a building or an area, or rank by it and tell how firm the ranking is."""
    console = console_of(ctx)
    if ranking:
        level = None if ranking == "building" else level_named(ranking)
        inside = area_id(console, area)
        if sensitivity:
            return sensitivity_lines(console.risk.sensitivity(sensitivity, level, inside, top))
        return [{"rank": one.rank, "id": one.id, "name": one.name, "index": round(one.index, 2)}
                for one in console.risk.ranking(level, inside, top)]
    if bool(building) == bool(area) or sensitivity:
        raise BadInput(tr("Name a building, or --area, or --ranking with what is to be ranked."))
    return risk_line(console.risk.of_building(building) if building else console.risk.of_area(area_id(console, area)))


def filter_of(console: Console, area: str, kinds: list[str], grades: list[HazardLevel], states: list[HazardState],
              sources: list[HazardSource], parties: list[str], text: str, only_open: bool, overdue: bool, at: str = "",
              building: str = "") -> HazardFilter:
    """The options of a line as a filter. Raises `BadInput` and `NotFound` for what there is not."""
    zone = console.evaluator.zone
    return HazardFilter(
        frozenset(console.hazards.rules.kind_named(one).code for one in kinds), frozenset(grades), frozenset(states),
        frozenset(sources), party_ids(console, parties), area_id(console, area), building, text, only_open=only_open,
        only_overdue=overdue, at=moment_given(at, zone, end=True) if at else None)
