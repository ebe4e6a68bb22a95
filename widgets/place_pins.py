"""Devices and facilities as pins: what each kind looks like, and how a device is doing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from console.desk.devices.board import DeviceNow, Mood
from console.language import tr
from console.model.device import CAMERA
from console.model.facility_kinds import FacilityKinds
from console.model.premises import Facility
from maps.pins import HIGH, LOW, NORMAL, URGENT, Form, PinLook, Pins
from maps.style import rgba
from widgets.choice_button import Choice
from widgets.icons import icon
from widgets.theme import Theme

DEVICES, FACILITIES = "devices", "facilities"
DEVICE_ICONS = {"smoke": "smoke-detector-variant", "gas": "gas-cylinder", "water": "waves-arrow-up",
                "tilt": "angle-acute", "crowd": "account-group", CAMERA: "cctv"}
FACILITY_ICONS = {
    "service_station": "account-voice", "community_office": "home-group", "street_office": "office-building",
    "command_room": "monitor-dashboard", "mediation": "handshake", "legal": "scale-balance", "confirmation": "gavel",
    "police": "police-badge", "police_room": "shield-account", "fire_station": "fire-truck",
    "fire_post": "fire-extinguisher", "hydrant": "fire-hydrant", "shelter": "tent", "hospital": "hospital-box",
    "clinic": "medical-bag", "school": "school", "kindergarten": "baby-face-outline", "street_lamp": "lamp",
    "manhole": "circle-box", "ev_charger": "ev-station", "bin": "trash-can", "tree": "tree",
}
PLAIN_DEVICE, PLAIN_FACILITY = "access-point", "map-marker"
CALM, PLACE, RESCUE = "#8fb6d9", "#7fd1c7", "#d99a8f"   # devices, facilities, those for rescue
TOLD_APART = 9    # kinds that the legend lists one by one
RESCUERS = frozenset({"fire_station", "fire_post", "hydrant", "hospital", "clinic", "shelter"})


def device_pins(devices: Sequence[DeviceNow], theme: Theme) -> Pins:
    """Devices: colour and shape say how one is doing, the pictogram what it is."""
    looks: dict[PinLook, int] = {}
    numbers = [looks.setdefault(_device_look(one, theme), len(looks)) for one in devices]
    return Pins(DEVICES, tr("Sensors and cameras"), tuple(one.device.id for one in devices),
                np.array([one.device.lon for one in devices], np.float64),
                np.array([one.device.lat for one in devices], np.float64), np.array(numbers, np.uint16), tuple(looks),
                any(one.device.demo for one in devices))


def facility_pins(facilities: Iterable[Facility], label: Callable[[str], str] = str) -> Pins:
    """Facilities: the pictogram says what kind.

    Args:
        label: what a kind is called, for the legend.
    """
    found = list(facilities)
    looks: dict[PinLook, int] = {}
    few = len({one.kind for one in found}) <= TOLD_APART   # of more, a line for each kind would cover the map
    by_kind = {kind: _facility_look(kind, label(kind) if few else "") for kind in {one.kind for one in found}}
    numbers = [looks.setdefault(by_kind[one.kind], len(looks)) for one in found]
    return Pins(FACILITIES, tr("Facilities"), tuple(one.id for one in found),
                np.array([one.lon for one in found], np.float64), np.array([one.lat for one in found], np.float64),
                np.array(numbers, np.uint16), tuple(looks), any(one.demo for one in found))


def kind_choices(kinds: FacilityKinds, theme: Theme) -> list[Choice]:
    """The kinds of facilities to choose from, as they look on the map."""
    return [(one.kind, one.label, icon(f"mdi6.{FACILITY_ICONS.get(one.kind, PLAIN_FACILITY)}", theme,
                                       RESCUE if one.kind in RESCUERS else PLACE)) for one in kinds.kinds]


def mood_word(mood: Mood) -> str:
    """How a device is doing, in words."""
    return {Mood.ALARM: tr("Alarm"), Mood.SILENT: tr("Silent"), Mood.OFF: tr("Out of service"),
            Mood.CALM: tr("In order"), Mood.NEVER: tr("Never heard of")}[mood]


def mood_colour(mood: Mood, theme: Theme) -> str:
    return {Mood.ALARM: theme.urgent, Mood.SILENT: theme.stale, Mood.CALM: CALM}.get(mood, theme.low)


def _device_look(one: DeviceNow, theme: Theme) -> PinLook:
    alarm = one.mood is Mood.ALARM
    form = Form.DIAMOND if alarm else Form.ROUND if one.mood is Mood.CALM else Form.SQUARE
    return PinLook(DEVICE_ICONS.get(one.device.kind, PLAIN_DEVICE), rgba(mood_colour(one.mood, theme)), form,
                   URGENT if alarm else HIGH if one.mood is Mood.SILENT else NORMAL,
                   tr("Alarm, silent since") if alarm and one.silent_for else mood_word(one.mood),
                   hollow=one.mood in (Mood.SILENT, Mood.OFF, Mood.NEVER) or bool(one.silent_for))


def _facility_look(kind: str, sign: str) -> PinLook:
    rescue = kind in RESCUERS
    return PinLook(FACILITY_ICONS.get(kind, PLAIN_FACILITY), rgba(RESCUE if rescue else PLACE), Form.SQUARE,
                   LOW if kind == "hydrant" else NORMAL, tr("Fire, health, shelter") if rescue else tr("Services"),
                   sign=sign)
