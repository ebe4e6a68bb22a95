"""Keys that judge: verdicts, notes, undo, skip, field check, duplicates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import shapely
from PySide6.QtCore import QObject, QTimer, Signal

from console.detection.kinds import kind_word
from console.errors import ConsoleError
from console.language import tr
from console.model.review import Detection, Fact
from widgets.review.contact_sheet import Cell
from widgets.review.facts import title_of
from widgets.review.keys import Act
from widgets.review.now import Now

DRAFT_MS = 400         # after the last key words are kept: a crash costs no more
DEGREE_M = 111_320.0   # metres of a degree of latitude; near enough for "12 m away"


class Judging(QObject):
    """Signals: login_wanted: nobody is logged in."""

    login_wanted = Signal()

    def __init__(self, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._waits: Act | None = None   # a verdict that waits for its words
        self._keeping = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._keeping.timeout.connect(now.keep_words)
        now.page.verdicts.words.textEdited.connect(lambda _: self._keeping.start())
        now.page.verdicts.noted.connect(self._noted)
        now.page.field.confirmed.connect(self._came_back)

    @property
    def acts(self) -> Mapping[str, Callable[[Act], None]]:
        """What it does, by name of the act."""
        return {"judge": self._judge, "undo": self._undo, "skip": self._skip, "field": self._send,
                "duplicate": self._duplicate, "repeats": self._repeats, "alike": self._look_alike,
                "note": self._note, "enter": self._field}

    def forget(self) -> None:
        """Another detection is shown: nothing is offered and nothing waits."""
        self._waits = None
        self._now.page.choices = {}
        self._now.page.verdicts.offer([])

    def stop(self) -> None:
        """The window closes: words half written are kept at once."""
        self._keeping.stop()
        self._now.keep_words(at_once=True)

    # Verdicts

    def _judge(self, act: Act) -> None:
        now, asked, one = self._now, self._now.asked(), self._now.shown.one
        if now.page.at == "sheet":
            self._judge_sheet(act)
        elif asked is not None and one is not None and now.correcting == one.id:
            self._replace(act)
        elif asked is not None and one is not None and self._may() and self._has_words(act):
            now.work.judge(one, act, now.page.verdicts.note, now.spent(), asked)

    def _replace(self, act: Act) -> None:
        """Another verdict in the place of the last one."""
        now, asked, one = self._now, self._now.asked(), self._now.shown.one
        if asked is None or one is None or act.fact is None or not self._has_words(act):
            return
        desk, fact, note = now.console.reviews, act.fact, now.page.verdicts.note
        now.work.on_record(lambda: desk.correct(one.id, asked.who, fact, act.reason, act.disposal, note,
                                                seen=one.version), tr("The verdict is corrected."), asked)

    def _may(self) -> bool:
        """Whether the one shown is claimed; says why not."""
        page = self._now.page
        if page.at != "views":
            page.bring("views")
        if not self._now.shown.mine:
            page.verdicts.say(self._now.shown.why)
        return self._now.shown.mine

    def _has_words(self, act: Act) -> bool:
        """Whether all words are there that a verdict needs; asks for them where they are not."""
        reason = self._now.console.reviews.rules.reason(act.reason) if act.fact is Fact.FALSE else None
        verdicts = self._now.page.verdicts
        if verdicts.note or reason is None or not reason.needs_note:
            return True
        self._waits = act
        verdicts.write_note(tr("This reason needs a word of its own; Enter gives the verdict"))
        return False

    def _note(self, act: Act) -> None:
        if self._now.shown.one is not None:
            self._now.page.verdicts.write_note()

    def _noted(self) -> None:
        """The words are written: give the verdict that waited for them."""
        self._now.keep_words()
        act, self._waits = self._waits, None
        if act is not None and self._now.page.verdicts.note:
            self._judge(act)

    def _undo(self, act: Act) -> None:
        if (asked := self._now.asked()) is None:
            self.login_wanted.emit()
        else:
            self._now.work.undo(asked, self._now.id)

    def _skip(self, act: Act) -> None:
        if (asked := self._now.asked()) is not None and self._now.id:
            self._now.work.skip(self._now.id, asked)

    # Duplicates

    def _duplicate(self, act: Act) -> None:
        """Offer what lies there; a digit chooses."""
        asked, one = self._now.asked(), self._now.shown.one
        if asked is not None and one is not None and self._may():
            self._now.work.near(one.id, asked.who, partial(self._offer, one))

    def _offer(self, one: Detection, near: list[Detection]) -> None:
        page = self._now.page
        if self._now.id != one.id:
            return
        if not near:
            page.verdicts.say(tr("No other detection lies within 30 m, so it repeats none."))
            return
        some = {str(i): Act("repeats", value=other.id) for i, other in enumerate(near, 1)}
        page.choices = dict(some)
        page.verdicts.offer([(key, act, _brief(one, other)) for (key, act), other in zip(some.items(), near,
                                                                                         strict=True)],
                            tr("Which one does it repeat? Esc: none of them"))

    def _repeats(self, act: Act) -> None:
        now, asked, one = self._now, self._now.asked(), self._now.shown.one
        if asked is not None and one is not None:
            now.work.judge(one, Act("judge", Fact.DUPLICATE), now.page.verdicts.note, now.spent(), asked, act.value)

    # Look-alikes

    def _look_alike(self, act: Act) -> None:
        now, asked = self._now, self._now.asked()
        if asked is None or not now.id:
            return
        if now.alike is not None:
            self._open_sheet(now.id, now.alike)
            return
        id, who, desk = now.id, asked.who, now.console.reviews   # pressed before they were looked for
        now.work.ask("alike", lambda: desk.alike(id, who), lambda found: self._open_sheet(id, found))

    def _open_sheet(self, id: str, alike: Sequence[str] | ConsoleError) -> None:
        now, asked = self._now, self._now.asked()
        if now.id != id or asked is None:
            return
        if isinstance(alike, ConsoleError) or len(alike) < 2:
            now.page.verdicts.say(str(alike) if isinstance(alike, ConsoleError) else
                                  tr("No other open detection looks like this one."))
            return
        now.seen = {}
        now.page.sheet.show_cells([Cell(one, "", "") for one in alike])
        now.page.bring("sheet")
        now.work.chips(alike, asked.who, now.page.sheet.side, now.page.devicePixelRatioF(), self._chip)

    def _chip(self, id: str, found: tuple[Any, Any, str, Detection]) -> None:
        before, after, why, one = found
        self._now.seen[id] = one.version
        self._now.page.sheet.set_picture(id, before, after, why, title_of(one), f"{one.confidence:.2f}  {one.address}")

    def _judge_sheet(self, act: Act) -> None:
        now, asked, sheet = self._now, self._now.asked(), self._now.page.sheet
        if asked is None or not sheet.chosen:
            return
        if sheet.unseen:
            now.page.verdicts.say(tr("{n} of them were not in sight yet; nothing was judged. Move on with the arrows, "
                                     "then press the key again.", n=sheet.unseen))
        elif self._has_words(act):
            seen = {id: now.seen[id] for id in sheet.chosen}
            now.work.judge_many(sheet.chosen, act, now.page.verdicts.note, seen, asked)

    # The field

    def _send(self, act: Act) -> None:
        now, asked, one = self._now, self._now.asked(), self._now.shown.one
        if asked is not None and one is not None and self._may():
            now.work.send(one, now.page.verdicts.note, asked)

    def _field(self, act: Act) -> None:
        one, page = self._now.shown.one, self._now.page
        if one is not None and one.field_task is not None:
            page.bring("field")
            page.field.open_task(one.field_task)

    def _came_back(self, answers: dict[str, str], photos: list[Path]) -> None:
        if (asked := self._now.asked()) is not None and self._now.id:
            self._now.work.came_back(self._now.id, photos, answers, asked)


def _brief(one: Detection, other: Detection) -> str:
    """A neighbour in a few words, with the way to it."""
    east = shapely.transform(shapely.from_wkb([one.wkb, other.wkb]), lambda xy: xy * (
        DEGREE_M * _shrink(one.lat), DEGREE_M))
    return tr("{kind} · {m2} m², {n} m away", kind=kind_word(other.kind), m2=f"{other.m2:,.0f}",
              n=f"{float(shapely.distance(*east)):.0f}")


def _shrink(lat: float) -> float:
    from math import cos, radians

    return cos(radians(lat))
