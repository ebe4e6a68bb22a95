"""Where the views of a mode lie, for any width and height: pictures from above like squares, sections like wide."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 4
LEGEND, HEAD = 104, 28   # of the drawings: beside the change of height, above each
WIDE = 1.35              # times its height: from here on three pictures fit side by side
MAP_SHARE = 0.38         # of the width that the map beside a section takes
SECTION_SHARE = 0.36     # of the height that a section below pictures keeps at least
Box = tuple[int, int, int, int]  # left, top, width, height


def arranged(shown: Sequence[str], width: int, height: int) -> dict[str, Box]:
    """The box of each view of a mode: pictures from above become as large and as square as the room lets them."""
    names = list(shown)
    if len(names) < 2:
        return dict.fromkeys(names, (0, 0, width, height))
    if len(names) == 2:
        return _two(names, width, height)
    wide = width >= WIDE * height
    return _rows([names[:3], names[3:]] if wide else [names[:2], names[2:]], width, height,
                 (_squares(width, height) if wide else height / 2))


def _two(names: list[str], width: int, height: int) -> dict[str, Box]:
    """Beside each other or one above the other, whichever leaves them larger; a section takes more than its map."""
    if "section" in names:
        if width >= WIDE * height:
            left = min(round(width * MAP_SHARE), height)
            return {names[0]: (0, 0, left, height), names[1]: (left + GAP, 0, width - left - GAP, height)}
        return _rows([[name] for name in names], width, height, height * 0.55)
    beside = min((width - GAP) / 2, height) >= min(width, (height - GAP) / 2)
    return _rows([names] if beside else [[name] for name in names], width, height, height / 2)


def _squares(width: int, height: int) -> float:
    """Height of a row of three pictures, one with a legend, that makes them square; the section keeps its share."""
    return min((width - LEGEND - 2 * GAP) / 3 + HEAD, height * (1 - SECTION_SHARE))


def _rows(rows: list[list[str]], width: int, height: int, first: float) -> dict[str, Box]:
    """Rows of views, the first of them so high; a view with a legend gets the room for it on top of its share."""
    found: dict[str, Box] = {}
    tops = [0, height] if len(rows) == 1 else [0, round(first), height]
    for r, names in enumerate(rows):
        top, bottom = tops[r] + (GAP if r else 0), tops[r + 1]
        extra = [LEGEND if name == "difference" and len(names) > 2 else 0 for name in names]
        share = (width - GAP * (len(names) - 1) - sum(extra)) // len(names)  # equal to the pixel: one scale, one grid
        left = 0
        for name, more in zip(names, extra, strict=True):
            found[name] = left, top, share + more, bottom - top
            left += share + more + GAP
    return found
