"""Kinds of devices and when their readings matter (阈值、变化率、死区、延时): a versioned file, never constants."""

from __future__ import annotations

import math
import unicodedata
from pathlib import Path
from typing import Literal

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr
from console.model.hazard import HazardLevel


class DeviceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of a kind of devices.

    Attributes:
        name: unique in its kind. text, text_en: what is the matter, in words.
        when: the value lies "above" or "below" `limit`, or "rises" or "falls" by `limit` within `minutes`.
        deadband: how far it must come back before all is well again, so that it does not chatter.
        on_seconds, off_seconds: for how long it must be so before the rule begins to hold, and ends.
        hazard: kind of hazard it raises, "" for an alarm only; level: how grave.
    """

    name: str
    when: Literal["above", "below", "rises", "falls"]
    limit: float
    text: str
    text_en: str = ""
    minutes: float = 5.0
    deadband: float = 0.0
    on_seconds: float = 0.0
    off_seconds: float = 0.0
    hazard: str = ""
    level: HazardLevel = HazardLevel.GENERAL

    @property
    def label(self) -> str:
        return self.text_en if current() == "en" and self.text_en else self.text

    @property
    def is_rate(self) -> bool:
        return self.when in ("rises", "falls")


class DeviceKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind.

    Attributes:
        unit, quantity, quantity_en: of its number, such as "% LEL" and 可燃气体浓度.
        silent_minutes: after which a device of this kind that says nothing is out of order; 0 for never.
        low, high: what such a device can say at all: anything else is not believed.
    """

    kind: str
    name: str
    name_en: str = ""
    unit: str = ""
    quantity: str = ""
    quantity_en: str = ""
    silent_minutes: float = 60.0
    low: float | None = None
    high: float | None = None
    rules: tuple[DeviceRule, ...] = ()

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name

    @property
    def measures(self) -> str:
        """What its number is, in words."""
        return self.quantity_en if current() == "en" and self.quantity_en else self.quantity

    def measures_in(self, unit: str) -> bool:
        """Whether a message that names this unit ("" for none) speaks of the same quantity as the catalogue."""
        return not unit or not self.unit or _bare(unit) == _bare(self.unit)

    def believes(self, value: float) -> bool:
        """Whether a device of this kind can say this at all."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


class DeviceKinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of kinds of devices: who issued it, which version."""

    title: str
    authority: str
    version: str
    kinds: tuple[DeviceKind, ...]

    def get(self, kind: str) -> DeviceKind | None:
        return next((one for one in self.kinds if one.kind == kind), None)

    def label(self, kind: str) -> str:
        """What a kind is called; the bare word for one the catalogue does not have."""
        found = self.get(kind)
        return found.label if found else kind

    def named(self, text: str) -> DeviceKind:
        """The kind of that word or name. Raises `BadInput`."""
        wanted = text.strip().lower()
        for one in self.kinds:
            if wanted in (one.kind.lower(), one.name.lower(), one.name_en.lower()):
                return one
        raise BadInput(tr("There is no kind of device {kind}; the kinds are: {kinds}.", kind=text,
                          kinds=", ".join(one.kind for one in self.kinds)))


def _bare(unit: str) -> str:
    """A unit without blanks and case: "% LEL" is "%lel"; "％" and "℃" as they are typed elsewhere."""
    return unicodedata.normalize("NFKC", unit).replace(" ", "").casefold()


def read_device_kinds(path: Path) -> DeviceKinds:
    """Read and check a catalogue of kinds of devices (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, a kind or rule given twice, or a number that makes no sense.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=DeviceKinds)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of kinds of devices ({why}). Nothing was changed.",
                          file=path.name, why=cause_of(error))) from error
    seen: set[str] = set()
    for kind in found.kinds:
        names = [rule.name for rule in kind.rules]
        if not kind.kind.strip() or kind.kind in seen or len(set(names)) != len(names):
            raise BadInput(tr("{file}: “{kind}” or one of its rules is given twice, or has no name. Nothing was "
                              "changed.", file=path.name, kind=kind.kind))
        seen.add(kind.kind)
        for rule in kind.rules:
            if not all(map(math.isfinite, (rule.limit, rule.deadband, rule.on_seconds, rule.off_seconds,
                                           rule.minutes))):
                raise BadInput(tr("{file}: rule {rule} of {kind} has a number that is none. Nothing was changed.",
                                  file=path.name, rule=rule.name, kind=kind.kind))
            if min(rule.deadband, rule.on_seconds, rule.off_seconds) < 0 or rule.minutes <= 0 or (
                    rule.is_rate and rule.limit <= 0):
                raise BadInput(tr("{file}: rule {rule} of {kind} has a number below nothing. Nothing was changed.",
                                  file=path.name, rule=rule.name, kind=kind.kind))
    return found
