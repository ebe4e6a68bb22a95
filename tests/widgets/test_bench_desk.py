"""`bench desk` at a small size: it measures what it says and leaves a foreign profile alone."""

import pytest

from console.desk.bench_profile import make_profile
from console.errors import Refused
from widgets.bench_desk import BUDGETS, COMMANDS, bench_desk


def test_everything_is_measured_against_its_budget(qapp, tmp_path):
    folder = tmp_path / "made"
    make_profile(folder, open_cases=600, entries=4500)
    found = bench_desk(600, 4500, folder)
    assert found["open_cases"] == 600 and found["entries"] == 4500 and found["made_s"] < 5
    assert set(found["budgets"]) == set(BUDGETS) and all(one["measured"] >= 0 for one in found["budgets"].values())
    assert found["command"]["count"] == COMMANDS
    assert len(found["sort"]["each_ms"]) == 18 and len(found["filter"]["each_ms"]) >= 10


def test_a_profile_that_is_not_ours_is_left_alone(qapp, tmp_path):
    (tmp_path / "console.db").write_bytes(b"somebody's")
    with pytest.raises(Refused, match="another profile"):
        bench_desk(100, 1000, tmp_path)
    assert (tmp_path / "console.db").read_bytes() == b"somebody's"
