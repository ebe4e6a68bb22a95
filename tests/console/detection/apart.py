"""What other processes run for tests; in a file of its own, so that they start without all of the detector."""

import os
import signal
import sys


def die_once(job):
    """Kill the process that does the third job, the first time."""
    number, mark = job
    if number == 2:
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return number
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def always_die(job):
    os.kill(os.getpid(), signal.SIGKILL)


def what_it_brings(job):
    """Whether this process was loaded ahead, and what file it was started for."""
    return "console.detection.preload" in sys.modules, getattr(sys.modules["__main__"], "__file__", None)


def killed_at_work():
    """A program with a worker that answers; then the program is killed, and can end nothing any more."""
    from console.detection import crew

    crew.PRELOAD = "console.errors"  # it need not be ready for more
    people = crew.Processes(1)
    assert next(iter(people.each(what_it_brings, [0], lambda done: None)))[0] == 0
    os.kill(os.getpid(), signal.SIGKILL)


def serve(queue, ended):
    """A scheduler and two workers in processes of their own; tells its address and the workers' pids."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
                      protocol="tcp") as cluster:
        queue.put((cluster.scheduler_address, [worker.pid for worker in cluster.workers.values()]))
        ended.wait(600)  # a guard, not a clock
