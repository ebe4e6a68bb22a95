"""Making plans and calling them off: between the form and the desk of inspections."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.errors import Refused
from console.language import tr
from console.model.inspection import Plan
from console.model.person import User
from widgets.background import Background
from widgets.inspection.facts import may_plan
from widgets.inspection.overview import Overview
from widgets.inspection.plan_form import PlanWish
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console


class PlanDesk(QObject):
    """Asks who may, and carries out what the form asks for.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. planned(Plan): it is made or called off.
    """

    said = Signal(str)
    login_wanted = Signal()
    planned = Signal(object)

    def __init__(self, console: Console, background: Background, overview: Overview, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._overview = console, background, overview
        overview.form.plan_wanted.connect(self._make)
        overview.form.cancel_wanted.connect(self._cancel)
        overview.form.left.connect(overview.plans.setFocus)

    def ask_new(self, area: str) -> None:
        """Ask for a new plan.

        Args:
            area: id it begins with, "" for all.
        """
        if self._may(area):
            figures, users = self._overview.figures, self._console.people.users().values()
            about = tr("{n} buildings are due now", n=f"{len(figures.due):,}") if figures is not None else ""
            self._overview.tabs.setCurrentIndex(0)
            self._overview.form.ask_plan(self._console.areas.tree(), area, [one for one in users if one.active], about)

    def ask_cancel(self) -> None:
        """Ask why the plan chosen is called off."""
        plan = self._overview.plan()
        if plan is not None and not plan.cancelled and self._may(plan.area):
            self._overview.form.ask_cancel(plan)

    def _may(self, area: str) -> bool:
        refused = may_plan(self._console, area)
        if refused:
            self.said.emit(refused)
        if self._console.identity.known is None:
            self.login_wanted.emit()
        return not refused

    def _make(self, wish: PlanWish) -> None:
        desk = self._console.inspections
        self._do(lambda who: desk.make_plan(who, title=wish.title, area=wish.area, days=wish.days, count=wish.count,
                                            inspector=wish.inspector))

    def _cancel(self, plan_id: str, why: str) -> None:
        desk = self._console.inspections
        self._do(lambda who: desk.cancel_plan(plan_id, who, why))

    def _do(self, act: Callable[[User], Plan]) -> None:
        identity = self._console.identity

        def job() -> Plan:
            if identity.known is None:
                raise Refused(tr("Log in to plan inspections."))
            return act(identity.known)

        self._background.ask("plan", lambda: tried(job), self._done)

    def _done(self, result: Result) -> None:
        if result.refusal:
            self._overview.form.say(result.refusal)
            return
        self._overview.form.close_form()
        plan: Plan = result.value
        self.said.emit(tr("{plan} is called off.", plan=plan.title) if plan.cancelled else
                       tr("{plan}: {n} buildings are planned.", plan=plan.title, n=len(plan.buildings)))
        self.planned.emit(plan)
