"""The desk of inspections (隐患排查): parties, plans, visits; findings become hazards in the same transaction."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.draft import HazardDraft, new_id
from console.desk.hazard.inspection_book import VISIT, InspectionBook, Listener
from console.desk.hazard.party_desk import PartyDesk, PartyWish
from console.desk.hazard.planning import DAY, Planning
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import CHECKERS, DECIDERS, FINDERS
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.checklist import Checklist, Checklists
from console.model.hazard import Hazard, HazardSource
from console.model.inspection import Finding, Party, PartyRole, Visit
from console.model.person import User
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.parties import PartyStore
from console.store.places import PlaceStore

if TYPE_CHECKING:
    from console.ledger.fold import Record
    from console.model.changes import Changes

__all__ = ["DAY", "InspectionDesk"]


class InspectionDesk(Planning):
    """All visits and plans of a profile. Safe from any thread; listeners hear in the writer's thread.

    Args:
        ledger: where everything is recorded.
        parties: who answers for it.
        hazards: where findings go.
        areas, places, lists, index_of, clock: see `Planning`.

    Attributes:
        party_desk: says who answers for which building.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, places: PlaceStore, parties: PartyStore, hazards: HazardDesk,
                 lists: Callable[[], Checklists], index_of: Callable[[], tuple[Mapping[str, float], str]],
                 clock: Callable[[], float] = time.time) -> None:
        super().__init__(InspectionBook(ledger), areas, places, lists, index_of, clock)
        self.parties = parties
        self._hazards = hazards
        self.party_desk = PartyDesk(ledger, areas, places, parties)

    # Reading

    def visits(self) -> Mapping[str, Visit]:
        """All visits by id; the caller's own copy."""
        return dict(self._book.visits)

    def of_building(self, code: str) -> list[Visit]:
        """Visits of a building, the latest first."""
        return self._book.of_building(code)

    def checklist(self, building: str) -> Checklist:
        """The checklist of a building's type. Raises `NotFound`."""
        return self.lists.of(self._building(building))

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit that changes visits or plans; returns a function that ends it."""
        return self._book.listen(callback)

    # Changing

    def set_party(self, building: str, role: PartyRole, name: str, who: User, *, is_person: bool = False,
                  ref: str = "") -> Party:
        """Say who answers for a building; see `PartyDesk`, which also knows what was said before."""
        return self.party_desk.set(PartyWish(building, role, name, is_person, ref), who)

    def visit(self, building: str, who: User, *, findings: Sequence[Finding] = (), plan: str = "", note: str = "",
              entered: bool = True, at: float | None = None, seen: str | None = None) -> tuple[Visit, list[Hazard]]:
        """Record an inspection; every finding becomes a hazard with an order to rectify it, all in one transaction.

        An item that has an open hazard in that building and room already is that hazard, found again.

        Args:
            entered: False where nobody let the inspector in; then there are no findings, and it does not count.
            seen: id of the latest visit that the inspector knew of, "" for none; if somebody else recorded one since,
                this one is refused. None where nobody looked.

        Returns:
            The visit and the hazards of its findings, in their order.

        Raises:
            Refused: not a role that inspects, or out of scope, or somebody was there meanwhile.
            NotFound: no such building or plan.
            BadInput: an unknown item or kind, findings without entering, a photo that cannot be read, or a plan that
                does not name the building or is called off.
        """
        place, now = self._building(building), self._clock()
        refuse_unless_allowed(who, FINDERS | CHECKERS, place.area, self._areas.tree())
        if plan and (building not in (named := self.plan(plan)).buildings or named.cancelled):
            raise BadInput(tr("Plan {plan} does not name this building, or is called off. Nothing was changed.",
                              plan=named.title))
        if seen is not None and (other := next(iter(self.of_building(building)), None)) is not None \
                and other.id != seen and other.by != who.id:
            raise Refused(tr("{who} recorded an inspection here at {when}, while you were looking. Nothing was "
                             "recorded; look at it, and record yours again if it is another one.",
                             who=other.by or tr("another desk"), when=time.strftime("%H:%M", time.localtime(other.at))))
        if findings and not entered:
            raise BadInput(tr("Nobody was let in, so nothing can have been found. Nothing was changed."))
        when = now if at is None else at
        if not math.isfinite(when) or when > now + 300.0:
            raise BadInput(tr("An inspection cannot be in the future. Nothing was changed."))
        visit_id, checklist = f"{new_id(now)}{uuid.uuid4().hex[:4]}", self.lists.of(place)
        drafts = [self._draft(visit_id, number, one, place, checklist, when) for number, one in enumerate(findings)]
        wrong = {one.item for one in findings}

        def entry(ids: Sequence[str]) -> list[Draft]:
            fields = {"building": building, "area": place.area, "at": when, "by": who.id, "checklist": checklist.code,
                      "checklist_version": self.lists.version, "plan": plan, "entered": entered, "hazards": list(ids),
                      "passed": [one.code for one in checklist.items if one.code not in wrong] if entered else [],
                      "note": note.strip(), "demo": place.demo}
            return [Draft(VISIT + visit_id, "inspection.done", {"set": fields}, place.area, who.id, when)]

        hazards = self._hazards.report_many(drafts, who, [one.on_the_spot for one in findings], entry)
        self._book.look_again(VISIT + visit_id)
        return self._book.visits[visit_id], hazards

    def withdraw(self, visit_id: str, who: User, why: str) -> tuple[Visit, list[Hazard]]:
        """Take back a visit that was recorded by mistake: it counts for nothing, and its orders are recalled with it.

        Whoever recorded it may, and who decides. A hazard that went on meanwhile stays as it is.

        Returns:
            The visit, and the hazards that were recalled.

        Raises:
            NotFound: no such visit. BadInput: no reason. Refused: somebody else's, or taken back already.
        """
        visit = self._book.visits.get(visit_id)
        if visit is None:
            raise NotFound(tr("There is no inspection {id}.", id=visit_id))
        refuse_unless_allowed(who, (FINDERS | CHECKERS) if visit.by == who.id else DECIDERS, visit.area,
                              self._areas.tree())
        if visit.withdrawn:
            raise Refused(tr("This inspection is taken back already. Nothing was changed."))
        if not why.strip():
            raise BadInput(tr("Taking an inspection back needs a reason. Nothing was changed."))
        entry = Draft(VISIT + visit_id, "inspection.withdrawn", {"set": {"withdrawn": True, "why": why.strip()}},
                      visit.area, who.id)
        own = [found.id for one in visit.hazards if (found := self._hazards.get(one)) is not None
               and found.origin.startswith(f"visit:{visit_id}/")]
        gone = self._hazards.dismiss_many(own, who, why, [entry])
        self._book.look_again(VISIT + visit_id)
        return self._book.visits[visit_id], gone

    def heard(self, records: Changes[Record]) -> None:
        """Go by records that somebody else in this process wrote (the generated year); others are followed anyway."""
        self._book.heard(records)

    # Inside

    def _draft(self, visit_id: str, number: int, finding: Finding, place: Building, checklist: Checklist,
               when: float) -> HazardDraft:
        item = checklist.item(finding.item) if finding.item else None
        if finding.item and item is None:
            raise BadInput(tr("Checklist {list} has no item {item}; it has: {known}. Nothing was changed.",
                              list=checklist.label, item=finding.item,
                              known=", ".join(one.code for one in checklist.items)))
        kind = finding.kind or (item.kind if item else "")
        if not kind:
            raise BadInput(tr("A finding needs an item of the checklist or a kind of hazard. Nothing was changed."))
        same = next((one for one in self._hazards.of_building(place.code) if one.is_open and item is not None
                     and one.item == item.code and one.room == finding.room and one.origin), None)
        origin = same.origin if same else f"visit:{visit_id}/{number}"
        text = finding.text or (tr("Not so: {item}", item=item.label) if item else "")
        return HazardDraft(
            same.kind if same else kind, text, place.code, finding.room, level=finding.level,
            likelihood=finding.likelihood or (item.likelihood if item else 0) or None,
            consequence=finding.consequence or (item.consequence if item else 0) or None,
            source=HazardSource.INSPECTION, origin=origin, item=finding.item,
            photos=tuple(Path(one) for one in finding.photos), found_at=when, order=not finding.on_the_spot)
