"""The rules of the fold, one by one."""

import pytest
from ledger_sites import draft

from console.ledger.fold import Conflict, Mark, Refusal


def exchange(*ledgers):
    """Everybody gets everything."""
    for ledger in ledgers:
        for other in ledgers:
            ledger.receive(other.entries())


@pytest.fixture
def two(make):
    """Two sites that both know case:1."""
    one, two = make("one"), make("two")
    one.append([draft(set={"title": "old", "state": "reported"})])
    exchange(one, two)
    return one, two


def agreed(*ledgers):
    """The record of case:1, which must be the same everywhere, and the same as folded anew."""
    exchange(*ledgers)
    records = [ledger.record("case:1") for ledger in ledgers]
    assert all(record == records[0] for record in records)
    assert all(ledger.rebuild().differing == 0 for ledger in ledgers)
    return records[0]


def test_fields_states_and_lists(make):
    ledger = make()
    ledger.append([draft(set={"title": "a", "state": "reported"}, add={"notes": ["n1"]}),
                   draft(to="accepted", add={"notes": ["n2", "n3"], "photos": [{"sha": "x"}]}),
                   draft(set={"title": "b"})])
    record = ledger.record("case:1")
    assert record.fields == {"title": "b", "state": "accepted"}
    assert record.grown == {"notes": ["n1", "n2", "n3"], "photos": [{"sha": "x"}]}
    assert (record.conflicts, record.refused, record.deleted, record.version) == ([], [], False, 3)


def test_concurrent_different_values_open_a_conflict_that_only_a_resolve_closes(two):
    one, other = two
    one.append([draft(set={"title": "from one"})])
    other.append([draft(set={"title": "from two"})])
    record = agreed(one, other)
    (conflict,) = record.conflicts
    assert (conflict.field, conflict.kind) == ("title", "values")
    assert {m.value for m in conflict.candidates} == {"from one", "from two"}

    one.append([draft(set={"title": "seen both"})])
    record = agreed(one, other)
    assert record.fields["title"] == "seen both"
    assert record.conflicts == [conflict]

    other.append([draft(resolve={"title": "decided"})])
    record = agreed(one, other)
    assert record.fields["title"] == "decided"
    assert record.conflicts == []


def test_concurrent_equal_values_agree(two):
    one, other = two
    one.append([draft(set={"title": "same"})])
    other.append([draft(set={"title": "same"})])
    assert agreed(one, other).conflicts == []
    other.append([draft(set={"title": "next"})])
    assert agreed(one, other).fields["title"] == "next"


def test_a_resolve_does_not_close_what_its_author_had_not_seen(make):
    one, two, three = make("one"), make("two"), make("three")
    one.append([draft(set={"title": "old"})])
    exchange(one, two, three)
    for name, ledger in (("a", one), ("b", two), ("c", three)):
        ledger.append([draft(set={"title": name})])
    exchange(one, two)
    one.append([draft(resolve={"title": "a"})])
    (conflict,) = agreed(one, two, three).conflicts
    assert Mark(three.site, 1, "c") in conflict.candidates
    assert Mark(two.site, 1, "b") not in conflict.candidates
    one.append([draft(resolve={"title": "c"})])
    assert agreed(one, two, three).conflicts == []


def test_of_two_concurrent_transitions_the_first_in_order_stands(two):
    one, other = two
    one.append([draft(to="accepted")])
    other.append([draft(to="refused")])
    record = agreed(one, other)
    first = min((e for e in one.entries() if "to" in e.payload), key=lambda e: (e.hlc, e.site, e.index))
    assert record.fields["state"] == first.payload["to"]
    (conflict,) = record.conflicts
    assert conflict.kind == "transition"
    assert conflict.candidates[0] == Mark(first.site, first.index, first.payload["to"])
    assert len(conflict.candidates) == 2


def test_what_followed_a_transition_that_lost_does_not_stand_either(two):
    one, other = two
    one.append([draft(to="accepted")])
    other.append([draft(to="refused"), draft(to="closed")])
    exchange(one, other)
    first = min((e for e in one.entries() if "to" in e.payload), key=lambda e: (e.hlc, e.site, e.index))
    loser = {one.site: other, other.site: one}[first.site]
    record = agreed(one, other)
    if first.site == one.site:
        assert record.fields["state"] == "accepted"
        assert [m.value for m in record.conflicts[0].candidates] == ["accepted", "refused", "closed"]
    else:
        assert record.fields["state"] == "closed"
    loser.append([draft(resolve={"state": "accepted"})])
    record = agreed(one, other)
    assert record.fields["state"] == "accepted"
    assert record.conflicts == []


def test_concurrent_transitions_that_agree_are_no_conflict(two):
    one, other = two
    one.append([draft(to="accepted")])
    other.append([draft(to="accepted")])
    assert agreed(one, other).conflicts == []
    other.append([draft(to="closed")])
    assert agreed(one, other).fields["state"] == "closed"


def test_an_illegal_transition_is_refused_and_kept(make):
    steps = {("", "reported"), ("reported", "accepted")}
    ledger = make(legal=lambda subject, before, after: (before, after) in steps)
    ledger.append([draft(to="reported"), draft(to="closed"), draft(to="accepted"),
                   draft(resolve={"state": "closed"})])
    record = ledger.record("case:1")
    assert record.fields["state"] == "accepted"
    assert record.refused == [Refusal(ledger.site, 2, {"to": "closed"}, "illegal transition"),
                              Refusal(ledger.site, 4, {"resolve": {"state": "closed"}}, "illegal transition")]


def test_what_is_set_about_the_state_is_not_asked_whether_legal(make):
    ledger = make(legal=lambda *_: False)
    ledger.append([draft(set={"state": "closed", "title": "t"})])
    assert ledger.record("case:1").fields == {"state": "closed", "title": "t"}


def test_deletion_is_a_tombstone_that_only_who_saw_it_lifts(two):
    one, other = two
    assert one.append([draft(delete=True)]).removed == ("case:1",)
    other.append([draft(set={"title": "meanwhile"}), draft(delete=False)])
    record = agreed(one, other)
    assert record.deleted
    assert record.fields["title"] == "meanwhile"
    changes = other.append([draft(delete=False)])
    assert [r.subject for r in changes.added] == ["case:1"]
    assert not agreed(one, other).deleted


def test_lists_grow_from_both_sides_and_lose_nothing(two):
    one, other = two
    for number in range(5):
        one.append([draft(add={"notes": [f"one {number}"]})])
        other.append([draft(add={"notes": [f"two {number}"]})])
    notes = agreed(one, other).grown["notes"]
    assert sorted(notes) == sorted(f"{who} {n}" for who in ("one", "two") for n in range(5))
    assert [n for n in notes if n.startswith("one")] == [f"one {n}" for n in range(5)]


def test_a_payload_nobody_understands_is_kept_as_refused(make):
    ledger = make()
    ledger.append([draft(set=5), draft(add={"notes": "no list"}), draft(to=7), draft(unknown={"a": 1})])
    record = ledger.record("case:1")
    assert [r.why for r in record.refused] == ["not understood"] * 3
    assert record.version == 4


def test_many_writers_of_many_fields_are_folded_like_few(make):
    ledger = make()
    for number in range(60):
        ledger.append([draft(set={f"field {number % 23}": number, f"field {number % 7}": -number})])
    expected = {}
    for number in range(60):
        expected |= {f"field {number % 23}": number, f"field {number % 7}": -number}
    assert ledger.record("case:1").fields == expected
    assert ledger.rebuild().differing == 0


def test_conflicts_name_the_entries(two):
    one, other = two
    one.append([draft(set={"title": "x"})])
    other.append([draft(set={"title": "y"})])
    for conflict in agreed(one, other).conflicts:
        assert isinstance(conflict, Conflict)
        for mark in conflict.candidates:
            assert one.entry(mark.site, mark.index).payload == {"set": {"title": mark.value}}
