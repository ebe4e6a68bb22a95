"""Areas that take other colours: painted anew where they lie, and the picture is the one painted from nothing."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import msgspec
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.paint import Scratch, paint
from maps.prepare import prepare
from maps.recolour import changed_windows
from maps.renderer import Request
from maps.scene import Layer, Scene
from maps.standing import Standing
from maps.style import DARK, Line, rgba
from maps.view import View

ACROSS = 12
CELLS = [shapely.box(c * 50, r * 50, c * 50 + 50, r * 50 + 50) for r in range(ACROSS) for c in range(ACROSS)]
AREAS = prepare(CELLS, 2, origin=(0.0, 0.0), coverage=True)
BORDERS = Layer("borders", prepare(shapely.boundary(CELLS), 1, origin=(0.0, 0.0)),
                lines=(Line(rgba("#888888"), 1.5),))
FILLS = ((0.0, 0.0, 0.0, 0.0), rgba("#aa3322"), rgba("#2255aa"), rgba("#33aa55"))
VIEW = View(300.0, 300.0, 1.0, 600, 600)


def scene(classes, fills=FILLS, **more):
    coloured = Layer("classes", AREAS.with_classes(np.array(classes, np.uint16)), fills=fills, opacity=0.6)
    return Scene(rgba("#101418"), (coloured, BORDERS), **more)


def whole(wanted, view=VIEW):
    frame = np.empty((view.height, view.width), np.uint32)
    paint(frame, wanted, view, 0, 0, Scratch())
    return frame


@pytest.fixture(scope="module")
def helpers():
    """Begun here, not in a test, which ends its own threads."""
    with ThreadPoolExecutor(1) as made:
        made.submit(int).result()
        yield made


def request(wanted, view=VIEW):
    return Request(1, view, wanted, DARK)


def near(one, other):
    """A window's first column may be rounded otherwise than in the middle of a picture."""
    shifts = np.array([16, 8, 0], np.uint32)
    apart = [(picture[:, :, None] >> shifts & 255).astype(int) for picture in (one, other)]
    return int(np.abs(apart[0] - apart[1]).max()) <= 1


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, ACROSS ** 2 - 1), st.integers(0, 3)), max_size=4), st.integers(0, 9))
def test_any_change_gives_the_picture_painted_from_nothing(helpers, changes, seed):
    first = np.random.default_rng(seed).integers(0, 4, len(CELLS))
    then = first.copy()
    for cell, number in changes:
        then[cell] = number
    standing = Standing(helpers, lambda _: False)
    assert standing.bring_up(request(scene(first)))
    made_for = standing.made_for
    asked = request(scene(then))
    assert standing.bring_up(asked)
    assert near(standing.pixels, whole(asked.scene))
    assert (standing.made_for is made_for) == bool((first == then).all())   # names and pins are laid over it anew


def test_only_what_lies_around_a_changed_area_is_painted():
    first = np.ones(len(CELLS), int)
    then = first.copy()
    then[0] = 2                                       # the south-western one: pixels 0–50, 550–600
    (left, top, right, bottom), = changed_windows(scene(first), scene(then), VIEW)
    assert left == 0 and bottom == 600 and 50 <= right <= 96 and 500 <= top <= 550
    assert changed_windows(scene(first), scene(first), VIEW) == []
    elsewhere = msgspec.structs.replace(VIEW, x=5000.0)
    assert changed_windows(scene(first), scene(then), elsewhere) == []


def test_a_legend_of_other_colours_or_another_layer_is_painted_whole():
    first = scene(np.ones(len(CELLS), int))
    assert changed_windows(first, scene(np.full(len(CELLS), 2)), VIEW) is None        # all of them: dearer by pieces
    assert changed_windows(first, dataclasses.replace(first, layers=first.layers[:1]), VIEW) is None
    wider = dataclasses.replace(BORDERS, lines=(Line(rgba("#888888"), 3.0),))
    assert changed_windows(first, dataclasses.replace(first, layers=(first.layers[0], wider)), VIEW) is None
    assert changed_windows(first, dataclasses.replace(first, background=rgba("#ffffff")), VIEW) is None


def test_what_is_given_up_half_way_is_painted_whole_next_time(helpers):
    first = np.ones(len(CELLS), int)
    then = first.copy()
    then[[0, 70, 143]] = 2
    left = [99]

    def outdated(_):
        left[0] -= 1
        return left[0] < 0

    standing = Standing(helpers, outdated)
    assert standing.bring_up(request(scene(first)))
    left[0] = 2                                       # asked before the first band, and before each
    asked = request(scene(then))
    assert not standing.bring_up(asked)
    left[0] = 99
    assert standing.bring_up(asked)
    assert near(standing.pixels, whole(asked.scene))
