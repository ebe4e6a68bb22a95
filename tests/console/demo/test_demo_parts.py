"""The parts the demo district is made of."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from console.demo.blocks import lay_blocks
from console.demo.codes import base_grids, building_codes, grid_codes, reading_order
from console.demo.communities import share_out
from console.demo.facts import read_facts
from console.demo.footprints import build_up
from console.demo.frame import Frame
from console.demo.landuse import LandUse
from console.demo.lines import rough, rounded
from console.demo.names import Names
from console.demo.styles import VILLAGE, WALK_UPS
from console.errors import BadInput, Refused

points = st.lists(st.tuples(st.floats(0, 5000), st.floats(0, 5000)), min_size=1, max_size=30, unique=True)


@given(points, st.floats(1, 500))
def test_reading_order_takes_everything_once_and_rows_from_the_north(places, row):
    x, y = np.array(places).T
    order = reading_order(x, y, row)
    assert sorted(order.tolist()) == list(range(len(x)))
    for a, b in pairwise(order.tolist()):
        assert x[b] >= x[a] or y[b] < y[a]
        assert y[b] <= y[a] + row


def test_codes_count_on_and_end_where_their_digits_do():
    assert grid_codes("440304008014", 2) == ["440304008014001", "440304008014002"]
    with pytest.raises(Refused):
        grid_codes("440304008014", 1000)
    grids = grid_codes("440304008014", 5)
    assert [base_grids("440304008014", grids)[grid][-2:] for grid in grids] == ["01", "01", "02", "02", "03"]
    with pytest.raises(Refused):
        base_grids("440304008014", grid_codes("440304008014", 199))
    assert building_codes(["a", "b", "a"]) == ["a00001", "b00001", "a00002"]


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=2, max_size=8, unique=True))
def test_lines_keep_their_ends(corners):
    line = np.array(corners, float)
    for drawn in (rounded(line), rough(line, np.random.default_rng(1))):
        assert (drawn[[0, -1]] == line[[0, -1]]).all() and len(drawn) >= len(line)


def test_rough_lines_have_no_long_stretches():
    drawn = rough(np.array([[0.0, 0.0], [1000.0, 0.0]]), np.random.default_rng(1), step=90.0)
    assert np.hypot(*np.diff(drawn, axis=0).T).max() <= 90.0
    assert np.abs(drawn[:, 1]).max() < 150


@pytest.mark.parametrize("style", [VILLAGE, WALK_UPS], ids=lambda style: style.use)
@pytest.mark.parametrize("turn", [0.0, 0.2, 1.1])
def test_a_block_is_built_up_inside_its_setback(style, turn):
    block = affinity.rotate(shapely.Polygon([(0, 0), (300, 10), (280, 240), (20, 200)]), turn, use_radians=True)
    built = build_up(block, [style], np.random.default_rng(3))
    assert len(built) > (100 if style is VILLAGE else 15)
    inner = block.buffer(-style.setback + 0.1, join_style="mitre")
    assert all(inner.contains(footprint.shape) for footprint in built)
    first, second = shapely.STRtree([f.shape for f in built]).query([f.shape for f in built], "intersects")
    assert (first == second).all()


def test_a_block_too_small_for_its_setback_stays_empty():
    assert build_up(shapely.box(0, 0, 25, 25), [WALK_UPS], np.random.default_rng(3)) == []


def test_estates_and_towers_are_never_named_twice():
    names = Names(np.random.default_rng(3))
    given_out = [names.estate() for _ in range(800)] + [names.tower() for _ in range(500)]
    assert len(set(given_out)) == len(given_out)


def test_facts_that_are_none_are_refused_in_words(tmp_path):
    path = tmp_path / "nowhere.toml"
    with pytest.raises(BadInput, match="nowhere"):
        read_facts(path)
    path.write_text("name = 3\n")
    with pytest.raises(BadInput, match="nowhere"):
        read_facts(path)


@pytest.mark.parametrize("seed", [1])
def test_other_seeds_make_other_districts_that_fit_as_well(seed):
    facts = read_facts()
    frame = Frame(facts.crs)
    land = LandUse(facts, frame)
    blocks = lay_blocks(facts, frame, land, np.random.default_rng(seed), lambda *_: None)
    assert 900 < len(blocks.shapes) < 1100 and shapely.coverage_is_valid(blocks.shapes)
    owner = share_out(blocks, facts, frame)
    assert set(owner.tolist()) == set(range(92))
    for community in range(92):
        union = shapely.coverage_union_all(blocks.shapes[owner == community])
        assert union.geom_type == "Polygon"
