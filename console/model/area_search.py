"""Finding areas as people type: a part of the name, a code, pinyin, its initials, or a mix (lh → 莲花街道)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from console.model.area import Area, AreaTree

# Ranks, best first. Among equals the larger area comes first, then by code and name.
_EXACT, _NAME_BEGINS, _CODE_BEGINS, _SOUND_BEGINS, _NAME_HOLDS, _SOUND_HOLDS = range(6)
_Sounds = tuple[frozenset[str], ...]


class AreaSearch:
    """An index over one tree; make a new one when the tree changes (a few ms for 1,200 areas).

    A character with several readings (埔 bu, pu) is found by each of them.
    """

    def __init__(self, tree: AreaTree) -> None:
        self._entries = [(area, area.name.lower(), _sounds(area.name)) for area in tree]
        # First letter → places in the name where a sound begins so: rules most of them out by one look.
        self._starts = [_starts(sounds) for _, _, sounds in self._entries]

    def find(self, text: str, limit: int = 50) -> list[Area]:
        """Areas that answer to `text`, best first; none for an empty text."""
        text = text.strip().lower()
        if not text:
            return []
        sound = text.replace(" ", "").replace("'", "") if text.isascii() and not text.isdigit() else ""
        found: list[tuple[int, Area]] = []
        for (area, name, sounds), starts in zip(self._entries, self._starts, strict=True):
            rank = _rank(text, area, name)
            if rank is None and sound:
                rank = _heard(sound, sounds, starts.get(sound[0], ()))
            if rank is not None:
                found.append((rank, area))
        found.sort(key=lambda pair: (pair[0], pair[1].level, pair[1].code or "~", pair[1].name))
        return [area for _, area in found[:limit]]


def _rank(text: str, area: Area, name: str) -> int | None:
    """How well the name or the code answers, None if neither does."""
    if text in (name, area.code, area.id):
        return _EXACT
    if name.startswith(text):
        return _NAME_BEGINS
    if area.code and area.code.startswith(text):
        return _CODE_BEGINS
    return _NAME_HOLDS if text in name else None


def _heard(sound: str, sounds: _Sounds, starts: Iterable[int]) -> int | None:
    """How well the sound of a name answers, None if it does not."""
    for start in starts:
        if (start == 0 or len(sound) > 1) and _spells(sound, sounds, start):
            return _SOUND_HOLDS if start else _SOUND_BEGINS
    return None


def _starts(sounds: _Sounds) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, readings in enumerate(sounds):
        for letter in {reading[0] for reading in readings}:
            found.setdefault(letter, []).append(i)
    return found


def _spells(sound: str, sounds: _Sounds, at: int) -> bool:
    """Whether `sound` spells the characters from `at` on, each by its syllable or its first letter.

    The last syllable may be unfinished: "lianh" finds 莲花.
    """
    if not sound:
        return True
    if at == len(sounds):
        return False
    first = sound[0]
    for reading in sounds[at]:
        if reading[0] != first:
            continue
        if reading.startswith(sound) or _spells(sound[1:], sounds, at + 1):
            return True
        if sound.startswith(reading) and _spells(sound[len(reading):], sounds, at + 1):
            return True
    return False


def _sounds(name: str) -> _Sounds:
    return tuple(_readings(character) for character in name.lower() if not character.isspace())


@lru_cache(maxsize=8192)
def _readings(character: str) -> frozenset[str]:
    """All readings of a character without tones; what is no Chinese stands for itself."""
    from pypinyin import Style, pinyin  # a quarter of a second that a start need not wait for

    found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return frozenset(one.replace("ü", "v") for one in found if one) or frozenset(character)
