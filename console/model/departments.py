"""Departments (责任部门), their squads and the posts of staff: who answers for which classes and areas, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from console.errors import BadInput
from console.language import current, tr
from console.model.area import Area
from console.model.duty import Shift, check_shifts, check_zone, on_duty, zone_of

LEVELS = ("community", "street", "district")   # 三级: where a case may be settled, from below
DEPARTMENT, SQUAD, PERSON = "department", "squad", "person"   # what a handler's name may begin with


class Squad(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A squad of a department (中队, 站所).

    Attributes:
        code: unique among departments and squads.
        classes: prefixes of class codes; empty for all that its department answers for.
        areas: ids, codes or names of areas; empty for all of its department's.
        lon, lat: where it sets out from, EPSG:4490 degrees; None for the middle of its area.
        shifts: empty for its department's.
    """

    code: str
    name: str
    name_en: str = ""
    phone: str = ""
    classes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None
    shifts: tuple[Shift, ...] = ()

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class Department(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A department.

    Attributes:
        code: unique among departments and squads.
        classes: prefixes of class codes it answers for, "01" or "0101"; empty for none (it only assists).
        areas: ids, codes or names of areas; empty for everywhere.
        levels: of `LEVELS`, at which cases are given to it.
        shifts: when somebody can be sent; empty for day and night.
    """

    code: str
    name: str
    name_en: str = ""
    phone: str = ""
    classes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    levels: tuple[str, ...] = LEVELS
    shifts: tuple[Shift, ...] = ()
    squads: tuple[Squad, ...] = ()

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class Post(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post of staff (岗位), for example grid worker, with what its people see to themselves.

    Attributes:
        code: as in `Person.post`.
        classes: prefixes of class codes; empty where nothing is dispatched to it.
        levels, shifts: as for a department.
    """

    code: str
    name: str
    name_en: str = ""
    classes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ("community",)
    shifts: tuple[Shift, ...] = ()

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class Departments(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A catalogue of departments and posts: who issued it, which version. `time_zone` is that of all shifts."""

    title: str
    authority: str
    version: str
    departments: tuple[Department, ...]
    posts: tuple[Post, ...] = ()
    time_zone: str = "Asia/Shanghai"

    def get(self, code: str) -> Department | None:
        """The department of that code."""
        return self._departments.get(code)

    def squad(self, code: str) -> Squad | None:
        """The squad of that code."""
        found = self._squads.get(code)
        return found[1] if found else None

    def post(self, code: str) -> Post | None:
        """The post of that code."""
        return self._posts.get(code)

    def squads(self) -> Iterator[tuple[Department, Squad]]:
        """Every squad with its department."""
        return iter(self._squads.values())

    def department_of(self, handler: str) -> str:
        """Code of the department behind "department:…" or "squad:…"; "" for a person and what is unknown."""
        kind, _, code = handler.partition(":")
        if kind == DEPARTMENT and code in self._departments:
            return code
        return self._squads[code][0].code if kind == SQUAD and code in self._squads else ""

    def knows(self, handler: str) -> bool:
        """Whether "department:…" or "squad:…" names one of this catalogue."""
        return bool(self.department_of(handler))

    def label(self, handler: str) -> str:
        """The name of a handler as people read it; "" for a person, whose name the users know."""
        kind, _, code = handler.partition(":")
        if kind == DEPARTMENT and code in self._departments:
            return self._departments[code].label
        return self._squads[code][1].label if kind == SQUAD and code in self._squads else ""

    def find(self, text: str) -> Department | None:
        """The department of that code or name, in either language; a part of a name does where only one has it."""
        text = text.strip()
        if not text:
            return None
        exact = next((one for one in self.departments if text in (one.code, one.name, one.name_en)), None)
        parts = [one for one in self.departments if text in one.name or text.casefold() in one.name_en.casefold()]
        return exact or (parts[0] if len(parts) == 1 else None)

    def responsible(self, class_code: str, path: Sequence[Area] = (), level: str = "") -> list[Department]:
        """Departments that answer for a class in an area, the one with the narrowest word for the class first.

        Args:
            path: the area and all above it (`AreaTree.path`); empty where the place is unknown.
            level: only those that take cases at this level; "" for any.
        """
        found = [(-reach(one.classes, class_code), i, one) for i, one in enumerate(self.departments)
                 if reach(one.classes, class_code) and covers(one.areas, path) and level in ("", *one.levels)]
        return [one for _, _, one in sorted(found, key=lambda three: three[:2])]

    def is_on_duty(self, shifts: Iterable[Shift], at: float) -> bool:
        """Whether shifts of this catalogue cover `at` (seconds since 1970 UTC)."""
        return on_duty(shifts, at, zone_of(self.time_zone))

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {one.code: one for one in self.departments}

    @cached_property
    def _squads(self) -> dict[str, tuple[Department, Squad]]:
        return {squad.code: (one, squad) for one in self.departments for squad in one.squads}

    @cached_property
    def _posts(self) -> dict[str, Post]:
        return {one.code: one for one in self.posts}


def reach(prefixes: Iterable[str], class_code: str) -> int:
    """Length of the longest prefix a class begins with, 0 for none: the longer, the more exactly it is meant."""
    return max((len(prefix) for prefix in prefixes if class_code.startswith(prefix)), default=0)


def covers(areas: Iterable[str], path: Iterable[Area]) -> bool:
    """Whether areas given by id, code or name hold the area at the end of a path; no areas mean everywhere."""
    wanted = set(areas)
    return not wanted or any(not wanted.isdisjoint((area.id, area.code, area.name)) for area in path)


def read_departments(path: Path) -> Departments:
    """Read and check a catalogue of departments (TOML).

    Raises:
        BadInput: not TOML, a field missing or of the wrong type, a code given twice, a level, prefix or hour
            that is none.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Departments)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of departments: {why}", file=path.name, why=error)) from error
    check_departments(found, path.name)
    return found


def check_departments(found: Departments, file: str) -> None:
    """Refuse what would mislead later. Raises `BadInput` naming the entry."""
    check_zone(found.time_zone, file)
    if not found.departments:
        raise BadInput(tr("{file} names no department. Nothing was changed.", file=file))
    _check_codes([one.code for one in found.departments] + [squad.code for _, squad in _all_squads(found)], file)
    _check_codes([post.code for post in found.posts], file)
    givers: list[Department | Post] = [*found.departments, *found.posts]
    for one in givers:
        if not one.levels or not set(one.levels) <= set(LEVELS):
            raise BadInput(tr("{file}: {code} names a level that is not one of {levels}. Nothing was changed.",
                              file=file, code=one.code, levels=", ".join(LEVELS)))
    entries: list[Department | Post | Squad] = [*givers, *(squad for _, squad in _all_squads(found))]
    for entry in entries:
        check_shifts(entry.shifts, entry.code, file)
        wrong = next((prefix for prefix in entry.classes if not prefix.strip()), None)
        if wrong is not None or not entry.name.strip():
            raise BadInput(tr("{file}: {code} has an empty name or class prefix. Nothing was changed.", file=file,
                              code=entry.code))


def _all_squads(found: Departments) -> list[tuple[Department, Squad]]:
    return [(one, squad) for one in found.departments for squad in one.squads]


def _check_codes(codes: list[str], file: str) -> None:
    seen: set[str] = set()
    for code in codes:
        if not code.strip() or ":" in code:
            raise BadInput(tr("{file} has an entry whose code is empty or holds a colon. Nothing was changed.",
                              file=file))
        if code in seen:
            raise BadInput(tr("{file} gives code {code} twice.", file=file, code=code))
        seen.add(code)
