"""The card of an area, building, room, firm or facility: what is linked to it, to be opened level by level.

What happened there (cases, orders, hazards, inspections, detections …) comes from small functions that whoever
keeps such things hands in with `tell_of`; the card does not know their stores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from console.desk.people import People
from console.errors import NotFound
from console.insight.address_words import AddressWords
from console.insight.card_parts import (
    Card,
    Event,
    Line,
    PersonLine,
    Source,
    Subject,
    relation_word,
    section,
    use_word,
)
from console.insight.facility_facts import facility_facts
from console.language import tr
from console.model.access import NAME, NUMBER, PHONE
from console.model.address import BUILDING, ROOM, AddressCode
from console.model.area import Area, Level
from console.model.person import User
from console.model.premises import Building, Facility
from console.model.register import Firm, Resident
from console.store.addresses import AddressStore
from console.store.areas import AreaStore
from console.store.facility_contacts import FacilityContacts
from console.store.places import PlaceStore

_EVENTS = 200       # of each source on one card; the latest
_LISTED = 2_000     # lines of one level


class ObjectCards:
    """Makes cards for one profile. Safe from any thread.

    Args:
        addresses, places, areas: of the profile.
        words: writes addresses.
        people: masks.
        kind_label: what a kind of facility is called.
    """

    def __init__(self, addresses: AddressStore, places: PlaceStore, areas: AreaStore, words: AddressWords,
                 people: People, kind_label: Callable[[str], str] = str) -> None:
        self._addresses = addresses
        self._places = places
        self._areas = areas
        self._words = words
        self._people = people
        self._kind_label = kind_label
        self._contacts = FacilityContacts(places.store)
        self._sources: dict[str, Source] = {}

    def tell_of(self, kind: str, source: Source) -> None:
        """Show on cards what this function knows of them; one for each kind of event."""
        self._sources[kind] = source

    def card(self, kind: str, id: str, who: User) -> Card:
        """The card of a thing.

        Args:
            kind: as in `Subject`; "code" for an address code of any length and any time.

        Raises:
            NotFound: there is no such thing.
        """
        makers: dict[str, Callable[[str, User], Card]] = {
            "area": self._area, "building": self._building, "room": self._room, "firm": self._firm,
            "facility": self._facility, "code": self._code, "person": self._person,
        }
        if kind not in makers:
            raise NotFound(tr("There are no cards of “{kind}”; there are cards of {kinds}.", kind=kind,
                              kinds=", ".join(makers)))
        return makers[kind](id, who)

    def _code(self, code: str, who: User) -> Card:
        code = self._addresses.history.resolve(code)
        if len(code) == ROOM:
            return self._room(code, who)
        if len(code) == BUILDING:
            return self._building(code, who)
        if len(code) == 14:
            return self._base(code, who)
        return self._area(code, who)

    def _base(self, code: str, who: User) -> Card:
        """A base grid of the standard address, which is none of the areas."""
        counts = self._addresses.counts(code)
        grids = self._places.grids_of(code)
        if not len(counts.codes) and not grids:
            raise NotFound(tr("Nothing is known under the code {code}.", code=code))
        buildings = [one for grid in grids for one in self._places.buildings(grid) if one.code.startswith(code)]
        facts = [(tr("Base grid"), str(AddressCode(code))), (tr("Unit grids"), ", ".join(grids)),
                 *_sums(self._addresses.sums(code))]
        return Card("base", code, self._words.write(code) + code[12:], tuple(facts),
                    below=tuple(self._building_lines(buildings)))

    def _area(self, id: str, who: User) -> Card:
        tree = self._areas.tree()
        area = tree.get(id)
        if area is None:
            raise NotFound(tr("There is no area {area} in this profile; nothing was changed.", area=id))
        children = tree.children(area.id)
        buildings = self._places.buildings(area.id) if area.level == Level.GRID or not children else []
        lines = self._building_lines(buildings)
        counts = self._sums(area, lines)
        facts = [(tr("Code"), area.code), (tr("Base grid"), self._places.base_of(area.id)), *_sums(counts)]
        lon = (area.bounds[0] + area.bounds[2]) / 2 if area.bounds else None
        lat = (area.bounds[1] + area.bounds[3]) / 2 if area.bounds else None
        facilities = self._places.facilities(area=area.id)
        below = [self._area_line(child) for child in children] or lines
        return Card("area", area.id, "".join(one.name for one in tree.path(area.id)), _said(facts),
                    tuple(self._area_line(one) for one in tree.path(area.id)[:-1]), tuple(below[:_LISTED]),
                    facilities=tuple(self._facility_line(one) for one in facilities),
                    events=self._events(Subject("area", area.id, area.id, "", lon, lat)), lon=lon, lat=lat,
                    demo=area.demo)

    def _building(self, code: str, who: User) -> Card:
        building = self._the_building(code)
        rooms, people = self._addresses.rooms(code), self._addresses.residents(code)
        firms = self._addresses.firms(code)
        old = [*self._addresses.history.names(code), *(one.old for one in self._addresses.history.before(code))]
        facts = [
            (tr("Address"), self._words.write(code)), (tr("Code"), str(AddressCode(code))),
            (tr("Former names and codes"), ", ".join(old)), (tr("Floors"), str(building.floors or "")),
            (tr("Height"), f"{building.height:g} m" if building.height else ""), (tr("Rooms"), str(len(rooms))),
            (tr("People"), str(len({one.id for one in people}))), (tr("Firms"), str(len(firms))),
        ]
        subject = Subject("building", code, building.area, code, building.lon, building.lat)
        return Card("building", code, building.name, _said(facts), self._above(building),
                    floors=section(rooms, people, firms),
                    people=tuple(self._person_line(one, who) for one in people if len(one.place) == BUILDING),
                    firms=tuple(_firm_line(one) for one in firms), events=self._events(subject), lon=building.lon,
                    lat=building.lat, demo=building.demo)

    def _room(self, code: str, who: User) -> Card:
        room = self._addresses.room(code)
        if room is None:
            raise NotFound(tr("There is no room {code}.", code=code))
        building = self._the_building(code[:BUILDING])
        people, firms = self._addresses.residents(code), self._addresses.firms(code)
        facts = [(tr("Address"), self._words.write(code)), (tr("Code"), str(AddressCode(code))),
                 (tr("Floor"), str(room.floor or "")), (tr("Use"), use_word(room.use)),
                 (tr("Floor area"), f"{room.size} m²" if room.size else "")]
        above = (*self._above(building), Line("building", building.code, building.name))
        subject = Subject("room", code, building.area, building.code, building.lon, building.lat, room.name,
                          code)
        return Card("room", code, f"{building.name} {room.name or code[BUILDING:]}", _said(facts), above,
                    people=tuple(self._person_line(one, who) for one in people),
                    firms=tuple(_firm_line(one) for one in firms), events=self._events(subject), lon=building.lon,
                    lat=building.lat, demo=room.demo)

    def _firm(self, id: str, who: User) -> Card:
        firm = self._addresses.firm(int(id)) if id.isdigit() else None
        if firm is None:
            raise NotFound(tr("There is no firm {id}.", id=id))
        building = self._the_building(firm.place[:BUILDING])
        facts = [(tr("Address"), self._words.write(firm.place)), (tr("Credit code"), firm.number),
                 (tr("Trade"), firm.trade), (tr("Contact"), self._people.mask(firm.contact, NAME, who)),
                 (tr("Telephone"), self._people.mask(firm.phone, PHONE, who))]
        room = self._addresses.room(firm.place)
        above = [*self._above(building), Line("building", building.code, building.name)]
        if len(firm.place) == ROOM:
            above.append(Line("room", firm.place, room.name if room and room.name else firm.place[BUILDING:]))
        subject = Subject("firm", id, building.area, building.code, building.lon, building.lat,
                          room.name if room else "", room.code if room else "")
        return Card("firm", id, firm.name, _said(facts), tuple(above), events=self._events(subject),
                    lon=building.lon, lat=building.lat, demo=firm.demo)

    def _facility(self, id: str, who: User) -> Card:
        one = self._places.facility(id)
        if one is None:
            raise NotFound(tr("There is no facility {id}.", id=id))
        path = self._areas.tree().path(one.area)
        facts = [(tr("Kind"), self._kind_label(one.kind)),
                 *((label, text) for label, text, _ in facility_facts(one, self._contacts.get(id), self._people, who)),
                 (tr("Grid"), " › ".join(area.name for area in path) or one.area)]
        subject = Subject("facility", id, one.area, "", one.lon, one.lat)
        return Card("facility", id, one.name, _said(facts), tuple(self._area_line(area) for area in path),
                    events=self._events(subject), lon=one.lon, lat=one.lat, demo=one.demo)

    def _person(self, id: str, who: User) -> Card:
        """Somebody, with all rooms the person is registered at; masked."""
        found = self._addresses.resident(int(id)) if id.isdigit() else []
        if not found:
            raise NotFound(tr("There is no registered person {id}.", id=id))
        lines = [self._person_line(one, who) for one in found]
        facts = [(tr("Identity number"), lines[0].number), (tr("Telephone"), lines[0].phone)]
        below = [Line("room" if len(one.place) == ROOM else "building", one.place, self._words.write(one.place),
                      relation_word(one.relation)) for one in found]
        return Card("person", id, lines[0].name, _said(facts), below=tuple(below), people=tuple(lines),
                    demo=found[0].demo)

    # Parts of cards

    def _the_building(self, code: str) -> Building:
        building = self._places.building(code)
        if building is None:
            raise NotFound(tr("There is no building {code} in this profile. Nothing was changed.", code=code))
        return building

    def _above(self, building: Building) -> tuple[Line, ...]:
        return tuple(self._area_line(area) for area in self._areas.tree().path(building.area))

    def _sums(self, area: Area, lines: list[Line]) -> dict[str, int]:
        if lines:
            return {"buildings": len(lines), "rooms": sum(one.rooms for one in lines),
                    "residents": sum(one.residents for one in lines), "firms": sum(one.firms for one in lines)}
        return self._addresses.sums(area.code) if area.code.isdecimal() and area.level < Level.GRID else {}

    def _building_lines(self, buildings: list[Building]) -> list[Line]:
        counts = self._addresses.counts_of([one.code for one in buildings])
        return [Line("building", one.code, one.name, one.code, *counts.get(one.code, (0, 0, 0))) for one in buildings]

    def _area_line(self, area: Area) -> Line:
        return Line("area", area.id, area.name, area.code)

    def _facility_line(self, one: Facility) -> Line:
        return Line("facility", one.id, one.name, self._kind_label(one.kind))

    def _person_line(self, one: Resident, who: User) -> PersonLine:
        mask = self._people.mask
        return PersonLine(one.id, mask(one.name, NAME, who), one.relation, one.place, mask(one.number, NUMBER, who),
                          mask(one.phone, PHONE, who), f"resident:{one.id}")

    def _events(self, subject: Subject) -> tuple[Event, ...]:
        found = [event for source in self._sources.values()
                 for event in sorted(source(subject), key=lambda event: -event.at)[:_EVENTS]]
        return tuple(sorted(found, key=lambda event: (-event.at, event.kind, event.id)))


def _sums(counts: dict[str, int]) -> list[tuple[str, str]]:
    words = {"buildings": tr("Buildings"), "rooms": tr("Rooms"), "residents": tr("People"), "firms": tr("Firms")}
    return [(words[name], f"{count:,}") for name, count in counts.items()]


def _said(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)


def _firm_line(firm: Firm) -> Line:
    return Line("firm", str(firm.id), firm.name, firm.trade)
