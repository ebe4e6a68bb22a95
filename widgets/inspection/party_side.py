"""Who answers for the building that is looked at: from the form to the desk of parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.desk.hazard.party_desk import PartyChange, PartyWish
from console.errors import Refused
from console.language import tr
from console.model.inspection import PartyRole
from widgets.background import Background
from widgets.inspection.facts import BuildingFacts, role_words
from widgets.inspection.figures import party_words
from widgets.inspection.party_form import PartyAsked, PartyForm
from widgets.reveal_grid import RevealGrid
from widgets.words import moment
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console


class PartySide(QObject):
    """Opens the form with what is known, carries out what it asks for, and reveals what is masked.

    Args:
        form: names a party. fields: shows the parties, masked.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. changed(code): somebody else answers.
    """

    said = Signal(str)
    login_wanted = Signal()
    changed = Signal(str)

    def __init__(self, console: Console, background: Background, form: PartyForm, fields: RevealGrid,
                 parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._background, self._form, self._fields = console, background, form, fields
        self._code = ""
        form.wanted.connect(self._wanted)

    def ask(self, facts: BuildingFacts) -> None:
        """Open the form for a building."""
        if self._console.identity.known is None:
            self.login_wanted.emit()
            return
        if not facts.may_name:
            self.said.emit(tr("Who answers for a building is said by inspectors, acceptors and supervisors."))
            return
        self._code = facts.building.code
        console, code = self._console, self._code
        self._background.ask("parties of a building", lambda: tried(lambda: (
            console.inspections.parties.of(code), console.inspections.party_desk.history(code))), self._open)

    def reveal(self, what: str, purpose: str) -> None:
        """Show a masked name or number for a minute; that is on record."""
        who, people = self._console.identity.known, self._console.people
        if who is None:
            self.login_wanted.emit()
            return
        self._background.ask("reveal party", lambda: tried(lambda: people.reveal(what, who, purpose)),
                             lambda result: self._revealed(what, result))

    def _revealed(self, what: str, result: Result) -> None:
        if result.refusal:
            self._fields.show_refused(what, result.refusal)
        else:
            self._fields.show_revealed(what, result.value)
            self.said.emit(tr("Shown for a minute; it is on record."))

    def _open(self, result: Result) -> None:
        if result.refusal:
            self.said.emit(result.refusal)
            return
        parties, history = result.value
        now = {role: ("" if (shown := party_words(self._console, one.id)) != one.name else shown, one.is_person)
               for role, one in parties.items()}   # a masked name is not written back as the name
        self._form.ask(now, [self._words(one) for one in history])

    def _words(self, one: PartyChange) -> str:
        name = party_words(self._console, one.party) if one.party else tr("nobody any more")
        before = tr("before: {name}", name=party_words(self._console, one.before)) if one.before else ""
        who = self._console.people.label(one.by)
        return " · ".join(filter(None, (moment(one.at), f"{role_words(one.role)}: {name}", before, one.why, who)))

    def _wanted(self, asked: PartyAsked) -> None:
        desk, identity, code = self._console.inspections.party_desk, self._console.identity, self._code

        def job() -> str:
            who = identity.known
            if who is None:
                raise Refused(tr("Log in to say who answers for a building."))
            if asked.name:
                desk.set(PartyWish(code, asked.role, asked.name, asked.is_person), who)
            else:
                desk.clear(code, asked.role, who, asked.why)
            return role_words(asked.role)

        self._background.ask("set party", lambda: tried(job), lambda result: self._done(code, asked, result))

    def _done(self, code: str, asked: PartyAsked, result: Result) -> None:
        if result.refusal:
            self._form.say(result.refusal)
            return
        self._form.close_form()
        self.said.emit(tr("{role}: {name} answers for this building now.", role=result.value,
                          name=tr("a private person") if asked.is_person else asked.name) if asked.name else
                       tr("{role}: nobody answers any more.", role=result.value))
        self.changed.emit(code)


def all_roles() -> dict[PartyRole, str]:
    """Every role in words."""
    return {role: role_words(role) for role in PartyRole}
