"""What the card of an area, building, room, firm or facility is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from console.language import tr
from console.model.register import Firm, Resident, Room


class Subject(msgspec.Struct, frozen=True):
    """What a card is about, for those who tell what happened there.

    Attributes:
        kind: "area", "building", "room", "firm" or "facility"; id: its code or id.
        area: id of the area it is or lies in. building: 19 digits, "" for an area or a facility outdoors.
        lon, lat: EPSG:4490 degrees.
        room: 25 digits of the room it is or is in, "" for none. name: what is written on its door.
    """

    kind: str
    id: str
    area: str
    building: str = ""
    lon: float | None = None
    lat: float | None = None
    name: str = ""
    room: str = ""


class Event(msgspec.Struct, frozen=True):
    """Something that happened there.

    Attributes:
        kind: "case", "order", "hazard", "inspection", "detection" …; id: by which it opens.
        at: seconds since 1970 UTC; title, state: as shown; open: not over yet.
    """

    kind: str
    id: str
    at: float
    title: str
    state: str = ""
    open: bool = False


Source = Callable[[Subject], Iterable[Event]]


class Line(msgspec.Struct, frozen=True):
    """Something one level below, with a card of its own.

    Attributes:
        rooms, residents, firms: what is registered there; open: things that are not over yet.
    """

    kind: str
    id: str
    title: str
    detail: str = ""
    rooms: int = 0
    residents: int = 0
    firms: int = 0


class PersonLine(msgspec.Struct, frozen=True):
    """Somebody registered there, masked; `reveal` is what to ask `People.reveal` for, with ":phone" and so on."""

    id: int
    name: str
    relation: str
    place: str
    number: str
    phone: str
    reveal: str


class Cell(msgspec.Struct, frozen=True):
    """A room in the section of its building (楼栋剖面)."""

    code: str
    name: str
    use: str
    residents: int = 0
    firms: int = 0


class Floor(msgspec.Struct, frozen=True):
    """One floor of the section; rooms from left to right. Floor 0 holds rooms whose floor nobody said."""

    floor: int
    rooms: tuple[Cell, ...]


class Card(msgspec.Struct, frozen=True):
    """A card; `facts` are (label, value) as shown."""

    kind: str
    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    floors: tuple[Floor, ...] = ()
    people: tuple[PersonLine, ...] = ()
    firms: tuple[Line, ...] = ()
    facilities: tuple[Line, ...] = ()
    events: tuple[Event, ...] = ()
    lon: float | None = None
    lat: float | None = None
    demo: bool = False


def section(rooms: Iterable[Room], people: Iterable[Resident] = (), firms: Iterable[Firm] = ()) -> tuple[Floor, ...]:
    """Floors × rooms of a building, the highest floor first, rooms by name."""
    lived: dict[str, int] = {}
    used: dict[str, int] = {}
    for person in people:
        lived[person.place] = lived.get(person.place, 0) + 1
    for firm in firms:
        used[firm.place] = used.get(firm.place, 0) + 1
    floors: dict[int, list[Cell]] = {}
    for room in rooms:
        floors.setdefault(room.floor, []).append(
            Cell(room.code, room.name, room.use, lived.get(room.code, 0), used.get(room.code, 0)))
    return tuple(Floor(floor, tuple(sorted(floors[floor], key=lambda cell: (len(cell.name), cell.name, cell.code))))
                 for floor in sorted(floors, reverse=True))


def use_word(use: str) -> str:
    """A room's use as shown."""
    return {"home": tr("home"), "shop": tr("shop"), "office": tr("office"), "workshop": tr("workshop"),
            "store": tr("storeroom"), "dormitory": tr("dormitory"), "empty": tr("vacant"), "public": tr("common room"),
            "garage": tr("garage")}.get(use, use)


def relation_word(relation: str) -> str:
    """How somebody belongs to a room, as shown."""
    return {"resident": tr("resident"), "tenant": tr("tenant"), "owner": tr("owner"), "landlord": tr("landlord"),
            "manager": tr("manager"), "worker": tr("works here")}.get(relation, relation)
