"""Who does the tasks: this process, several on this machine, or a dask cluster. One lost worker costs one task."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from console.errors import Refused
from console.language import tr

RETRIES = 3  # a task whose worker dies this often is at fault itself
WAIT = 0.2  # seconds between two looks at whether the user stopped
PATIENCE = 20.0  # seconds for a scheduler to answer

Task = Callable[[Any], Any]
Beat = Callable[[int], None]


class Crew(Protocol):
    """Calls a function for every job and hands the answers on as they come, with the job's number.

    Attributes:
        threads: that one job may use; others work beside it where there are several workers.
    """

    threads: int

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        """`beat(done)` is called several times a second; what it raises stops the work."""
        ...


class Alone:
    """In this process, one after another, each in two threads."""

    threads = 2

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        for number, job in enumerate(jobs):
            beat(number)
            yield number, task(job)


class Processes:
    """Worker processes of this machine, started afresh (spawn) so that no lock or thread is inherited."""

    threads = 1

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn"))

    def each(self, task: Task, jobs: Sequence[Any], beat: Beat) -> Iterator[tuple[int, Any]]:
        left, lost, done = dict(enumerate(jobs)), 0, 0
        while left:
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


def _gathered(futures: dict[Future[Any], int], beat: Beat, done: int) -> Iterator[tuple[int, Any]]:
    waiting = set(futures)
    while waiting:
        ready, waiting = wait(waiting, WAIT, FIRST_COMPLETED)
        beat(done)
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
