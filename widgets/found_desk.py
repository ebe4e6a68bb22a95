"""The search for everything while one types: asks in a thread of its own, shows results in the palette and as pins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from console.insight.search_all import Hit
from console.language import tr
from console.model.person import User
from maps.pins import HIGH, NORMAL, Form, PinLook, Pins
from maps.style import rgba
from widgets.background import Background
from widgets.found_view import FoundView
from widgets.map_panel import MapPanel
from widgets.object.words import ICONS, kind_word
from widgets.palette import Palette
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

FOUND = "found"     # name of the pins
LIMIT = 6           # of each kind
Answer = tuple[Sequence[Hit], str]   # what was found, and what was left out and why


class FoundDesk(QObject):
    """Between the palette, the search and the map. The last question wins: older ones are not even asked.

    Signals:
        hit_clicked(Hit): its pin was clicked.
    """

    hit_clicked = Signal(object)

    def __init__(self, console: Console, palette: Palette, plan: MapPanel, theme: Theme,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._palette, self._canvas, self._view = console, palette, plan.canvas, plan.view
        self._theme = theme
        self.background = Background(self)   # its own: a letter must not wait for a list of buildings
        self._number = 0
        self._hits: Sequence[Hit] = ()
        self._pinned: tuple[Sequence[Hit], Hit | None] = ((), None)
        self._leaving = False
        self._sight = FoundView(plan.canvas, plan.view, palette, self)
        palette.typed.connect(self.ask)
        palette.current_changed.connect(self._mark)
        palette.hidden.connect(self._hidden)
        self._canvas.pin_clicked.connect(self._pin_clicked)
        self._canvas.box.clicked.connect(self._map_clicked)

    def ask(self, text: str) -> None:
        """Another text: search for it; "" for nothing."""
        self._number += 1
        number, who, console = self._number, self._console.identity.known or User(""), self._console
        if not text:
            self._show(text, ((), ""))
            return

        def find() -> Answer | None:
            if number != self._number:
                return None
            hits = console.search.find(text, who, LIMIT)
            return hits, "" if hits and not text.isdigit() else console.search.not_searched(text, who)

        self.background.ask("find", find, lambda answer: self._show(text, answer))

    def stop(self) -> None:
        """The window closes."""
        self.background.stop()

    def _show(self, text: str, answer: Answer | None) -> None:
        if answer is None:   # overtaken
            return
        hits, less = answer
        self._hits = hits
        self._palette.show_found(text, hits, less)
        if self._palette.isVisible() or not hits:
            self._pin(self._palette.current_hit())

    def _mark(self, hit: Hit | None) -> None:
        if self._palette.isVisible():
            self._pin(hit)

    def _pin(self, current: Hit | None) -> None:
        if self._pinned == (self._hits, current):   # another letter does not change what is on the map
            return
        self._pinned = self._hits, current
        self._sight.follow(self._hits, current)
        shots = self._canvas.overlays.pin_shots()
        pins = found_pins(self._hits, current, self._theme)
        if len(pins.ids) or any(shot.pins.name == FOUND for shot in shots):
            self._canvas.overlays.set_pins(pins)

    def _hidden(self) -> None:
        """Closed: the pins go too, but not from under the mouse that is just clicking one."""
        self._leaving = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton) and self._view.underMouse()
        if self._leaving:
            self._sight.keep()
        else:
            self._forget()
            self._sight.back()

    def _map_clicked(self) -> None:
        if self._leaving:
            self._forget()

    def _forget(self) -> None:
        self._leaving = False
        self._number += 1
        self._hits = ()
        self._pin(None)

    def _pin_clicked(self, name: str, which: str) -> None:
        hit = next((one for one in self._hits if f"{one.kind}:{one.id}" == which), None) if name == FOUND else None
        if hit is not None:
            self._forget()
            self.hit_clicked.emit(hit)


def found_pins(hits: Sequence[Hit], current: Hit | None, theme: Theme) -> Pins:
    """What was found, by kind; the current one stands out."""
    placed = [one for one in hits if one.lon is not None and one.lat is not None and one.kind != "area"]
    looks: dict[PinLook, int] = {}
    numbers = [looks.setdefault(_look(one.kind, one == current, theme), len(looks)) for one in placed]
    return Pins(FOUND, tr("Search results"), tuple(f"{one.kind}:{one.id}" for one in placed),
                np.array([one.lon for one in placed], np.float64), np.array([one.lat for one in placed], np.float64),
                np.array(numbers, np.uint16), tuple(looks))


def _look(kind: str, is_current: bool, theme: Theme) -> PinLook:
    if is_current:
        return PinLook(ICONS[kind].removeprefix("mdi6."), rgba(theme.high), Form.DIAMOND, HIGH, tr("chosen"))
    return PinLook(ICONS[kind].removeprefix("mdi6."), rgba(theme.accent), Form.ROUND, NORMAL, kind_word(kind))
