"""Between the form of a new case and the desk: the map points out the place, drafts, "same?", registering, merging."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from console.desk.lifecycle import STEPS
from console.desk.registration import check_reporting, register
from console.desk.reports import Report
from console.errors import ConsoleError
from console.language import tr
from console.model.case import Case
from console.model.person import User
from maps.tool import Keys
from widgets.background import Background
from widgets.case_card import CaseCard
from widgets.case_form import CaseForm
from widgets.case_written import Written
from widgets.class_search import find_classes
from widgets.map_tools import MapTools
from widgets.message_bar import Kind
from widgets.step_form import Choice
from widgets.work_desk import DRAFT_MS, Result, tried

if TYPE_CHECKING:
    from console.wiring import Console

DRAFT = "new-case"   # instead of a case's id: what has none yet
STEP = "report"
ALIKE_MS = 250       # after the last key the cases alike are looked for
MOST_ALIKE = 3
DIGITS = 6           # of degrees: a decimetre


@dataclass(frozen=True)
class Registered:
    """A case that was opened, and why it was not merged where that was wanted and refused."""

    case: Case
    shown: str
    refusal: str = ""


class CaseFormDesk(QObject):
    """Makes the form when it is first asked for.

    Args:
        lonlat: EPSG:4490 degrees of a place on the map.
        known: the cases that the window knows by now.
        show: shows a case (and moves the map), by id.

    Signals:
        said(text, Kind): for the message bar.
        login_wanted: nobody is logged in.
    """

    said = Signal(str, object)
    login_wanted = Signal()

    def __init__(self, console: Console, card: CaseCard, tools: MapTools, background: Background,
                 lonlat: Callable[[QPointF], tuple[float, float]], known: Callable[[], Mapping[str, Case]],
                 show: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._card, self._tools, self._background = console, card, tools, background
        self._lonlat, self._known, self._show = lonlat, known, show
        self.form: CaseForm | None = None
        self._who = User("")
        self._awaited = ""
        self._keeping = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._keeping.timeout.connect(self._keep)
        self._looking = QTimer(self, singleShot=True, interval=ALIKE_MS)
        self._looking.timeout.connect(self._look)

    @property
    def is_open(self) -> bool:
        return self.form is not None and self._card.pages.covered_by is self.form

    def begin(self) -> None:
        """Open the form over the case card, with what was half written.

        Raises:
            Refused: this person does not report cases.
        """
        who = self._console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        check_reporting(who)
        if self.is_open and self.form is not None:
            self.form.title.setFocus()
            return
        self._who = who
        form = self._ready()
        form.near = self._bounds()
        form.fill(_read(self._console.drafts.get(DRAFT, who.id)[1]))
        self._card.pages.cover(form)
        form.title.setFocus()
        self.point_out()
        catalogue = self._console.catalogue   # the readings of all classes, before the first letter is typed
        self._background.ask("readings", lambda: find_classes(catalogue, "a"), lambda _: None)

    def begin_at(self, lon: float, lat: float, address: str, class_code: str = "") -> None:
        """Open the form with a place already in it; a title that is half written stays. Raises like `begin`."""
        self.begin()
        if self.form is not None and self.is_open:
            written = self.form.written
            self.form.fill(msgspec.structs.replace(
                written, place=f"{lat:.{DIGITS}f}, {lon:.{DIGITS}f}", address=address,
                class_code=written.class_code or class_code))
            self.form.title.setFocus()

    def close(self) -> None:
        """Close the form; what is written is kept."""
        if self.is_open:
            self._flush()
            self._card.pages.uncover()
            self._stop_pointing()

    def user_changed(self) -> None:
        """Somebody else works here now: the draft stays with whoever wrote it."""
        if self.is_open and self._console.identity.known != self._who:
            self.close()

    def case_chosen(self, case_id: str) -> None:
        """A case was chosen elsewhere: it is to be seen, the form can wait."""
        if case_id:
            self.close()

    def cases_changed(self, *_: object) -> None:
        """The case just registered has arrived in the window: show it."""
        if self._awaited and self._awaited in self._known():
            case_id, self._awaited = self._awaited, ""
            self._show(case_id)

    def use_catalogue(self) -> None:
        """Another catalogue of classes holds."""
        if self.form is not None:
            self.form.use_catalogue(self._console.catalogue)

    def stop(self) -> None:
        """The window closes, and its thread with it: what is half written is kept at once."""
        self._looking.stop()
        if self._keeping.isActive():
            self._keeping.stop()
            self._draft_job()()

    def point_out(self) -> None:
        """A click on the map is the place, as long as the form is open."""
        self._tools.point_out(self._pointed)

    # What the form says

    def _ready(self) -> CaseForm:
        if self.form is None:
            form = self.form = CaseForm(self._console.catalogue, self._card.theme)
            form.changed.connect(self._changed)
            form.confirmed.connect(lambda report: self._register(report, ""))
            form.merge_wanted.connect(self._register)
            form.left.connect(self.close)
            form.place_entered.connect(self.point_out)
        return self.form

    def _changed(self) -> None:
        self._keeping.start()
        self._looking.start()

    def _pointed(self, place: QPointF, keys: Keys) -> None:
        lon, lat = self._lonlat(place)
        if self.is_open and self.form is not None and lon == lon:   # nan where the map shows nothing
            self.form.set_place(f"{lat:.{DIGITS}f}, {lon:.{DIGITS}f}")

    def _look(self) -> None:
        """Where is it, and is it known already? Asked when the hand rests."""
        form, console = self.form, self._console
        if form is None or not self.is_open:
            return
        place, written = form.lonlat(), form.written
        if place is None:
            form.alike.show_cases(())
            form.show_area("")
            self._tools.unmark()
            return
        self._tools.mark(*place, tr("New case"), stays=True)
        may_merge = self._who.is_any(*STEPS["merge"].roles)
        self._background.ask("new-case", lambda: (_path(console, place),
                                                  _alike(console, written, place) if may_merge else []),
                             self._looked)

    def _looked(self, found: tuple[str, list[Choice]]) -> None:
        if self.is_open and self.form is not None:
            self.form.show_area(found[0])
            self.form.alike.show_cases(found[1])

    # Registering

    def _register(self, report: Report, other: str) -> None:
        console, who = self._console, self._console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("register", lambda: tried(lambda: _opened(console, report, who, other)), self._registered)

    def _registered(self, result: Result) -> None:
        form = self.form
        if form is None:
            return
        if result.refusal:
            form.show_error(result.refusal)
            self.said.emit(result.refusal, Kind.ERROR)
            return
        done: Registered = result.value
        self._keeping.stop()
        form.fill(Written(source=form.written.source))
        self._keeping.stop()
        self._keep()   # nothing is half written any more
        self._card.pages.uncover()
        self._stop_pointing()
        if done.refusal:
            self.said.emit(tr("Registered as {id}, but not merged: {why}", id=done.case.id, why=done.refusal),
                           Kind.WARNING)
        elif done.shown != done.case.id:
            self.said.emit(tr("Added to {id}: {title}", id=done.shown, title=done.case.title), Kind.OK)
        else:
            self.said.emit(tr("Registered: {title}", title=done.case.title), Kind.OK)
        self._awaited = done.shown
        self.cases_changed()

    # Drafts and the map

    def _flush(self) -> None:
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()

    def _keep(self) -> None:
        self._background.ask("draft-new", self._draft_job(), lambda _: None)

    def _draft_job(self) -> Callable[[], Result]:
        """Keeps what stands in the form now; a profile that cannot be written to says so when it matters."""
        written, drafts, who = self.form.written if self.form else Written(), self._console.drafts, self._who
        words = "" if written.is_empty else msgspec.json.encode(written).decode()
        return lambda: tried(lambda: drafts.keep(DRAFT, who.id, STEP, words))

    def _stop_pointing(self) -> None:
        self._looking.stop()
        self._tools.unmark()
        if self._tools.name == MapTools.PLACE:
            self._tools.stop_tool()

    def _bounds(self) -> tuple[float, float, float, float] | None:
        found = [area.bounds for area in self._console.areas.tree() if area.bounds is not None]
        if not found:
            return None
        west, south, east, north = zip(*found, strict=True)
        return min(west), min(south), max(east), max(north)


def _read(words: str) -> Written:
    """A draft; one of another version of the program is begun anew rather than misread."""
    try:
        return msgspec.json.decode(words, type=Written) if words else Written()
    except msgspec.DecodeError:
        return Written()


def _path(console: Console, place: tuple[float, float]) -> str:
    tree = console.areas.tree()
    names = [area.name for area in tree.path(console.areas.locator().locate(*place))]
    return " › ".join(names[-3:]) or tr("Outside all areas")


def _alike(console: Console, written: Written, place: tuple[float, float]) -> list[Choice]:
    """Open cases that may be the same as the one being typed."""
    provisional = Case("", written.title, class_code=written.class_code, lon=place[0], lat=place[1],
                       address=written.address, reported_at=time.time())
    found = []
    for like in console.similar.like(provisional, MOST_ALIKE):
        other = console.cases.get(like.case_id)
        if other is not None:
            found.append(Choice(other.id, other.title, tr("{n} % alike: {reasons}", n=round(like.score * 100),
                                                          reasons="; ".join(like.reasons))))
    return found


def _opened(console: Console, report: Report, who: User, other: str) -> Registered:
    """Register a report, and merge it where it is the same as another case: both ways linked, every reporter kept."""
    case = register(console.cases, console.areas, report, who)
    if not other:
        return Registered(case, case.id)
    try:
        console.work.act(case.id, "merge", who, other=other)
    except ConsoleError as error:   # the other one may have been closed meanwhile
        return Registered(case, case.id, str(error))
    return Registered(case, other)
