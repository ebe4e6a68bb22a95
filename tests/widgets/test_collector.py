"""What stands is not walked again, and all can be put back."""

import gc

from widgets.collector import spare_main_thread


def test_freezes_what_is_there_and_gives_it_back():
    before = gc.get_threshold()
    restore = spare_main_thread()
    try:
        assert gc.get_freeze_count() > 1000 and gc.get_threshold()[0] > before[0]
    finally:
        restore()
    assert gc.get_freeze_count() == 0 and gc.get_threshold() == before
