"""The one way kernels are compiled."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import numba

Function = Callable[..., Any]


def _spare_blas() -> None:
    """Load numba's arrays without SciPy's linear algebra.

    Numba loads it only to learn whether it is there, which takes as long as everything else a start needs of
    numba (0.4 s). Code compiled later in this process can do all but multiply matrices, which none of ours does.
    """
    from numba.np import linalg

    def missing() -> None:
        raise ImportError("not now")

    real, linalg.ensure_blas = linalg.ensure_blas, missing
    try:
        import numba.np.arraymath  # noqa: F401
    finally:
        linalg.ensure_blas = real


_spare_blas()

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
        with _four_at_once():
            return njit(signature, nogil=True, cache=True, error_model="numpy", _nrt=allocates)(function)
    return compile_now


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
