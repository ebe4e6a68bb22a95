"""What other processes run for tests; in a file of its own, so that they start without all of the detector."""

import os
import signal


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


def serve(queue, ended):
    """A scheduler and two workers in processes of their own; tells its address and the workers' pids."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
                      protocol="tcp") as cluster:
        queue.put((cluster.scheduler_address, [worker.pid for worker in cluster.workers.values()]))
        ended.wait(60)
