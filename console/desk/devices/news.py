"""What devices said, as the board takes it and as the map shows it: pure, of readings and of where rules stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import msgspec

from console.model.device import Device, Reading
from console.model.device_rules import DeviceKind
from console.store.devices import Last

KEPT = 24 * 3600.0   # seconds


class Mood(StrEnum):
    """How a device is doing."""

    ALARM = "alarm"
    SILENT = "silent"
    OFF = "off"
    CALM = "calm"
    NEVER = "never"    # never heard of


class DeviceNow(msgspec.Struct, frozen=True):
    """A device as the map and its card show it.

    Attributes:
        seen_at: when it was last heard of, value_at: when it last said a number; seconds since 1970 UTC.
        holding: names of the rules of the catalogue that hold, with since when.
        silent_for: seconds it has been silent beyond what is usual for its kind; 0 while it is not.
    """

    device: Device
    mood: Mood
    seen_at: float | None = None
    value: float | None = None
    value_at: float | None = None
    holding: tuple[tuple[str, float], ...] = ()
    silent_for: float = 0.0


class Taken(msgspec.Struct, frozen=True):
    """What became of readings: `new + repeated + unknown + unbelievable` is how many came, all kinds counted.

    Attributes:
        repeated: known already, or older than a day when they came. unknown: of devices nobody registered, by id.
        unbelievable: no number, outside what such a device can say, or from the future.
        wrong_unit: in another unit than the catalogue's, by device: the unit that came.
        raised, cleared: (device, rule).
    """

    new: int = 0
    repeated: int = 0
    unknown: Mapping[str, int] = {}
    unbelievable: int = 0
    wrong_unit: Mapping[str, str] = {}
    raised: tuple[tuple[str, str], ...] = ()
    cleared: tuple[tuple[str, str], ...] = ()


def new_readings(by_device: Mapping[str, list[Reading]], lasts: Mapping[str, Last],
                 times: Callable[[str, float], set[int]]) -> tuple[dict[str, list[Reading]], dict[str, Last], int]:
    """What is worth keeping, oldest first; the newest word of each device; how many were known or too old.

    Args:
        times: milliseconds of the readings of a device from a moment on; asked only where one comes late.
    """
    kept: dict[str, list[Reading]] = {}
    newest: dict[str, Last] = {}
    repeated = 0
    for name, many in by_device.items():
        last = lasts.get(name)
        latest = max(max(one.at for one in many), last.seen_at if last else 0.0)
        mine = {round(one.at * 1000): one for one in many if one.at > latest - KEPT}
        if not mine:
            repeated += len(many)
            continue
        there = times(name, min(mine) / 1000) if last is not None and min(mine) <= last.seen_at * 1000 else set()
        fresh = [one for at, one in sorted(mine.items()) if at not in there]
        repeated += len(many) - len(fresh)
        if not fresh:
            continue
        kept[name] = fresh
        numbers = [(one.at, one.value) for one in fresh if one.value is not None]
        if last is not None and last.value is not None and last.value_at is not None:
            numbers.append((last.value_at, last.value))
        value_at, value = max(numbers, default=(None, None))
        newest[name] = Last(latest, value, value_at)
    return kept, newest, repeated


def device_now(device: Device, kind: DeviceKind | None, last: Last | None, holding: tuple[tuple[str, float], ...],
               now: float) -> DeviceNow:
    """How a device is doing at a moment (seconds since 1970 UTC)."""
    rules = {rule.name for rule in kind.rules} if kind else set()
    holding = tuple(one for one in holding if one[0] in rules)   # a rule that was taken out holds no more
    if last is None:
        return DeviceNow(device, Mood.OFF if device.off else Mood.NEVER)
    if device.off:
        return DeviceNow(device, Mood.OFF, last.seen_at, last.value, last.value_at)
    allowed = kind.silent_minutes * 60 if kind else 0.0
    silent = max(0.0, now - last.seen_at - allowed) if allowed else 0.0
    mood = Mood.ALARM if holding else Mood.SILENT if silent else Mood.CALM
    return DeviceNow(device, mood, last.seen_at, last.value, last.value_at, holding, silent)
