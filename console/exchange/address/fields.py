"""What registers hold, what their columns are called, and which column is taken for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from console.errors import BadInput
from console.exchange.address.words import Words
from console.exchange.rows.headings import fitting, matched, refuse_incomplete
from console.exchange.rows.reading import Fits
from console.language import tr

# What each register holds; without those in NEEDED no row can be used. What columns may be called, the words say.
NEEDED: dict[str, tuple[str, ...]] = {
    "buildings": ("code", "name"), "rooms": (), "residents": ("name",), "firms": ("name",),
    "facilities": ("kind", "name"), "grids": ("grid", "base"), "aliases": ("old", "new"), "names": ("code", "name"),
}
# At least one of each group must be there.
EITHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "rooms": (("code", "building"),), "residents": (("place", "address"),), "firms": (("place", "address"),),
    "facilities": (("lon", "area"),),
}


def guess(kind: str, header: Sequence[str], words: Words, named: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which column holds which field: field → heading.

    Args:
        words: what columns may be called.
        named: what a person says about it; the rest is guessed. An empty heading says that a field is not there.

    Raises:
        BadInput: no such kind, field or column, or what every row needs is not there.
    """
    if kind not in NEEDED:
        raise BadInput(tr("There is no register of “{kind}”; it can be {kinds}.", kind=kind, kinds=", ".join(NEEDED)))
    found = matched(words.columns[kind], header, named or {})
    refuse_incomplete(found, header, NEEDED[kind], EITHER.get(kind, ()))
    return found


def fits(kind: str, words: Words) -> Fits:
    """Tells of a row of cells how many of them are headings of a register: which of several rows is the header."""
    return fitting(words.columns.get(kind, {}))


def suggested(header: Sequence[str], words: Words) -> list[str]:
    """The registers that a file with these headings may be, the likeliest first; none for a plain table of places."""
    found: list[tuple[int, str]] = []
    for kind in NEEDED:
        with suppress(BadInput):
            found.append((len(guess(kind, header, words)), kind))
    return [kind for count, kind in sorted(found, key=lambda one: -one[0])]
