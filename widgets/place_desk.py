"""Devices and facilities in the window: pins on the map, a card for the one that is clicked, kept fresh."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
import shapely
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from console.desk.devices.board import DeviceNow
from console.desk.devices.rules import change_rule, drop_rule
from console.errors import NotFound, Refused
from console.language import tr
from console.model.device import SCHEMES
from console.model.overlay import Overlays
from console.model.person import Role
from maps.pins import Pins
from widgets.background import Background
from widgets.device_rules import RuleAsked
from widgets.facility_door import FacilityDoor
from widgets.map_panel import MapPanel
from widgets.place_card import PlaceCard, PlaceFacts
from widgets.place_pins import DEVICES, FACILITIES, device_pins, facility_pins, mood_colour, mood_word
from widgets.theme import Theme
from widgets.words import ago, moment
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console

FRESH_MS = 30_000   # silence grows without anybody telling
AIR = 16.0          # logical pixels between a place and the card
SOON_MS = 300       # readings come in many small pieces: so often they are drawn at most


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
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._hear_more)
        self._asked = self._more = False   # an answer is under way; more was said since it was asked for
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self.card.rules_wanted.connect(self._ask_rules)
        self.card.rules.wanted.connect(self._change_rule)
        self._facility = FacilityDoor(console, self.card, background, self)
        self._facility.said.connect(self.said)
        self._facility.changed.connect(self._facility_changed)
        self._facility.removed.connect(self.facilities_changed)
        self._forget = console.devices.listen(self._heard.emit)

    def show(self, wanted: Overlays) -> None:
        """Show these from now on."""
        before, self._wanted = self._wanted, wanted
        if wanted.devices != before.devices:
            self._timer.start() if wanted.devices else self._timer.stop()
            self._refresh() if wanted.devices else self._take_off(DEVICES)
        if (wanted.facilities, wanted.facility_kinds) != (before.facilities, before.facility_kinds):
            if wanted.facilities:
                self._background.ask("facilities", self._facilities, self._canvas.overlays.set_pins)
            else:
                self._take_off(FACILITIES)

    def facilities_changed(self) -> None:
        """Facilities were imported: those on the map are read again."""
        if self._wanted.facilities:
            self._background.ask("facilities", self._facilities, self._canvas.overlays.set_pins)

    def _facility_changed(self, place: str) -> None:
        self.facilities_changed()
        self._clicked(FACILITIES, place)

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._soon.stop()
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
        wanted = self._wanted.facility_kinds
        found = self._console.places.facilities()
        return facility_pins([one for one in found if one.kind in wanted] if wanted else found,
                             self._console.facilities.kinds.label)

    def _facts(self, name: str, place: str) -> PlaceFacts | None:
        if name == DEVICES:
            found = next((one for one in self._console.devices.now() if one.device.id == place), None)
            return None if found is None else self._device_facts(found)
        facility = self._console.places.facility(place)
        return None if facility is None else self._facility.facts(facility)

    def _device_facts(self, now: DeviceNow) -> PlaceFacts:
        board, device = self._console.devices, now.device
        kind = board.kinds.get(device.kind)
        times, values = board.curve(device.id)
        rules = {rule.name: rule for rule in kind.rules} if kind else {}
        holding = tr(", ").join(tr("{what} since {when}", what=rules[name].label, when=moment(since, time.time()))
                                for name, since in now.holding if name in rules)
        value = f"{now.value:g} {kind.unit if kind else ''}".strip() if now.value is not None else ""
        rows = ((kind.measures if kind and kind.measures else tr("Value"), value),
                (tr("Last seen"), ago(now.seen_at, time.time()) if now.seen_at else ""),
                (tr("Silent"), _silence(now)), (tr("Alarm"), holding),
                (tr("Area"), self._area(device.area)), (tr("Number"), device.id),
                (tr("Stream"), device.stream))
        return PlaceFacts(DEVICES, device.id, device.name, board.kinds.label(device.kind), rows, mood_word(now.mood),
                          mood_colour(now.mood, self._theme), None if device.is_camera else times,
                          None if device.is_camera else values,
                          tuple(rule.limit for rule in rules.values() if rule.when in ("above", "below")),
                          kind.unit if kind else "", device.stream, lon=device.lon, lat=device.lat, demo=device.demo,
                          device_kind=device.kind, holding=now.holding[0][0] if now.holding else "")

    def _area(self, area: str) -> str:
        return " › ".join(one.name for one in self._console.areas.tree().path(area)) if area else ""

    # In the main thread

    def _hear(self) -> None:
        """Somebody said something: shown at once, and what follows closely together a moment later."""
        self._more = True
        if not self._soon.isActive() and not self._asked:
            self._hear_more()

    def _hear_more(self) -> None:
        if self._more and not self._asked:
            self._more = False
            self._soon.start()
            self._refresh()

    def _refresh(self) -> None:
        if self._wanted.devices:
            self._asked = True
            self._background.ask("devices", lambda: tried(self._devices), self._answered)

    def _answered(self, result: Result) -> None:
        self._asked = False
        if self._more and not self._soon.isActive():
            self._soon.start()
        if result.refusal:
            self.said.emit(result.refusal)
        else:
            self._show_devices(result.value)

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
        other = self.card.facts is None or self.card.facts.id != facts.id
        self.card.show_facts(facts)
        shape = self._wedge(facts)
        self.wedge_wanted.emit(shape)
        if other:
            self._clear_of_card(facts, shape)

    def _clear_of_card(self, facts: PlaceFacts, shape: object) -> None:
        """The card must not hide what it is about: the map moves aside under it, as far as the place stays in sight."""
        from console.exchange.crs import from_lonlat

        canvas, view = self._canvas, self._canvas.view
        if not canvas.crs:
            return
        corners = shapely.get_coordinates(shape).tolist() if isinstance(shape, shapely.Geometry) else []
        lons, lats = np.array([(facts.lon, facts.lat), *corners], np.float64).T
        x, y = from_lonlat(lons, lats, canvas.crs)
        spots = np.array([view.to_pixel(*one) for one in zip(x.tolist(), y.tolist(), strict=True)]) / view.ratio
        (left, top), (right, bottom) = spots.min(axis=0) - AIR, spots.max(axis=0) + AIR
        card = self.card.geometry()
        if right > card.left() and left < card.right() and bottom > card.top() and top < card.bottom():
            aside = min(right - card.left(), max(0.0, float(spots[0, 0]) - AIR))
            canvas.move_to(view.moved(-aside * view.ratio, 0.0))

    def _wedge(self, facts: PlaceFacts) -> object:
        from console.insight.camera import wedge

        try:
            return wedge(self._console.devices.get(facts.id)) if facts.set == DEVICES else None
        except NotFound:
            return None

    def _ask_rules(self, facts: PlaceFacts) -> None:
        """Open the rules of a kind; only an administrator changes catalogues."""
        who, board = self._console.identity.known, self._console.devices
        kind = board.kinds.get(facts.device_kind)
        if who is None or not who.is_any(Role.ADMINISTRATOR):
            self.said.emit(tr("Rules of devices are changed by an administrator."))
        elif kind is not None:
            rules = self._console.hazards.rules
            self.card.rules.ask(kind, board.kinds.version, [(one.code, one.label) for one in rules.kinds],
                                [(one.level.value, one.label) for one in rules.levels], facts.holding)
            self.card.make_room()

    def _change_rule(self, asked: RuleAsked) -> None:
        catalogues, identity = self._console.catalogues, self._console.identity

        def job() -> str:
            if identity.known is None:
                raise Refused(tr("Rules of devices are changed by an administrator."))
            if asked.drop:
                return drop_rule(catalogues, asked.kind, asked.old, identity.known).version
            return change_rule(catalogues, asked.kind, asked.rule, identity.known, asked.old).version

        self._background.ask("device rule", lambda: tried(job), self._changed_rule)

    def _changed_rule(self, result: Result) -> None:
        if result.refusal:
            self.card.rules.say(result.refusal)
            return
        self.card.rules.close_form()
        self.said.emit(tr("The rules of devices are version {version} now.", version=result.value))
        self._refresh()

    def _open_picture(self, stream: str) -> None:
        """In the program the user has for it. Only addresses of pictures: a link must not start a program."""
        if urlsplit(stream).scheme in SCHEMES and QDesktopServices.openUrl(QUrl(stream)):
            self.said.emit(tr("Opened {address} in your player.", address=stream))
        else:
            self.said.emit(tr("No program on this computer opens {address}; install a player such as VLC.",
                              address=stream))


def _silence(now: DeviceNow) -> str:
    """How much longer than usual it has said nothing; "" while it speaks. An alarm that falls silent says both."""
    if not now.silent_for:
        return ""
    hours, minutes = divmod(round(now.silent_for / 60), 60)
    return tr("{h} h {m} min longer than usual", h=hours, m=minutes) if hours else \
        tr("{m} min longer than usual", m=max(1, minutes))
