"""`device rule`: the rules that watch the devices, changed one by one; each change is a version of the catalogue."""

from __future__ import annotations

from typing import Any, Literal, cast

import msgspec
import typer

from console.commands.tree import console_of, door
from console.desk.devices.rules import change_rule, drop_rule, rule_of
from console.errors import BadInput
from console.language import tr
from console.model.device_rules import DeviceRule
from console.model.hazard import HazardLevel
from console.model.person import Role

When = Literal["above", "below", "rises", "falls"]
WHENS = ("above", "below", "rises", "falls")


@door(menu="Map/Devices", icon="mdi6.tune-variant", asks=True, roles=(Role.ADMINISTRATOR,))
def rule(
    ctx: typer.Context,
    kind: str = typer.Argument(..., help="Kind of device; see device kinds."),
    name: str = typer.Argument(..., help="Of the rule; a new one is added."),
    when: str = typer.Option("", help="above, below, rises or falls."),
    limit: float | None = typer.Option(None, help="In the unit of the kind."),
    minutes: float | None = typer.Option(None, help="In which it rises or falls by the limit."),
    deadband: float | None = typer.Option(None, help="How far it must come back."),
    on_seconds: float | None = typer.Option(None, "--on", help="Seconds it must last before the rule holds."),
    off_seconds: float | None = typer.Option(None, "--off", help="Seconds it must be back before it ends."),
    hazard: str | None = typer.Option(None, help="Kind of hazard it raises; \"\" for an alarm only."),
    grade: HazardLevel | None = typer.Option(None, help="major, larger, general or low."),
    text: str = typer.Option("", help="What it says."),
    drop: bool = typer.Option(False, "--drop", help="Take this rule out."),
) -> dict[str, Any]:
    """Change, add or drop a rule: the catalogue of devices gets a new version; catalog use brings an older one back."""
    console = console_of(ctx)
    given: dict[str, Any] = {"when": when or None, "limit": limit, "minutes": minutes, "deadband": deadband,
                             "on_seconds": on_seconds, "off_seconds": off_seconds, "hazard": hazard, "level": grade,
                             "text": text or None}
    given = {field: value for field, value in given.items() if value is not None}
    if when and when not in WHENS:
        raise BadInput(tr("A rule is above, below, rises or falls, not {when}. Nothing was changed.", when=when))
    if drop and given:
        raise BadInput(tr("A rule is either changed or dropped. Nothing was changed."))
    kinds = console.devices.kinds
    here = kinds.named(kind)
    if drop:
        found = drop_rule(console.catalogues, kind, name, console.who)
        return {"kind": here.kind, "dropped": name, "version": found.version}
    if name in {one.name for one in here.rules}:
        before = rule_of(kinds, kind, name)
        if not given:
            return {"kind": here.kind, "version": kinds.version, **_line(before)}
        made = msgspec.structs.replace(before, **given | ({"text_en": ""} if text else {}))
        old = name
    elif "limit" in given and "when" in given and text:
        made, old = DeviceRule(name, cast(When, when), **{f: v for f, v in given.items() if f != "when"}), ""
    else:
        raise BadInput(tr("{kind} has no rule {name}; a new one needs --when, --limit and --text. Nothing was changed.",
                          kind=here.label, name=name))
    found = change_rule(console.catalogues, kind, made, console.who, old)
    return {"kind": here.kind, "version": found.version, **_line(rule_of(found, kind, name))}


def _line(one: DeviceRule) -> dict[str, Any]:
    return cast(dict[str, Any], msgspec.to_builtins(one))
