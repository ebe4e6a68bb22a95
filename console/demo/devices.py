"""Devices of the demo district and what they say (演示数据): the same readings for the same days, with a few events.

What a device says depends on the device and the day only, so that asking again adds what is new and repeats the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.model.device import CAMERA, Device, Reading
from console.model.premises import Building

if TYPE_CHECKING:
    from console.desk.devices.board import DeviceBoard, Taken

SEED = 440304
COUNTS = {"smoke": 240, "gas": 120, "water": 40, "tilt": 30, "crowd": 20, CAMERA: 200}
NAMES = {"smoke": "烟感", "gas": "燃气探测器", "water": "积水监测", "tilt": "倾角仪", "crowd": "客流计数",
         CAMERA: "摄像机"}
# Minutes between two words of a kind, its usual number and how far that wanders.
HABITS = {"smoke": (30, 0.4, 0.2), "gas": (15, 0.6, 0.4), "water": (10, 1.0, 0.6), "tilt": (120, 1.2, 0.1),
          "crowd": (5, 900.0, 120.0), CAMERA: (10, 0.0, 0.0)}
# How far the first devices of a kind rise in the hours of an event, and how many do.
EVENTS = {"smoke": (14.0, 1), "gas": (14.0, 2), "water": (32.0, 3), "crowd": (3600.0, 1)}
HOURS = ((6.0, 13.5), (14.0, 23.0))   # of events, at +08:00
SILENT = 33      # of so many devices one has stopped speaking
DAY = 24 * 3600.0
HEARTBEATS = 3600.0   # a camera only says that it lives
ZONE = 8 * 3600.0


def place_devices(buildings: Sequence[Building], seed: int = SEED) -> list[Device]:
    """Devices in and at buildings; equal seeds give equal devices."""
    luck = np.random.default_rng(seed)
    homes = [one for one in buildings if one.use in ("residential", "urban_village", "office", "public")]
    found = []
    for kind, count in COUNTS.items():
        for number, at in enumerate(luck.integers(len(homes), size=count) if homes else (), 1):
            home = homes[int(at)]
            made = Device(f"D{kind[:2].upper()}{number:05}", kind, f"{home.name}{NAMES[kind]}", home.area, home.lon,
                          home.lat, home.code if kind in ("smoke", "gas", "tilt") else "", demo=True)
            found.append(_camera(made, number, luck) if kind == CAMERA else made)
    return found


def speak(board: DeviceBoard, now: float) -> Taken:
    """Let the generated devices say what they say up to `now` (seconds since 1970 UTC) in the last 24 hours."""
    return board.take(readings([one for one in board.devices().values() if one.demo], now))


def readings(devices: Sequence[Device], now: float) -> Iterator[Reading]:
    """What the devices say in the 24 hours up to `now`, device by device, oldest first."""
    eventful = {kind: many for kind, (_, many) in EVENTS.items()}
    first = int((now + ZONE - DAY) // DAY)
    for number, device in enumerate(devices):
        eventful[device.kind] = eventful.get(device.kind, 0) - 1
        event = EVENTS[device.kind][0] if device.kind in EVENTS and eventful[device.kind] >= 0 else 0.0
        until = now - 7 * 3600 if number % SILENT == SILENT - 1 and not event else now
        for day in (first, first + 1):
            times, values = _day(device.kind, number, day, event)
            for at, value in zip(times.tolist(), values.tolist(), strict=True):
                if until - (HEARTBEATS if device.is_camera else DAY) < at <= until and at > now - DAY:
                    yield Reading(device.id, at, None if device.is_camera else value)


def _camera(device: Device, number: int, luck: np.random.Generator) -> Device:
    return msgspec.structs.replace(
        device, stream=f"rtsp://camera.example/{number:04}", azimuth=float(luck.integers(0, 360)),
        angle=float(luck.choice([60, 90, 120])), reach=float(luck.choice([40, 60, 80])))


def _day(kind: str, number: int, day: int, event: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Moments and numbers of one day at +08:00: wandering, with the hours of the day for crowds, and an event."""
    every, usual, spread = HABITS[kind]
    hours = np.arange(0, 24, every / 60) + number % 7 / 100   # not all in the same second
    luck = np.random.default_rng((SEED, number, day))
    values = usual + spread * luck.standard_normal(len(hours))
    if kind == "crowd":
        values *= np.clip(1.2 - np.abs(hours - 19) / 9, 0.05, None)
    for start, end in HOURS if event else ():
        values += event * np.clip(np.minimum(hours - start, end - hours) / 0.4, 0.0, 1.0)
    return day * DAY - ZONE + hours * 3600, np.clip(values, 0.0, None).round(0 if kind == "crowd" else 1)
