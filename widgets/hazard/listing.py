"""What stands beside the hazard map: areas by rank, and the hazards of the one chosen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from console.language import tr
from console.model.hazard import Hazard
from widgets.background import Background
from widgets.hazard.choices import HazardChoices
from widgets.hazard.panel import CARD, HazardPanel
from widgets.hazard.picture import Picture, shown_word
from widgets.hazard.side import HazardSide
from widgets.hazard.time_bar import TimeBar

if TYPE_CHECKING:
    from console.wiring import Console

LISTED = 500      # hazards of what is chosen


class Listing(QObject):
    """Asks for the hazards of the area chosen beside the main thread and fills the panel.

    Attributes:
        chosen: the area whose hazards are listed, "" for that of the page.
    """

    def __init__(self, console: Console, background: Background, choices: HazardChoices, bar: TimeBar,
                 panel: HazardPanel, side: HazardSide, name_of: Callable[[str], str], parent: QObject) -> None:
        """
        Args:
            side: of the hazard that may be shown in the list's place.
            name_of: an area's name; "" gives that of the page's area.
        """
        super().__init__(parent)
        self._console, self._background, self._name_of = console, background, name_of
        self._choices, self._time, self._panel, self._side = choices, bar, panel, side
        self._picture: Picture | None = None
        self.chosen = ""
        bar.play.toggled.connect(self._catch_up)

    def show_picture(self, picture: Picture) -> None:
        """Another picture of the map: its ranking, and the hazards of the area chosen."""
        self._picture = picture
        if self._time.is_playing:   # lists that jump thirty times a second help nobody
            return
        self._panel.ranking.show_rows(picture.ranking(), shown_word(picture.wish.shown))
        self.choose(self.chosen)

    def _catch_up(self, plays: bool) -> None:
        """Time was stopped: list what the map has come to show meanwhile."""
        if not plays and self._picture is not None:
            self.show_picture(self._picture)

    def choose(self, area: str) -> None:
        """List the hazards of this area, "" for everywhere."""
        self.chosen = area
        self._mark()
        self._ask()

    def _mark(self) -> None:
        areas, ranking = self._panel.areas, self._panel.ranking
        row = next((i for i, one in enumerate(ranking.rows) if one.id == self.chosen), -1)
        areas.selectionModel().blockSignals(True)
        areas.setCurrentIndex(ranking.index(row, 0))
        areas.selectionModel().blockSignals(False)
        areas.viewport().update()

    def _ask(self) -> None:
        if self._picture is None:
            return
        wanted = self._picture.wish.filter
        wanted = msgspec.structs.replace(wanted, area=self.chosen or wanted.area)
        first = self._console.hazard_map.first
        self._background.ask("hazard list", lambda: (*first(wanted, LISTED), wanted.at), self._show)

    def _show(self, answer: tuple[list[Hazard], int, float | None]) -> None:
        (found, count, at), panel = answer, self._panel
        panel.hazards.show_hazards(found, self._console.hazards.rules, time.time(), at)
        words = tr("{area}: {n} hazards", area=self._name_of(self.chosen), n=f"{count:,}")
        panel.chosen_words.setText(words if count <= LISTED else
                                   tr("{words}, the gravest {n} of them", words=words, n=LISTED))
        panel.everywhere.setVisible(bool(self.chosen))
        nothing = self._time.track.span[1] <= 0
        panel.show_empty("" if found else tr(
            "No hazard has been reported yet. Report one (N), import a list, or record an inspection (F8)."
        ) if nothing else tr("No hazard here is as the choices above say. Choose fewer of them, or another area."),
            not found and not nothing and self._choices.narrows)
        if self._side.hazard is not None and panel.below.currentIndex() == CARD:
            self._side.show_again()
