"""Whom to send (派遣建议), for one case or for many: gathers who there is and asks `ranking.py` for the order."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import msgspec

from console.desk.cases import CaseDesk
from console.desk.loads import Loads
from console.desk.pressing import rank
from console.desk.ranking import Proposal, Ways, ranked
from console.desk.roster import Place, Roster
from console.errors import NotFound
from console.language import tr
from console.model.case import Case
from console.model.departments import Departments
from console.model.person import User
from console.model.rules import Rules
from console.store.areas import AreaStore
from console.store.places import PlaceStore


class Assignment(msgspec.Struct, frozen=True):
    """What a bulk dispatch would do: case ids by handler, and (id, why) of those nobody answers for."""

    by_handler: dict[str, list[str]]
    nobody: list[tuple[str, str]]


class Proposals:
    """Proposes handlers. Safe from any thread.

    Args:
        cases: the desk.
        areas: the hierarchy.
        places: staff.
        departments, rules: the catalogues as they are now.
        users: registered people as they are now.
        ways: roads as they are now, None where no layer is marked as such.
        seen: where staff were seen last, by id, EPSG:4490.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, cases: CaseDesk, areas: AreaStore, places: PlaceStore, departments: Callable[[], Departments],
                 rules: Callable[[], Rules], users: Callable[[], Iterable[User]] = list,
                 ways: Callable[[], Ways | None] = lambda: None,
                 seen: Callable[[], Mapping[str, Place]] = dict, clock: Callable[[], float] = time.time) -> None:
        self._cases = cases
        self._areas = areas
        self._places = places
        self._departments = departments
        self._rules = rules
        self._users = users
        self._ways = ways
        self._seen = seen
        self._clock = clock
        self._loads = Loads(cases)

    def of(self, case_id: str, who: User, limit: int = 5) -> list[Proposal]:
        """Whom to send to a case, the best first; empty where nobody answers for it.

        Args:
            who: the dispatcher; staff are proposed within this person's area only.

        Raises:
            NotFound: there is no such case.
        """
        return self._ranked(self._case(case_id), who, self._roster(), self._loads.now(), self._ways())[:limit]

    def assign(self, case_ids: Iterable[str], who: User) -> Assignment:
        """Whom each of many cases would go to, the most pressing chosen for first; each adds to its handler's load.

        Raises:
            NotFound: there is no such case.
        """
        cases = sorted((self._case(case_id) for case_id in dict.fromkeys(case_ids)), key=rank)
        roster, loads, ways = self._roster(), self._loads.now(), self._ways()
        assignment = Assignment({}, [])
        for case in cases:
            best = next(iter(self._ranked(case, who, roster, loads, ways)), None)
            if best is None:
                assignment.nobody.append((case.id, tr("Nobody answers for its class and area.")))
            else:
                assignment.by_handler.setdefault(best.handler, []).append(case.id)
                loads[best.handler] += 1
        return assignment

    def _case(self, case_id: str) -> Case:
        case = self._cases.get(case_id)
        if case is None:
            raise NotFound(tr("There is no case {id}.", id=case_id))
        return case

    def _roster(self) -> Roster:
        return Roster(self._departments(), self._places.people(), self._users(), self._areas.tree(), self._seen(),
                      self._clock())

    def _ranked(self, case: Case, who: User, roster: Roster, loads: Counter[str],
                ways: Ways | None) -> list[Proposal]:
        found = roster.candidates(case)
        if who.area:
            own = self._areas.tree().within(who.area)
            found = [one for one in found if not one.area or one.area in own]
        return ranked(found, case, loads, self._returned(case), self._rules().dispatch, ways)

    def _returned(self, case: Case) -> set[str]:
        """Who sent the case back before (退回): not the one to send it to again."""
        found: set[str] = set()
        holder = ""
        for entry in self._cases.history(case.id) if case.returns else ():
            if entry.kind == "case.returned" and holder:
                found.add(holder)
            holder = entry.payload.get("set", {}).get("handler", holder)
        return found
