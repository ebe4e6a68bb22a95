"""Catalogues: classes of cases with their limits, as versioned files, never constants in code."""

from __future__ import annotations

import math
from functools import cached_property
from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr
from console.model.case import Priority


class CaseClass(msgspec.Struct, frozen=True):
    """One subclass of events, for example 0101 私搭乱建.

    Attributes:
        code: two digits class, two digits subclass, and two more where the catalogue has a third level.
        name, name_en: in Chinese and English.
        group, group_en: the class above, for example 市容环境.
        section, section_en: what stands between the two in a catalogue of three levels, "" in one of two.
        symbol: name of the map symbol (see maps/symbols.py).
        priority: unless the report says otherwise.
        limit_hours: from report to closure, in hours on the wall clock; only where the city's limits are silent.
    """

    code: str
    name: str
    name_en: str
    group: str
    group_en: str
    symbol: str = "other"
    priority: Priority = Priority.NORMAL
    limit_hours: float = 24.0
    section: str = ""
    section_en: str = ""

    @property
    def label(self) -> str:
        """As shown. In three levels the last alone says too little: every section has its 其他."""
        section, name = (self.section_en, self.name_en) if current() == "en" else (self.section, self.name)
        return f"{section} · {name}" if section else name


class Catalogue(msgspec.Struct, frozen=True, dict=True):
    """A class catalogue: who issued it, which version, and its classes in order.

    `former` are classes of earlier versions that this one does not have: cases keep their code, and its name.
    """

    title: str
    authority: str
    version: str
    classes: tuple[CaseClass, ...]
    former: tuple[CaseClass, ...] = ()

    def get(self, code: str) -> CaseClass | None:
        """The class of that code, if new cases may have it."""
        return self._current.get(code)

    def known(self, code: str) -> CaseClass | None:
        """The class of that code, be it a former one."""
        return self._current.get(code) or self._former.get(code)

    def label(self, code: str) -> str:
        """The class's name in the user's language, or the code itself where it is unknown."""
        found = self.known(code)
        return found.label if found else code or tr("No class")

    @cached_property
    def _current(self) -> dict[str, CaseClass]:
        return {c.code: c for c in self.classes}

    @cached_property
    def _former(self) -> dict[str, CaseClass]:
        return {c.code: c for c in self.former}


def read_catalogue(path: Path) -> Catalogue:
    """Read and check a catalogue file (TOML).

    Raises:
        BadInput: not TOML, a field missing or of the wrong type, or a code given twice.
    """
    try:
        catalogue = msgspec.toml.decode(path.read_bytes(), type=Catalogue)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a class catalogue: {why}", file=path.name, why=cause_of(error))) from error
    check_classes(catalogue, path.name)
    return catalogue


def check_classes(catalogue: Catalogue, file: str) -> None:
    """Refuse what would mislead later: gaps, codes given twice, limits of zero. Raises `BadInput` naming the class."""
    if not catalogue.classes:
        raise BadInput(tr("{file} has no class. Nothing was changed.", file=file))
    seen: set[str] = set()
    for one in catalogue.classes:
        if not one.code.strip() or not one.name.strip() or not one.group.strip():
            raise BadInput(tr("{file} has a gap: class {code} ({name}) lacks its code, name or group. Nothing was "
                              "changed.", file=file, code=one.code or "?", name=one.name or "?"))
        if one.code in seen:
            raise BadInput(tr("{file} gives code {code} twice.", file=file, code=one.code))
        if not math.isfinite(one.limit_hours) or one.limit_hours <= 0:
            raise BadInput(tr("{file}: class {code} has a limit of {amount}; a limit must be above 0. Nothing was "
                              "changed.", file=file, code=one.code, amount=f"{one.limit_hours:g}"))
        seen.add(one.code)
