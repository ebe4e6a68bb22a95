"""The bench of the hazard map measures what it says, on a small scale."""

import json

from console.insight.hazard_bench import LEVELS, bench_hazard


def test_every_figure_is_there_and_is_plain():
    found = bench_hazard(hazards=600, grids=40, buildings=50)
    assert json.loads(json.dumps(found)) == found
    assert set(found["filter"]) == {level.word for level in LEVELS}
    assert all(low <= middle <= high for low, middle, high in (
        *found["filter"].values(), found["changed"], found["play"], found["back"], found["compare"]))
    assert found["play_fps"] > 0 and found["peer"] > 0
