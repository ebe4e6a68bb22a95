"""What the card shows, gathered in the background thread: the card itself, hazards of its rooms, what is masked."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from console.errors import NotFound
from console.insight.card_parts import Card, PersonLine, relation_word
from console.language import tr
from console.model.access import NAME, NUMBER, PHONE
from console.model.person import User
from widgets.object.section_looks import RoomHazards, hazards_by_room
from widgets.reveal_grid import Field

if TYPE_CHECKING:
    from console.wiring import Console


@dataclasses.dataclass(frozen=True)
class Masked:
    """What whoever asks does not read of people."""

    name: bool = False
    number: bool = False
    phone: bool = False


@dataclasses.dataclass(frozen=True)
class Told:
    """Attributes:
        hazards: by code of the room; elsewhere: open hazards of the building that belong to none of its rooms.
        outline: of the building, as WKB in EPSG:4490 degrees; b"" for none.
    """

    card: Card
    masked: Masked = Masked()
    hazards: dict[str, RoomHazards] = dataclasses.field(default_factory=dict)
    elsewhere: int = 0
    outline: bytes = b""


def tell(console: Console, kind: str, id: str, who: User) -> Told | None:
    """The card of a thing as `who` may see it, None where there is no such thing (any more)."""
    console.addresses.sync(lazily=True)
    try:
        card = console.cards.card(kind, id, who)
    except NotFound:
        return None
    may = console.people.may_see
    masked = Masked(not may(NAME, who), not may(NUMBER, who), not may(PHONE, who))
    building = console.places.building(building_of(card)) if building_of(card) else None
    if card.kind != "building":
        return Told(card, masked, outline=building.wkb if building else b"")
    hazards, elsewhere = hazards_by_room((cell for floor in card.floors for cell in floor.rooms),
                                         console.hazards.of_building(card.id))
    return Told(card, masked, hazards, elsewhere, building.wkb if building else b"")


def building_of(card: Card) -> str:
    """19 digits of the building a card is of or in, "" for none."""
    if card.kind == "building":
        return card.id
    return next((line.id for line in reversed(card.above) if line.kind == "building"), "")


def fact_fields(told: Told) -> list[Field]:
    """The facts of a card. What is masked of a person, or of a firm's contact, can be revealed."""
    card, masked = told.card, told.masked
    if card.kind == "person":
        return fields_of_person(card.people[0], masked)
    hidden = {tr("Contact"): "contact" if masked.name else "", tr("Telephone"): "phone" if masked.phone else ""
              } if card.kind == "firm" else {}
    return [Field(label, value, f"firm:{card.id}:{field}" if (field := hidden.get(label, "")) else "")
            for label, value in card.facts if value != address_of(card)]


def fields_of_person(one: PersonLine, masked: Masked) -> list[Field]:
    """Name, number and telephone of somebody, each to be revealed where it is masked."""
    asked = f"{one.reveal}:"
    return [Field(relation_word(one.relation), one.name, asked + "name" if masked.name else ""),
            Field(tr("Identity number"), one.number, asked + "number" if masked.number else ""),
            Field(tr("Telephone"), one.phone, asked + "phone" if masked.phone else "")]


def address_of(card: Card) -> str:
    """The address that stands under the title, "" for what has none."""
    return dict(card.facts).get(tr("Address"), "")


def name_of(card: Card) -> str:
    """The title without the areas in front, which the path above it says."""
    return card.title.removeprefix("".join(line.title for line in card.above)) if card.kind == "area" else card.title
