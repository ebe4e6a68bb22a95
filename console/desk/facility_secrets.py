"""Who answers for a facility, and that person's telephone, revealed with a purpose on record."""

from __future__ import annotations

from console.desk.facilities import FacilityDesk
from console.desk.people import People, Secret
from console.errors import NotFound
from console.language import tr
from console.model.access import NAME, PHONE


def find_facility_secrets(people: People, facilities: FacilityDesk) -> None:
    """Teach `People.reveal` "facility:ID:contact" and "facility:ID:mobile"."""

    def of_facility(facility_id: str, field: str) -> Secret:
        one, contact = facilities.get(facility_id), facilities.contact(facility_id)
        value, kind = {"contact": (contact.contact, NAME), "mobile": (contact.mobile, PHONE)}.get(field, ("", ""))
        if not value:
            raise NotFound(tr("There is no {field} of {name} that is masked.", field=field, name=one.name))
        return Secret(value, kind, f"facility:{facility_id}", one.area)

    people.find_with("facility", of_facility)
