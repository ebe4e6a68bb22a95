"""How a hazard comes on record: found by somebody or something, perhaps ordered or put right at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from console.desk.attachments import Attachments
from console.desk.hazard.book import PREFIX, HazardBook
from console.desk.hazard.draft import HazardDraft, new_id, opening, place_of
from console.desk.hazard.entries import files_added, move, role_of, step_entry
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import FINDERS, STEPS
from console.language import tr
from console.ledger.ledger import Draft
from console.model.hazard import Hazard, HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardRules
from console.model.inspection import Party
from console.model.limits import Limit
from console.model.person import User
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.parties import PartyStore
from console.store.places import PlaceStore

MANY = 20   # drafts from which reading all buildings once is quicker than asking for each


class Findings:
    """The first entries of hazards. Writes nothing but photos; the desk holds the book's lock meanwhile.

    Args:
        book: hazards that are known. due: the limit of a level from now on.
    """

    def __init__(self, book: HazardBook, areas: AreaStore, places: PlaceStore, parties: PartyStore,
                 files: Attachments, rules: Callable[[], HazardRules],
                 due: Callable[[HazardLevel, Limit | None], float]) -> None:
        self._book, self._areas, self._places, self._parties = book, areas, places, parties
        self._files, self._rules, self._due = files, rules, due

    def responsible(self, building: str) -> Party | None:
        """Who answers for a hazard in a building, by the catalogue's order of roles; None where nobody is known."""
        known = self._parties.of(building)
        return next((known[role] for word in self._rules().responsible if (role := role_of(word)) in known), None)

    def entries(self, drafts: Sequence[HazardDraft], who: User, spot: Sequence[bool],
                now: float) -> tuple[list[str], list[Draft]]:
        """The ids of several hazards, one for each draft, and what is to be recorded of them.

        Args:
            spot: for each draft whether it was put right on the spot.

        Raises:
            Refused, NotFound, BadInput: as `HazardDesk.report_many` says.
        """
        ids: list[str] = []
        entries: list[Draft] = []
        begun: dict[tuple[str, str], str] = {}   # origin and kind → id, within this batch
        building_of = self._places.building if len(drafts) < MANY else \
            {one.code: one for one in self._places.buildings()}.get
        for number, draft in enumerate(drafts):
            key = draft.origin, self._rules().kind_named(draft.kind).code
            known = self._book.open_of(*key) if draft.origin else None
            hazard_id = known.id if known else begun.get(key, "")
            if known is not None and draft.source is HazardSource.INSPECTION:
                entries += self._again(known, draft, who, now, number < len(spot) and spot[number])
            if not hazard_id:
                made = self._opening(draft, who, now, number < len(spot) and spot[number], building_of)
                hazard_id = made[0].subject.removeprefix(PREFIX)
                entries += made
                begun |= {key: hazard_id} if draft.origin else {}
            ids.append(hazard_id)
        return ids, entries

    def _opening(self, draft: HazardDraft, who: User, now: float, spot: bool,
                 building_of: Callable[[str], Building | None]) -> list[Draft]:
        """The first entries of a hazard: found, and ordered or closed at once where asked."""
        place = place_of(draft, building_of, self._areas)
        refuse_unless_allowed(who, FINDERS, place.area, self._areas.tree())
        party = self.responsible(draft.building) if draft.building and not draft.party else None
        fields = opening(msgspec.structs.replace(draft, demo=draft.demo or place.demo), place,
                         party.id if party else "", who.id, now, self._rules())
        kept = [self._files.keep(path, draft.text, who.id) for path in draft.photos]
        hazard_id = new_id(now)
        while self._book.get(hazard_id) is not None:
            hazard_id = new_id(now)
        subject, found_at = PREFIX + hazard_id, fields["found_at"]
        add = {"moves": [move(found_at, HazardState.FOUND)]} | files_added(kept)
        told = draft.listed.told() if draft.listed is not None else {}
        made = [Draft(subject, "hazard.found", {"to": HazardState.FOUND.value, "set": fields, "add": add} | told,
                      place.area, who.id, found_at)]
        if spot:
            made.append(step_entry(subject, STEPS["close"], place.area, who, now, {
                "closed_at": now, "closed_by": who.id, "outcome": "on_the_spot"}, None))
        elif draft.order or draft.result:
            due = self._due(HazardLevel(fields["level"]), None)
            made.append(step_entry(subject, STEPS["order"], place.area, who, now, {
                "ordered_at": now, "ordered_by": who.id, "due_at": due}, due))
            if draft.result:
                made.append(step_entry(subject, STEPS["rectify"], place.area, who, now, {
                    "rectified_at": now, "rectified_by": who.id, "result": draft.result}, due))
        return made

    def _again(self, known: Hazard, draft: HazardDraft, who: User, now: float, spot: bool) -> list[Draft]:
        """What an inspector adds to a hazard that is open already: words, photos, and that it was put right at once.

        Putting right what was ordered is a rectification, which somebody re-checks; what nobody decided yet is closed.
        """
        kept = [self._files.keep(path, draft.text, who.id) for path in draft.photos]
        said = {"set": {"why": draft.text.strip()}} if draft.text.strip() else {}
        add = {"add": files_added(kept)} if kept else {}
        subject = PREFIX + known.id
        made = [Draft(subject, "hazard.found_again", said | add, known.area, who.id, now)]
        words = draft.text.strip() or tr("put right on the spot")
        if spot and known.state is HazardState.ORDERED:
            made.append(step_entry(subject, STEPS["rectify"], known.area, who, now, {
                "rectified_at": now, "rectified_by": who.id, "result": words}, known.due_at))
        elif spot and known.state is HazardState.FOUND:
            made.append(step_entry(subject, STEPS["close"], known.area, who, now, {
                "closed_at": now, "closed_by": who.id, "outcome": "on_the_spot", "why": words}, None))
        return made
