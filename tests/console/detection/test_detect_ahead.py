"""Threads that decode ahead and write beside: the same items in the same order, faults where they belong."""

import threading
from contextlib import closing

import pytest

from console.detection.ahead import ahead, side_by_side


def counted(made, last=5, fault=None):
    for number in range(last):
        if number == fault:
            raise ValueError("damaged")
        made.append(number)
        yield number


def test_items_come_in_order_and_made_elsewhere():
    made = []
    assert list(ahead(counted(made))) == made == [0, 1, 2, 3, 4]
    assert list(ahead(iter([None, None]))) == [None, None]


def test_a_fault_comes_where_its_item_would_have():
    seen = []
    with pytest.raises(ValueError, match="damaged"):
        for item in ahead(counted([], fault=3)):
            seen.append(item)
    assert seen == [0, 1, 2]


def test_closing_makes_no_more_than_one_item_further():
    made, before = [], threading.active_count()
    with closing(ahead(counted(made, 100))) as items:
        assert next(items) == 0
    assert len(made) <= 2 and threading.active_count() == before


def test_answers_keep_the_order_of_their_items():
    slow = threading.Event()

    def work(item):
        if item == 0:
            assert slow.wait(10)  # the second is done first
        elif item == 1:
            slow.set()
        return item * item

    assert list(side_by_side(work, range(4), threads=2)) == [(0, 0), (1, 1), (2, 4), (3, 9)]


def test_work_that_fails_stops_the_rest():
    done = []

    def work(item):
        if item == 1:
            raise OSError("disk full")
        done.append(item)
        return item

    with pytest.raises(OSError, match="disk full"):
        list(side_by_side(work, range(100), threads=1))
    assert done == [0]
