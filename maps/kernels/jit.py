"""The one way kernels are compiled."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import numba
from numba.core.runtime import rtsys

Function = Callable[..., Any]


def _spare_blas() -> None:
    """Load numba's arrays without SciPy's linear algebra, before anything is compiled.

    Numba loads it only to learn whether it is there, which takes 0.4 s. Code compiled later in this process can
    do all but multiply matrices, which none of ours does.
    """
    from numba.np import linalg

    def missing() -> None:
        raise ImportError("not now")

    real, linalg.ensure_blas = linalg.ensure_blas, missing
    try:
        import numba.np.arraymath  # noqa: F401
    finally:
        linalg.ensure_blas = real


njit: Callable[..., Any] = numba.njit  # its published type leaves `_nrt` out
config: Any = numba.config             # … and its settings


def kernel(signature: str, allocates: bool = False) -> Callable[[Function], Function]:
    """Compile for exactly one signature, keep the machine code on disk, let go of Python's lock.

    error_model "numpy" leaves out the checks for division by zero. Without `_nrt` numba counts no references:
    it would do so, atomically, at every call of an inner function that is handed an array, which made the
    polygon fill take twice as long (https://github.com/numba/numba/issues/2345 names this way out). The caller
    holds every array while a kernel runs, so nothing can go away under it.

    Args:
        allocates: the kernel makes arrays of its own, which have to be counted.
    """
    def compile_now(function: Function) -> Function:
        made = njit(nogil=True, cache=True, error_model="numpy", _nrt=allocates)(function)
        _take_as_stored(made)
        with _four_at_once():
            made.compile(signature)
        made.disable_compile()   # for exactly one signature
        return made
    return compile_now


def _take_as_stored(made: Any) -> None:
    """Let machine code come from disk without what only compiling needs.

    Before it looks on disk, numba loads all it could ever compile (90 modules, and everything in them told to its
    tables): 0.3 s of each start, which machine code that is there already has no use for. Compiling does the same
    once more by itself, so that nothing is lacking where the disk has none. `rtsys` is the counting of references,
    whose functions stored code may call.
    """
    cache = made._cache

    def load(signature: Any, context: Any) -> Any:
        rtsys.initialize(context)
        with cache._guard_against_spurious_io_errors():
            found = cache._load_overload(signature, context)
        if found is None:
            _spare_blas()
        return found

    cache.load_overload = load


def inner(function: Function) -> Function:
    """A part of kernels: compiled into each that calls it, and never loaded by itself.

    Numba looks for changes in the kernel's own file only, so a part lives in the file of its kernels.
    """
    return njit(nogil=True, error_model="numpy", _nrt=False)(function)


@contextlib.contextmanager
def _four_at_once() -> Iterator[None]:
    """Let LLVM make one vector operation of the same step done to neighbours, such as a pixel's channels.

    Numba leaves that off by default. On for our kernels only: nobody else's code should change by it.
    """
    before = config.SLP_VECTORIZE
    config.SLP_VECTORIZE = 1
    try:
        yield
    finally:
        config.SLP_VECTORIZE = before
