"""Names: never overlapping, never cut, away from marks, the important ones first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.fonts import load_text_font
from maps.hits import NO_HITS, Hits
from maps.labels import place
from maps.scene import Fade, Labels
from maps.sprites import Sprites
from maps.style import DARK
from maps.view import View

VIEW = View(x=0.0, y=0.0, scale=1.0, width=600, height=400)


@pytest.fixture(scope="module", autouse=True)
def font(qapp):
    load_text_font()


@pytest.fixture(scope="module")
def sprites():
    return Sprites()


def labels(spots, room=300.0, rank=2, fade=None, text="莲花街道"):
    x, y = np.array(spots, float).reshape(-1, 2).T
    rooms = np.full(len(x), room)
    return Labels(tuple(f"{text}{i}" for i in range(len(x))), x, y, rooms, rooms, DARK.labels[rank], fade or Fade())


def boxes(placed):
    return [(x - w, y - h, x + w, y + h) for x, y, w, h in
            zip(placed.x, placed.y, placed.half_width, placed.half_height, strict=True)]


def apart(a, b):
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(-320, 320), st.floats(-220, 220)), min_size=1, max_size=60))
def test_never_overlapping_and_never_cut(sprites, spots):
    found = boxes(place((labels(spots),), VIEW, sprites, NO_HITS))
    for i, one in enumerate(found):
        assert one[0] >= 0 and one[1] >= 0 and one[2] <= VIEW.width and one[3] <= VIEW.height
        assert all(apart(one, other) for other in found[:i])


def test_the_first_group_wins(sprites):
    placed = place((labels([(0, 0)], text="大"), labels([(0, 0)], text="小", room=30)), VIEW, sprites, NO_HITS)
    assert placed.texts == ("大0",)


def test_too_narrow_or_faded_is_left_out(sprites):
    assert place((labels([(0, 0)], room=20.0),), VIEW, sprites, NO_HITS).texts == ()
    assert place((labels([(0, 0)], fade=Fade(2.0, 9.0, 9.0)),), VIEW, sprites, NO_HITS).texts == ()


def test_steps_aside_for_a_mark(sprites):
    one = np.array([[1, 0, 0]], np.int32)
    middle = np.array([300.0], np.float32)
    hits = Hits(middle, np.array([200.0], np.float32), np.array([12.0], np.float32), np.zeros(1, np.int32), one)
    placed = place((labels([(0, 0)]),), VIEW, sprites, hits)
    assert placed.texts and abs(placed.y[0] - 200) > 12
    assert placed.is_clear_of(hits)
    assert not place((labels([(0, 0)]),), VIEW, sprites, NO_HITS).is_clear_of(hits)


def beside(spots, radius=4.0, text="东方明珠"):
    import dataclasses

    return dataclasses.replace(labels(spots, room=1e9, text=text), beside=radius)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(-320, 320), st.floats(-220, 220)), min_size=1, max_size=40))
def test_names_of_points_stand_beside_their_own_dot_and_on_no_other(sprites, spots):
    placed = place((beside(spots),), VIEW, sprites, NO_HITS)
    dots = [VIEW.to_pixel(*spot) for spot in spots]
    dots = [(px, py) for px, py in dots if 0 < px < VIEW.width and 0 < py < VIEW.height]
    for left, top, right, bottom in boxes(placed):
        assert not any(left < px < right and top < py < bottom for px, py in dots)


def test_where_the_right_is_taken_the_name_goes_left(sprites):
    first = place((beside([(0, 0)]),), VIEW, sprites, NO_HITS)
    assert first.x[0] > 300 and abs(first.y[0] - 200) < 2
    wall = Hits(np.float32([340]), np.float32([200]), np.float32([30]), np.int32([0]), np.int32([[1, 0, 0]]))
    second = place((beside([(0, 0)]),), VIEW, sprites, wall)
    assert second.x[0] < 300


def test_legend_and_sources_keep_their_room(sprites):
    from maps.furniture import Taken, reserved

    taken = Taken(((180.0, 150.0),), 160.0)
    placed = place((labels([(x, y) for x in range(-280, 281, 40) for y in range(-180, 181, 20)], room=90.0),), VIEW,
                   sprites, NO_HITS, taken)
    for box in boxes(placed):
        assert all(apart(box, kept) for kept in reserved(VIEW, taken))
