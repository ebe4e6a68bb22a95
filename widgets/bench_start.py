"""`bench start`: from the start of the process to the first exact picture, in fresh interpreters."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from console.errors import ConsoleError
from console.language import tr

MAIN = Path(__file__).resolve().parent.parent / "main.py"
# Moments told by `snapshot`, in their order: the command tree stands; Qt is loaded; the profile is open; the modules
# of the window are loaded; its parts are made; they are on the screen; the map is exact.
PHASES = ("called", "application", "profile", "modules", "window", "shown", "exact")


def bench_start(areas: Path | None = None, options: tuple[str, ...] = (), runs: int = 5) -> dict[str, Any]:
    """Start the program again and again on a profile that is already made, at 1920×1080.

    The peer of each figure is in the same run: an interpreter that only imports PySide6 and numba, below
    which no such program can start.

    Args:
        areas: a file of areas to open in a second profile, such as the 74 streets of a city.
        options: how to import it: ("--level", "street", "--name", "NAME", "--crs", "gcj02").
        runs: how often each is started.

    Returns:
        {"demo": {"exact_s": [min, median, max], "cpu_s": [min, median, max], "phases_ms": {…}}, "streets": … or None,
        "import_s": […]}; the processor's seconds of all threads say more than the clock where others work beside it.

    Raises:
        ConsoleError: the program could not be started; says why.
    """
    folder = Path(tempfile.mkdtemp(prefix="grid-console-bench-"))
    try:
        _run(folder / "demo", folder, "snapshot", str(folder / "warm.png"))  # makes the demo and compiles
        streets = None
        if areas is not None:
            _run(folder / "streets", folder, "areas", "import", str(areas), *options)
            streets = _series(folder / "streets", folder, runs)
        return {"demo": _series(folder / "demo", folder, runs), "streets": streets,
                "import_s": _spread([_imports() for _ in range(runs)]), "runs": runs}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _series(profile: Path, folder: Path, runs: int) -> dict[str, Any]:
    """Times of several starts on one profile."""
    starts = [_start(profile, folder) for _ in range(runs)]
    phases = {name: round(1000 * statistics.median(start[name] for start in starts)) for name in PHASES}
    steps = dict(zip(PHASES, (b - a for a, b in zip([0, *phases.values()], phases.values(), strict=False)),
                     strict=True))
    return {"exact_s": _spread([start["exact"] for start in starts]),
            "cpu_s": _spread([start["cpu"] for start in starts]), "phases_ms": steps}


def _start(profile: Path, folder: Path) -> dict[str, float]:
    """Seconds from the start of a process to each moment, and the processor's up to the last one."""
    began = time.time()
    told = _run(profile, folder, "snapshot", str(folder / "start.png"))
    return {name: moment - began for name, moment in told["moments"].items()} | {"cpu": told["cpu_s"]}


def _run(profile: Path, folder: Path, *words: str) -> Any:
    """Run one command line in a fresh interpreter and return its JSON."""
    command = [sys.executable, str(MAIN), "--profile", str(profile), "--json", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False, env=_environment())
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:] or [str(done.returncode)]
        raise ConsoleError(tr("The program could not be started for the measurement: {why}", why=why[0]))
    return json.loads(done.stdout)


def _environment() -> dict[str, str]:
    """As a person's: Python keeps what it compiled; else each start compiled every changed file anew."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _imports() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets, numba"], check=True, env=_environment())
    return time.perf_counter() - began


def _spread(seconds: list[float]) -> list[float]:
    """[min, median, max], rounded to milliseconds."""
    return [round(f(seconds), 3) for f in (min, statistics.median, max)]
