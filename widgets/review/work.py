"""Between the page and the desk: every question runs in a thread, the answers come back whole.

A verdict is written before the next detection is shown: what the reviewer sees gone is on the disk. Verdict, next
claim, scene and words are one job, so that nothing is drawn twice and nothing is drawn half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from console.desk.review.desk import Many
from console.desk.review.figures import Progress
from console.errors import ConsoleError
from console.model.person import User
from console.model.review import Detection
from widgets.background import Background
from widgets.review.ahead import Wanted, draw_ahead
from widgets.review.asked import Answer, Asked
from widgets.review.keys import Act
from widgets.review.queue_rows import QueueRows
from widgets.review.showing import Showing

if TYPE_CHECKING:
    from console.wiring import Console

AHEAD = 3   # detections read beforehand


class ReviewWork(QObject):
    """Asks the desk; one job after the other, in a thread of its own, so that nothing else delays a verdict.

    Signals:
        answered(Answer): something to show. progressed(Progress, QueueRows). alike_found(id, ids).
        chips(id, before, after, why): QImages for the contact sheet.
    """

    answered = Signal(object)
    progressed = Signal(object, object)
    alike_found = Signal(str, object)
    failed = Signal(str)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._desk = console, console.reviews
        self.background, self.later = Background(self), Background(self)
        for one in (self.background, self.later):
            one.failed.connect(self._broke)
        self._showing = Showing(console)
        self.scenes = self._showing.scenes
        self.busy = False   # a verdict is being written: no other key counts

    # Questions

    def open_queue(self, asked: Asked, keep: str = "", wanted: str = "") -> None:
        """Read the queue and claim its first one, or show `keep` again where it is still in it.

        Args:
            wanted: show this one instead, in the queue or not.
        """
        def job() -> Answer:
            self._desk.follow()
            queue = self._desk.queue(asked.filter, asked.who, asked.order)
            if keep and keep not in queue:
                self._desk.release(keep, _plain(asked.who))
            if wanted:
                for one in self._desk.claims():     # what came up first when the page was opened for this one
                    if one.by == asked.who.id and one.detection != wanted:
                        self._desk.release(one.detection, _plain(asked.who))
                shown = self._showing.show(wanted, asked)
            else:
                shown = self._showing.show(keep, asked) if keep in queue else self._showing.next(asked, None)
            return Answer(shown, queue=queue, rows=self._showing.rows(asked.who), batches=self._desk.batches(),
                          count=len(self._desk))
        self._look(job)

    def show(self, id: str, asked: Asked, left: str = "") -> None:
        """Claim one and show it; `left` is given back."""
        def job() -> Answer:
            if left and left != id:
                self._desk.release(left, _plain(asked.who))
            return Answer(self._showing.show(id, asked), rows=self._showing.rows(asked.who))
        self._look(job)

    def judge(self, one: Detection, act: Act, note: str, seconds: float, asked: Asked, duplicate_of: str = "") -> None:
        """Write a verdict, then show the next."""
        assert act.fact is not None
        fact = act.fact

        def job() -> Answer:
            done = self._desk.judge(one.id, asked.who, fact, act.reason, act.disposal, note, duplicate_of, one.version,
                                    seconds)
            return Answer(self._showing.next(asked, one.id), judged=(done,))
        self._ask(job)

    def judge_many(self, ids: Sequence[str], act: Act, note: str, seen: dict[str, int], asked: Asked) -> None:
        """One verdict for all that were looked at on a sheet, then the next."""
        assert act.fact is not None
        fact = act.fact

        def job() -> Answer:
            many: Many = self._desk.judge_many(ids, asked.who, fact, act.reason, act.disposal, note, seen)
            return Answer(self._showing.next(asked, ids[0]), judged=many.judged, refused=many.refused)
        self._ask(job)

    def undo(self, asked: Asked, left: str = "") -> None:
        """Take the last verdict back and show that detection again."""
        def job() -> Answer:
            one = self._desk.undo(asked.who)
            if left and left != one.id:
                self._desk.release(left, _plain(asked.who))
            return Answer(self._showing.shown(one, asked), undone=one, queue=self._showing.queue(asked),
                          rows=self._showing.rows(asked.who))
        self._ask(job)

    def skip(self, id: str, asked: Asked) -> None:
        """Give it back and show the next one behind it."""
        self._ask(lambda: Answer(self._showing.next(asked, id)))

    def send(self, one: Detection, note: str, asked: Asked) -> None:
        """Have somebody go and see, then show the next."""
        def job() -> Answer:
            task = self._desk.send_to_field(one.id, asked.who, note)
            return Answer(self._showing.next(asked, one.id), task=task)
        self._ask(job)

    def came_back(self, id: str, photos: Sequence[Path], answers: dict[str, str], asked: Asked) -> None:
        """Record what the field brought and show the detection with it."""
        def job() -> Answer:
            task = self._desk.field_back(id, asked.who, photos, answers)
            return Answer(self._showing.show(id, asked), task=task, queue=self._showing.queue(asked),
                          rows=self._showing.rows(asked.who))
        self._ask(job)

    def on_record(self, do: Callable[[], Detection], told: str, asked: Asked) -> None:
        """Something else that is written about one; it stays on the screen, with what came of it.

        Args:
            do: writes it; in the thread. told: the sentence that says so.
        """
        def job() -> Answer:
            shown = self._showing.show(do().id, asked)
            return Answer(shown, told=told, queue=self._showing.queue(asked), rows=self._showing.rows(asked.who))
        self._ask(job)

    def keep_note(self, id: str, user: str, words: str, at_once: bool = False) -> None:
        """Keep words half written; "" forgets them."""
        def job() -> Any:
            return _tried(lambda: self._console.drafts.keep(f"detection:{id}", user, "note", words))

        job() if at_once else self.background.ask(f"note {id}", job, lambda _: None)

    def release(self, id: str, who: User) -> None:
        """Nobody looks at it any more: the page was left."""
        self.later.ask("release", lambda: self._desk.release(id, _plain(who)), lambda _: None)

    def release_now(self, id: str, who: User) -> None:
        """The same at the end, when no thread will be there to do it."""
        _tried(lambda: self._desk.release(id, _plain(who)))

    def look_around(self, id: str, asked: Asked, views: Sequence[Wanted] = ()) -> None:
        """What is not needed to judge, when it is shown: the next scenes, look-alikes, progress.

        Args:
            views: those in sight; the next detection is drawn for them beforehand.
        """
        desk, who = self._desk, asked.who

        def beside() -> tuple[list[str], Progress, QueueRows]:
            found = [desk.view(one, who) for one in desk.upcoming(who, asked.filter, id or None, asked.order, AHEAD)]
            self.scenes.prefetch(found)
            if found and views:
                draw_ahead(self.scenes.scene(found[0]), views)
            alike = desk.alike(id, who) if id else []
            return alike, desk.progress(asked.filter), self._showing.rows(who)

        def told(found: tuple[list[str], Progress, QueueRows]) -> None:
            self.alike_found.emit(id, found[0])
            self.progressed.emit(found[1], found[2])

        self.later.ask("around", beside, told)

    def chips(self, ids: Sequence[str], who: User, side: int, ratio: float, then: Callable[[str, Any], None]) -> None:
        """Before and after of each, one after the other; `then(id, (before, after, why, detection))`."""
        for one in ids:
            self.later.ask(f"chip {one}", lambda one=one: self._showing.chip(one, who, side, ratio),  # type: ignore[misc]
                           lambda found, one=one: then(one, found))  # type: ignore[misc]

    def near(self, id: str, who: User, then: Callable[[list[Detection]], None]) -> None:
        """Others that lie there, the nearest first: what it may be a duplicate of."""
        self.later.ask("near", lambda: [self._desk.view(one, who) for one in self._desk.near(id, 30.0)[:9]], then)

    def ask(self, kind: str, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Anything else that is only read; `then` gets the value or the sentence of a refusal as a `ConsoleError`."""
        self.later.ask(kind, lambda: _tried(job), then)

    def finish(self) -> None:
        """Let the event loop run until all is answered (tests, pictures)."""
        self.background.finish()
        self.later.finish()

    def stop(self) -> None:
        """The window closes."""
        self.background.stop()
        self.later.stop()
        self.scenes.close()

    # In the thread

    def _ask(self, job: Callable[[], Answer]) -> None:
        """Something that is written: one at a time, and no other key counts until it is."""
        if not self.busy:
            self.busy = True
            self.background.ask("write", _fenced(job), self._written)

    def _look(self, job: Callable[[], Answer]) -> None:
        """Something that is only shown: of several the last counts."""
        self.background.ask("look", _fenced(job), self.answered.emit)

    def _written(self, answer: Answer) -> None:
        self.busy = False
        self.answered.emit(answer)

    def _broke(self, text: str) -> None:
        self.busy = False
        self.failed.emit(text)


def _plain(who: User) -> User:
    """Without the right to give back what somebody else holds: a page gives back its own claims only."""
    from msgspec.structs import replace

    return replace(who, roles=frozenset())


def _fenced(job: Callable[[], Answer]) -> Callable[[], Answer]:
    """The job, with a refusal as an answer."""
    def fenced() -> Answer:
        try:
            return job()
        except ConsoleError as error:
            return Answer(refusal=str(error))
    return fenced


def _tried(job: Callable[[], Any]) -> Any:
    try:
        return job()
    except ConsoleError as error:
        return error

