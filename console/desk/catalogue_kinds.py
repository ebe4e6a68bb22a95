"""Which kinds of catalogues there are, how each is read, and which classes each speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from console.errors import BadInput
from console.language import tr
from console.model.access import read_access
from console.model.catalogue import read_catalogue
from console.model.checklist import read_checklists
from console.model.departments import Departments, read_departments
from console.model.device_rules import read_device_kinds
from console.model.facility_kinds import FacilityKinds, read_facility_kinds
from console.model.hazard_rules import HazardRules, read_hazard_rules
from console.model.limit_checks import read_calendar_year, read_limits
from console.model.limits import CalendarYear
from console.model.order_rules import read_order_rules
from console.model.phrases import Phrases, read_phrases
from console.model.review_rules import read_review_rules
from console.model.risk_weights import read_risk_weights
from console.model.rules import Rules, read_rules

Reader = Callable[[Path], Any]
CALENDAR = "calendar"            # one catalogue per year: "calendar-2027"
READERS: Mapping[str, Reader] = {
    "classes": read_catalogue, "limits": read_limits, "departments": read_departments, "rules": read_rules,
    "phrases": read_phrases, "orders": read_order_rules, "access": read_access,
    "facilities": read_facility_kinds, "devices": read_device_kinds, "review": read_review_rules,
    "hazards": read_hazard_rules, "checklists": read_checklists, "risk": read_risk_weights,
}
_NUMBERS = re.compile(r"\d+(\.\d+)*")
_SAFE = re.compile(r"[\w.+-]+")


def reader_of(kind: str, more: Mapping[str, Reader]) -> Reader:
    """What reads a kind of catalogue. Raises `BadInput` for a kind that there is not."""
    if kind == CALENDAR or kind.startswith(f"{CALENDAR}-"):
        return read_calendar_year
    found = READERS.get(kind) or more.get(kind)
    if found is None:
        raise BadInput(tr("There is no kind of catalogue called {kind}; the kinds are: {kinds}.", kind=kind,
                          kinds=", ".join((*READERS, *more, CALENDAR))))
    return found


def calendar_kind(year: int) -> str:
    return f"{CALENDAR}-{year}"


def count_of(found: Any) -> int:
    """How many entries a catalogue has."""
    if isinstance(found, CalendarYear):
        return len(found.holidays) + len(found.workdays)
    if isinstance(found, Rules):
        return len(found.levels) + len(found.samples)
    for name in ("checklists", "factors", "classes", "rules", "departments", "phrases", "ranks", "figures", "sees",
                 "reasons", "kinds"):
        entries = getattr(found, name, None)
        if entries is not None:
            return len(entries)
    return 1


def prefixes_of(found: Any) -> set[str]:
    """Beginnings of class codes that a catalogue names, limits apart, which have a check of their own."""
    entries: list[Any] = []
    if isinstance(found, Departments):
        entries = [*found.departments, *found.posts, *(squad for _, squad in found.squads())]
    elif isinstance(found, Rules):
        entries = [*found.levels, *found.samples]
    elif isinstance(found, Phrases):
        entries = [*found.phrases]
    elif isinstance(found, FacilityKinds):
        entries = [*found.kinds]
    elif isinstance(found, HazardRules):
        entries = [*found.cases]
    return {prefix for entry in entries for prefix in entry.classes}


def check_prefixes(found: Any, known: Iterable[str], file: str) -> None:
    """Refuse a catalogue that names a class nobody knows. Raises `BadInput`."""
    codes = tuple(known)
    unknown = next((p for p in sorted(prefixes_of(found)) if not any(code.startswith(p) for code in codes)), None)
    if unknown is not None:
        raise BadInput(tr("{file} names class {code}, which no catalogue of classes has. Nothing was changed.",
                          file=file, code=unknown))


def shipped(folder: Path, kind: str) -> dict[str, Path]:
    """The versions of a kind that come with the program, the one that holds unless somebody chose first.

    That is the highest of those whose version is all numbers; "2026.1-b" is another city's, to be chosen.
    """
    found = {path.stem.removeprefix(f"{kind}-"): path for path in folder.glob(f"{kind}-*.toml")}

    def rank(version: str) -> tuple[bool, list[int], str]:
        plain = bool(_NUMBERS.fullmatch(version))
        return plain, [int(part) for part in version.split(".")] if plain else [], version

    return {version: found[version] for version in sorted(found, key=rank, reverse=True)}


def check_version(version: str, file: str) -> None:
    """Refuse a version that cannot be part of a file's name. Raises `BadInput`."""
    if not _SAFE.fullmatch(version) or version.startswith(".") or len(version) > 60:
        raise BadInput(tr("{file} has the version “{version}”; use letters, digits, dots and dashes. Nothing was "
                          "changed.", file=file, version=version))
