"""Which column of a list holds which field, by what the columns are called and what a person says about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from console.errors import BadInput
from console.language import tr

Fields = Mapping[str, Sequence[str]]    # field → what its column may be called besides
Plain = Callable[[str], str]            # a heading as it is compared
_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]")       # a unit, an explanation
_MARKS = re.compile(r"[\s()（）\[\]【】:：*_\-/、.]+")


def bare(heading: str) -> str:
    """A heading without units, explanations and marks: 面积（㎡） is 面积, floor_area is floorarea."""
    return _MARKS.sub("", _ASIDE.sub("", heading) or heading).lower()


def as_written(heading: str) -> str:
    """A heading as it stands, but for case and blanks around it."""
    return heading.strip().lower()


def matched(fields: Fields, header: Sequence[str], named: Mapping[str, str], plain: Plain = bare) -> dict[str, str]:
    """Field → heading, of the fields that have a column.

    Args:
        named: what a person says about it; the rest is guessed. An empty heading says that a field is not there.

    Raises:
        BadInput: no such field or column.
    """
    for field, column in named.items():
        if field not in fields:
            raise BadInput(tr("There is no field {field}; the fields are {fields}. Nothing was imported.", field=field,
                              fields=", ".join(fields)))
        if column and column not in header:
            raise BadInput(tr("There is no column {column}; the file has {columns}. Nothing was imported.",
                              column=column, columns=", ".join(header)))
    found = dict(named)
    free = {plain(column): column for column in reversed(header) if column not in found.values()}
    for field, words in fields.items():
        if field in found:
            continue
        heading = next((free[plain(word)] for word in (field, *words) if plain(word) in free), "")
        if heading:
            found[field] = heading
            del free[plain(heading)]
    return {field: column for field, column in found.items() if column}


def refuse_incomplete(found: Mapping[str, str], header: Sequence[str], needed: Sequence[str],
                      either: Sequence[Sequence[str]] = ()) -> None:
    """Refuse a file without what every row needs.

    Args:
        found: field → heading. either: of each of these groups one field must be there.

    Raises:
        BadInput: naming all that is missing.
    """
    missing = [field for field in needed if field not in found]
    missing += ["/".join(group) for group in either if not any(field in found for field in group)]
    if missing:
        raise BadInput(tr("No column holds {fields}; the file has {columns}. Nothing was imported; name them with "
                          "--map {field}=COLUMN.", fields=", ".join(missing), columns=", ".join(header),
                          field=missing[0].split("/")[0]))


def fitting(fields: Fields) -> Callable[[Sequence[str]], int]:
    """Tells of a row of cells how many of them are headings of these fields: which of several rows is the header."""
    known = [{bare(word) for word in (field, *words)} for field, words in fields.items()]

    def count(cells: Sequence[str]) -> int:
        plain = {bare(cell) for cell in cells}
        return sum(not plain.isdisjoint(headings) for headings in known)

    return count
