"""Working on the case shown: offers what can be done, carries it out in a thread, shows at once what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut

from console.desk.attachments import Attachment
from console.desk.levels import Escalation
from console.desk.lifecycle import STEPS
from console.desk.work import Done
from console.errors import ConsoleError
from console.language import tr
from console.model.case import Case
from widgets.background import Background
from widgets.case_card import CaseCard
from widgets.message_bar import Kind
from widgets.several_card import MOST
from widgets.work_bar import KEYS, Offer
from widgets.work_offers import EACH, offer_for_several, offer_of

if TYPE_CHECKING:
    from console.wiring import Console

DRAFT_MS = 400   # after the last key a draft is kept: a crash costs no more


@dataclass(frozen=True)
class Result:
    """What a job in the thread gave: a value, or the one sentence of a refusal."""

    value: Any = None
    refusal: str = ""


class WorkDesk(QObject):
    """Between the card's work bar and the desk.

    Args:
        console: carries out the steps.
        card: the case card.
        show: shows a case (and moves the map), by id.

    Signals:
        said(text, Kind): for the message bar.
        acted(Case): a step of this window was carried out.
        login_wanted: nobody is logged in.
    """

    said = Signal(str, object)
    acted = Signal(object)
    login_wanted = Signal()

    def __init__(self, console: Console, card: CaseCard, background: Background, show: Callable[[str], None],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._card, self._background, self._show = console, card, background, show
        self._version = 0
        self._acted = False   # what the next offer tells of was done here
        self._shown = ""
        self._draft: tuple[str, str, str] | None = None   # case, step, words
        self._keeping = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._keeping.timeout.connect(self._keep_draft)
        card.work.step_wanted.connect(self.do)
        card.work.draft_changed.connect(self._draft_changed)
        card.several.work.step_wanted.connect(self.do_several)
        card.files.dropped.connect(self.attach)
        card.files.opened.connect(self._open)
        for key in (*KEYS, "P", "M", "E"):
            QShortcut(QKeySequence(key), parent, lambda key=key: self.press(key),
                      context=Qt.ShortcutContext.WindowShortcut)

    def follow(self, case: Case | None) -> None:
        """The card shows this case now, or newer values of it: find out what can be done."""
        if case is None:
            self._shown = ""
            return
        console, who = self._console, self._console.identity.known
        self._background.ask("offer", lambda: (offer_of(console, case, who), self._files(case)),
                             lambda found: self._offered(case, *found))

    def press(self, key: str) -> None:
        """A key was pressed for the case shown; for none that something covers."""
        if self._card.pages.covered_by is not None:
            return
        if self._card.case_id:
            self._card.work.press(key)
        elif self._card.several.isVisible():
            self._card.several.work.press(key)

    def next(self) -> None:
        """Show the next case that needs this user (先办); say so where none does."""
        console, after = self._console, self._card.case_id or None
        who = console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("next", lambda: console.work.next_for(who, after), self._next_found)

    def do(self, step: str, values: dict[str, Any]) -> None:
        """Carry out a step with the case shown."""
        case_id, console, seen = self._card.case_id, self._console, self._version
        who = console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("act", lambda: tried(lambda: console.work.act(case_id, step, who, seen=seen, **values)),
                             lambda result: self._done(case_id, step, result))

    def follow_several(self, ids: Sequence[str]) -> None:
        """These are selected; the card shows them together, or one again where there are fewer than two."""
        console, who = self._console, self._console.identity.known
        cases = [case for one in ids if (case := console.cases.get(one)) is not None]
        self._card.show_several(cases)
        if 1 < len(cases) <= MOST:
            self._background.ask("several", lambda: offer_for_several(console, cases, who),
                                 lambda offer: self._card.several.work.show_offer(offer))
        else:
            self._card.several.work.show_offer(Offer())

    def do_several(self, step: str, values: dict[str, Any]) -> None:
        """Carry out a step with all selected cases; what is refused leaves the others alone."""
        ids, console = list(self._card.several.ids), self._console
        who = console.identity.known
        if who is None:
            self.login_wanted.emit()
            return

        def job() -> Done:
            if step == "merge":
                ids.remove(values["other"])
            if values.get("handler") != EACH:
                return console.work.many(ids, step, who, **values)
            assignment = console.proposals.assign(ids, who)
            moved: list[str] = []
            refused = list(assignment.nobody)
            for handler, some in assignment.by_handler.items():
                done = console.work.many(some, step, who, handler=handler)
                moved += done.moved
                refused += done.refused
            return Done(moved, refused)

        self._background.ask("act", lambda: tried(job), lambda result: self._done_several(ids, step, result))

    def _done_several(self, ids: Sequence[str], step: str, result: Result) -> None:
        if result.refusal:
            self._card.several.work.show_error(result.refusal)
            return
        done: Done = result.value
        self.said.emit(tr("{step}: {n} done, {m} refused", step=STEPS[step].label, n=len(done.moved),
                          m=len(done.refused)), Kind.WARNING if done.refused else Kind.OK)
        if self._card.several.isVisible():
            self.follow_several(ids)
            self._card.several.show_done(len(done.moved), done.refused)

    def attach(self, paths: list[Path]) -> None:
        """Attach files to the case shown."""
        case_id, console = self._card.case_id, self._console
        who = console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("attach", lambda: tried(lambda: console.files.attach(case_id, paths, who)),
                             self._attached)

    def user_changed(self) -> None:
        """Somebody else works here now."""
        case = self._console.cases.get(self._shown) if self._shown else None
        self._shown = ""
        self.follow(case)

    def stop(self) -> None:
        """Keep what is half written; the window closes."""
        if self._keeping.isActive() and self._draft is not None:
            self._keeping.stop()
            case_id, step, words = self._draft
            who = self._console.identity.known
            if who is not None:   # here and now: the thread ends with the window
                tried(lambda: self._console.drafts.keep(case_id, who.id, step, words))

    def _files(self, case: Case) -> list[tuple[Attachment, Path | None]]:
        if not case.has_files:
            return []
        files = self._console.files
        return [(one, files.files.thumbnail(one)) for one in files.of(case.id)]

    def _offered(self, case: Case, offer: Any, files: list[tuple[Attachment, Path | None]]) -> None:
        if self._card.case_id != case.id:
            return
        fresh, self._shown = self._shown != case.id, case.id
        self._version = offer.version
        self._card.work.show_offer(offer, fresh, self._acted)
        self._acted = False
        self._card.files.show_files(case, files)
        if any(step.name == "escalate" for step in offer.steps):   # asked for last: it looks at many cases
            levels = self._console.levels
            self._background.ask("rise", lambda: levels.due_of(case, time.time()),
                                 lambda rise: self._rising(case.id, rise))

    def _rising(self, case_id: str, rise: Escalation | None) -> None:
        if self._card.case_id == case_id:
            self._card.work.show_rise(rise)

    def _done(self, case_id: str, step: str, result: Result) -> None:
        if result.refusal:
            if self._card.case_id == case_id:
                self._card.work.show_error(result.refusal)
            self.said.emit(result.refusal, Kind.ERROR)
            self.follow(self._console.cases.get(case_id))   # what was refused may have changed meanwhile
            return
        case: Case = result.value
        self._acted = True
        self._draft = (case_id, step, "")   # what was half written is said now
        self._keep_draft()
        self._card.work.done()
        self.said.emit(tr("{step}: {title}", step=STEPS[step].label, title=case.title), Kind.OK)
        self.acted.emit(case)
        if self._card.case_id == case.id:
            self.follow(case)

    def _attached(self, result: Result) -> None:
        if result.refusal:
            self.said.emit(result.refusal, Kind.ERROR)
        else:
            self.said.emit(tr("Attached: {files}", files=", ".join(one.name for one in result.value)), Kind.OK)

    def _open(self, one: Attachment) -> None:
        """Show an attachment with the system's program, under its own name."""
        folder = self._console.profile.caches / "opened"
        self._background.ask("open", lambda: tried(lambda: self._console.files.files.copy_out(one, folder)),
                             lambda result: self._opened(result))

    def _opened(self, result: Result) -> None:
        if result.refusal:
            self.said.emit(result.refusal, Kind.ERROR)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(result.value))):
            self.said.emit(tr("No program is set up to open {file}.", file=result.value), Kind.WARNING)

    def _next_found(self, case: Case | None) -> None:
        if case is None:
            self.said.emit(tr("No case needs you now."), Kind.OK)
        else:
            self._show(case.id)

    def _draft_changed(self, step: str, words: str) -> None:
        if self._card.case_id:
            self._draft = (self._card.case_id, step, words)
            self._keeping.start()

    def _keep_draft(self) -> None:
        if self._draft is None:
            return
        case_id, step, words = self._draft
        drafts, who = self._console.drafts, self._console.identity.known
        if who is None:
            return
        self._background.ask("draft", lambda: tried(lambda: drafts.keep(case_id, who.id, step, words)), lambda _: None)


def tried(job: Callable[[], Any]) -> Result:
    """Run a job of the thread; a refusal is an answer, not a fault."""
    try:
        return Result(job())
    except ConsoleError as error:
        return Result(refusal=str(error))
