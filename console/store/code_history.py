"""Codes that were replaced when areas were divided anew, and old and other names of buildings and areas."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from console.errors import BadInput
from console.language import tr
from console.model.address import BUILDING, ENDS
from console.model.register import Alias
from console.store import address_bulk as bulk
from console.store.address_tables import aliases, other_names
from console.store.engine import Store
from console.store.versions import raise_version

_STEPS = 20         # replacements of a code followed one after the other


class Steps:
    """Replacements as they are followed from a code of any time to that of today.

    Args:
        new: old code → new code.
    """

    def __init__(self, new: dict[str, str]) -> None:
        self._new = dict(new)
        self._lengths = sorted({len(old) for old in new}, reverse=True)

    def resolve(self, code: str) -> str:
        """The longest replaced beginning counts: a building's own history goes before that of its grid."""
        for _ in range(_STEPS):
            old = next((code[:n] for n in self._lengths if code[:n] in self._new), "")
            if not old:
                break
            code = self._new[old] + code[len(old):]
        return code

    def add(self, old: str, new: str) -> bool:
        """Count one more in, unless it would lead in a circle; whether it was."""
        if self.resolve(new) == self.resolve(old):
            return False
        self._new[old] = new
        self._lengths = sorted({*self._lengths, len(old)}, reverse=True)
        return True


class CodeHistory:
    """What codes and names were before. Safe from any thread.

    Args:
        store: the profile's database, with the tables of the address base.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, new: Sequence[Alias]) -> None:
        """Check and write codes that were replaced; the old one keeps leading to the new one.

        Raises:
            BadInput: see `check`; or an old code was replaced before.
        """
        self.check(new)
        with self._store.write() as connection:
            self.insert(connection, new)

    def check(self, new: Sequence[Alias]) -> None:
        """Raise `BadInput` where lengths differ, or a circle would arise, among them or with what is on record."""
        steps = self.steps()
        for one in new:
            if len(one.old) != len(one.new) or len(one.old) not in ENDS.values() or one.old == one.new:
                raise BadInput(tr("{old} cannot have become {new}: both need the same length, as the standard has "
                                  "it, and must differ. Nothing was changed.", old=one.old, new=one.new))
            if not steps.add(one.old, one.new):
                raise BadInput(tr("{new} leads back to {old} already; a circle is no history. Nothing was changed.",
                                  old=one.old, new=one.new))

    def insert(self, connection: Connection, new: Sequence[Alias]) -> None:
        """Write checked ones into a transaction that somebody else opened.

        Raises:
            BadInput: an old code was replaced before.
        """
        if not new:
            return
        try:
            connection.execute(aliases.insert(), [msgspec.structs.asdict(one) for one in new])
        except IntegrityError as error:
            raise BadInput(tr("One of these old codes was replaced before. Nothing was changed.")) from error
        raise_version(connection, aliases.name)

    def resolve(self, code: str) -> str:
        """What a code of any time is called today; an unknown one stays as it is.

        The longest replaced beginning counts: a building's own history goes before that of its grid.
        """
        return self.resolver()(code)

    def resolver(self) -> Callable[[str], str]:
        """`resolve` for many codes: replaced ones are few and are read once."""
        return self.steps().resolve

    def steps(self) -> Steps:
        """All replacements of now, to be followed in memory."""
        with self._store.read() as connection:
            return Steps({old: now for old, now in connection.exec_driver_sql("SELECT old, new FROM code_aliases")})

    def before(self, code: str) -> list[Alias]:
        """Replacements that lead to a code, its beginnings' too, the latest first."""
        found: list[Alias] = []
        todo, seen = [code], set[str]()
        with self._store.read() as connection:
            while todo and len(found) < _STEPS * len(ENDS):
                one = todo.pop()
                if one in seen:     # a circle that another program left here must not hold up the desk
                    continue
                seen.add(one)
                parts = [one[:end] for end in ENDS.values() if end <= len(one)]
                query = select(aliases).where(aliases.c.new.in_(parts)).order_by(aliases.c.since.desc())
                steps = [Alias(*row) for row in connection.execute(query)]
                found += [step for step in steps if step not in found]
                todo += [step.old + one[len(step.new):] for step in steps]
        return found

    def all(self) -> list[Alias]:
        """All replaced codes, by old code."""
        with self._store.read() as connection:
            return [Alias(*row) for row in connection.execute(select(aliases).order_by(aliases.c.old))]

    def add_name(self, code: str, name: str) -> None:
        """Another or old name of a building (19 digits) or an area (6 to 14), by which it is found from now on."""
        with self._store.write() as connection:
            self.insert_name(connection, code, name)

    def insert_name(self, connection: Connection, code: str, name: str) -> None:
        """`add_name` in a transaction that somebody else opened."""
        if not name.strip():
            raise BadInput(tr("A name needs at least one character. Nothing was changed."))
        bulk.add_name(connection, code, name.strip())

    def names(self, code: str) -> list[str]:
        """Other and old names of a building or area."""
        query = select(other_names.c.name).where(other_names.c.code == code).order_by(other_names.c.name)
        with self._store.read() as connection:
            return list(connection.execute(query).scalars())

    def names_of(self, codes: Sequence[str]) -> dict[str, list[str]]:
        """Code → other and old names, of those that have some."""
        found: dict[str, list[str]] = {}
        with self._store.read() as connection:
            for code, name in connection.exec_driver_sql(
                    "SELECT code, name FROM other_names WHERE code IN (SELECT value FROM json_each(?))",
                    (json.dumps(list(codes)),)):
                found.setdefault(code, []).append(name)
        return found

    def area_names(self) -> dict[str, str]:
        """Other and old names of areas: name → code."""
        query = select(other_names.c.name, other_names.c.code).where(func.length(other_names.c.code) < BUILDING)
        with self._store.read() as connection:
            return {name: code for name, code in connection.execute(query)}
