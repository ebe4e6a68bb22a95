"""Imported by the fork server alone: what all workers need is imported, compiled and loaded once, before they part."""

from __future__ import annotations

from contextlib import suppress

from console.detection import tasks
from console.detection.heap import keep_heap
from console.detection.warm import warm

__all__ = ["tasks"]

keep_heap()  # the workers inherit it
with suppress(OSError):  # no room for a temporary file: the workers load their kernels one by one, and say so if asked
    warm()
