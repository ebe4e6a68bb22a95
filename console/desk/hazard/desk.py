"""The desk of hazards (隐患处置): the only way to change them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console.desk.attachments import Attachment, Attachments, attachments_of
from console.desk.hazard.before import Before, before_last_step
from console.desk.hazard.book import PREFIX, HazardBook, Listener
from console.desk.hazard.draft import HazardDraft, Listed, moved
from console.desk.hazard.entries import dismissal, step_entry
from console.desk.hazard.finding import Findings
from console.desk.hazard.gate import StepGate
from console.desk.hazard.listed import listed_entries
from console.desk.hazard.steps import STEPS, HazardStep
from console.desk.hazard.to_case import CaseOpener, overdue_for_a_case
from console.errors import BadInput, NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.hazard import MOST, Hazard, HazardLevel, HazardState
from console.model.hazard_rules import HazardRules
from console.model.inspection import Party
from console.model.limits import Limit
from console.model.person import User
from console.store.areas import AreaStore
from console.store.parties import PartyStore
from console.store.places import PlaceStore

if TYPE_CHECKING:
    from console.ledger.entry import Entry
    from console.ledger.fold import Record
    from console.model.changes import Changes


class HazardDesk:
    """All hazards of a profile as they are now. Safe from any thread; listeners hear in the writer's thread.

    Role and scope are checked here, so that shell, palette and buttons obey alike. Every step is one entry
    "hazard.*"; what it needs and where it leads stands in steps.py.

    Args:
        ledger: where every step is written.
        areas, places: where hazards are.
        parties: who answers for a building. rules: the catalogue in force.
        add: a moment plus a limit, over the work calendar: seconds since 1970 UTC.
        files: keeps photos. open_case: makes a hazard a case.
        clock: seconds since 1970 UTC.

    Attributes:
        gate: who may take which step now.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, places: PlaceStore, parties: PartyStore,
                 rules: Callable[[], HazardRules], add: Callable[[float, Limit], float], files: Attachments,
                 open_case: CaseOpener, clock: Callable[[], float] = time.time) -> None:
        self._ledger, self._areas, self._places, self._files = ledger, areas, places, files
        self._rules, self._add, self._open_case, self._clock = rules, add, open_case, clock
        self._book = HazardBook(ledger)
        self.gate = StepGate(areas.tree, self._book.history)
        self._findings = Findings(self._book, areas, places, parties, files, rules, self._due)
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
        return self._findings.responsible(building)

    def steps_for(self, hazard: Hazard, who: User) -> list[HazardStep]:
        """What this person may do with the hazard now: the buttons and keys."""
        return self.gate.open_to(hazard, who)

    def due_for_escalation(self, now: float | None = None) -> list[Hazard]:
        """Open hazards so long past their limit that a rule makes them cases, the longest past first."""
        return overdue_for_a_case(self._book.all().values(), self.rules, self._clock() if now is None else now)

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
            ids, entries = self._findings.entries(drafts, who, spot, self._clock())
            entries += more(ids)
            if entries:
                self._commit(entries)
            return [self._now(one) for one in ids]

    def take_over(self, said: Sequence[tuple[str, Listed]], who: User) -> None:
        """Take over what lists say of hazards that they brought (hazard id, what is said), all or none.

        Raises:
            Refused: see `StepGate.listed`, or another process wrote about one of them meanwhile; nothing was changed.
        """
        with self._book.lock:
            now, entries, versions = self._clock(), list[Draft](), dict[str, int]()
            for hazard_id, one in said:
                hazard = self._known(hazard_id)
                steps = self.gate.listed(hazard, one.state, who)
                entries += listed_entries(hazard, one, steps, who, now, self._due(hazard.level, None))
                versions[PREFIX + hazard_id] = hazard.version
            if entries:
                self._commit(entries, versions)

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
            self.gate.check(hazard, STEPS["escalate"], who, seen, {"why": why})
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
            now = self._clock()
            gone = [one for one in map(self._known, ids) if one.state in (HazardState.FOUND, HazardState.ORDERED)]
            self._commit([*more, *(entry for one in gone
                                   for entry in dismissal(PREFIX + one.id, one, who, now, why.strip()))])
            return [self._now(one.id) for one in gone]

    def take_back(self, hazard_id: str, who: User, *, why: str, seen: int | None = None) -> Hazard:
        """Take the last step back: what held before it holds again, the limit too; both stay on record.

        For whoever took the step, and supervisors. A case that was opened is taken back at the case desk.
        """
        with self._book.lock:
            hazard = self._known(hazard_id)
            self.gate.check(hazard, STEPS["take_back"], who, seen, {"why": why})
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
            self.gate.check(hazard, step, who, seen, fields | {"why": why})
            kept = [self._files.keep(path, step.label, who.id) for path in photos]
            said = fields | ({"why": why.strip()} if why.strip() else {})
            limit = hazard.due_at if due is None else due
            if back is not None:
                step, limit = msgspec.structs.replace(step, after=back.state), back.due(hazard.due_at)
            draft = step_entry(PREFIX + hazard_id, step, hazard.area, who, now, said, limit, kept)
            self._commit([draft], {draft.subject: hazard.version})
            return self._now(hazard_id)

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
