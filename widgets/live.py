"""What is live in the window: changed cases and areas from every thread and process, counts, and the clock."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.desk.counts import AreaCounts, Counts
from console.errors import ConsoleError
from console.model.area import AreaTree
from console.model.case import Case
from console.model.changes import Changes
from widgets.inbox import Inbox

if TYPE_CHECKING:
    from console.wiring import Console

log = logging.getLogger(__name__)
FOLLOW_SECONDS = 1.0  # how soon work of another process on this profile is seen
SECOND_MS = 1000


class Live(QObject):
    """Cases as the window knows them (a copy that only the main thread touches), and their counts.

    It outlives the window, which is made anew when the language changes.

    Signals, all received in the main thread:
        cases_changed(Changes[Case]): merged, in slices that leave time to paint.
        areas_changed(AreaTree): the hierarchy is another one.
        second(float): once a second; seconds since 1970 UTC.
        trouble(str): following the profile failed; one sentence, said once until it works again.
    """

    cases_changed = Signal(object)
    areas_changed = Signal(object)
    second = Signal(float)
    trouble = Signal(str)
    _areas_told = Signal(object)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self.inbox: Inbox[Case] = Inbox(self._deliver, parent=self)
        self._areas_told.connect(self._set_tree, Qt.ConnectionType.QueuedConnection)
        self._forget: Callable[[], None] | None = console.cases.listen(self.inbox.post)
        console.areas.listen(self._areas_told.emit)
        # Listening began before this copy was taken: what came between is delivered again, harmlessly.
        self.cases: dict[str, Case] = dict(console.cases.cases())
        self.tree: AreaTree = console.areas.tree()
        self.counts = AreaCounts(self.tree, self.cases.values())
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.second.emit(time.time()))
        self._follower: _Follower | None = None

    def start(self) -> None:
        """Deliver, follow other processes and tick from now on."""
        self.inbox.start()
        self._timer.start(SECOND_MS)
        self._follower = _Follower(
            [self._console.areas.refresh, self._console.cases.follow, self._console.layers.follow,
             self._console.basemaps.follow, self._console.overlays.follow], self.trouble.emit)
        self._follower.start()

    def stop(self) -> None:
        """Stop everything; the profile can be closed afterwards."""
        self._timer.stop()
        self.inbox.stop()
        if self._follower is not None:
            self._follower.stop()
            self._follower = None
        if self._forget is not None:
            self._forget()
            self._forget = None

    def of(self, area_id: str, now: float) -> Counts:
        """Counts of an area at a moment, by the hierarchy of the moment; never an old `AreaCounts`."""
        return self.counts.of(area_id, now)

    def _deliver(self, changes: Changes[Case]) -> None:
        """Take a slice in and tell the views what it really changed."""
        added: list[Case] = []
        updated: list[Case] = []
        for case in (*changes.added, *changes.updated):
            old = self.cases.get(case.id)
            if old == case:
                continue
            self.cases[case.id] = case
            self.counts.apply(old, case)
            (added if old is None else updated).append(case)
        removed = [one for one in changes.removed if one in self.cases]
        for one in removed:
            self.counts.apply(self.cases.pop(one), None)
        told = Changes(tuple(added), tuple(updated), tuple(removed))
        if told:
            self.cases_changed.emit(told)

    def _set_tree(self, tree: AreaTree) -> None:
        self.tree = tree
        self.counts = AreaCounts(tree, self.cases.values())
        self.areas_changed.emit(tree)


class _Follower:
    """Once a second, in its own thread, since the database may make it wait."""

    def __init__(self, follow: list[Callable[[], object]], trouble: Callable[[str], None]) -> None:
        self._follow, self._trouble = follow, trouble
        self._stop = threading.Event()
        self._said = ""
        self._thread = threading.Thread(target=self._run, name="follow", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(FOLLOW_SECONDS):
            text = self._once()
            if text and text != self._said:
                self._trouble(text)
            self._said = text

    def _once(self) -> str:
        """One look; a fence, since a thread that dies would leave a window that only looks alive."""
        try:
            for follow in self._follow:
                follow()
        except ConsoleError as error:
            return str(error)
        except Exception as error:
            log.exception("following the profile failed")
            return f"{type(error).__name__}: {error}"
        return ""

