"""A hazard in a card with its next steps, on whichever page shows one: filled here, and steps carried out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.language import tr
from console.model.hazard import Hazard
from widgets.background import Background
from widgets.hazard.acts import taken
from widgets.hazard.card import HazardCard

if TYPE_CHECKING:
    from console.wiring import Console


class HazardSide(QObject):
    """Fills the card and carries its steps out.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. shown(): the card shows a hazard.
    """

    said = Signal(str)
    login_wanted = Signal()
    shown = Signal()

    def __init__(self, console: Console, background: Background, card: HazardCard, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._card = console, background, card
        card.step_wanted.connect(self._step)

    @property
    def hazard(self) -> Hazard | None:
        """The one that is shown."""
        return self._card.hazard

    def show_hazard(self, hazard_id: str) -> Hazard | None:
        """Show a hazard as it is now and as whoever works here may see it; None where it is gone."""
        console, who = self._console, self._console.identity.known
        hazard = console.hazard_map.get(hazard_id)
        if hazard is None:
            self.said.emit(tr("Hazard {id} is no longer there.", id=hazard_id))
            return None
        own = console.hazards.get(hazard.id) is not None   # a case that is one is worked at the case desk
        steps = console.hazards.steps_for(hazard, who) if who is not None and own else []
        area = " › ".join(one.name for one in console.areas.tree().path(hazard.area)) if hazard.area else ""
        self._card.show_hazard(hazard, console.hazards.rules, steps, area, console.party_name(hazard.party),
                               time.time())
        self.shown.emit()
        return hazard

    def show_again(self) -> None:
        """Somebody else works here, or the hazard moved on."""
        if self._card.hazard is not None:
            self.show_hazard(self._card.hazard.id)

    def leave(self) -> None:
        """No hazard is shown any more."""
        self._card.leave()
        self._card.hazard = None

    def _step(self, step: str, words: str) -> None:
        hazard, who, desk = self._card.hazard, self._console.identity.known, self._console.hazards
        if who is None or hazard is None:
            self.login_wanted.emit()
            return
        self._background.ask("hazard step", lambda: taken(desk, step, hazard, who, words), self._taken)

    def _taken(self, found: Hazard | str) -> None:
        if isinstance(found, str):
            self._card.say(found)
            return
        self._card.leave()
        if self.show_hazard(found.id) is not None:
            self._card.setFocus()
