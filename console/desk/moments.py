"""A case as it was: its record at any earlier entry, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from console.errors import BadInput
from console.language import tr
from console.ledger.entry import Entry
from console.ledger.fold import Fold, Past, apply, everything_legal


class Difference(msgspec.Struct, frozen=True):
    """One field that differs between two moments; None where it was not set."""

    field: str
    before: Any
    after: Any


class Comparison(msgspec.Struct, frozen=True):
    """Two moments of one case, `first` and `last` counted from 1, and what lies between them.

    Attributes:
        differences: by field, in the order in which fields were first set.
        grown: what was added between, by list.
    """

    first: int
    last: int
    first_at: float
    last_at: float
    differences: tuple[Difference, ...]
    grown: dict[str, list[Any]]


def compare(entries: Sequence[Entry], first: int, last: int) -> Comparison:
    """Compare a case after its `first` with the same after its `last` entry.

    The order is that in which this installation came to know the entries.

    Args:
        entries: all about the case, oldest first.
        first, last: 1 … len(entries), in any order; negative ones count from the end.

    Raises:
        BadInput: there is no such entry.
    """
    first, last = sorted((_number(first, len(entries)), _number(last, len(entries))))
    before, after = (_folded(entries[:number]) for number in (first, last))
    earlier, later = before.record(), after.record()
    names = list(dict.fromkeys([*earlier.fields, *later.fields]))
    differences = tuple(Difference(name, earlier.fields.get(name), later.fields.get(name)) for name in names
                        if earlier.fields.get(name) != later.fields.get(name))
    grown = {name: items[len(earlier.grown.get(name, ())):] for name, items in later.grown.items()
             if len(items) > len(earlier.grown.get(name, ()))}
    return Comparison(first, last, entries[first - 1].at, entries[last - 1].at, differences, grown)


def _number(asked: int, count: int) -> int:
    number = asked + count + 1 if asked < 0 else asked
    if not 1 <= number <= count:
        raise BadInput(tr("There is no entry {n}; the case has entries 1 to {count}.", n=asked, count=count))
    return number


def _folded(entries: Sequence[Entry]) -> Fold:
    fold = Fold(entries[0].subject)
    for number, entry in enumerate(entries, 1):
        apply(fold, entry, number, Past(entry, None), everything_legal)
    return fold
