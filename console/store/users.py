"""The users of a profile: who they are, the hash of their password, wrong tries, and open sessions.

What a user is goes into the ledger too; hashes, tries and sessions stand here only, and leave this database never.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from sqlalchemy import Boolean, Column, Connection, Float, Integer, String, Table, delete, select, update
from sqlalchemy.exc import IntegrityError

from console.errors import Refused
from console.language import tr
from console.model.person import Role, User
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

Rows = Callable[[Connection], None]

users = Table(
    "users", metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("roles", String, nullable=False),         # words with a blank between
    Column("area", String, nullable=False),
    Column("department", String, nullable=False),
    Column("squad", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("hash", String, nullable=False),          # argon2id, "" where no password was set
    Column("failures", Integer, nullable=False),     # wrong passwords in a row
    Column("locked_until", Float, nullable=False),   # seconds since 1970 UTC
)
sessions = Table(
    "sessions", metadata,
    Column("token", String, primary_key=True),       # SHA-256 of what the holder has
    Column("user", String, nullable=False, index=True),
    Column("until", Float, nullable=False),
)
_FIELDS = [column for column in users.c if column.name not in ("hash", "failures", "locked_until")]


class Writer(Protocol):
    """What the user store needs of the ledger, which stands a floor above it."""

    def append(self, drafts: Sequence[Any], rows: Rows | None = None) -> Any:
        """Write rows and entries in one durable transaction."""


class Attempt(msgspec.Struct, frozen=True):
    """A try to log in that was counted before the password was looked at.

    Attributes:
        hash: to verify against, "" for no such user or no password.
        locked_until: the account is locked till then, and the password does not matter; 0 if it is not.
        locks: this try was the last one; unless it succeeds, the account is locked.
    """

    hash: str = ""
    locked_until: float = 0.0
    locks: bool = False


class UserStore:
    """All users of one profile, kept in memory until something changes. Safe from any thread.

    Args:
        store: the profile's database.
        ledger: where everything but secrets is recorded.
    """

    def __init__(self, store: Store, ledger: Writer) -> None:
        self._store = store
        self._ledger = ledger
        self._lock = threading.Lock()
        self._version = -1
        self._users: dict[str, User] = {}
        store.ensure(users, sessions, versions)

    def users(self) -> Mapping[str, User]:
        """All users by id, those who left too; as they are now, whichever process changed them."""
        with self._lock:
            with self._store.read() as connection:
                version = version_of(connection, users.name)
                if version != self._version:
                    rows = connection.execute(select(*_FIELDS).order_by(users.c.id)).all()
                    self._users = {row.id: _user(row) for row in rows}
                    self._version = version
            return dict(self._users)

    def add(self, user: User, hashed: str, draft: Any) -> None:
        """Add a user. Raises `Refused` if the name is taken."""
        def rows(connection: Connection) -> None:
            try:
                connection.execute(users.insert().values(**_row(user), hash=hashed, failures=0, locked_until=0.0))
            except IntegrityError as error:
                raise Refused(tr("There is a user {name} already. Nothing was changed.", name=user.id)) from error
            raise_version(connection, users.name)

        self._ledger.append([draft], rows=rows)

    def change(self, user: User, draft: Any) -> None:
        """Replace what is known about a user; one who left has no session any more."""
        def rows(connection: Connection) -> None:
            connection.execute(update(users).where(users.c.id == user.id).values(**_row(user)))
            if not user.active:
                connection.execute(delete(sessions).where(sessions.c.user == user.id))
            raise_version(connection, users.name)

        self._ledger.append([draft], rows=rows)

    def set_hash(self, user_id: str, hashed: str, draft: Any) -> None:
        """Set a new password: it unlocks the account and ends all its sessions."""
        def rows(connection: Connection) -> None:
            connection.execute(update(users).where(users.c.id == user_id)
                               .values(hash=hashed, failures=0, locked_until=0.0))
            connection.execute(delete(sessions).where(sessions.c.user == user_id))

        self._ledger.append([draft], rows=rows)

    def attempt(self, user_id: str, at: float, tries: int, lock_seconds: float) -> Attempt:
        """Count a try before anybody looks at the password, so that tries at the same time count too.

        Args:
            tries: the try of this number locks the account, unless it succeeds.
        """
        with self._store.write() as connection:
            row = connection.execute(select(users.c.hash, users.c.failures, users.c.locked_until)
                                     .where(users.c.id == user_id)).first()
            if row is None:
                return Attempt()
            if row.locked_until > at:
                return Attempt(locked_until=row.locked_until)
            locks = row.failures + 1 >= tries
            connection.execute(update(users).where(users.c.id == user_id).values(
                failures=0 if locks else row.failures + 1, locked_until=at + lock_seconds if locks else 0.0))
            return Attempt(row.hash, locks=locks)

    def succeeded(self, user_id: str, hashed: str = "") -> None:
        """The password was right: forget the tries; keep a stronger hash where there is one."""
        values: dict[str, Any] = {"failures": 0, "locked_until": 0.0} | ({"hash": hashed} if hashed else {})
        with self._store.write() as connection:
            connection.execute(update(users).where(users.c.id == user_id).values(**values))

    def open_session(self, token: str, user_id: str, until: float, at: float) -> None:
        """Remember a session by the hash of its token; those that ran out are forgotten."""
        with self._store.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.until <= at))
            connection.execute(sessions.insert().values(token=token, user=user_id, until=until))

    def session(self, token: str, at: float) -> str:
        """Id of the user whose session that is, "" where it ran out or never was."""
        with self._store.read() as connection:
            found = connection.execute(select(sessions.c.user).where(sessions.c.token == token,
                                                                     sessions.c.until > at)).scalar()
        return found or ""

    def close_session(self, token: str) -> None:
        with self._store.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == token))


def _user(row: Any) -> User:
    known = {role.value for role in Role}
    roles = frozenset(Role(word) for word in row.roles.split() if word in known)  # of a later version: left out
    return User(row.id, row.name, roles, row.area, row.department, row.squad, row.phone, bool(row.active),
                bool(row.demo))


def _row(user: User) -> dict[str, Any]:
    return msgspec.structs.asdict(user) | {"roles": " ".join(sorted(role.value for role in user.roles))}
