"""What is masked and can be revealed with a purpose: staff, facilities, and what reports say of their reporters."""

from __future__ import annotations

from console.desk.cases import CaseDesk
from console.desk.people import People, Secret
from console.errors import NotFound
from console.language import tr
from console.model.access import NAME, PHONE
from console.store.places import PlaceStore


def find_secrets(people: People, cases: CaseDesk, places: PlaceStore) -> None:
    """Teach `People.reveal` where names and telephones are: "staff:ID:phone", "case:ID:FIELD" …"""

    def of_case(case_id: str, field: str) -> Secret:
        case = cases.get(case_id)
        if case is None:
            raise NotFound(tr("There is no case {id}.", id=case_id))
        kind = people.kind_of(field)
        if not kind or field not in case.extra:
            raise NotFound(tr("Case {id} has no {field} that is masked.", id=case_id, field=field))
        return Secret(case.extra[field], kind, f"case:{case_id}", case.area)

    def of_staff(person_id: str, field: str) -> Secret:
        found = next((one for one in places.people() if one.id == person_id), None)
        values = {} if found is None else {"phone": (found.phone, PHONE), "name": (found.name, NAME)}
        if found is None or not values.get(field, ("", ""))[0]:
            raise NotFound(tr("There is no {field} of {name} that is masked.", field=field, name=person_id))
        return Secret(*values[field], f"staff:{person_id}", found.area)

    people.find_with("case", of_case)
    people.find_with("staff", of_staff)
