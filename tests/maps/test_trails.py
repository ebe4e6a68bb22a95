"""Moving units: the newest position on top, the way behind it fading, broken where nothing was heard."""

import numpy as np
import pytest

from console.feeds.units import UnitBoard
from console.model.unit import Sighting, UnitKind
from maps.style import DARK
from maps.trails import GAP, Tracks, TrailPainter, size_at, trail_layer
from maps.view import View

VIEW = View(x=0.0, y=0.0, scale=1.0, width=300, height=200)
GREY = 0xFF202020
NOW = 10_000.0


@pytest.fixture(autouse=True)
def application(qapp):
    """Sprites are drawn by Qt."""


def tracks(*rows, kind=UnitKind.WALKER, demo=False):
    """Rows are (unit, seconds ago, x, y) with metres for degrees."""
    board = UnitBoard()
    board.put([Sighting(unit, unit, x / 1000 + 1, y / 1000, NOW - ago, kind, demo) for unit, ago, x, y in rows])
    made = Tracks(lambda lon, lat: ((lon - 1) * 1000, lat * 1000), (0.0, 0.0))
    made.add(board.after(0))
    return made


def painted(shot):
    frame = np.full((VIEW.height, VIEW.width), GREY, np.uint32)
    TrailPainter().paint(frame, shot, VIEW, DARK)
    return frame


def green(frame, x, y):
    px, py = VIEW.to_pixel(x, y)
    return int(frame[round(py), round(px)] >> 8 & 255)


def test_the_trail_fades_with_age():
    shot = tracks(*[("a", ago, 100 - ago / 3, 0.5) for ago in range(0, 600, 30)]).shot(NOW, 600)
    frame = painted(shot)
    near, far, beyond = green(frame, 85, 0.5), green(frame, -85, 0.5), green(frame, -120, 0.5)
    assert near > far > beyond == 0x20
    assert green(frame, 100, 0.5) > near - 30, "the unit itself"


def test_what_is_older_is_forgotten_and_units_are_counted():
    made = tracks(("a", 10, 0, 0), ("a", 1000, 50, 0), ("b", 300, 20, 20), demo=True)
    shot = made.shot(NOW, 600)
    assert len(shot.x) == 2 and shot.moving == 1 and made.demo
    assert len(made.shot(NOW + 5000, 600).x) == 0


def test_silence_breaks_a_trail_and_units_do_not_mix():
    rows = [("a", 0, 100, 0.5), ("a", GAP + 60, -100, 0.5), ("b", 0, 0, 60.5), ("b", 20, 20, 60.5)]
    shot = tracks(*rows).shot(NOW, 900)
    order = np.lexsort([-shot.age, shot.unit])
    layer = trail_layer(shot.unit[order], shot.age[order], shot.x[order], shot.y[order], shot, DARK, 2.0)
    assert len(layer.data) == 1
    frame = painted(shot)
    assert green(frame, 0, 0.5) == 0x20 and green(frame, 10, 60.5) > 0x60


def test_nothing_known_paints_nothing():
    assert (painted(tracks().shot(NOW, 600)) == GREY).all()


def test_symbols_shrink_before_they_cover_a_district():
    assert size_at(1.0) == size_at(5.0) == 1.0 and size_at(500.0) == 0.5
