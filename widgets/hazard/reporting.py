"""Between the form of a hazard and the desk: finds the place that was typed or clicked at, and records it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.desk.hazard.draft import HazardDraft
from console.language import tr
from console.model.hazard import Hazard
from widgets.background import Background
from widgets.hazard.report_form import ReportForm, Where
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console

BUILDING, ROOM = 19, 25   # digits of codes
SURE = 0.95               # score from which an address in words is taken for a building
OFFERED = 4               # to choose from, where none is sure


class Reporting(QObject):
    """Works in the background thread; the form shows what came of it.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. reported(Hazard).
    """

    said = Signal(str)
    login_wanted = Signal()
    reported = Signal(object)

    def __init__(self, console: Console, background: Background, form: ReportForm, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._form = console, background, form
        form.place_wanted.connect(self.find)
        form.confirmed.connect(self._report)

    def find(self, text: str) -> None:
        """Find the building that was typed, by its code or by its address."""
        console = self._console
        if not text:
            self._form.show_place(None)
            return
        self._background.ask("hazard place", lambda: places_typed(console, text), self._form.offer_places)

    def place_at(self, lon: float, lat: float) -> None:
        """Somebody clicked there; EPSG:4490 degrees."""
        console = self._console
        self._background.ask("hazard place", lambda: place_clicked(console, lon, lat), self._form.show_place)

    def _report(self, draft: HazardDraft) -> None:
        who, desk = self._console.identity.known, self._console.hazards
        if who is None:
            self._form.refused("")
            self.login_wanted.emit()
            return
        self._background.ask("hazard report", lambda: tried(lambda: desk.report(draft, who)), self._reported)

    def _reported(self, result: Result) -> None:
        if result.refusal:
            self._form.refused(result.refusal)
            return
        hazard: Hazard = result.value
        self.reported.emit(hazard)


def places_typed(console: Console, text: str) -> list[Where]:
    """The building of a code of 19 or 25 digits, or those that an address in words may mean, the likeliest first."""
    if text.isdecimal():
        found = console.places.building(text[:BUILDING]) if len(text) in (BUILDING, ROOM) else None
        return [Where(_words(console, found.name, found.area), found.code)] if found else []
    known = [(one, console.places.building(one.code[:BUILDING])) for one in console.address_words.match(text, OFFERED)]
    return [Where(_words(console, building.name, building.area), building.code, sure=match.score >= SURE)
            for match, building in known if building is not None]


def place_clicked(console: Console, lon: float, lat: float) -> Where:
    """The building at a place, or the place itself."""
    code = console.hazard_map.building_at(lon, lat)
    building = console.places.building(code) if code else None
    if building is not None:
        return Where(_words(console, building.name, building.area), building.code)
    area = console.areas.locator().locate(lon, lat)
    return Where(_words(console, f"{lon:.5f}, {lat:.5f}", area), "", lon, lat)


def _words(console: Console, name: str, area: str) -> str:
    path = " › ".join(one.name for one in console.areas.tree().path(area)) if area else tr("in no area")
    return f"{name} · {path}"
