"""Answers on the way to being a visit are kept as they are given: neither a crash nor another building loses any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from widgets.background import Background
from widgets.inspection.answers import Answers
from widgets.inspection.facts import BuildingFacts, draft_of
from widgets.work_desk import tried

if TYPE_CHECKING:
    from console.wiring import Console

SOON_MS = 150   # after the last key: a note is not written letter by letter
STEP = "answers"


class DraftKeeper(QObject):
    """The answers to each building of whoever works here; a draft in the profile is one person's for one building."""

    def __init__(self, console: Console, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background = console, background
        self._answers: dict[str, Answers] = {}
        self._who = self._known()   # whose they are
        self._changed: dict[str, Answers] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.keep_now)

    def get(self, code: str) -> Answers | None:
        return self._answers.get(code)

    def answers(self, facts: BuildingFacts) -> Answers:
        """What was answered for a building: a moment ago, before a crash, or nothing yet."""
        code = facts.building.code
        found = self._answers.get(code)
        if found is None or found.checklist != facts.checklist:   # another version may ask other things
            old, found = found, Answers(facts.checklist, facts.last_visit)
            found.read(old.written() if old is not None else facts.draft)
            self._answers[code] = found
        elif found.is_empty:
            found.seen = facts.last_visit
        return found

    def changed(self, code: str) -> None:
        """Another answer was given."""
        if code in self._answers:
            self._changed[code] = self._answers[code]
            self._soon.start()

    def done(self, code: str) -> None:
        """It is on record: the draft goes."""
        self._answers.pop(code, None)
        self._changed.pop(code, None)
        self._write(code, "")

    def user_changed(self) -> None:
        """Somebody else works here, whose answers are others; what was written is kept for whoever wrote it."""
        self.keep_now()
        self._answers.clear()
        self._who = self._known()

    def keep_now(self) -> None:
        """Write what changed."""
        self._soon.stop()
        some, self._changed = self._changed, {}
        for code, answers in some.items():
            self._write(code, answers.written())

    def stop(self) -> None:
        """The window closes, and its background thread takes nothing on any more."""
        self._soon.stop()
        some, self._changed = self._changed, {}
        for code, answers in some.items():
            tried(lambda code=code, words=answers.written(): self._console.drafts.keep(  # type: ignore[misc]
                draft_of(code), self._who, STEP, words))

    def _known(self) -> str:
        who = self._console.identity.known
        return who.id if who is not None else ""

    def _write(self, code: str, words: str) -> None:
        drafts, who = self._console.drafts, self._who
        self._background.ask(f"inspection draft {code}",
                             lambda: tried(lambda: drafts.keep(draft_of(code), who, STEP, words)), lambda _: None)
