"""What a run needs is ready before it begins, and whoever waits is told why."""

import threading

import pytest

from console.detection import ready
from console.detection.ready import get_ready, wait_ready
from console.errors import Cancelled
from console.progress import Progress


def test_a_run_in_this_process_is_prepared_beside_other_work(monkeypatch):
    may, went = threading.Event(), threading.Event()

    def prepare():
        may.wait(30)
        went.set()

    monkeypatch.setattr(ready, "warm", prepare)
    thread, said = get_ready(1, ""), []

    def tell(done, total, text):
        said.append(text)
        may.set()

    wait_ready(thread, Progress(tell))
    assert went.is_set() and len(said) >= 1 and not thread.is_alive()
    wait_ready(thread, Progress(lambda *_: pytest.fail("there is nothing to wait for")))


def test_no_room_on_disk_stops_no_run(monkeypatch):
    def full():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ready, "warm", full)
    thread = get_ready(1, "")
    thread.join(30)
    assert not thread.is_alive()


def test_who_stops_need_not_wait(monkeypatch):
    may = threading.Event()
    monkeypatch.setattr(ready, "warm", lambda: may.wait(30))
    progress = Progress()
    progress.cancel()
    thread = get_ready(1, "")
    with pytest.raises(Cancelled):
        wait_ready(thread, progress)
    may.set()
    thread.join(30)


def test_a_cluster_gets_ready_itself():
    assert get_ready(1, "tcp://nowhere:1") is None
    wait_ready(None, Progress())
