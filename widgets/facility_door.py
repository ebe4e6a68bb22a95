"""A facility's card in the window: what it says to whom, revealing who answers for it, and correcting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from console.commands.facility_lines import number_of
from console.errors import Refused
from console.insight.facility_facts import PERSONAL, facility_facts
from console.language import tr
from console.model.person import Role, User
from console.model.premises import Facility
from widgets.background import Background
from widgets.place_card import PlaceCard, PlaceFacts
from widgets.place_pins import FACILITIES
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console

NUMBERS = ("phone", "duty", "mobile")
MAY_EDIT = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COLLECTOR)
MAY_REMOVE = (Role.ADMINISTRATOR, Role.SUPERVISOR)


class FacilityDoor(QObject):
    """Fills a card with facilities and carries out what is asked on it.

    Signals:
        said(text): for the message bar.
        changed(facility id): it was corrected. removed(): one was taken off the record.
    """

    said = Signal(str)
    changed = Signal(str)
    removed = Signal()

    def __init__(self, console: Console, card: PlaceCard, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._card, self._background = console, card, background
        card.fields.reveal_wanted.connect(self._reveal)
        card.edit_wanted.connect(self._ask)
        card.form.wanted.connect(self._save)
        card.remove_wanted.connect(self._ask_removal)
        card.removal.wanted.connect(self._remove)

    def facts(self, one: Facility) -> PlaceFacts:
        """What the card shows of a facility to whoever works here; in the background thread."""
        console, desk = self._console, self._console.facilities
        path = console.areas.tree().path(one.area) if one.area else []
        rows = facility_facts(one, desk.contact(one.id), console.people, console.identity.known or User(""))
        shown = [(label, text) for label, text, _ in rows]
        shown += [(tr("Area"), " › ".join(area.name for area in path)),
                  (tr("Plate code"), desk.codes().get(one.id, "")), (tr("Place"), f"{one.lon:.5f}, {one.lat:.5f}")]
        kind = desk.kinds.get(one.kind)
        return PlaceFacts(FACILITIES, one.id, one.name, desk.kinds.label(one.kind), tuple(shown), lon=one.lon,
                          lat=one.lat, class_code=kind.report if kind else "", demo=one.demo,
                          hidden={label: what for label, _, what in rows if what})

    def _reveal(self, what: str, purpose: str) -> None:
        people, who = self._console.people, self._console.identity.known
        if who is None:
            self._card.fields.show_refused(what, tr("Log in first: what is shown goes on record with a name."))
            return
        self._background.ask("reveal facility", lambda: tried(lambda: people.reveal(what, who, purpose)),
                             lambda result: self._revealed(what, result))

    def _revealed(self, what: str, result: Result) -> None:
        if result.refusal:
            self._card.fields.show_refused(what, result.refusal)
        else:
            self._card.fields.show_revealed(what, result.value)
            self.said.emit(tr("Shown for a minute; it is on record."))

    def _ask(self, facts: PlaceFacts) -> None:
        """Open the form, for those who may."""
        who = self._console.identity.known
        if who is None or not who.is_any(*MAY_EDIT):
            self.said.emit(tr("Facilities are corrected by collectors, supervisors and administrators."))
            return
        desk, people = self._console.facilities, self._console.people
        one, contact = desk.get(facts.id), desk.contact(facts.id)
        known = {name: getattr(contact if hasattr(contact, name) else one, name) for name in self._card.form.texts}
        masked = [field for field, kind in PERSONAL.items() if not people.may_see(kind, who)]
        kinds = [(kind.kind, kind.label) for kind in desk.kinds.kinds]
        if desk.kinds.get(one.kind) is None:   # a catalogue may have lost it
            kinds.insert(0, (one.kind, one.kind))
        self._card.form.ask(one.id, kinds, one.kind, known, masked)
        self._card.make_room()

    def _save(self, facility: str, changed: dict[str, str]) -> None:
        def job() -> Facility:
            who = self._console.identity.known
            if who is None or not who.is_any(*MAY_EDIT):
                raise Refused(tr("Facilities are corrected by collectors, supervisors and administrators."))
            fields: dict[str, Any] = {name: number_of(text) if name in NUMBERS else text
                                      for name, text in changed.items()}
            return self._console.facilities.change(facility, who.id, fields.pop("kind", ""), **fields)

        self._background.ask("facility", lambda: tried(job), self._saved)

    def _saved(self, result: Result) -> None:
        if result.refusal:
            self._card.form.say(result.refusal)
            return
        self._card.form.close_form()
        self.said.emit(tr("{name} is corrected.", name=result.value.name))
        self.changed.emit(result.value.id)

    def _ask_removal(self, facts: PlaceFacts) -> None:
        """Ask for the reason, of those who may."""
        who = self._console.identity.known
        if who is None or not who.is_any(*MAY_REMOVE):
            self.said.emit(_for_leaders())
            return
        self._card.removal.ask(facts.id, facts.title)
        self._card.make_room()

    def _remove(self, facility: str, why: str) -> None:
        def job() -> Facility:
            who = self._console.identity.known
            if who is None or not who.is_any(*MAY_REMOVE):
                raise Refused(_for_leaders())
            return self._console.facilities.removal.remove(facility, who.id, why)

        self._background.ask("facility removed", lambda: tried(job), self._gone)

    def _gone(self, result: Result) -> None:
        if result.refusal:
            self._card.removal.say(result.refusal)
            return
        self._card.removal.close_form()
        self._card.close_card()
        self.said.emit(tr("{name} is off the record; the line “facility recall” brings it back.",
                          name=result.value.name))
        self.removed.emit()


def _for_leaders() -> str:
    return tr("Facilities are removed by supervisors and administrators.")
