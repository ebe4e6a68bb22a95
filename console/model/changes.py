"""What a change changed: every writer returns it, every view decides from it whether to refresh."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Changes(msgspec.Struct, Generic[T], frozen=True):
    """Added and updated things as they are now, removed ones by id."""

    added: tuple[T, ...] = ()
    updated: tuple[T, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)
