"""Shows what the desk answered: the next detection, what was done, what was refused, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.language import tr
from console.model.review import Detection, Status
from widgets.review.asked import Answer, Shown
from widgets.review.facts import title_of, verdict_words
from widgets.review.now import Now
from widgets.review.queue_rows import QueueRows, colleagues
from widgets.review.words import round_word

if TYPE_CHECKING:
    from console.desk.review.figures import Progress


class Telling(QObject):
    """Signals: moved: another detection is shown, or none. refused(text)."""

    moved = Signal()
    refused = Signal(str)

    def __init__(self, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        now.work.answered.connect(self._answered)
        now.work.progressed.connect(self._progressed)
        now.work.alike_found.connect(self._found_alike)

    def show_nothing(self, words: str, more: str, button: str = "") -> None:
        """Nothing is to be judged: why, and what helps."""
        page = self._now.page
        self._now.show(Shown())
        page.empty.say(words, more, button)
        page.head.show_title("")
        page.facts.show_sections(())
        page.views.show_scene(None)
        page.verdicts.set_ready(False)
        page.verdicts.set_alike(0)
        page.queue.stand_on("")
        page.bring("empty")

    # Answers

    def _answered(self, answer: Answer) -> None:
        page = self._now.page
        if answer.rows is not None:
            self._use_rows(answer.rows)
        if answer.batches and answer.rows is not None:
            kinds, who = sorted(set(answer.rows.bench["kind"].astype(str))), self._now.who
            page.filters.offer(answer.batches, kinds, who.id if who else "")
        if answer.queue is not None:
            page.model.show(answer.queue)
        if answer.refusal:
            page.verdicts.say(answer.refusal)
            page.field.say(answer.refusal if page.at == "field" else "")
            self.refused.emit(answer.refusal)
            return
        self._tell(answer)
        if answer.shown is not None:
            self._show(answer.shown)
        if answer.refused:
            page.verdicts.say(tr("{n} were not judged: {why}", n=len(answer.refused), why=answer.refused[0][1]))

    def _tell(self, answer: Answer) -> None:
        """What was done, in the line under the keys: it can still be taken back."""
        page = self._now.page
        if answer.judged or answer.undone or answer.task or answer.told:
            self._now.drop_words()
            page.field.say("")
            if page.at in ("sheet", "field"):
                page.bring("views")
        if answer.judged:
            page.progress.say(self._judged(answer.judged))
        elif answer.undone is not None:
            page.progress.say(tr("Taken back: {what}", what=title_of(answer.undone)))
        elif answer.told:
            page.progress.say(answer.told)
        elif answer.task is not None:
            page.progress.say(tr("What came back is on record.") if answer.task.back_at is not None else
                              tr("Somebody is asked to go and see."))

    def _judged(self, judged: Sequence[Detection]) -> str:
        last = judged[0]
        own = last.verdicts[-1] if last.verdicts else None
        words = verdict_words(own, self._now.console.reviews.rules) if own else ""
        self._now.last_case = next((one.case for one in judged if one.case), "")
        if self._now.last_case:
            return tr("{what}: a case was opened · K shows it", what=title_of(last))
        if len(judged) > 1:
            return tr("{n} judged: {verdict} · Backspace takes all back", n=len(judged), verdict=words)
        if last.status in (Status.SECOND, Status.THIRD):
            return tr("{what}: {verdict} · goes to another pair of eyes · Backspace takes it back",
                      what=title_of(last), verdict=words)
        return tr("{what}: {verdict} · Backspace takes it back", what=title_of(last), verdict=words)

    def _show(self, shown: Shown) -> None:
        page, one = self._now.page, shown.one
        if one is None:
            self._show_end()
        else:
            self._now.show(shown)
            lacks = [*shown.missing, *([shown.why] if shown.why else [])]
            page.head.show_title(title_of(one), look_of(one), one.demo, lacks)
            page.facts.show_sections(shown.sections)
            page.views.show_scene(shown.scene)
            if page.at == "empty":
                page.bring("views")
            page.verdicts.say("")
            page.verdicts.set_ready(shown.mine)
            page.verdicts.set_alike(0)
            page.queue.stand_on(one.id)
        self.moved.emit()

    def _show_end(self) -> None:
        if self._now.page.filters.is_on:
            self.show_nothing(tr("Nothing is left in this part of the queue."),
                              tr("Other detections may wait outside these filters."), tr("Clear the filters"))
        elif len(self._now.console.reviews):
            self.show_nothing(tr("Nothing waits for you."), tr("All detections are decided, with a colleague, in the "
                                                               "field, or need other eyes than yours."))
        else:
            self.show_nothing(tr("No detections are loaded."), tr("Load a file of detections that two surveys gave."),
                              tr("Load a file …"))

    # What comes after

    def _use_rows(self, rows: QueueRows) -> None:
        self._now.page.model.use(rows.read)
        self._now.page.progress.show_claims(colleagues(rows))

    def _progressed(self, found: Progress, rows: QueueRows) -> None:
        page = self._now.page
        self._use_rows(rows)
        page.progress.show_progress(found.done, found.left, found.per_hour or 0.0, found.ends_at)
        page.count.setText(tr("Queue · {n}", n=f"{len(page.model.ids):,}"))

    def _found_alike(self, id: str, alike: Sequence[str]) -> None:
        if self._now.id == id:
            self._now.alike = alike
            self._now.page.verdicts.set_alike(max(0, len(alike) - 1))


def look_of(one: Detection) -> str:
    """Which look it needs, for a chip; the first goes without saying."""
    if one.status is Status.SECOND:
        return tr("{look} · blind", look=round_word(2))
    if one.status is Status.THIRD:
        return tr("{look} · decides", look=round_word(3))
    return {Status.FIELD: tr("In the field"), Status.EVIDENCE: tr("Waiting for evidence"),
            Status.SETTLED: tr("Decided"), Status.LOCKED: tr("Locked")}.get(one.status, "")
