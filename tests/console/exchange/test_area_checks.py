import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from console.exchange.area_checks import _groups, fitting
from console.progress import Progress


def boxes(*corners):
    return np.array([shapely.box(114 + x, 22 + y, 114 + x + w, 22 + y + h) for x, y, w, h in corners], dtype=object)


def test_a_gap_is_found_between_areas_that_touch_and_in_one_that_stands_alone():
    ring = boxes((0, 0, .03, .01), (0, .02, .03, .01), (0, .01, .01, .01), (.02, .01, .01, .01))
    alone = shapely.box(114.1, 22, 114.13, 22.03).difference(shapely.box(114.11, 22.01, 114.12, 22.02))
    found = fitting(np.array([*ring, alone, shapely.box(114.2, 22, 114.3, 22.1)], dtype=object), Progress())
    assert found.gap_count == 2
    assert abs(found.gaps_m2 / 2 - 1.14e6) < 0.02e6   # 0.01° by 0.01° at 22° north


def test_an_overlap_is_measured_and_named():
    found = fitting(boxes((0, 0, .02, .02), (.01, 0, .02, .02), (.5, .5, .01, .01)), Progress())
    assert found.overlap_pairs == 1 and found.worst == (0, 1) and found.gap_count == 0


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=14))
def test_groups_are_those_of_walking_from_one_to_the_next(count, joined):
    joined = [(a, b) for a, b in joined if a < count and b < count]
    groups = [{i} for i in range(count)]
    for a, b in joined:
        one, other = (next(g for g in groups if x in g) for x in (a, b))
        if one is not other:
            groups.remove(other)
            one |= other
    expected = [min(next(g for g in groups if i in g)) for i in range(count)]
    assert _groups(count, np.array(joined, np.int64).reshape(-1, 2)).tolist() == expected
