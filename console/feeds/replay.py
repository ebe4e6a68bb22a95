"""A recorded stream, played again as if it came in now."""

from __future__ import annotations

import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from console.desk.reports import Report
from console.errors import BadInput
from console.feeds.feed import Feed, Sink
from console.feeds.hub import FeedStatus
from console.feeds.listing import Listing
from console.feeds.mapper import Mapped, Mapper
from console.feeds.mapping import Mapping
from console.feeds.plausible import Plausible
from console.feeds.readers import Recording
from console.language import tr
from console.model.area import AreaTree
from console.model.case import State

SHOWN = 20      # refused records named one by one
DAY = 86_400.0  # s; the longest single wait, for no system waits for centuries


class Replay(Feed):
    """Plays a file through a mapping. What has been played before changes nothing when played again.

    Args:
        path: .jsonl, .json, .csv or .geojson, each also with .gz.
        mapping: what its fields mean.
        tree: areas of the profile, to notice exchanged coordinates.
        speed: times the speed at which it was recorded; 0 for as fast as possible.
        clock: seconds, for the pace.

    Raises:
        BadInput: the file cannot be read to its end, has no records, or does not fit the mapping.
    """

    live = False

    def __init__(self, path: Path, mapping: Mapping, tree: AreaTree, speed: float = 0.0,
                 clock: Callable[[], float] = time.monotonic) -> None:
        if not 0 <= speed < math.inf:
            raise BadInput(tr("The speed must be 0 (as fast as possible) or above. Nothing was changed."))
        self.name = mapping.name
        self.title = mapping.label
        self.expected = mapping.expected
        self._mapping = mapping
        self._speed = speed
        self._clock = clock
        self._plausible = Plausible(tree)
        self._mapper = Mapper(mapping, self._plausible)
        self._recording = Recording(path, mapping.records)
        self._refused: list[tuple[int, str]] = []
        self._started: tuple[float, float] | None = None  # (clock, time of the record) at the beginning
        self._check_fits()

    def run(self, sink: Sink, stop: threading.Event) -> None:
        """Play to the end, or until stopped; whole frames are taken in, so a second run can go on."""
        mine = [case for case in sink.cases().values() if case.feed == self.name]
        listing = Listing(mine) if self._mapping.gone.absent else None
        for frame in self._recording.frames():
            mapped = self._mapper.reports(frame)
            self._refused += mapped.refused
            sink.count(read=len(mapped.refused), refused=len(mapped.refused))
            gone: set[str] = set()
            if listing is not None and not frame.refused:  # a damaged snapshot does not show who is missing
                gone, back = listing.turn((r.external_id for r in mapped.reports), mapped.time)
                mapped.reports = [_reopened(r) if r.external_id in back else r for r in mapped.reports]
            for batch in self._batches(mapped):
                if not self._wait(batch[0].updated_at, stop):
                    return
                sink.put(batch)
            if gone:
                sink.put([Report(self.name, one, state=State.CLOSED, updated_at=mapped.time)
                          for one in sorted(gone)], own=True)
            if stop.is_set():
                return

    def result(self, status: FeedStatus) -> dict[str, object]:
        """Counts of a run.

        `read` are the records in the file; each of them is one of `new` (it opened a case), `updated` (it
        changed one), `repeated` (it said nothing new, or was older than what is known) and `refused`. `unplaced`
        are those of `new` without a place. That a snapshot source no longer lists a case closes it, but is no
        record and not counted.
        """
        counts = msgspec.structs.asdict(status)
        return {name: counts[name] for name in ("read", "new", "updated", "repeated", "unplaced", "refused")} | {
            "warnings": self.warnings()}

    def warnings(self) -> list[str]:
        """What a person should know about the file, a sentence each."""
        found = self._plausible.warnings(self._mapping.swapped, self._mapping.crs)
        found += [tr("Record {number} was refused: {why}", number=number, why=why)
                  for number, why in self._refused[:SHOWN]]
        if len(self._refused) > SHOWN:
            found.append(tr("{count} more records were refused.", count=len(self._refused) - SHOWN))
        return found

    def _check_fits(self) -> None:
        """Refuse a mapping of another source before anything is changed."""
        fields: Counter[str] = Counter()
        why = ""
        for frame in self._recording.frames():
            if any(self._mapper.id_of(record) for _, record in frame.records):
                return
            why = why or (frame.refused[0][1] if frame.refused else "")
            for _, record in frame.records:
                fields.update(record.keys())
            if fields:
                break
        if not fields:
            raise BadInput(tr("{file} has no records. {why} Nothing was changed.",
                              file=self._recording.path.name, why=why).replace("  ", " "))
        raise BadInput(tr("The mapping {mapping} does not fit {file}: its records have no id where the mapping looks "
                          "for it. They have the fields {fields}. Nothing was changed.",
                          mapping=self._mapping.name, file=self._recording.path.name,
                          fields=", ".join(name[:40] for name, _ in fields.most_common(12))))

    def _batches(self, mapped: Mapped) -> Iterator[list[Report]]:
        """All at once, or, at a pace, what was said at one time together."""
        if not self._speed:
            if mapped.reports:
                yield mapped.reports
            return
        batch: list[Report] = []
        for report in mapped.reports:
            if batch and report.updated_at != batch[0].updated_at:
                yield batch
                batch = []
            batch.append(report)
        if batch:
            yield batch

    def _wait(self, when: float | None, stop: threading.Event) -> bool:
        """Wait until it is the turn of what was said at `when`; False if stopped meanwhile."""
        if not self._speed or when is None:
            return not stop.is_set()
        if self._started is None:
            self._started = (self._clock(), when)
        due = self._started[0] + (when - self._started[1]) / self._speed
        while (left := due - self._clock()) > 0:
            if stop.wait(min(left, DAY)):
                return False
        return not stop.is_set()


def _reopened(report: Report) -> Report:
    """What is listed again is open again, unless the source has its own word for the state."""
    return report if report.state is not None else msgspec.structs.replace(report, state=State.REPORTED)
