"""The search indexes of the address base: one for buildings, and one each for named rooms, residents and firms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from console.model.spelling import canonical, plain
from console.store.address_search import Document, WordIndex
from console.store.engine import Store

BUILDINGS, ROOMS, RESIDENTS, FIRMS = (WordIndex(name) for name in (
    "building_words", "room_words", "resident_words", "firm_words"))
_ALL = (BUILDINGS, ROOMS, RESIDENTS, FIRMS)


class AddressIndex:
    """Asks the indexes, each question in a transaction of its own. Safe from any thread.

    Args:
        store: the profile's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        with store.read() as connection:
            known = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        if not {index.name for index in _ALL} <= known:
            with store.write() as connection:
                for index in _ALL:
                    index.ensure(connection)

    def find(self, index: WordIndex, text: str, limit: int, within: str = "", enough: int = 8) -> list[int]:
        """Numbers of what holds a text: first what begins with it, then the rest, then other spellings and initials.

        Args:
            index: `BUILDINGS`, `ROOMS`, `RESIDENTS` or `FIRMS`.
            within: beginning of a code.
            enough: other spellings and initials are looked for only where fewer were found.
        """
        found: dict[int, None] = {}
        letters = text.replace(" ", "")
        with self._store.read() as connection:
            for begins in (True, False):
                if len(found) < limit:
                    found.update(dict.fromkeys(index.find(connection, text, limit, within, begins)))
            if len(found) < enough and canonical(text) != plain(text):
                found.update(dict.fromkeys(index.find_spelling(connection, text, limit, within)))
            if len(found) < enough and letters.isascii() and letters.isalpha():
                found.update(dict.fromkeys(index.sounding(connection, letters, limit, within)))
        return list(found)[:limit]

    def alike(self, index: WordIndex, pairs: Sequence[str], limit: int, within: str = "") -> list[int]:
        """Numbers of what holds most of some pairs of characters, see `WordIndex.holding_any`."""
        with self._store.read() as connection:
            return index.holding_any(connection, pairs, limit, within)


def building_document(number: int, code: int | str, name: str, line: str, others: Iterable[str] = ()) -> Document:
    """A building as it is indexed: door plate and name in one, so that 88号翠湖 is found too."""
    text = f"{int(code):019}"
    return number, (line + name, *((name,) if line else ()), *others), text
