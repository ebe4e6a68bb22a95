"""The detector timed as its peers are: from two clouds in memory, laid on each other, to judged candidates.

Beside it stands the time of a whole run, which reads the tiles and finds out first how the surveys lie. Whatever runs
for seconds only is run several times, and the least counts, for us and for them: what else a machine does comes on top.
"""

from __future__ import annotations

import numpy as np

from console.detection.bring import none_at
from console.detection.candidate import Candidate
from console.detection.crew import Alone
from console.detection.decide import decide
from console.detection.find import find
from console.detection.grid import Bounds, grown, split
from console.detection.heap import kept_heap
from console.detection.points import Points
from console.detection.rule_scorer import Scorer
from console.detection.settings import Settings

SMALL = 1_000_000  # points of both surveys up to which everything is run `TIMES` times
TIMES = 3


def times_of(points: int) -> int:
    """How often everything is run on a scene."""
    return TIMES if points <= SMALL else 1


def changes_alike(first: Points, second: Points, bounds: Bounds, scorer: Scorer) -> list[Candidate]:
    """Candidates of two clouds that lie on each other already; windows and threads as in a run."""
    settings, level = Settings(), none_at(bounds)

    def search(core: Bounds) -> list[Candidate]:
        reach = grown(core, settings.halo)
        return find(_within(first, reach), _within(second, reach), reach, core, settings, level,
                    threads=Alone.threads if len(cores) == 1 else 1).candidates

    cores = split(grown(bounds, settings.reach), settings.tile)
    with kept_heap():
        found = {one.id: one for _, part in Alone().each(search, cores, lambda _: None) for one in part}
    candidates = list(found.values())
    decide(candidates, scorer)
    return candidates


def _within(points: Points, box: Bounds) -> Points:
    inside = (points.x >= box[0]) & (points.x < box[2]) & (points.y >= box[1]) & (points.y < box[3])
    return points if np.all(inside) else points.subset(inside)
