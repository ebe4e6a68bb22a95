"""Taking a facility off the record (移除设施) and bringing it back; its code is never given to another."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Connection

from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.premises import Facility
from console.store.engine import Store
from console.store.facility_contacts import FacilityContacts
from console.store.places import PlaceStore
from console.store.removed_facilities import RemovedFacilities, RemovedFacility


class FacilityRemoval:
    """Safe from any thread.

    Args:
        places, contacts: where facilities stand.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, store: Store, ledger: Ledger, places: PlaceStore, contacts: FacilityContacts,
                 clock: Callable[[], float] = time.time) -> None:
        self._ledger, self._places, self._contacts, self._clock = ledger, places, contacts, clock
        self._removed = RemovedFacilities(store)

    def remove(self, facility: str, actor: str, why: str) -> Facility:
        """Take one off the map and out of every list; what it was, and how it was reached, is kept aside.

        Raises:
            NotFound: there is no such facility. BadInput: no reason.
        """
        one = self._places.facility(facility)
        if one is None:
            raise NotFound(tr("There is no facility {id}.", id=facility))
        if not why.strip():
            raise BadInput(tr("Removing a facility needs a reason. Nothing was changed."))
        kept = RemovedFacility(one, self._contacts.get(one.id), self._clock(), why.strip())

        def rows(connection: Connection) -> None:
            self._places.remove_facilities(connection, [one.id])
            self._contacts.forget(connection, [one.id])
            self._removed.put(connection, kept)

        self._write("facility.removed", one, {"delete": True, "why": kept.why, "name": one.name}, actor, rows)
        return one

    def recall(self, actor: str, facility: str = "") -> Facility:
        """Bring one back as it was, with its code.

        Args:
            facility: id; "" for the one that was removed last.

        Raises:
            NotFound: none was removed, or not that one. Refused: it was put on record anew meanwhile.
        """
        found = self._removed.get(facility) if facility else next(iter(self._removed.all()), None)
        if found is None:
            raise NotFound(tr("No facility {id} was removed.", id=facility) if facility else
                           tr("No facility was removed."))
        one = found.facility
        if self._places.facility(one.id) is not None:
            raise Refused(tr("{name} is on record again already. Nothing was changed.", name=one.name))

        def rows(connection: Connection) -> None:
            self._places.insert(connection, facilities=[one])
            self._contacts.put(connection, [found.contact])
            self._removed.forget(connection, one.id)

        self._write("facility.recalled", one, {"delete": False, "name": one.name}, actor, rows)
        return one

    def remove_demo(self, connection: Connection) -> None:
        """Forget generated ones, inside a transaction that somebody else opened."""
        self._removed.remove_demo(connection)

    def removed(self) -> list[RemovedFacility]:
        """All that were removed, the last one first."""
        return self._removed.all()

    def of(self, facility: str) -> RemovedFacility | None:
        """A removed facility by id, None for one that was not."""
        return self._removed.get(facility) if facility else None

    def _write(self, event: str, one: Facility, payload: dict[str, object], actor: str,
               rows: Callable[[Connection], None]) -> None:
        self._ledger.append([Draft(f"facility:{one.id}", event, payload, one.area, actor)], rows=rows)
