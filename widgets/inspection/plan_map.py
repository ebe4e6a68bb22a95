"""The map of the inspection page: buildings that are due as pins, today's way as a line with numbered stops."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.hazard.due import Due
from console.desk.hazard.route import Route, whole_line
from console.language import tr
from console.model.area import AreaTree
from console.model.premises import Building
from maps.canvas import MapCanvas
from maps.pins import HIGH, LOW, NORMAL, Form, PinLook, Pins
from maps.route_item import RouteItem, Stop
from maps.style import rgba
from widgets.map_panel import map_theme
from widgets.map_view import MapView
from widgets.theme import Theme

DUE = "due"
GRAVE, MIDDLE = 60.0, 30.0   # risk index from which a due building is grave, and in between
NEAR = 0.0016                # degrees around a building that is looked at, some 160 m
EDGE = 0.0006                # around a day's way
BESIDE = 1.5                 # metres per logical pixel up to which a day's way leaves room for pins beside it


class PlanMap(QWidget):
    """A map of its own.

    Signals:
        building_chosen(code): a stop or a pin was clicked. place_chosen(lon, lat): the place that `point` asked for.
    """

    building_chosen = Signal(str)
    place_chosen = Signal(float, float)

    def __init__(self, theme: Theme, keep: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        colours = map_theme(theme)
        self.canvas = MapCanvas(colours, self)
        self.canvas.keep_in(keep)
        self.route = RouteItem(self.canvas, colours)
        self.view = MapView(self.canvas)
        self.view.setAccessibleName(tr("Map of inspections"))
        self.view.setMinimumSize(240, 160)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._places: dict[str, tuple[float, float]] = {}
        self._due: Sequence[Due] = ()
        self._pinned: object = None
        self.pointing = False
        self.canvas.view_changed.connect(self._pin_due)
        self.canvas.box.clicked.connect(self._clicked)
        self.canvas.pin_clicked.connect(self._pin)

    def set_areas(self, tree: AreaTree) -> None:
        self.canvas.set_areas(tree)

    def set_buildings(self, buildings: Sequence[Building]) -> None:
        """Their outlines, and where each is."""
        self._places = {one.code: (one.lon, one.lat) for one in buildings}
        self.canvas.set_buildings(buildings)
        self._pin_due()

    def show_due(self, due: Sequence[Due]) -> None:
        """Buildings that are due."""
        self._due, self._pinned = due, None
        self._pin_due()

    def _pin_due(self) -> None:
        """Pins, those on the day's way left out: it has the map for itself until one looks closely."""
        view = self.canvas.view
        stops = {one.id for one in self.route.stops}
        shown = not stops or view.scale * view.ratio <= BESIDE
        wanted = (shown, frozenset(stops), len(self._places))
        if wanted == self._pinned:
            return
        self._pinned = wanted
        here = [one for one in self._due if shown and one.building in self._places and one.building not in stops]
        places = np.array([self._places[one.building] for one in here], np.float64).reshape(-1, 2)
        look = np.array([0 if one.index >= GRAVE else 1 if one.index >= MIDDLE else 2 for one in here], np.uint16)
        self.canvas.overlays.set_pins(Pins(
            DUE, tr("Due for inspection"), tuple(one.building for one in here), places[:, 0], places[:, 1], look,
            due_looks(self._theme)))

    def show_route(self, way: Route, done: frozenset[str], tried: frozenset[str], look: bool) -> None:
        """A day's way.

        Args:
            done: inspected since. tried: nobody let the inspector in. look: bring all of it into sight.
        """
        known = [code for code in way.buildings if code in self._places]
        line = whole_line(way, self._places) if len(known) == len(way.buildings) else None
        self.route.show_stops([Stop(code, *self._places[code], code in done, code in tried) for code in known],
                              way.start, line)
        self._pin_due()
        if look and known:
            places = line or [self._places[code] for code in known]
            lons, lats = np.array(places).T
            self.canvas.go_to((lons.min() - EDGE, lats.min() - EDGE, lons.max() + EDGE, lats.max() + EDGE), 0.14)

    def next_after(self, code: str) -> str:
        """The stop to go to from a building: the first after it that is neither done nor was tried, else before it."""
        stops = self.route.stops
        here = next((i for i, one in enumerate(stops) if one.id == code), -1)
        order = [*stops[here + 1:], *stops[:max(here, 0)]]
        return next((one.id for one in order if not one.done and not one.tried), "")

    def lonlat(self, place: QPointF) -> tuple[float, float] | None:
        """The place under a logical pixel, EPSG:4490 degrees; None while the map shows nothing."""
        from console.exchange.crs import to_lonlat

        if not self.canvas.crs:
            return None
        view = self.canvas.view
        lon, lat = to_lonlat(*view.to_world(place.x() * view.ratio, place.y() * view.ratio), self.canvas.crs)
        return float(lon), float(lat)

    def look_at(self, code: str, go: bool) -> None:
        """This building is looked at; `go` there unless it is in sight at a scale at which one sees it."""
        self.route.choose(code, self._places.get(code))
        if code not in self._places or not go:
            return
        lon, lat = self._places[code]
        view = self.canvas.view
        on_way = code in {one.id for one in self.route.stops}
        if on_way and self._sees(lon, lat):
            return
        if not self._sees(lon, lat) or view.scale * view.ratio > 2.0:
            self.canvas.go_to((lon - NEAR, lat - NEAR, lon + NEAR, lat + NEAR))

    def _sees(self, lon: float, lat: float) -> bool:
        from console.exchange.crs import from_lonlat

        if not self.canvas.crs:
            return False
        x, y = from_lonlat(lon, lat, self.canvas.crs)
        west, south, east, north = self.canvas.view.bounds
        return bool(west < x < east and south < y < north)

    def point(self, pointing: bool) -> None:
        """Whether the next click says a place instead of choosing a building."""
        self.pointing = pointing
        self.view.setCursor(Qt.CursorShape.CrossCursor if pointing else Qt.CursorShape.ArrowCursor)

    def _clicked(self, place: QPointF, keys: Qt.KeyboardModifier) -> None:
        if self.pointing:
            self.point(False)
            if (found := self.lonlat(place)) is not None:
                self.place_chosen.emit(*found)
            return
        if stop := self.route.at(place):
            self.building_chosen.emit(stop)

    def _pin(self, name: str, which: str) -> None:
        if name == DUE and not self.pointing:
            self.building_chosen.emit(which)


def due_looks(theme: Theme) -> tuple[PinLook, ...]:
    """By risk: colour never speaks alone."""
    return (PinLook("home-alert", rgba(theme.urgent), Form.DIAMOND, HIGH, tr("risk from {n}", n=f"{GRAVE:.0f}")),
            PinLook("home", rgba(theme.high), Form.ROUND, NORMAL,
                    tr("risk {a} to {b}", a=f"{MIDDLE:.0f}", b=f"{GRAVE:.0f}")),
            PinLook("home-outline", rgba(theme.normal), Form.SQUARE, LOW, tr("risk under {n}", n=f"{MIDDLE:.0f}")))
