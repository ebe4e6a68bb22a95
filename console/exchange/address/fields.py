"""What registers hold, what their columns are called, and which column is taken for what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from console.errors import BadInput
from console.exchange.address.words import Words
from console.language import tr

_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]")       # a unit, an explanation
_MARKS = re.compile(r"[\s()（）\[\]【】:：*_\-/、.]+")


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
    fields = words.columns[kind]
    found: dict[str, str] = {}
    for name, column in (named or {}).items():
        if name not in fields:
            raise BadInput(tr("{kind} have no field {field}; they have {fields}.", kind=kind, field=name,
                              fields=", ".join(fields)))
        if column and column not in header:
            raise BadInput(tr("There is no column {column}; the file has {columns}. Nothing was imported.",
                              column=column, columns=", ".join(header)))
        found[name] = column
    free = {_bare(column): column for column in reversed(header) if column not in found.values()}
    for name, headings in fields.items():
        if name in found:
            continue
        heading = next((free[_bare(word)] for word in (name, *headings) if _bare(word) in free), "")
        if heading:
            found[name] = heading
            del free[_bare(heading)]
    found = {name: column for name, column in found.items() if column}
    _complete(kind, found, header)
    return found


def fits(kind: str, words: Words) -> Callable[[Sequence[str]], int]:
    """Tells of a row of cells how many of them are headings of a register: which of several rows is the header."""
    known = [{_bare(word) for word in (name, *headings)} for name, headings in words.columns.get(kind, {}).items()]

    def count(cells: Sequence[str]) -> int:
        plain = {_bare(cell) for cell in cells}
        return sum(not plain.isdisjoint(headings) for headings in known)

    return count


def suggested(header: Sequence[str], words: Words) -> list[str]:
    """The registers that a file with these headings may be, the likeliest first; none for a plain table of places."""
    found: list[tuple[int, str]] = []
    for kind in NEEDED:
        with suppress(BadInput):
            found.append((len(guess(kind, header, words)), kind))
    return [kind for count, kind in sorted(found, key=lambda one: -one[0])]


def _complete(kind: str, found: Mapping[str, str], header: Sequence[str]) -> None:
    missing = [name for name in NEEDED[kind] if name not in found]
    missing += ["/".join(group) for group in EITHER.get(kind, ()) if not any(name in found for name in group)]
    if missing:
        raise BadInput(tr("No column holds {fields}; the file has {columns}. Nothing was imported; name them with "
                          "--map {field}=COLUMN.", fields=", ".join(missing), columns=", ".join(header),
                          field=missing[0].split("/")[0]))


def _bare(text: str) -> str:
    return _MARKS.sub("", _ASIDE.sub("", text) or text).lower()
