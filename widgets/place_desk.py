"""Devices and facilities in the window: pins on the map, a card for the one that is clicked, kept fresh."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from console.desk.devices.board import DeviceNow
from console.errors import NotFound
from console.language import tr
from console.model.device import SCHEMES
from console.model.overlay import Overlays
from console.model.premises import Facility
from maps.pins import Pins
from widgets.background import Background
from widgets.map_panel import MapPanel
from widgets.place_card import PlaceCard, PlaceFacts
from widgets.place_pins import DEVICES, FACILITIES, device_pins, facility_pins, mood_colour, mood_word
from widgets.theme import Theme
from widgets.words import ago, moment

if TYPE_CHECKING:
    from console.wiring import Console

FRESH_MS = 30_000   # silence grows without anybody telling


class PlaceDesk(QObject):
    """Shows what `Overlays.devices` and `.facilities` say, and the card of what is clicked.

    Signals:
        said(text): for the message bar.
        report_wanted(PlaceFacts): begin a case at a place.
        wedge_wanted(object): outline to show on the map in EPSG:4490, None for none.
    """

    said = Signal(str)
    report_wanted = Signal(object)
    wedge_wanted = Signal(object)
    _heard = Signal()

    def __init__(self, console: Console, plan: MapPanel, background: Background, theme: Theme,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._canvas, self._background, self._theme = console, plan.canvas, background, theme
        self._wanted = Overlays()
        self.card = PlaceCard(theme, plan.view)
        self.card.picture_wanted.connect(self._open_picture)
        self.card.report_wanted.connect(self.report_wanted)
        self.card.closed.connect(lambda: self.wedge_wanted.emit(None))
        self._canvas.pin_clicked.connect(self._clicked)
        self._timer = QTimer(self, interval=FRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._heard.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self._forget = console.devices.listen(self._heard.emit)

    def show(self, wanted: Overlays) -> None:
        """Show these from now on."""
        before, self._wanted = self._wanted, wanted
        if wanted.devices != before.devices:
            self._timer.start() if wanted.devices else self._timer.stop()
            self._refresh() if wanted.devices else self._take_off(DEVICES)
        if wanted.facilities != before.facilities:
            if wanted.facilities:
                self._background.ask("facilities", self._facilities, self._canvas.overlays.set_pins)
            else:
                self._take_off(FACILITIES)

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._forget()

    def _take_off(self, name: str) -> None:
        self._canvas.overlays.set_pins(device_pins([], self._theme) if name == DEVICES
                                       else facility_pins([]))
        if self.card.facts is not None and self.card.facts.set == name:
            self.card.close_card()

    # In the background thread

    def _devices(self) -> Pins:
        if any(one.demo for one in self._console.devices.devices().values()):
            from console.demo.devices import speak

            speak(self._console.devices, time.time())
        return device_pins(self._console.devices.now(), self._theme)

    def _facilities(self) -> Pins:
        return facility_pins(self._console.places.facilities())

    def _facts(self, name: str, place: str) -> PlaceFacts | None:
        if name == DEVICES:
            found = next((one for one in self._console.devices.now() if one.device.id == place), None)
            return None if found is None else self._device_facts(found)
        facility = self._console.places.facility(place)
        return None if facility is None else self._facility_facts(facility)

    def _device_facts(self, now: DeviceNow) -> PlaceFacts:
        board, device = self._console.devices, now.device
        kind = board.kinds.get(device.kind)
        times, values = board.curve(device.id)
        rules = {rule.name: rule for rule in kind.rules} if kind else {}
        holding = tr(", ").join(tr("{what} since {when}", what=rules[name].label, when=moment(since, time.time()))
                                for name, since in now.holding if name in rules)
        value = f"{now.value:g} {kind.unit if kind else ''}".strip() if now.value is not None else ""
        rows = ((kind.measures if kind and kind.measures else tr("Value"), value),
                (tr("Last seen"), ago(now.seen_at, time.time()) if now.seen_at else ""), (tr("Alarm"), holding),
                (tr("Area"), self._area(device.area)), (tr("Number"), device.id),
                (tr("Stream"), device.stream))
        return PlaceFacts(DEVICES, device.id, device.name, board.kinds.label(device.kind), rows, mood_word(now.mood),
                          mood_colour(now.mood, self._theme), None if device.is_camera else times,
                          None if device.is_camera else values,
                          tuple(rule.limit for rule in rules.values() if rule.when in ("above", "below")),
                          kind.unit if kind else "", device.stream, lon=device.lon, lat=device.lat, demo=device.demo)

    def _facility_facts(self, one: Facility) -> PlaceFacts:
        desk = self._console.facilities
        code = desk.codes().get(one.id, "")
        rows = ((tr("Telephone"), one.phone), (tr("Area"), self._area(one.area)), (tr("Code"), code),
                (tr("Place"), f"{one.lon:.5f}, {one.lat:.5f}"))
        kind = desk.kinds.get(one.kind)
        return PlaceFacts(FACILITIES, one.id, one.name, desk.kinds.label(one.kind), rows, code=code, lon=one.lon,
                          lat=one.lat, class_code=kind.report if kind else "", demo=one.demo)

    def _area(self, area: str) -> str:
        return " › ".join(one.name for one in self._console.areas.tree().path(area)) if area else ""

    # In the main thread

    def _refresh(self) -> None:
        if self._wanted.devices:
            self._background.ask("devices", self._devices, self._show_devices)

    def _show_devices(self, pins: Pins) -> None:
        if self._wanted.devices:
            self._canvas.overlays.set_pins(pins)
            if self.card.facts is not None and self.card.facts.set == DEVICES:
                self._clicked(DEVICES, self.card.facts.id)

    def _clicked(self, name: str, place: str) -> None:
        if name in (DEVICES, FACILITIES):
            self._background.ask("place", lambda: self._facts(name, place), self._show_card)

    def _show_card(self, facts: PlaceFacts | None) -> None:
        if facts is None:
            self.said.emit(tr("This one is no longer on record."))
            return
        self.card.show_facts(facts)
        self.wedge_wanted.emit(self._wedge(facts))

    def _wedge(self, facts: PlaceFacts) -> object:
        from console.insight.camera import wedge

        try:
            return wedge(self._console.devices.get(facts.id)) if facts.set == DEVICES else None
        except NotFound:
            return None

    def _open_picture(self, stream: str) -> None:
        """In the program the user has for it. Only addresses of pictures: a link must not start a program."""
        if urlsplit(stream).scheme in SCHEMES and QDesktopServices.openUrl(QUrl(stream)):
            self.said.emit(tr("Opened {address} in your player.", address=stream))
        else:
            self.said.emit(tr("No program on this computer opens {address}; install a player such as VLC.",
                              address=stream))


