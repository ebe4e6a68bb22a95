"""Why a building or an area has its risk index: asked in the background, shown beside the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.errors import NotFound
from console.insight.risk import AreaRisk, BuildingRisk, Sensitivity
from widgets.background import Background
from widgets.hazard.panel import HazardPanel

if TYPE_CHECKING:
    from console.wiring import Console

WATCHED = 20   # of the riskiest, for the sensitivity to the weights
Why = tuple[BuildingRisk | AreaRisk | None, Sensitivity | None]


class Explaining(QObject):
    """Fills the explanation in a panel."""

    def __init__(self, console: Console, background: Background, panel: HazardPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._panel = console, background, panel
        panel.why.closed.connect(self.leave)

    def of_building(self, code: str) -> None:
        """A building, ranked among all buildings."""
        risk = self._console.risk
        self._ask(lambda: (risk.of_building(code), risk.sensitivity(top=WATCHED)))

    def of_area(self, area_id: str) -> None:
        """An area, ranked among those of its level."""
        risk, tree = self._console.risk, self._console.areas.tree()
        area = tree.get(area_id)
        self._ask(lambda: (risk.of_area(area_id),
                           risk.sensitivity(level=area.level, top=WATCHED) if area is not None else None))

    def leave(self) -> None:
        """Nothing is explained any more; an answer that is still to come is not waited for."""
        self._background.ask("risk", lambda: (None, None), self._show)

    def _ask(self, of: Callable[[], Why]) -> None:
        def job() -> Why:
            try:
                return of()
            except NotFound:   # no building stands there
                return None, None

        self._background.ask("risk", job, self._show)

    def _show(self, why: Why) -> None:
        self._panel.why.show_risk(*why)
        self._panel.show_why(why[0] is not None)
