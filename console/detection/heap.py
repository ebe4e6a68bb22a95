"""Memory of large arrays kept for the next ones: a window makes and drops hundreds of megabytes of them.

The C library gives every large block back to the system at once, and the next one is paged in anew, zero by zero: a
sixth of a run's processor time. While surveys are compared it keeps what it has; afterwards it gives it back.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# glibc's malloc.h: parameters of mallopt, and their defaults
TRIM, MAPPED, ARENAS = -1, -3, -8
SMALL = 128 * 1024
LARGE = 1 << 30  # bytes; blocks up to this come from the heap, and this much of it may lie free at its end


def keep_heap() -> None:
    """From now on this process keeps freed memory; does nothing where there is no glibc.

    One heap for all threads: a further one cannot hold large blocks.
    """
    _tell((MAPPED, LARGE), (TRIM, LARGE), (ARENAS, 1))


@contextmanager
def kept_heap() -> Iterator[None]:
    """While the block runs; then all that is free goes back to the system."""
    keep_heap()
    try:
        yield
    finally:
        _tell((MAPPED, SMALL), (TRIM, SMALL))


def _tell(*choices: tuple[int, int]) -> None:
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    if not hasattr(library, "mallopt"):  # musl has none
        return
    for name, value in choices:
        library.mallopt(name, value)  # type: ignore[union-attr]
    library.malloc_trim(0)  # type: ignore[union-attr]
