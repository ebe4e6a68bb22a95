"""Whole runs: independent of tiling and of who does the work, resumed, cancelled, refused, kept in a file."""

import copy
import dataclasses
import multiprocessing
import os
import signal
import subprocess
import sys
import threading

import numpy as np
import pyogrio
import pytest
from apart import always_die, die_once, serve, what_it_brings
from scenes import Scene, scan, village, write_las

from console.detection import crew as crews
from console.detection.crew import Processes, crew
from console.detection.result import in_source, read_detections, write_result
from console.detection.run import merged, run
from console.detection.settings import Settings
from console.detection.tiles import ingest
from console.errors import BadInput, Cancelled, Refused
from console.progress import Progress

ORIGIN = (500_190.0, 2_500_050.0)  # the square lies across the edges of the 256 m lattice


def later(scene):
    """Every seventh house a storey higher, every other seventh gone; a long hall across the whole square."""
    new = copy.deepcopy(scene)
    for i, box in enumerate(scene.boxes):
        if i % 7 == 0:
            new.boxes[i] = (*box[:4], box[4] + 3)
        if i % 7 == 3 and i < 20:
            new.boxes[i] = (*box[:4], 0.0)
    new.boxes.append((3.0, 16.5, 125.0, 19.0, 25.0))
    return new


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pair")
    old = dataclasses.replace(village(size=130.0), origin=ORIGIN)
    one = write_las(scan(old, 1, density=8), folder / "before.laz")
    two = write_las(scan(later(old), 2, density=10, bias=0.1, shift=(0.3, 0.1)), folder / "after.laz")
    return ingest(one, folder / "tiles"), ingest(two, folder / "tiles")


@pytest.fixture(scope="module")
def whole(pair):
    return run(*pair, Settings(tile=1024.0))


def told(result):
    return {one.id: (one.kind, one.dz_median, one.area, one.confidence, one.geometry.wkb, one.features.tobytes())
            for one in result.candidates}


def test_the_report_says_how_the_surveys_lay(whole):
    report = whole.report
    assert report.bias_cm == pytest.approx(10, abs=1)
    assert (report.shift_x_cm, report.shift_y_cm) == (pytest.approx(-30, abs=3), pytest.approx(-10, abs=3))
    assert report.sigma_cm < 3
    assert report.candidates == len(whole.candidates) >= 8
    assert {"storey", "demolished", "new"} <= {one.kind for one in whole.candidates if one.confidence > 0.5}
    assert max(one.geometry.length for one in whole.candidates) > 200


@pytest.mark.parametrize("tile", [256.0, 100.0, 64.0])
def test_the_result_does_not_depend_on_the_tiling(pair, whole, tile):
    assert told(run(*pair, Settings(tile=tile))) == told(whole)


def test_a_finished_tile_is_not_done_again(pair, whole, tmp_path, monkeypatch):
    from console.detection import tasks

    stop = Progress()
    seen = []

    def watch(done, total, text):
        seen.append((done, total, text))
        if "changes" in text and done == 2:
            stop.cancel()

    stop._listener = watch
    with pytest.raises(Cancelled):
        run(*pair, Settings(tile=64.0), progress=stop, resume_folder=tmp_path)
    kept = sorted(path.name for path in tmp_path.rglob("window_*"))
    assert len(kept) >= 2  # and the tasks at hand, which are finished first
    worked = []
    search = tasks.search_window
    monkeypatch.setattr(tasks, "search_window", lambda job: worked.append(job.answer.name) or search(job))
    again = run(*pair, Settings(tile=64.0), resume_folder=tmp_path)
    assert told(again) == told(whole)
    assert len(worked) >= 2
    assert not set(worked) & set(kept)
    worked.clear()
    run(*pair, Settings(tile=64.0), resume_folder=tmp_path)
    assert worked == []


def test_two_processes_find_the_same(pair, whole):
    assert told(run(*pair, Settings(tile=100.0), workers=2)) == told(whole)


def test_a_killed_process_costs_no_result(tmp_path):
    with crew(2, "") as people:
        jobs = [(i, tmp_path / "died") for i in range(6)]
        assert sorted(people.each(die_once, jobs, lambda done: None)) == [(i, i) for i in range(6)]
    assert (tmp_path / "died").exists()


@pytest.mark.skipif(crews.WAY != "forkserver", reason="workers start afresh here")
def test_workers_come_loaded_and_without_the_whole_program():
    own = sys.modules["__main__"]
    with crew(2, "") as people:
        assert [told for _, told in people.each(what_it_brings, [0, 1], lambda done: None)] == [(True, None)] * 2
    assert sys.modules["__main__"] is own


@pytest.mark.skipif(crews.WAY != "forkserver", reason="signals are sent that only Unix has")
def test_workers_do_not_outlive_a_program_that_is_killed():
    """They hold its output open: it is not read to its end before the last of them is gone."""
    found = subprocess.run([sys.executable, "-c", "import apart; apart.killed_at_work()"], stdout=subprocess.PIPE,
                           env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, timeout=300)
    assert found.returncode == -signal.SIGKILL


def test_a_job_that_always_kills_is_given_up(monkeypatch):
    monkeypatch.setattr(crews, "RETRIES", 1)
    people = Processes(1)
    with pytest.raises(Refused, match="died 2 times"):
        list(people.each(always_die, [1], lambda done: None))
    people.close()


@pytest.fixture
def cluster():
    context = multiprocessing.get_context("spawn")
    queue, ended = context.Queue(), context.Event()
    process = context.Process(target=serve, args=(queue, ended))
    process.start()
    try:
        yield queue.get(timeout=60)
    finally:
        ended.set()
        process.join(30)
        queue.close()
        queue.join_thread()


@pytest.mark.filterwarnings("default")  # asyncio's own, when a cluster is torn down
@pytest.mark.noisy
def test_a_cluster_that_loses_a_worker_finds_the_same(pair, whole, cluster):
    address, pids = cluster
    killed = threading.Event()

    def watch(done, total, text):
        if "changes" in text and done >= 1 and not killed.is_set():
            killed.set()
            os.kill(pids[0], signal.SIGKILL)

    result = run(*pair, Settings(tile=100.0), scheduler=address, progress=Progress(watch))
    assert killed.is_set()
    assert told(result) == told(whole)


def test_no_scheduler_is_said(monkeypatch):
    monkeypatch.setattr(crews, "PATIENCE", 1.0)
    with pytest.raises(Refused, match="No scheduler answers"), crew(1, "tcp://127.0.0.1:9"):
        pass


def survey(folder, name, scene, seed, crs="EPSG:4547", **how):
    return ingest(write_las(scan(scene, seed, density=6, **how), folder / f"{name}.laz", crs), folder / "tiles")


def test_what_cannot_be_compared_is_refused(tmp_path):
    here = dataclasses.replace(village(size=60.0), origin=ORIGIN)
    first = survey(tmp_path, "first", here, 1)
    with pytest.raises(Refused, match="same file"):
        run(first, first)
    away = survey(tmp_path, "away", dataclasses.replace(here, origin=(520_000.0, 2_500_000.0)), 2)
    with pytest.raises(Refused, match="do not overlap"):
        run(first, away)
    zone = survey(tmp_path, "zone", here, 2, crs="EPSG:4546")
    with pytest.raises(Refused, match="different systems"):
        run(first, zone)
    other = survey(tmp_path, "other", dataclasses.replace(village(seed=77, size=60.0), origin=ORIGIN,
                                                         slope=(0.3, -0.4)), 2)
    with pytest.raises(Refused, match="different places"):
        run(first, other)
    trees = Scene(size=60.0, origin=ORIGIN, slope=(0, 0),
                  trees=[(x, y, 4.5, 12) for x in range(0, 61, 4) for y in range(0, 61, 4)])
    one, two = survey(tmp_path, "w1", trees, 1), survey(tmp_path, "w2", trees, 2)
    with pytest.raises(Refused, match="no firm ground"):
        run(one, two)


def test_swapped_surveys_are_recognised(tmp_path):
    old = dataclasses.replace(village(size=80.0), origin=ORIGIN)
    new = dataclasses.replace(old, boxes=[(*box[:4], 0.0) if i % 3 == 0 else box for i, box in enumerate(old.boxes)])
    before, after = survey(tmp_path, "b", old, 1), survey(tmp_path, "a", new, 2)
    with pytest.raises(Refused, match=r"look swapped: \d+ buildings or parts of them vanish and 0 appear"):
        run(before, after)
    result = run(before, after, order_is_right=True)
    assert len(result.candidates) >= 6 and not result.report.warnings


def test_places_without_data_are_listed_to_be_flown_again(pair, tmp_path):
    old = dataclasses.replace(village(size=130.0), origin=ORIGIN)
    points = scan(old, 3, density=8)
    hole = (np.abs(points.x - ORIGIN[0] - 60) < 12) & (np.abs(points.y - ORIGIN[1] - 70) < 10)
    after = ingest(write_las(points.subset(~hole), tmp_path / "hole.laz"), tmp_path / "tiles")
    result = run(pair[0], after)
    assert [gap.lacks for gap in result.gaps] == ["after"]
    assert result.gaps[0].area == pytest.approx(480, rel=0.2)
    assert result.report.nodata_pct == pytest.approx(100 * 480 / 130 ** 2, rel=0.25)
    assert not [one for one in result.candidates if one.confidence > 0.3]


def test_the_file_holds_layers_that_can_be_read_again(pair, whole, tmp_path):
    path = tmp_path / "out.gpkg"
    write_result(path, in_source(whole, pair[0]))
    assert {"detections", "fly_again", "features"} <= set(pyogrio.list_layers(path)[:, 0])
    info = pyogrio.read_info(path, layer="detections")
    assert info["features"] == len(whole.candidates)
    assert info["crs"] == "EPSG:4547"
    back, crs = read_detections(path)
    assert crs == "EPSG:4547"
    for one, other in zip(whole.candidates, back, strict=True):
        assert (one.id, one.kind, one.reasons, one.building) == (other.id, other.kind, other.reasons, other.building)
        np.testing.assert_allclose(one.features, other.features, rtol=1e-6)
        assert one.geometry.equals_exact(other.geometry, 1e-6)
    write_result(path, whole)
    assert len(read_detections(path)[0]) == len(whole.candidates)
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(BadInput, match=r"\.gpkg"):
        write_result(tmp_path / "out.shp", whole)
    with pytest.raises(BadInput, match="There is no file"):
        read_detections(tmp_path / "none.gpkg")


def test_boxes_that_meet_become_one():
    boxes = [(0.0, 0.0, 10.0, 10.0), (12.0, 0.0, 20.0, 5.0), (100.0, 0.0, 110.0, 10.0)]
    assert [tuple(map(round, box)) for box in merged(boxes, 8.0)] == [(0, 0, 20, 10), (100, 0, 110, 10)]
    assert merged([], 8.0) == []


@pytest.mark.real
def test_a_real_cloud_split_in_two_shows_no_change(shared, tmp_path):
    folder = shared / "lidar" / "ahn3_delft" / "ahn3"
    whole = ingest(folder, tmp_path / "tiles", "EPSG:28992")
    points = whole.read((84_900.0, 447_450.0, 85_050.0, 447_600.0))
    half = np.random.default_rng(1).random(len(points)) < 0.5
    one = ingest(write_las(points.subset(half), tmp_path / "1.laz", "EPSG:28992"), tmp_path / "tiles")
    two = ingest(write_las(points.subset(~half), tmp_path / "2.laz", "EPSG:28992"), tmp_path / "tiles")
    result = run(one, two)
    assert not [one for one in result.candidates if one.confidence > 0.3]
    assert result.report.shift_cm < 2.5
    assert abs(result.report.bias_cm) < 0.5
