"""The window's threads at the desk at once: verdicts, cases that end, other processes' news; nobody waits for ever."""

import threading

from case_people import ACCEPTOR
from review_world import ANN, BOB, CAS, found, incoming

from console.desk.work import CaseWork
from console.errors import ConsoleError
from console.model.person import OPERATOR
from console.model.review import Status


def test_no_two_threads_wait_for_each_other(reviews, desk, areas, clocks, clock, tmp_path):
    reviews.load(incoming(tmp_path, [found(str(i), 114.001 + i / 1000) for i in range(15)]), ANN)
    work = CaseWork(desk, areas, clocks, clock=clock)
    stop, broken = threading.Event(), []
    desk.listen(lambda changes: reviews.queue())   # a view that looks at the desk while the case desk holds its lock

    def run(act):
        try:
            act()
        except Exception as error:
            broken.append(error)

    def judge(who):
        while (one := reviews.next(who)) is not None:
            try:
                reviews.judge(one.id, who, "true", disposal="case")
            except ConsoleError:
                reviews.release(one.id, who)

    def refuse():
        while not stop.is_set():
            for case in desk.cases().values():
                if case.is_open:
                    work.act(case.id, "refuse", OPERATOR, why="x")

    def follow():
        while not stop.is_set():
            reviews.follow()
            reviews.progress()

    others = [threading.Thread(target=run, args=(act,), daemon=True) for act in (refuse, follow)]
    judges = [threading.Thread(target=run, args=(lambda who=who: judge(who),), daemon=True) for who in (ANN, BOB, CAS)]
    for one in (*others, *judges):
        one.start()
    for one in judges:
        one.join(60)
        assert not one.is_alive(), "a thread waits for another that waits for it"
    for who in (ANN, BOB, CAS):
        judge(who)   # what one gave back while the other had it
    refuse_left = [case for case in desk.cases().values() if case.is_open]
    for case in refuse_left:
        run(lambda case=case: work.act(case.id, "refuse", ACCEPTOR, why="x"))
    stop.set()
    for one in others:
        one.join(60)
        assert not one.is_alive()
    reviews.follow()
    assert not broken and len(desk.cases()) == 15
    assert all(one.status is Status.LOCKED and one.recheck.end == "refused" for one in reviews.detections())
