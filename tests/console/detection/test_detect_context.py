"""What an object is part of: the body around it, walls, and a container's measures."""

import numpy as np
import pytest
from scenes import Scene, scan

from console.detection import context
from console.detection.bring import none_at
from console.detection.decide import decide, value
from console.detection.features import INDEX, NAMES, is_block
from console.detection.find import find
from console.detection.grid import Window
from console.detection.groups import group
from console.detection.models import Models
from console.detection.rule_scorer import RuleScorer
from console.detection.scorer import SHIPPED
from console.detection.settings import Settings
from console.detection.surface import Surface

WEST, SOUTH = 500_000.0, 2_500_000.0
BOX = (WEST - 10, SOUTH - 10, WEST + 80, SOUTH + 80)


def changed(old, new):
    found = find(scan(Scene(size=70.0, boxes=old), 1), scan(Scene(size=70.0, boxes=new), 2), BOX, BOX, Settings(),
                 none_at(BOX)).candidates
    decide(found, RuleScorer())
    return max(found, key=lambda one: one.area)


def test_the_free_end_of_a_lorry_where_another_stood_is_seen_as_part_of_the_lorry():
    one = changed([(20.0, 30.0, 27.0, 32.5, 3.0)], [(20.0, 30.0, 31.0, 32.5, 3.0)])
    assert one.area == pytest.approx(10.0, rel=0.2)
    assert value(one, "body_length") == pytest.approx(11.0, abs=1.2)
    assert value(one, "body_width") == pytest.approx(2.5, abs=0.5)
    assert value(one, "body_share") < 0.5


def test_a_house_gone_from_a_row_is_no_pit():
    row = [(10.0 + 6 * k, 20.0, 16.0 + 6 * k, 30.0, 6.0) for k in range(5)]
    one = changed(row, [box for k, box in enumerate(row) if k != 2])
    assert one.kind == "demolished"
    assert value(one, "height_own") == pytest.approx(6.0, abs=0.3)
    assert value(one, "ring_stood") > 0.3


def test_a_container_is_known_by_all_its_measures_together():
    length, width = np.array([6.1, 12.2, 6.1, 6.1]), np.array([2.4, 2.44, 2.4, 4.0])
    height = np.array([2.6, -5.8, 3.6, 2.6])
    off = context.box_off(length, width, height)
    assert off[:2].max() < 0.2
    assert off[2] == pytest.approx(0.78)
    assert off[3] > 1.0


def layers():
    """A lean-to of 3 × 4 cells at a house, on ground at 0, with room around."""
    low, high = np.zeros((8, 10)), np.zeros((8, 10))
    low[:, :3] = high[:, :3] = 6.0
    label, beside = np.zeros((8, 10), np.int32), np.zeros((8, 10), np.int32)
    label[2:6, 3:6] = 1
    high[2:6, 3:6] = [3.0, 2.7, 2.4]
    beside[1:7, 2:7] = 1
    beside[label > 0] = 0
    none, known = np.zeros((8, 10)), np.ones((8, 10), bool)
    low = Surface(Window(0, 0, 10, 8, 0.5), low, low, none, low, none, none, none, known, none)
    return label, beside, high, low


@pytest.mark.parametrize("walled", [True, False])
def test_walls_are_points_between_foot_and_top(walled):
    label, beside, high, low = layers()
    z = np.array([2.4, 2.4, 1.2, 1.2]) if walled else np.array([2.4, 2.4, 0.0, 0.0])
    cell = 3 * 10 + 5  # at the free side
    start = np.where(np.arange(label.size + 1) > cell, 4, 0)
    order = np.arange(4, dtype=np.int32)
    told = context.sides(group(label, 1), group(beside, 1), label, beside, high, low, z, order, start)
    assert told["walls"][0] == (1.0 if walled else 0.0)
    assert 0.3 < told["fall"][0] < 0.7  # it falls away from the house


def test_containers_abreast_are_a_block_of_containers():
    block = context.box_off(np.array([5.93, 12.2]), np.array([5.1, 7.7]), np.array([2.59, 5.8]))
    assert block.max() < 0.5


def test_a_free_block_with_a_containers_measures_is_never_sure():
    rows = np.zeros((3, len(NAMES)))
    for name, column in (("on_ground", 1.0), ("smooth_share", 1.0), ("plane_share", 1.0), ("dz_median", 2.6),
                         ("width", [5.6, 7.0, 2.4]), ("length", [6.0, 9.0, 6.0])):
        rows[:, INDEX[name]] = column
    assert is_block(rows).tolist() == [True, False, False]
    assert Models(SHIPPED / "none").current().confidence(rows)[0] <= 0.4
