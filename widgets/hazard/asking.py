"""What the hazard page is asked for, one question at a time; of those in between only the last counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from PySide6.QtCore import QObject, Signal

from console.insight.hazard_series import Series
from maps.style import Theme as MapTheme
from widgets.background import Background
from widgets.hazard.choices import PARTIES
from widgets.hazard.picture import Picture, Wish, picture_of
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

CURVE = 240   # moments of the time slider's curve


class Answer(msgspec.Struct, frozen=True):
    """A picture; the curve where it may be another now; who answers for hazards, where hazards changed."""

    picture: Picture
    series: Series | None
    parties: list[tuple[str, str]] | None


class Asking(QObject):
    """Asks in the background thread.

    Signals:
        answered(Answer): to the last question, or to one on the way to it.
    """

    answered = Signal(object)

    def __init__(self, console: Console, background: Background, theme: Theme, map_theme: MapTheme,
                 parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._themes = console, background, (theme, map_theme)
        self.wish: Wish | None = None        # what is wanted now
        self._asked: Wish | None = None      # what the thread works at
        self._answered: Wish | None = None   # what was answered last, None where hazards changed since
        self._scale: np.ndarray | None = None   # that the colours of the last answer were taken from
        self._void = False                   # hazards changed under the question that is worked at

    def ask(self, wish: Wish) -> None:
        """Ask for this, once the question before is answered."""
        self.wish = wish
        if self._asked is None:
            self._work()

    def forget(self) -> None:
        """Hazards changed: the same question has another answer, also the one that is being worked at."""
        self._answered, self._void = None, self._asked is not None

    def _work(self) -> None:
        wish = self._asked = self.wish
        assert wish is not None, "asked for just now"
        before, console, themes = self._answered, self._console, self._themes
        same = before is not None and _timeless(before) == _timeless(wish)
        scale = self._scale if same and before is not None and before.filter.at is not None and (
            before.shown, before.level) == (wish.shown, wish.level) else None

        def job() -> Answer:
            hazards = console.hazard_map
            found = picture_of(wish, hazards, console.risk, *themes, time.time(),
                               scale if wish.filter.at is not None else None)
            if same:
                return Answer(found, None, None)
            span = hazards.span()
            moments = np.linspace(span[0], max(span[1], time.time()), CURVE).tolist() if span else []
            parties = [(one, console.party_name(one)) for one, _ in hazards.parties()[:PARTIES]]
            return Answer(found, hazards.series(moments, wish.filter), None if before else parties)

        self._background.ask("hazards", job, self._take)

    def _take(self, answer: Answer) -> None:
        again, self._void = self._void, False
        self._asked, self._answered = None, None if again else answer.picture.wish
        self._scale = answer.picture.scale
        self.answered.emit(answer)
        if self._asked is None and (again or self.wish != answer.picture.wish):
            self._work()


def _timeless(wish: Wish) -> Any:
    """What the curve of the slider depends on."""
    return msgspec.structs.replace(wish.filter, at=None)
