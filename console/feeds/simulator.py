"""A generated city day (演示数据): incidents arrive and are handled in the rhythm of a real district."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable, Mapping
from itertools import accumulate
from random import Random

import shapely

from console.demo.facts import read_facts
from console.desk.report_limits import HOUR
from console.desk.reports import Report
from console.errors import Refused
from console.feeds.feed import Feed, Sink
from console.feeds.lives import Steps, plan, rest
from console.feeds.patrols import Patrols, inside
from console.feeds.rhythm import Kind, Rhythm, read_rhythm
from console.feeds.scenes import Line, Scene, Scenes
from console.feeds.units import UnitBoard
from console.language import tr
from console.model.case import Case, Source, State
from console.model.catalogue import CaseClass, Catalogue
from console.store.areas import AreaStore
from console.store.places import PlaceStore

DAY = 86_400.0
FASTEST = 240.0   # the most that lives are compressed: 24 h in 6 min
BATCH = 2_000     # reports per intake when the past is filled in
PAUSE = 30.0      # s; after a longer one (a laptop asleep) the day goes on instead of catching up
MOST = 100_000    # new incidents per second; nobody could store more
TICK = 0.05       # s; the shortest wait, so that fast rates come in batches

SHARES = (Source.HOTLINE, Source.OPINION, Source.DESK)  # who hands cases on late (转办)


class SimulatedDay(Feed):
    """New incidents at a steady rate, and the life of each of them, from chance with a seed.

    It begins with a backlog of open cases of the last hours, and takes over its own open cases of earlier
    runs. Times are real ones; what runs faster is the handling, by as much as the rate exceeds that
    of a real district, so that the number of open cases stays plausible.

    Args:
        areas, places: where incidents happen; roads are those of the demo district, if this is one.
        catalogue: classes and their limits; classes it lacks are left out.
        rate: new incidents per second.
        seed: of everything that is left to chance.
        count: end after so many new incidents, filled into the last `count / rate` seconds at once, without
            a backlog; None to go on in real time until stopped.
        backlog: open cases to begin with; None for the rhythm's figure.
        clock: seconds since 1970 UTC.
        units: where the rounds of the demo's staff are told; None for no rounds.

    Raises:
        Refused: the rate is not above 0.
    """

    name = "simulation"
    demo = True

    def __init__(self, areas: AreaStore, places: PlaceStore, catalogue: Catalogue, rate: float = 0.5,
                 seed: int = 1, *, count: int | None = None, backlog: int | None = None,
                 rhythm: Rhythm | None = None, clock: Callable[[], float] = time.time,
                 units: UnitBoard | None = None) -> None:
        if not 0 < rate <= MOST or (count is not None and count < 1):
            raise Refused(tr("Generated incidents need a rate above 0 and up to {most} per second, and a count "
                             "above 0. Nothing was changed.", most=MOST))
        self.title = tr("Generated city day")
        self.expected = max(10.0, 10.0 / rate)
        self._areas = areas
        self._places = places
        self._rate = rate
        self._seed = seed
        self._count = count
        self._clock = clock
        self._units = units
        self._rhythm = rhythm or read_rhythm()
        self._backlog = backlog if backlog is not None else (0 if count else self._rhythm.backlog)
        self._haste = min(FASTEST, max(1.0, rate * DAY / self._rhythm.day))
        self._kinds = _kinds_of(self._rhythm, catalogue)
        self._weights = [list(accumulate(self._weight(kind, hour) for kind, _ in self._kinds)) for hour in range(24)]
        self._pace = Random(seed)  # when incidents come
        self._luck = Random(seed)  # everything else about one of them: see `_next`
        self._made = 0     # cases, the backlog included
        self._arrived = 0  # new incidents since the start
        self._start = 0.0
        self._turn = 0
        self._stamp = ""
        self._due: list[tuple[float, int, str, State | None]] = []  # heap: when, turn, external id, state to reach

    def run(self, sink: Sink, stop: threading.Event) -> None:
        """Bring incidents until stopped or, with a count, until all are there.

        Raises:
            Refused: no area has a geometry.
        """
        start = self._clock() - (self._count / self._rate if self._count else 0.0)
        first = self.begin(start, sink.cases())
        if first:
            sink.put(first)
        if self._count is not None:
            self._fill(sink, stop)
            return
        before = self._clock()
        patrols = self._begin_rounds(before)
        while not stop.is_set():
            now = self._clock()
            if now - before > PAUSE:
                self._postpone(now - before)
            before = now
            reports = self.advance(now)
            if reports:
                sink.put(reports)
            if patrols is not None and self._units is not None:
                self._units.put(patrols.advance(now))
            stop.wait(min(1.0, max(TICK, self._due[0][0] - now)))

    def begin(self, start: float, known: Mapping[str, Case] | None = None) -> list[Report]:
        """Set the scene at `start` (seconds since 1970 UTC) and return the reports of the backlog.

        Args:
            known: cases of the profile; open ones of earlier runs are taken over.
        """
        self._scenes = self._make_scenes()
        self._stamp = f"{time.strftime('%y%m%d%H%M%S', time.gmtime(start))}{int(start % 1 * 1000):03}-{self._seed}"
        adopted = [c for c in (known or {}).values() if c.feed == self.name and c.is_open]
        for case in sorted(adopted, key=lambda c: c.id):
            self._adopt(case, start)
        reports: list[Report] = []
        for _ in range(max(0, self._backlog - len(adopted))):
            reports += self._past(start)
        self._start = start
        self._push_arrival()
        reports.sort(key=lambda report: report.updated_at or 0.0)
        return reports

    def advance(self, to: float) -> list[Report]:
        """Everything that happens up to `to`, in order; the same however the way there is divided."""
        reports: list[Report] = []
        while self._due and self._due[0][0] <= to:
            when, _, case, state = heapq.heappop(self._due)
            if state is not None:
                reports.append(Report(self.name, case, state=state, updated_at=when, demo=True))
            else:
                reports.append(self._arrival(when))
                self._arrived += 1
                if self._arrived != self._count:
                    self._push_arrival()
        return reports

    def _fill(self, sink: Sink, stop: threading.Event) -> None:
        """Bring the whole count at once, in large batches."""
        assert self._count is not None
        while self._arrived < self._count and not stop.is_set():
            reports: list[Report] = []
            while self._arrived < self._count and len(reports) < BATCH:
                reports += self.advance(self._due[0][0])
            sink.put(reports)
        sink.put(self.advance(self._clock()))

    def _begin_rounds(self, at: float) -> Patrols | None:
        """Put the demo's staff on their rounds, as if they had been on them for a while."""
        if self._units is None:
            return None
        outlines = [shapely.from_wkb(area.wkb) for area in self._areas.tree().children() if area.wkb]
        roads = inside(self._roads(), shapely.union_all(outlines))
        patrols = Patrols(self._places.people(), self._places.buildings(), roads, self._seed)
        self._units.put(patrols.begin(at))
        return patrols

    def _postpone(self, seconds: float) -> None:
        """Let everything that is to come happen later; a heap stays one under a common shift."""
        self._start += seconds
        self._due = [(when + seconds, turn, case, state) for when, turn, case, state in self._due]

    def _make_scenes(self) -> Scenes:
        return Scenes(self._areas.tree(), self._areas.locator(), self._places.buildings(), self._roads())

    def _roads(self) -> list[tuple[str, Line]]:
        """The main roads of the demo district, if this is one."""
        if not any(area.demo for area in self._areas.tree()):
            return []
        return [(road.name, road.points) for road in read_facts().roads]

    def _arrival(self, when: float) -> Report:
        """A new incident, with its life planned."""
        self._next()
        kind, found = self._pick(when)
        luck = self._luck
        steps = plan(found.limit_hours, self._rhythm, luck)
        reported, source = when, self._source(kind)
        if luck.random() < self._rhythm.late:
            life = steps[-1][1] / self._haste
            reported = when + luck.uniform(-0.3, 1.5) * life - found.limit_hours * HOUR
            source = luck.choice(SHARES)
        report = self._report(kind, found, min(reported, when), when, source)
        self._schedule(report.external_id, steps, when)
        return report

    def _past(self, start: float) -> list[Report]:
        """Reports of one case that is open at `start`: how it came in and every state since."""
        self._next()
        luck, span = self._luck, self._rhythm.backlog_hours * HOUR
        while True:
            age = span * luck.random() ** 1.5  # more recent ones than old ones
            kind, found = self._pick(start - age)
            steps = plan(found.limit_hours, self._rhythm, luck)
            if steps[-1][1] > age:
                break
        reported = start - age
        report = self._report(kind, found, reported, reported, self._source(kind))
        done = [(state, at) for state, at in steps if at <= age]
        for state, at in steps[len(done):]:
            self._push(start + (at - age) / self._haste, report.external_id, state)
        return [report, *(Report(self.name, report.external_id, state=state, updated_at=reported + at, demo=True)
                          for state, at in done)]

    def _adopt(self, case: Case, start: float) -> None:
        """Go on with a case of an earlier run."""
        limit = (case.due_at - case.reported_at) / HOUR if case.due_at is not None else 24.0
        steps = rest(plan(max(limit, 0.5), self._rhythm, self._luck), case.state)
        self._schedule(case.external_id, steps, start)

    def _schedule(self, case: str, steps: Steps, start: float) -> None:
        for state, at in steps:
            self._push(start + at / self._haste, case, state)

    def _push_arrival(self) -> None:
        """The next incident: one in every 1 / rate seconds, at a random moment of them."""
        self._push(self._start + (self._arrived + self._pace.random()) / self._rate, "", None)

    def _push(self, when: float, case: str, state: State | None) -> None:
        self._turn += 1
        heapq.heappush(self._due, (when, self._turn, case, state))

    def _next(self) -> None:
        """Give the next incident a luck of its own: what the hour does to one must not change all that follow."""
        self._luck = Random(f"{self._seed}-{self._made + 1}")

    def _weight(self, kind: Kind, hour: int) -> float:
        curve = self._rhythm.curves[kind.curve]
        return kind.weight * curve[hour] / max(curve)

    def _pick(self, when: float) -> tuple[Kind, CaseClass]:
        """A kind by its weight and by what the hour is like for it."""
        weights = self._weights[time.localtime(when).tm_hour]
        return self._luck.choices(self._kinds, cum_weights=weights)[0]

    def _source(self, kind: Kind) -> Source:
        weights = kind.sources or self._rhythm.sources
        return self._luck.choices(list(weights), weights=list(weights.values()))[0]

    def _report(self, kind: Kind, found: CaseClass, reported: float, said: float, source: Source) -> Report:
        self._made += 1
        scene: Scene = self._scenes.draw(self._luck, road=kind.place == "road")
        placed = source is not Source.HOTLINE or self._luck.random() >= self._rhythm.unplaced
        return Report(
            feed=self.name, external_id=f"{self._stamp}-{self._made}",
            title=self._luck.choice(kind.titles).format(place=scene.name), class_code=found.code, source=source,
            lon=scene.lon if placed else None, lat=scene.lat if placed else None,
            address=scene.address if placed else "", reported_at=reported, updated_at=said, demo=True,
        )


def _kinds_of(rhythm: Rhythm, catalogue: Catalogue) -> list[tuple[Kind, CaseClass]]:
    """The rhythm's kinds with their classes; for a catalogue with other codes, its classes in plain words."""
    classes = {found.code: found for found in catalogue.classes}
    known = [(kind, classes[kind.code]) for kind in rhythm.classes if kind.code in classes]
    if known:
        return known
    curve = next(iter(rhythm.curves))
    return [(Kind(c.code, 1.0, curve, "building", ("{place} " + c.name.replace("{", "").replace("}", ""),)), c)
            for c in catalogue.classes]
