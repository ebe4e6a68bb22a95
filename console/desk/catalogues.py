"""The catalogues of a profile: classes, limits, departments, rules … as versioned files, and which version holds.

Some versions come with the program, others were imported and lie in the profile. Importing one, or taking an
older one back, is a ledger entry with the file's hash; an imported file that was changed afterwards, or is gone,
is spoken of and not used.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from console.causes import cause_of
from console.desk.calendar import WorkCalendar
from console.desk.catalogue_kinds import (
    CALENDAR,
    READERS,
    Reader,
    calendar_kind,
    check_prefixes,
    check_version,
    count_of,
    reader_of,
)
from console.desk.catalogue_shelf import PREFIX, Shelf, Version
from console.desk.class_table import as_toml, read_class_table
from console.errors import BadInput, ConsoleError, NotFound, ProfileError, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.access import Access
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from console.model.departments import Departments
from console.model.limit_checks import check_coverage
from console.model.limits import CalendarYear, LimitCatalogue
from console.model.order_rules import OrderRules
from console.model.person import Role, User
from console.model.phrases import Phrases
from console.model.rules import Rules
from console.profile import Profile

__all__ = ["Catalogues", "Version"]

TABLES = (".xlsx", ".csv")


class Catalogues:
    """Every catalogue in the version that holds. Safe from any thread; listeners hear in the writer's thread.

    Args:
        profile: imported files lie in its folder `catalogues`.
        ledger: where imports are recorded.
        more: readers of further kinds, whose owners stand elsewhere in the house.

    Attributes:
        notices: sentences the user should see, for example that an imported file was changed.
    """

    def __init__(self, profile: Profile, ledger: Ledger, more: Mapping[str, Reader] | None = None) -> None:
        self._ledger = ledger
        self._more = dict(more or {})
        self._shelf = Shelf(profile.folder / "catalogues", ledger, self._more)
        self._lock = threading.RLock()
        self._listeners: list[Callable[[], None]] = []
        self._found: dict[str, tuple[Version, Any]] = {}  # read when first asked for
        self.notices: list[str] = []
        ledger.listen(self._hear)

    # Reading

    @property
    def classes(self) -> Catalogue:
        return self.current("classes")

    @property
    def limits(self) -> LimitCatalogue:
        return self.current("limits")

    @property
    def departments(self) -> Departments:
        return self.current("departments")

    @property
    def rules(self) -> Rules:
        return self.current("rules")

    @property
    def phrases(self) -> Phrases:
        return self.current("phrases")

    @property
    def orders(self) -> OrderRules:
        return self.current("orders")

    @property
    def access(self) -> Access:
        return self.current("access")

    @property
    def years(self) -> dict[int, CalendarYear]:
        """Years of the calendar that were supplied by hand."""
        found = (self._holding(kind) for kind in self._shelf.years())
        return {one[1].year: one[1] for one in found if one is not None}

    def current(self, kind: str) -> Any:
        """The catalogue of a kind that holds now.

        Raises:
            BadInput: there is no such kind.
            NotFound: none of that kind, as of a year of the calendar.
        """
        reader_of(kind, self._more)
        found = self._holding(kind)
        if found is None:
            raise NotFound(tr("This profile has no catalogue {kind}.", kind=kind))
        return found[1]

    def kinds(self) -> list[str]:
        """Every kind, years of the calendar that were supplied included."""
        return [*READERS, *self._more, *self._shelf.years()]

    def versions(self, kind: str) -> list[Version]:
        """All versions of a kind, those of the program first, then imported ones in their order.

        Raises:
            BadInput: there is no such kind.
        """
        reader_of(kind, self._more)
        now = self._holding(kind)
        return [msgspec.structs.replace(one, current=now is not None and one.version == now[0].version)
                for one in self._shelf.versions(kind)]

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back whenever another version of anything holds; returns a function that ends it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    # Changing

    def imported(self, kind: str, path: Path, who: User, version: str = "") -> dict[str, Any]:
        """Take a file as the new version of a kind, whole or not at all.

        Args:
            kind: "classes", "limits" …; "calendar" for a year of the calendar.
            path: TOML; classes may also be a table (XLSX, CSV).
            version: of a table, which has none inside; otherwise the date.

        Returns:
            kind, version, title, authority, digest, count, and the version that held before.

        Raises:
            Refused: not an administrator, or the version is there already.
            BadInput: the file cannot be used; the sentence says why.
        """
        check_administrator(who)
        reader = reader_of(kind, self._more)
        with self._lock, self._shelf.copy(path) as draft:
            if kind == "classes" and draft.suffix.lower() in TABLES:
                found: Any = read_class_table(draft, version or self._free_date(kind), self._shelf.all_classes())
                draft.write_bytes(as_toml(found))
            elif version:
                raise BadInput(tr("{file} has its version inside; leave --version out. Nothing was changed.",
                                  file=path.name))
            else:
                found = reader(draft)
            if isinstance(found, CalendarYear):
                kind = _kind_of_year(kind, found, path.name)
            self._check(kind, found, path.name)
            return self._keep(kind, found, draft, path.name, who)

    def weekends(self, year: int, who: User) -> dict[str, Any]:
        """Let a year whose list is not known yet have its weekends as the only free days.

        Raises:
            Refused: not an administrator, or the year is known.
        """
        check_administrator(who)
        with self._lock:
            if not dt.MINYEAR < year < dt.MAXYEAR or knows_year(year) or year in self.years:
                raise Refused(tr("The working days of {year} are known already. Nothing was changed; to correct them, "
                                 "import a file.", year=year))
            text = (f'title = "{year}"\nauthority = "console"\nversion = "weekends"\nyear = {year}\n'
                    "weekends_only = true\n")
            with self._shelf.draft(f"{year}.toml", text.encode()) as draft:
                return self._keep(calendar_kind(year), reader_of(CALENDAR, {})(draft), draft, draft.name, who)

    def take(self, kind: str, version: str, who: User) -> dict[str, Any]:
        """Let another version hold, for example an older one again.

        Raises:
            Refused: not an administrator, or it holds already.
            NotFound: there is no such version.
            BadInput: it cannot be used any more; the sentence says why.
        """
        check_administrator(who)
        with self._lock:
            versions = self.versions(kind)
            found = next((one for one in versions if one.version == version), None)
            if found is None:
                raise NotFound(tr("There is no version {version} of {kind}; there are: {versions}.", version=version,
                                  kind=kind, versions=", ".join(one.version for one in versions)))
            if found.current:
                raise Refused(tr("Version {version} of {kind} holds already. Nothing was changed.", version=version,
                                 kind=kind))
            catalogue = self._shelf.open(found)
            self._check(kind, catalogue, found.path.name)
            return self._record("catalog.taken", kind, catalogue, found.digest, found.path.name, who)

    def _check(self, kind: str, found: Any, file: str) -> None:
        """What one catalogue says of another must be true."""
        check_version(found.version, file)
        known = {one.code for one in self._shelf.all_classes()}
        if kind == "limits":
            check_coverage(found, {one.code: one for one in self.classes.classes}, known, file)
        elif kind == "classes":
            codes = {one.code: one for one in found.classes}
            check_coverage(self.limits, codes, known | codes.keys(), file)
        else:
            check_prefixes(found, known, file)

    def _keep(self, kind: str, found: Any, draft: Path, name: str, who: User) -> dict[str, Any]:
        """Put the checked file where imported ones lie, and record it."""
        if any(one.version == found.version for one in self._shelf.versions(kind)):
            raise Refused(tr("There is a version {version} of {kind} already. Nothing was changed; give the file "
                             "another version, or take that one with: catalog use {kind} {version}",
                             version=found.version, kind=kind))
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
        path = self._shelf.folder / f"{kind}-{found.version}.toml"
        try:
            with draft.open("r+b") as file:
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            raise ProfileError(tr("{file} cannot be kept in the profile ({why}). Nothing was changed.", file=name,
                                  why=cause_of(error))) from error
        try:
            return self._record("catalog.imported", kind, found, digest, name, who)
        except ConsoleError:
            path.unlink(missing_ok=True)
            raise

    def _record(self, entry: str, kind: str, found: Any, digest: str, name: str, who: User) -> dict[str, Any]:
        before = self._holding(kind)
        fields = {"version": found.version, "title": found.title, "authority": found.authority, "digest": digest,
                  "count": count_of(found)}
        payload = {"set": fields, "file": name, "before": before[0].version if before else ""}
        self._ledger.append([Draft(PREFIX + kind, entry, payload, actor=who.id)])
        self._changed()
        return {"kind": kind, **fields, "before": payload["before"]}

    def _free_date(self, kind: str) -> str:
        taken = {one.version for one in self._shelf.versions(kind)}
        today = dt.date.today().isoformat()
        return next(name for n in range(1, 1000) if (name := today if n == 1 else f"{today}-{n}") not in taken)

    # What holds

    def _holding(self, kind: str) -> tuple[Version, Any] | None:
        """The version in force with its catalogue; where it cannot be read, one of the program's, with a notice."""
        with self._lock:
            if kind not in self._found:
                for version in self._shelf.candidates(kind):
                    try:
                        self._found[kind] = version, self._shelf.open(version)
                    except ConsoleError as error:
                        self._notice(str(error))
                    else:
                        break
                if kind == "classes" and self._shelf.imported(kind):
                    self._found[kind] = self._with_former(*self._found[kind])
            return self._found.get(kind)

    def _with_former(self, version: Version, catalogue: Catalogue) -> tuple[Version, Catalogue]:
        now = {one.code for one in catalogue.classes}
        former = tuple(one for one in self._shelf.all_classes() if one.code not in now)
        return version, msgspec.structs.replace(catalogue, former=former)

    def _hear(self, changes: Changes[Any]) -> None:
        """Another process may have imported something."""
        if any(record.subject.startswith(PREFIX) for record in (*changes.added, *changes.updated)):
            self._changed()

    def _changed(self) -> None:
        with self._lock:
            self._found.clear()
        for callback in tuple(self._listeners):
            callback()

    def _notice(self, words: str) -> None:
        if words not in self.notices:
            self.notices.append(words)


def _kind_of_year(kind: str, found: CalendarYear, file: str) -> str:
    wanted = calendar_kind(found.year)
    if kind not in (CALENDAR, wanted):
        raise BadInput(tr("{file} is about {year}. Nothing was changed.", file=file, year=found.year))
    return wanted


def knows_year(year: int) -> bool:
    """Whether the program's own list of holidays has a year."""
    try:
        WorkCalendar({}).is_workday(dt.date(year, 1, 1))
    except BadInput:
        return False
    return True


def check_administrator(who: User) -> None:
    """Raises `Refused` for anybody else."""
    if not who.is_any(Role.ADMINISTRATOR):
        raise Refused(tr("Only an administrator may do this. Nothing was changed."))
