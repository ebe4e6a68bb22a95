import gc

import pytest

from console.desk.uncollected import uncollected


def test_the_collector_rests_and_is_back_even_after_a_mistake():
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()   # the one around still holds
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        raise KeyError("x")
    assert gc.isenabled()
