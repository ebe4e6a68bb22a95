"""What a facility's card says, with names and telephones of people as somebody may see them."""

from __future__ import annotations

from console.desk.people import People
from console.language import tr
from console.model.access import NAME, PHONE
from console.model.person import User
from console.model.premises import Facility, FacilityContact

Row = tuple[str, str, str]   # label, text as somebody may see it, what `People.reveal` is asked for ("" if all is seen)
PERSONAL = {"contact": NAME, "mobile": PHONE}


def facility_facts(one: Facility, contact: FacilityContact, people: People, who: User) -> list[Row]:
    """How a facility is reached and what it offers; "" where nothing is known.

    A facility's own telephones are public; the name and the number of the person who answers for it are not.
    """
    def personal(label: str, field: str, text: str) -> Row:
        shown = people.mask(text, PERSONAL[field], who)
        return label, shown, f"facility:{one.id}:{field}" if shown != text else ""

    return [(tr("Telephone"), one.phone, ""), (tr("On duty 24 h"), contact.duty, ""),
            (tr("Opening hours"), contact.hours, ""), (tr("Services offered"), contact.services, ""),
            personal(tr("Contact"), "contact", contact.contact), personal(tr("Mobile phone"), "mobile", contact.mobile),
            (tr("Address"), contact.address, "")]
