"""Ledger entries read out loud; what another version wrote is shown, never a fault."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_fakes import NOW, catalogue, entry, history, tree

from widgets.entry_words import EntryReader

READER = EntryReader(catalogue(), tree())


def test_who_what_why():
    lines = [READER.read(one) for one in history()]
    assert [line.what for line in lines] == ["Reported", "→ Accepted", "Changed", "→ Dispatched", "Note"]
    assert lines[0].who == "Feed city-day" and lines[3].why == "道路主干道，须 2 小时内到场"
    assert lines[2].details == ("Priority: Urgent", f"Class: {catalogue().label('0501')}", "Place: moved")
    assert lines[4].details == ("现场已设围挡，等待抢修车辆",)


def test_without_an_actor_the_site_signs():
    assert READER.read(entry(1, "case.changed", {})).who == "Site a1b2c3d4"


def test_tombstone_and_settled_conflict():
    assert READER.read(entry(1, "case.gone", {"delete": True})).what == "Deleted"
    line = READER.read(entry(1, "case.resolved", {"resolve": {"priority": 2}}))
    assert line.what == "Conflict settled" and line.details == ("Priority settled as High",)


def test_a_clock_ahead_is_a_doubt_and_not_believed():
    told = entry(1, "case.changed", {}, at=NOW)
    assert READER.read(told).doubt == ""
    ahead = READER.read(msgspec.structs.replace(told, at=NOW + 86400))
    assert "ahead" in ahead.doubt and ahead.at == pytest.approx(NOW, abs=1)


anything = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                            st.sampled_from(["state", "priority", "area", "due_at", "lon", "title", "notes", "x"]),
                            inner, max_size=3), max_leaves=8)


@given(st.dictionaries(st.sampled_from(["set", "add", "to", "resolve", "delete", "why", "z"]), anything, max_size=4))
def test_any_payload_can_be_read(payload):
    line = READER.read(entry(1, "case.changed", payload))
    assert line.who and all(isinstance(detail, str) for detail in line.details) and READER.wanted(payload)


@pytest.mark.parametrize("kind", ["case.fed_back", "case.noted", "case.split"])
def test_what_was_told_is_no_reason(kind):
    line = READER.read(entry(1, kind, {"why": "pumped out"}))
    assert line.details == ("pumped out",) and line.why == ""
