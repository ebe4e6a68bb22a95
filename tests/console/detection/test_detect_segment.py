"""Cells into parts: what is folded, joined and kept apart."""

import numpy as np

from console.detection.segment import across, borders, fold, level_with, together, without_small


def test_a_stair_head_goes_to_its_roof_and_a_wing_stays():
    label = np.zeros((20, 20), np.int32)
    label[2:14, 2:14] = 1
    label[6:9, 6:9] = 2  # inside the roof
    label[14:18, 4:10] = 3  # beside it
    folded = fold(label)
    assert folded[7, 7] == 1
    assert folded[15, 5] == 3


def test_a_thin_rim_goes_to_the_large_part():
    label = np.zeros((20, 20), np.int32)
    label[2:12, 2:12] = 1
    label[12, 2:12] = 2
    assert set(np.unique(fold(label))) == {0, 1}


def test_level_neighbours_are_one_roof_and_a_step_is_two():
    label = np.zeros((6, 12), np.int32)
    label[1:5, 1:6], label[1:5, 6:11] = 1, 2
    value = np.where(label == 2, 3.1, 3.0)
    assert level_with(label, value)[2, 8] == 1
    assert level_with(label, np.where(label == 2, 6.0, 3.0))[2, 8] == 2


def test_a_tower_and_its_podium_are_one_building():
    label = np.zeros((12, 12), np.int32)
    label[1:9, 1:9], label[9:11, 1:9] = 1, 2
    none = np.zeros(3, bool)
    assert set(np.unique(together(label, np.array([False, True, True]), none))) == {0, 1}
    assert set(np.unique(together(label, np.array([False, True, False]), none))) == {0, 1, 2}


def test_what_leans_on_a_house_is_part_of_it_and_of_one_house_only():
    label = np.zeros((16, 24), np.int32)
    label[2:10, 2:10], label[2:10, 12:22] = 1, 2  # two houses, 20 m² each or more
    label[4:8, 10:12] = 3  # between them, on both
    label[10:12, 4:6], label[12:14, 4:6] = 4, 5  # a lean-to, and one behind it
    label[14:16, 4:6] = 6  # too far along
    standing, leaning = np.isin(np.arange(7), (1, 2)), np.arange(7) > 2
    whole = together(label, standing, leaning)
    assert whole[4, 2] == whole[11, 4] == whole[13, 4] == whole[5, 10]
    assert whole[4, 13] != whole[4, 2]
    assert whole[15, 4] not in (whole[4, 2], whole[4, 13])


def test_borders_count_both_ways():
    label = np.array([[1, 1, 2], [1, 1, 2], [0, 0, 2]], np.int32)
    one, other, length, around = borders(label, 2)
    assert list(zip(one.tolist(), other.tolist(), length.tolist(), strict=True)) == [(1, 2, 2), (2, 1, 2)]
    assert around[1] == 8
    assert around[2] == 8


def test_small_parts_go_and_numbers_close_up():
    label = np.array([[1, 0, 2, 2], [0, 0, 2, 2], [3, 3, 0, 0]], np.int32)
    assert without_small(label, 3, 2).tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 0, 0]]


def test_low_parts_of_one_roof_are_one_across_a_ridge_and_two_where_they_gained_otherwise():
    label = np.zeros((14, 20), np.int32)
    label[3:11, 2:9], label[3:11, 11:18] = 1, 2
    whole = across(label, np.array([0.0, 0.50, 0.52]))
    assert whole[6, 4] == whole[6, 14] == whole[6, 9] == 1  # the ridge between is theirs
    assert whole[1, 4] == 0  # and nothing outside
    assert across(label, np.array([0.0, 0.50, 0.80]))[6, 14] == 2


def test_a_low_part_alone_is_filled_as_it_is_beside_another():
    label = np.zeros((14, 20), np.int32)
    label[3:11, 2:9] = 1
    label[6, 5] = 0
    alone = across(label, np.array([0.0, 0.5]))
    label[3:11, 14:18] = 2
    assert alone[6, 5] == across(label, np.array([0.0, 0.5, 0.9]))[6, 5] == 1
