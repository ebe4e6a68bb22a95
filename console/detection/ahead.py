"""Work on two things at once with threads: decoding and compiled loops let go of Python's lock."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")
_END = object()


def ahead(items: Iterator[T]) -> Generator[T, None, None]:
    """The same items; the next is made in a thread while the last is worked on. Close it (or use it up).

    What making an item raises is raised where that item would have come.
    """
    with ThreadPoolExecutor(1, "ahead") as thread:
        coming: Future = thread.submit(next, items, _END)
        while (item := coming.result()) is not _END:
            coming = thread.submit(next, items, _END)
            yield item


def side_by_side(work: Callable[[T], U], items: Iterable[T], threads: int = 0) -> Generator[tuple[T, U], None, None]:
    """Every item with what `work` says of it, in order; as many at a time as there are processors, two at most.

    Memory holds two items: neither more work nor more answers than that lie about. Close it (or use it up).
    """
    threads = threads or min(os.cpu_count() or 1, 2)
    waiting: deque[tuple[T, Future[U]]] = deque()
    with ThreadPoolExecutor(threads, "side_by_side") as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(work, item)))
                if len(waiting) >= threads:
                    first, told = waiting.popleft()
                    yield first, told.result()
            for first, told in waiting:
                yield first, told.result()
        finally:
            for _, told in waiting:
                told.cancel()
