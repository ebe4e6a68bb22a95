"""Two moments of a case side by side."""

import pytest

from console.desk.moments import compare
from console.errors import BadInput
from console.ledger.ledger import Draft, Ledger
from console.store.engine import open_store


@pytest.fixture
def entries(tmp_path):
    ledger = Ledger(open_store(tmp_path / "console.db"))
    for at, payload in enumerate((
        {"set": {"title": "积水", "priority": 3}},
        {"set": {"priority": 1}, "add": {"notes": ["ankle deep"]}},
        {"to": "accepted", "set": {"priority": 3}},
        {"set": {"address": "莲花路"}, "add": {"notes": ["knee deep"]}},
    )):
        ledger.append([Draft("case:1", "case.changed", payload, at=float(at))])
    return list(ledger.entries("case:1"))


def said(comparison):
    return {one.field: (one.before, one.after) for one in comparison.differences}


def test_only_what_differs_at_the_two_moments(entries):
    found = compare(entries, 1, 4)
    assert said(found) == {"state": (None, "accepted"), "address": (None, "莲花路")}   # priority went and came back
    assert found.grown == {"notes": ["ankle deep", "knee deep"]}
    assert (found.first_at, found.last_at) == (0.0, 3.0)


def test_order_does_not_matter_and_the_end_can_be_named(entries):
    assert compare(entries, 3, 2) == compare(entries, 2, 3)
    assert said(compare(entries, 2, 3)) == {"priority": (1, 3), "state": (None, "accepted")}
    assert compare(entries, 2, -1) == compare(entries, 2, 4)
    assert compare(entries, 2, 2).differences == ()


@pytest.mark.parametrize("number", [0, 5, -5])
def test_an_entry_that_is_not_there(entries, number):
    with pytest.raises(BadInput, match="1 to 4"):
        compare(entries, number, 1)
