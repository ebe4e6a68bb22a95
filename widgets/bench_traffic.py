"""What the list bench feeds to both sides: made-up cases that keep changing, and a watch on the main thread."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from PySide6.QtCore import QEventLoop, Qt, QTimer

from console.model.case import Case, Priority, State
from console.model.catalogue import CaseClass, Catalogue
from console.model.changes import Changes

HEARTBEAT_MS = 1
POST_MS = 20
NOW = 1_795_240_800.0   # any fixed time; the bench is the same at any hour
Take = Callable[[Changes[Case]], None]


def run(traffic: Traffic, rate: int, seconds: float, take: Take) -> dict[str, Any]:
    """Change at the rate for so long; watch the heartbeat."""
    loop, heart, pump = QEventLoop(), QTimer(), QTimer()
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    start = last = time.perf_counter()
    last_cpu, longest, longest_cpu, changed = time.thread_time(), 0.0, 0.0, 0

    def beat() -> None:
        nonlocal last, last_cpu, longest, longest_cpu
        now, cpu = time.perf_counter(), time.thread_time()
        longest, last = max(longest, now - last), now
        longest_cpu, last_cpu = max(longest_cpu, cpu - last_cpu), cpu
        if now - start > seconds:
            loop.quit()

    def post() -> None:
        nonlocal changed
        due = min(round((time.perf_counter() - start) * rate) - changed, rate)   # never more than a second's worth
        if due > 0:
            changed += due
            take(traffic.next(due))

    heart.timeout.connect(beat)
    pump.timeout.connect(post)
    heart.start(HEARTBEAT_MS)
    pump.start(POST_MS)
    loop.exec()
    heart.stop()
    pump.stop()
    return {"longest_block_ms": round(longest * 1000, 2), "longest_cpu_ms": round(longest_cpu * 1000, 2),
            "changes": changed,
            "seconds": round(time.perf_counter() - start, 2)}


def worst(halves: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Both halves of one side together."""
    following, held = halves
    return {"longest_block_ms": max(following["longest_block_ms"], held["longest_block_ms"]),
            "longest_cpu_ms": max(following["longest_cpu_ms"], held["longest_cpu_ms"]),
            "following_ms": following["longest_block_ms"], "held_sorted_ms": held["longest_block_ms"],
            "changes": following["changes"] + held["changes"]}


class Traffic:
    """Made-up cases that keep changing; the same for the same seed."""

    def __init__(self, rows: int, seed: int) -> None:
        self._dice = random.Random(seed)
        self._made = 0
        self.cases: dict[str, Case] = {}
        for _ in range(rows):
            self._add(NOW - self._dice.random() * 86400)
        self._ids = list(self.cases)

    def _add(self, reported: float) -> Case:
        self._made += 1
        dice = self._dice
        case = Case(
            id=f"bench:{self._made:06d}", title=f"福华路 {self._made % 900} 号门前占道堆放杂物", class_code="0101",
            priority=Priority(dice.randint(1, 4)), state=State.REPORTED, lon=114.05, lat=22.54, area="",
            reported_at=reported, updated_at=reported, due_at=reported + 7200,
        )
        self.cases[case.id] = case
        return case

    def next(self, count: int) -> Changes[Case]:
        """So many changes, each to another case."""
        dice, added, updated, removed = self._dice, [], {}, []
        for _ in range(count):
            what = dice.random()
            if what < 0.15:
                added.append(self._add(NOW + self._made / 1000))
                continue
            at = dice.randrange(len(self._ids))
            case = self.cases[self._ids[at]]
            if what < 0.20 and case.id not in updated:
                self._ids[at] = self._ids[-1]
                self._ids.pop()
                removed.append(case.id)
                del self.cases[case.id]
            elif what < 0.30:
                updated[case.id] = msgspec.structs.replace(case, priority=Priority(dice.randint(1, 4)))
            else:
                updated[case.id] = msgspec.structs.replace(case, state=dice.choice(list(State)))
        self.cases.update(updated)
        self._ids += [case.id for case in added]
        return Changes(tuple(added), tuple(updated.values()), tuple(removed))


def bench_catalogue() -> Catalogue:
    return Catalogue("bench", "bench", "1", (CaseClass("0101", "私搭乱建", "Illegal building", "市容环境", "Looks"),))
