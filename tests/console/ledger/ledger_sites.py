"""Clocks a test can set, and drafts in one word each."""

from typing import Any

from console.ledger.clock import Clock
from console.ledger.entry import Draft

NOON = 1_795_000_000.0  # some moment in 2026


class Hands:
    """The hands of a clock; `off` is how wrong the device's are, in seconds."""

    def __init__(self, off: float = 0.0) -> None:
        self.time = 0.0
        self.off = off

    def clock(self) -> Clock:
        return Clock(now=lambda: NOON + self.time + self.off, timer=lambda: self.time)


def draft(subject: str = "case:1", kind: str = "case.changed", **payload: Any) -> Draft:
    """A draft whose payload is given by name: draft(set={"title": "x"}, to="accepted")."""
    return Draft(subject, kind, payload)
