"""What stands in an area: buildings, facilities, and the people who look after it."""

from __future__ import annotations

import msgspec


class Building(msgspec.Struct, frozen=True):
    """A building on the standard address base (标准地址).

    Attributes:
        code: 19 digits = province 2, city 2, district 2, street 3, community 3, base grid 2, building 5.
        name: as on its door plate.
        area: id of the grid it stands in.
        use: "residential", "urban_village", "office", "industrial", "school", "hospital", "public" …
        floors: above ground; height in metres; rooms in the whole building.
        lon, lat: a point inside, EPSG:4490 degrees.
        wkb: footprint, EPSG:4490.
    """

    code: str
    name: str
    area: str
    use: str
    floors: int
    height: float
    rooms: int
    lon: float
    lat: float
    wkb: bytes
    demo: bool = False


class Facility(msgspec.Struct, frozen=True):
    """A station, school, hydrant, room or shelter with a place and, where there is one, a telephone."""

    id: str
    kind: str
    name: str
    area: str
    lon: float
    lat: float
    phone: str = ""
    demo: bool = False


class FacilityContact(msgspec.Struct, frozen=True):
    """How a facility is reached and what it offers.

    Attributes:
        facility: its id.
        contact, mobile: the person who answers for it; masked for who may not see it.
        duty: telephone that somebody answers day and night (值班电话).
        hours: when it is open, as on its door: 周一至周五 9:00–18:00.
        address: in words. services: what it offers, in words.
    """

    facility: str
    contact: str = ""
    mobile: str = ""
    duty: str = ""
    hours: str = ""
    address: str = ""
    services: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it says anything."""
        return any((self.contact, self.mobile, self.duty, self.hours, self.address, self.services))


class Person(msgspec.Struct, frozen=True):
    """A member of staff: grid worker (网格员), supervisor (网格督导) and so on, with the area looked after."""

    id: str
    name: str
    post: str
    area: str
    phone: str = ""
    demo: bool = False
