"""The desk of inspections (隐患排查): parties, plans, visits; findings become hazards in the same transaction."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.draft import HazardDraft, new_id
from console.desk.hazard.due import Due, dues, pressing
from console.desk.hazard.inspection_book import PLAN, VISIT, InspectionBook, Listener
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.route import Route, route
from console.desk.hazard.steps import CHECKERS, DECIDERS, FINDERS
from console.errors import BadInput, NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.checklist import Checklist, Checklists, Season
from console.model.hazard import Hazard, HazardSource
from console.model.inspection import Finding, Party, PartyRole, Plan, Visit
from console.model.person import User
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.parties import PartyStore
from console.store.places import PlaceStore

if TYPE_CHECKING:
    from console.ledger.fold import Record
    from console.model.changes import Changes

PARTY = "party:"
DAY = 86_400.0


class InspectionDesk:
    """All visits and plans of a profile. Safe from any thread; listeners hear in the writer's thread.

    Args:
        ledger: where everything is recorded.
        areas, places: what is inspected.
        parties: who answers for it.
        hazards: where findings go.
        lists: the catalogue of checklists in force.
        index_of: risk index of buildings, by code; and the version of the weights it goes by.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, places: PlaceStore, parties: PartyStore, hazards: HazardDesk,
                 lists: Callable[[], Checklists], index_of: Callable[[], tuple[Mapping[str, float], str]],
                 clock: Callable[[], float] = time.time) -> None:
        self._ledger = ledger
        self._areas = areas
        self._places = places
        self.parties = parties
        self._hazards = hazards
        self._lists = lists
        self._index_of = index_of
        self._clock = clock
        self._book = InspectionBook(ledger)

    # Reading

    @property
    def lists(self) -> Checklists:
        """The catalogue of checklists in force."""
        return self._lists()

    def visits(self) -> Mapping[str, Visit]:
        """All visits by id; the caller's own copy."""
        return dict(self._book.visits)

    def of_building(self, code: str) -> list[Visit]:
        """Visits of a building, the latest first."""
        return self._book.of_building(code)

    def last(self) -> Mapping[str, float]:
        """Building → when it was last inspected (somebody let the inspector in), seconds since 1970 UTC."""
        return dict(self._book.last)

    def plans(self) -> Mapping[str, Plan]:
        """All plans by id, those called off too; the caller's own copy."""
        return dict(self._book.plans)

    def plan(self, plan_id: str) -> Plan:
        """The plan of that id. Raises `NotFound`."""
        found = self._book.plans.get(plan_id)
        if found is None:
            raise NotFound(tr("There is no plan {id}.", id=plan_id))
        return found

    def checklist(self, building: str) -> Checklist:
        """The checklist of a building's type. Raises `NotFound`."""
        return self.lists.of(self._building(building))

    def season(self, moment: float | None = None) -> Season | None:
        """The season of a moment (now, if None); None where none holds."""
        at = self._clock() if moment is None else moment
        return self.lists.season(datetime.fromtimestamp(at, UTC).astimezone().month)

    def due(self, area: str = "", now: float | None = None) -> list[Due]:
        """Buildings that are due for inspection in an area ("" for everywhere), the most pressing first."""
        moment = self._clock() if now is None else now
        found = dues(self._within(area), self._book.last, self._index_of()[0], self.lists, self.season(moment))
        return sorted((one for one in found if one.is_due(moment)), key=pressing(moment))

    def left(self, plan_id: str) -> list[str]:
        """Buildings of a plan that nobody inspected since it begins, the most pressing first."""
        plan = self.plan(plan_id)
        return [code for code in plan.buildings if self._book.last.get(code, 0.0) < plan.since]

    def route(self, codes: Sequence[str], start: tuple[float, float] | None = None) -> Route:
        """The way through buildings; see `route.py`. Raises `NotFound` for an unknown one."""
        known = {one.code: one for one in self._places.buildings()}
        missing = next((code for code in codes if code not in known), None)
        if missing is not None:
            raise _no_building(missing)
        return route([known[code] for code in dict.fromkeys(codes)], start)

    def today(self, plan_id: str, count: int = 20, start: tuple[float, float] | None = None) -> Route:
        """Today's route: the most pressing buildings that a plan has left, in a short order."""
        return self.route(self.left(plan_id)[:count], start)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit that changes visits or plans; returns a function that ends it."""
        return self._book.listen(callback)

    # Changing

    def set_party(self, building: str, role: PartyRole, name: str, who: User, *, is_person: bool = False,
                  ref: str = "") -> Party:
        """Say who answers for a building; a firm of that name is one party for all its buildings.

        The name of a private person stands in the ledger as a reference only; the store holds it.
        """
        place = self._building(building)
        refuse_unless_allowed(who, DECIDERS, place.area, self._areas.tree())
        if not name.strip():
            raise BadInput(tr("A responsible party needs a name. Nothing was changed."))
        party = self._party_named(name.strip(), is_person, ref, place.demo)

        def rows(connection: Connection) -> None:
            self.parties.insert(connection, [party], [(building, role, party.id, place.demo)])

        said = {"party": party.id, "role": role.value} | ({} if is_person else {"name": party.name})
        self._ledger.append([Draft(f"{PARTY}{building}/{role.value}", "party.set", {"set": said}, place.area, who.id)],
                            rows)
        return party

    def make_plan(self, who: User, *, title: str = "", area: str = "", days: float = 7.0, count: int = 100,
                  buildings: Sequence[str] = (), inspector: str = "") -> Plan:
        """Plan inspections: the buildings named, else the most pressing of those that are due.

        Args:
            area: id; "" for everywhere. days: from now, how long the plan runs. count: at most so many buildings.

        Raises:
            BadInput: nothing is due there. NotFound: no such building or area.
        """
        now = self._clock()
        refuse_unless_allowed(who, DECIDERS, area, self._areas.tree())
        if area and area not in self._areas.tree():
            raise NotFound(tr("There is no area {area} in this profile; nothing was changed.", area=area))
        season = self.season(now)
        codes = [self._building(code).code for code in buildings] or [one.building for one in self.due(area, now)]
        codes = list(dict.fromkeys(codes))[:count]
        if not codes or days <= 0 or count <= 0:
            raise BadInput(tr("No building is due there; nothing was planned."))
        plan_id = new_id(now)
        label = title.strip() or tr("Inspection plan {id}", id=plan_id)
        fields = {"title": label, "area": area, "season": season.code if season else "", "since": now,
                  "until": now + days * DAY, "buildings": codes, "inspector": inspector, "made_at": now,
                  "made_by": who.id, "weights": self._index_of()[1],
                  "demo": all(self._building(code).demo for code in codes[:1])}
        self._book.commit([Draft(PLAN + plan_id, "plan.made", {"set": fields}, area, who.id, now)])
        return self._book.plans[plan_id]

    def cancel_plan(self, plan_id: str, who: User, why: str) -> Plan:
        """Call a plan off; visits that were made stay."""
        plan = self.plan(plan_id)
        refuse_unless_allowed(who, DECIDERS, plan.area, self._areas.tree())
        if not why.strip():
            raise BadInput(tr("Calling a plan off needs a reason. Nothing was changed."))
        self._book.commit([Draft(PLAN + plan_id, "plan.cancelled", {"set": {"cancelled": True, "why": why.strip()}},
                            plan.area, who.id)])
        return self._book.plans[plan_id]

    def visit(self, building: str, who: User, *, findings: Sequence[Finding] = (), plan: str = "", note: str = "",
              entered: bool = True, at: float | None = None) -> tuple[Visit, list[Hazard]]:
        """Record an inspection; every finding becomes a hazard with an order to rectify it, all in one transaction.

        An item that has an open hazard in that building and room already is that hazard, found again.

        Args:
            entered: False where nobody let the inspector in; then there are no findings, and it does not count.

        Returns:
            The visit and the hazards of its findings, in their order.

        Raises:
            Refused: not a role that inspects, or out of scope. NotFound: no such building or plan.
            BadInput: an unknown item or kind, findings without entering, a photo that cannot be read.
        """
        place, now = self._building(building), self._clock()
        refuse_unless_allowed(who, FINDERS | CHECKERS, place.area, self._areas.tree())
        if plan:
            self.plan(plan)
        if findings and not entered:
            raise BadInput(tr("Nobody was let in, so nothing can have been found. Nothing was changed."))
        when = now if at is None else at
        if when > now + 300.0:
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

    def _party_named(self, name: str, is_person: bool, ref: str, demo: bool) -> Party:
        """The firm of that name, or a new party; two people may have one name."""
        known = None if is_person and not ref else next(
            (one for one in self.parties.parties().values()
             if one.is_person == is_person and (one.ref == ref if ref else one.name == name)), None)
        return known or Party(uuid.uuid4().hex[:12], name, is_person, ref, demo)

    def _building(self, code: str) -> Building:
        found = self._places.building(code)
        if found is None:
            raise _no_building(code)
        return found

    def _within(self, area: str) -> list[Building]:
        everything = self._places.buildings()
        if not area:
            return everything
        within = self._areas.tree().within(area)
        return [one for one in everything if one.area in within]


def _no_building(code: str) -> NotFound:
    return NotFound(tr("There is no building {code} in this profile; nothing was changed.", code=code))
