"""Objects in the window: who asks for a card, what it shows, and where its links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from console.language import tr
from console.model.person import User
from widgets.background import Background
from widgets.beside import Bounds, beside
from widgets.map_panel import MapPanel
from widgets.message_bar import Kind
from widgets.object.card import ObjectCard
from widgets.object.told import Told, building_of, tell
from widgets.place_card import PlaceFacts
from widgets.theme import Theme
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.insight.search_all import Hit
    from console.wiring import Console

KEPT = 50           # cards one can go back to
AROUND = 0.0012     # degrees around a thing that is gone to, about 130 m
Place = tuple[str, str]


class ObjectDesk(QObject):
    """Between the card and everything that opens it: the search, the map, lists, lines.

    Args:
        beside: other cards at the same place; only one of them is seen.

    Signals:
        said(text): for the message bar. shown(text, Kind): the same with its kind.
        login_wanted: nobody is logged in.
        place_wanted(bounds): look there (west, south, east, north in EPSG:4490 degrees).
        area_wanted(id): go to an area. area_chosen(id): choose it; where to look is said by `place_wanted`.
        outline_wanted(shape): outline it on the map; None for none.
        search_wanted(text): begin a search. report_wanted(PlaceFacts): begin a case there.
        risk_wanted(code): explain a building's risk. event_wanted(kind, id): show a case, order, hazard …
    """

    said = Signal(str)
    shown = Signal(str, object)
    login_wanted = Signal()
    place_wanted = Signal(object)
    area_wanted = Signal(str)
    area_chosen = Signal(str)
    outline_wanted = Signal(object)
    search_wanted = Signal(str)
    report_wanted = Signal(object)
    risk_wanted = Signal(str)
    event_wanted = Signal(str, str)

    def __init__(self, console: Console, plan: MapPanel, background: Background, theme: Theme,
                 beside: tuple[QWidget, ...] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._canvas, self._background, self._theme = console, plan.canvas, background, theme
        self._view, self._beside = plan.view, beside
        self._card: ObjectCard | None = None
        self._trail: list[Place] = []
        for card in beside:
            card.installEventFilter(self)

    def stand_beside(self, card: QWidget) -> None:
        """Another card at the same place was made: only one of them is seen."""
        self._beside = (*self._beside, card)
        card.installEventFilter(self)

    @property
    def card(self) -> ObjectCard:
        """Made when it is first looked at: a start without it need not wait for it."""
        if self._card is None:
            card = self._card = ObjectCard(self._theme, self._view)
            card.opened.connect(self.open)
            card.event_opened.connect(self.event_wanted)
            card.back_wanted.connect(self.back)
            card.closed.connect(self._closed)
            card.search_wanted.connect(self._search)
            card.report_wanted.connect(self._report)
            card.risk_wanted.connect(self._risk)
            card.map_wanted.connect(lambda: self._look(self._told(), True))
            card.reveal_wanted.connect(self._reveal)
        return self._card

    @property
    def is_open(self) -> bool:
        return self._card is not None and self._card.isVisible()

    # Opening

    def show(self, kind: str, id: str, look: bool = True) -> None:
        """Show the card of a thing, as a fresh start.

        Args:
            kind, id: as `ObjectCards.card` takes them.
            look: go there on the map.
        """
        self._trail = []
        self._ask((kind, id), look)

    def open(self, kind: str, id: str) -> None:
        """From the card shown to something linked to it; `back` returns."""
        told = self._told()
        if told is not None and (told.card.kind, told.card.id) != (kind, id):
            self._trail = [*self._trail[1 - KEPT:], (told.card.kind, told.card.id)]
        self._ask((kind, id), False)

    def back(self) -> None:
        """To the card before."""
        if self._trail:
            self._ask(self._trail.pop(), False)

    def show_found(self, hit: Hit) -> None:
        """Something found by the search: go there at once, and open its card as soon as it is read."""
        self._go(hit.id if hit.kind == "area" else "", hit.lon, hit.lat)
        self.show(hit.kind, hit.id, look=False)

    def show_value(self, value: object) -> bool:
        """What `address show` answered; whether it is something with a card."""
        if not isinstance(value, dict) or "kind" not in value or "id" not in value:
            return False
        kind = "code" if value["kind"] == "base" else str(value["kind"])
        self.show(kind, str(value["id"]))
        return True

    def activate(self, place: QPointF) -> None:
        """A double click on the map (logical pixels): the building there, or else its area, as ever."""
        lon, lat = self._canvas.lonlat(place)
        area, find = self._canvas.area_at(place), self._console.address_words.at
        if lon == lon:
            self._background.ask("object at", lambda: find(lon, lat)[0],
                                 lambda found: self.show("building", found.code, look=False) if found is not None
                                 else self.area_wanted.emit(area))

    def show_around(self, area: str) -> None:
        """The card of the building in the middle of the map, or of the area chosen, where the map shows no
        buildings."""
        if self._canvas.tells_buildings:
            self.activate(QPointF(self._view.width() / 2, self._view.height() / 2))
        elif area:
            self.show("area", area, look=False)
        else:
            self.said.emit(tr("Choose an area, or bring a building to the middle of the map."))

    def user_changed(self) -> None:
        """Somebody else works here: what was revealed is masked, what is shown is asked for anew."""
        if self.is_open:
            self.card.forget()
            self.refresh()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        told = self._told()
        if told is not None:
            self._ask((told.card.kind, told.card.id), False)

    def _told(self) -> Told | None:
        return self._card.told if self._card is not None else None

    def _ask(self, place: Place, look: bool) -> None:
        console, who = self._console, self._console.identity.known or User("")
        kind, id_ = ("code", place[1]) if place[0] == "base" else place
        self._background.ask("object", lambda: tell(console, kind, id_, who),
                             lambda told: self._show(told, look))

    def _show(self, told: Told | None, look: bool) -> None:
        if told is None:
            self.said.emit(tr("This one is no longer on record."))
            return
        for other in self._beside:
            other.hide()
        self.card.show_told(told, bool(self._trail))
        self.card.take_focus()
        self.outline_wanted.emit(shapely.from_wkb(told.outline) if told.outline else None)
        self._look(told, look)

    def _look(self, told: Told | None, look: bool) -> None:
        if told is not None and look:
            card = told.card
            self._go(card.id if card.kind == "area" else "", card.lon, card.lat)

    def _go(self, area_id: str, lon: float | None, lat: float | None) -> None:
        """Choose an area and look at it, or look at a place."""
        area = self._console.areas.tree().get(area_id) if area_id else None
        if area is not None:
            self.area_chosen.emit(area.id)
        if area is not None and area.bounds is not None:
            self.place_wanted.emit(self._beside_card(area.bounds))
        elif lon is not None and lat is not None:
            self.place_wanted.emit(self._beside_card((lon - AROUND, lat - AROUND * 0.8, lon + AROUND,
                                                      lat + AROUND * 0.8)))

    def _beside_card(self, bounds: Bounds) -> Bounds:
        """The card covers the right side of the map: what is looked at goes to the left of it."""
        share = 0.0 if self.card.wide.isChecked() else min(0.7, self.card.narrow() / max(1, self._view.width()))
        return beside(bounds, share, self._view.width() / max(1, self._view.height()))

    def _closed(self) -> None:
        self._trail = []
        self.outline_wanted.emit(None)

    # Its buttons

    def _search(self) -> None:
        told = self._told()
        if told is not None:
            name = told.card.above[-1].title if told.card.kind == "room" else told.card.title
            self.search_wanted.emit(f"{name} " if told.card.kind != "area" else self._console.areas.tree()
                                    [told.card.id].name)

    def _report(self) -> None:
        card = told.card if (told := self._told()) is not None else None
        if card is not None and card.lon is not None and card.lat is not None:
            address = dict(card.facts).get(tr("Address"), card.title)
            self.report_wanted.emit(PlaceFacts("object", card.id, address, card.kind, (), lon=card.lon, lat=card.lat))

    def _risk(self) -> None:
        told = self._told()
        if told is not None and (code := building_of(told.card)):
            self.risk_wanted.emit(code)

    def _reveal(self, what: str, purpose: str) -> None:
        people, who = self._console.people, self._console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("reveal object", lambda: tried(lambda: people.reveal(what, who, purpose)),
                             lambda result: self._revealed(what, result))

    def _revealed(self, what: str, result: Result) -> None:
        grid = self.card.facts.grid
        if result.refusal:
            grid.show_refused(what, result.refusal)
            return
        grid.show_revealed(what, result.value)
        self.shown.emit(tr("Shown for a minute; it is on record."), Kind.OK)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched in self._beside and self.is_open:
            self.card.close_card()
        return super().eventFilter(watched, event)
