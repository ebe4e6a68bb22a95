"""The command tree as menus and palette see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shell_fakes import small_tree

from console import language
from widgets.command_entries import entries, quoted, words_of


@pytest.fixture
def found():
    return {entry.line: entry for entry in entries(small_tree())}


def test_titles_are_short_and_without_a_full_stop(found):
    assert found["view up"].title == "Go up one level"
    assert found["count"].title == "Count up"
    assert found["count"].about == "one row for each number."


def test_titles_follow_the_language():
    language.use("zh")
    up = next(entry for entry in entries(small_tree()) if entry.line == "view up")
    assert (up.title, up.english) == ("返回上一级", "Go up one level")


def test_what_a_command_needs(found):
    assert found["count"].needs_words
    assert found["count"].usage == "count TO"
    assert not found["view filter"].needs_words
    state = next(p for p in found["view filter"].parameters if p.word == "--state")
    assert "reported" in state.choices
    assert state.multiple and not state.flag
    assert next(p for p in found["view filter"].parameters if p.word == "--open").flag


LETTERS = st.characters(blacklist_characters="\"'\\", blacklist_categories=["Cc", "Cs", "Zl", "Zp", "Zs"])


@given(st.lists(st.text(LETTERS, min_size=1), min_size=1))
def test_quoted_words_come_back(words):
    assert words_of(" ".join(quoted(word) for word in words)) == words


def test_an_open_quotation_mark_ends_with_the_line():
    assert words_of('view area "莲花 街') == ["view", "area", "莲花 街"]
    assert words_of("") == []
