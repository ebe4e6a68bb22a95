"""The index of words by itself: sounds, however many things begin so, and all of them in the end."""

from contextlib import closing

import pytest

from console.store.address_search import WordIndex
from console.store.engine import open_store

NAMES = ["红叶阁", "红阳", "海燕大厦", "红一园", "翠湖", *(f"花{last}园" for last in "一二三四五六七八九十")]


@pytest.fixture
def sounding(tmp_path):
    index = WordIndex("test_words")
    with closing(open_store(tmp_path / "console.db")) as store:
        with store.write() as connection:
            index.ensure(connection)
            index.add(connection, [(n, (name,), f"440304008{n % 2:03}") for n, name in enumerate(NAMES, 1)])
        with store.read() as connection:
            yield lambda letters, limit=60, within="": index.sounding(connection, letters, limit, within)


def test_all_that_sounds_so_is_found_and_the_shortest_first(sounding):
    assert sounding("hy", 1) == [2] and sorted(sounding("hy")) == [1, 2, 3, 4, 6]
    assert sounding("HYG") == [1] and sounding("ch") == [5] and len(sounding("hs")) == 3
    assert sounding("h") == [] and sounding("翠湖") == [] and sounding("zz") == []


def test_no_more_than_asked_for_and_none_from_elsewhere(sounding, monkeypatch):
    monkeypatch.setattr("console.store.address_search._TERMS", 1)   # asked for term by term: nothing is found twice
    assert [len(sounding("hy", n)) for n in range(1, 7)] == [1, 2, 3, 4, 5, 5]
    assert sorted(sounding("hy", within="440304008001")) == [1, 3]
