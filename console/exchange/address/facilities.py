"""Register of facilities: places, telephones, plates, and how they are reached."""

from __future__ import annotations

import re
import uuid

import numpy as np
from sqlalchemy import Connection

from console.exchange.address.values import said, telephone
from console.exchange.address.words import Words
from console.exchange.crs import to_lonlat
from console.exchange.rows.columns import Columns, places
from console.exchange.rows.tally import Tally
from console.language import tr
from console.model.address import normalise
from console.model.premises import Facility, FacilityContact
from console.store.facility_codes import FacilityCodes
from console.store.facility_contacts import FacilityContacts
from console.store.locator import Locator
from console.store.places import PlaceStore

_CODE = re.compile(r"[0-9]{16}")
_TEXTS = ("contact", "hours", "address", "services")
_LONGEST = 300   # characters of one text
Row = tuple[int, Facility, FacilityContact, str]   # index, what it is, how it is reached, code on its plate or ""


class FacilityImport:
    """Takes in facilities with their places, telephones and plates.

    Args:
        stored: where they go.
        crs: of coordinates.
    """

    def __init__(self, stored: PlaceStore, locator: Locator, words: Words, crs: str) -> None:
        self._stored = stored
        self._codes, self._contacts = FacilityCodes(stored.store), FacilityContacts(stored.store)
        self._locator = locator
        self._words = words
        self._crs = crs
        self._seen: dict[str, int] = {}

    def prepare(self, columns: Columns) -> list[Row]:
        """Check a piece; says in `columns` what is wrong with which row."""
        x, y, placed = places(columns)
        columns.refuse_all(~placed, tr("it has no place: no outline, and no numbers for longitude and latitude"))
        lon, lat = to_lonlat(np.where(placed, x, 0.0), np.where(placed, y, 0.0), self._crs)
        areas = self._locator.locate_many(lon, lat)
        columns.refuse_all(np.array([not area for area in areas], bool), tr("its place lies in no known area"))
        names, ids, kinds = (columns.texts(field) for field in ("name", "id", "kind"))
        codes = [normalise(text) for text in columns.texts("code")]
        phones, mobiles, duties = ([telephone(text) for text in columns.texts(field)]
                                   for field in ("phone", "mobile", "duty"))
        texts = {field: columns.texts(field) for field in _TEXTS}
        rows = []
        for i in np.flatnonzero(columns.good).tolist():
            if not names[i] or not kinds[i] or None in (phones[i], mobiles[i], duties[i]):
                columns.refuse(i, tr("it has no name, no kind, or a telephone that is no number"))
                continue
            if codes[i] and not _CODE.fullmatch(codes[i]):
                columns.refuse(i, tr("the code on its plate has not 16 digits"), codes[i])
                continue
            kind = self._words.facility_kind(kinds[i])
            # A register without ids must find its facilities again: the same kind, name and grid is the same one.
            id_ = ids[i] or codes[i] or \
                f"F{uuid.uuid5(uuid.NAMESPACE_OID, f'{kind}/{names[i]}/{areas[i]}').hex[:16]}"
            if self._first(columns, i, id_, codes[i]):
                contact = FacilityContact(id_, mobile=mobiles[i] or "", duty=duties[i] or "",
                                          **{field: said(column[i])[:_LONGEST] for field, column in texts.items()})
                rows.append((i, Facility(id_, kind, names[i], areas[i], float(lon[i]), float(lat[i]),
                                         phones[i] or ""), contact, codes[i]))
        return rows

    def write(self, connection: Connection, columns: Columns, rows: list[Row]) -> Tally:
        """Write a checked piece inside an open transaction."""
        there = {one.id: one for one in self._stored.facilities()}
        reached = self._contacts.all()
        given = self._codes.codes()
        owners = {code: one for one, code in given.items()}
        kept = []
        for row in rows:
            index, one, _, code = row
            if code and (owners.get(code, one.id) != one.id or given.get(one.id, code) != code):
                columns.refuse(index, tr("its code stands on another plate, or its plate has another code"), code)
            else:
                kept.append(row)
        new = [one for _, one, _, _ in kept if one.id not in there]
        changed = {one.id: one for _, one, _, _ in kept if one.id in there and there[one.id] != one}
        contacts = [told for _, one, told, _ in kept if told != reached.get(one.id, FacilityContact(one.id))]
        plates = {one.id: code for _, one, _, code in kept if code and one.id not in given}
        self._stored.insert(connection, facilities=new)
        self._stored.replace_facilities(connection, list(changed.values()))
        self._contacts.put(connection, contacts)
        self._codes.insert(connection, plates)
        touched = ({*changed, *plates} | {one.facility for one in contacts}) & set(there)
        return Tally(imported=len(new), updated=len(touched), unchanged=len(kept) - len(new) - len(touched))

    def _first(self, columns: Columns, index: int, *keys: str) -> bool:
        row = int(columns.rows[index])
        earlier = next((self._seen[key] for key in keys if key and self._seen.get(key, row) != row), row)
        if earlier != row:
            columns.refuse(index, tr("the facility is given twice"), tr("also in row {row}", row=earlier))
            return False
        self._seen.update((key, row) for key in keys if key)
        return True
