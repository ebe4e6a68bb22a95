"""How fast the ledger is, next to bare SQLite doing the least that keeps the same promise.

The peer writes the same bytes into one table without hash, chain, fold or index, with the same durability
(WAL, synchronous FULL). Both run in turns on the same disk, so that the ratio holds whatever the disk is.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from console.ledger.ledger import Draft, Ledger
from console.store.engine import open_store

SINGLE = 300          # appends one by one, in each round
BATCHES = 30          # batches in each round
BATCH = 100
ROUNDS = 3
FOLD = 50_000         # entries folded and verified
STEPS = 5             # entries about one case: a report and four steps


def bench_ledger() -> dict[str, Any]:
    """Measure in a temporary folder that is removed afterwards.

    Returns:
        For "single" and "batch" entries per second with [min, median, max] over the rounds, the same of the
        peer, and `ratio` = ours / peer of the medians; for "fold" seconds for `FOLD` entries; for "verify"
        entries per second. All on one core, wall-clock time.
    """
    with tempfile.TemporaryDirectory(prefix="bench-ledger-", ignore_cleanup_errors=True) as folder:
        store = open_store(Path(folder) / "console.db")
        peer = _Peer(Path(folder) / "peer.db")
        try:
            return _measure(store.path, Ledger(store), peer)
        finally:
            peer.close()
            store.close()


def _measure(path: Path, ledger: Ledger, peer: _Peer) -> dict[str, Any]:
    work = _work()
    result: dict[str, Any] = {
        "single": _against(lambda: _append(ledger, work, SINGLE, 1), lambda: peer.insert(SINGLE, 1)),
        "batch": _against(lambda: _append(ledger, work, BATCHES * BATCH, BATCH),
                          lambda: peer.insert(BATCHES * BATCH, BATCH)),
    }
    have = ledger.verify().entries
    _append(ledger, work, FOLD - have, 1000)
    folds = [_seconds(ledger.rebuild) for _ in range(ROUNDS)]
    checks = [FOLD / _seconds(ledger.verify) for _ in range(ROUNDS)]
    last = ledger.verify()
    assert last.ok and last.entries == FOLD, last
    result["fold"] = {"entries": FOLD, "seconds": _spread(folds, 3)}
    result["verify"] = {"entries": FOLD, "entries_per_s": _spread(checks, 0)}
    result["bytes_per_entry"] = round(path.stat().st_size / FOLD)
    return result


def _against(ours: Callable[[], float], peer: Callable[[], float]) -> dict[str, Any]:
    mine, other = zip(*((ours(), peer()) for _ in range(ROUNDS)), strict=True)
    return {"entries_per_s": _spread(mine, 0), "sqlite_rows_per_s": _spread(other, 0),
            "ratio": round(statistics.median(mine) / statistics.median(other), 2)}


def _append(ledger: Ledger, work: Iterator[Draft], count: int, batch: int) -> float:
    """Append so many entries; entries per second."""
    drafts = [[next(work) for _ in range(min(batch, count - first))] for first in range(0, count, batch)]
    start = time.perf_counter()
    for some in drafts:
        ledger.append(some)
    return count / (time.perf_counter() - start)


def _work() -> Iterator[Draft]:
    """A city's day as drafts: each case is reported and goes through its steps while others come in."""
    open_cases: list[tuple[int, int]] = []
    number = 0
    while True:
        if len(open_cases) < 200:
            number += 1
            open_cases.append((number, 1))
            yield _report(number)
            continue
        case, step = open_cases.pop(0)
        yield Draft(f"case:bench:{case}", "case.moved", {
            "to": f"step-{step}", "add": {"notes": ["派遣至街道执法队，现场核实后处置。"]},
            "set": {"updated_at": 1.79e9 + case + step}}, "440304001001001", "网格督导")
        if step + 1 < STEPS:
            open_cases.append((case, step + 1))


def _report(number: int) -> Draft:
    return Draft(f"case:bench:{number}", "case.reported", {"set": {
        "title": "小区北门外人行道堆放建筑垃圾", "class_code": "0103", "priority": 3, "state": "reported",
        "source": "hotline", "lon": 114.0579 + number * 1e-6, "lat": 22.5431, "area": "440304001001001",
        "address": "福田区莲花街道紫荆社区", "reported_at": 1.79e9 + number, "feed": "bench",
        "external_id": str(number)}}, "440304001001001", "bench", 1.79e9 + number)


class _Peer:
    """Bare SQLite: one table, one insert statement."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE lines (position INTEGER PRIMARY KEY, body BLOB)")

    def insert(self, count: int, batch: int) -> float:
        """Insert so many rows of an entry's size; rows per second."""
        body = b"x" * 330
        start = time.perf_counter()
        for _ in range(count // batch):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT INTO lines VALUES (NULL, ?)", [(body,)] * batch)
            self._connection.execute("COMMIT")
        return count / (time.perf_counter() - start)

    def close(self) -> None:
        self._connection.close()


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _spread(values: Any, digits: int) -> list[float]:
    """[min, median, max]"""
    return [round(v, digits or None) for v in (min(values), statistics.median(values), max(values))]
