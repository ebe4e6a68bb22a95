"""What the ledger keeps of a detection, and back: verdicts and field checks only grow, a few fields are set.

    add verdicts   what somebody said, see `model.review.Verdict`
    add undone     {"verdict": id, "by", "at"}: its author took it back
    add turns      {"why", "by", "at"}: it is judged anew, after the field or with more evidence
    add tasks      a field check that was sent out
    add back       what came back: {"task": id, …}
    set case, locked, locked_by, recheck
"""

from __future__ import annotations

import logging
import uuid
from typing import Any

import msgspec

from console.ledger.fold import Glance, Record
from console.model.review import FieldPhoto, FieldTask, Recheck, Verdict

PREFIX = "detection:"
BATCH = "detections:"
UNREADABLE = "%s is kept in the ledger but cannot be shown: %s"   # of another version of the program
log = logging.getLogger(__name__)


class Undone(msgspec.Struct, frozen=True):
    """A verdict was taken back by its author."""

    verdict: str
    by: str = ""
    at: float = 0.0


class Turn(msgspec.Struct, frozen=True):
    """From here on it is judged anew: "field" or "evidence"."""

    why: str = ""
    by: str = ""
    at: float = 0.0


class Back(msgspec.Struct, frozen=True):
    """What came back from the field, to be laid over its task."""

    task: str
    back_at: float = 0.0
    back_by: str = ""
    answers: dict[str, str] = {}
    found: tuple[FieldPhoto, ...] = ()
    lacks: tuple[str, ...] = ()


class Grown(msgspec.Struct, frozen=True):
    """The lists of a record that only grow."""

    verdicts: tuple[Verdict, ...] = ()
    undone: tuple[Undone, ...] = ()
    turns: tuple[Turn, ...] = ()
    tasks: tuple[FieldTask, ...] = ()
    back: tuple[Back, ...] = ()


class Fields(msgspec.Struct, frozen=True):
    """The fields of a record that are set."""

    case: str = ""
    locked: bool = False
    locked_by: str = ""
    recheck: Recheck | None = None


class Review(msgspec.Struct, frozen=True, gc=False):
    """Everything said of one detection; `turn` counts how often it was begun anew."""

    verdicts: tuple[Verdict, ...] = ()
    turn: int = 0
    tasks: tuple[FieldTask, ...] = ()
    case: str = ""
    locked: bool = False
    locked_by: str = ""
    recheck: Recheck | None = None
    version: int = 0


NOTHING = Review()


def review_of(record: Record) -> Review | None:
    """What a record says; None for a deleted one and for one of another version of the program."""
    try:
        return None if record.deleted else _review(msgspec.convert(record.grown, Grown),
                                                   msgspec.convert(record.fields, Fields), record.version)
    except msgspec.ValidationError as error:
        log.warning(UNREADABLE, record.subject, error)
        return None


def review_in(glance: Glance) -> Review | None:
    """The same straight from the stored bytes, for reading many."""
    try:
        return None if glance.deletions else _review(_grown(glance.grown), _fields(glance.packed({})), glance.version)
    except msgspec.ValidationError as error:
        log.warning(UNREADABLE, glance.subject, error)
        return None


def _review(grown: Grown, fields: Fields, version: int) -> Review:
    verdicts, tasks = grown.verdicts, grown.tasks
    undone = {one.verdict for one in grown.undone}
    replaced = {one.replaces for one in verdicts if one.replaces and one.id not in undone}
    if undone or replaced:
        verdicts = tuple(msgspec.structs.replace(one, undone=one.id in undone, replaced=one.id in replaced)
                         for one in verdicts)
    if grown.back:
        came = {one.task: one for one in reversed(grown.back)}   # the first word on a task holds
        tasks = tuple(_over(task, came.get(task.id)) for task in tasks)
    return Review(verdicts, len(grown.turns), tasks, fields.case, fields.locked, fields.locked_by, fields.recheck,
                  version)


def _over(task: FieldTask, back: Back | None) -> FieldTask:
    if back is None:
        return task
    return msgspec.structs.replace(task, back_at=back.back_at, back_by=back.back_by, answers=back.answers,
                                   found=back.found, lacks=back.lacks)


def packed(one: msgspec.Struct) -> dict[str, Any]:
    """A struct as plain data for an entry, without what is at its default, to keep the ledger small."""
    told = msgspec.to_builtins(one)
    defaults = {field.name: field.default for field in msgspec.structs.fields(one)}
    return {name: value for name, value in told.items() if getattr(one, name) != defaults[name]
            and value not in ([], {})}


def new_id() -> str:
    """A name for a verdict, a task or a lot."""
    return uuid.uuid4().hex[:12]


_grown = msgspec.msgpack.Decoder(Grown).decode
_fields = msgspec.msgpack.Decoder(Fields).decode
