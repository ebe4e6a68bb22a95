"""The identity of public facilities and doors (设施身份): codes given, codes resolved, reports completed by them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from console.desk.facility_removal import FacilityRemoval
from console.desk.near_codes import MOST, Near, NearCodes, did_you_mean
from console.desk.reports import Report
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.access import NAME, PHONE, masked
from console.model.area import AreaTree
from console.model.facility_code import FACILITY, component_code, digits_of, read_place_code
from console.model.facility_kinds import FacilityKinds
from console.model.premises import Building, Facility, FacilityContact
from console.store.engine import Store
from console.store.facility_codes import FacilityCodes
from console.store.facility_contacts import FacilityContacts
from console.store.places import PlaceStore

PREFIX = "facilities:"
DISTRICT = 6   # digits of a district's code
BUILDING_DIGITS = 19


class Place(msgspec.Struct, frozen=True):
    """What a code stands for.

    Attributes:
        code: its digits; kind: "facility", "building" or "room".
        facility_kind: of a facility, "" for doors.
        label: of the kind, in the language in use.
        area: id of the grid; lon, lat: EPSG:4490 degrees.
        class_code: class of events that a report from here begins with, "" for none.
        near: of a room that nobody registered, registered ones whose code differs by one slip.
    """

    code: str
    kind: str
    id: str
    name: str
    label: str
    area: str
    lon: float
    lat: float
    facility_kind: str = ""
    phone: str = ""
    class_code: str = ""
    demo: bool = False
    near: tuple[Near, ...] = ()


class FacilityDesk:
    """Codes of facilities and doors. Safe from any thread.

    Args:
        places: buildings and facilities; tree: gives the hierarchy; kinds: gives the catalogue in force.

    Attributes:
        renewed: what an address code of any time is called today.
        room_name: what a room is called, "" for one that is not registered.
        removal: takes facilities off the record and brings them back.
    """

    def __init__(self, store: Store, ledger: Ledger, places: PlaceStore, tree: Callable[[], AreaTree],
                 kinds: Callable[[], FacilityKinds]) -> None:
        self._ledger, self._places, self._tree, self._kinds = ledger, places, tree, kinds
        self._codes, self._contacts = FacilityCodes(store), FacilityContacts(store)
        self.removal = FacilityRemoval(store, ledger, places, self._contacts)
        self.renewed: Callable[[str], str] = str
        self.room_name: Callable[[str], str] = lambda code: ""

    @property
    def kinds(self) -> FacilityKinds:
        """The catalogue in force."""
        return self._kinds()

    def add(self, kind: str, name: str, lon: float, lat: float, area: str, phone: str = "",
            actor: str = "", contact: FacilityContact | None = None) -> Facility:
        """Put one more facility on record.

        Args:
            area: id of the grid it stands in; lon, lat: EPSG:4490 degrees.
            contact: how it is reached; its facility does not matter.

        Raises:
            BadInput: no such kind, no name, or the place is not on the globe.
        """
        made = Facility(f"F{uuid.uuid4().hex[:12]}", self.kinds.named(kind).kind, name.strip(), area, lon, lat,
                        phone.strip())
        _check(made)
        reached = msgspec.structs.replace(contact or FacilityContact(""), facility=made.id)
        self._write("facility.added", made, reached, _told(made, reached), actor, new=True)
        return made

    def change(self, facility_id: str, actor: str = "", kind: str = "", **fields: Any) -> Facility:
        """Correct what is known of a facility; what it was called and where it stood stays in the ledger.

        Args:
            kind: another kind, "" for the same.
            fields: of `Facility` (name, area, lon, lat, phone) and of `FacilityContact`; "" takes a text away.

        Raises:
            NotFound: there is no such facility. BadInput: a value that cannot be.
            Refused: it is like that already.
        """
        before, reached = self.get(facility_id), self.contact(facility_id)
        told = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
        own = {name: value for name, value in told.items() if name in before.__struct_fields__}
        after = msgspec.structs.replace(before, kind=self.kinds.named(kind).kind if kind else before.kind, **own)
        _check(after)
        contact = msgspec.structs.replace(reached, **{k: v for k, v in told.items() if k not in own})
        known = _told(before, reached)
        changed = {name: value for name, value in _told(after, contact).items() if known[name] != value}
        if after == before and contact == reached:
            raise Refused(tr("{name} is like that already. Nothing was changed.", name=before.name))
        self._write("facility.changed", after, contact, changed, actor)
        return after

    def get(self, facility_id: str) -> Facility:
        """The facility with this id. Raises `NotFound`."""
        found = self._places.facility(facility_id)
        if found is None:
            raise NotFound(tr("There is no facility {id}.", id=facility_id))
        return found

    def contact(self, facility_id: str) -> FacilityContact:
        """How a facility is reached; nothing but the id where nothing is known."""
        return self._contacts.get(facility_id)

    def contacts(self) -> dict[str, FacilityContact]:
        """Facility id → how it is reached, of those of which something is known."""
        return self._contacts.all()

    def insert_contacts(self, connection: Connection, some: Iterable[FacilityContact]) -> None:
        """Write generated contacts into a transaction that somebody else opened."""
        self._contacts.put(connection, some)

    def remove_demo(self, connection: Connection) -> None:
        """Take generated contacts out, inside a transaction that somebody else opened."""
        self._contacts.remove_demo(connection)
        self.removal.remove_demo(connection)

    def _write(self, event: str, one: Facility, contact: FacilityContact, told: dict[str, Any], actor: str,
               new: bool = False) -> None:
        def rows(connection: Connection) -> None:
            if new:
                self._places.insert(connection, facilities=[one])
            else:
                self._places.replace_facilities(connection, [one])
            self._contacts.put(connection, [contact])

        self._ledger.append([Draft(f"facility:{one.id}", event, {"set": told}, one.area, actor)], rows=rows)

    def give(self, facilities: Sequence[Facility], actor: str = "") -> dict[str, str]:
        """Give a code to each facility that has none yet; one entry tells how many of which kind.

        Returns:
            Facility id → code, of all that were named, old and new.

        Raises:
            Refused: one has no component class or lies in no district with a code; nothing was changed.
        """
        known = self._codes.codes([one.id for one in facilities])
        new = [one for one in facilities if one.id not in known]
        if not new:
            return known
        heads = {one.id: self._head(one) for one in new}
        given: dict[str, str] = {}

        def rows(connection: Connection) -> None:
            given.clear()
            last = defaultdict(int, self._codes.last_serials(connection))
            for one in sorted(new, key=lambda facility: (facility.area, facility.id)):
                head = heads[one.id]
                last[head] += 1
                given[one.id] = component_code(head[:DISTRICT], head[DISTRICT:], last[head])
            self._codes.insert(connection, given)

        counts: dict[str, int] = defaultdict(int)
        for one in new:
            counts[one.kind] += 1
        self._ledger.append([Draft(f"{PREFIX}{uuid.uuid4().hex[:12]}", "facilities.coded", {"set": dict(counts)}, "",
                                   actor)], rows=rows)
        return known | given

    def codes(self) -> dict[str, str]:
        """Facility id → code."""
        return self._codes.codes()

    def resolve(self, text: str) -> Place:
        """What a scanned or typed code stands for.

        A code has no check digit: one that was never given is not taken for its neighbour, but its neighbours are
        named.

        Raises:
            BadInput: there is no code in the text.
            NotFound: nobody gave this code, its facility was removed, or the building is not known.
        """
        near = NearCodes(self._codes, self._places, self.room_name)
        try:
            found = self._resolved(text)
        except (BadInput, NotFound) as error:
            digits = digits_of(text)
            if self._codes.facility_of(digits):   # it was given, and its facility is gone: no slip of the pen
                raise
            raise type(error)(did_you_mean(str(error), near.of(digits))) from error
        unsure = found.kind == "room" and not self.room_name(found.code)
        return msgspec.structs.replace(found, near=near.of(found.code)[:MOST]) if unsure else found

    def _resolved(self, text: str) -> Place:
        code = read_place_code(text)
        if code.kind == FACILITY:
            named = self._codes.facility_of(code.digits)
            found = self._places.facility(named) if named else None
            if gone := self.removal.of(named) if found is None else None:
                raise NotFound(tr("The facility with the code {code}, {name}, was removed: {why}.", code=code.digits,
                                  name=gone.facility.name, why=gone.why))
            if found is None:
                raise NotFound(tr("No facility of this profile has the code {code}.", code=code.digits))
            kind = self.kinds.get(found.kind)
            return Place(code.digits, FACILITY, found.id, found.name, self.kinds.label(found.kind), found.area,
                         found.lon, found.lat, found.kind, found.phone, kind.report if kind else "", found.demo)
        now = self.renewed(code.digits)   # plates outlive a re-division of the grids
        building = self._places.building(now[:BUILDING_DIGITS])
        if building is None:
            raise NotFound(tr("This profile has no building {code}.", code=code.building))
        return self._door(building, now, code.kind)

    def complete(self, reports: Sequence[Report]) -> list[Report]:
        """Reports as they came, those that carry a code with what it tells: place, address and class, where they say
        nothing of it themselves. A code nobody knows changes nothing: the report must not be lost for it."""
        fields = {name.lower() for name in self.kinds.fields}
        return [self._completed(one, fields) if one.extra else one for one in reports]

    def _completed(self, report: Report, fields: set[str]) -> Report:
        said = next((text for name, text in (report.extra or {}).items() if name.strip().lower() in fields), "")
        if not said:
            return report
        try:
            place = self._resolved(said)
        except (BadInput, NotFound):
            return report
        told: dict[str, object] = {"extra": {**(report.extra or {}), "place_code": place.code}}
        if report.place is None:
            told |= {"lon": place.lon, "lat": place.lat}
        told |= {} if report.address else {"address": place.name}
        told |= {} if report.class_code or not place.class_code else {"class_code": place.class_code}
        return msgspec.structs.replace(report, **told)

    def _door(self, building: Building, digits: str, kind: str) -> Place:
        room = self.room_name(digits) if kind == "room" else ""
        name = f"{building.name} {room}" if room else building.name   # a room nobody registered is still in there
        return Place(digits, kind, building.code, name, tr("Door plate"), building.area, building.lon, building.lat,
                     class_code=self.kinds.buildings, demo=building.demo)

    def _head(self, facility: Facility) -> str:
        """The first ten digits of its code."""
        kind = self.kinds.get(facility.kind)
        if kind is None:
            raise Refused(tr("{name} is of the kind {kind}, which the catalogue of facilities does not have; no code "
                             "was given.", name=facility.name, kind=facility.kind))
        path = self._tree().path(facility.area) if facility.area else []
        district = next((one.code for one in path if len(one.code) >= DISTRICT and one.code[:DISTRICT].isdigit()), "")
        if not district:
            raise Refused(tr("{name} lies in no area with a district code; no code was given.", name=facility.name))
        return district[:DISTRICT] + kind.component


def _check(one: Facility) -> None:
    """What every facility has. Raises `BadInput`."""
    if not one.name:
        raise BadInput(tr("A facility needs a name. Nothing was changed."))
    if not (-180 <= one.lon <= 180 and -90 <= one.lat <= 90):
        raise BadInput(tr("{lon}, {lat} is no place on the globe. Nothing was changed.", lon=one.lon, lat=one.lat))


def _told(one: Facility, contact: FacilityContact) -> dict[str, Any]:
    """What the ledger keeps; of the person who answers for it only the mask, since the ledger is exported."""
    kept = {name: value for name, value in msgspec.structs.asdict(contact).items() if name != "facility"}
    return {**msgspec.structs.asdict(one), **kept, "contact": masked(contact.contact, NAME),
            "mobile": masked(contact.mobile, PHONE)}
