"""Where the window looks: area, case and filter of the moment, and the way back. No view keeps its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from console.desk.filter import CaseFilter
from console.model.area import AreaTree
from maps.view import View
from widgets.live import Live

Bounds = tuple[float, float, float, float]
KEPT = 200            # views one can go back to
CASE_RADIUS = 0.003   # degrees around a case that is gone to, about 320 m


class Map(Protocol):
    """What navigation needs of the map."""

    @property
    def view(self) -> View: ...

    def move_to(self, view: View) -> None: ...

    def go_to(self, bounds: Bounds, margin: float = ...) -> None: ...


@dataclass(frozen=True)
class Stop:
    """One view on the way: the area chosen and the map's camera."""

    area: str
    view: View


class Navigation(QObject):
    """Everything that says "go there" comes here; everything that shows where we are listens.

    Args:
        plan: the map.
        live: areas and cases of the moment.

    Signals:
        area_changed(id): another area is chosen; "" for the whole profile.
        case_changed(id): another case is chosen; "" for none.
        filter_changed(CaseFilter): what is shown, the chosen area included.
    """

    area_changed = Signal(str)
    case_changed = Signal(str)
    filter_changed = Signal(object)

    def __init__(self, plan: Map, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map, self._live = plan, live
        self.area, self.case = "", ""
        self._filter = CaseFilter()
        self._past: list[Stop] = []
        self._future: list[Stop] = []

    @property
    def filter(self) -> CaseFilter:
        """What is shown: the filter bar's choice within the chosen area."""
        return msgspec.structs.replace(self._filter, area=self.area)

    @property
    def tree(self) -> AreaTree:
        return self._live.tree

    def select_area(self, area_id: str) -> None:
        """Choose an area and leave the map where it is (a click on the map)."""
        if area_id == self.area or (area_id and area_id not in self.tree):
            return
        self.area = area_id
        self.area_changed.emit(area_id)
        self.filter_changed.emit(self.filter)

    def show_area(self, area_id: str) -> None:
        """Choose an area and move the map there."""
        self._moving(lambda: self._go(area_id))

    def up(self) -> None:
        """To the area above the chosen one; above the top is the whole profile."""
        if self.area:
            parent = self.tree[self.area].parent if self.area in self.tree else ""
            self.show_area(parent if parent in self.tree else "")

    def whole(self) -> None:
        """No area chosen, everything in sight."""
        self.show_area("")

    def select_case(self, case_id: str) -> None:
        """Choose a case and leave the map where it is."""
        if case_id != self.case:
            self.case = case_id
            self.case_changed.emit(case_id)

    def show_case(self, case_id: str) -> None:
        """Choose a case and move the map there, unless it has no place."""
        self.select_case(case_id)
        case = self._live.cases.get(case_id)
        if case is not None and case.lon is not None and case.lat is not None:
            around = (case.lon - CASE_RADIUS, case.lat - CASE_RADIUS, case.lon + CASE_RADIUS, case.lat + CASE_RADIUS)
            self._moving(lambda: self._map.go_to(around))

    def set_filter(self, wanted: CaseFilter) -> None:
        """Show only some cases; the area of the filter is the chosen area, whatever it says."""
        wanted = msgspec.structs.replace(wanted, area="")
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(self.filter)

    def clear_filter(self) -> None:
        """All cases of the chosen area."""
        self.set_filter(CaseFilter())

    def show_view(self, view: View) -> None:
        """Move the map to a view; `back` returns."""
        self._moving(lambda: self._map.move_to(view))

    def show_bounds(self, bounds: Bounds) -> None:
        """Move the map so that all of west, south, east, north (EPSG:4490 degrees) is seen; `back` returns."""
        self._moving(lambda: self._map.go_to(bounds))

    def zoom(self, factor: float) -> None:
        """Closer by a factor (> 1) around the middle of the map."""
        self._map.move_to(self._map.view.zoomed(factor))

    def back(self) -> None:
        """To the view before the last jump."""
        self._travel(self._past, self._future)

    def forward(self) -> None:
        """Undo `back`."""
        self._travel(self._future, self._past)

    def forget_missing(self) -> None:
        """The hierarchy has changed: what is gone is no longer chosen."""
        if self.area and self.area not in self.tree:
            self.select_area("")

    def _go(self, area_id: str) -> None:
        self.select_area(area_id)
        bounds = self._bounds(self.area)
        if bounds is not None:
            self._map.go_to(bounds)

    def _bounds(self, area_id: str) -> Bounds | None:
        """Of the area; of everything for ""; of what lies below where an area has only a table row."""
        area = self.tree.get(area_id)
        if area is not None and area.bounds is not None:
            return area.bounds
        below = [self.tree[one] for one in self.tree.within(area_id) if one] if area_id else list(self.tree)
        found = [one.bounds for one in below if one.bounds is not None]
        if not found:
            return None
        west, south, east, north = zip(*found, strict=True)
        return min(west), min(south), max(east), max(north)

    def _moving(self, move: Callable[[], None]) -> None:
        """Remember where we were, then move."""
        here = Stop(self.area, self._map.view)
        move()
        if here != Stop(self.area, self._map.view):
            self._past = [*self._past[1 - KEPT:], here]
            self._future.clear()

    def _travel(self, come: list[Stop], go: list[Stop]) -> None:
        if not come:
            return
        go.append(Stop(self.area, self._map.view))
        stop = come.pop()
        self.select_area(stop.area if stop.area in self.tree else "")
        now = self._map.view
        self._map.move_to(stop.view.sized(now.width, now.height, now.ratio))
