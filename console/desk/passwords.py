"""Hashing and checking passwords (argon2id); the only place that ever holds one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from console.errors import BadInput
from console.language import tr

if TYPE_CHECKING:
    from argon2 import PasswordHasher

log = logging.getLogger(__name__)


class Passwords:
    """Makes and checks hashes.

    Args:
        hasher: None for the library's own cost; a cheaper one in tests.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._given = hasher

    def hashed(self, password: str, least: int) -> str:
        """The hash of a new password.

        Raises:
            BadInput: it has fewer than `least` characters.
        """
        if len(password) < least:
            raise BadInput(tr("A password needs at least {count} characters. Nothing was changed.", count=least))
        return self._hasher.hash(password)

    def verified(self, hashed: str, password: str) -> bool:
        """Whether a password is the one behind a hash; "" is behind none."""
        from argon2.exceptions import InvalidHashError, VerifyMismatchError

        try:
            # Without a hash the work is done all the same: the time must not tell which names exist.
            return self._hasher.verify(hashed or self._hasher.hash("nobody"), password) and bool(hashed)
        except VerifyMismatchError:
            return False
        except InvalidHashError:
            log.warning("a password hash in the database is damaged; the user needs a new password")
            return False

    def renewed(self, hashed: str, password: str) -> str:
        """A hash at today's cost where the old one is cheaper, "" where it will do."""
        return self._hasher.hash(password) if self._hasher.check_needs_rehash(hashed) else ""

    @property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # 20 ms that a start without users need not wait for

        if self._given is None:
            self._given = PasswordHasher()
        return self._given
