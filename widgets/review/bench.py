"""The reviewer at the page: who hears what, which key reaches which hand, coming and going."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.language import tr
from widgets.message_bar import Kind
from widgets.review.ahead import wanted
from widgets.review.asked import Shown
from widgets.review.judging import Judging
from widgets.review.keys import Act
from widgets.review.looking import Looking
from widgets.review.now import Now
from widgets.review.page import ReviewPage
from widgets.review.recording import Recording
from widgets.review.telling import Telling
from widgets.review.work import ReviewWork

if TYPE_CHECKING:
    from console.desk.review.core import Touched
    from console.wiring import Console

HEAR_MS = 400        # what colleagues do is gathered before the queue is read again
BESIDE_MS = 60       # after a detection was shown: the picture stands by then, and no thread took its time
RENEW_MS = 300_000   # a claim is renewed while somebody looks
REPEATING = frozenset({"go", "nudge", "turn", "zoom", "scroll"})   # a held key may
# A held key must not, nor one pressed too early.
ONCE = frozenset({"judge", "field", "undo", "skip", "repeats", "locked", "rechecked"})


class ReviewBench(QObject):
    """Between the page and the rest of the window.

    Args:
        clock: seconds, monotonic.

    Signals:
        said(text, Kind): for the message bar. login_wanted: nobody is logged in.
        line_wanted(line): begin this line in the palette. case_wanted(id): show it at the case desk.
    """

    said = Signal(str, object)
    login_wanted = Signal()
    line_wanted = Signal(str)
    case_wanted = Signal(str)
    _heard = Signal(object)

    def __init__(self, console: Console, page: ReviewPage, work: ReviewWork,
                 clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self.page, self.work = console, page, work
        self.now = Now(console, page, work, clock)
        self.judging, self.looking, self.telling = (Judging(self.now, self), Looking(self.now, self),
                                                    Telling(self.now, self))
        self._opened = False   # the queue was read since somebody came to the page
        self._wanted = ""      # a detection that was asked for from elsewhere and is not shown yet
        self._stale = False    # other detections are here than the queue was read from
        self.recording = Recording(self.now, self)
        self._acts = {**self.judging.acts, **self.looking.acts, **self.recording.acts, "go": self._go,
                      "show": self._show, "case": self._case}
        self._hearing = QTimer(self, singleShot=True, interval=HEAR_MS)
        self._renewing = QTimer(self, interval=RENEW_MS)
        self._beside = QTimer(self, singleShot=True, interval=BESIDE_MS)
        self._connect()

    # What others call

    @property
    def shown(self) -> Shown:
        """What is on the screen."""
        return self.now.shown

    def open_queue(self) -> None:
        """Read the queue anew, for whoever works here now."""
        asked = self.now.asked()
        fresh, self._opened = not self._opened, asked is not None
        if asked is not None:
            if fresh and not self.now.id:
                self.telling.show_nothing(tr("Opening the queue …"), "")
            self.work.open_queue(asked, self.now.id, self._wanted)
            return
        self.now.give_back()
        self.page.model.show(())
        self.telling.show_nothing(tr("Log in to review."), tr("A verdict carries the name of whoever gives it."),
                                  tr("Log in"))

    def show_detection(self, id: str) -> None:
        """Look at one detection, whether or not it waits for a verdict."""
        self._wanted = id
        self.open_queue()

    def user_changed(self) -> None:
        """Somebody else works here now: another queue, and nothing of the former one's on the screen."""
        self.now.give_back()
        self.now.show(Shown())
        self.now.notes.clear()
        self.page.progress.say("")
        self.page.bring("empty")   # neither the figures of the one before nor what they were looking at
        self._opened = False
        if self.page.isVisible():
            self.open_queue()

    def rules_changed(self) -> None:
        """Another catalogue of reasons holds."""
        self.page.use(self._console.reviews.rules)

    def set_area(self, area: str) -> None:
        """The area chosen on the map."""
        tree = self._console.areas.tree()
        self.page.filters.set_area(area if area in tree else "", tree[area].name if area in tree else "")

    def do(self, act: Act, key: str = "", repeats: bool = False) -> None:
        """Do what a key or a button asks for.

        Args:
            key: that was pressed, "" for a click. repeats: the keyboard repeats a held key.
        """
        if act.name in ONCE:
            if self.work.busy or (key and not self.now.guard.takes(key, repeats)):
                return
            self.now.guard.judged(key)
        elif repeats and act.name not in REPEATING:
            return
        if self.page.choices and act.name not in ("zoom", "nudge", "turn", "view", "step_view"):
            self.judging.forget()
            if act.name == "back":
                return   # none of what was offered
        if act.name == "go" and self.page.at == "sheet":
            self.page.sheet.step(0, int(act.value))
        else:
            self._acts[act.name](act)

    def stop(self) -> None:
        """The window closes: give back what is claimed, end threads."""
        self._forget()
        self._hearing.stop()
        self._renewing.stop()
        self._beside.stop()
        self.judging.stop()
        self.now.give_back(at_once=True)
        self.page.views.stop()
        self.work.stop()

    # Building

    def _connect(self) -> None:
        page, work = self.page, self.work
        page.acted.connect(self.do)
        page.seen.connect(self._came)
        page.unseen.connect(self._went)
        page.filters.changed.connect(self._filter_changed)
        page.facts.link_wanted.connect(self._follow_link)
        page.empty.wanted.connect(self._help)
        page.queue.chosen.connect(lambda _: page.take_keyboard())
        for part in (self.judging, self.looking):
            part.login_wanted.connect(self.login_wanted)
        self.recording.line_wanted.connect(self.line_wanted)
        self.looking.refused.connect(lambda text: self.said.emit(text, Kind.WARNING))
        self.telling.refused.connect(self._refused)
        self.telling.moved.connect(self._moved)
        work.failed.connect(lambda text: self.said.emit(text, Kind.ERROR))
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._forget = self._console.reviews.listen(self._heard.emit)   # from any thread
        self._hearing.timeout.connect(self._look_again)
        self._renewing.timeout.connect(self._renew)
        self._beside.timeout.connect(self._look_around)

    # What follows

    def _moved(self) -> None:
        """Another detection is shown: what is not needed to judge comes after it is painted."""
        self._wanted = "" if self.now.id == self._wanted else self._wanted
        self.judging.forget()
        self._renewing.start()
        self._beside.start()

    def _look_around(self) -> None:
        if (asked := self.now.asked()) is not None and self.page.isVisible():
            self.work.look_around(self.now.id, asked, wanted(self.page.views) if self.page.at == "views" else ())

    def _refused(self, sentence: str) -> None:
        """Everything stays as it was; what colleagues did meanwhile is read."""
        self._wanted = ""
        self.said.emit(sentence, Kind.WARNING)
        self._hearing.start()

    def _go(self, act: Act) -> None:
        model = self.page.model
        place = max(0, min(len(model.ids) - 1, model.place(self.now.id) + int(act.value)))
        if model.ids:
            self._show(Act("show", value=model.ids[place]))

    def _show(self, act: Act) -> None:
        asked = self.now.asked()
        if asked is not None and act.value != self.now.id:
            self.work.show(act.value, asked, self.now.id if self.shown.mine else "")

    def _case(self, act: Act) -> None:
        case = (self.shown.one.case if self.shown.one else "") or self.now.last_case
        if case:
            self.case_wanted.emit(case)
        else:
            self.page.verdicts.say(tr("No case was opened for it."))

    def _follow_link(self, subject: str) -> None:
        kind, _, id = subject.partition(":")
        if kind == "case":
            self.case_wanted.emit(id)
        else:
            self._show(Act("show", value=id))

    def _help(self) -> None:
        """The one thing that helps where there is nothing to judge."""
        if self.now.who is None:
            self.login_wanted.emit()
        elif self.page.filters.is_on:
            self.page.filters.clear()
            self.page.take_keyboard()
        else:
            self.line_wanted.emit("review load ")

    # Coming and going

    def _came(self) -> None:
        asked = self.now.asked()
        if self._opened and asked is not None and self.now.id:
            self.work.show(self.now.id, asked)   # claimed again
        else:
            self.open_queue()

    def _went(self) -> None:
        self._renewing.stop()
        self.now.give_back()

    def _filter_changed(self) -> None:
        self._opened = False
        if self.page.isVisible():
            self.open_queue()

    def _hear(self, touched: Touched) -> None:
        self._stale |= touched.all
        self._hearing.start()

    def _look_again(self) -> None:
        """Colleagues or another process did something."""
        asked = self.now.asked()
        if not self.page.isVisible() or asked is None:
            return
        if not self.now.id or self._stale:
            self._stale = False
            self.open_queue()
        else:
            self._look_around()

    def _renew(self) -> None:
        id, who = self.now.held
        if id and who is not None:
            self.work.ask("renew", lambda: self._console.reviews.claim(id, who), lambda _: None)
