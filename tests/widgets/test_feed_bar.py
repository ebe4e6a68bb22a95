"""Feeds: running, silent, failed and ended each say so, in words and in shape."""

from itertools import pairwise

import pytest
from panel_fakes import NOW, status
from PySide6.QtGui import QColor

from widgets.feed_bar import FeedBar
from widgets.theme import Theme

THEME = Theme()


class Clock:
    now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bar(qtbot, clock):
    made = FeedBar(THEME, clock)
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show()
    return made


def test_says_when_there_is_none(bar):
    bar.show_status([])
    assert bar.none.isVisible()
    bar.show_status([status()])
    assert not bar.none.isVisible()


def test_silent_says_for_how_long(bar):
    bar.show_status([status(stale=True, age=190.0, last_at=NOW - 190)])
    assert bar.chips["city-day"].words == "silent for 3 min"


def test_failed_keeps_its_sentence_in_the_tooltip(bar):
    bar.show_status([status(running=False, error="The file was moved; 3 records were kept.")])
    chip = bar.chips["city-day"]
    assert chip.words == "failed" and "3 records were kept" in chip.toolTip()


def test_ended_is_not_failed(bar):
    bar.show_status([status(running=False, read=1000)])
    assert bar.chips["city-day"].words == "ended, 1,000 records"


def test_rate_over_the_last_minute(bar, clock):
    for second in range(0, 121, 10):
        clock.now = NOW + second
        bar.show_status([status(read=1000 + 2 * second, last_at=clock.now)])
    assert bar.chips["city-day"].rate == pytest.approx(120)
    assert bar.chips["city-day"].words.startswith("120 a minute")


def test_chips_come_and_go_and_are_reachable(bar, qtbot):
    bar.show_status([status("a", "A"), status("b", "B")])
    assert set(bar.chips) == {"a", "b"}
    bar.show_status([status("b", "B")])
    assert set(bar.chips) == {"b"}
    with qtbot.waitSignal(bar.feed_activated) as told:
        bar.chips["b"].click()
    assert told.args == ["b"]
    assert bar.chips["b"].accessibleName().startswith("B: ")


@pytest.mark.parametrize(("fields", "colour"), [
    ({}, THEME.ok), ({"stale": True, "age": 99.0}, THEME.stale), ({"running": False, "error": "x"}, THEME.urgent)])
def test_the_state_is_drawn(bar, fields, colour):
    bar.show_status([status(**fields)])
    picture = bar.chips["city-day"].grab().toImage()
    wanted = QColor(colour)

    def near(found):
        return max(abs(found.red() - wanted.red()), abs(found.green() - wanted.green()),
                   abs(found.blue() - wanted.blue())) < 12

    hits = sum(near(picture.pixelColor(x, y)) for x in range(picture.width()) for y in range(picture.height()))
    assert hits > 8


def test_stale_is_hatched_and_running_is_not(bar):
    def stripes(**fields):
        bar.show_status([status(**fields)])
        chip = bar.chips["city-day"]
        chip.resize(chip.sizeHint())
        picture = chip.grab().toImage()
        row = [picture.pixelColor(x, 4).rgb() for x in range(20, picture.width() - 6)]
        return sum(a != b for a, b in pairwise(row))

    assert stripes(stale=True, age=99.0) > 10 > stripes()
