"""Keys that look: views, the section's line, the curtain, scrolling, the sheet's frame, figures and curves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from console.errors import ConsoleError
from console.language import tr
from console.model.person import Role, User
from widgets.review.keys import Act
from widgets.review.now import Now

STEP_M, TURN, SHARE, ZOOM = 1.0, 5.0, 0.04, 1.25   # metres, degrees, of the width, times


class Looking(QObject):
    """Nothing here changes anything that is kept.

    Signals:
        login_wanted: nobody is logged in. refused(text): something cannot be read.
    """

    login_wanted = Signal()
    refused = Signal(str)

    def __init__(self, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        now.page.own.asked.connect(self._figures_of)

    @property
    def acts(self) -> Mapping[str, Callable[[Act], None]]:
        """What it does, by name of the act."""
        views, page = self._now.page.views, self._now.page
        return {"view": self._view, "step_view": self._step_view, "nudge": self._nudge, "turn": self._turn,
                "zoom": self._zoom, "scroll": self._scroll, "kind": lambda _: views.step_kind(),
                "whole": lambda _: views.reset(), "filter": lambda _: page.filters.begin(), "own": self._own,
                "curves": self._curves, "keys": self._keys, "back": lambda _: self.back()}

    def toggle(self, name: str) -> bool:
        """Show a part, or go back from it; whether it is shown now."""
        if self._now.page.at == name:
            self.back()
            return False
        self._now.page.bring(name)
        return True

    def _keys(self, act: Act) -> None:
        self.toggle("keys")

    def back(self) -> None:
        """The views again, or why there are none."""
        self._now.correcting = ""
        self._now.page.verdicts.set_ready(bool(self._now.id) and self._now.shown.mine)
        self._now.page.verdicts.say("")
        self._now.page.bring("views" if self._now.id else "empty")

    # The views

    def _view(self, act: Act) -> None:
        if self._now.id:
            self._now.page.bring("views")
            self._now.page.views.set_mode(act.value)

    def _step_view(self, act: Act) -> None:
        page = self._now.page
        if page.at == "sheet":
            page.sheet.toggle()
        elif self._now.id:
            if page.at == "views":
                page.views.step_mode(int(act.value))
            page.bring("views")

    def _nudge(self, act: Act) -> None:
        page, views, by = self._now.page, self._now.page.views, int(act.value)
        if page.at == "sheet":
            page.sheet.step(by, 0)
        elif page.at == "curves":
            page.curves.step(by)
        elif views.mode == "swipe":
            views.move_curtain(by * SHARE)
        elif views.mode == "cloud":
            views.turn_cloud(yaw=by * TURN * 2)
        elif views.mode == "blink":
            views.flip()
        else:
            views.nudge_section(across=-by * STEP_M)

    def _turn(self, act: Act) -> None:
        views, by = self._now.page.views, int(act.value)
        if views.mode == "cloud":
            views.turn_cloud(pitch=by * TURN)
        else:
            views.nudge_section(turn=-by * TURN)

    def _zoom(self, act: Act) -> None:
        self._now.page.views.zoom(ZOOM if act.value == "1" else 1 / ZOOM)

    def _scroll(self, act: Act) -> None:
        page, by = self._now.page, int(act.value)
        if page.at == "sheet":
            page.sheet.step(0, by * 2)
        else:
            page.facts.turn_pages(by)

    # Figures

    def _own(self, act: Act) -> None:
        who = self._now.who
        if who is None:
            self.login_wanted.emit()
        elif self.toggle("own"):
            self._offer_reviewers(who)
            self._figures_of(who.id)

    def _offer_reviewers(self, who: User) -> None:
        """A supervisor may look at everybody's figures, all others at their own."""
        desk, own = self._now.console.reviews, self._now.page.own

        def told(found: Any) -> None:
            ids = [] if isinstance(found, ConsoleError) else found
            own.offer([(id, self._name(id)) for id in dict.fromkeys([who.id, *ids])], who.id)

        own.offer([], who.id)
        if who.is_any(Role.SUPERVISOR):
            self._now.work.ask("reviewers", lambda: desk.reviewers(who), told)

    def _figures_of(self, user: str) -> None:
        desk, viewer, own = self._now.console.reviews, self._now.who, self._now.page.own
        if viewer is None:
            return

        def told(found: Any) -> None:
            if isinstance(found, ConsoleError):
                own.say(str(found))
            else:
                own.show_figures(found, {by: self._name(by) for by in found.kappa})

        self._now.work.ask("statistics", lambda: desk.statistics(user, viewer), told)

    def _name(self, user: str) -> str:
        return self._now.console.people.label(user) if user else tr("Operator")

    def _curves(self, act: Act) -> None:
        if self.toggle("curves"):
            from console.insight.review_curves import desk_curves

            console, asked = self._now.console, self._now.page.filters.filter
            self._now.work.ask("curves", lambda: desk_curves(console.reviews, console.areas.tree(), asked),
                               self._draw_curves)

    def _draw_curves(self, found: Any) -> None:
        if isinstance(found, ConsoleError):
            self.refused.emit(str(found))
        else:
            self._now.page.curves.show_curves(found)
