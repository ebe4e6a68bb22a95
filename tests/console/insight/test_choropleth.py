"""Open cases per area: sums up the tree, rates, round classes that cover everything once."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput, NotFound
from console.insight.choropleth import AreaFigures, class_ends, class_numbers, class_words, level_of, levels_of
from console.model.area import Area, AreaTree, Level
from console.model.overlay import Measure
from console.model.premises import Building


def area(area_id, level, parent="", size=2e6):
    return Area(id=area_id, code=area_id, name=area_id, level=level, parent=parent, wkb=b"x", size=size)


TREE = AreaTree([area("d", Level.DISTRICT), area("s1", Level.STREET, "d"), area("s2", Level.STREET, "d", 0.0),
                 area("g1", Level.GRID, "s1"), area("g2", Level.GRID, "s1"), area("g3", Level.GRID, "s2")])


def house(area_id, rooms):
    return Building("1", "楼", area_id, "office", 1, 3.0, rooms, 114.0, 22.5, b"")


def figures(level=Level.STREET):
    return AreaFigures(TREE, TREE.level(level), [house("g1", 1500), house("g2", 500)])


def test_counts_go_up_the_tree_and_strangers_are_left_out():
    found = figures().values({"g1": 3, "g2": 1, "s2": 2, "nowhere": 9}, Measure.COUNT)
    assert found.tolist() == [4, 2]
    assert figures(Level.GRID).values({"g1": 3, "s1": 5}, Measure.COUNT).tolist() == [3, 0, 0]


def test_rates_are_unknown_where_there_is_nothing_to_divide_by():
    assert figures().values({"g1": 4}, Measure.DENSITY).tolist()[0] == 2.0
    per_room = figures().values({"g1": 4, "g3": 1}, Measure.ROOMS)
    assert per_room[0] == 2.0 and math.isnan(per_room[1])
    assert math.isnan(figures().values({}, Measure.DENSITY)[1])


def test_levels_by_word_and_by_default():
    assert levels_of(TREE) == {Level.DISTRICT: 1, Level.STREET: 2, Level.GRID: 3}
    assert level_of(TREE, "") is Level.STREET and level_of(TREE, "网格") is Level.GRID
    with pytest.raises(NotFound, match="community"):
        level_of(TREE, "community")
    with pytest.raises(BadInput):
        level_of(TREE, "planet")
    with pytest.raises(NotFound):
        level_of(AreaTree(), "")


@given(st.lists(st.one_of(st.integers(0, 5000).map(float), st.just(math.nan)), min_size=1, max_size=60),
       st.sampled_from([Measure.COUNT, Measure.DENSITY]))
def test_every_value_falls_into_the_class_its_words_name(values, measure):
    values = np.array(values)
    ends = class_ends(values, measure)
    numbers, words = class_numbers(values, ends), class_words(ends, measure)
    assert list(ends) == sorted(set(ends)) and len(words) == len(ends) <= 5
    for value, number in zip(values.tolist(), numbers.tolist(), strict=True):
        if math.isnan(value):
            assert number == len(ends) + 1
        elif value == 0:
            assert number == 0
        else:
            low = ends[number - 2] if number > 1 else 0
            assert low < value and (number == len(ends) or value <= ends[number - 1])


def test_words_of_counts_and_rates():
    assert class_words((1.0, 3.0, 10.0), Measure.COUNT) == ["1", "2–3", "≥ 4"]
    assert class_words((0.5, 1.0, 7.0), Measure.DENSITY) == ["≤ 0.5", "0.5–1", "> 1"]
    assert class_words((), Measure.COUNT) == []
