"""What columns and values of registers are called: a versioned file, never constants in code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import RESOURCES, tr

FILE = RESOURCES / "address_words.toml"
_Groups = dict[str, tuple[str, ...]]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of registers: who issued them, which version.

    Attributes:
        columns: register → field → what its column may be called.
        room_uses, building_uses, relations, facilities: the console's word → words of which one is part of a text.
    """

    title: str
    authority: str
    version: str
    columns: dict[str, _Groups]
    room_uses: _Groups
    building_uses: _Groups
    relations: _Groups
    facilities: _Groups

    def use_of(self, text: str) -> str | None:
        """A room's use, "" for nothing said, None for words nobody foresaw."""
        return _named(text, self.room_uses)

    def building_use_of(self, text: str) -> str | None:
        """A building's use, like `use_of`."""
        return _named(text, self.building_uses)

    def relation_of(self, text: str) -> str | None:
        """How a person belongs to a room, None for words nobody foresaw; nothing said means living there."""
        return _named(text, self.relations) or ("resident" if not text.strip() else None)

    def facility_kind(self, text: str) -> str:
        """The console's word for a kind of facility; unknown ones stay as they are written."""
        return _named(text, self.facilities) or text


def read_words(path: Path = FILE) -> Words:
    """Read the words (TOML).

    Raises:
        BadInput: not TOML, or a part is missing or wrong.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Words)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} does not hold words of registers ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error


def _named(text: str, groups: Mapping[str, tuple[str, ...]]) -> str | None:
    plain = text.strip().lower()
    if not plain or plain in groups:
        return plain
    return next((name for name, parts in groups.items() if any(part in plain for part in parts)), None)
