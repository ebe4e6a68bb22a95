"""How fast the detector is: seconds of wall and processor, from tiles, from LAZ, and of what comes before any point."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from console.detection.crew import HOME, PRELOAD

PEERS = ("m3c2", "m3c2_half_metre", "cloudcompare")
CLOCKS = ("wall", "cpu", "alike_wall", "alike_cpu")
MEDIANS = ("points_per_s_tiles", "points_per_s_laz", "seconds", "cpu_seconds", "decode_seconds", "decode_cpu_seconds",
           "laz_seconds", "laz_cpu_seconds")
T = TypeVar("T")


class Clock:
    """Seconds of wall and of this process's processors since it was made."""

    def __init__(self) -> None:
        self.began, self.used = time.perf_counter(), time.process_time()

    def told(self) -> tuple[float, float]:
        """(wall, processor)."""
        return time.perf_counter() - self.began, time.process_time() - self.used


def least(work: Callable[[], T], times: int) -> tuple[T, float, float]:
    """What `work` gives, and the least (wall, processor) seconds of several goes at it."""
    told = []
    for _ in range(times):
        clock = Clock()
        answer = work()
        told.append(clock.told())
    return answer, min(wall for wall, _ in told), min(cpu for _, cpu in told)


def scene_speed(points: int, decode: tuple[float, float], run: tuple[float, float]) -> dict[str, float]:
    """Figures of one scene out of the clocks of its two steps; points per second are per second of processor."""
    laz = decode[0] + run[0], decode[1] + run[1]
    told = {"decode_seconds": decode[0], "decode_cpu_seconds": decode[1], "seconds": run[0], "cpu_seconds": run[1],
            "laz_seconds": laz[0], "laz_cpu_seconds": laz[1]}
    return {"points": points} | {name: round(value, 2) for name, value in told.items()} | {
        "points_per_s_tiles": round(points / run[1]), "points_per_s_laz": round(points / laz[1])}


def ratios(timed: dict[str, Any], word: str, wall: float, used: float) -> dict[str, float]:
    """The peers' seconds of one scene as multiples of ours, by wall and by processor, named with `word`."""
    ours = {f"{word}wall": ("seconds", wall), f"{word}cpu": ("cpu_seconds", used)}
    return {f"{peer}_{name}_ratio": round(timed[f"{peer}_{clock}"] / mine, 2) for name, (clock, mine) in ours.items()
            for peer in PEERS if f"{peer}_{clock}" in timed}


def speed(scenes: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians over the scenes, ratios to the peers, the most memory."""
    out = {name: round(float(np.median([one[name] for one in scenes])), 2) for name in MEDIANS if scenes}
    for name in (f"{peer}_{clock}_ratio" for clock in CLOCKS for peer in PEERS):
        ratios = [one[name] for one in scenes if name in one]
        if ratios:
            out[name] = round(float(np.median(ratios)), 2)
    out["memory_mb"] = max((one["memory_mb"] for one in scenes), default=0)
    return out


def loading() -> dict[str, float]:
    """Seconds until a fresh process has imported the detector and loaded its kernels: a run in the shell pays it once.

    Kernels that were never compiled on this machine are compiled before it is timed.
    """
    line = [sys.executable, "-c", f"import {PRELOAD}"]
    place = os.environ | {"PYTHONPATH": str(HOME)}
    subprocess.run(line, env=place, check=True)
    clock, used = Clock(), children()
    subprocess.run(line, env=place, check=True)
    return {"load_seconds": round(clock.told()[0], 2), "load_cpu_seconds": round(children() - used, 2)}


def children() -> float:
    """Processor seconds of finished child processes."""
    told = os.times()
    return told.children_user + told.children_system


def peak_mb() -> int:
    """Most memory this process has held, MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most / (1024 * 1024 if sys.platform == "darwin" else 1024))
