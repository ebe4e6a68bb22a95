"""Who works at this console now, and how the shell remembers it between commands."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path

from console.causes import cause_of
from console.desk.people import People
from console.errors import ProfileError, Refused
from console.language import tr
from console.model.person import OPERATOR, User
from console.profile import Profile
from console.store.users import UserStore

VARIABLE = "GRID_CONSOLE_SESSION"   # the window hands its login on to the processes it starts


class Identity:
    """The person at this console: the operator while nobody is registered, afterwards whoever logged in.

    Args:
        people: all users; a change to the one who is logged in holds at once.
    """

    def __init__(self, people: People) -> None:
        self._people = people
        self._id = ""
        self._listeners: list[Callable[[User | None], None]] = []

    @property
    def who(self) -> User:
        """Who acts now.

        Raises:
            Refused: users are registered and nobody is logged in, or the person's account was closed.
        """
        users = self._people.users()
        if not users:
            return OPERATOR
        if not self._id:
            raise Refused(tr("Log in first: user login NAME, or --user NAME before the command. Nothing was changed."))
        found = users.get(self._id)
        if found is None or not found.active:
            raise Refused(tr("The account {name} was closed. Nothing was changed.", name=self._id))
        return found

    @property
    def known(self) -> User | None:
        """Like `who`, None where nobody is logged in."""
        try:
            return self.who
        except Refused:
            return None

    def switch(self, user: User) -> None:
        """Somebody else works here from now on; the caller has checked the password."""
        self._id = user.id
        self._tell()

    def leave(self) -> None:
        """Nobody is logged in any more."""
        self._id = ""
        self._tell()

    def listen(self, callback: Callable[[User | None], None]) -> Callable[[], None]:
        """Call back with the new person, None for nobody, after every switch; returns a function that ends it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def _tell(self) -> None:
        for callback in tuple(self._listeners):
            callback(self.known)


class KeptLogin:
    """A login from the shell that holds for some hours: a token in a file that only its owner can read.

    The database knows only the token's hash, so that neither a copy of it nor a backup lets anybody in.

    Args:
        profile: the file lies in its folder, one per account of this computer.
        users: knows the open sessions.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, profile: Profile, users: UserStore, clock: Callable[[], float] = time.time) -> None:
        self._folder = profile.folder
        self._users = users
        self._clock = clock
        self._lock = threading.Lock()

    @property
    def path(self) -> Path:
        return self._folder / f".session-{_account()}"

    def keep(self, user: User, hours: float) -> float:
        """Remember a login; returns until when, seconds since 1970 UTC.

        Raises:
            ProfileError: the file cannot be written.
        """
        with self._lock:
            self._forget()
            until = self._clock() + hours * 3600
            token = self.ticket(user, hours)
            try:
                # Made with its rights, not given them afterwards: nobody can look in between.
                handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "w") as file:
                    file.write(token)
            except OSError as error:
                raise ProfileError(tr("The login cannot be kept in {folder} ({why}); name the user with --user "
                                      "instead.", folder=self._folder, why=cause_of(error))) from error
            return until

    def ticket(self, user: User, hours: float) -> str:
        """A token that lets a process of ours act for a user: put it into its environment as `VARIABLE`."""
        token, now = secrets.token_urlsafe(32), self._clock()
        self._users.open_session(_digest(token), user.id, now + hours * 3600, now)
        return token

    def recall(self) -> str:
        """Id of the user whose login is kept, or handed on by the window, and still holds; "" for none."""
        token = os.environ.get(VARIABLE, "") or self._token()
        return self._users.session(_digest(token), self._clock()) if token else ""

    def forget(self) -> None:
        """End the kept login."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        token = self._token()
        if token:
            self._users.close_session(_digest(token))
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _token(self) -> str:
        try:
            if os.name == "posix" and self.path.stat().st_mode & 0o077:
                return ""  # others could have read it
            return self.path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _account() -> str:
    """The account of this computer, as part of a file's name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):   # no such entry, as in some containers
        name = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return "".join(c if c.isalnum() else "_" for c in name)
