"""Rows of the four tables of figures: plans, coverage, what is found again, parties; each cell opens what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.insight.inspection_figures import Coverage, PartyStanding, Repeated
from console.language import tr
from console.model.inspection import Plan
from widgets.inspection.figures import buildings_opened, hazards_opened, item_words, party_words, route_opened
from widgets.inspection.tables import Cell
from widgets.words import demo_word, moment

if TYPE_CHECKING:
    from console.wiring import Console


def plan_row(console: Console, plan: Plan, far: Coverage, now: float) -> tuple[Cell, ...]:
    """A plan: its route, and how many buildings it has, has done and has left."""
    title = plan.title
    over = tr("called off") if plan.cancelled else tr("over") if plan.until < now else ""
    tip = " · ".join(filter(None, (
        title, over, tr("{since} to {until}", since=moment(plan.since)[:10], until=moment(plan.until)[:10]),
        tr("weights {version}", version=plan.weights) if plan.weights else "", demo_word() if plan.demo else "")))
    closed, tone = frozenset(far.closed_doors), "muted" if over else ""
    return (Cell(f"{title} ({over})" if over else title, lambda: route_opened(console, plan.id, now), tone, tip),
            _many(console, tr("{plan}, all", plan=title), plan.buildings, closed),
            _many(console, tr("{plan}, inspected", plan=title), far.inspected),
            _many(console, tr("{plan}, left", plan=title), far.missed, closed,
                  tone="late" if far.missed and plan.until < now and not plan.cancelled else ""))


def coverage_row(console: Console, one: Coverage) -> tuple[Cell, ...]:
    """An area: what was due there, what of it was inspected and what was missed."""
    closed = frozenset(one.closed_doors)
    missed = tr("{area}, missed", area=one.name)
    return (Cell(one.name, lambda: buildings_opened(console, missed, one.missed, closed), tip=one.name),
            _many(console, tr("{area}, due", area=one.name), one.due, closed),
            _many(console, tr("{area}, inspected", area=one.name), one.inspected),
            _many(console, missed, one.missed, closed,
                  tip=tr("{n} of them were not let in", n=len(closed)) if closed else ""),
            Cell(share_words(one.share), tone="muted"))


def repeated_row(console: Console, one: Repeated, now: float) -> tuple[Cell, ...]:
    """What was found again in one building."""
    words = item_words(console, one)
    ids = one.hazards
    alive = tuple(key for key in ids if (found := console.hazards.get(key)) is not None and found.is_open)
    title = f"{one.name} · {words}"
    return (Cell(title, lambda: hazards_opened(console, title, ids, now), tip=title),
            Cell(str(len(ids)), lambda: hazards_opened(console, title, ids, now)),
            Cell(str(one.open), (lambda: hazards_opened(console, title, alive, now)) if alive else None,
                 "" if one.open else "muted"))


def party_row(console: Console, one: PartyStanding, now: float) -> tuple[Cell, ...]:
    """A responsible party and the hazards and buildings it answers for."""
    name, ids = party_words(console, one.party), one.hazards
    late = ids[:one.overdue]   # those overdue stand first
    share = one.on_time_share
    tip = tr("{name}: {found} found, {share} rectified in time, {returns} times sent back", name=name,
             found=one.found, share=share_words(share), returns=one.returns)
    tip += f" · {demo_word()}" if one.demo else ""
    return (Cell(name, lambda: hazards_opened(console, tr("{name}, open", name=name), ids, now), tip=tip),
            Cell(str(one.overdue), (lambda: hazards_opened(console, tr("{name}, overdue", name=name), late, now))
                 if late else None, "late" if late else "muted"),
            Cell(str(one.open), lambda: hazards_opened(console, tr("{name}, open", name=name), ids, now)),
            Cell(f"{one.buildings:,}", lambda: buildings_opened(
                console, tr("{name}, buildings", name=name), console.inspections.parties.buildings_of(one.party))))


def _many(console: Console, title: str, codes: tuple[str, ...], closed: frozenset[str] = frozenset(),
          tone: str = "", tip: str = "") -> Cell:
    """A number of buildings that opens into them."""
    if not codes:
        return Cell("0", None, "muted")
    return Cell(f"{len(codes):,}", lambda: buildings_opened(console, title, codes, closed), tone, tip)


def share_words(share: float | None) -> str:
    """A share in percent, a dash where there is none."""
    return "—" if share is None else f"{share:.1%}"
