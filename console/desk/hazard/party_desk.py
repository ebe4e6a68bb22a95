"""Who answers for which building (责任主体): said, changed, taken back, and what was said before."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import DECIDERS
from console.desk.listeners import Listeners
from console.errors import BadInput, NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.inspection import Party, PartyRole
from console.model.person import User
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.parties import PartyStore
from console.store.places import PlaceStore

PARTY = "party:"
MANY = 20   # wishes from which reading all buildings once is quicker than asking for each


class PartyWish(msgspec.Struct, frozen=True):
    """Somebody is to answer for a building.

    Attributes:
        ref: id of the firm or person on the address base, "" for none.
    """

    building: str
    role: PartyRole
    name: str
    is_person: bool = False
    ref: str = ""


class PartyChange(msgspec.Struct, frozen=True):
    """What was said about who answers for a building, once.

    Attributes:
        party: id; "" where it was said that nobody answers any more. before: id of who answered until then.
        at: seconds since 1970 UTC. by: id of the user.
    """

    at: float
    by: str
    role: PartyRole
    party: str
    before: str = ""
    why: str = ""


class PartyDesk:
    """Safe from any thread; listeners hear in the writer's thread.

    The name of a private person stands in the ledger as a reference only; the store holds it.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, places: PlaceStore, store: PartyStore) -> None:
        self._ledger, self._areas, self._places, self._store = ledger, areas, places, store
        self._listeners: Listeners[[]] = Listeners("desk of responsible parties")

    # Reading

    def history(self, building: str) -> list[PartyChange]:
        """Everything that was said about a building, the latest first; what was generated with it was not said."""
        found = [PartyChange(entry.at, entry.actor, role, str(said.get("party", "")),
                             str(said.get("before", "")), str(said.get("why", "")))
                 for role in PartyRole for entry in self._ledger.entries(subject=f"{PARTY}{building}/{role.value}")
                 if isinstance(said := entry.payload.get("set"), Mapping)]
        return sorted(found, key=lambda one: -one.at)

    def missing(self, area: str = "") -> list[Building]:
        """Buildings that nobody answers for, in an area ("" for everywhere), by code."""
        links = self._store.links()
        within = self._areas.tree().within(area) if area else None
        return sorted((one for one in self._places.buildings() if not links.get(one.code)
                       and (within is None or one.area in within)), key=lambda one: one.code)

    def listen(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Call back after every change; returns a function that ends it."""
        return self._listeners.add(callback)

    # Changing

    def set(self, wish: PartyWish, who: User) -> Party:
        """Say who answers for a building; a firm of that name is one party for all its buildings.

        Whoever answered in that role before stays in the history, and keeps the hazards that were ordered of him.

        Raises:
            NotFound: no such building. BadInput: no name. Refused: not a role that decides this, or out of scope.
        """
        return self.set_many([wish], who)[0]

    def set_many(self, wishes: Sequence[PartyWish], who: User) -> list[Party]:
        """The same for many, all or none, in one transaction; what is said already is not said again."""
        made: list[Party] = []
        drafts: list[Draft] = []
        links: list[tuple[str, PartyRole, str, bool]] = []
        firms = {(one.is_person, one.ref or one.name): one for one in self._store.parties().values()
                 if one.ref or not one.is_person}
        parties, before = self._store.parties(), self._store.links()
        places = {one.code: one for one in self._places.buildings()} if len(wishes) > MANY else None
        for wish in wishes:
            place = self._place(wish.building, who, places)
            now = parties.get(before.get(wish.building, {}).get(wish.role, ""))
            name = wish.name.strip()
            if not name:
                raise BadInput(tr("A responsible party needs a name. Nothing was changed."))
            if now is not None and (now.name, now.is_person, now.ref) == (name, wish.is_person, wish.ref):
                made.append(now)
                continue
            key = wish.is_person, wish.ref or name
            known = firms.get(key) if wish.ref or not wish.is_person else None   # two people may have one name
            party = known or Party(uuid.uuid4().hex[:12], name, wish.is_person, wish.ref, place.demo)
            if wish.ref or not wish.is_person:
                firms[key] = party
            made.append(party)
            links.append((wish.building, wish.role, party.id, place.demo))
            said = {"party": party.id, "role": wish.role.value, "before": now.id if now is not None else ""}
            said |= {} if wish.is_person else {"name": party.name}
            drafts.append(Draft(f"{PARTY}{wish.building}/{wish.role.value}", "party.set", {"set": said}, place.area,
                                who.id))
        if drafts:
            def rows(connection: Connection) -> None:
                self._store.insert(connection, {one.id: one for one in made}.values(), links)

            self._ledger.append(drafts, rows)
            self._listeners.tell()
        return made

    def clear(self, building: str, role: PartyRole, who: User, why: str) -> None:
        """Nobody answers for a building in this role any more.

        Raises:
            NotFound: nobody does now, or no such building. BadInput: no reason. Refused: as for `set`.
        """
        place = self._place(building, who)
        now = self._store.of(building).get(role)
        if now is None:
            raise NotFound(tr("Nobody answers for {name} in that role. Nothing was changed.", name=place.name))
        if not why.strip():
            raise BadInput(tr("Taking a responsible party out needs a reason. Nothing was changed."))
        said = {"party": "", "role": role.value, "before": now.id, "name": "", "why": why.strip()}
        self._ledger.append([Draft(f"{PARTY}{building}/{role.value}", "party.cleared", {"set": said}, place.area,
                                   who.id)], lambda connection: self._store.unlink(connection, building, role))
        self._listeners.tell()

    def _place(self, building: str, who: User, known: Mapping[str, Building] | None = None) -> Building:
        place = self._places.building(building) if known is None else known.get(building)
        if place is None:
            raise NotFound(tr("There is no building {code} in this profile; nothing was changed.", code=building))
        refuse_unless_allowed(who, DECIDERS, place.area, self._areas.tree())
        return place
