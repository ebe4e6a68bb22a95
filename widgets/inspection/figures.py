"""What the inspection page shows, worked out in a background thread: figures, and the list behind each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from console.desk.hazard.due import Due
from console.desk.hazard.inspections import DAY, InspectionDesk
from console.desk.hazard.route import Route
from console.desk.hazard.start import Start
from console.desk.hazard.steps import state_word
from console.insight.inspection_figures import Coverage, PartyStanding, Repeated
from console.language import tr
from console.model.area import Level
from console.model.checklist import Season
from console.model.inspection import Plan
from widgets.words import moment

if TYPE_CHECKING:
    from console.wiring import Console

STOPS = 20      # buildings of a day's way
LISTED = 500    # lines of an opened list
AGAIN = 365.0   # days in which the same thing found twice is found again


class Question(msgspec.Struct, frozen=True):
    """Of which area ("" for all), for which period in days until now, by areas of which level."""

    area: str = ""
    days: float = 30.0
    level: Level = Level.STREET


class Line(msgspec.Struct, frozen=True):
    """One line of an opened list: a building, or a hazard in one.

    Attributes:
        visit: id of the inspection the line is about.
        tone: "ok", "late" or "": how the note is coloured.
    """

    name: str
    note: str
    building: str = ""
    hazard: str = ""
    visit: str = ""
    tone: str = ""


class Opened(msgspec.Struct, frozen=True):
    """The list behind a figure.

    Attributes:
        total: how many there are; `lines` may be fewer.
        route: the way through the buildings, where it is a day's route of the plan.
        start: where that begins. stations: where else it could.
    """

    title: str
    lines: tuple[Line, ...]
    total: int
    route: Route | None = None
    plan: Plan | None = None
    start: Start | None = None
    stations: tuple[Start, ...] = ()


Opener = Callable[[], Opened]


class Figures(msgspec.Struct, frozen=True):
    """The answer to a question.

    Attributes:
        plans: with how far each is, those still running first. total: coverage of everything asked for.
        due: buildings due now, the most pressing first. missing: how many buildings nobody answers for.
    """

    question: Question
    season: Season | None
    plans: tuple[tuple[Plan, Coverage], ...]
    coverage: tuple[Coverage, ...]
    total: Coverage
    repeated: tuple[Repeated, ...]
    parties: tuple[PartyStanding, ...]
    due: tuple[Due, ...]
    missing: int = 0


def figures_of(console: Console, question: Question, now: float) -> Figures:
    """Work a question out.

    Args:
        now: seconds since 1970 UTC.
    """
    desk, figures = console.inspections, console.inspection_figures
    rows, total = figures.coverage(now - question.days * DAY, now, question.level, question.area)
    tree = console.areas.tree()
    within = tree.within(question.area) if question.area else None
    plans = [one for one in desk.plans().values()
             if within is None or one.area in within or question.area in {up.id for up in tree.path(one.area)}]
    plans.sort(key=lambda one: (one.cancelled or one.until < now, -one.made_at, one.id))
    return Figures(
        question, desk.season(now), tuple((one, figures.progress(one.id)) for one in plans),
        tuple(sorted(rows, key=lambda one: (-len(one.missed), one.name))), total,
        tuple(figures.repeated(AGAIN, question.area)), tuple(figures.parties(None, question.area)),
        tuple(desk.due(question.area, now)), len(desk.party_desk.missing(question.area)))


def party_words(console: Console, party_id: str) -> str:
    """A party's name as whoever works here now may see it; nobody logged in sees no private name."""
    return console.party_name(party_id)


def route_opened(console: Console, plan_id: str, now: float) -> Opened:
    """Today's way through what a plan has left, in a short order."""
    plan = console.inspections.plan(plan_id)
    left = console.inspections.left(plan_id)
    start = console.inspections.start(plan_id, left[:STOPS])
    found = console.inspections.today(plan_id, STOPS, start.place if start is not None else None)
    names = _names(console)
    lines = tuple(Line(f"{number}  {names.get(code, code)}", tr("{n} m", n=f"{leg:,.0f}") if leg else "", code)
                  for number, (code, leg) in enumerate(zip(found.buildings, found.legs, strict=True), 1))
    km = f"{found.metres / 1000:.1f}"
    title = tr("Today: {n} of {left} left · {km} km by road", n=len(lines), left=len(left), km=km) \
        if found.is_by_road else tr("Today: {n} of {left} left · {km} km", n=len(lines), left=len(left), km=km)
    return Opened(f"{plan.title} · {title}", lines, len(lines), found, plan, start,
                  tuple(console.inspections.stations(plan_id)))


def stops_so_far(desk: InspectionDesk, codes: Sequence[str], since: float) -> tuple[frozenset[str], frozenset[str]]:
    """Which buildings of a way were inspected since a moment, and at which of the others nobody let anybody in."""
    last = desk.last()
    done = frozenset(code for code in codes if last.get(code, 0.0) >= since)
    tried = frozenset(code for code in codes if code not in done and any(
        not one.entered and not one.withdrawn and one.at >= since for one in desk.of_building(code)))
    return done, tried


def missing_opened(console: Console, area: str) -> Opened:
    """Buildings that nobody answers for."""
    found = console.inspections.party_desk.missing(area)
    lines = (Line(one.name, one.code[-7:], one.code) for one in found[:LISTED])
    return Opened(tr("Nobody answers for"), tuple(lines), len(found))


def buildings_opened(console: Console, title: str, codes: Sequence[str],
                     closed: frozenset[str] = frozenset()) -> Opened:
    """Buildings with the day of their last inspection.

    Args:
        closed: those where nobody let the inspector in.
    """
    names, last = _names(console), console.inspections.last()

    def line(code: str) -> Line:
        if code in closed:
            return Line(names.get(code, code), tr("not let in"), code, tone="late")
        at = last.get(code)
        return Line(names.get(code, code), moment(at)[:10] if at is not None else tr("never inspected"), code)

    return Opened(title, tuple(line(code) for code in codes[:LISTED]), len(codes))


def due_opened(console: Console, due: Sequence[Due]) -> Opened:
    """Buildings that are due, with their risk index."""
    names = _names(console)
    lines = (Line(names.get(one.building, one.building), tr("risk {index}", index=f"{one.index:.0f}"), one.building)
             for one in due[:LISTED])
    return Opened(tr("Due now"), tuple(lines), len(due))


def hazards_opened(console: Console, title: str, ids: Sequence[str], now: float) -> Opened:
    """Hazards with their state."""
    found = [one for one in map(console.hazards.get, ids[:LISTED]) if one is not None]
    rules = console.hazards.rules
    lines = tuple(Line(f"{rules.kind_label(one.kind)} · {one.address or one.text}",
                       tr("late") if one.is_overdue(now) else state_word(one.state), one.building, one.id,
                       "late" if one.is_overdue(now) else "" if one.is_open else "ok") for one in found)
    return Opened(title, lines, len(ids))


def item_words(console: Console, found: Repeated) -> str:
    """What was found again: the item of the building's list, else the kind of hazard."""
    return console.inspection_figures.says(found) or console.hazards.rules.kind_label(found.kind)


def _names(console: Console) -> dict[str, str]:
    return {one.code: one.name for one in console.places.buildings()}
