"""Recording visits and taking them back: between the building that is looked at and the desk of inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.errors import Refused
from console.language import tr
from console.model.hazard import Hazard
from console.model.inspection import Plan, Visit
from widgets.background import Background
from widgets.inspection.building import BuildingPanel
from widgets.inspection.draft_keeper import DraftKeeper
from widgets.inspection.facts import BuildingFacts
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console


class VisitSide(QObject):
    """Keeps answers as drafts, records them, and takes back what was recorded by mistake.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in.
        done(code): something was recorded or taken back there; the panel says what.
    """

    said = Signal(str)
    login_wanted = Signal()
    done = Signal(str)

    def __init__(self, console: Console, background: Background, panel: BuildingPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._panel = console, background, panel
        self.drafts = DraftKeeper(console, background, self)
        panel.answered.connect(self.drafts.changed)
        panel.withdraw_wanted.connect(self._withdraw)

    def record(self, facts: BuildingFacts, plan: Plan | None, entered: bool) -> None:
        """Record what was answered for a building.

        Args:
            plan: whose way is gone; it is named where it names the building. entered: False where nobody was in.
        """
        who, code = self._console.identity.known, facts.building.code
        answers = self.drafts.get(code)
        if who is None or answers is None:
            self.login_wanted.emit()
            return
        desk, findings, note, seen = self._console.inspections, answers.findings() if entered else [], answers.note, \
            answers.seen
        plan_id = plan.id if plan is not None and code in plan.buildings and not plan.cancelled else ""
        self._panel.record.setEnabled(False)   # Enter twice is one visit
        self._background.ask("inspection", lambda: tried(lambda: desk.visit(
            code, who, findings=findings, plan=plan_id, note=note, entered=entered, seen=seen)),
            lambda result: self._recorded(code, result))

    def _recorded(self, code: str, result: Result) -> None:
        self._panel.record.setEnabled(True)
        if result.refusal:
            self._panel.say(result.refusal)
            answers = self.drafts.get(code)
            latest = next((one.id for one in self._console.inspections.of_building(code) if not one.withdrawn), "")
            if answers is not None:
                answers.seen = latest   # it was told: whoever records again means it
            return
        visit: Visit = result.value[0]
        hazards: list[Hazard] = result.value[1]
        self.drafts.done(code)
        if self._panel.facts is not None and self._panel.facts.building.code == code:
            self._panel.recorded(visit, hazards)
        self.done.emit(code)

    def _withdraw(self, visit_id: str, why: str) -> None:
        desk, identity = self._console.inspections, self._console.identity

        def job() -> tuple[Visit, list[Hazard]]:
            if identity.known is None:
                raise Refused(tr("Log in to record inspections."))
            return desk.withdraw(visit_id, identity.known, why)

        self._background.ask("withdraw inspection", lambda: tried(job), self._withdrawn)

    def _withdrawn(self, result: Result) -> None:
        if result.refusal:
            self._panel.say(result.refusal)
            return
        visit: Visit = result.value[0]
        gone: list[Hazard] = result.value[1]
        stay = len(visit.hazards) - len(gone)
        words = tr("Taken back, with {n} of its findings.", n=len(gone))
        self._panel.say(words + (" " + tr("{n} went on or were known before, and stay.", n=stay) if stay else ""), True)
        self.done.emit(visit.building)
