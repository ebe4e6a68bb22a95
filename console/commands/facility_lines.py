"""How facilities are written for a person, and how places are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from console.errors import BadInput
from console.language import tr
from console.model.access import NAME, PHONE
from console.model.premises import Facility

if TYPE_CHECKING:
    from console.wiring import Console


def full(console: Console, one: Facility) -> dict[str, Any]:
    """All that is known of a facility, with names and telephones of people as whoever asks may see them."""
    who, people = console.who, console.people
    contact = msgspec.to_builtins(console.facilities.contact(one.id))
    contact |= {"contact": people.mask(contact["contact"], NAME, who),
                "mobile": people.mask(contact["mobile"], PHONE, who)}
    contact.pop("facility")
    path = console.areas.tree().path(one.area) if one.area else []
    return {**msgspec.to_builtins(one), "kind_name": console.facilities.kinds.label(one.kind),
            "area_name": " › ".join(area.name for area in path), **contact,
            "code": console.facilities.codes().get(one.id, "")}


def place_of(text: str) -> tuple[float, float]:
    """A place written LON,LAT. Raises `BadInput`."""
    try:
        lon, lat = (float(word) for word in text.replace("，", ",").split(","))
    except ValueError as error:
        raise BadInput(tr("A place is written LON,LAT, such as 114.05,22.54; “{text}” is not.", text=text)) from error
    return lon, lat


def number_of(text: str) -> str:
    """A telephone in one writing. Raises `BadInput`."""
    from console.exchange.address.values import telephone

    found = telephone(text)
    if found is None:
        raise BadInput(tr("“{text}” is no telephone number. Nothing was changed.", text=text))
    return found


def metres_word(metres: float) -> str:
    """85 m, 1.2 km."""
    return tr("{metres} m", metres=f"{metres:,.0f}") if metres < 1000 else \
        tr("{kilometres} km", kilometres=f"{metres / 1000:.1f}")


def say_facility(value: dict[str, Any]) -> str:
    """A facility as its card says it; what is not known is left out."""
    rows = [(tr("Kind"), value["kind_name"]), (tr("Telephone"), value["phone"]), (tr("On duty 24 h"), value["duty"]),
            (tr("Opening hours"), value["hours"]), (tr("Services offered"), value["services"]),
            (tr("Contact"), value["contact"]), (tr("Mobile phone"), value["mobile"]),
            (tr("Address"), value["address"]), (tr("Area"), value["area_name"]), (tr("Plate code"), value["code"]),
            (tr("Place"), f"{value['lon']:.6f}, {value['lat']:.6f}"), (tr("Number"), value["id"])]
    title = value["name"] + (f" ({tr('Demo data')})" if value["demo"] else "")
    return "\n".join([title, *(f"{label}\t{text}" for label, text in rows if text)])


def say_near(value: list[dict[str, Any]]) -> str:
    """A line for each facility, the nearest first."""
    on_foot = tr("on foot")
    return "\n".join("\t".join(filter(None, (
        f"{metres_word(one['distance_m'])}{' ' + on_foot if one['by_road'] else ''}", one["kind_name"], one["name"],
        one["duty"] or one["phone"]))) for one in value)
