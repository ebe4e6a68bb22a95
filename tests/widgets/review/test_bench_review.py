"""The bench of the review page measures what it says, on a profile of its own only. No figure is judged here."""

import json

import pytest
from shell_fakes import small_console

from console.detection.review_bench_data import make_city
from console.detection.review_load import read_incoming
from console.errors import Refused
from console.model.person import OPERATOR
from console.profile import Profile
from console.wiring import Console
from widgets.review import bench_review as bench


def test_it_judges_by_key_and_reports_every_budget(qapp, tmp_path, monkeypatch):
    console = small_console(tmp_path / "p", count=0)
    file = make_city(tmp_path / "s", console.areas.tree(), 80_000, 30, 1)
    loaded = console.reviews.load(read_incoming(file), OPERATOR)
    console.close()
    (tmp_path / "p" / bench.DONE).write_text(json.dumps({"detections": loaded.taken, "points": 80_000}))
    monkeypatch.setattr(bench, "WARM", 1)
    monkeypatch.setattr(bench, "THINK_S", 0.3)
    told = bench.bench_review(verdicts=2, folder=tmp_path / "p")
    assert told["open"]["rows"] == 30 and told["next"]["count"] == 2 and told["next"]["keys_each"] == 1
    assert set(told["budgets"]) == {"open_s", "next_p95_ms", "section_p95_ms", "rss_mb"}
    assert told["section"]["points"] > 100 and json.dumps(told)
    console = Console(Profile(tmp_path / "p"))
    given = sum(len(one.verdicts) for one in console.reviews.detections())
    console.close()
    assert given == 3


def test_another_profile_is_left_alone(qapp, tmp_path):
    small_console(tmp_path / "p", count=0).close()
    with pytest.raises(Refused, match="another profile"):
        bench.bench_review(folder=tmp_path / "p")
