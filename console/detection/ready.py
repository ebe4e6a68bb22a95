"""What a run needs is loaded beside the reading of its surveys, and compiled there where it never was.

Reading leaves time over on two processors, and loading the compiled loops takes over a second. Compiling them, once on
a computer, takes most of a minute; whoever waits for that is told.
"""

from __future__ import annotations

import threading
from contextlib import suppress

from console.detection.crew import WAIT, WAY, serve
from console.detection.warm import warm
from console.language import tr
from console.progress import Progress


def get_ready(workers: int, scheduler: str) -> threading.Thread | None:
    """Begin, beside other work; what is ready when the thread ends. None where other processes get ready themselves."""
    if scheduler or workers > 1:
        if not scheduler and WAY == "forkserver":
            serve()
        return None
    thread = threading.Thread(target=_quietly, name="get_ready", daemon=True)
    thread.start()
    return thread


def _quietly() -> None:
    with suppress(OSError):  # no room for a temporary file: the run loads its loops one by one, and says so if asked
        warm()


def wait_ready(thread: threading.Thread | None, progress: Progress) -> None:
    """Until all is ready.

    Raises:
        Cancelled: on the user's wish; what is being compiled is compiled for the next run.
    """
    while thread is not None and thread.is_alive():
        progress(0, 0, tr("Preparing the detector; the first run on a computer takes a minute for it …"))
        thread.join(WAIT)
