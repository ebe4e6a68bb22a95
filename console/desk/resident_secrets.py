"""Names, numbers and telephones of residents and firms, revealed with a purpose on record."""

from __future__ import annotations

from console.desk.people import People, Secret
from console.errors import NotFound
from console.language import tr
from console.model.access import NAME, NUMBER, PHONE
from console.model.address import BUILDING
from console.store.addresses import AddressStore
from console.store.places import PlaceStore


def find_resident_secrets(people: People, addresses: AddressStore, places: PlaceStore) -> None:
    """Teach `People.reveal` "resident:ID:name", ":number" and ":phone", and "firm:ID:contact" and ":phone"."""

    def area_of(place: str) -> str:
        building = places.building(place[:BUILDING])
        return building.area if building else ""

    def of_resident(person: str, field: str) -> Secret:
        found = addresses.resident(int(person)) if person.isdigit() else []
        values = {"name": (found[0].name, NAME), "number": (found[0].number, NUMBER),
                  "phone": (found[0].phone, PHONE)} if found else {}
        return _secret(values, field, person, f"resident:{person}", area_of(found[0].place) if found else "")

    def of_firm(firm: str, field: str) -> Secret:
        found = addresses.firm(int(firm)) if firm.isdigit() else None
        values = {"contact": (found.contact, NAME), "phone": (found.phone, PHONE)} if found else {}
        return _secret(values, field, firm, f"firm:{firm}", area_of(found.place) if found else "")

    people.find_with("resident", of_resident)
    people.find_with("firm", of_firm)


def _secret(values: dict[str, tuple[str, str]], field: str, name: str, subject: str, area: str) -> Secret:
    value, kind = values.get(field, ("", ""))
    if not value:
        raise NotFound(tr("There is no {field} of {name} that is masked.", field=field, name=name))
    return Secret(value, kind, subject, area)
