"""Memory of large arrays kept for the next ones: a window makes and drops hundreds of megabytes of them.

The C library gives every large block back to the system at once, and the next one is paged in anew, zero by zero: a
sixth of a run's processor time. While surveys are compared it keeps rasters' memory; afterwards it gives it back.
Columns of points, larger and of another length each time, still go back at once: kept, they left holes that nothing
fitted, and a run of 24 windows grew by 400 MB.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# glibc's malloc.h: parameters of mallopt, and their defaults
TRIM, MAPPED, ARENAS = -1, -3, -8
SMALL = 128 * 1024
RASTER = 8 << 20  # bytes; blocks up to this come from the heap
LARGE = 1 << 30  # bytes of it that may lie free at its end
RESIDENT = 700 << 20  # bytes of a process from which it looks for holes after each window


def keep_heap() -> None:
    """From now on this process keeps freed memory; does nothing where there is no glibc.

    One heap for all threads: a further one cannot hold large blocks.
    """
    _tell((MAPPED, RASTER), (TRIM, LARGE), (ARENAS, 1))


@contextmanager
def kept_heap() -> Iterator[None]:
    """While the block runs; then all that is free goes back to the system."""
    keep_heap()
    try:
        yield
    finally:
        _tell((MAPPED, SMALL), (TRIM, SMALL))


def give_back(most: int = RESIDENT) -> bool:
    """Free memory goes back to the system where this process holds more than `most` bytes; returns whether it did."""
    if resident() <= most:
        return False
    _tell()
    return True


def resident() -> int:
    """Bytes of memory that this process holds, libraries too; 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * mmap.PAGESIZE
    return 0


def _tell(*choices: tuple[int, int]) -> None:
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    if not hasattr(library, "mallopt"):  # musl has none
        return
    for name, value in choices:
        library.mallopt(name, value)  # type: ignore[union-attr]
    library.malloc_trim(0)  # type: ignore[union-attr]
