"""What the bench calls speed: per second of processor, decoding and searching apart and together."""

from console.detection.bench_speed import scene_speed, speed


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
