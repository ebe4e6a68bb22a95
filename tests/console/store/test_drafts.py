"""Drafts: each person's own, kept until used, there again after a restart."""

import pytest

from console.store.drafts import DraftStore
from console.store.engine import open_store


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "console.db")
    yield opened
    opened.close()


def test_a_draft_survives_a_restart(store, tmp_path):
    DraftStore(store).keep("case 1", "wang", "refuse", "不属")
    DraftStore(store).keep("case 1", "wang", "refuse", "不属本区")
    store.close()
    again = open_store(tmp_path / "console.db")
    assert DraftStore(again).get("case 1", "wang") == ("refuse", "不属本区")
    again.close()


def test_everybody_has_their_own(store):
    drafts = DraftStore(store)
    drafts.keep("case 1", "wang", "refuse", "a")
    drafts.keep("case 1", "li", "return", "b")
    assert drafts.get("case 1", "wang") == ("refuse", "a") and drafts.get("case 1", "li") == ("return", "b")
    assert drafts.get("case 2", "wang") == ("", "")


def test_nothing_written_is_no_draft(store):
    drafts = DraftStore(store)
    drafts.keep("case 1", "wang", "refuse", "a")
    drafts.keep("case 1", "wang", "refuse", "  ")
    assert drafts.get("case 1", "wang") == ("", "")
