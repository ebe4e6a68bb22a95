"""Words and times."""

import pytest
from panel_fakes import NOW

from console import language
from console.model.area import Level
from console.model.case import Priority, Source, State
from widgets import words


@pytest.fixture(params=["zh", "en"])
def spoken(request):
    language.use(request.param)
    yield request.param
    language.use("en")


def test_every_value_has_a_word_of_its_own(spoken):
    for values, word in ((State, words.state_word), (Priority, words.priority_word), (Source, words.source_word),
                         (Level, words.level_word)):
        said = [word(value) for value in values]
        assert len(set(said)) == len(said) and all(said)


def test_words_follow_the_language():
    language.use("zh")
    assert words.state_word(State.DISPATCHED) == "派遣"
    language.use("en")
    assert words.state_word(State.DISPATCHED) == "Dispatched"


@pytest.mark.parametrize(("seconds", "said"), [
    (0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (2 * 86400 - 1, "47 h"),
    (2 * 86400, "2 d"), (-5, "0 s"),
])
def test_spans_use_the_largest_fitting_unit(seconds, said):
    assert words.span(seconds) == said


def test_times_relative_to_now():
    assert words.ago(NOW - 3, NOW) == "just now"
    assert words.ago(NOW - 180, NOW) == "3 min ago"
    assert words.ago(NOW + 30, NOW) == "just now", "a clock a little ahead is no reason to worry anybody"
    assert words.ago(NOW + 3600, NOW) == "in 1 h"
    assert words.ago(0, NOW) == "—"
    assert words.time_left(NOW + 7200, NOW) == "2 h left"
    assert words.time_left(NOW - 1, NOW) == "1 s over"
    assert words.time_left(NOW - 1, NOW, is_open=False) == "—"
    assert words.time_left(None, NOW) == "—"


@pytest.mark.parametrize(("phone", "shown"), [
    ("13800001234", "138****1234"), ("0755-8200 1234", "075****1234"), ("12345", "*****"), ("", ""),
])
def test_phones_are_masked(phone, shown):
    assert words.mask_phone(phone) == shown


def test_sizes():
    assert words.size_words(78.66e6) == "78.66 km²"
    assert words.size_words(5200) == "5,200 m²"
    assert words.size_words(0) == "—"
