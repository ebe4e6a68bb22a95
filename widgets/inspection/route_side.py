"""Where today's way begins, and the papers and files of it: from the bar to the desk and the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from console.desk.hazard.start import Start
from console.errors import Refused
from console.language import tr
from console.model.inspection import Plan
from widgets.background import Background
from widgets.inspection.figures import STOPS, Opened
from widgets.inspection.plan_map import PlanMap
from widgets.inspection.route_bar import PRINT, RouteBar
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console


class RouteSide(QObject):
    """Carries out what the bar asks for.

    Args:
        choose_file: asks for the name of a file that may be written: title, suggestion, ending.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. begun(Plan): its way begins elsewhere now.
        line_wanted(list): run this command line.
    """

    said = Signal(str)
    login_wanted = Signal()
    begun = Signal(object)
    line_wanted = Signal(object)

    def __init__(self, console: Console, background: Background, bar: RouteBar, plan_map: PlanMap, parent: QObject,
                 choose_file: Callable[[str, str, str], str] | None = None) -> None:
        super().__init__(parent)
        self._console, self._background, self._bar, self._map = console, background, bar, plan_map
        self._plan: Plan | None = None
        self.choose_file = choose_file or self._ask_file
        bar.start_wanted.connect(self._begin)
        bar.point_wanted.connect(self._point)
        bar.file_wanted.connect(self._take_along)
        plan_map.place_chosen.connect(self._pointed)

    def show_list(self, found: Opened) -> None:
        """A list was opened; the bar belongs to a day's way only."""
        self._plan = found.plan if found.route is not None else None
        if self._plan is None:
            self._bar.hide()
        else:
            self._bar.show_start(found.start, self._plan.start is not None, found.stations,
                                 not self._plan.cancelled)

    def press(self, key: int, text: str) -> bool:
        """A key of the page: Esc leaves the choice of a place, S and T open the menus; whether it was taken."""
        if key == Qt.Key.Key_Escape and self._map.pointing:
            self._map.point(False)
            return True
        return self._bar.press(text)

    def _point(self) -> None:
        self._map.point(True)
        self.said.emit(tr("Click the place on the map where the way begins; Esc leaves it."))

    def _pointed(self, lon: float, lat: float) -> None:
        tree, area = self._console.areas.tree(), self._console.areas.locator().locate(lon, lat)
        found = tree.get(area)
        name = tr("a point in {area}", area=found.name) if found is not None else tr("a chosen point")
        self._begin(Start(lon, lat, name))

    def _begin(self, start: Start | None) -> None:
        plan, desk, identity = self._plan, self._console.inspections, self._console.identity
        if plan is None:
            return
        if identity.known is None:
            self.login_wanted.emit()
            return

        def job() -> Plan:
            if identity.known is None:
                raise Refused(tr("Log in to plan inspections."))
            return desk.begin_at(plan.id, start, identity.known)

        self._background.ask("begin way", lambda: tried(job), self._done)

    def _done(self, result: Result) -> None:
        if result.refusal:
            self.said.emit(result.refusal)
        else:
            self.begun.emit(result.value)

    def _take_along(self, ending: str) -> None:
        if self._plan is None:
            return
        title = tr("Print the way") if ending == PRINT else tr("Save the way")
        name = self.choose_file(title, f"{self._plan.title}{ending}", ending)
        if not name:
            return
        path = Path(name) if Path(name).suffix.lower() == ending else Path(name + ending)
        command = "sheet" if ending == PRINT else "route"
        self.line_wanted.emit(["inspect", command, self._plan.id, "--count", str(STOPS), "-o", str(path)])

    def _ask_file(self, title: str, suggestion: str, ending: str) -> str:
        name, _ = QFileDialog.getSaveFileName(self._bar, title, suggestion, f"*{ending}")
        return name
