"""The rows of the queue from the desk's columns: a snapshot taken in a thread, worded when a row comes into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from console.desk.review.columns import Bench
from console.desk.review.desk import ReviewDesk
from console.detection.kinds import kind_word
from console.language import tr
from console.model.area import AreaTree
from console.model.person import User
from console.model.review import Status
from widgets.review.queue_list import Mark, QueueRow

_MARKS = ((Mark.SECOND, (Status.SECOND, Status.THIRD)), (Mark.FIELD, (Status.FIELD, Status.EVIDENCE)),
          (Mark.SETTLED, (Status.SETTLED, Status.LOCKED)))


@dataclass(frozen=True)
class QueueRows:
    """What the rows say. `marks` [n] index into `Mark`; `held`: detection → name of the colleague who has it."""

    bench: Bench
    marks: np.ndarray
    held: Mapping[str, str]
    tree: AreaTree

    def read(self, id: str) -> QueueRow:
        """One row; "?" for a detection that another version of the table does not have any more."""
        at = self.bench.at.get(id)
        if at is None:
            return QueueRow(id, "", "", Mark.OPEN)
        c = self.bench
        area = self.tree.get(str(c["area"][at]))
        place = str(c["address"][at]) or (area.name if area else tr("outside all areas"))
        holder = self.held.get(id, "")
        mark = Mark.TAKEN if holder else list(Mark)[int(self.marks[at])]
        return QueueRow(kind_word(str(c["kind"][at])), tr("{who} has it", who=holder) if holder else place,
                        tr("{n} m²", n=f"{c['m2'][at]:,.0f}"), mark, f"{c['confidence'][at]:.2f}",
                        tip=f"{id}\n{place}\n{_meaning(mark)}")


def snapshot(desk: ReviewDesk, tree: AreaTree, who: User | None, names: Mapping[str, str]) -> QueueRows:
    """The rows as they are now. Call it in a thread."""
    bench = desk.columns()
    marks = np.zeros(len(bench), np.int8)
    order = list(Mark)
    for mark, statuses in _MARKS:
        marks[bench.with_status(*statuses)] = order.index(mark)
    held = {one.detection: names.get(one.by, one.by or tr("Operator")) for one in desk.claims()
            if who is None or one.by != who.id}
    return QueueRows(bench, marks, held, tree)


def colleagues(rows: QueueRows) -> list[tuple[str, int]]:
    """Who is at work beside me, and on how many."""
    names: Sequence[str] = list(rows.held.values())
    return sorted((name, names.count(name)) for name in set(names))


def _meaning(mark: Mark) -> str:
    return {Mark.OPEN: tr("waits for its first look"), Mark.SECOND: tr("waits for another pair of eyes"),
            Mark.FIELD: tr("in the field, or waits for evidence"), Mark.SETTLED: tr("decided"),
            Mark.TAKEN: tr("a colleague has it now")}[mark]
