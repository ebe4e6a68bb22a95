"""What a batch of changes does to the rows of a list: which go, come, move or are only painted again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby


class RowChanges:
    """Slots by what becomes of their rows."""

    def __init__(self) -> None:
        self.gone: list[int] = []
        self.come: list[int] = []
        self.moved: list[int] = []
        self.touched: list[int] = []

    def sort_in(self, slot: int, shown: bool, stays: bool, passes: bool) -> None:
        """A case that had a row or not, keeps its place or not, and is to be shown or not."""
        if passes:
            (self.come if not shown else self.touched if stays else self.moved).append(slot)
        elif shown:
            self.gone.append(slot)


def runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Sorted row numbers as (first, last) of unbroken runs."""
    for _, group in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        members = [row for _, row in group]
        yield members[0], members[-1]
