"""Who does the tasks: this process, several on this machine, or a dask cluster. One lost worker costs one task."""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait as wait_for_any
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from console.detection.room import ROOM
from console.errors import Refused
from console.language import tr

RETRIES = 3  # a task whose worker dies this often is at fault itself
WAIT = 0.2  # seconds between two looks at whether the user stopped
PATIENCE = 20.0  # seconds for a scheduler to answer
HOME = Path(__file__).resolve().parents[2]  # where the package lies
WAY = "forkserver" if sys.platform == "linux" else "spawn"
ADDRESS = re.compile(r"(\w+://)?(\[[0-9a-fA-F:.]+\]|[\w.-]+):\d{1,5}/?")
PRELOAD = "console.detection.preload"

Task = Callable[[Any], Any]
Beat = Callable[[int], None]


class Crew(Protocol):
    """Calls a function for every job and hands the answers on as they come, with the job's number.

    Attributes:
        threads: that a job may use where it is the only one; 1 where every worker has but one.
    """

    threads: int

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        """`beat(done)` is called several times a second; what it raises stops the work.

        A job may say in `weight` how many bytes it takes: see `room`.
        """
        ...


class Alone:
    """In this process, two jobs at a time in threads: compiled loops let go of Python's lock.

    Only one where two would take more memory than there is room for.
    """

    threads = 2

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        waiting, done = deque(enumerate(jobs)), 0
        running: dict[Future[Any], tuple[int, int]] = {}  # number and weight of each job
        with ThreadPoolExecutor(self.threads, "alone") as pool:
            while waiting or running:
                while waiting and len(running) < self.threads:
                    number, job = waiting[0]
                    heavy = getattr(job, "weight", 0)
                    if running and heavy + sum(other for _, other in running.values()) > ROOM:
                        break
                    running[pool.submit(task, job)] = number, heavy
                    waiting.popleft()
                beat(done)
                for future in wait(running, WAIT, FIRST_COMPLETED).done:
                    number, _ = running.pop(future)
                    done += 1
                    yield number, future.result()


class Processes:
    """Worker processes of this machine.

    On Linux they come from a fork server, a fresh process without threads that has imported and loaded everything once
    (`preload`): two workers cost 2 s of processor time instead of 6. Elsewhere each starts afresh.
    """

    threads = 1

    def __init__(self, workers: int) -> None:
        self.workers = workers
        if WAY == "forkserver":
            serve()
        else:
            from console.detection.warm import warm

            warm()  # here, once, so that the workers only load from disk
        self.pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, multiprocessing.get_context(WAY), end_with_parent)

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        left, lost, done = dict(enumerate(jobs)), 0, 0
        while left:
            with _main_left_out():
                futures = {self.pool.submit(task, job): number for number, job in left.items()}
            try:
                for number, value in _gathered(futures, beat, done):
                    del left[number]
                    done += 1
                    yield number, value
            except BrokenProcessPool as error:
                lost += 1
                if lost > RETRIES:
                    raise Refused(tr("The workers died {n} times (out of memory?). What was finished is kept; "
                                     "run it again with fewer workers.", n=lost)) from error
                self.pool.shutdown(wait=False, cancel_futures=True)
                self.pool = self._start()
            finally:
                for future in futures:
                    future.cancel()

    def close(self) -> None:
        """Let running tasks end; they are seconds long."""
        self.pool.shutdown(wait=True, cancel_futures=True)


def serve() -> None:
    """Start the fork server, if none runs; it loads while this process goes on."""
    from multiprocessing import forkserver

    known = os.environ.get("PYTHONPATH")
    forkserver.set_forkserver_preload([PRELOAD])
    # Until Python 3.13 the server finds no module beside main.py unless it is told so from outside.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(HOME), known)))
    try:
        with _main_left_out():
            forkserver.ensure_running()
    finally:
        if known is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = known


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Start processes that do not run main.py again: it brings every command, a second each, and no task is in it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def end_with_parent() -> None:
    """Runs in each worker: where the program is killed, its workers do not stay behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent.sentinel,), daemon=True).start()


def _outlive(sentinel: int) -> None:
    wait_for_any([sentinel])
    os._exit(1)


def _gathered(futures: dict[Future[Any], int], beat: Beat, done: int) -> Iterator[tuple[int, Any]]:
    waiting = set(futures)
    while waiting:
        beat(done)
        ready, waiting = wait(waiting, WAIT, FIRST_COMPLETED)
        broken = None
        for future in ready:
            if isinstance(future.exception(), BrokenProcessPool):
                broken = future.exception()
                continue
            done += 1
            yield futures[future], future.result()
        if broken is not None:
            raise broken


class Cluster:
    """Workers of a dask.distributed scheduler. The survey's tiles and the work folder must be reachable by all."""

    threads = 1

    def __init__(self, address: str) -> None:
        from distributed import Client

        if not ADDRESS.fullmatch(address):  # the library would look for it and leave a traceback behind
            raise Refused(tr("{address} is no address of a scheduler; write it as tcp://host:8786. Nothing was "
                             "started.", address=address))
        try:
            self.client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise Refused(tr("No scheduler answers at {address}. Nothing was started.", address=address)) from error
        if not self.client.scheduler_info()["workers"]:
            try:
                self.client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError as error:
                self.client.close()
                raise Refused(tr("The scheduler at {address} has no workers. Nothing was started.",
                                 address=address)) from error

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        from distributed.scheduler import KilledWorker

        waiting = {self.client.submit(task, job, retries=RETRIES, pure=False): number
                   for number, job in enumerate(jobs)}
        done = 0
        try:
            while waiting:
                beat(done)
                ready = [future for future in waiting if future.done()]
                for future in ready:
                    number = waiting.pop(future)
                    done += 1
                    yield number, future.result()
                if not ready:
                    with self.client.as_current():
                        _wait_for_one(list(waiting))
        except KilledWorker as error:
            raise Refused(tr("The cluster lost its workers over and over at one tile. What was finished is kept; "
                             "give the workers more memory and run it again.")) from error
        finally:
            self.client.cancel(list(waiting))

    def close(self) -> None:
        self.client.close()


def _wait_for_one(futures: list[Any]) -> None:
    """Until one is done, or a moment has passed and the user may have stopped."""
    from distributed import wait as wait_for

    with suppress(TimeoutError):
        wait_for(futures, timeout=WAIT, return_when="FIRST_COMPLETED")


@contextmanager
def crew(workers: int, scheduler: str) -> Iterator[Crew]:
    """The crew that was asked for; its processes end with the block.

    Raises:
        Refused: no scheduler answers.
    """
    if not scheduler and workers <= 1:
        yield Alone()
        return
    people = Cluster(scheduler) if scheduler else Processes(workers)
    try:
        yield people
    finally:
        people.close()
