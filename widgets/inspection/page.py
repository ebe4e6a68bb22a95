"""The page of inspections (隐患排查, F8): plans and figures, today's way on the map, the checklist at each stop."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from console.language import tr
from console.model.inspection import Plan
from console.model.premises import Building
from widgets.background import Background
from widgets.hazard.card import HazardCard
from widgets.hazard.side import HazardSide
from widgets.inspection.building import BuildingPanel
from widgets.inspection.facts import BuildingFacts, facts_of
from widgets.inspection.figures import (
    Figures,
    Line,
    Opened,
    Opener,
    figures_of,
    missing_opened,
    route_opened,
    stops_so_far,
)
from widgets.inspection.overview import Overview
from widgets.inspection.page_keys import Front, is_own, press
from widgets.inspection.party_side import PartySide
from widgets.inspection.plan_desk import PlanDesk
from widgets.inspection.plan_map import PlanMap
from widgets.inspection.route_side import RouteSide
from widgets.inspection.visit_side import VisitSide
from widgets.map_page import MapPage, scrolled
from widgets.theme import Theme
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console

SOON_MS = 250   # after somebody else inspected: figures over all buildings take some 0.5 s


class InspectionPage(MapPage):
    """Between the parts of the page and the desk of inspections; whatever is slow happens in the background thread.

    Signals:
        risk_wanted(code): show why a building has its risk index. line_wanted(words): run this command line.
    """

    risk_wanted = Signal(str)
    line_wanted = Signal(object)

    def __init__(self, console: Console, background: Background, theme: Theme, keep: Path,
                 parent: QWidget | None = None) -> None:
        super().__init__(console, background, theme, SOON_MS, parent)
        self.code = ""                      # the building looked at
        self.route: Opened | None = None    # the day's way, kept until another plan's is opened
        self._begun = False
        self.overview = Overview(console, theme)
        self.map = PlanMap(theme, keep)
        self.canvas = self.map.canvas
        self.building = BuildingPanel(console.hazards.rules, theme)
        self.card = HazardCard(theme)
        self.plans = PlanDesk(console, background, self.overview, self)
        self.hazard = HazardSide(console, background, self.card, self)
        self.party = PartySide(console, background, self.building.parties, self.building.fields, self)
        self.way = RouteSide(console, background, self.overview.route, self.map, self)
        self.visits = VisitSide(console, background, self.building, self)
        self.none = QLabel(tr("Choose a plan for today's way, or a building on the map or in a list."))
        self._build()
        self._connect()

    @property
    def front(self) -> Front:
        """What stands on the right."""
        return Front(self._side.currentIndex())

    # What others call

    def show_buildings(self, buildings: Sequence[Building]) -> None:
        self.map.set_buildings(buildings)

    def user_changed(self) -> None:
        """Somebody else works here: names are masked anew, other things may be done."""
        self.building.fields.forget()
        self.visits.drafts.user_changed()
        self.ask()
        self.hazard.show_again()
        if self.code:
            self._ask_building()

    def show_building(self, code: str) -> None:
        """Look at a building, on the map too."""
        self._choose(code, True)

    def stop(self) -> None:
        """The window closes."""
        self.visits.drafts.stop()
        super().stop()

    # Building

    def _build(self) -> None:
        theme = self._theme
        self.none.setProperty("role", "muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self._side = QStackedWidget()
        for shown in (self.none, self.building, scrolled(self.card)):
            self._side.addWidget(shown)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        for part in (self.overview, self.map, self._side):
            across.addWidget(part)
        across.setStretchFactor(1, 1)
        across.setSizes([theme.size * 27, theme.size * 44, theme.size * 32])
        self.overview.setMinimumWidth(theme.size * 22)
        self._side.setMinimumWidth(theme.size * 26)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        column.addWidget(across)
        self.splitters = (across,)
        self.setFocusProxy(self.overview.plans)

    def _connect(self) -> None:
        parties = self._console.inspections.party_desk
        self.listen(self._console.inspections.listen, self._console.hazards.listen,
                    lambda heard: parties.listen(lambda: heard(None)))
        overview = self.overview
        overview.asked.connect(self.ask)
        overview.opened.connect(self._open)
        overview.line_chosen.connect(lambda line: self._take_line(line, False))
        overview.line_taken.connect(lambda line: self._take_line(line, True))
        overview.new_wanted.connect(lambda: self.plans.ask_new(self.area))
        overview.cancel_wanted.connect(self.plans.ask_cancel)
        self.plans.planned.connect(self._planned)
        overview.missing_wanted.connect(lambda: self._open(lambda: missing_opened(self._console, self.area)))
        self.way.begun.connect(self._planned)
        self.way.line_wanted.connect(self.line_wanted)
        self.visits.done.connect(self._visited)
        self.party.changed.connect(lambda _: self._ask_building())
        self.building.party_wanted.connect(self._name_party)
        for desk in (self.plans, self.hazard, self.way, self.visits, self.party):
            desk.said.connect(self.said)
            desk.login_wanted.connect(self.login_wanted)
        self.hazard.shown.connect(self._hazard_shown)
        self.map.building_chosen.connect(lambda code: self._choose(code, False))
        self.building.visit_wanted.connect(self._record)
        self.building.next_wanted.connect(self.go_on)
        self.building.hazard_wanted.connect(self.hazard.show_hazard)
        self.building.risk_wanted.connect(self.risk_wanted)
        self.building.fields.reveal_wanted.connect(self.party.reveal)
        self.card.closed.connect(self.back)
        self.card.case_wanted.connect(self.case_wanted)
        self.card.building_wanted.connect(self.risk_wanted)
        self.card.inspections_wanted.connect(lambda code: self._choose(code, True))

    # Figures

    def ask(self) -> None:
        """Ask for the figures, if anybody sees them."""
        if self.isVisible():
            console, question = self._console, self.overview.question(self.area)
            self._background.ask("inspections", lambda: figures_of(console, question, time.time()), self._show)

    def _show(self, found: Figures) -> None:
        self.overview.show_figures(found)
        self._draw(False)
        if not self._begun:   # the plan that runs is what an inspector comes for
            self._begun = True
            running = next((one.id for one, far in found.plans if not one.cancelled and far.missed), "")
            if running and not self.code:
                self.overview.plans.choose(running)
        if self.code:
            self._ask_building()

    def _open(self, opener: Opener) -> None:
        self._background.ask("inspection list", lambda: tried(opener), self._opened)

    def _opened(self, result: Result) -> None:
        if result.refusal:
            self.said.emit(result.refusal)
            return
        found: Opened = result.value
        self.overview.show_list(found)
        self.way.show_list(found)
        if found.route is not None:
            self.route = found
            self._draw(True)
            if (first := self._next()) and self.code not in found.route.buildings:
                self._choose(first, False)   # whoever opens a plan wants to begin
        self.overview.mark_line(self.code)

    def _draw(self, look: bool) -> None:
        """The day's way with what is done of it, and what is due around."""
        found, desk = self.route, self._console.inspections
        if found is not None and found.plan is not None and found.route is not None:
            self.map.show_route(found.route, *stops_so_far(desk, found.route.buildings, found.plan.since), look)
        figures = self.overview.figures
        if figures is not None:
            self.map.show_due(figures.due)

    def _take_line(self, line: Line, enter: bool) -> None:
        if line.hazard and enter:
            self.hazard.show_hazard(line.hazard)
        elif line.building:
            self._choose(line.building, True)
            if enter:
                self._side.setCurrentIndex(Front.BUILDING)
                self.building.checklist.setFocus()

    # The building

    def _choose(self, code: str, go: bool) -> None:
        self.code = code
        self.map.look_at(code, go)
        self.overview.mark_line(code)
        self._leave_card()
        self._ask_building()

    def _ask_building(self) -> None:
        console, code = self._console, self.code
        self._background.ask("inspected building", lambda: tried(lambda: facts_of(console, code, time.time())),
                             self._show_building)

    def _show_building(self, result: Result) -> None:
        if result.refusal:
            self.said.emit(result.refusal)
            return
        facts: BuildingFacts = result.value
        answers = self.visits.drafts.answers(facts)
        stops = self.route.route.buildings if self.route is not None and self.route.route is not None else ()
        number = stops.index(facts.building.code) + 1 if facts.building.code in stops else 0
        words = tr("Stop {n} of {all} · {plan}", n=number, all=len(stops),
                   plan=self.route.plan.title if self.route is not None and self.route.plan is not None else "")
        self.building.show_building(facts, answers, words if number else "", bool(self._next()))
        if self.front == Front.EMPTY:
            self._side.setCurrentIndex(Front.BUILDING)

    def _next(self) -> str:
        return self.map.next_after(self.code)

    def go_on(self) -> None:
        """Look at the next stop of the day."""
        code = self._next()
        if not code:
            self.said.emit(tr("No stop of today's way is left."))
            return
        self._choose(code, True)
        self._side.setCurrentIndex(Front.BUILDING)
        self.building.checklist.setFocus()

    def _record(self, entered: bool) -> None:
        if (facts := self.building.facts) is not None:
            self.visits.record(facts, self.route.plan if self.route is not None else None, entered)

    def _name_party(self) -> None:
        if (facts := self.building.facts) is not None:
            self.party.ask(facts)

    def _visited(self, code: str) -> None:
        """A visit was recorded or taken back."""
        self._draw(False)
        if self.code == code:
            self._ask_building()
            (self.building.head.next if self._next() else self.building.checklist).setFocus()

    # Hazards

    def _hazard_shown(self) -> None:
        self._side.setCurrentIndex(Front.HAZARD)
        self.card.setFocus()

    def back(self) -> None:
        """From a hazard to its building, or to the list."""
        self._leave_card()
        if self.code:
            self._ask_building()
            self.building.past.table.setFocus()
        else:
            self.overview.list_table.setFocus()

    def _leave_card(self) -> None:
        self.hazard.leave()
        self._side.setCurrentIndex(Front.BUILDING if self.building.facts is not None or self.code else Front.EMPTY)

    def _planned(self, plan: Plan) -> None:
        if not plan.cancelled:
            self._open(lambda: route_opened(self._console, plan.id, time.time()))
        self.ask()

    # Qt's side

    def event(self, event: QEvent) -> bool:
        """Keys of this page are not steps of the case the window shows elsewhere."""
        if (event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
                and is_own(event, self.front)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event):
            super().keyPressEvent(event)
