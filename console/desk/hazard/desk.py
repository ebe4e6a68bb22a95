"""The desk of hazards (隐患处置): the only way to change them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from console.desk.attachments import Attachment, Attachments, attachments_of
from console.desk.gate import refuse_stale
from console.desk.hazard.before import Before, before_last_step, why_not_back
from console.desk.hazard.book import PREFIX, HazardBook, Listener
from console.desk.hazard.draft import HazardDraft, moved, new_id, opening, place_of
from console.desk.hazard.entries import files_added, move, role_of, step_entry
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import FINDERS, STEPS, HazardStep, event_word, refuse_what_is_missing, state_word
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.hazard import MOST, Hazard, HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardRules
from console.model.inspection import Party
from console.model.limits import Limit
from console.model.person import User
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.parties import PartyStore
from console.store.places import PlaceStore

if TYPE_CHECKING:
    from console.ledger.entry import Entry
    from console.ledger.fold import Record
    from console.model.changes import Changes

HOUR = 3600.0
MANY = 20   # drafts from which reading all buildings once is quicker than asking for each
__all__ = ["HazardDesk", "HazardDraft"]


class CaseOpener(Protocol):
    """Makes a hazard a case."""

    def __call__(self, hazard: Hazard, who: User, why: str) -> str:
        """Open the case, or find the one that was opened; returns its id."""


class HazardDesk:
    """All hazards of a profile as they are now. Safe from any thread; listeners hear in the writer's thread.

    Role and scope are checked here, so that shell, palette and buttons obey alike. Every step is one entry
    "hazard.*"; what it needs and where it leads stands in steps.py.

    Args:
        ledger: where every step is written.
        areas, places: where hazards are.
        parties: who answers for a building.
        rules: the catalogue in force.
        add: a moment plus a limit, over the work calendar: seconds since 1970 UTC.
        files: keeps photos.
        open_case: makes a hazard a case.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, places: PlaceStore, parties: PartyStore,
                 rules: Callable[[], HazardRules], add: Callable[[float, Limit], float], files: Attachments,
                 open_case: CaseOpener, clock: Callable[[], float] = time.time) -> None:
        self._ledger = ledger
        self._areas = areas
        self._places = places
        self._parties = parties
        self._rules = rules
        self._add = add
        self._files = files
        self._open_case = open_case
        self._clock = clock
        self._book = HazardBook(ledger)
        areas.listen(lambda tree: self._relocate())

    # Reading

    @property
    def rules(self) -> HazardRules:
        """The catalogue of hazards that is in force."""
        return self._rules()

    def hazards(self) -> Mapping[str, Hazard]:
        """All hazards by id, as they are at this moment; the caller's own copy."""
        return self._book.all()

    def get(self, hazard_id: str) -> Hazard | None:
        return self._book.get(hazard_id)

    def of_building(self, code: str) -> list[Hazard]:
        """Hazards of a building, the latest found first."""
        return self._book.of_building(code)

    def history(self, hazard_id: str) -> list[Entry]:
        """Every ledger entry about the hazard, oldest first."""
        return self._book.history(hazard_id)

    def files_of(self, hazard_id: str) -> list[Attachment]:
        """What is attached, oldest first."""
        return attachments_of(self._book.grown(hazard_id))

    def responsible(self, building: str) -> Party | None:
        """Who answers for a hazard in a building, by the catalogue's order of roles; None where nobody is known."""
        known = self._parties.of(building)
        return next((known[role] for word in self.rules.responsible if (role := role_of(word)) in known), None)

    def steps_for(self, hazard: Hazard, who: User) -> list[HazardStep]:
        """What this person may do with the hazard now: the buttons and keys."""
        return [step for step in STEPS.values() if hazard.state in step.before
                and not self._why_not(hazard, step, who)]

    def due_for_escalation(self, now: float | None = None) -> list[Hazard]:
        """Open hazards so long past their limit that a rule makes them cases, the longest past first."""
        moment = self._clock() if now is None else now
        after = {one.level: one.escalate_after for one in self.rules.levels}
        return sorted((hazard for hazard in self._book.all().values() if hazard.due_at is not None
                       and hazard.state is HazardState.ORDERED and (hours := after[hazard.level]) is not None
                       and moment > hazard.due_at + hours * HOUR), key=lambda one: (one.due_at or 0.0, one.id))

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit; returns a function that ends it."""
        return self._book.listen(callback)

    # Changing

    def report(self, draft: HazardDraft, who: User) -> Hazard:
        """Record a hazard that somebody or something found; see `report_many`."""
        return self.report_many([draft], who)[0]

    def report_many(self, drafts: Sequence[HazardDraft], who: User, spot: Sequence[bool] = (),
                    more: Callable[[Sequence[str]], Sequence[Draft]] = lambda ids: ()) -> list[Hazard]:
        """Record several hazards in one transaction, all or none.

        One with an origin that has an open hazard of that kind already is that hazard: nothing is added but what an
        inspector says and shows of it, and that it was put right.

        Args:
            spot: for each draft whether it was put right on the spot; then it is recorded and closed.
            more: what else to record in the same transaction, told the ids of the hazards.

        Raises:
            Refused: not a role that finds hazards, or out of scope. NotFound: no such building or area.
            BadInput: no such kind, no place, a photo that cannot be read.
        """
        with self._book.lock:
            now = self._clock()
            ids: list[str] = []
            entries: list[Draft] = []
            begun: dict[tuple[str, str], str] = {}   # origin and kind → id, within this batch
            building_of = self._places.building if len(drafts) < MANY else \
                {one.code: one for one in self._places.buildings()}.get
            for number, draft in enumerate(drafts):
                key = draft.origin, self.rules.kind_named(draft.kind).code
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
            entries += more(ids)
            if entries:
                self._commit(entries)
            return [self._now(one) for one in ids]

    def order(self, hazard_id: str, who: User, *, limit: Limit | None = None, why: str = "", party: str = "",
              seen: int | None = None) -> Hazard:
        """Order the rectification (责令整改), with a limit.

        Args:
            limit: None for that of the hazard's level.
            party: id of who is ordered; "" for whoever is known.
            seen: `Hazard.version` that the person saw; if the hazard moved on meanwhile, it is refused.
        """
        with self._book.lock:
            hazard = self._known(hazard_id)
            due = self._due(hazard.level, limit)
            fields: dict[str, Any] = {"ordered_at": self._clock(), "ordered_by": who.id, "due_at": due}
            return self._step(hazard_id, "order", who, seen, why, fields | ({"party": party} if party else {}), due=due)

    def rectify(self, hazard_id: str, who: User, *, result: str, photos: Sequence[Path] = (),
                seen: int | None = None) -> Hazard:
        """The party has put it right, as it says; now it is to be re-checked."""
        fields = {"rectified_at": self._clock(), "rectified_by": who.id, "result": result.strip()}
        return self._step(hazard_id, "rectify", who, seen, "", fields, photos)

    def recheck(self, hazard_id: str, who: User, *, passed: bool, why: str = "", photos: Sequence[Path] = (),
                limit: Limit | None = None, seen: int | None = None) -> Hazard:
        """Re-check (复查): passed closes it, failed orders the rectification again.

        Args:
            limit: with a failed re-check the new limit; None for that of the level.
        """
        with self._book.lock:
            hazard, now = self._known(hazard_id), self._clock()
            if passed:
                outcome = "case" if hazard.state is HazardState.ESCALATED else "rechecked"
                return self._step(hazard_id, "pass", who, seen, why,
                                  {"closed_at": now, "closed_by": who.id, "outcome": outcome}, photos)
            due = self._due(hazard.level, limit)
            return self._step(hazard_id, "fail", who, seen, why, {
                "returns": hazard.returns + 1, "rectified_at": None, "ordered_at": now, "ordered_by": who.id,
                "due_at": due}, photos, due)

    def close(self, hazard_id: str, who: User, *, why: str, dismissed: bool = False, photos: Sequence[Path] = (),
              seen: int | None = None) -> Hazard:
        """Close one that no order went out for: put right on the spot, or no hazard at all (`dismissed`)."""
        return self._step(hazard_id, "close", who, seen, why, {
            "closed_at": self._clock(), "closed_by": who.id,
            "outcome": "dismissed" if dismissed else "on_the_spot"}, photos)

    def escalate(self, hazard_id: str, who: User, *, why: str, seen: int | None = None) -> Hazard:
        """Make it a case (转案件); it stays on the hazard map until somebody has seen that it is gone."""
        with self._book.lock:
            hazard = self._known(hazard_id)
            self._check(hazard, STEPS["escalate"], who, seen, {"why": why})
            case = self._open_case(hazard, who, why.strip())   # under an id of its own: again is the same case
            return self._step(hazard_id, "escalate", who, None, why,
                              {"case": case, "escalated_at": self._clock()})

    def assess(self, hazard_id: str, who: User, *, likelihood: int | None = None, consequence: int | None = None,
               level: HazardLevel | None = None, why: str = "", seen: int | None = None) -> Hazard:
        """Give it another likelihood, consequence or level; the limit that runs stays."""
        with self._book.lock:
            hazard = self._known(hazard_id)
            found = (likelihood or hazard.likelihood, consequence or hazard.consequence)
            if not all(1 <= one <= MOST for one in found):
                raise BadInput(tr("Likelihood and consequence are 1 to 5. Nothing was changed."))
            said = level or self.rules.level_of(found[0] * found[1])
            return self._step(hazard_id, "assess", who, seen, why, {
                "likelihood": found[0], "consequence": found[1], "level": said.value})

    def dismiss_many(self, ids: Sequence[str], who: User, why: str, more: Sequence[Draft] = ()) -> list[Hazard]:
        """Those of several that still wait to be decided or rectified were no hazards; an order goes back first.

        Whether this person may was asked by the caller: whoever takes a visit back takes its orders back.

        Args:
            more: what else to record in the same transaction.

        Returns:
            The hazards that were dismissed; one that went further stays as it is.
        """
        with self._book.lock:
            now, entries = self._clock(), list(more)
            gone = [one for one in map(self._known, ids) if one.state in (HazardState.FOUND, HazardState.ORDERED)]
            for one in gone:
                if one.state is HazardState.ORDERED:
                    entries.append(step_entry(PREFIX + one.id, STEPS["take_back"], one.area, who, now, {
                        "ordered_at": None, "ordered_by": "", "due_at": None, "why": why.strip()}, None,
                        after=HazardState.FOUND))
                entries.append(step_entry(PREFIX + one.id, STEPS["close"], one.area, who, now, {
                    "closed_at": now, "closed_by": who.id, "outcome": "dismissed", "why": why.strip()}, None))
            self._commit(entries)
            return [self._now(one.id) for one in gone]

    def take_back(self, hazard_id: str, who: User, *, why: str, seen: int | None = None) -> Hazard:
        """Take the last step back: what held before it holds again, the limit too; both stay on record.

        For whoever took the step, and supervisors. A case that was opened is taken back at the case desk.
        """
        with self._book.lock:
            hazard = self._known(hazard_id)
            self._check(hazard, STEPS["take_back"], who, seen, {"why": why})
            last = before_last_step(self.history(hazard_id))
            assert last is not None   # checked just now
            return self._step(hazard_id, "take_back", who, None, why, last.fields, back=last)

    def attach(self, hazard_id: str, paths: Sequence[Path], who: User) -> Hazard:
        """Attach photos, all or none of them."""
        return self._step(hazard_id, "attach", who, None, "", {}, paths)

    def heard(self, records: Changes[Record]) -> None:
        """Go by records that somebody else in this process wrote (the generated year); others are followed anyway."""
        with self._book.lock:
            self._book.take(records)

    # Inside

    def _opening(self, draft: HazardDraft, who: User, now: float, spot: bool,
                 building_of: Callable[[str], Building | None]) -> list[Draft]:
        """The first entries of a hazard: found, and ordered or closed at once where asked."""
        place = place_of(draft, building_of, self._areas)
        refuse_unless_allowed(who, FINDERS, place.area, self._areas.tree())
        party = self.responsible(draft.building) if draft.building and not draft.party else None
        fields = opening(msgspec.structs.replace(draft, demo=draft.demo or place.demo), place,
                         party.id if party else "", who.id, now, self.rules)
        kept = [self._files.keep(path, draft.text, who.id) for path in draft.photos]
        hazard_id = new_id(now)
        while self._book.get(hazard_id) is not None:
            hazard_id = new_id(now)
        subject, found_at = PREFIX + hazard_id, fields["found_at"]
        add = {"moves": [move(found_at, HazardState.FOUND)]} | files_added(kept)
        made = [Draft(subject, "hazard.found", {"to": HazardState.FOUND.value, "set": fields, "add": add}, place.area,
                      who.id, found_at)]
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

    def _relocate(self) -> None:
        """The hierarchy was re-divided: give every hazard the area that holds it now, its building's where known."""
        with self._book.lock:
            found = moved(self._book.all().values(), self._places.buildings(), self._areas)
            if found:
                self._commit([Draft(PREFIX + one.id, "hazard.relocated", {"set": {"area": area}}, area)
                              for one, area in found])

    def _due(self, level: HazardLevel, limit: Limit | None) -> float:
        return self._add(self._clock(), limit or self.rules.level(level).limit)

    def _step(self, hazard_id: str, name: str, who: User, seen: int | None, why: str, fields: dict[str, Any],
              photos: Sequence[Path] = (), due: float | None = None, back: Before | None = None) -> Hazard:
        """Check a step and write it as one entry; `back` says where it leads where its kind does not."""
        with self._book.lock:
            hazard, step, now = self._known(hazard_id), STEPS[name], self._clock()
            self._check(hazard, step, who, seen, fields | {"why": why})
            kept = [self._files.keep(path, step.label, who.id) for path in photos]
            said = fields | ({"why": why.strip()} if why.strip() else {})
            limit = hazard.due_at if due is None else due
            if back is not None:
                step, limit = msgspec.structs.replace(step, after=back.state), back.due(hazard.due_at)
            draft = step_entry(PREFIX + hazard_id, step, hazard.area, who, now, said, limit, kept)
            self._commit([draft], {draft.subject: hazard.version})
            return self._now(hazard_id)

    def _check(self, hazard: Hazard, step: HazardStep, who: User, seen: int | None, told: Mapping[str, Any]) -> None:
        refuse_stale(seen, hazard.version, tr("Hazard {id}", id=hazard.id), lambda: self.history(hazard.id)[-1],
                     event_word)
        if refusal := self._why_not(hazard, step, who):
            raise Refused(refusal)
        if hazard.state not in step.before:
            raise Refused(tr("Hazard {id} is “{state}”; “{step}” is not possible then. Nothing was changed.",
                             id=hazard.id, state=state_word(hazard.state), step=step.label))
        refuse_what_is_missing(step, {need: str(told.get(need, "")) for need in step.needs})

    def _why_not(self, hazard: Hazard, step: HazardStep, who: User) -> str:
        """Why this person may not take the step, "" where he may."""
        try:
            refuse_unless_allowed(who, step.roles, hazard.area, self._areas.tree())
        except Refused as error:
            return str(error)
        if step.name == "pass" and who.id and hazard.state is HazardState.RECTIFIED and who.id == hazard.rectified_by:
            return tr("Whoever reported the rectification does not re-check it. Nothing was changed.")
        return why_not_back(self.history(hazard.id), who) if step.name == "take_back" else ""

    def _known(self, hazard_id: str) -> Hazard:
        hazard = self._book.fresh(hazard_id)
        if hazard is None:
            raise NotFound(tr("There is no hazard {id}.", id=hazard_id))
        return hazard

    def _now(self, hazard_id: str) -> Hazard:
        found = self._book.get(hazard_id)
        assert found is not None   # it was written a moment ago
        return found

    def _commit(self, drafts: Sequence[Draft], known: Mapping[str, int] | None = None) -> None:
        self._book.take(self._ledger.append(drafts, known=known))
