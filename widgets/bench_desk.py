"""`bench desk`: the case desk with 100,000 open cases and a million entries of ledger, against its budgets."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from console.desk.bench_profile import DONE, NOW, make_profile
from console.desk.filter import CaseFilter
from console.errors import Refused
from console.language import tr
from console.model.case import Case, Priority, Source, State
from console.model.changes import Changes
from console.model.person import OPERATOR
from console.profile import Profile
from console.wiring import Console
from widgets.case_columns import Column
from widgets.case_list import CaseList
from widgets.collector import spare_main_thread
from widgets.theme import Theme

YEAR = 365 * 86400.0
RUNS = 5          # of everything that is read
COMMANDS = 200    # steps carried out one after the other
BUDGETS = {"open_s": 3.0, "filter_ms": 100.0, "sort_ms": 100.0, "command_p95_ms": 50.0, "evaluation_s": 1.0,
           "similar_p95_ms": 5.0, "rss_mb": 1024.0}


def bench_desk(open_cases: int, entries: int, folder: Path | None) -> dict[str, Any]:
    """Make the profile in a process of its own, then open it and measure.

    Needs a QApplication. Times are on the wall clock; `cpu_…` beside them leave out what other processes took.
    "filter" and "sort" are of the list's own model: the slowest of all filters and orders, each its median of
    `RUNS`, and `first_ms` the slowest first one, which makes the columns it needs. A command is a real step: from
    `CaseWork.act` over the ledger's commit to the list painted anew.

    Args:
        folder: keeps the profile for the next time; None for a temporary one.

    Raises:
        Refused: the folder holds another profile.
    """
    home = folder or Path(tempfile.mkdtemp(prefix="bench-desk-"))
    if (home / "console.db").exists() and not (home / DONE).exists():
        raise Refused(tr("{folder} holds another profile. Nothing was changed; name an empty folder.", folder=home))
    try:
        made_s = _make(home, open_cases, entries)
        found = _measure(home)
    finally:
        if folder is None:
            shutil.rmtree(home, ignore_errors=True)
    worst = {"open_s": found["open"]["s"], "filter_ms": found["filter"]["slowest_ms"],
             "sort_ms": found["sort"]["slowest_ms"], "command_p95_ms": found["command"]["p95_ms"],
             "evaluation_s": found["evaluation"]["s"], "similar_p95_ms": found["similar"]["p95_ms"],
             "rss_mb": found["rss_mb"]}
    return {**found, "made_s": made_s, "budgets": {
        name: {"budget": budget, "measured": worst[name], "kept": worst[name] <= budget}
        for name, budget in BUDGETS.items()}}


def _make(home: Path, open_cases: int, entries: int) -> float:
    """Seconds it took; in another process, whose memory is not ours."""
    start = time.perf_counter()
    if not (home / DONE).exists():
        child = multiprocessing.get_context("spawn").Process(target=make_profile, args=(home, open_cases, entries))
        child.start()
        child.join()
        if child.exitcode:
            raise Refused(tr("The profile to measure could not be made; see what is said above."))
    return round(time.perf_counter() - start, 1)


def _measure(home: Path) -> dict[str, Any]:
    start, cpu = time.perf_counter(), time.process_time()
    console = Console(Profile(home))
    opened, opened_cpu = time.perf_counter() - start, time.process_time() - cpu
    panel = CaseList(console.catalogue, Theme(), lambda: NOW)
    panel.resize(420, 800)
    panel.set_areas(console.areas.tree())
    panel.set_cases(console.cases.cases())
    panel.show()
    QApplication.processEvents()
    shown, shown_cpu = time.perf_counter() - start, time.process_time() - cpu
    restore = spare_main_thread()   # as a window does that stands
    cases = console.cases.cases()
    try:
        return {
            "cases": len(cases), "open_cases": sum(case.is_open for case in cases.values()),
            "entries": json.loads((home / DONE).read_text("utf-8"))["entries"],
            "open": {"s": round(shown, 2), "cpu_s": round(shown_cpu, 2), "console_s": round(opened, 2),
                     "console_cpu_s": round(opened_cpu, 2)},
            "filter": _filters(panel, console), "sort": _sorts(panel),
            "command": _commands(panel, console), "evaluation": _evaluation(console),
            "similar": _similar(console), "proposals": _proposals(console), "rss_mb": _peak_mb(),
        }
    finally:
        restore()
        panel.close()
        panel.deleteLater()
        console.close()


def _filters(panel: CaseList, console: Console) -> dict[str, Any]:
    street = console.areas.tree().children("440304")[2].id
    wanted = {
        "none": CaseFilter(), "open": CaseFilter(open_only=True), "area": CaseFilter(area=street),
        "class": CaseFilter(classes=frozenset({"01"})), "state": CaseFilter(states=frozenset({State.TAKEN})),
        "priority": CaseFilter(priorities=frozenset({Priority.URGENT})),
        "source": CaseFilter(sources=frozenset({Source.HOTLINE})), "since": CaseFilter(since=NOW - YEAR / 2),
        "text": CaseFilter(text="电动车"), "latin": CaseFilter(text="BENCH:12"),
        "all": CaseFilter(open_only=True, area=street, text="积水", priorities=frozenset({Priority.URGENT})),
    }
    found = _each({name: partial(panel.set_filter, one) for name, one in wanted.items()},
                  lambda: panel.set_filter(CaseFilter(placed=False)))
    panel.set_filter(CaseFilter())
    return found


def _sorts(panel: CaseList) -> dict[str, Any]:
    found = _each({f"{column.name.lower()} {word}": partial(panel.sort_by, column, down)
                   for column in Column for word, down in (("up", False), ("down", True))})
    panel.sort_by(Column.DUE, False)
    return found


def _each(actions: dict[str, Callable[[], Any]], between: Callable[[], Any] = lambda: None) -> dict[str, Any]:
    """Median milliseconds of every action, and of the slowest; `first_ms`, where it was done for the first time."""
    medians, cpus, firsts = {}, {}, {}
    for name, action in actions.items():
        walls, works = [], []
        for _ in range(RUNS):
            between()
            wall, work = time.perf_counter(), time.process_time()
            action()
            walls.append((time.perf_counter() - wall) * 1e3)
            works.append((time.process_time() - work) * 1e3)
        firsts[name] = walls[0]
        medians[name], cpus[name] = statistics.median(walls), statistics.median(works)
    return {"slowest_ms": round(max(medians.values()), 1), "cpu_slowest_ms": round(max(cpus.values()), 1),
            "first_ms": round(max(firsts.values()), 1), "each_ms": {n: round(v, 1) for n, v in medians.items()}}


def _commands(panel: CaseList, console: Console) -> dict[str, Any]:
    """Steps of cases that wait for one, in the state they are in."""
    panel.set_filter(CaseFilter(open_only=True))
    changed: list[Changes[Case]] = []
    stop = console.cases.listen(changed.append)
    steps = {State.REPORTED: ("accept", {}), State.ACCEPTED: ("register", {}),
             State.REGISTERED: ("dispatch", {"handler": "department:cg"}), State.TAKEN: ("arrive", {}),
             State.HANDLED: ("feed_back", {"why": "已处置"}), State.CHECKED: ("close", {})}
    queues = {state: iter([case.id for case in console.cases.cases().values() if case.state is state])
              for state in steps}
    walls: list[float] = []
    works: list[float] = []
    for state in cycle(steps):
        case_id = next(queues[state], None)
        if len(walls) == COMMANDS or case_id is None:
            break
        step, values = steps[state]
        wall, work = time.perf_counter(), time.process_time()
        console.work.act(case_id, step, OPERATOR, **values)  # type: ignore[arg-type]
        panel.apply(changed.pop())
        panel.table.viewport().repaint()
        walls.append((time.perf_counter() - wall) * 1e3)
        works.append((time.process_time() - work) * 1e3)
    stop()
    return {"count": len(walls), "p95_ms": _p95(walls), "median_ms": round(statistics.median(walls), 1),
            "cpu_p95_ms": _p95(works)}


def _evaluation(console: Console) -> dict[str, Any]:
    """A year by street and by department; `first_s` makes the columns."""
    times, works = [], []
    for _ in range(RUNS):
        for by in ("area", "department"):
            wall, work = time.perf_counter(), time.process_time()
            console.evaluator.evaluate(by, since=NOW - YEAR, until=NOW, now=NOW)  # type: ignore[arg-type]
            times.append(time.perf_counter() - wall)
            works.append(time.process_time() - work)
    return {"s": round(statistics.median(times), 3), "first_s": round(times[0], 2), "first_cpu_s": round(works[0], 2)}


def _similar(console: Console) -> dict[str, Any]:
    ids = [case.id for case in console.cases.cases().values() if case.is_open][:: 500][:200]
    return _asked(console.similar.of, ids)


def _proposals(console: Console) -> dict[str, Any]:
    ids = [case.id for case in console.cases.cases().values() if case.state is State.REGISTERED][:100]
    return _asked(lambda case_id: console.proposals.of(case_id, OPERATOR), ids)


def _asked(ask: Callable[[str], Any], ids: list[str]) -> dict[str, Any]:
    start = time.perf_counter()
    ask(ids[0])
    first = time.perf_counter() - start
    walls, works = [], []
    for case_id in ids:
        wall, work = time.perf_counter(), time.process_time()
        ask(case_id)
        walls.append((time.perf_counter() - wall) * 1e3)
        works.append((time.process_time() - work) * 1e3)
    return {"p95_ms": _p95(walls), "median_ms": round(statistics.median(walls), 2), "first_ms": round(first * 1e3, 1),
            "cpu_p95_ms": _p95(works)}


def _p95(values: list[float]) -> float:
    return round(sorted(values)[int(len(values) * 0.95)], 2)


def _peak_mb() -> float:
    """Peak memory of this process in megabytes, 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
