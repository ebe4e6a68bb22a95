"""Keys for what is rare and weighs much: correct a verdict, lock it, close a re-check, make the evidence folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from console.language import tr
from console.model.review import Status
from widgets.review.keys import Act
from widgets.review.now import Now


class Recording(QObject):
    """Each takes two strokes: the first says what will be done, the second does it, Esc leaves it.

    Signals:
        line_wanted(line): begin this line in the palette.
    """

    line_wanted = Signal(str)

    def __init__(self, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    @property
    def acts(self) -> Mapping[str, Callable[[Act], None]]:
        """What it does, by name of the act."""
        return {"correct": self._correct, "lock": self._ask_lock, "locked": self._lock, "recheck": self._ask_recheck,
                "rechecked": self._recheck, "evidence": self._evidence}

    def _correct(self, act: Act) -> None:
        """The next key that judges puts another verdict in the place of the last one; `Judging` does it."""
        one, verdicts = self._now.shown.one, self._now.page.verdicts
        if one is None:
            return
        if not one.verdicts:
            verdicts.say(tr("Nobody has judged it yet: there is nothing to correct."))
            return
        self._now.page.bring("views")
        self._now.correcting = one.id
        verdicts.set_ready(True)
        verdicts.say(tr("Correcting: the next verdict key puts another verdict in the place of the last one. Esc "
                        "leaves it as it is."))

    def _ask_lock(self, act: Act) -> None:
        one = self._now.shown.one
        if one is None:
            return
        if one.status is not Status.SETTLED:
            self._now.page.verdicts.say(tr("Only a decided verdict that is not locked yet can be locked."))
            return
        self._offer({"1": (Act("locked"), tr("Lock it: nothing changes this verdict any more"))},
                    tr("Lock the verdict? Esc: no"))

    def _lock(self, act: Act) -> None:
        now, asked, one = self._now, self._now.asked(), self._now.shown.one
        if asked is not None and one is not None:
            desk = now.console.reviews
            now.work.on_record(lambda: desk.lock([one.id], asked.who)[0], tr("The verdict is locked."), asked)

    def _ask_recheck(self, act: Act) -> None:
        one = self._now.shown.one
        if one is None:
            return
        if one.recheck is None or not one.recheck.is_open:
            self._now.page.verdicts.say(tr("No re-check waits here."))
            return
        self._offer({"1": (Act("rechecked", value="gone"), tr("It is gone")),
                     "2": (Act("rechecked", value="still"), tr("It still stands"))},
                    tr("What does the re-check find? Esc: not decided yet"))

    def _recheck(self, act: Act) -> None:
        now, asked, one = self._now, self._now.asked(), self._now.shown.one
        if asked is not None and one is not None:
            desk, gone, note = now.console.reviews, act.value == "gone", now.page.verdicts.note
            now.work.on_record(lambda: desk.recheck(one.id, asked.who, gone, note), tr("The re-check is closed."),
                               asked)

    def _evidence(self, act: Act) -> None:
        if self._now.id:
            self.line_wanted.emit(f"evidence make {self._now.id} --out ")

    def _offer(self, some: dict[str, tuple[Act, str]], title: str) -> None:
        page = self._now.page
        page.choices = {key: act for key, (act, _) in some.items()}
        page.verdicts.offer([(key, act, words) for key, (act, words) in some.items()], title)
