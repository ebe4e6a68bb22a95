"""Recording the right rows of a list, many in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from console.errors import ConsoleError
from console.exchange.rows.columns import Columns
from console.exchange.rows.report import Account
from console.progress import Progress

BATCH = 500     # rows of one transaction
T = TypeVar("T")


def record(account: Account, cells: Columns, rows: Sequence[tuple[int, T]], write: Callable[[Sequence[T]], object],
           progress: Progress, counted: Literal["imported", "updated", "unchanged"] = "imported",
           batch: int = BATCH) -> None:
    """Record rows; where the desk refuses a batch, each by itself, so that one bad row keeps no other out.

    In a dry run they are counted only.

    Args:
        cells: the piece they come from; told what the desk has against which row.
        rows: (index in the piece, what is recorded of it).
        write: records several, all or none.
        counted: as what the recorded rows are counted.

    Raises:
        Cancelled: somebody stopped it between two batches; those before are recorded and counted.
    """
    for start in range(0, len(rows), batch):
        progress(account.tally.rows, 0, account.file)
        some = rows[start:start + batch]
        done = len(some) if account.dry_run else _written(cells, some, write)
        setattr(account.tally, counted, getattr(account.tally, counted) + done)


def _written(cells: Columns, rows: Sequence[tuple[int, T]], write: Callable[[Sequence[T]], object]) -> int:
    """How many of a batch were recorded."""
    try:
        write([one for _, one in rows])
        return len(rows)
    except ConsoleError:
        done = 0
        for index, one in rows:
            try:
                write([one])
                done += 1
            except ConsoleError as error:
                cells.refuse(index, str(error))
        return done
