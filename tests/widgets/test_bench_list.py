"""The list bench: its traffic is right, and a short run measures both sides."""

import json

from widgets.bench_list import bench_list
from widgets.bench_traffic import Traffic


def test_traffic_is_deterministic_and_consistent():
    one, two = Traffic(200, 7), Traffic(200, 7)
    screen = dict(one.cases)
    for _ in range(20):
        changes = one.next(50)
        assert changes == two.next(50)
        assert not {case.id for case in changes.updated} & set(changes.removed)
        screen.update({case.id: case for case in (*changes.added, *changes.updated)})
        for case_id in changes.removed:
            del screen[case_id]
    assert screen == one.cases


def test_a_short_run(qtbot):
    result = bench_list(rows=300, rate=200, seconds=0.4, peer_seconds=0.2)
    assert result["ours"]["changes"] > 20 and result["ours"]["longest_block_ms"] > 0 and result["ratio"] > 0
    assert json.loads(json.dumps(result)) == result
