"""The worker: the latest request wins, one that fails does not end it."""

import queue

import numpy as np
import pytest
import shapely

from maps.fonts import load_icon_font, load_text_font
from maps.hits import NO_HITS
from maps.prepare import prepare
from maps.renderer import Frame, Renderer, Request
from maps.scene import Layer, Scene
from maps.style import DARK, rgba
from maps.view import View

VIEW = View(x=50.0, y=50.0, scale=1.0, width=120, height=90)
RED = Scene(rgba("#000000"), (Layer("red", prepare([shapely.box(0, 0, 100, 100)], 2), fills=(rgba("#ff0000"),)),))


@pytest.fixture
def rendering(qapp):
    load_text_font()
    frames, failures = queue.Queue(), queue.Queue()
    renderer = Renderer(frames.put, failures.put, load_icon_font())
    yield renderer, frames, failures
    renderer.close()


def test_answers_with_the_picture_asked_for(rendering):
    renderer, frames, _ = rendering
    request = Request(1, VIEW, RED, DARK)
    renderer.request(request)
    frame = frames.get(timeout=60)
    assert frame.request is request
    assert frame.pixels.shape == (90, 120)
    assert frame.pixels[45, 60] == 0xFFFF0000 and frame.pixels[45, 5] == 0xFF000000


def test_the_last_of_many_is_answered(rendering):
    renderer, frames, _ = rendering
    for number in range(200):
        renderer.request(Request(number, VIEW.zoomed(1 + number / 100), RED, DARK))
    numbers = []
    while not numbers or numbers[-1] < 199:
        numbers.append(frames.get(timeout=60).request.number)
    assert numbers == sorted(numbers)


def test_memory_given_back_is_used_again(rendering):
    renderer, frames, _ = rendering
    renderer.request(Request(1, VIEW, RED, DARK))
    first = frames.get(timeout=60)
    renderer.recycle(first.pixels)
    renderer.request(Request(2, VIEW.moved(5, 5), RED, DARK))
    assert frames.get(timeout=60).pixels is first.pixels


@pytest.mark.noisy
def test_a_failure_is_told_and_the_next_picture_comes(rendering):
    renderer, frames, failures = rendering
    broken = Scene(rgba("#000000"), ("not a layer",))
    renderer.request(Request(1, VIEW, broken, DARK))
    assert "AttributeError" in failures.get(timeout=60)
    renderer.request(Request(2, VIEW, RED, DARK))
    assert np.count_nonzero(frames.get(timeout=60).pixels == 0xFFFF0000) > 5000


def test_who_wants_another_scene_all_the_time_sees_every_second_one(qapp, monkeypatch):
    """As while time plays on a machine that paints slower than moments come."""
    answers: queue.Queue[int] = queue.Queue()

    class Slow:
        """Before it has painted one, the next is wanted."""

        def __init__(self, helpers, icons, outdated):
            self.outdated = outdated

        def render(self, request, pixels):
            if request.number < 7:
                made.request(Request(request.number + 1, request.view, Scene(rgba("#101418")), DARK))
            return None if self.outdated(request) else Frame(request, pixels, NO_HITS, (), {})

    monkeypatch.setattr("maps.painting.Painting", Slow)
    made = Renderer(lambda frame: answers.put(frame.request.number), answers.put, ("", {}))
    made.request(Request(1, View(0.0, 0.0, 1.0, 20, 10), Scene(rgba("#101418")), DARK))
    try:
        assert [answers.get(timeout=30) for _ in range(4)] == [2, 4, 6, 7]
    finally:
        made.close()
