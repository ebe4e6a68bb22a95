"""Groups of marks: nothing lost, nothing on top of each other, stable under dragging."""

import time

import numpy as np
import pytest
from map_fakes import case, catalogue

from console.model.case import Priority, State
from console.model.changes import Changes
from maps.fonts import load_icon_font, load_text_font
from maps.labels import Placed
from maps.live import Marks
from maps.marks import MarkPainter, groups
from maps.sprites import Sprites
from maps.style import DARK
from maps.view import View

VIEW = View(x=1600.0, y=1600.0, scale=4.0, width=800, height=800)


def plane(lon, lat):
    return (np.asarray(lon) - 114) * 1e5, (np.asarray(lat) - 22.5) * 1e5


def shot_of(*cases, **options):
    marks = Marks(plane, (0.0, 0.0), catalogue())
    marks.apply(Changes(added=cases), 0.0)
    return marks.shot(time.time(), 0.0, **options)


def scattered(count, seed=5):
    rng = np.random.default_rng(seed)
    columns, rows = rng.uniform(0, 16, count), rng.uniform(0, 16, count)
    return [case(f"c{i}", columns[i], rows[i], priority=Priority(int(p)))
            for i, p in enumerate(rng.integers(1, 5, count))]


def test_groups_lose_nobody():
    cases = scattered(700)
    found = groups(shot_of(*cases), VIEW, 48, 40)
    assert found.counts[:, 0].sum() == 700
    assert found.counts[:, 1].sum() == sum(c.priority == Priority.URGENT for c in cases)
    assert found.counts[:, 2].sum() == sum(c.priority == Priority.HIGH for c in cases)


def test_a_group_is_led_by_its_most_important_case():
    cases = (case("a", 3, 3), case("b", 3, 3, priority=Priority.URGENT), case("c", 3, 3, priority=Priority.HIGH))
    found = groups(shot_of(*cases), VIEW, 48, 40)
    assert found.counts.tolist() == [[3, 1, 1]]
    assert found.rows.tolist() == [1]


def test_groups_keep_together_while_dragged():
    shot = shot_of(*scattered(300))
    wide = VIEW.sized(1200, 1200, 1.0)
    before, after = groups(shot, wide, 48, 40), groups(shot, wide.moved(37, -53), 48, 40)
    assert np.array_equal(before.counts, after.counts)
    assert after.x == pytest.approx(before.x + 37, abs=0.01)
    assert after.y == pytest.approx(before.y - 53, abs=0.01)


@pytest.fixture
def painter(qapp):
    load_text_font()
    return MarkPainter(DARK, 1.0, load_icon_font())


def test_urgent_stands_on_top_and_the_chosen_above_all(painter):
    cases = (case("u", 3, 3, priority=Priority.URGENT), case("n", 9, 9), case("x", 12, 3, state=State.CLOSED))
    order = painter.arrange(shot_of(*cases), VIEW).rows.tolist()
    assert order == [2, 1, 0]
    assert painter.arrange(shot_of(*cases, chosen="x"), VIEW).rows.tolist() == [1, 0, 2]


def test_the_chosen_leaves_its_group(painter):
    hits = painter.arrange(shot_of(case("a", 3, 3), case("b", 3, 3), chosen="b"), VIEW)
    assert hits.counts[:, 0].tolist() == [2, 1]
    assert hits.rows[-1] == 1


def test_hit_finds_the_topmost(painter):
    hits = painter.arrange(shot_of(case("a", 3, 3), case("b", 9, 9)), VIEW)
    px, py = VIEW.to_pixel(*plane(114.007, 22.507))
    assert hits.rows[hits.at(px + 3, py - 3)] == 0
    assert hits.at(px + 60, py) == -1


@pytest.mark.parametrize("dots", [False, True])
def test_symbols_change_the_picture_where_they_stand(painter, dots):
    frame = np.full((800, 800), 0xFF000000, np.uint32)
    shot = shot_of(case("a", 8, 8, priority=Priority.URGENT), case("off", 4000, 8), dots=dots)
    hits = painter.arrange(shot, VIEW)
    painter.paint(frame, shot, hits)
    rows, columns = np.nonzero(frame != 0xFF000000)
    px, py = VIEW.to_pixel(1700, 1700)
    assert abs(rows - py).max() < 25 and abs(columns - px).max() < 25
    red = (frame >> 16) & 255
    assert red.max() > 200
    assert (frame >> 24).min() == 255


EMPTY = np.zeros(0, np.float32)
NO_NAMES = Placed(EMPTY, EMPTY, np.zeros(0, np.int32), EMPTY, EMPTY, ())


def dot_picture(painter, shot, still):
    frame = still.copy()
    painter.paint(frame, shot, painter.arrange(shot, VIEW))
    return frame


@pytest.mark.parametrize("seed", range(4))
def test_changed_dots_end_in_the_same_picture(painter, seed):
    """Squares drawn anew give exactly what drawing everything anew gives, over many changes in a row."""
    rng = np.random.default_rng(seed)
    still = rng.integers(0, 1 << 24, (800, 800), np.uint32) | np.uint32(0xFF000000)
    marks = Marks(plane, (0.0, 0.0), catalogue())
    marks.apply(Changes(added=tuple(scattered(600))), 0.0)
    shot = marks.shot(time.time(), 0.0, dots=True)
    frame = dot_picture(painter, shot, still)
    for turn in range(6):
        before = painter.dots
        moved = [case(f"c{i}", *rng.uniform(-1, 17, 2), priority=Priority(int(p)), state=State(s)) for i, p, s in zip(
            rng.integers(0, 620, 15), rng.integers(1, 5, 15), rng.choice([*State], 15), strict=True)]
        gone = tuple(f"c{i}" for i in rng.integers(0, 600, 3) if f"c{i}" not in {c.id for c in moved})
        marks.apply(Changes(updated=tuple(moved), removed=gone), 0.0)
        shot = marks.shot(time.time(), 0.0, dots=True)
        painter.arrange(shot, VIEW)
        painter.paint_changed(frame, before, still, NO_NAMES, Sprites())
        now = painter.dots
        assert np.array_equal(frame, dot_picture(painter, shot, still)), turn
        assert painter.dots is not now


def test_nothing_changed_touches_nothing(painter):
    shot = shot_of(*scattered(50), dots=True)
    painter.arrange(shot, VIEW)
    before = painter.dots
    frame = np.full((800, 800), 0xFF123456, np.uint32)
    painter.arrange(shot, VIEW)
    painter.paint_changed(frame, before, np.zeros_like(frame), NO_NAMES, Sprites())
    assert (frame == 0xFF123456).all()
