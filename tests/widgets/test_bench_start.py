"""The measurement adds up and cleans up; the figures themselves come from `bench start`."""

from types import SimpleNamespace

import pytest

from console.errors import ConsoleError
from widgets import bench_start


def test_phases_are_steps_between_moments(monkeypatch, tmp_path):
    lines = []

    def run(profile, folder, *words):
        lines.append((profile.name, words[0]))
        steps = {"called": 0.5, "application": 0.7, "profile": 0.8, "modules": 0.9, "window": 1.0, "shown": 1.1,
                 "exact": 1.6}
        return {"moments": {name: 100.0 + step for name, step in steps.items()}, "cpu_s": 1.4}

    monkeypatch.setattr(bench_start, "time", SimpleNamespace(time=lambda: 100.0))  # every run begins at once
    monkeypatch.setattr(bench_start, "_run", run)
    monkeypatch.setattr(bench_start, "_imports", lambda: 0.4)
    result = bench_start.bench_start(tmp_path / "streets.geojson", ("--level", "street"), runs=3)
    assert result["demo"]["exact_s"][1] == pytest.approx(1.6)
    assert sum(result["demo"]["phases_ms"].values()) == pytest.approx(1600, abs=7)  # whole ms each
    assert result["demo"]["phases_ms"]["exact"] == pytest.approx(500, abs=1)
    assert result["demo"]["cpu_s"] == [1.4, 1.4, 1.4]
    assert result["streets"]["exact_s"][0] <= result["streets"]["exact_s"][2]
    assert result["import_s"] == [0.4, 0.4, 0.4]
    assert lines[:2] == [("demo", "snapshot"), ("streets", "areas")] and len(lines) == 2 + 6


def test_a_program_that_does_not_start_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(bench_start, "MAIN", tmp_path / "missing.py")
    with pytest.raises(ConsoleError, match="could not be started"):
        bench_start.bench_start(runs=1)
