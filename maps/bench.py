"""How fast the map is, in the real view: settled, provisional and panned pictures, picking, live data.

Nothing here is pretended: the canvas is shown (offscreen if need be), moved through the same calls as the
mouse makes, and timed from the call to the pixels.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from PySide6.QtCore import QEventLoop, QTimer

from console.model.case import Case, Priority, State
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from maps.bench_city import Made, make_files, make_from_files, open_layers
from maps.bench_qgis import DIFFERENCES, Qgis
from maps.canvas import MapCanvas
from maps.city import make_city
from maps.hits import Hits
from maps.view import View

SIZE = (1920, 1080)
# How much of the city is seen: metres per pixel of a 1920 × 1080 picture.
EXTENTS = {"city": 27.78, "half": 13.89, "district": 4.63, "street": 0.93, "block": 0.19}
Milliseconds = list[float]


MakeView = Callable[[MapCanvas], Any]  # what the window shows the map with: a `widgets.map_view.MapView`


class Stage:
    """A canvas in a view of 1920 × 1080 device pixels. Needs a QApplication, made by the caller."""

    def __init__(self, make_view: MakeView) -> None:
        sys.setswitchinterval(0.0005)  # as the window does
        self.canvas = MapCanvas()
        self.failures: list[str] = []
        self.canvas.failed.connect(self.failures.append)
        self.view = make_view(self.canvas)
        self.view.resize(*SIZE)
        self.view.show()

    def paint(self) -> None:
        """Have Qt paint what is shown, now."""
        self.view.repaint()

    def settled(self, view: View) -> tuple[float, float]:
        """Go there; milliseconds until the exact picture is painted, wall clock and processor time."""
        wall, cpu = time.perf_counter(), time.process_time()
        self.canvas.move_to(view)
        if not self.canvas.wait_exact(60_000):
            raise TimeoutError("no exact picture within a minute")
        self.paint()
        return (time.perf_counter() - wall) * 1e3, (time.process_time() - cpu) * 1e3

    def provisional(self, view: View) -> float:
        """Go there; milliseconds until the moved or scaled old picture is painted."""
        start = time.perf_counter()
        self.canvas.move_to(view)
        self.paint()
        return (time.perf_counter() - start) * 1e3

    def close(self) -> None:
        self.canvas.close()
        self.view.close()


def bench_render(make_view: MakeView, runs: int = 5, peer: str = "", buildings: int = 600_000, grids: int = 100_000,
                 points: int = 200_000, files: Sequence[Path] = (),
                 progress: Callable[[str], None] | None = None) -> dict[str, Any]:
    """City, half, district, street and block of a made-up city, or of given layers.

    Args:
        peer: "qgis" to render the same layers, extents and colours with QGIS, run by the system's Python in
            turn with our own pictures; "" for none.
        files: vector files to draw instead of the city; "city" is then all of them, and the closer extents
            look at where most of their features are.

    Returns:
        Per extent settled_ms, cpu_ms, provisional_ms, pan_ms (each [min, median, max]) and, with a peer,
        peer_ms and the ratio of the medians; rss_mb is this process's peak; what differs in the pictures.

    Raises:
        Refused: the peer is not installed or does not answer.
        BadInput: one of the files cannot be read.
    """
    say = progress or (lambda text: None)
    with tempfile.TemporaryDirectory(prefix="grid-console-bench-") as name:
        folder = Path(name)
        say("making the layers")
        made = (make_from_files(folder, files, bool(peer)) if files
                else make_files(folder, buildings, grids, points, with_peer=bool(peer)))
        start = time.perf_counter()
        layers = open_layers(folder, made)
        opened = (time.perf_counter() - start) * 1e3
        rival = Qgis(folder, SIZE) if peer == "qgis" else None
        stage = Stage(make_view)
        stage.canvas.set_layers(layers)
        found: dict[str, Any] = {}
        try:
            for extent, view in views(made, bool(files)).items():
                say(extent)
                found[extent] = _measure(stage, view, runs, rival)
        finally:
            stage.close()
            if rival is not None:
                rival.close()
    return {"features": {one.name: one.features for one in made.layers}, "size": list(SIZE),
            "prepare_s": made.prepare_s, "open_ms": round(opened, 2), "extents": found, "rss_mb": _peak_mb(),
            "failures": stage.failures, "peer": rival.version if rival else None, "cores": os.cpu_count(),
            "differences": DIFFERENCES if rival else ""}


def views(made: Made, fitted: bool) -> dict[str, View]:
    """The extents to measure; `fitted` to what there is instead of the made-up city's own."""
    x, y = made.centre
    whole = View(x, y, EXTENTS["city"], *SIZE)
    if not fitted:
        return {name: msgspec.structs.replace(whole, scale=scale) for name, scale in EXTENTS.items()}
    whole = whole.fitted(made.bounds, 0.0)
    found = {name: msgspec.structs.replace(whole, x=x, y=y, scale=whole.scale * scale / EXTENTS["city"])
             for name, scale in EXTENTS.items()}
    return found | {"city": whole}


def _measure(stage: Stage, view: View, runs: int, rival: Any) -> dict[str, Any]:
    settled, cpu, provisional, pan, peers = [], [], [], [], []
    stage.settled(view)
    for run in range(runs):
        # Another scale first, so that nothing of the picture asked for is there already.
        stage.settled(view.zoomed(1.37, 900.0 + run, 500.0))
        wall, used = stage.settled(view)
        settled.append(wall)
        cpu.append(used)
        provisional.append(stage.provisional(view.zoomed(1.5, 700.0, 400.0)))
        stage.settled(view)
        pan.append(stage.settled(view.moved(37 + run, -21))[0])
        if rival is not None:
            peers.append(rival.render(view))
    result: dict[str, Any] = {"metres_per_pixel": view.scale, "settled_ms": _three(settled), "cpu_ms": _three(cpu),
                              "provisional_ms": _three(provisional), "pan_ms": _three(pan)}
    if peers:
        result |= {"peer_ms": _three(peers), "ratio": round(statistics.median(peers) / statistics.median(settled), 1)}
    return result


def bench_pick(polygons: int = 600_000, clicks: int = 2000) -> dict[str, Any]:
    """What a click costs: the polygon under a place among many, and the mark under the cursor among 100,000."""
    city = make_city(polygons, max(100, polygons // 6), 1)
    start = time.perf_counter()
    tree = shapely.STRtree(city.buildings)
    built = time.perf_counter() - start
    rng = np.random.default_rng(2)
    places = shapely.points(rng.uniform(city.bounds[:2], city.bounds[2:], (clicks, 2)))
    took, hits = [], 0
    for place in places:
        start = time.perf_counter()
        hits += len(tree.query(place, predicate="intersects"))
        took.append((time.perf_counter() - start) * 1e6)
    count = 100_000
    x, y = rng.uniform(0, SIZE, (count, 2)).astype(np.float32).T
    marks = Hits(x, y, np.full(count, 5, np.float32), np.arange(count, dtype=np.int32), np.ones((count, 3), np.int32))
    marked = []
    for px, py in rng.uniform(0, SIZE, (200, 2)):
        start = time.perf_counter()
        marks.at(px, py)
        marked.append((time.perf_counter() - start) * 1e6)
    return {"polygons": polygons, "index_s": round(built, 2), "polygon_us": _three(took), "found": hits,
            "mark_us_among_100000": _three(marked)}


def bench_live(make_view: MakeView, points: int = 100_000, updates: int = 10_000, seconds: float = 5.0,
               dots: bool = True) -> dict[str, Any]:
    """Many cases, many of them changing every second, through the same door as the desk's changes.

    Returns:
        fps and frame_ms [median, p95, max] between pictures painted; cpu_ms_per_frame of all threads, which tells
        more than fps on a machine that others use too; apply_ms, how long the main thread was held by one turn of
        the clock; what one change costs.
    """
    rng = np.random.default_rng(3)
    stage = Stage(make_view)
    canvas = stage.canvas
    cases = [_case(rng, i) for i in range(points)]
    canvas.set_areas(_frame_tree())
    canvas.set_cases({c.id: c for c in cases}, Catalogue("bench", "bench", "1", ()))
    canvas.set_dots(dots)
    canvas.wait_exact(120_000)
    # As many changes as a second brings, made beforehand: making them is the desk's work, not the map's.
    pool = [_case(rng, int(i)) for i in rng.integers(0, points, max(1, updates))]
    painted: Milliseconds = []
    turns: Milliseconds = []
    applied = 0
    start, used = time.perf_counter(), time.process_time()

    def turn() -> None:
        nonlocal applied
        begin = time.perf_counter()
        due = int((begin - start) * updates) - applied
        if due > 0:
            changed = tuple(pool[i % len(pool)] for i in range(applied, applied + due))
            made = time.perf_counter()
            canvas.apply_cases(Changes(updated=changed))
            applied += due
            turns.append((time.perf_counter() - made) * 1e3)

    def shown() -> None:
        stage.paint()
        painted.append(time.perf_counter() * 1e3)

    canvas.shown.connect(shown)
    clock, loop = QTimer(interval=16), QEventLoop()
    clock.timeout.connect(turn)
    clock.start()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    clock.stop()
    elapsed, used = time.perf_counter() - start, time.process_time() - used
    steps = canvas.frame.seconds if canvas.frame else {}
    stage.close()
    gaps = np.diff(painted)
    return {"points": points, "updates_per_s": round(applied / elapsed), "dots": dots,
            "fps": round(len(painted) / elapsed, 1), "cpu_ms_per_frame": round(used * 1e3 / max(1, len(painted)), 1),
            "frame_ms": [round(float(v), 1) for v in (np.median(gaps), np.percentile(gaps, 95), gaps.max())],
            "apply_ms": _three(turns), "us_per_update": round(sum(turns) * 1e3 / max(1, applied), 1),
            "worker_ms": {name: round(value * 1e3, 1) for name, value in steps.items()}, "rss_mb": _peak_mb(),
            "failures": stage.failures}


def _case(rng: np.random.Generator, number: int) -> Case:
    lon, lat, pick = rng.random(3)
    return Case(id=f"bench:{number}", title="", priority=Priority(1 + int(pick * 4)),
                state=(State.REPORTED, State.DISPATCHED, State.HANDLED, State.CLOSED)[number % 4],
                lon=114.0 + lon * 0.2, lat=22.5 + lat * 0.1)


def _frame_tree() -> Any:
    from console.model.area import Area, AreaTree, Level
    shape = shapely.box(114.0, 22.5, 114.2, 22.6)
    return AreaTree([Area("bench", "", "bench", Level.DISTRICT, wkb=shapely.to_wkb(shape),
                          bounds=(114.0, 22.5, 114.2, 22.6), size=2e8)])


def _three(values: Sequence[float]) -> list[float]:
    return [round(v, 2) for v in (min(values), statistics.median(values), max(values))] if values else []


def _peak_mb() -> int:
    """Peak memory of this process in MB, 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
