"""The one way kernels are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numba import njit

Function = Callable[..., Any]


def kernel(signature: str) -> Callable[[Function], Function]:
    """Compile for exactly one signature, keep the machine code on disk, let go of Python's lock.

    error_model "numpy" leaves out the checks for division by zero.
    """
    return njit(signature, nogil=True, cache=True, error_model="numpy")


def inner(function: Function) -> Function:
    """A part of kernels: compiled into each that calls it, and never loaded by itself."""
    return njit(nogil=True, error_model="numpy")(function)
