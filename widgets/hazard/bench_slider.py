"""`bench slider`: the time slider of the hazard page with 200,000 hazards, played at three scales."""

from __future__ import annotations

import dataclasses
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from console.insight.hazard_bench import MadeHazards
from console.insight.hazard_map import HazardMap
from console.profile import Profile
from console.progress import Progress
from console.wiring import Console
from maps.fonts import load_icon_font
from maps.renderer import Request
from widgets.background import Background
from widgets.collector import spare_main_thread
from widgets.hazard.page import HazardPage
from widgets.hazard.picture import PINS_FROM
from widgets.style import style_sheet
from widgets.theme import Theme

SIZE = (1366, 720)      # logical pixels: a window of 1366 × 768 without its own bars
WARM_S = 1.0            # played before anything is counted
LEAST_FPS = 30.0
PAINTED = 40            # moments painted again, one way and the other
VIEWS = {"district": ("", 0.0), "grids": ("grid", 0.0), "pins": ("", PINS_FROM / 2)}   # level, metres a pixel; 0: all


def bench_slider(hazards: int = 200_000, seconds: float = 6.0, folder: Path | None = None) -> dict[str, Any]:
    """Make the demo district in a profile, hazards in memory, and play a year on the real page.

    Needs a QApplication; see `play` for the figures.

    Args:
        seconds: at each scale. folder: keeps the profile for the next time; None for a temporary one.
    """
    with tempfile.TemporaryDirectory(prefix="bench-slider-") as spare:
        console = Console(Profile(folder or Path(spare)))
        try:
            console.ensure_areas(Progress())
            return play(console, hazards, seconds)
        finally:
            console.close()


def play(console: Console, hazards: int, seconds: float) -> dict[str, Any]:
    """Play at each scale of `VIEWS`.

    Returns:
        By scale: "fps", moments shown a second (a moment that looks like the one before need not be painted);
        "cpu_ms" of all threads and "main_ms" of the main one for each, which tell more than fps on a machine that
        others use too; "fps_of_one_core", what that CPU allows on one core alone; "paint": the map's part for the same
        moments, as it is done and all painted anew, and the ratio.
    """
    made = MadeHazards(hazards, console.areas.tree(), console.places.buildings())
    known: Any = made
    console.hazard_map.close()
    console.hazard_map = HazardMap(known, known.no_cases, console.areas, console.places)
    theme, background = Theme(), Background()
    page = HazardPage(console, background, theme, console.profile.caches / "map")
    page.setStyleSheet(style_sheet(theme))
    page.resize(*SIZE)
    restore = spare_main_thread()   # as a window does that stands
    try:
        page.show()
        page.set_tree(console.areas.tree())
        return {"hazards": hazards, "load": _load(), **{name: _played(page, background, *view, seconds)
                                                        for name, view in VIEWS.items()}}
    finally:
        restore()
        page.stop()
        background.stop()
        page.close()
        page.deleteLater()


class Shown:
    """Counts the moments that came to be seen, and keeps what the map was asked for."""

    def __init__(self, page: HazardPage) -> None:
        self._page, self._waits = page, False
        self.count = 0
        self.requests: list[Request] = []
        page.asking.answered.connect(self._answered)
        page.canvas.shown.connect(self._painted)

    def _answered(self, answer: object) -> None:
        if self._page.canvas.is_exact:
            self.count += 1
        else:
            self._waits = True

    def _painted(self) -> None:
        self.count += self._waits
        self._waits = False
        if self._page.canvas.frame is not None:
            self.requests = [*self.requests[1 - PAINTED:], self._page.canvas.frame.request]

    def stop(self) -> None:
        self._page.asking.answered.disconnect(self._answered)
        self._page.canvas.shown.disconnect(self._painted)


def _played(page: HazardPage, background: Background, level: str, metres: float, seconds: float) -> dict[str, Any]:
    view = page.canvas.view
    page.choices.show_level(level)
    if metres:
        page.fit.leave()
        page.canvas.move_to(msgspec.structs.replace(view, scale=metres / view.ratio))
    page.ask()
    for _ in range(4):   # areas of a level are prepared, pins asked for at another scale
        QApplication.processEvents()
        background.finish()
        page.canvas.wait_exact()
    page.time.track.set_at(page.time.track.span[0])
    page.time.play.setChecked(True)
    _wait(min(WARM_S, seconds))
    shown, start, cpu, main = Shown(page), time.perf_counter(), time.process_time(), time.thread_time()
    _wait(seconds)
    took, used, main = time.perf_counter() - start, time.process_time() - cpu, time.thread_time() - main
    shown.stop()
    page.time.go_to_now()
    count = max(1, shown.count)
    return {"fps": round(shown.count / took, 1), "kept": shown.count / took >= LEAST_FPS * 0.99,
            "cpu_ms": round(used * 1e3 / count, 1), "main_ms": round(main * 1e3 / count, 1),
            "fps_of_one_core": round(count / max(used, 1e-6), 1), "paint": _paint(shown.requests)}


def _paint(requests: Sequence[Request]) -> dict[str, float]:
    """CPU milliseconds a moment costs the map: only what changed painted, and all of it."""
    from maps.painting import Painting

    if len(requests) < 2:
        return {}
    # Another background each time, and nothing painted before can be of use.
    anew = [dataclasses.replace(one, scene=dataclasses.replace(
        one.scene, background=(*one.scene.background[:3], float(i % 2)))) for i, one in enumerate(requests)]
    found = []
    with ThreadPoolExecutor(2) as helpers:
        for asked in (requests, anew):
            painting = Painting(helpers, load_icon_font(), lambda _: False)
            pixels = [np.empty((asked[0].view.height, asked[0].view.width), np.uint32) for _ in range(2)]
            painting.render(asked[0], pixels[1])   # fonts and sprites
            cpu = time.process_time()
            for i, one in enumerate(asked[1:]):
                painting.render(one, pixels[i % 2])
            found.append((time.process_time() - cpu) * 1e3 / (len(asked) - 1))
    return {"changed_ms": round(found[0], 2), "anew_ms": round(found[1], 2), "ratio": round(found[1] / found[0], 1)}


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _load() -> float:
    """How many wanted to work on this machine in the last minute, 0 where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0
