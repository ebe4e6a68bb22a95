"""Memory of a comparison is counted before it is taken, and what was counted holds."""

import sys
import threading
import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest
from scenes import scan, village, write_las

from console.detection import crew as crews
from console.detection import room
from console.detection.bring import none_at
from console.detection.crew import Alone
from console.detection.find import find
from console.detection.grid import grown
from console.detection.heap import give_back, kept_heap, resident
from console.detection.register import measure
from console.detection.run import run
from console.detection.settings import Settings
from console.detection.tiles import ingest
from console.detection.warm import warm

DENSE = 40.0  # points per m²


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dense")
    made = [write_las(scan(village(size=80.0), seed, density=DENSE), folder / f"{seed}.laz") for seed in (1, 2)]
    return [ingest(path, folder / "tiles") for path in made]


def told(result):
    return [(one.id, one.confidence, one.geometry.wkb, one.features.tobytes()) for one in result.candidates]


@pytest.mark.parametrize(("cell", "side"), [(0.5, 80.0), (0.5, 40.0), (0.25, 60.0), (1.0, 80.0)])
def test_a_window_takes_no_more_memory_than_was_counted(pair, cell, side):
    warm()
    before, after = pair
    west, south = before.bounds[:2]
    box = (west, south, west + side, south + side)
    settings, field = Settings(cell=cell), none_at(box)
    counted = room.weight(before, after, box, cell)
    tracemalloc.start()
    try:
        find(before.read(box), after.read(grown(box, 0.1)), box, box, settings, field, threads=2)
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert counted / 3 < taken <= counted + 2e6  # of which the answer and Python's own take a part at this size


def test_a_block_takes_no_more_memory_than_was_counted(pair):
    before, after = pair
    box = before.bounds
    measure(before.read(box), after.read(box), box, 0.5, True)
    tracemalloc.start()
    try:
        measure(before.read(box), after.read(box), box, 0.5, True)
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken <= room.weight(before, after, box, 0.5) + 2e6


def test_as_many_points_are_counted_as_are_read(pair):
    survey = pair[0]
    west, south = survey.bounds[:2]
    assert survey.reached(survey.bounds) == survey.count
    box = (west + 3, south + 5, west + 41, south + 50)
    assert len(survey.read(box)) <= survey.reached(box) <= len(survey.read(grown(box, 16.0)))


def test_dense_windows_are_cut_until_two_have_room_and_find_the_same(pair, monkeypatch):
    before, after = pair
    whole = run(before, after, order_is_right=True)
    core = before.bounds
    assert list(room.light(before, after, core, 8.0, 0.5)) == [core]
    monkeypatch.setattr(room, "ROOM", 1.4 * room.weight(before, after, grown(core, 8.0), 0.5))
    parts = list(room.light(before, after, core, 8.0, 0.5))
    assert len(parts) > 1
    assert sum((east - west) * (north - south) for west, south, east, north in parts) == pytest.approx(
        (core[2] - core[0]) * (core[3] - core[1]))
    assert all(room.weight(before, after, grown(part, 8.0), 0.5) <= room.ROOM / 2 for part in parts)
    cut = run(before, after, order_is_right=True)
    assert cut.report.windows > whole.report.windows and told(cut) == told(whole)


def test_jobs_that_would_take_too_much_together_wait(monkeypatch):
    monkeypatch.setattr(crews, "ROOM", 100)
    lock, held, most = threading.Lock(), [0], [0]

    def work(job):
        with lock:
            held[0] += job.weight
            most[0] = max(most[0], held[0])
        threading.Event().wait(0.01)  # long enough for another to begin
        with lock:
            held[0] -= job.weight
        return job.weight

    jobs = [SimpleNamespace(weight=weight) for weight in (60, 60, 30, 70, 50, 50, 200, 10)]
    answers = dict(Alone().each(work, jobs, lambda _: None))
    assert [answers[number] for number in range(len(jobs))] == [job.weight for job in jobs]
    assert most[0] == 200  # what is too much for itself is done alone


def test_a_failing_job_ends_the_work():
    def fail(job):
        raise ValueError(job)

    with pytest.raises(ValueError, match="3"):
        list(Alone().each(fail, [3], lambda _: None))


@pytest.mark.skipif(sys.platform != "linux", reason="glibc")
def test_a_process_that_holds_too_much_gives_its_holes_back():
    with kept_heap():
        blocks = [np.ones(500_000) for _ in range(40)]  # 4 MB each, as rasters are
        del blocks[:-1]  # the last keeps the heap's end where it is
        full = resident()
        assert not give_back(full + (1 << 30))
        assert give_back(0) and resident() < full - 100_000_000
