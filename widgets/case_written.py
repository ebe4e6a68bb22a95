"""What stands in the form of a new case, finished or not: kept as a draft, checked field by field, made a report."""

from __future__ import annotations

import msgspec

from console.desk.reports import Report
from console.errors import ConsoleError
from console.exchange.coordinates import parse_place
from console.language import tr
from console.model.case import Priority, Source

Bounds = tuple[float, float, float, float]
PHONE_SIGNS = frozenset("0123456789+-() /#*转")
LEAST_DIGITS = 3   # 110, 12345: short numbers are numbers too


class Written(msgspec.Struct, frozen=True):
    """The fields as they stand.

    Attributes:
        class_code: the class chosen, "" for none. class_text: what was typed instead and names none.
        place: coordinates in any writing. source: a value of `Source`.
    """

    title: str = ""
    class_code: str = ""
    class_text: str = ""
    place: str = ""
    address: str = ""
    source: str = Source.DESK.value
    urgent: bool = False
    reporter: str = ""
    phone: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing worth keeping: a source alone is not."""
        return self == Written(source=self.source, urgent=self.urgent)

    def lonlat(self, near: Bounds | None = None) -> tuple[float, float] | None:
        """The place typed, EPSG:4490 degrees; None where there is none, or none that can be read.

        Args:
            near: where two plain degrees are expected to lie, (west, south, east, north).
        """
        try:
            return parse_place(self.place, near) if self.place.strip() else None
        except ConsoleError:
            return None

    def wrong(self, near: Bounds | None = None) -> dict[str, str]:
        """What must be put right, in words, by field: "title", "class", "place", "phone"."""
        found = {}
        if not self.title.strip():
            found["title"] = tr("Say what happened.")
        if self.class_text:
            found["class"] = tr("No class is called that; choose one of the suggestions, or leave it empty.")
        if self.place.strip():
            try:
                parse_place(self.place, near)
            except ConsoleError as error:
                found["place"] = str(error)
        phone = self.phone.strip()
        if phone and (not set(phone) <= PHONE_SIGNS or sum(c.isdigit() for c in phone) < LEAST_DIGITS):
            found["phone"] = tr("This is no telephone number.")
        return found

    def report(self, near: Bounds | None = None) -> Report:
        """What is to be registered."""
        lon, lat = self.lonlat(near) or (None, None)
        told = {"reporter": self.reporter.strip(), "phone": self.phone.strip()}
        return Report(feed="", external_id="", title=self.title.strip(), class_code=self.class_code, lon=lon, lat=lat,
                      address=self.address.strip(), source=Source(self.source),
                      priority=Priority.URGENT if self.urgent else None,
                      extra={name: text for name, text in told.items() if text} or None)
