"""What the bench calls speed: per second of processor, decoding and searching apart and together."""

import copy

from scenes import scan, village

from console.detection.bench_alike import changes_alike
from console.detection.bench_speed import Clock, least, ratios, scene_speed, speed
from console.detection.rule_scorer import RuleScorer


def test_points_per_second_are_of_the_processor():
    told = scene_speed(1_000_000, decode=(0.5, 0.75), run=(0.3, 0.5))
    assert told["points_per_s_tiles"] == 2_000_000 and told["points_per_s_laz"] == 800_000
    assert (told["laz_seconds"], told["laz_cpu_seconds"]) == (0.8, 1.25)


def test_several_scenes_give_medians_and_the_most_memory():
    scenes = [scene_speed(1_000_000, (1.0, 1.0), (1.0, cpu)) | {"memory_mb": memory, "m3c2_wall_ratio": ratio}
              for cpu, memory, ratio in ((1.0, 400, 9.0), (2.0, 500, 11.0), (4.0, 450, 10.0))]
    told = speed(scenes)
    assert told["cpu_seconds"] == 2.0 and told["points_per_s_tiles"] == 500_000
    assert told["m3c2_wall_ratio"] == 10.0 and told["memory_mb"] == 500
    assert "cloudcompare_wall_ratio" not in told


def test_the_least_of_several_goes_counts(monkeypatch):
    goes, clocks = iter(range(3)), iter([(3.0, 2.0), (1.0, 5.0), (2.0, 4.0)])
    monkeypatch.setattr(Clock, "told", lambda self: next(clocks))
    assert least(lambda: next(goes), 3) == (2, 1.0, 2.0)


def test_ratios_are_the_peers_seconds_over_ours():
    timed = {"m3c2_seconds": 6.0, "m3c2_cpu_seconds": 9.0, "cloudcompare_seconds": 4.0}
    assert ratios(timed, "", 2.0, 3.0) == {
        "m3c2_wall_ratio": 3.0, "cloudcompare_wall_ratio": 2.0, "m3c2_cpu_ratio": 3.0}
    assert ratios(timed, "alike_", 1.0, 1.0)["m3c2_alike_cpu_ratio"] == 9.0


def test_timed_as_its_peers_the_detector_finds_what_changed():
    old = village(size=60.0)
    new = copy.deepcopy(old)
    new.boxes.append((45.0, 1.0, 58.0, 14.0, 9.0))
    origin = old.origin
    bounds = (*origin, origin[0] + 60.0, origin[1] + 60.0)
    found = changes_alike(scan(old, 1), scan(new, 2), bounds, RuleScorer())
    assert [one.kind for one in found if one.confidence > 0.5] and all(one.model for one in found)
    assert max(one.dz_median for one in found) == max(abs(one.dz_median) for one in found)
