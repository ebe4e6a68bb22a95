"""The benchmark runs and says what it should, on a small scale."""

import msgspec

from console.ledger import bench


def test_the_benchmark_reports_its_figures(monkeypatch):
    for name, value in {"SINGLE": 3, "BATCHES": 2, "ROUNDS": 2, "FOLD": 1500}.items():
        monkeypatch.setattr(bench, name, value)
    found = bench.bench_ledger()
    assert msgspec.json.encode(found)
    assert found["single"]["ratio"] > 0
    assert found["batch"]["entries_per_s"][1] > 0
    assert found["fold"]["entries"] == found["verify"]["entries"] == 1500
