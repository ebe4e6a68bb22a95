"""One process at a time compiles a kernel; those that want it too wait, and load what it put on disk.

Workers, or two commands on a new machine, begin with the same kernels at the same moment: each took half a minute for
what the other had done, and of two that stored versions of one kernel, numba kept one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from numba.core.compiler_lock import global_compiler_lock

from console.desk.uncollected import uncollected

try:
    import fcntl
except ImportError:  # Windows: each compiles for itself
    fcntl = None  # type: ignore[assignment]


def compiled_once(dispatcher: Any) -> Any:
    """The same kernel, which takes a lock beside its file on disk while it is compiled or loaded."""
    compile_it: Callable[[Any], Any] = dispatcher.compile
    function = dispatcher.py_func
    path = Path(dispatcher.stats.cache_path) / f"{function.__module__}.{function.__qualname__}.lock"

    def alone(signature: Any) -> Any:
        # This process's threads first, then the others': in that order always, so that nobody waits in a circle.
        with global_compiler_lock, locked(path), uncollected():   # a tenth of compiling
            return compile_it(signature)

    dispatcher.compile = alone
    return dispatcher


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file while the block runs; where none can be made, run without."""
    file = None
    if fcntl is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
            fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if file is not None:
            file.close()
