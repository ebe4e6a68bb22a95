"""What is registered at an address (登记): rooms, residents, firms, and codes and names that changed."""

from __future__ import annotations

import msgspec

# What a room is used for; the place in this list is what the database keeps.
USES = ("", "home", "shop", "office", "workshop", "store", "dormitory", "empty", "public", "garage")
# How a person belongs to a room. Of the first two one person has only one: it is where the person lives.
RELATIONS = ("resident", "tenant", "owner", "landlord", "manager", "worker")
LIVES = ("resident", "tenant")


class Room(msgspec.Struct, frozen=True):
    """A room, flat or shop (房屋).

    Attributes:
        code: 25 digits; the first 19 are its building.
        floor: 1 is the ground floor, -1 the first below; 0 unknown.
        name: as on its door, "1203".
        use: one of `USES`.
        size: floor area in m², 0 unknown.
    """

    code: str
    floor: int = 0
    name: str = ""
    use: str = ""
    size: int = 0
    demo: bool = False


class Resident(msgspec.Struct, frozen=True):
    """Somebody registered at a room (实有人口). Name, number and telephone are masked by whoever shows them.

    Attributes:
        id: in this profile, 0 before it is stored.
        number: of the identity card, "" unknown.
        place: code of the room (25 digits) or building (19).
        relation: one of `RELATIONS`.
    """

    name: str
    place: str
    number: str = ""
    phone: str = ""
    relation: str = "resident"
    demo: bool = False
    id: int = 0


class Firm(msgspec.Struct, frozen=True):
    """A firm or shop at an address (实有单位).

    Attributes:
        number: unified social credit code (18 characters), "" unknown.
        place: code of the room (25 digits) or building (19).
        trade: what it does, in words.
        contact, phone: whom to call; masked by whoever shows them.
    """

    name: str
    place: str
    number: str = ""
    trade: str = ""
    contact: str = ""
    phone: str = ""
    demo: bool = False
    id: int = 0


class Alias(msgspec.Struct, frozen=True):
    """A code that was replaced, alone or with all codes that begin with it (行政区划调整).

    Attributes:
        old, new: codes of one length, 6 to 25 digits.
        since: day from which the new one holds, "2024-07-01"; "" unknown.
        why: in words.
    """

    old: str
    new: str
    since: str = ""
    why: str = ""
