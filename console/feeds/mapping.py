"""Mapping files: what the fields and words of a source mean. How to write one: resources/mappings/*.toml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from console.causes import cause_of
from console.errors import BadInput, ConsoleError, NotFound
from console.exchange.crs import known_crs
from console.feeds.times import time_reader, zone_named
from console.language import RESOURCES, current, tr
from console.model.case import Priority, Source, State

MAPPINGS = RESOURCES / "mappings"


class Pick(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a value comes from.

    Attributes:
        field: a field's name; a.b.0 goes into objects and lists; of several the first that is not empty.
        pattern: regular expression searched in it; its first group is the value, "" where it does not match.
        template: text with {field}s, or, together with `pattern`, with the names of its groups.
        constant: the value itself.
        format: of a time, see `times.time_reader`.
    """

    field: str | tuple[str, ...] = ()
    pattern: str = ""
    template: str = ""
    constant: str = ""
    format: str | tuple[str, ...] = ()


Picked = str | tuple[str, ...] | Pick


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a report. Only the id is needed; what is left out the source does not say."""

    id: Picked
    title: Picked = ""
    class_: Picked = msgspec.field(name="class", default="")
    state: Picked = ""
    priority: Picked = ""
    source: Picked = ""
    address: Picked = ""
    lon: Picked = ""
    lat: Picked = ""
    reported: Picked = ""
    updated: Picked = ""


class Records(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the records stand in the file.

    Attributes:
        format: "" to go by the file's name.
        path: of the list of records inside each line or file, "" if the line or element is the record.
        time: field beside that list with the time at which all of them were read.
        snapshot: each list is everything the source shows at that time.
        encoding: of the text; "" for UTF-8 or, failing that, GB18030.
        delimiter: of CSV.
    """

    format: Literal["", "jsonl", "json", "csv", "geojson"] = ""
    path: str = ""
    time: Picked = ""
    snapshot: bool = False
    encoding: str = ""
    delimiter: str = ","


class Gone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the source says that an incident is over.

    Attributes:
        absent: it is missing from the next snapshot.
        field, equals: a record with this value in this field; it says nothing else.
    """

    absent: bool = False
    field: str = ""
    equals: str = ""


class StateWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`when`: regular expression searched in the value, capitals or not; `is`: what that means."""

    when: str
    is_: State = msgspec.field(name="is")


class PriorityWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    when: str
    is_: Literal["urgent", "high", "normal", "low"] = msgspec.field(name="is")

    @property
    def priority(self) -> Priority:
        return Priority[self.is_.upper()]


class SourceWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    when: str
    is_: Source = msgspec.field(name="is")


class ClassWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    when: str
    is_: str = msgspec.field(name="is")


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source's fields and words.

    Attributes:
        title, title_zh: shown in the list of feeds; the second in Chinese, if there is one.
        fields: where the parts of a report come from.
        name: of the feed, first part of its cases' ids; the file's name if left out.
        time_zone: of times that do not name theirs.
        crs: of the coordinates.
        swapped: the field called longitude holds the latitude and the other way round.
        expected: seconds within which a live source says something.
        states, priorities, sources, classes: words of the source in ours; the first that fits counts.
        extra: name → field, kept with the case as text.
    """

    title: str
    fields: Fields
    title_zh: str = ""
    name: str = ""
    time_zone: str = "UTC"
    crs: str = "EPSG:4326"
    swapped: bool = False
    expected: float = 60.0
    records: Records = Records()
    gone: Gone = Gone()
    states: tuple[StateWord, ...] = ()
    priorities: tuple[PriorityWord, ...] = ()
    sources: tuple[SourceWord, ...] = ()
    classes: tuple[ClassWord, ...] = ()
    extra: dict[str, str] = {}

    @property
    def label(self) -> str:
        return self.title_zh if self.title_zh and current() == "zh" else self.title


def shipped() -> list[str]:
    """Names of the mappings that come with the console."""
    return sorted(path.stem for path in MAPPINGS.glob("*.toml"))


def read_mapping(name: str | Path) -> Mapping:
    """The mapping shipped under that name, or the one in that file, checked.

    Raises:
        NotFound: neither exists.
        BadInput: the file is no mapping; the sentence names the key.
    """
    path = MAPPINGS / f"{name}.toml"
    if str(name) not in shipped():
        path = Path(name)
        if not path.is_file():
            raise NotFound(tr("There is no mapping {name}. Shipped are {known}; otherwise name a .toml file.",
                              name=name, known=", ".join(shipped())))
    try:
        mapping = msgspec.toml.decode(path.read_bytes(), type=Mapping)
        mapping = msgspec.structs.replace(mapping, name=mapping.name or path.stem)
        check(mapping)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, ConsoleError) as error:
        raise BadInput(tr("{file} cannot be used as a mapping ({why}). Nothing was changed.",
                          file=path.name, why=cause_of(error))) from error
    return mapping


def check(mapping: Mapping) -> None:
    """What the types of the fields cannot say.

    Raises:
        BadInput: a sentence that names the key.
    """
    if not re.fullmatch(r"[\w.-]+", mapping.name):
        raise BadInput(tr("name may have letters, digits, dot, dash and underscore only"))
    if not picks(mapping.fields.id):
        raise BadInput(tr("fields.id must say where the id stands"))
    if mapping.gone.absent and not mapping.records.snapshot:
        raise BadInput(tr("gone.absent needs records.snapshot = true"))
    if mapping.expected <= 0:
        raise BadInput(tr("expected must be above 0"))
    if len(mapping.records.delimiter) != 1:
        raise BadInput(tr("records.delimiter must be one character"))
    zone = zone_named(mapping.time_zone)
    known_crs(mapping.crs)
    for key in mapping.fields.__struct_fields__:
        pick = as_pick(getattr(mapping.fields, key))
        _check_pattern(f"fields.{key.rstrip('_')}", pick.pattern)
        time_reader(formats_of(pick), zone)
    for key in ("states", "priorities", "sources", "classes"):
        for word in getattr(mapping, key):
            _check_pattern(key, word.when)
    if mapping.records.encoding:
        try:
            "".encode(mapping.records.encoding)
        except LookupError as error:
            raise BadInput(tr("records.encoding {name} is unknown", name=mapping.records.encoding)) from error


def as_pick(picked: Picked) -> Pick:
    return picked if isinstance(picked, Pick) else Pick(field=picked)


def picks(picked: Picked) -> bool:
    """Whether it says where a value comes from."""
    pick = as_pick(picked)
    return bool(pick.field or pick.template or pick.constant)


def formats_of(pick: Pick) -> tuple[str, ...]:
    return (pick.format,) if isinstance(pick.format, str) else pick.format or ("iso",)


def _check_pattern(key: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise BadInput(tr("{key} has a pattern that is no regular expression ({why})",
                          key=key, why=error)) from error
