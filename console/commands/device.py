"""`device …`: sensors and cameras: who they are, what they said, and which rules hold."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from pathlib import Path
from typing import Any, cast

import msgspec
import typer

from console.commands import device_rule
from console.commands.address_lines import say_report
from console.commands.areas import one_area
from console.commands.case_lines import moment
from console.commands.mapping import MAP, pairs
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.desk.devices.board import DeviceBoard, DeviceNow, Mood
from console.errors import Refused
from console.language import tr
from console.model.device import Reading
from console.model.person import Role

app = typer.Typer(no_args_is_help=True)
AT_ONCE = 20_000   # readings in one transaction
SHOWN = 20         # bad lines told
DEVICE = typer.Argument(..., help="Id of the device.")
MANAGERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)


@app.command("list")
@door(menu="Map/Devices", icon="mdi6.access-point")
def list_devices(
    ctx: typer.Context,
    kind: str = typer.Option("", help="Only this kind; see device kinds."),
    area: str = typer.Option("", help="Only in this area: id, code or name."),
    mood: Mood | None = typer.Option(None, help="Only those in alarm, silent, off, calm or never heard of."),
    limit: int = typer.Option(100, min=1, help="How many at most."),
) -> dict[str, Any]:
    """List devices with their last word, those in alarm first, then the silent ones."""
    console = console_of(ctx)
    board = console.devices
    found = board.now()
    if kind:
        wanted = board.kinds.named(kind).kind
        found = [one for one in found if one.device.kind == wanted]
    if area:
        tree = console.areas.tree()
        within = tree.within(one_area(tree, area).id)
        found = [one for one in found if one.device.area in within]
    counts = Counter(one.mood.value for one in found)
    shown = [one for one in found if mood is None or one.mood == mood]
    return {"count": len(shown), "moods": dict(counts), "devices": [_line(board, one) for one in shown[:limit]]}


@app.command("show")
@door()
def show(ctx: typer.Context, device: str = DEVICE) -> dict[str, Any]:
    """Show one device: place, last word, rules that hold, and its last entries."""
    console = console_of(ctx)
    found = console.devices.get(device)
    now = next(one for one in console.devices.now() if one.device.id == device)
    kind = console.devices.kinds.get(found.kind)
    times, values = console.devices.curve(device)
    return {**_line(console.devices, now), **msgspec.to_builtins(found),
            "rules": msgspec.to_builtins(kind.rules) if kind else [],
            "last_day": {"readings": len(times), "lowest": float(values.min()) if len(values) else None,
                         "highest": float(values.max()) if len(values) else None},
            "history": [{"at": moment(entry.at), "kind": entry.kind, "payload": entry.payload}
                        for entry in console.ledger.latest(f"device:{device}", 20)]}


@app.command("curve")
@door()
def curve(ctx: typer.Context, device: str = DEVICE,
          hours: float = typer.Option(24.0, min=0.1, max=24.0, help="How far back.")) -> list[dict[str, Any]]:
    """Print what a device said in the last hours."""
    times, values = console_of(ctx).devices.curve(device, hours)
    return [{"at": moment(at), "value": value} for at, value in zip(times.tolist(), values.tolist(), strict=True)]


@app.command("kinds")
@door(menu="Map/Devices", icon="mdi6.access-point-network")
def kinds(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the kinds of devices with the rules that watch them."""
    return [{"kind": one.kind, "name": one.label, "unit": one.unit, "measures": one.measures,
             "silent_minutes": one.silent_minutes,
             "rules": [{"name": rule.name, "says": rule.label, "when": rule.when, "limit": rule.limit,
                        "minutes": rule.minutes if rule.is_rate else None, "deadband": rule.deadband,
                        "on_seconds": rule.on_seconds, "off_seconds": rule.off_seconds, "hazard": rule.hazard,
                        "level": rule.level.value} for rule in one.rules]}
            for one in console_of(ctx).devices.kinds.kinds]


app.command("rule")(device_rule.rule)


@app.command("import")
@door(menu="Map/Devices", icon="mdi6.access-point-plus", asks=True, roles=MANAGERS, show=say_report)
def import_devices(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="Table or vector file with columns id, kind, name, stream, azimuth …"),
    mapping: list[str] = MAP,
    encoding: str = typer.Option("", help="Of the texts; otherwise it is recognised."),
    crs: str = typer.Option("", help="Overrides the CRS that the file declares: EPSG:4490, gcj02 …"),
    rejects: Path | None = typer.Option(None, help="Folder for the rows to correct; the file's own by default."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Check everything and write nothing."),
) -> dict[str, Any]:
    """Put devices on record from a file; right rows are registered, the others written to a file to correct."""
    from console.exchange.device_import import DeviceImport  # brings polars, which no start should wait for

    console = console_of(ctx)
    desk = DeviceImport(console.devices, console.areas, console.places)
    with progress_line() as progress:
        report = desk.run(file, console.who.id, pairs(mapping), encoding, crs, rejects, dry_run, progress)
    return cast(dict[str, Any], msgspec.to_builtins(report))


@app.command("off")
@door(menu="Map/Devices", icon="mdi6.access-point-off", asks=True, roles=MANAGERS)
def off(ctx: typer.Context, device: str = DEVICE,
        back: bool = typer.Option(False, "--back", help="Put it into service again.")) -> dict[str, Any]:
    """Take a device out of service; its rules rest until it is back."""
    console = console_of(ctx)
    changed = msgspec.structs.replace(console.devices.get(device), off=not back)
    console.devices.register([changed], console.who.id)
    return {"id": device, "off": changed.off}


@app.command("readings")
@door(menu="Map/Devices", icon="mdi6.chart-line", asks=True)
def readings(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="JSON lines or a table with device, time and value."),
) -> dict[str, Any]:
    """Take readings from a file; what a rule makes of them is on record."""
    from console.feeds.readings import read_readings

    console = console_of(ctx)
    bad: list[str] = []
    told: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    units: dict[str, str] = {}
    lines = read_readings(file, console.catalogues.limits.time_zone)
    with progress_line() as progress:
        while batch := list(itertools.islice(lines, AT_ONCE)):
            bad += [one for one in batch if isinstance(one, str)]
            taken = console.devices.take([one for one in batch if isinstance(one, Reading)])
            told.update(new=taken.new, repeated=taken.repeated, unbelievable=taken.unbelievable,
                        raised=len(taken.raised), cleared=len(taken.cleared))
            unknown.update(taken.unknown)
            units |= taken.wrong_unit
            progress(sum(told.values()), 0, tr("Taking readings …"))
    return {**told, "unknown": unknown.total(), "unknown_devices": dict(unknown.most_common(SHOWN)),
            "wrong_unit": dict(itertools.islice(units.items(), SHOWN)), "bad_lines": len(bad), "why": bad[:SHOWN]}


@app.command("speak")
@door(menu="Map/Devices", icon="mdi6.access-point-check")
def speak(ctx: typer.Context) -> dict[str, Any]:
    """Let the generated devices of the demo district say what they say up to now (演示数据)."""
    from console.demo.devices import speak as say

    console = console_of(ctx)
    if not any(one.demo for one in console.devices.devices().values()):
        raise Refused(tr("This profile has no generated devices; make the demo district first: demo make"))
    taken = say(console.devices, time.time())
    return {"new": taken.new, "repeated": taken.repeated, "raised": len(taken.raised), "cleared": len(taken.cleared)}


def _line(board: DeviceBoard, one: DeviceNow) -> dict[str, Any]:
    device = one.device
    kind = board.kinds.get(device.kind)
    return {"id": device.id, "kind": device.kind, "kind_name": board.kinds.label(device.kind), "name": device.name,
            "mood": one.mood.value, "value": one.value, "unit": kind.unit if kind else "",
            "seen_at": moment(one.seen_at), "holding": [name for name, _ in one.holding],
            "silent_for_s": round(one.silent_for), "area": device.area, "demo": device.demo}
