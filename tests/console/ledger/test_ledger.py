"""Append, receive, read and follow."""

import sqlite3
import threading

import msgspec
import pytest
from ledger_sites import Hands, draft
from sqlalchemy import text

from console.errors import DamagedDatabase, ProfileError, Refused
from console.ledger.arrival import merged
from console.ledger.entry import read_entry
from console.ledger.intake import fold_subject
from console.ledger.ledger import Draft
from console.model.changes import Changes
from console.store import engine


def test_an_entry_says_all_there_is_to_say(make):
    ledger = make()
    ledger.append([Draft("case:1", "case.reported", {"set": {"a": 1}}, "440304", "me", 12.5),
                   Draft("areas:x", "areas.imported", {"file": "f"})])
    first, second = ledger.entries()
    assert (first.site, first.index, first.prev, first.seen) == (ledger.site, 1, b"", ())
    assert (first.subject, first.kind, first.area, first.actor, first.at) == (
        "case:1", "case.reported", "440304", "me", 12.5)
    assert (second.index, second.prev) == (2, first.id)
    assert second.hlc > first.hlc
    assert ledger.heads() == {ledger.site: (2, second.id)}
    assert ledger.record("areas:x").fields == {}
    assert ledger.record("case:none") is None


def test_the_site_is_named_once(make):
    one = make("same")
    assert make("same").site == one.site
    assert make("other").site != one.site


def test_rows_and_entries_are_one_step(make, tmp_path):
    ledger = make()
    ledger.append([draft()], rows=lambda c: c.execute(text("CREATE TABLE mine (a)")))
    ledger.append([draft()], rows=lambda c: c.execute(text("INSERT INTO mine VALUES (1)")))

    def fail(connection):
        connection.execute(text("INSERT INTO mine VALUES (2)"))
        raise Refused("no")

    with pytest.raises(Refused):
        ledger.append([draft()], rows=fail)
    with pytest.raises(TypeError):
        ledger.append([draft(set={"a": object()})], rows=lambda c: c.execute(text("INSERT INTO mine VALUES (3)")))
    with sqlite3.connect(tmp_path / "one.db") as look:
        assert look.execute("SELECT a FROM mine").fetchall() == [(1,)]
    look.close()
    assert len(list(ledger.entries())) == 2
    assert ledger.verify().ok


def test_pages_leave_nothing_out(make, monkeypatch):
    monkeypatch.setattr("console.ledger.ledger.PAGE", 3)
    ledger = make()
    ledger.append([draft(f"case:{n:02}") for n in range(10)] + [draft("cas"), draft("casf")])
    assert [e.index for e in ledger.entries()] == list(range(1, 13))
    assert [e.index for e in ledger.entries(after=4, limit=5)] == [5, 6, 7, 8, 9]
    assert [e.index for e in ledger.entries("case:03")] == [4]
    assert [e.index for e in ledger.latest(limit=2)] == [12, 11]
    assert [e.index for e in ledger.latest("case:00")] == [1]
    assert [r.subject for r in ledger.records("case:")] == [f"case:{n:02}" for n in range(10)]
    assert len(list(ledger.records())) == 12


def test_changes_say_what_was_added_updated_and_removed(make):
    ledger = make()
    changes = ledger.append([draft("case:1"), draft("case:2"), draft("case:1", set={"a": 1})])
    assert [(r.subject, r.version) for r in changes.added] == [("case:1", 2), ("case:2", 1)]
    changes = ledger.append([draft("case:1"), draft("case:2", delete=True), draft("case:3", delete=True)])
    assert [r.subject for r in changes.updated] == ["case:1"]
    assert changes.removed == ("case:2",)
    assert not changes.added


def test_follow_sees_what_others_wrote_and_only_that(make):
    ours, others = make("same"), make("same")
    ours.append([draft("case:1")])
    assert not ours.follow()
    assert [r.subject for r in others.follow().added] == ["case:1"]
    others.append([draft("case:2")])
    ours.append([draft("case:3")])
    others.append([draft("case:1", set={"a": 1}), draft("case:4", delete=True)])
    ours.append([draft("case:5")])
    changes = ours.follow()
    assert [r.subject for r in changes.added] == ["case:2"]
    assert [(r.subject, r.fields) for r in changes.updated] == [("case:1", {"a": 1})]
    assert not ours.follow()
    assert {r.subject for r in others.follow().added} == {"case:3", "case:5"}


def test_threads_append_without_a_gap(make):
    ledger = make()
    threads = [threading.Thread(target=lambda n=n: [ledger.append([draft(f"case:{n}")]) for _ in range(15)])
               for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [e.index for e in ledger.entries()] == list(range(1, 61))
    assert ledger.verify().ok
    assert not ledger.follow()


def test_what_was_seen_is_said_once(make):
    one, two = make("one"), make("two")
    one.append([draft()])
    two.receive(one.entries())
    two.append([draft(), draft()])
    two.append([draft()])
    first = one.latest()[0]
    assert [e.seen for e in two.entries() if e.site == two.site] == [((one.site, 1, first.id),), (), ()]


def test_receiving_twice_changes_nothing(make):
    one, two = make("one"), make("two")
    one.append([draft(), draft()])
    assert two.receive(one.entries()).new == 2
    again = two.receive([*one.entries(), *one.entries()])
    assert (again.new, again.repeated, again.changes) == (0, 4, Changes())


def test_a_late_entry_folds_only_its_subject_again(make, monkeypatch):
    one, two = make("one"), make("two", off=3600.0)
    one.append([draft("case:1", set={"a": "early"})])
    two.append([draft("case:1", set={"a": "late"}), draft("case:2")])
    again = []
    monkeypatch.setattr("console.ledger.intake.fold_subject",
                        lambda c, subject, legal: again.append(subject) or fold_subject(c, subject, legal))
    assert [r.subject for r in two.receive(one.entries()).changes.updated] == ["case:1"]
    assert again == ["case:1"]
    assert two.record("case:1").fields == {"a": "late"}


def test_an_entry_changed_on_the_way_is_refused(make):
    one, two = make("one"), make("two")
    one.append([draft(), draft(set={"a": 1})])
    first, second = one.entries()
    forged = msgspec.structs.replace(second, body=second.body.replace(b"\xa1a\x01", b"\xa1a\x02"))
    received = two.receive([first, forged])
    assert (received.new, [r.why for r in received.refused]) == (1, ["changed on the way"])
    assert two.receive([second]).new == 1


def test_a_second_entry_under_one_index_is_kept_but_not_folded(make):
    one, two = make("one"), make("two")
    one.append([draft(set={"a": 1}), draft(set={"a": 2})])
    two.receive(one.entries())
    copy = make("copy")  # a copied profile that goes on under the same name
    with copy._store.write() as connection:
        connection.execute(text("UPDATE identity SET site = :site"), {"site": one.site})
    copy = make("copy", off=60.0)
    copy.append([draft(set={"a": "other"}), draft(set={"a": "other"}), draft(set={"a": "other"})])
    received = two.receive(copy.entries())
    assert [r.why for r in received.refused] == ["another entry has this index"] * 2 + [
        "does not follow the entry before it"]
    assert len(two.waiting()) == 3
    assert two.record("case:1").fields == {"a": 2}
    one.append([draft(set={"a": 3})])  # and the true third still comes in
    assert two.receive(one.entries()).new == 1
    assert two.verify().ok


def test_an_entry_that_saw_another_history_is_kept_but_not_folded(make):
    one, two, three = make("one"), make("two"), make("three")
    one.append([draft()])
    two.receive(one.entries())
    two.append([draft()])
    honest = list(two.entries())[-1]
    body = msgspec.msgpack.decode(honest.body)
    body[5] = [[one.site, 1, b"\0" * 32]]
    liar = read_entry(msgspec.msgpack.encode(body))
    received = three.receive([*one.entries(), liar])
    assert [r.why for r in received.refused] == ["saw an entry that is not the one here"]
    assert three.receive([honest]).new == 1


def test_a_clock_from_the_future_is_counted_and_not_followed(make):
    one, two = make("one", off=86_400.0), make("two")
    one.append([draft(set={"a": 1})])
    assert two.receive(one.entries()).ahead == 1
    two.append([draft(set={"a": 2})])
    mine = two.latest(limit=1)[0]
    assert mine.written_at < one.latest()[0].written_at - 80_000
    assert two.record("case:1").fields == {"a": 2}  # causal all the same


def test_own_entries_come_back_after_a_restored_backup(make, tmp_path):
    ledger = make("one")
    ledger.append([draft(set={"a": 1})])
    friend = make("friend")
    backup = tmp_path / "restored.db"
    with sqlite3.connect(tmp_path / "one.db") as live, sqlite3.connect(backup) as copy:
        live.backup(copy)
    live.close()
    copy.close()
    ledger.append([draft(set={"a": 2})])
    friend.receive(ledger.entries())
    restored = make("restored")
    assert restored.receive(friend.entries()).new == 1
    restored.append([draft(set={"a": 3})])
    assert friend.receive(restored.entries()).new == 1
    assert friend.record("case:1").fields == {"a": 3}


def test_a_full_disk_takes_the_whole_step_back(make):
    ledger = make()
    ledger.append([draft("case:kept", set={"a": 1})])

    def narrow(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(ProfileError, match="disk is full"):
        ledger.append([draft("case:lost", set={"a": "x" * 1_000_000})], rows=narrow)
    assert [r.subject for r in ledger.records()] == ["case:kept"]

    def widen(connection):
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")

    ledger.append([draft("case:later")], rows=widen)
    assert [e.subject for e in ledger.entries()] == ["case:kept", "case:later"]
    assert ledger.verify().ok
    assert not ledger.follow()


def test_a_locked_database_is_said_to_be(make, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    ledger = make()
    other = sqlite3.connect(tmp_path / "one.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProfileError, match="Another program"):
        ledger.append([draft()])
    assert list(ledger.entries()) == []  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    ledger.append([draft()])


def test_a_database_that_breaks_while_open_is_said_to_be_damaged(make, tmp_path):
    ledger = make()
    for number in range(30):
        ledger.append([draft(f"case:{number}", set={"a": "x" * 3000})])
    ledger._store.close()
    file = tmp_path / "one.db"
    raw = bytearray(file.read_bytes())
    raw[4096 * 8:] = b"\xff" * (len(raw) - 4096 * 8)
    file.write_bytes(raw)
    with pytest.raises(DamagedDatabase, match="set aside"):
        list(ledger.entries())
    assert list(tmp_path.glob("*-check"))


def test_changes_in_two_steps_make_one(make):
    ledger = make()
    first = ledger.append([draft("a"), draft("b"), draft("c")])
    second = ledger.append([draft("a"), draft("b", delete=True), draft("d")])
    both = merged(first, second)
    assert sorted(r.subject for r in both.added) == ["a", "c", "d"]
    assert both.removed == ()
    third = ledger.append([draft("c", delete=True), draft("b", delete=False)])
    assert merged(second, third).removed == ("c",)
    assert merged(Changes(), third) is third


def test_big_numbers_of_sites_do_not_stand_in_each_others_way(make):
    centre = make("centre")
    for number in range(12):
        hands = Hands(number)
        site = make(f"site {number}", clock=hands.clock())
        site.receive(centre.entries())
        site.append([draft(add={"notes": [number]})])
        centre.receive(site.entries())
    assert sorted(centre.record("case:1").grown["notes"]) == list(range(12))
    assert len(centre.heads()) == 12
