"""What the fields of registers are called where a person reads of them."""

from __future__ import annotations

from console.language import tr


def field_word(kind: str, field: str) -> str:
    """A field of a register as shown."""
    if (kind, field) in (("buildings", "code"), ("names", "code")):
        return tr("Code, 19 digits")
    if (kind, field) == ("rooms", "name"):
        return tr("Number on the door")
    if kind == "aliases" and field in ("old", "new"):
        return tr("Old code") if field == "old" else tr("New code")
    return {
        "code": tr("Code, 25 digits"), "name": tr("Name"), "line": tr("Road and door number"), "use": tr("Use"),
        "floors": tr("Floors"), "height": tr("Height in m"), "rooms": tr("Number of rooms"), "lon": tr("Longitude"),
        "lat": tr("Latitude"), "area": tr("Unit grid, 15 digits"), "old": tr("Former name"),
        "building": tr("Code of the building"), "room": tr("Number of the room in it"), "floor": tr("Floor"),
        "size": tr("Floor area in m²"), "number": tr("Credit code") if kind == "firms" else tr("Identity number"),
        "phone": tr("Telephone"), "place": tr("Code of the room or building"), "address": tr("Address in words"),
        "relation": tr("Relation to the room"), "trade": tr("Trade"), "contact": tr("Contact"), "id": tr("Id"),
        "kind": tr("Kind"), "grid": tr("Unit grid, 15 digits"), "base": tr("Base grid, 14 digits"),
        "since": tr("Holds from"), "why": tr("Reason"),
    }.get(field, field)
