"""Names of private persons who answer for buildings, revealed with a purpose on record."""

from __future__ import annotations

from console.desk.people import People, Secret
from console.errors import NotFound
from console.language import tr
from console.model.access import NAME
from console.store.parties import PartyStore
from console.store.places import PlaceStore


def find_party_secrets(people: People, parties: PartyStore, places: PlaceStore) -> None:
    """Teach `People.reveal` "party:ID:name"; it belongs to the area of the first building the party answers for."""

    def of_party(party_id: str, field: str) -> Secret:
        found = parties.get(party_id)
        if found is None or not found.is_person or field != "name":
            raise NotFound(tr("There is no {field} of {name} that is masked.", field=field, name=party_id))
        building = next((one for code in parties.buildings_of(party_id) if (one := places.building(code))), None)
        return Secret(found.name, NAME, f"party:{party_id}", building.area if building else "")

    people.find_with("party", of_party)
