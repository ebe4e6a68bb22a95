"""Changing the rules of devices: one rule at a time, each change a new version of their catalogue."""

from __future__ import annotations

import datetime as dt
import json
import math
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import msgspec

from console.desk.catalogues import Catalogues
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.device_rules import DeviceKinds, DeviceRule
from console.model.person import User

DEVICES = "devices"


def rule_of(kinds: DeviceKinds, kind: str, name: str) -> DeviceRule:
    """A rule by its name. Raises `NotFound`."""
    found = next((one for one in kinds.named(kind).rules if one.name == name), None)
    if found is None:
        raise NotFound(tr("{kind} has no rule {name}; it has: {names}.", kind=kind, name=name,
                          names=", ".join(one.name for one in kinds.named(kind).rules) or "—"))
    return found


def change_rule(catalogues: Catalogues, kind: str, rule: DeviceRule, who: User, old: str = "") -> DeviceKinds:
    """Put a rule into the catalogue, in the place of the one called `old`; the catalogue as it holds then.

    Raises:
        Refused: not an administrator. BadInput: no such kind or hazard, or a number that makes no sense.
    """
    kinds: DeviceKinds = catalogues.current(DEVICES)
    hazards = {one.code for one in catalogues.current("hazards").kinds}
    if not rule.name.strip() or not rule.text.strip():
        raise BadInput(tr("A rule needs a name and what it says. Nothing was changed."))
    if not all(map(math.isfinite, (rule.limit, rule.deadband, rule.minutes, rule.on_seconds, rule.off_seconds))):
        raise BadInput(tr("Limit, deadband and times are numbers. Nothing was changed."))
    if rule.hazard and rule.hazard not in hazards:
        raise BadInput(tr("There is no kind of hazard {kind}; the kinds are: {kinds}. Nothing was changed.",
                          kind=rule.hazard, kinds=", ".join(sorted(hazards))))
    here = kinds.named(kind)
    known = [one.name for one in here.rules]
    if old and old not in known:
        rule_of(kinds, kind, old)
    if rule.name != old and rule.name in known:
        raise BadInput(tr("{kind} has a rule {name} already. Nothing was changed.", kind=here.label, name=rule.name))
    rules = tuple(rule if one.name == old else one for one in here.rules)
    return _hold(catalogues, kinds, here.kind, rules if old else (*here.rules, rule), who)


def drop_rule(catalogues: Catalogues, kind: str, name: str, who: User) -> DeviceKinds:
    """Take a rule out of the catalogue; the catalogue as it holds then.

    Raises:
        NotFound: no such rule. Refused: not an administrator.
    """
    kinds: DeviceKinds = catalogues.current(DEVICES)
    gone = rule_of(kinds, kind, name)
    here = kinds.named(kind)
    return _hold(catalogues, kinds, here.kind, tuple(one for one in here.rules if one is not gone), who)


def as_toml(kinds: DeviceKinds) -> bytes:
    """A catalogue as the file that `read_device_kinds` reads."""
    lines = _fields(kinds, ("kinds",))
    for kind in kinds.kinds:
        lines += ["", "[[kinds]]", *_fields(kind, ("rules",))]
        for rule in kind.rules:
            lines += ["", "[[kinds.rules]]", *_fields(rule, ())]
    return ("\n".join(lines) + "\n").encode()


def _hold(catalogues: Catalogues, kinds: DeviceKinds, kind: str, rules: tuple[DeviceRule, ...],
          who: User) -> DeviceKinds:
    version = next_version([one.version for one in catalogues.versions(DEVICES)], dt.date.today())
    changed = msgspec.structs.replace(kinds, version=version, kinds=tuple(
        msgspec.structs.replace(one, rules=rules) if one.kind == kind else one for one in kinds.kinds))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{DEVICES}-{version}.toml"
        path.write_bytes(as_toml(changed))
        catalogues.imported(DEVICES, path, who)
    found: DeviceKinds = catalogues.current(DEVICES)
    return found


def next_version(taken: Collection[str], day: dt.date) -> str:
    """The day, with a number from the second of a day on."""
    plain = day.isoformat()
    number = 2
    version = plain
    while version in taken:
        version, number = f"{plain}-{number}", number + 1
    return version


def _fields(thing: Any, leave_out: Iterable[str]) -> list[str]:
    """Fields of a struct as lines of TOML, without those at nothing; a JSON text is a TOML text too."""
    plain = msgspec.to_builtins(thing)
    found = [(name, value) for name, value in plain.items() if name not in leave_out and value is not None]
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in found]
