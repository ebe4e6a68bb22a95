"""`bench list`: 20,000 rows, 1,000 changes a second, a real view: how long is the main thread held up?"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from console.model.case import Case
from widgets.bench_list_peers import PlainModel, StandardModel, peer
from widgets.bench_traffic import NOW, Traffic, bench_catalogue, run, worst
from widgets.case_columns import Column
from widgets.case_list import CaseList
from widgets.collector import spare_main_thread
from widgets.inbox import Inbox
from widgets.theme import Theme


def bench_list(
    rows: int = 20_000, rate: int = 1000, seconds: float = 6.0, peer_seconds: float = 2.0, seed: int = 1
) -> dict[str, Any]:
    """Longest block of the main thread in ms, ours and under a sorting, filtering proxy, in one run.

    Needs a QApplication. A heartbeat timer of 1 ms beats as long as the event loop is free; the longest pause
    between two beats is the longest block; `longest_cpu_ms` leaves out what other processes took. Of 100
    changes 70 change a row in place, 10 move it (priority; the list is sorted by it for the second half), 15
    arrive and 5 are closed for good. `ratio` is against the peer that does what ours does, rows of Python
    objects and our filter; the other peer has its texts copied into Qt's items and does not filter.

    Args:
        rows, rate: cases to begin with, changes per second.
        seconds, peer_seconds: how long each side runs; the peers are slow, so they get less.
    """
    ours = _ours(rows, rate, seconds, seed)
    plain = peer(PlainModel(), rows, rate, peer_seconds, seed)
    standard = peer(StandardModel(), rows, rate, peer_seconds, seed)
    return {"rows": rows, "rate": rate, "ours": ours,
            "peer": {"name": "QSortFilterProxyModel over a model of Python objects", **plain},
            "second_peer": {"name": "QSortFilterProxyModel over QStandardItemModel, no filter", **standard},
            "ratio": round(plain["longest_block_ms"] / max(ours["longest_block_ms"], 0.01), 1)}


def _ours(rows: int, rate: int, seconds: float, seed: int) -> dict[str, Any]:
    traffic = Traffic(rows, seed)
    panel = CaseList(bench_catalogue(), Theme(), lambda: NOW)
    panel.resize(420, 800)
    panel.set_cases(traffic.cases)
    panel.show()
    inbox: Inbox[Case] = Inbox(panel.apply)
    inbox.start()
    restore = spare_main_thread()   # as a window does that stands
    halves = []
    for column, held in ((Column.REPORTED, False), (Column.PRIORITY, True)):
        panel.sort_by(column, column == Column.REPORTED)
        if held:   # the harder half: somebody reads in the middle of the list
            panel.table.verticalScrollBar().setValue(panel.table.verticalScrollBar().maximum() // 2)
            panel.table.set_current(panel.table.visible_rows().start + 3)
        QApplication.processEvents()
        halves.append(run(traffic, rate, seconds / 2, inbox.post))
    inbox.stop()
    inbox.drain_all()
    counters = inbox.counters()
    shown = panel.model.shown
    panel.close()
    panel.deleteLater()
    restore()
    return {**worst(halves), "longest_drain_ms": round(counters.longest_tick, 2),
            "longest_lag_ms": round(counters.longest_lag * 1000, 1), "rows_at_end": shown}
