"""Compiling the kernels once per machine, with progress; afterwards they are loaded from disk."""

from __future__ import annotations

import importlib
import time
from pathlib import Path

from console.language import tr
from console.progress import Progress

FOLDER = Path(__file__).resolve().parent / "kernels"
MODULES = ("fill", "resolve", "stroke", "splat", "ids", "heat")


def compiled() -> tuple[int, int]:
    """How many kernel modules are on disk in machine code already, and how many there are.

    A guess from file times, made without loading numba; where the checkout is read-only numba keeps its
    cache elsewhere and the guess is too low.
    """
    return sum(_is_fresh(name) for name in MODULES), len(MODULES)


def compile_kernels(progress: Progress | None = None) -> float:
    """Compile, or load, every kernel; about 15 seconds at the very first time, half a second afterwards.

    Returns:
        Seconds it took.

    Raises:
        Cancelled: stopped; modules finished so far stay compiled.
    """
    start = time.perf_counter()
    for done, name in enumerate(MODULES):
        if progress is not None:
            progress(done, len(MODULES), tr("Preparing the map engine for this computer (only once) …"))
        importlib.import_module(f"maps.kernels.{name}")
    if progress is not None:
        progress(len(MODULES), len(MODULES), tr("The map engine is ready."))
    return time.perf_counter() - start


def _is_fresh(name: str) -> bool:
    source = (FOLDER / f"{name}.py").stat().st_mtime
    return any(path.stat().st_mtime >= source for path in (FOLDER / "__pycache__").glob(f"{name}.*.nbi"))
