"""Plans of inspections (排查计划): what is due, which buildings are planned, the day's way through them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from console.desk.hazard.draft import new_id
from console.desk.hazard.due import Due, dues, pressing
from console.desk.hazard.inspection_book import PLAN, InspectionBook
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.route import Place, Route, Ways, route
from console.desk.hazard.start import Start, start_of, stations_near
from console.desk.hazard.steps import CHECKERS, DECIDERS, FINDERS
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.checklist import Checklists, Season
from console.model.inspection import Plan
from console.model.person import User
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.places import PlaceStore

DAY = 86_400.0


class Planning:
    """The half of the desk of inspections that looks ahead; see `InspectionDesk`.

    Args:
        book: visits and plans as they are.
        areas, places: what is inspected. lists: the catalogue of checklists in force.
        index_of: risk index of buildings, by code; and the version of the weights it goes by.
        clock: seconds since 1970 UTC.

    Attributes:
        ways: roads that ways go along, None for straight ones.
        user_of: a user by id; None for one that nobody knows. Until it is set, any inspector may be named.
    """

    def __init__(self, book: InspectionBook, areas: AreaStore, places: PlaceStore, lists: Callable[[], Checklists],
                 index_of: Callable[[], tuple[Mapping[str, float], str]],
                 clock: Callable[[], float] = time.time) -> None:
        self._book, self._areas, self._places, self._lists = book, areas, places, lists
        self._index_of, self._clock = index_of, clock
        self.ways: Callable[[], Ways | None] = lambda: None
        self.user_of: Callable[[str], User | None] | None = None

    # Reading

    @property
    def lists(self) -> Checklists:
        """The catalogue of checklists in force."""
        return self._lists()

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

    def route(self, codes: Sequence[str], start: Place | None = None) -> Route:
        """The way through buildings; see `route.py`. Raises `NotFound` for an unknown one."""
        return route(self._known(codes), start, self.ways())

    def today(self, plan_id: str, count: int = 20, start: Place | None = None) -> Route:
        """Today's route: the most pressing buildings that a plan has left, in a short order.

        Args:
            start: None for where the plan's ways begin.
        """
        codes = self.left(plan_id)[:count]
        begin = self.start(plan_id, codes) if start is None else None
        return self.route(codes, begin.place if begin is not None else start)

    def start(self, plan_id: str, codes: Sequence[str] | None = None) -> Start | None:
        """Where a plan's way begins: as it says, else at the station near its buildings; None where there is none.

        Args:
            codes: buildings of the day; None for all that are left.
        """
        plan = self.plan(plan_id)
        user = self.user_of(plan.inspector) if self.user_of is not None and plan.inspector else None
        some = self._known(codes if codes is not None else self.left(plan_id))
        return start_of(plan, user.area if user else "", self._places.facilities(), some, self._areas.tree())

    def stations(self, plan_id: str) -> list[Start]:
        """Stations that a plan's ways may begin at, the nearest to its buildings first."""
        return stations_near(self._places.facilities(), self._known(self.plan(plan_id).buildings))

    # Changing

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
        if inspector and self.user_of is not None and ((user := self.user_of(inspector)) is None or not user.active):
            raise NotFound(tr("There is no user {id} who could inspect; nothing was planned.", id=inspector))
        plan_id = new_id(now)
        label = title.strip() or tr("Inspection plan {id}", id=plan_id)
        fields = {"title": label, "area": area, "season": season.code if season else "", "since": now,
                  "until": now + days * DAY, "buildings": codes, "inspector": inspector, "made_at": now,
                  "made_by": who.id, "weights": self._index_of()[1],
                  "demo": self._building(codes[0]).demo}
        self._book.commit([Draft(PLAN + plan_id, "plan.made", {"set": fields}, area, who.id, now)])
        return self._book.plans[plan_id]

    def cancel_plan(self, plan_id: str, who: User, why: str) -> Plan:
        """Call a plan off; visits that were made stay."""
        plan = self.plan(plan_id)
        refuse_unless_allowed(who, DECIDERS, plan.area, self._areas.tree())
        if plan.cancelled:
            raise Refused(tr("{plan} is called off already. Nothing was changed.", plan=plan.title))
        if not why.strip():
            raise BadInput(tr("Calling a plan off needs a reason. Nothing was changed."))
        self._book.commit([Draft(PLAN + plan_id, "plan.cancelled", {"set": {"cancelled": True, "why": why.strip()}},
                            plan.area, who.id)])
        return self._book.plans[plan_id]

    def begin_at(self, plan_id: str, start: Start | None, who: User) -> Plan:
        """Let a plan's ways begin at a station or a chosen point; None for the station near its buildings again.

        Raises:
            BadInput: that is no place on the globe. Refused: not a role that plans or inspects there, or out of scope.
        """
        plan = self.plan(plan_id)
        own = bool(who.id) and who.id == plan.inspector   # a plan of everywhere is his way all the same
        refuse_unless_allowed(who, FINDERS | CHECKERS, who.area if own else plan.area, self._areas.tree())
        if start is not None and not (abs(start.lon) <= 180 and abs(start.lat) <= 90):   # false for what is no number
            raise BadInput(tr("{lon}, {lat} is no place on the globe. Nothing was changed.", lon=start.lon,
                              lat=start.lat))
        fields = {"start": start.place if start else None, "start_name": start.name if start else ""}
        self._book.commit([Draft(PLAN + plan_id, "plan.start", {"set": fields}, plan.area, who.id)])
        return self._book.plans[plan_id]

    # Inside

    def _known(self, codes: Iterable[str]) -> list[Building]:
        """Buildings by code, each once. Raises `NotFound` for an unknown one."""
        known = {one.code: one for one in self._places.buildings()}
        some = list(dict.fromkeys(codes))
        missing = next((code for code in some if code not in known), None)
        if missing is not None:
            raise no_building(missing)
        return [known[code] for code in some]

    def _building(self, code: str) -> Building:
        found = self._places.building(code)
        if found is None:
            raise no_building(code)
        return found

    def _within(self, area: str) -> list[Building]:
        everything = self._places.buildings()
        if not area:
            return everything
        within = self._areas.tree().within(area)
        return [one for one in everything if one.area in within]


def no_building(code: str) -> NotFound:
    return NotFound(tr("There is no building {code} in this profile; nothing was changed.", code=code))
