"""Everybody a case could be sent to now: staff, registered handlers, squads and departments, with where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from console.model.area import Area, AreaTree
from console.model.case import Case
from console.model.departments import DEPARTMENT, PERSON, SQUAD, Departments, Squad, covers, reach
from console.model.duty import Shift
from console.model.person import Role, User
from console.model.premises import Person

Place = tuple[float, float]


class Candidate(msgspec.Struct, frozen=True):
    """Somebody a case could be sent to.

    Attributes:
        handler: as in `Case.handler`. label: as people read it.
        kind: "squad", "person" or "department", in the order in which equals are taken.
        fit: digits of the class the word of responsibility names; 4 the class itself, 2 its group.
        own: the case lies in an area that was given to them.
        level: they take cases of its level.
        on_duty: now.
        place: longitude and latitude where they are or set out from, EPSG:4490; None where nobody knows.
        area: of a member of staff or a user; "" for all others and for everywhere.
        post: of a member of staff, "" for all others.
    """

    handler: str
    label: str
    kind: str
    fit: int
    own: bool
    level: bool
    on_duty: bool
    place: Place | None = None
    area: str = ""
    post: str = ""


class Roster:
    """All who could be sent at one moment.

    Args:
        departments: the catalogue in force.
        staff: of all areas.
        users: registered ones.
        tree: the hierarchy.
        seen: where staff were seen last, by id, EPSG:4490; whoever is not among them counts as in the middle of
            their area.
        now: seconds since 1970 UTC, for duty.
    """

    def __init__(self, departments: Departments, staff: Iterable[Person], users: Iterable[User], tree: AreaTree,
                 seen: Mapping[str, Place], now: float) -> None:
        self._departments = departments
        self._tree = tree
        self._seen = seen
        self._now = now
        self._users = [user for user in users if user.active and Role.HANDLER in user.roles]
        # Where a member of staff is a registered handler too, the user counts: the case is taken under that name.
        registered = {user.id for user in self._users}
        self._staff: dict[str, list[Person]] = {}
        for person in staff:
            if person.id not in registered:
                self._staff.setdefault(person.post, []).append(person)
        self._middles: dict[str, Place | None] = {}
        self._duty: dict[str, bool] = {}

    def candidates(self, case: Case) -> list[Candidate]:
        """All who answer for the case's class, wherever they are; where nobody does, those of its area."""
        path = self._tree.path(case.area)
        level = case.level or "community"
        ids = {area.id for area in path}
        found = [*self._squads(case, level), *self._people(case, level, ids), *self._handlers(case, level, ids)]
        for one in self._departments.departments:
            fit = reach(one.classes, case.class_code)
            if fit and covers(one.areas, path):
                found.append(Candidate(f"{DEPARTMENT}:{one.code}", one.label, DEPARTMENT, fit, bool(one.areas),
                                       level in one.levels, self._on_duty(f"d{one.code}", one.shifts)))
        return found or [
            Candidate(f"{DEPARTMENT}:{one.code}", one.label, DEPARTMENT, 0, True, level in one.levels,
                      self._on_duty(f"d{one.code}", one.shifts))
            for one in self._departments.departments if path and one.areas and covers(one.areas, path)]

    def _squads(self, case: Case, level: str) -> Iterable[Candidate]:
        path = self._tree.path(case.area)
        for one, squad in self._departments.squads():
            fit = reach(squad.classes or one.classes, case.class_code)
            areas = squad.areas or one.areas
            if fit and covers(areas, path):
                place = self._station(squad, areas, path)
                yield Candidate(f"{SQUAD}:{squad.code}", squad.label, SQUAD, fit, bool(areas), level in one.levels,
                                self._on_duty(f"s{squad.code}", squad.shifts or one.shifts), place)

    def _people(self, case: Case, level: str, ids: set[str]) -> Iterable[Candidate]:
        for post in self._departments.posts:
            fit = reach(post.classes, case.class_code)
            for person in self._staff.get(post.code, ()) if fit else ():
                place = self._seen.get(person.id) or self._middle(person.area)
                yield Candidate(f"{PERSON}:{person.id}", f"{post.label} {person.name}", PERSON, fit, person.area in ids,
                                level in post.levels, self._on_duty(f"p{post.code}", post.shifts),
                                place, person.area, post.code)

    def _handlers(self, case: Case, level: str, ids: set[str]) -> Iterable[Candidate]:
        """Registered handlers; what they may be sent is what their squad or department answers for."""
        path = self._tree.path(case.area)
        for user in self._users:
            department = self._departments.get(user.department or self._departments.department_of(
                f"{SQUAD}:{user.squad}"))
            squad = self._departments.squad(user.squad)
            if department is None:
                continue
            fit = reach((squad.classes if squad else ()) or department.classes, case.class_code)
            areas = (squad.areas if squad else ()) or department.areas
            if not fit or not covers(areas, path) or (user.area and user.area not in ids):
                continue
            place = self._seen.get(user.id) or (self._middle(user.area) if user.area else None)
            shifts = (squad.shifts if squad else ()) or department.shifts
            yield Candidate(f"{PERSON}:{user.id}", user.name or user.id, PERSON, fit, bool(user.area),
                            level in department.levels, self._on_duty(f"u{user.id}", shifts),
                            place, user.area)

    def _station(self, squad: Squad, areas: Iterable[str], path: list[Area]) -> Place | None:
        """Where a squad sets out from: its station, else the middle of its area; None for one that is everywhere."""
        if squad.lon is not None and squad.lat is not None:
            return squad.lon, squad.lat
        home = next((area.id for area in reversed(path) if areas and covers(areas, [area])), "")
        return self._middle(home) if home else None

    def _middle(self, area_id: str) -> Place | None:
        if area_id not in self._middles:
            area = self._tree.get(area_id)
            box = area.bounds if area else None
            self._middles[area_id] = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else None
        return self._middles[area_id]

    def _on_duty(self, key: str, shifts: Iterable[Shift]) -> bool:
        if key not in self._duty:
            self._duty[key] = self._departments.is_on_duty(shifts, self._now)
        return self._duty[key]
