"""Pictures of the real window, without a screen: for reports, the README, and machines without a display."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.commands.progress_line import progress_line
from console.errors import ConsoleError, ProfileError
from console.language import tr
from widgets.collector import wait_for_window
from widgets.commands import find_area
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.commands.session import Session
    from widgets.live import Live
    from widgets.window import MainWindow

FIRST_MS = 10_000  # a feed that has brought nothing by then is not waited for
EXACT_MS = 60_000  # a map that is not complete by then will not be


@dataclass(frozen=True)
class Shot:
    """What picture is wanted.

    Attributes:
        width, height: of the picture in pixels.
        scale: pixels per logical pixel of the window.
        area: name or code of the area to look at, "" for all.
        after: seconds of live feed before the picture is taken.
    """

    file: Path
    width: int = 1920
    height: int = 1080
    scale: float = 1.0
    area: str = ""
    after: float = 0.0


def take(session: Session, shot: Shot) -> dict[str, Any]:
    """Open the window in memory, let it live, draw it, close it.

    Returns:
        {"file", "size", "scale", "areas", "cases", "demo", "moments", "cpu_s"}; moments are seconds since 1970 UTC,
        cpu_s the processor's seconds up to the exact map.

    Raises:
        ConsoleError: Qt lacks a system library, the area is unknown, the map did not settle, or the file
            cannot be written.
    """
    moments = {"called": time.time()}
    from widgets.application import make_application
    from widgets.first_start import prepare, start_demo_feed, warm_up

    theme = Theme()
    application = make_application(theme, offscreen=True, scale=shot.scale)
    moments["application"] = time.time()
    warm_up()
    console = session.console()
    with progress_line() as progress:
        prepare(console, progress)
    moments["profile"] = time.time()
    area = find_area(console.areas.tree(), shot.area).id if shot.area else ""
    collect_again = wait_for_window()
    from widgets.live import Live
    from widgets.window import MainWindow

    moments["modules"] = time.time()
    live = Live(console)
    window = MainWindow(console, session.tree, session, theme, live, remembers=False)
    moments["window"] = time.time()
    try:
        live.start()
        window.resize(round(shot.width / shot.scale), round(shot.height / shot.scale))
        window.show()
        application.processEvents()
        moments["shown"] = time.time()
        window.navigation.show_area(area)
        settle(window, 0.0)
        moments["exact"], cpu = time.time(), time.process_time()
        start_demo_feed(console)
        if not live.cases and any(status.running for status in console.feeds.status()):
            wait_for_cases(live)
        settle(window, shot.after)
        draw(window, shot)
        return {"file": str(shot.file), "size": f"{shot.width}x{shot.height}", "scale": shot.scale,
                "areas": len(live.tree), "cases": len(live.cases), "demo": console.is_demo, "moments": moments,
                "cpu_s": round(cpu, 3)}
    finally:
        console.feeds.stop()
        window.close()
        window.deleteLater()
        live.stop()
        collect_again()


def save_picture(window: MainWindow, file: Path) -> dict[str, Any]:
    """A picture of the open window as it is."""
    ratio = window.devicePixelRatioF()
    shot = Shot(file, round(window.width() * ratio), round(window.height() * ratio), ratio)
    draw(window, shot)
    return {"file": str(file), "size": f"{shot.width}x{shot.height}", "scale": ratio}


def settle(window: MainWindow, seconds: float) -> None:
    """Let the window live for some seconds, then until all is delivered and the map exact.

    Raises:
        ConsoleError: the map did not become exact.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    if seconds > 0:
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
    window.background.finish()
    window.live.inbox.drain_all()
    window.live.second.emit(time.time())
    canvas = window.map_panel.canvas
    exact: list[bool] = [True] if canvas.is_exact else []  # said once is enough: live data soon ask for more
    failures: list[str] = []
    waiting = QEventLoop()
    canvas.exact.connect(lambda: exact.append(True))
    canvas.failed.connect(failures.append)
    for end in (canvas.exact, canvas.failed):
        end.connect(waiting.quit)
    QTimer.singleShot(EXACT_MS, waiting, waiting.quit)
    if not exact:
        waiting.exec()
    if not exact:
        why = failures[0] if failures else tr("it took more than {n} s", n=EXACT_MS // 1000)
        raise ConsoleError(tr("The map could not be drawn completely ({why}); no picture was written.", why=why))
    window.repaint()


def wait_for_cases(live: Live) -> None:
    """Until the first cases have arrived: a new profile is empty until its feed has begun."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    live.cases_changed.connect(loop.quit)
    QTimer.singleShot(FIRST_MS, loop, loop.quit)
    loop.exec()


def draw(window: MainWindow, shot: Shot) -> None:
    """Draw the window into a PNG of exactly the size asked for.

    Raises:
        ProfileError: the file cannot be written.
    """
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

    image = QImage(shot.width, shot.height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(shot.scale)
    image.fill(QColor(window.theme.base))
    with QPainter(image) as painter:
        window.render(painter, QPoint(0, 0))
    image.setText("Title", window.windowTitle())
    writer = QImageWriter(str(shot.file), b"png")
    if not writer.write(image):
        raise ProfileError(tr("The picture {file} cannot be written ({why}). Name a file in a folder that can be "
                              "written to.", file=shot.file, why=writer.errorString()))
