"""The board of devices: what each said last, who has fallen silent, and what their rules raise.

Readings come in any order and any number of times. They are kept for a day; what a rule makes of them is an entry of
the ledger ("device.alarmed", "device.cleared"), written in the same transaction, and may raise a hazard.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from urllib.parse import urlsplit

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.desk.devices.watch import Watch, WatchState
from console.desk.listeners import Listeners
from console.errors import BadInput, NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.device import SCHEMES, Device, Reading
from console.model.device_rules import DeviceKind, DeviceKinds, DeviceRule
from console.store.devices import DeviceStore, Last, Standing
from console.store.engine import Store

PREFIX = "device:"
AHEAD = 300.0   # seconds that a device's clock may be ahead before it is not believed
KEPT = 24 * 3600.0
Raise = Callable[[Device, DeviceRule, float, float], None]   # device, rule, value, at


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
        holding: names of the rules that hold, with since when.
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
    """What became of readings: `new + repeated + unknown + unbelievable` is how many came.

    Attributes:
        repeated: known already, or older than a day when they came. unknown: of devices nobody registered, by id.
        unbelievable: no number, outside what such a device can say, or from the future.
        raised, cleared: (device, rule).
    """

    new: int = 0
    repeated: int = 0
    unknown: Mapping[str, int] = {}
    unbelievable: int = 0
    raised: tuple[tuple[str, str], ...] = ()
    cleared: tuple[tuple[str, str], ...] = ()


class DeviceBoard:
    """All devices of a profile. Safe from any thread.

    Args:
        kinds: gives the catalogue in force.
        clock: seconds since 1970 UTC.

    Attributes:
        raises: makes a hazard of a rule that begins to hold; None for nobody.
    """

    def __init__(self, store: Store, ledger: Ledger, kinds: Callable[[], DeviceKinds],
                 clock: Callable[[], float] = time.time) -> None:
        self._store, self._ledger, self._kinds, self._clock = DeviceStore(store), ledger, kinds, clock
        self._lock = threading.RLock()
        self._known: tuple[int, dict[str, Device]] = (-1, {})
        self._listeners: Listeners[[]] = Listeners("board of devices")
        self.raises: Raise | None = None

    # The registry

    @property
    def kinds(self) -> DeviceKinds:
        """The catalogue in force."""
        return self._kinds()

    def devices(self) -> Mapping[str, Device]:
        """Every device by id."""
        with self._lock:
            version = self._store.version()
            if self._known[0] != version:
                self._known = version, {one.id: one for one in self._store.all()}
            return dict(self._known[1])

    def get(self, device_id: str) -> Device:
        """A device. Raises `NotFound`."""
        found = self.devices().get(device_id)
        if found is None:
            raise NotFound(tr("There is no device {id}.", id=device_id))
        return found

    def register(self, some: Sequence[Device], actor: str = "") -> int:
        """Put devices on record, or change those that are; all or none.

        Raises:
            BadInput: no such kind, no id, no place on the globe, or a stream that is no address of a picture.
        """
        for one in some:
            self._check(one)
        drafts = [Draft(PREFIX + one.id, "device.registered", {"set": _told(one)}, one.area, actor) for one in some]
        if drafts:
            self._ledger.append(drafts, rows=lambda connection: self._store.put(connection, some))
            self._listeners.tell()
        return len(drafts)

    def insert(self, connection: Connection, some: Iterable[Device]) -> None:
        """Write generated devices into a transaction that somebody else opened."""
        self._store.put(connection, some)

    def remove_demo(self, connection: Connection) -> None:
        """Take generated devices out, inside a transaction that somebody else opened."""
        self._store.remove_demo(connection)

    # Readings

    def take(self, some: Iterable[Reading]) -> Taken:
        """Take readings in: one transaction, with the alarms that follow from them.

        Raises:
            ProfileError: the database cannot be written; nothing was kept.
        """
        with self._lock:
            sorted_, unknown, unbelievable = self._sorted(some)
            lasts, standings = self._store.lasts(), self._store.watches()
            kept, newest, repeated = _new(sorted_, lasts, self._store.times)
            changed, events = self._watch(kept, lasts, standings)
            drafts = [self._draft(device, rule, holds, value, at) for device, rule, holds, value, at in events]

            def rows(connection: Connection) -> None:
                self._store.write(connection, [one for many in kept.values() for one in many], newest)
                self._store.put_watches(connection, changed)

            if newest:
                self._ledger.append(drafts, rows=rows)
            raised = tuple((device.id, rule.name) for device, rule, holds, _, _ in events if holds)
            cleared = tuple((device.id, rule.name) for device, rule, holds, _, _ in events if not holds)
        if self.raises is not None:
            for device, rule, holds, value, at in events:
                if holds and rule.hazard:
                    self.raises(device, rule, value, at)
        if newest:
            self._listeners.tell()
        return Taken(sum(map(len, kept.values())), repeated, dict(unknown), unbelievable, raised, cleared)

    def curve(self, device_id: str, hours: float = 24.0) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What a device said in the last hours: (seconds since 1970 UTC, values), oldest first."""
        self.get(device_id)
        return self._store.curve(device_id, self._clock() - hours * 3600)

    def now(self) -> list[DeviceNow]:
        """All devices as they are now, those in alarm first, then the silent ones."""
        lasts, standings, now = self._store.lasts(), self._store.watches(), self._clock()
        holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for (device, rule), standing in standings.items():
            if standing.holds:
                holding[device].append((rule, standing.since or now))
        catalogue = self.kinds
        found = [_now(one, catalogue.get(one.kind), lasts.get(one.id), tuple(sorted(holding[one.id])), now)
                 for one in self.devices().values()]
        order = list(Mood)
        return sorted(found, key=lambda one: (order.index(one.mood), one.device.id))

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back after every change, in the writer's thread; returns a function that ends it."""
        return self._listeners.add(callback)

    def _sorted(self, some: Iterable[Reading]) -> tuple[dict[str, list[Reading]], dict[str, int], int]:
        """Readings that can be used, by device; how many came from whom nobody knows; how many nobody can believe."""
        known, catalogue, ahead = self.devices(), self.kinds, self._clock() + AHEAD
        found: dict[str, list[Reading]] = defaultdict(list)
        unknown: dict[str, int] = defaultdict(int)
        unbelievable = 0
        for one in some:
            device = known.get(one.device)
            if device is None:
                unknown[one.device] += 1
                continue
            kind = catalogue.get(device.kind)
            if not one.is_sound or one.at > ahead or (
                    one.value is not None and kind is not None and not kind.believes(one.value)):
                unbelievable += 1
            else:
                found[one.device].append(one)
        return found, unknown, unbelievable

    def _watch(self, kept: Mapping[str, list[Reading]], lasts: Mapping[str, Last],
               standings: Mapping[tuple[str, str], Standing]) -> tuple[
                   dict[tuple[str, str], Standing], list[tuple[Device, DeviceRule, bool, float, float]]]:
        """Run the rules over what is newer than anything before: the past raises no alarm."""
        changed: dict[tuple[str, str], Standing] = {}
        events: list[tuple[Device, DeviceRule, bool, float, float]] = []
        known, catalogue = self.devices(), self.kinds
        for name, many in kept.items():
            device, last = known[name], lasts.get(name)
            kind = catalogue.get(device.kind)
            edge = last.value_at if last is not None and last.value_at is not None else float("-inf")
            new = [(one.at, one.value) for one in many if one.value is not None and one.at > edge]
            if kind is None or not new or device.off:
                continue
            for rule in kind.rules:
                before = standings.get((name, rule.name), Standing(False))
                recent = self._recent(name, rule, new[0][0]) if rule.is_rate else ()
                watch = Watch(rule, WatchState(before.holds, before.turning), recent)
                since = before.since
                for at, value in new:
                    turned = watch.take(at, value)
                    if turned is not None:
                        since = at if turned else None
                        events.append((device, rule, turned, value, at))
                after = Standing(watch.state.holds, watch.state.turning, since)
                if after != before:
                    changed[name, rule.name] = after
        events.sort(key=lambda event: event[4])
        return changed, events

    def _recent(self, device: str, rule: DeviceRule, at: float) -> tuple[tuple[float, float], ...]:
        times, values = self._store.curve(device, at - rule.minutes * 60)
        return tuple((float(t), float(v)) for t, v in zip(times, values, strict=True) if t < at)

    def _draft(self, device: Device, rule: DeviceRule, holds: bool, value: float, at: float) -> Draft:
        return Draft(PREFIX + device.id, "device.alarmed" if holds else "device.cleared",
                     {"set": {"rule": rule.name, "holds": holds, "value": value, "hazard": rule.hazard,
                              "catalogue": self.kinds.version, "demo": device.demo}}, device.area, "", at)

    def _check(self, device: Device) -> None:
        if not device.id.strip() or self.kinds.get(device.kind) is None:
            raise BadInput(tr("Device “{id}” needs an id and one of the kinds {kinds}. Nothing was changed.",
                              id=device.id, kinds=", ".join(one.kind for one in self.kinds.kinds)))
        if not (-180 <= device.lon <= 180 and -90 <= device.lat <= 90):
            raise BadInput(tr("{lon}, {lat} is no place on the globe. Nothing was changed.", lon=device.lon,
                              lat=device.lat))
        if device.stream and (urlsplit(device.stream).scheme not in SCHEMES or not urlsplit(device.stream).netloc):
            raise BadInput(tr("“{address}” is no address of a picture; it begins with {schemes}. Nothing was changed.",
                              address=device.stream, schemes=", ".join(f"{one}://" for one in SCHEMES)))


def _told(device: Device) -> dict[str, object]:
    """Fields of a device for the ledger, without those at their defaults."""
    plain = msgspec.structs.asdict(Device("", "", ""))
    return {name: value for name, value in msgspec.structs.asdict(device).items() if value != plain[name]}


def _new(by_device: Mapping[str, list[Reading]], lasts: Mapping[str, Last],
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


def _now(device: Device, kind: DeviceKind | None, last: Last | None, holding: tuple[tuple[str, float], ...],
         now: float) -> DeviceNow:
    if device.off:
        return DeviceNow(device, Mood.OFF)
    if last is None:
        return DeviceNow(device, Mood.NEVER)
    allowed = kind.silent_minutes * 60 if kind else 0.0
    silent = max(0.0, now - last.seen_at - allowed) if allowed else 0.0
    mood = Mood.ALARM if holding else Mood.SILENT if silent else Mood.CALM
    return DeviceNow(device, mood, last.seen_at, last.value, last.value_at, holding, silent)
