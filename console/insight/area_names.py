"""Areas by a few characters, also where a city has tens of thousands of grids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from console.model.address import normalise
from console.model.area import Area, AreaTree, Level
from console.model.area_search import AreaSearch
from console.model.spelling import plain

_POOL = 200     # areas that are ranked with care


class AreaNames:
    """Finds areas of one tree; make a new one when the tree changes.

    All names are joined into one text, which Python searches in a millisecond; pinyin, which costs more, is asked
    of the areas above grids only: grids are numbered rather than named.

    Args:
        tree: the areas.
    """

    def __init__(self, tree: AreaTree) -> None:
        self._tree = tree
        self._areas = sorted(tree, key=lambda area: (area.level, area.code or "~", area.name))
        self._starts: list[int] = []
        texts, at = [], 0
        for area in self._areas:
            self._starts.append(at)
            texts.append(plain(area.name) + "\n")
            at += len(texts[-1])
        self._text = "".join(texts)
        coded = sorted((area.code, i) for i, area in enumerate(self._areas) if area.code)
        self._codes = [code for code, _ in coded]
        self._of_code = [i for _, i in coded]
        self._by_sound = AreaSearch(AreaTree(area for area in self._areas if area.level < Level.GRID))

    def of(self, tree: AreaTree) -> bool:
        """Whether this is about that tree."""
        return self._tree is tree

    def find(self, text: str, limit: int = 50) -> list[Area]:
        """Areas that answer to a text, best first."""
        wanted, code = plain(text), normalise(text)
        if code.isdigit() and code.isascii():
            low, high = bisect_left(self._codes, code), bisect_right(self._codes, code + ":")
            coded = [self._areas[i] for i in self._of_code[low:high]]
            return sorted(coded, key=lambda area: (area.level, area.code))[:limit]
        if wanted.isascii():
            return self._by_sound.find(text, limit)
        found: list[Area] = []
        at = self._text.find(wanted)
        while at >= 0 and len(found) < _POOL:
            slot = bisect_right(self._starts, at) - 1
            found.append(self._areas[slot])
            at = self._text.find(wanted, self._text.find("\n", at))
        return AreaSearch(AreaTree(found)).find(wanted, limit)
