"""What the page knows of one building: read in a background thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from console.desk.hazard.due import DAY
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import CHECKERS, DECIDERS, FINDERS
from console.errors import Refused
from console.language import tr
from console.model.checklist import Checklist
from console.model.hazard import Hazard
from console.model.inspection import PartyRole, Visit
from console.model.premises import Building
from widgets.inspection.figures import party_words
from widgets.reveal_grid import Field
from widgets.words import moment

if TYPE_CHECKING:
    from console.wiring import Console


class BuildingFacts(msgspec.Struct, frozen=True):
    """One building.

    Attributes:
        path: its areas in words. index: of its risk, 0 to 100.
        hazards: what was found before, the open ones first, the latest first. visits: the latest first.
        refused: why this person may not inspect here, "" for may.
        draft: answers this person had not recorded yet, "" for none. may_name: whether this person says who answers.
    """

    building: Building
    checklist: Checklist
    path: str
    index: float
    parties: tuple[Field, ...]
    hazards: tuple[Hazard, ...]
    visits: tuple[Visit, ...]
    due: str
    refused: str
    draft: str = ""
    may_name: bool = False

    @property
    def last_visit(self) -> str:
        """Id of the latest visit that counts, "" for none."""
        return next((one.id for one in self.visits if not one.withdrawn), "")


def facts_of(console: Console, code: str, now: float) -> BuildingFacts:
    """Read them.

    Args:
        now: seconds since 1970 UTC.

    Raises:
        NotFound: there is no such building.
    """
    desk = console.inspections
    checklist = desk.checklist(code)
    building = console.places.building(code)
    assert building is not None, "it has a checklist"
    tree, index = console.areas.tree(), console.risk.indices()[0].get(code, 0.0)
    hazards = sorted(console.hazards.of_building(code), key=lambda one: (not one.is_open, -one.found_at, one.id))
    refused, who = "", console.identity.known
    if who is None:
        refused = tr("Log in to record inspections.")
    else:
        try:
            refuse_unless_allowed(who, FINDERS | CHECKERS, building.area, tree)
        except Refused as error:
            refused = str(error)
    draft = console.drafts.get(draft_of(code), who.id)[1] if who is not None else ""
    days = desk.lists.days(index, building, desk.season(now))
    last = desk.last().get(code)
    due = tr("every {days} days, never inspected", days=f"{days:.0f}") if last is None else tr(
        "every {days} days, next {day}", days=f"{days:.0f}", day=moment(last + days * DAY)[:10])
    return BuildingFacts(building, checklist, " › ".join(one.name for one in tree.path(building.area)), index,
                         tuple(_parties(console, code)), tuple(hazards), tuple(desk.of_building(code)), due, refused,
                         draft, not may_plan(console, building.area))


def draft_of(code: str) -> str:
    """Under which answers for a building are kept."""
    return f"inspection:{code}"


def role_words(role: PartyRole) -> str:
    return {PartyRole.MANAGER: tr("Manager"), PartyRole.LANDLORD: tr("Landlord"),
            PartyRole.FIRM: tr("Firm using it")}[role]


def _parties(console: Console, code: str) -> list[Field]:
    """Who answers for it; a private person's name behind a link where it is masked."""
    found = []
    for role, party in sorted(console.inspections.parties.of(code).items()):
        shown = party_words(console, party.id)
        hidden = f"party:{party.id}:name" if shown != party.name else ""
        found.append(Field(role_words(role), shown, hidden))
    return found or [Field(tr("Responsible"), tr("nobody is named"))]


def may_plan(console: Console, area: str) -> str:
    """Why whoever works here may not plan inspections in an area, "" for may."""
    who = console.identity.known
    if who is None:
        return tr("Log in to plan inspections.")
    try:
        refuse_unless_allowed(who, DECIDERS, area, console.areas.tree())
    except Refused as error:
        return str(error)
    return ""
