"""One rule watching one device: limits with a deadband and delays, and rates; a pure machine of readings.

A limit begins to hold once the value has been beyond it for `on_seconds`, and ends once it has been back by the
`deadband` for `off_seconds`. That is how a detector on the edge raises one alarm and not a hundred. A rate compares
the newest value with the lowest (or highest) one within `minutes`.
"""

from __future__ import annotations

from collections import deque

import msgspec

from console.model.device_rules import DeviceRule


class WatchState(msgspec.Struct, frozen=True, gc=False):
    """Where a watch stands; kept between starts.

    Attributes:
        holds: the rule holds now.
        turning: since when the other is the case, seconds since 1970 UTC; None while nothing is turning.
    """

    holds: bool = False
    turning: float | None = None


class Watch:
    """One rule and one device.

    Args:
        state: where it stood.
        recent: (seconds since 1970 UTC, value), oldest first: what a rate looks back on.
    """

    def __init__(self, rule: DeviceRule, state: WatchState | None = None,
                 recent: tuple[tuple[float, float], ...] = ()) -> None:
        self.rule = rule
        self.state = state or WatchState()
        self._recent = deque(recent)

    def take(self, at: float, value: float) -> bool | None:
        """Look at a reading, newer than all before.

        Returns:
            True when the rule begins to hold, False when it ends, None otherwise.
        """
        rule, state = self.rule, self.state
        measured = self._measured(at, value)
        if state.holds:
            turned, delay = measured <= rule.limit - rule.deadband, rule.off_seconds
        else:
            turned, delay = measured > rule.limit, rule.on_seconds
        if not turned:
            self.state = WatchState(state.holds)
            return None
        since = state.turning if state.turning is not None else at
        if at - since < delay:
            self.state = WatchState(state.holds, since)
            return None
        self.state = WatchState(not state.holds)
        return self.state.holds

    def _measured(self, at: float, value: float) -> float:
        """What is compared with the limit: the larger, the worse; of "below" the mirror image."""
        rule = self.rule
        if rule.when == "above":
            return value
        if rule.when == "below":
            return 2 * rule.limit - value
        while self._recent and self._recent[0][0] < at - rule.minutes * 60:
            self._recent.popleft()
        self._recent.append((at, value))
        values = [seen for _, seen in self._recent]
        return value - min(values) if rule.when == "rises" else max(values) - value
