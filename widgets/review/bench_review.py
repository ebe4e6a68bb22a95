"""`bench review`: ten thousand detections, thirty million points behind them, judged at the real page."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.detection.bench import peak_mb
from console.detection.pictures.section import draw_section
from console.detection.review_load import read_incoming
from console.errors import Refused
from console.language import tr
from console.model.person import OPERATOR
from console.model.review import QueueFilter
from console.profile import Profile
from console.progress import Progress
from console.wiring import Console
from widgets.collector import spare_main_thread
from widgets.review.bench import ReviewBench
from widgets.review.page import ReviewPage
from widgets.review.views_pane import Pane
from widgets.review.work import ReviewWork
from widgets.theme import Theme

DONE = "bench-review.json"
SIZE = (1366, 768)
WARM, THINK_S = 3, 0.4        # verdicts that are not counted; seconds a reviewer looks at least (the keys ask for 0.25)
SECTION = (860.0, 300.0)      # logical pixels, as on a page of 1366 × 768
LATEST = 30.0                 # seconds after which something has gone wrong
BUDGETS = {"open_s": 1.0, "next_p95_ms": 100.0, "section_p95_ms": 50.0, "rss_mb": 1024.0}


def bench_review(detections: int = 10_000, points: int = 30_000_000, verdicts: int = 100,
                 folder: Path | None = None) -> dict[str, Any]:
    """Make surveys and detections in a process of their own, then sit down at the page and judge.

    Needs a QApplication. Times are on the wall clock; `cpu_…` beside them leave out what other processes took.
    "next" is from the key stroke of a verdict until the next detection stands painted with all its views: the
    verdict is durable in the ledger, the next one claimed, its scene read and drawn.

    Args:
        folder: keeps the profile for the next time; None for a temporary one.

    Raises:
        Refused: the folder holds another profile.
    """
    home = folder or Path(tempfile.mkdtemp(prefix="bench-review-"))
    if (home / "console.db").exists() and not (home / DONE).exists():
        raise Refused(tr("{folder} holds another profile. Nothing was changed; name an empty folder.", folder=home))
    try:
        made_s = _make(home, detections, points)
        found = _measure(home, verdicts)
    finally:
        if folder is None:
            shutil.rmtree(home, ignore_errors=True)
    worst = {"open_s": found["open"]["s"], "next_p95_ms": found["next"]["p95_ms"],
             "section_p95_ms": found["section"]["p95_ms"], "rss_mb": found["rss_mb"]}
    return {**found, "made_s": made_s, "budgets": {
        name: {"budget": budget, "measured": worst[name], "kept": worst[name] <= budget}
        for name, budget in BUDGETS.items()}}


def _make(home: Path, detections: int, points: int) -> float:
    """Seconds it took; in another process, whose memory is not ours."""
    start = time.perf_counter()
    if not (home / DONE).exists():
        child = multiprocessing.get_context("spawn").Process(target=make_profile, args=(home, detections, points))
        child.start()
        child.join()
        if child.exitcode:
            raise Refused(tr("The profile to measure could not be made; see what is said above."))
    return round(time.perf_counter() - start, 1)


def make_profile(home: Path, detections: int, points: int) -> None:
    """A profile with the demo district, two surveys in the middle of it and a batch of detections."""
    from console.detection.review_bench_data import make_city

    console = Console(Profile(home))
    try:
        console.ensure_areas(Progress())
        shutil.rmtree(home / "survey", ignore_errors=True)
        file = make_city(home / "survey", console.areas.tree(), points, detections, seed=1)
        loaded = console.reviews.load(read_incoming(file), OPERATOR, "bench")
    finally:
        console.close()
    told = {"detections": loaded.taken, "points": points}
    (home / DONE).write_text(json.dumps(told), "utf-8")


def _measure(home: Path, verdicts: int) -> dict[str, Any]:
    start = time.perf_counter()
    console = Console(Profile(home))
    opened = time.perf_counter() - start
    page = ReviewPage(console.reviews.rules, Theme())
    work = ReviewWork(console)
    bench = ReviewBench(console, page, work)
    restore = spare_main_thread()   # as a window does that stands
    try:
        page.resize(*SIZE)
        queue, first = _open(console, page, bench)
        timed = _judge(page, bench, verdicts)
        return {**json.loads((home / DONE).read_text("utf-8")), "console_s": round(opened, 2), "open": queue,
                "first_picture_s": first, "next": timed, "section": _sections(bench), "rss_mb": peak_mb()}
    finally:
        restore()
        bench.stop()
        page.close()
        page.deleteLater()
        console.close()


def _open(console: Console, page: ReviewPage, bench: ReviewBench) -> tuple[dict[str, Any], float]:
    """The queue of everything, cold, as the page asks for it; then the page with its first picture.

    "s" is the queue in order, claimed and listed; the first picture also waits for kernels, fonts and tiles.
    """
    start, cpu = time.perf_counter(), time.process_time()
    ids = console.reviews.queue(QueueFilter(), OPERATOR)
    page.model.show(ids)
    took, used = time.perf_counter() - start, time.process_time() - cpu
    again = time.perf_counter()
    console.reviews.queue(QueueFilter(least=0.5, kinds=("new",)), OPERATOR, "disagreement")
    again = time.perf_counter() - again
    start = time.perf_counter()
    page.show()
    _wait(lambda: bool(bench.now.id))
    page.repaint()
    first = time.perf_counter() - start
    return {"s": round(took, 3), "cpu_s": round(used, 3), "rows": len(ids), "filtered_ms": round(again * 1e3, 1)}, \
        round(first, 2)


def _judge(page: ReviewPage, bench: ReviewBench, count: int) -> dict[str, Any]:
    """Verdicts by key, each after a look; what is read beforehand is read while somebody looks."""
    walls, works, strokes = [], [], 0
    for number in range(WARM + count):
        _look(THINK_S)
        before = bench.now.id
        wall, work = time.perf_counter(), time.process_time()
        QTest.keyClick(page, Qt.Key(ord("123457"[number % 6])))
        strokes += 1
        _wait(lambda before=before: bench.now.id != before and _drawn(page))  # type: ignore[misc]
        if number >= WARM:
            walls.append((time.perf_counter() - wall) * 1e3)
            works.append((time.process_time() - work) * 1e3)
    return {"count": count, "keys_each": strokes / (WARM + count), "p95_ms": _p95(walls), "cpu_p95_ms": _p95(works),
            "median_ms": round(float(np.median(walls)), 1), "cpu_median_ms": round(float(np.median(works)), 1),
            "slowest_ms": round(max(walls), 1)}


def _drawn(page: ReviewPage) -> bool:
    """Whether every view in sight has painted the scene that is shown; what else changed is painted with them."""
    panes = [pane for pane in page.views.panes.values() if pane.isVisible()]
    return bool(panes) and all(pane.shows(page.views.state.scene) for pane in panes if isinstance(pane, Pane))


def _sections(bench: ReviewBench, count: int = 100) -> dict[str, Any]:
    """The section along lines dragged anywhere over the scene, some of them as long as it is wide."""
    scene = bench.shown.scene
    assert scene is not None
    luck = np.random.default_rng(3)
    west, south, east, north = scene.bounds
    walls = []
    for _ in range(count):
        ends = luck.uniform((west, south), (east, north), (2, 2))
        start = time.perf_counter()
        draw_section(scene, shapely.LineString(ends), SECTION, 1.0)
        walls.append((time.perf_counter() - start) * 1e3)
    return {"count": count, "p95_ms": _p95(walls), "median_ms": round(float(np.median(walls)), 1),
            "points": sum(len(one) for one in scene.clouds if one is not None)}


def _wait(until: Callable[[], bool]) -> None:
    """Run the event loop until it is so; it sleeps between events, as a window's does.

    Raises:
        Refused: it never was.
    """
    latest = time.perf_counter() + LATEST
    waking = QTimer(interval=500)   # so that it is noticed if nothing comes at all
    waking.start()
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > latest:
            raise Refused(tr("The review page did not answer within {n} s.", n=f"{LATEST:g}"))


def _look(seconds: float) -> None:
    """Somebody looks; the event loop runs, and threads with it."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.005)   # a person's time passes, not the program's


def _p95(values: list[float]) -> float:
    return round(sorted(values)[int(len(values) * 0.95)], 1)
