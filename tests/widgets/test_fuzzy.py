"""What matches, and what matches better."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.fuzzy import best, score


def test_better_matches_score_higher():
    ranked = ["zoom in", "area zoom", "bazoom", "zoo for me"]
    scores = [score("zoom", text) for text in ranked]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_letters_in_order_only():
    assert score("vzi", "view zoom-in") > 0
    assert score("izv", "view zoom-in") == 0


def test_word_beginnings_beat_scattered_letters():
    assert score("vz", "view zoom") > score("ew", "vexed fawn")


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_a_text_matches_itself_best(prefix, text):
    assert score(text, text) >= score(text, prefix + text) > 0
    assert best(text, [prefix, text]) >= score(text, text)
