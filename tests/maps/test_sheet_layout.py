"""True size and scale: from metres to millimetres of paper, before anything is drawn."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput, Refused
from maps.sheet_layout import (
    PAPERS,
    lay_out,
    needed_scale,
    place_ground,
    read_scale,
    round_scale,
    round_step,
)

papers = st.tuples(st.sampled_from(sorted(PAPERS)), st.booleans())


@given(papers)
def test_all_parts_lie_on_the_paper_and_on_no_other_part(paper):
    layout = lay_out(*paper)
    boxes = [layout.title, layout.map.grown(5.0 * layout.unit), layout.legend, layout.foot]
    for box in boxes:
        assert box.left >= 9.99 and box.right <= layout.width - 9.99
        assert box.top >= 9.99 and box.bottom <= layout.height - 9.99
    for i, one in enumerate(boxes):
        for other in boxes[i + 1:]:
            apart_x = max(one.left, other.left) >= min(one.right, other.right) - 1e-6
            apart_y = max(one.top, other.top) >= min(one.bottom, other.bottom) - 1e-6
            assert apart_x or apart_y
    assert layout.map.width * layout.map.height > 0.35 * layout.width * layout.height
    assert layout.landscape == paper[1]


@given(papers, st.floats(-1e6, 1e6), st.floats(-1e6, 6e6), st.floats(10, 2e5), st.floats(10, 2e5))
def test_a_known_distance_has_its_length_on_paper_and_all_of_it_is_inside(paper, west, south, across, up):
    layout = lay_out(*paper)
    bounds = (west, south, west + across, south + up)
    ground = place_ground(layout, bounds, None)
    x0, y0 = ground.to_paper(west, south)
    x1, y1 = ground.to_paper(west + across, south + up)
    assert math.isclose((x1 - x0) * ground.denominator / 1000, across, rel_tol=1e-6, abs_tol=1e-3)
    assert math.isclose((y0 - y1) * ground.denominator / 1000, up, rel_tol=1e-6, abs_tol=1e-3)
    box = layout.map
    assert box.left <= x0 and x1 <= box.right and box.top <= y1 and y0 <= box.bottom
    assert math.isclose((x0 + x1) / 2, box.left + box.width / 2, abs_tol=1e-3)
    inside = ground.bounds
    assert math.isclose(inside[2] - inside[0], box.width * ground.metres, rel_tol=1e-9)


def test_ten_kilometres_at_one_to_fifty_thousand_are_two_hundred_millimetres():
    ground = place_ground(lay_out("A3", True), (500_000, 2_490_000, 510_000, 2_499_000), 50_000)
    left, _ = ground.to_paper(500_000, 2_490_000)
    right, _ = ground.to_paper(510_000, 2_490_000)
    assert right - left == pytest.approx(200.0, abs=1e-9)


def test_what_does_not_fit_is_refused_with_the_scale_that_does():
    layout, bounds = lay_out("A4", True), (0.0, 0.0, 11_000.0, 9_000.0)
    with pytest.raises(Refused, match=r"1100 × 900 mm and A4 .* 1:70,000 fits"):
        place_ground(layout, bounds, 10_000)
    place_ground(layout, bounds, 70_000)
    with pytest.raises(Refused):
        place_ground(layout, bounds, 60_000)


@given(st.floats(50, 9e7))
def test_a_round_scale_is_the_next_one_up(needed):
    found = round_scale(needed)
    assert needed * (1 - 1e-6) <= found <= needed * 1.35 + 1
    assert round_scale(found) == found


def test_needed_scale_leaves_the_air_asked_for():
    box = lay_out("A4", True).map
    bounds = (0.0, 0.0, box.width - 20, 1.0)
    assert needed_scale(box, bounds, 10) == pytest.approx(1000)


@pytest.mark.parametrize("text", ["1:10000", "10000", "1:10,000", "1：10000", " 1 : 10000 "])
def test_scales_are_read_as_people_write_them(text):
    assert read_scale(text) == 10_000


@pytest.mark.parametrize("text", ["", "x", "1:0", "1:-5", "nan", "1:1e12", "inf"])
def test_what_is_no_scale_is_refused(text):
    with pytest.raises(BadInput, match="is no scale"):
        read_scale(text)


def test_an_unknown_paper_is_refused_with_the_known_ones():
    with pytest.raises(BadInput, match="A4, A3"):
        lay_out("Letter", True)
    assert lay_out("a4", False).paper == "A4"


@given(st.floats(1e-3, 1e7))
def test_steps_are_one_two_five(most):
    step = round_step(most)
    assert step <= most * (1 + 1e-9) and step * 2.5 >= most * (1 - 1e-9)
    assert round(step / 10 ** math.floor(math.log10(step) + 1e-9)) in (1, 2, 5)
