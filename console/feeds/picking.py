"""Values out of records, compiled once per mapping: a record of a large file is looked at only once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from console.feeds.mapping import Picked, as_pick, picks

Record = Mapping[str, Any]
Get = Callable[[Record], str]
T = TypeVar("T")

HOLE = re.compile(r"\{([^{}]+)\}")


def getter(picked: Picked) -> Get | None:
    """A function from a record to a text ("" where it says nothing); None if nothing is picked."""
    if not picks(picked):
        return None
    pick = as_pick(picked)
    if pick.constant:
        constant = pick.constant
        return lambda record: constant
    names = (pick.field,) if isinstance(pick.field, str) else pick.field
    if not names:
        return _filled(pick.template, [(name, _field(name)) for name in HOLE.findall(pick.template)])
    get = _first([_field(name) for name in names])
    return _matched(get, pick.pattern, pick.template) if pick.pattern else get


def words(rules: Sequence[tuple[str, T]]) -> Callable[[str], T | None]:
    """A function from a source's word to ours; None where no rule fits. Answers are remembered."""
    compiled = [(re.compile(when, re.IGNORECASE), value) for when, value in rules]
    known: dict[str, T | None] = {}

    def meaning(word: str) -> T | None:
        if word not in known:
            if len(known) > 10_000:
                known.clear()
            known[word] = next((value for when, value in compiled if when.search(word)), None)
        return known[word]

    return meaning


def text_of(value: Any) -> str:
    """A value as a text: numbers without a needless fraction, objects as JSON."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def dig(record: Any, path: str) -> Any:
    """The value at a.b.0, None where there is none."""
    for step in path.split("."):
        if isinstance(record, dict):
            record = record.get(step)
        elif isinstance(record, list) and step.isdecimal() and int(step) < len(record):
            record = record[int(step)]
        else:
            return None
    return record


def _field(name: str) -> Get:
    def plain(record: Record) -> str:
        value = record.get(name)
        return value.strip() if isinstance(value, str) else text_of(value)

    def deep(record: Record) -> str:
        return text_of(record[name] if name in record else dig(record, name))

    return deep if "." in name else plain


def _first(gets: list[Get]) -> Get:
    if len(gets) == 1:
        return gets[0]
    return lambda record: next((found for get in gets if (found := get(record))), "")


def _filled(template: str, holes: list[tuple[str, Get]]) -> Get:
    def get(record: Record) -> str:
        values = {name: one(record) for name, one in holes}
        return _fill(template, values) if any(values.values()) else ""

    return get


def _matched(get: Get, pattern: str, template: str) -> Get:
    compiled = re.compile(pattern)

    def matched(record: Record) -> str:
        match = compiled.search(get(record))
        if match is None:
            return ""
        if template:
            return _fill(template, match.groupdict(""))
        return (match.group(1) if compiled.groups else match.group()) or ""

    return matched


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Filled in, with the blanks and separators an empty value leaves behind taken off the ends."""
    return HOLE.sub(lambda hole: values.get(hole.group(1), ""), template).strip(" ,;:·/-")
