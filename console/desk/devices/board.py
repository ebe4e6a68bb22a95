"""The board of devices: what each said last, who has fallen silent, and what their rules raise.

Readings come in any order and any number of times. They are kept for a day; what a rule makes of them is an entry of
the ledger ("device.alarmed", "device.cleared"), written in the same transaction, and may raise a hazard.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.desk.devices.news import DeviceNow, Mood, Taken, device_now, new_readings
from console.desk.devices.watch import Watch, WatchState
from console.desk.listeners import Listeners
from console.errors import BadInput, NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.device import SCHEMES, Device, Reading
from console.model.device_rules import DeviceKinds, DeviceRule
from console.store.devices import DeviceStore, Last, Standing
from console.store.engine import Store

PREFIX = "device:"
AHEAD = 300.0   # seconds that a device's clock may be ahead before it is not believed
__all__ = ["DeviceBoard", "DeviceNow", "Mood", "Taken"]
Raise = Callable[[Device, DeviceRule, float, float], None]   # device, rule, value, at


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
            self.check(one)
        drafts = [Draft(PREFIX + one.id, "device.registered", {"set": _told(one)}, one.area, actor) for one in some]
        if drafts:
            self._ledger.append(drafts, rows=lambda connection: self._store.put(connection, some))
            self._listeners.tell()
        return len(drafts)

    def check(self, device: Device) -> None:
        """Whether a device can be put on record. Raises `BadInput` as `register` does."""
        if not device.id.strip() or self.kinds.get(device.kind) is None:
            raise BadInput(tr("Device “{id}” needs an id and one of the kinds {kinds}. Nothing was changed.",
                              id=device.id, kinds=", ".join(one.kind for one in self.kinds.kinds)))
        if not (-180 <= device.lon <= 180 and -90 <= device.lat <= 90):
            raise BadInput(tr("{lon}, {lat} is no place on the globe. Nothing was changed.", lon=device.lon,
                              lat=device.lat))
        if device.stream and (urlsplit(device.stream).scheme not in SCHEMES or not urlsplit(device.stream).netloc):
            raise BadInput(tr("“{address}” is no address of a picture; it begins with {schemes}. Nothing was changed.",
                              address=device.stream, schemes=", ".join(f"{one}://" for one in SCHEMES)))

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
            sorted_, refused = self._sorted(some)
            lasts, standings = self._store.lasts(), self._store.watches()
            kept, newest, repeated = new_readings(sorted_, lasts, self._store.times)
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
        return msgspec.structs.replace(refused, new=sum(map(len, kept.values())), repeated=repeated, raised=raised,
                                       cleared=cleared)

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
        found = [device_now(one, catalogue.get(one.kind), lasts.get(one.id), tuple(sorted(holding[one.id])), now)
                 for one in self.devices().values()]
        order = list(Mood)
        return sorted(found, key=lambda one: (order.index(one.mood), one.device.id))

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back after every change, in the writer's thread; returns a function that ends it."""
        return self._listeners.add(callback)

    def _sorted(self, some: Iterable[Reading]) -> tuple[dict[str, list[Reading]], Taken]:
        """Readings that can be used, by device; and those from whom nobody knows, or that nobody can believe."""
        known, catalogue, ahead = self.devices(), self.kinds, self._clock() + AHEAD
        found: dict[str, list[Reading]] = defaultdict(list)
        unknown: dict[str, int] = defaultdict(int)
        wrong: dict[str, str] = {}
        unbelievable = 0
        for one in some:
            device = known.get(one.device)
            if device is None:
                unknown[one.device] += 1
                continue
            kind = catalogue.get(device.kind)
            if not one.is_sound or one.at > ahead:
                unbelievable += 1
            elif one.value is not None and kind is not None and not kind.measures_in(one.unit):
                unbelievable += 1
                wrong[device.id] = one.unit
            elif one.value is not None and kind is not None and not kind.believes(one.value):
                unbelievable += 1
            else:
                found[one.device].append(one)
        return found, Taken(unknown=dict(unknown), unbelievable=unbelievable, wrong_unit=wrong)

    def _watch(self, kept: Mapping[str, list[Reading]], lasts: Mapping[str, Last],
               standings: Mapping[tuple[str, str], Standing]) -> tuple[
                   dict[tuple[str, str], Standing], list[tuple[Device, DeviceRule, bool, float, float]]]:
        """Run the rules over what is newer than anything before: the past raises no alarm."""
        changed: dict[tuple[str, str], Standing] = {}
        events: list[tuple[Device, DeviceRule, bool, float, float]] = []
        known, catalogue = self.devices(), self.kinds
        recent = self._recent(kept, known)
        for name, many in kept.items():
            device, last = known[name], lasts.get(name)
            kind = catalogue.get(device.kind)
            edge = last.value_at if last is not None and last.value_at is not None else float("-inf")
            new = [(one.at, one.value) for one in many if one.value is not None and one.at > edge]
            if kind is None or not new or device.off:
                continue
            for rule in kind.rules:
                before = standings.get((name, rule.name), Standing(False))
                since_when = new[0][0] - rule.minutes * 60
                past = tuple(one for one in recent.get(name, ()) if since_when <= one[0] < new[0][0])
                watch = Watch(rule, WatchState(before.holds, before.turning), past if rule.is_rate else ())
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

    def _recent(self, kept: Mapping[str, list[Reading]],
                known: Mapping[str, Device]) -> dict[str, list[tuple[float, float]]]:
        """What the rates of devices look back on, read for all of them at once."""
        catalogue, wanted = self.kinds, dict[str, float]()
        for name, many in kept.items():
            kind = catalogue.get(known[name].kind)
            minutes = max((rule.minutes for rule in kind.rules if rule.is_rate), default=0.0) if kind else 0.0
            if minutes:
                wanted[name] = many[0].at - minutes * 60
        return self._store.recent(wanted) if wanted else {}

    def _draft(self, device: Device, rule: DeviceRule, holds: bool, value: float, at: float) -> Draft:
        return Draft(PREFIX + device.id, "device.alarmed" if holds else "device.cleared",
                     {"set": {"rule": rule.name, "holds": holds, "value": value, "hazard": rule.hazard,
                              "catalogue": self.kinds.version, "demo": device.demo}}, device.area, "", at)


def _told(device: Device) -> dict[str, object]:
    """Fields of a device for the ledger, without those at their defaults."""
    plain = msgspec.structs.asdict(Device("", "", ""))
    return {name: value for name, value in msgspec.structs.asdict(device).items() if value != plain[name]}
