"""Kinds of facilities (设施种类): their names, component classes and what a report about one is; a versioned file."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr

_COMPONENT = re.compile(r"\d{4}")


class FacilityKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind.

    Attributes:
        kind: what `Facility.kind` says.
        component: two digits class and two digits subclass of the component code (部件分类).
        report: class of events that a report about such a facility begins with.
    """

    kind: str
    name: str
    component: str
    name_en: str = ""
    report: str = ""

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name

    @property
    def classes(self) -> tuple[str, ...]:
        """Classes of events it names."""
        return (self.report,) if self.report else ()


class FacilityKinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of kinds: who issued it, which version.

    Attributes:
        buildings: class of events of a report about a building door.
        fields: names of fields in reports that hold the code of a facility or door, in any writing.
    """

    title: str
    authority: str
    version: str
    kinds: tuple[FacilityKind, ...]
    buildings: str = ""
    fields: tuple[str, ...] = ()

    def get(self, kind: str) -> FacilityKind | None:
        return next((one for one in self.kinds if one.kind == kind), None)

    def label(self, kind: str) -> str:
        """What a kind is called; the bare word for one the catalogue does not have."""
        found = self.get(kind)
        return found.label if found else kind

    def named(self, text: str) -> FacilityKind:
        """The kind of that word or name. Raises `BadInput`."""
        wanted = text.strip().lower()
        for one in self.kinds:
            if wanted in (one.kind.lower(), one.name.lower(), one.name_en.lower()):
                return one
        raise BadInput(tr("There is no kind of facility {kind}; the kinds are: {kinds}.", kind=text,
                          kinds=", ".join(one.kind for one in self.kinds)))


def read_facility_kinds(path: Path) -> FacilityKinds:
    """Read and check a catalogue of kinds of facilities (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, a kind given twice, or a component class that is no four digits.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=FacilityKinds)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of kinds of facilities ({why}). Nothing was changed.",
                          file=path.name, why=cause_of(error))) from error
    seen: set[str] = set()
    for one in found.kinds:
        if not one.kind.strip() or one.kind in seen or not _COMPONENT.fullmatch(one.component):
            raise BadInput(tr("{file}: kind “{kind}” is given twice, is empty, or its component class {component} is "
                              "not four digits. Nothing was changed.", file=path.name, kind=one.kind,
                              component=one.component))
        seen.add(one.kind)
    return found
