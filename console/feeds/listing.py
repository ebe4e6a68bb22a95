"""Snapshot sources never say "over": what is no longer listed is over, what is listed again is back."""

from __future__ import annotations

from collections.abc import Iterable

from console.model.case import Case, State


class Listing:
    """What a snapshot source listed last.

    Args:
        cases: of this feed, from earlier runs; open ones count as listed until the first snapshot that is
            newer than them, closed ones as gone.
    """

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self._listed: set[str] = set()
        self._gone: set[str] = set()
        self._since: dict[str, float] = {}
        for case in cases:
            if case.is_open:
                self._listed.add(case.external_id)
                self._since[case.external_id] = case.updated_at
            elif case.state is State.CLOSED:
                self._gone.add(case.external_id)

    def turn(self, ids: Iterable[str], time: float | None) -> tuple[set[str], set[str]]:
        """Compare with the next snapshot.

        Args:
            ids: of everything in it.
            time: when it was taken, seconds since 1970 UTC.

        Returns:
            Ids that are gone, and ids that were gone and are back.
        """
        now = set(ids)
        ahead = {i for i in self._listed - now if time is not None and self._since.get(i, time) > time}
        gone = self._listed - now - ahead
        back = self._gone & now
        self._gone = (self._gone | gone) - now
        self._listed = now | ahead
        return gone, back
