"""The identity of public facilities and doors (设施身份): codes given, codes resolved, reports completed by them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection

from console.desk.reports import Report
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.area import AreaTree
from console.model.facility_code import FACILITY, component_code, read_place_code
from console.model.facility_kinds import FacilityKinds
from console.model.premises import Building, Facility
from console.store.engine import Store
from console.store.facility_codes import FacilityCodes
from console.store.places import PlaceStore

PREFIX = "facilities:"
DISTRICT = 6   # digits of a district's code


class Place(msgspec.Struct, frozen=True):
    """What a code stands for.

    Attributes:
        code: its digits; kind: "facility", "building" or "room".
        facility_kind: of a facility, "" for doors.
        label: of the kind, in the language in use.
        area: id of the grid; lon, lat: EPSG:4490 degrees.
        class_code: class of events that a report from here begins with, "" for none.
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


class FacilityDesk:
    """Codes of facilities and doors. Safe from any thread.

    Args:
        places: buildings and facilities; tree: gives the hierarchy; kinds: gives the catalogue in force.
    """

    def __init__(self, store: Store, ledger: Ledger, places: PlaceStore, tree: Callable[[], AreaTree],
                 kinds: Callable[[], FacilityKinds]) -> None:
        self._ledger, self._places, self._tree, self._kinds = ledger, places, tree, kinds
        self._codes = FacilityCodes(store)

    @property
    def kinds(self) -> FacilityKinds:
        """The catalogue in force."""
        return self._kinds()

    def add(self, kind: str, name: str, lon: float, lat: float, area: str, phone: str = "",
            actor: str = "") -> Facility:
        """Put one more facility on record.

        Args:
            area: id of the grid it stands in; lon, lat: EPSG:4490 degrees.

        Raises:
            BadInput: no such kind, no name, or the place is not on the globe.
        """
        found = self.kinds.named(kind)
        if not name.strip():
            raise BadInput(tr("A facility needs a name. Nothing was changed."))
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise BadInput(tr("{lon}, {lat} is no place on the globe. Nothing was changed.", lon=lon, lat=lat))
        made = Facility(f"F{uuid.uuid4().hex[:12]}", found.kind, name.strip(), area, lon, lat, phone.strip())
        fields = {key: value for key, value in msgspec.structs.asdict(made).items() if value or key in ("lon", "lat")}
        self._ledger.append([Draft(f"facility:{made.id}", "facility.added", {"set": fields}, area, actor)],
                            rows=lambda connection: self._places.insert(connection, facilities=[made]))
        return made

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

        Raises:
            BadInput: there is no code in the text.
            NotFound: nobody gave this code, or the building is not known.
        """
        code = read_place_code(text)
        if code.kind == FACILITY:
            named = self._codes.facility_of(code.digits)
            found = self._places.facility(named) if named else None
            if found is None:
                raise NotFound(tr("No facility of this profile has the code {code}.", code=code.digits))
            kind = self.kinds.get(found.kind)
            return Place(code.digits, FACILITY, found.id, found.name, self.kinds.label(found.kind), found.area,
                         found.lon, found.lat, found.kind, found.phone, kind.report if kind else "", found.demo)
        building = self._places.building(code.building)
        if building is None:
            raise NotFound(tr("This profile has no building {code}.", code=code.building))
        return self._door(building, code.digits, code.kind)

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
            place = self.resolve(said)
        except (BadInput, NotFound):
            return report
        told: dict[str, object] = {"extra": {**(report.extra or {}), "place_code": place.code}}
        if report.place is None:
            told |= {"lon": place.lon, "lat": place.lat}
        told |= {} if report.address else {"address": place.name}
        told |= {} if report.class_code or not place.class_code else {"class_code": place.class_code}
        return msgspec.structs.replace(report, **told)

    def _door(self, building: Building, digits: str, kind: str) -> Place:
        name = building.name if kind == "building" else f"{building.name} {digits[19:].lstrip('0') or '0'}"
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
