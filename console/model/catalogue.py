"""Catalogues: classes of cases with their limits, as versioned files, never constants in code."""

from __future__ import annotations

from pathlib import Path

import msgspec

from console.errors import BadInput
from console.language import current, tr
from console.model.case import Priority


class CaseClass(msgspec.Struct, frozen=True):
    """One subclass of events, for example 0101 私搭乱建.

    Attributes:
        code: two digits class, two digits subclass.
        name, name_en: in Chinese and English.
        group, group_en: the class above, for example 市容环境.
        symbol: name of the map symbol (see maps/symbols.py).
        priority: unless the report says otherwise.
        limit_hours: from report to closure, in hours on the wall clock.
    """

    code: str
    name: str
    name_en: str
    group: str
    group_en: str
    symbol: str = "other"
    priority: Priority = Priority.NORMAL
    limit_hours: float = 24.0

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" else self.name


class Catalogue(msgspec.Struct, frozen=True):
    """A class catalogue: who issued it, which version, and its classes in order."""

    title: str
    authority: str
    version: str
    classes: tuple[CaseClass, ...]

    def get(self, code: str) -> CaseClass | None:
        return next((c for c in self.classes if c.code == code), None)

    def label(self, code: str) -> str:
        """The class's name in the user's language, or the code itself where it is unknown."""
        found = self.get(code)
        return found.label if found else code or tr("No class")


def read_catalogue(path: Path) -> Catalogue:
    """Read and check a catalogue file (TOML).

    Raises:
        BadInput: not TOML, a field missing or of the wrong type, or a code given twice.
    """
    try:
        catalogue = msgspec.toml.decode(path.read_bytes(), type=Catalogue)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a class catalogue: {why}", file=path.name, why=error)) from error
    codes = [c.code for c in catalogue.classes]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise BadInput(tr("{file} gives code {code} twice.", file=path.name, code=twice[0]))
    return catalogue
