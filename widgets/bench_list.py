"""`bench list`: 20,000 rows, 1,000 changes a second, a real view: how long is the main thread held up?"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QEventLoop, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from console.model.case import Case, Priority, State
from console.model.catalogue import CaseClass, Catalogue
from console.model.changes import Changes
from widgets.case_list import CaseList
from widgets.case_table import CaseTableModel, Column
from widgets.collector import restore_collector, spare_main_thread
from widgets.inbox import Inbox
from widgets.theme import Theme

HEARTBEAT_MS = 1
POST_MS = 20
NOW = 1_795_240_800.0   # any fixed time; the bench is the same at any hour
Take = Callable[[Changes[Case]], None]


def bench_list(
    rows: int = 20_000, rate: int = 1000, seconds: float = 6.0, peer_seconds: float = 2.0, seed: int = 1
) -> dict[str, Any]:
    """Longest block of the main thread in ms, ours and a sorted proxy's over a standard model, in one run.

    Needs a QApplication. A heartbeat timer of 1 ms beats as long as the event loop is free; the longest pause
    between two beats is the longest block; `longest_cpu_ms` leaves out what other processes took. Of 100
    changes 70 change a row in place, 10 move it (priority; the list is sorted by it for the second half), 15
    arrive and 5 are closed for good.

    Args:
        rows, rate: cases to begin with, changes per second.
        seconds, peer_seconds: how long each side runs; the peer is slow, so it gets less.
    """
    theme = Theme()
    ours = _ours(rows, rate, seconds, seed, theme)
    peer = _peer(rows, rate, peer_seconds, seed)
    restore_collector()
    return {"rows": rows, "rate": rate, "ours": ours, "peer": {"name": "QSortFilterProxyModel", **peer},
            "ratio": round(peer["longest_block_ms"] / max(ours["longest_block_ms"], 0.01), 1)}


def _ours(rows: int, rate: int, seconds: float, seed: int, theme: Theme) -> dict[str, Any]:
    traffic = Traffic(rows, seed)
    panel = CaseList(_catalogue(), theme, lambda: NOW)
    panel.resize(420, 800)
    panel.set_cases(traffic.cases)
    panel.show()
    inbox: Inbox[Case] = Inbox(panel.apply)
    inbox.start()
    spare_main_thread()   # as the window does
    halves = []
    for column, held in ((Column.REPORTED, False), (Column.PRIORITY, True)):
        panel.sort_by(column, column == Column.REPORTED)
        if held:   # the harder half: somebody reads in the middle of the list
            panel.table.verticalScrollBar().setValue(panel.table.verticalScrollBar().maximum() // 2)
            panel.table.set_current(panel.table.visible_rows().start + 3)
        QApplication.processEvents()
        halves.append(_run(traffic, rate, seconds / 2, inbox.post))
    inbox.stop()
    inbox.drain_all()
    counters = inbox.counters()
    result = {"longest_block_ms": max(half["longest_block_ms"] for half in halves),
              "longest_cpu_ms": max(half["longest_cpu_ms"] for half in halves),
              "following_ms": halves[0]["longest_block_ms"], "held_sorted_ms": halves[1]["longest_block_ms"],
              "changes": sum(half["changes"] for half in halves), "longest_drain_ms": round(counters.longest_tick, 2),
              "longest_lag_ms": round(counters.longest_lag * 1000, 1), "rows_at_end": panel.model.shown}
    panel.close()
    panel.deleteLater()
    return result


def _peer(rows: int, rate: int, seconds: float, seed: int) -> dict[str, Any]:
    """The usual way: a standard model under a sorting proxy, changed row by row."""
    traffic = Traffic(rows, seed)
    words = CaseTableModel(_catalogue(), lambda: NOW)
    model = QStandardItemModel(0, len(Column))
    items: dict[str, list[QStandardItem]] = {}
    for case in traffic.cases.values():
        items[case.id] = _items(words, case)
        model.appendRow(items[case.id])
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setDynamicSortFilter(True)
    proxy.setSortRole(int(Qt.ItemDataRole.UserRole))
    view = QTableView()
    view.setModel(proxy)
    view.resize(420, 800)
    view.show()
    QApplication.processEvents()
    spare_main_thread()

    def take(changes: Changes[Case]) -> None:
        for case in changes.added:
            items[case.id] = _items(words, case)
            model.appendRow(items[case.id])
        for case in changes.updated:
            for item, fresh in zip(items[case.id], _items(words, case), strict=True):
                item.setText(fresh.text())
                item.setData(fresh.data(int(Qt.ItemDataRole.UserRole)), int(Qt.ItemDataRole.UserRole))
        for case_id in changes.removed:
            model.removeRow(items.pop(case_id)[0].row())

    halves = []
    down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
    for column, order in ((Column.REPORTED, down), (Column.PRIORITY, up)):
        proxy.sort(column, order)
        view.verticalScrollBar().setValue(0 if column == Column.REPORTED else proxy.rowCount() // 2)
        QApplication.processEvents()
        halves.append(_run(traffic, rate, seconds / 2, take))
    view.close()
    view.deleteLater()
    return {"longest_block_ms": max(half["longest_block_ms"] for half in halves),
            "longest_cpu_ms": max(half["longest_cpu_ms"] for half in halves),
            "following_ms": halves[0]["longest_block_ms"], "held_sorted_ms": halves[1]["longest_block_ms"],
            "changes": sum(half["changes"] for half in halves)}


def _run(traffic: Traffic, rate: int, seconds: float, take: Take) -> dict[str, Any]:
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


def _items(words: CaseTableModel, case: Case) -> list[QStandardItem]:
    found = []
    for column in Column:
        item = QStandardItem(words.text(case, column))
        value: Any = {Column.REPORTED: case.reported_at, Column.PRIORITY: int(case.priority)}.get(
            column, words.text(case, column))
        item.setData(value, int(Qt.ItemDataRole.UserRole))
        found.append(item)
    return found


def _catalogue() -> Catalogue:
    return Catalogue("bench", "bench", "1", (CaseClass("0101", "私搭乱建", "Illegal building", "市容环境", "Looks"),))
