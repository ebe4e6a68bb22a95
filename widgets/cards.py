"""Keeps the two cards right: asks the database in the background, shows the answer if it is still wanted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.desk.filter import CaseFilter
from console.desk.pressing import pressing
from console.model.area import Area
from console.model.case import Case
from console.model.changes import Changes
from console.model.premises import Person
from widgets.area_card import AreaCard
from widgets.background import Background
from widgets.case_card import CaseCard
from widgets.live import Live

if TYPE_CHECKING:
    from console.wiring import Console

SECOND = 1.0


class Cards(QObject):
    """Fills the area card and the case card.

    Signals:
        case_shown(Case | None): the case card shows this case, or newer values of it.

    Args:
        console: asked for staff, buildings and the record of a case.
        live: cases, areas and counts of the moment.
    """

    case_shown = Signal(object)

    def __init__(self, console: Console, live: Live, area_card: AreaCard, case_card: CaseCard,
                 background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._live, self._background = console, live, background
        self._area_card, self._case_card = area_card, case_card
        self._area = ""
        self._filter = CaseFilter()
        live.cases_changed.connect(self._cases_changed)
        live.second.connect(self._second)

    def show_area(self, area_id: str) -> None:
        """Show an area at once, and its staff and buildings when the database has answered."""
        self._area = area_id
        self._fill(area_id, [], 0, 0)
        within = self._live.tree.within(area_id) if area_id else None
        path = [area.id for area in reversed(self._live.tree.path(area_id))]
        self._background.ask(
            "area", lambda: self._about_area(path, within),
            lambda found: self._fill(area_id, *found))

    def set_filter(self, wanted: CaseFilter) -> None:
        """What is shown everywhere; what to do first is found among it."""
        self._filter = wanted
        self._show_pressing(time.time())

    def show_case(self, case_id: str) -> None:
        """Show a case at once, and its history when the database has answered."""
        case = self._live.cases.get(case_id)
        if case is None:
            self._case_card.show_none()
            self.case_shown.emit(None)
            self._show_pressing(time.time())
            return
        if self._case_card.case_id != case_id:
            self._case_card.show_case(case)
        self.case_shown.emit(case)
        subject = f"case:{case_id}"
        self._background.ask(
            "case", lambda: (self._console.cases.history(case_id), self._console.ledger.record(subject)),
            lambda found: self._show_history(case_id, *found))

    def show_again(self) -> None:
        """The case shown is to be read by somebody else, or in other words."""
        if self._case_card.case_id:
            self.show_case(self._case_card.case_id)

    def refresh_area(self) -> None:
        """The hierarchy has changed."""
        self._case_card.set_areas(self._live.tree)
        self._show_pressing(time.time())
        self.show_area(self._area if self._area in self._live.tree else "")

    def _fill(self, area_id: str, people: list[Person], buildings: int, facilities: int) -> None:
        self._area_card.show_area(
            self._live.tree, area_id, self._live.of(area_id, time.time()), people, buildings, facilities)

    def _about_area(self, path: list[str], within: set[str] | None) -> tuple[list[Person], int, int]:
        """Staff of the area, or of the nearest one above that has any; buildings and facilities inside."""
        places = self._console.places
        people: list[Person] = []
        for area_id in path:
            people = places.people(area_id)
            if people:
                break
        if within is None:   # of everything; asked at every start, so not by reading it all
            counts = places.counts()
            return people, counts["buildings"], counts["facilities"]
        buildings = sum(one.area in within for one in places.buildings())
        facilities = sum(one.area in within for one in places.facilities())
        return people, buildings, facilities

    def _show_history(self, case_id: str, history: list, record: object) -> None:
        case = self._live.cases.get(case_id)
        if case is not None and self._case_card.case_id == case_id:
            self._case_card.show_case(case, history, record)  # type: ignore[arg-type]

    def _cases_changed(self, changes: Changes[Case]) -> None:
        shown = self._case_card.case_id
        if shown and (any(case.id == shown for case in changes.updated) or shown in changes.removed):
            self.show_case(shown)

    def _second(self, now: float) -> None:
        self._area_card.show_counts(self._live.of(self._area, now))
        self._case_card.refresh_clock()
        self._show_pressing(now)

    def _show_pressing(self, now: float) -> None:
        """What to do first, where it is seen: no case is chosen."""
        if not self._case_card.case_id:
            wanted = self._filter
            within = self._live.tree.within(wanted.area) if wanted.area else None
            self._case_card.pressing.show_cases(wanted.select(pressing(self._live.cases.values(), now), within))


def top_area(areas: list[Area]) -> Area | None:
    """The one area above all others, None where there are several: it names the window."""
    return areas[0] if len(areas) == 1 else None
