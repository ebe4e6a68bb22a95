"""Registering a case by hand (坐席登记): who may report, and where; the same for shell, palette and form."""

from __future__ import annotations

from console.desk.cases import CaseDesk
from console.desk.lifecycle import ACCEPTING, SENDING
from console.desk.reports import Report
from console.desk.step_checks import roles_of
from console.errors import Refused
from console.language import tr
from console.model.case import Case
from console.model.person import Role, User
from console.store.areas import AreaStore

REPORTING = ACCEPTING | SENDING | frozenset({Role.COLLECTOR, Role.INSPECTOR})


def register(cases: CaseDesk, areas: AreaStore, report: Report, who: User) -> Case:
    """Open a case at the desk in somebody's name.

    Raises:
        Refused: not among those who report, or the place lies outside the person's area.
        BadInput: no title, or a class that the catalogue does not have.
    """
    check_reporting(who)
    check_place(areas, report.place, who)
    return cases.register(report, actor=who.id)


def may_report(who: User) -> bool:
    """Whether a person's roles let them report a case."""
    return who.active and who.is_any(*REPORTING)


def check_reporting(who: User) -> None:
    """Raises `Refused` for somebody who does not report cases."""
    if not may_report(who):
        raise Refused(tr("Reporting a case is for: {roles}. {who} is: {own}. Nothing was changed.",
                         roles=roles_of(REPORTING), who=who.name or who.id, own=roles_of(who.roles) or "—"))


def check_place(areas: AreaStore, place: tuple[float, float] | None, who: User) -> None:
    """Raises `Refused` for a place outside the person's area, or none at all: nobody there would ever see the case."""
    if not who.area:
        return
    tree = areas.tree()
    own = tree[who.area].name if who.area in tree else who.area
    if place is None:
        raise Refused(tr("{who} answers for {own} only, so a case needs a place there. Nothing was changed.",
                         who=who.name or who.id, own=own))
    found = areas.locator().locate(*place)
    if not any(area.id == who.area for area in tree.path(found)):
        here = tree.get(found)
        raise Refused(tr("The place lies in {area}, and {who} answers for {own} only. Nothing was changed.",
                         area=here.name if here else tr("no area"), who=who.name or who.id, own=own))
