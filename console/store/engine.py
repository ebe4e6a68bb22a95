"""The profile's database: one SQLite file in WAL mode, opened safely, written by one at a time.

Every store file defines its own tables on `metadata` and asks for them with `Store.ensure`. A write is one
durable transaction: when `Store.write` has been left, the disk has confirmed it (synchronous FULL).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError

from console.causes import cause_of
from console.errors import DamagedDatabase, ProfileError
from console.language import tr
from console.store.damage import companion, mark_damaged, set_aside, why_damaged
from console.store.failure import sentence
from console.store.network import share_kind

metadata = MetaData()

APPLICATION = 0x47726964  # "Grid", in the header of every database of this program
LAYOUT = 1                # raised when tables change so that older programs cannot use them
CACHE = -16_000           # memory of a connection for pages: negative numbers are kB
WAIT_SECONDS = 10.0       # for another process to finish its transaction


class Store:
    """An open database. Safe to use from any thread. Use `open_store` to get one.

    Attributes:
        path: its file.
        notices: sentences the user should see, for example that a damaged database was set aside.
    """

    def __init__(self, path: Path, notices: list[str]) -> None:
        self.path = path
        self.notices = notices
        self._engine = create_engine(f"sqlite:///{path}", connect_args={
            "timeout": WAIT_SECONDS, "check_same_thread": False})
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "begin", _begin)
        self._writing = self._engine.execution_options(immediate=True)
        self._turn = threading.Lock()
        self._writer: int | None = None
        self._damage = ""  # the sentence, once damage was met: writing on would only spread it

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One durable transaction, the only one at its time; an error inside takes all of it back.

        Threads queue on a lock (SQLite's own waiting polls and is unfair), processes on BEGIN IMMEDIATE.

        Raises:
            ProfileError: disk full, read-only, locked by another program, or damaged.
            RuntimeError: called inside another `write` of the same thread, which would wait for itself.
        """
        if self._writer == threading.get_ident():
            raise RuntimeError("a write inside a write: hand the open connection on instead")
        if self._damage:
            raise DamagedDatabase(self._damage)
        with self._turn:
            self._writer = threading.get_ident()
            try:
                with self._errors_in_words(), self._writing.connect() as connection, connection.begin():
                    yield connection
            finally:
                self._writer = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the database as it is now; writers are not held up.

        Raises:
            ProfileError: unreadable or damaged.
        """
        with self._errors_in_words(), self._engine.connect() as connection, connection.begin():
            yield connection

    def ensure(self, *tables: Table) -> None:
        """Create those of the tables that are missing.

        Raises:
            ProfileError: the database cannot be written.
        """
        with self.read() as connection:
            known = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        if not {table.name for table in tables} <= known:
            with self.write() as connection:
                metadata.create_all(connection, tables=list(tables))

    def close(self) -> None:
        """Close all connections; the last one moves the log into the database."""
        self._engine.dispose()

    @contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:  # a constraint of a table: its store knows what that means
            raise
        except (DBAPIError, sqlite3.Error) as error:  # the bare one while a connection is being set up
            cause = getattr(error, "orig", None) or error
            words = sentence(cause, self.path)
            if words is None:
                raise
            if isinstance(words, DamagedDatabase):
                self._damage = str(words)
                mark_damaged(self.path)
            raise words from error


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Give a transaction that writes very many rows 128 MB of memory, so that no page of an index is written twice."""
    connection.exec_driver_sql(f"PRAGMA cache_size = {8 * CACHE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {CACHE}")


def open_store(path: Path) -> Store:
    """Open the database, or make a new one. A damaged file is set aside and kept, with a notice.

    Raises:
        ProfileError: on a network share, unreadable, unwritable, locked, or made by another program.
    """
    kind = share_kind(path)
    if kind:
        raise ProfileError(tr(
            "The profile folder {folder} is on a network share ({kind}), where the database could lose data. "
            "Nothing was changed; name a folder on a local disk with --profile DIR.",
            folder=path.parent, kind=kind))
    notices: list[str] = []
    try:
        if why_damaged(path):
            notices += _set_aside_once(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    except sqlite3.Error as error:
        raise sentence(error, path) or _unreadable(path, error) from error
    store = Store(path, notices)
    try:
        _claim(store)
    except BaseException:
        store.close()
        raise
    return store


def _set_aside_once(path: Path) -> list[str]:
    """Set the database aside unless another process just did: the lock is a database of its own."""
    lock = sqlite3.connect(companion(path, "-lock"), timeout=WAIT_SECONDS, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        why = why_damaged(path)
        return [set_aside(path, why)] if why else []
    finally:
        lock.close()


def _claim(store: Store) -> None:
    """Stamp a new database as ours; refuse one of another program or of a newer version."""
    with store.read() as connection:
        owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        layout = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        used = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if owner == APPLICATION and layout <= LAYOUT:
        return
    if owner == APPLICATION:
        raise ProfileError(tr("The database {file} was made by a newer version of this program. Nothing was "
                              "changed; update the program.", file=store.path))
    if owner or used:
        raise ProfileError(tr("The database {file} belongs to another program. Nothing was changed; name another "
                              "folder with --profile DIR.", file=store.path))
    with store.write() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {LAYOUT}")


def _unreadable(path: Path, error: Exception) -> ProfileError:
    return ProfileError(tr("The database {file} cannot be opened ({why}). Nothing was changed; name another "
                           "folder with --profile DIR.", file=path,
                           why=cause_of(error)))


def _set_up(connection: Any, _record: Any) -> None:
    """Each new connection: transactions are begun by us, and a commit is on the disk when it returns."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"cache_size = {CACHE}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
