"""A feed: something that brings reports, as a plain loop in a thread of its own."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from console.desk.reports import Intake, Report
from console.model.case import Case


class Sink(Protocol):
    """Where a feed puts its reports."""

    def put(self, reports: Sequence[Report], own: bool = False) -> Intake:
        """Take a batch in, whole or not at all; an empty batch says "I am alive, there is nothing new".

        Args:
            own: not records of the source but what the feed concludes from them; they are not counted.
        """

    def count(self, read: int = 0, refused: int = 0) -> None:
        """Count records that became no report of their own (read), or could not (refused)."""

    def cases(self) -> Mapping[str, Case]:
        """All cases as they are now."""


class Feed(ABC):
    """One source.

    Attributes:
        name: short, unique among the running feeds, part of the ids of its cases.
        title: in the user's language.
        expected: seconds within which new data is normal; silence three times as long counts as stale.
        demo: brings generated data.
        live: its reports are about now, so that their age on arrival is a lag. False for recordings.
    """

    name: str
    title: str
    expected: float = 60.0
    demo: bool = False
    live: bool = True

    @abstractmethod
    def run(self, sink: Sink, stop: threading.Event) -> None:
        """Bring reports until there are no more or `stop` is set; wait only with `stop.wait(seconds)`.

        Raises:
            ConsoleError: the source cannot be read; what was taken in is kept.
        """
