"""Finding areas as people type: a part of the name, a code, pinyin, its initials, or a mix (lh → 莲花街道)."""

from __future__ import annotations

from collections.abc import Iterator
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
        # All that is looked at as it is written: what is not in it is in no name and no code.
        self._written = "\n".join(f"{name}\n{area.code}\n{area.id}" for area, name, _ in self._entries)
        # How a sound begins → (entry, place in its name): few are left to be spelt.
        self._heard: dict[str, list[tuple[int, int]]] = {}
        for i, (_, _, sounds) in enumerate(self._entries):
            for begin, start in _beginnings(sounds):
                self._heard.setdefault(begin, []).append((i, start))

    def find(self, text: str, limit: int = 50) -> list[Area]:
        """Areas that answer to `text`, best first; none for an empty text."""
        text = text.strip().lower()
        if not text:
            return []
        sound = text.replace(" ", "").replace("'", "") if text.isascii() and not text.isdigit() else ""
        ranks: dict[int, int] = {}
        if text in self._written:
            for i, (area, name, _) in enumerate(self._entries):
                if (rank := _rank(text, area, name)) is not None:
                    ranks[i] = rank
        for i, start in self._heard.get(sound[:2], ()):
            if i not in ranks and _spells(sound, self._entries[i][2], start):
                ranks[i] = _SOUND_HOLDS if start else _SOUND_BEGINS
        found = [(rank, self._entries[i][0]) for i, rank in ranks.items()]
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


def _beginnings(sounds: _Sounds) -> Iterator[tuple[str, int]]:
    """With which two letters a name may be spelt from each of its places on; from the first on also with which one."""
    for start, readings in enumerate(sounds):
        following = sounds[start + 1] if start + 1 < len(sounds) else ()
        begins = {reading[:2] for reading in readings if len(reading) > 1}
        begins |= {reading[0] + other[0] for reading in readings for other in following}
        begins |= set() if start else {reading[0] for reading in readings}
        yield from ((begin, start) for begin in begins)


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
