"""What is in front of the reviewer at this moment: shared by the parts that answer keys and those that show answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.model.person import User
from widgets.review.asked import Asked, Shown
from widgets.review.key_guard import KeyGuard
from widgets.review.page import ReviewPage
from widgets.review.work import ReviewWork

if TYPE_CHECKING:
    from console.wiring import Console


class Now:
    """One reviewer at one page.

    Args:
        clock: seconds, monotonic.

    Attributes:
        shown: what is on the screen. held: what is claimed, and by whom.
        alike: ids that look like it, itself leading; None before they were looked for.
        seen: version of each detection on the sheet.
        correcting: the detection whose verdict the next key replaces, "" for none.
        last_case: the case that the last verdict opened, "" for none.
        notes: words half written, by detection.
    """

    def __init__(self, console: Console, page: ReviewPage, work: ReviewWork,
                 clock: Callable[[], float] = time.monotonic) -> None:
        self.console, self.page, self.work = console, page, work
        self.guard = KeyGuard(clock)
        self._clock, self._since = clock, 0.0
        self.shown = Shown()
        self.held: tuple[str, User | None] = ("", None)
        self.alike: Sequence[str] | None = None
        self.seen: dict[str, int] = {}
        self.correcting = ""
        self.last_case = ""
        self._by = ""   # who the detection was shown to
        self.notes: dict[str, str] = {}

    @property
    def who(self) -> User | None:
        """Who works here; None where nobody is logged in."""
        return self.console.identity.known

    @property
    def id(self) -> str:
        """Of the detection on the screen, "" for none."""
        return self.shown.one.id if self.shown.one is not None else ""

    def asked(self) -> Asked | None:
        """The queue that is wanted; None where nobody is logged in."""
        who, filters = self.who, self.page.filters
        return None if who is None else Asked(filters.filter, filters.order.currentData(), who)

    def spent(self) -> float:
        """Seconds since the detection came up."""
        return self._clock() - self._since

    def show(self, shown: Shown) -> None:
        """Another detection is on the screen; words half written stay with the one they are about."""
        self.keep_words()
        who = self.who
        self.shown, self.alike, self._since, self.correcting = shown, None, self._clock(), ""
        self._by = who.id if who is not None else ""
        self.page.verdicts.clear_note()
        if kept := self.notes.get(self.id, shown.note):
            self.notes[self.id] = kept
            self.page.verdicts.keep_note(kept)
        self.held = (self.id, who) if self.id and shown.mine and who is not None else ("", None)
        self.guard.shown()

    def keep_words(self, at_once: bool = False) -> None:
        """Words half written are kept on the disk too, so that a crash loses none."""
        words = self.page.verdicts.note
        if self.id and words != self.notes.get(self.id, ""):
            self.notes[self.id] = words
            self.work.keep_note(self.id, self._by, words, at_once)

    def drop_words(self) -> None:
        """They went with a verdict."""
        self.page.verdicts.clear_note()
        if self.notes.pop(self.id, ""):
            self.work.keep_note(self.id, self._by, "")

    def give_back(self, at_once: bool = False) -> None:
        """Nobody looks at what was claimed any more. `at_once`: no thread will be there to do it."""
        id, who = self.held
        self.held = ("", None)
        if id and who is not None:
            (self.work.release_now if at_once else self.work.release)(id, who)
