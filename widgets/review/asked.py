"""What the review page asks for, and what it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from console.model.person import User
from console.model.review import Batch, Detection, FieldTask, QueueFilter
from widgets.review.facts import Section
from widgets.review.queue_rows import QueueRows

if TYPE_CHECKING:
    from console.detection.review_scene import Scene


@dataclass(frozen=True)
class Asked:
    """Which queue: what passes, in which order, for whom."""

    filter: QueueFilter
    order: str
    who: User


@dataclass(frozen=True)
class Shown:
    """One detection as the screen shows it.

    Attributes:
        one: None where the queue has nothing (more) for this person.
        mine: it is claimed by whoever looks; `why` it is not.
        note: words half written of it, before a crash or an end of the program.
    """

    one: Detection | None = None
    scene: Scene | None = None
    sections: Sequence[Section] = ()
    missing: Sequence[str] = ()
    mine: bool = True
    why: str = ""
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """What a job gave. A refusal leaves everything else as it was.

    Attributes:
        judged: detections a verdict was given to; undone: the one that is open again; sent: to the field.
        told: what was written on record beside verdicts, in a sentence.
        queue, rows: None where they were not read anew.
    """

    shown: Shown | None = None
    refusal: str = ""
    judged: Sequence[Detection] = ()
    refused: Sequence[tuple[str, str]] = ()
    undone: Detection | None = None
    task: FieldTask | None = None
    told: str = ""
    queue: Sequence[str] | None = None
    rows: QueueRows | None = None
    batches: Sequence[Batch] = field(default_factory=tuple)
    count: int = 0
