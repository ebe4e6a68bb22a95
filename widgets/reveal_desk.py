"""Names and telephones in the case card: masked by role, shown one at a time for a purpose, and all who reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.desk.links import reporters
from console.language import tr
from console.model.access import NAME, PHONE
from console.model.case import Case
from console.model.person import User
from widgets.background import Background
from widgets.case_card import CaseCard
from widgets.message_bar import Kind
from widgets.reveal_grid import Field, RevealGrid, fields_of
from widgets.words import moment, source_word
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console


class RevealDesk(QObject):
    """Between the card's masked fields and the people of the profile.

    Signals:
        said(text, Kind): for the message bar.
        login_wanted: nobody is logged in.
    """

    said = Signal(str, object)
    login_wanted = Signal()

    def __init__(self, console: Console, card: CaseCard, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._card, self._background = console, card, background
        for grid in (card.extra, card.reporters):
            grid.reveal_wanted.connect(lambda what, purpose, grid=grid: self._reveal(grid, what, purpose))

    def follow(self, case: Case | None) -> None:
        """The card shows this case now: find out who else reported it."""
        if case is None:
            self._card.show_reporters([])
            self._card.extra.forget()
            return
        console, who = self._console, self._console.identity.known or User("")
        self._background.ask("reporters", lambda: told_by(console, case, who),
                             lambda fields: self._card.show_reporters(fields, case.id))

    def user_changed(self) -> None:
        """Somebody else works here: nothing stays revealed."""
        for grid in (self._card.extra, self._card.reporters):
            grid.forget()

    def _reveal(self, grid: RevealGrid, what: str, purpose: str) -> None:
        people, who = self._console.people, self._console.identity.known
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("reveal", lambda: tried(lambda: people.reveal(what, who, purpose)),
                             lambda result: self._revealed(grid, what, result))

    def _revealed(self, grid: RevealGrid, what: str, result: Result) -> None:
        if result.refusal:
            grid.show_refused(what, result.refusal)
            return
        grid.show_revealed(what, result.value)
        self.said.emit(tr("Shown for a minute; it is on record."), Kind.OK)


def told_by(console: Console, case: Case, who: User) -> list[Field]:
    """Who else reported a case: names and telephones of all that were merged into it, as `who` may see them."""
    found = []
    for number, one in enumerate(reporters(console.cases, case.id)[1:], 2):
        told = {name: text for name, text in one.extra.items() if console.people.kind_of(name) in (NAME, PHONE)}
        said = (moment(one.reported_at), source_word(one.source), one.title)
        found.append(Field(tr("Report {n}", n=number), " · ".join(said)))
        found += fields_of(one.id, told, console.people.mask_fields(told, who))
    return found
