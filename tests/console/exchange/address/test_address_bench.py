"""`bench address` at a small size: it says what it promises, and everything generated is imported."""

from contextlib import closing

from console.exchange.address import bench
from console.model.area import Level
from console.profile import Profile
from console.wiring import Console


def test_a_small_city(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "_QUESTIONS", 6)
    monkeypatch.setattr(bench, "_LEVELS", (*bench._LEVELS[:-1], (Level.GRID, 3, 1)))
    with closing(Console(Profile(tmp_path / "p"))) as console:
        told = bench.bench_address(console, tmp_path, 800, 4_000)
        assert told["buildings"]["imported"] == 800 and told["buildings"]["refused"] == 0
        assert told["rooms"]["refused"] == 0 and told["rooms"]["imported"] == told["rooms"]["rows"]
        assert console.addresses.sums()["rooms"] == told["rooms"]["rows"]
        for name in ("search_ms", "code_prefix_ms", "cards_ms", "like_ms", "database_mb"):
            assert told[name]
        assert set(told["search_ms"]) > {"as_typed", "with_room", "initials", "phone", "code", "nothing"}
