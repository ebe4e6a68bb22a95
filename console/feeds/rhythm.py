"""The rhythm of a city day for generated incidents, as a file: kinds, hours, sources, words."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from console.errors import BadInput
from console.language import RESOURCES, tr
from console.model.case import Source

RHYTHM = RESOURCES / "demo" / "rhythm.toml"


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class of incidents in the rhythm.

    Attributes:
        code: in the class catalogue.
        weight: share among all kinds.
        curve: name of the curve of its hours.
        place: where it happens.
        titles: what reporters write; {place} stands for the name of the place.
        sources: weights of who reports it; empty for those of all.
    """

    code: str
    weight: float
    curve: str
    place: Literal["building", "road"]
    titles: tuple[str, ...]
    sources: dict[Source, float] = {}


class Rhythm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See the comments of resources/demo/rhythm.toml for the single figures."""

    backlog: int
    day: float
    backlog_hours: float
    refused: float
    rework: float
    suspended: float
    stuck: float
    late: float
    unplaced: float
    pace: float
    curves: dict[str, tuple[float, ...]]
    sources: dict[Source, float]
    classes: tuple[Kind, ...]


def read_rhythm(path: Path = RHYTHM) -> Rhythm:
    """Read and check a rhythm file.

    Raises:
        BadInput: it is not one, or names a curve that it does not have.
    """
    try:
        rhythm = msgspec.toml.decode(path.read_bytes(), type=Rhythm)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise BadInput(tr("{file} is not a rhythm of a day: {why}", file=path.name, why=error)) from error
    for kind in rhythm.classes:
        if len(rhythm.curves.get(kind.curve, ())) != 24 or not kind.titles:
            raise BadInput(tr("{file} gives class {code} no titles or no curve of 24 hours.",
                              file=path.name, code=kind.code))
    return rhythm
