"""Whatever is done to the stored entries is found, and the place is named."""

import hashlib
import sqlite3

import msgspec
import pytest
from ledger_sites import draft

from console.errors import Cancelled
from console.ledger import verify as verify_module
from console.progress import Progress


@pytest.fixture
def ledger(make):
    """Two sites' entries in one ledger: ten and ten, the second site having seen some of the first."""
    one, two = make("one"), make("two")
    for number in range(10):
        one.append([draft(f"case:{number % 4}", set={"n": number})])
        if number == 4:
            two.receive(one.entries())
        two.append([draft(f"case:{number}", add={"notes": [number]})])
    one.receive(two.entries())
    return one


def tampered(ledger, *statements):
    """Do something to the database behind the ledger's back, then verify."""
    path = ledger._store.path
    ledger._store.close()
    connection = sqlite3.connect(path)
    for statement in statements:
        changed = connection.execute(*statement if isinstance(statement, tuple) else (statement,))
        assert changed.rowcount
    connection.commit()
    connection.close()
    found = ledger.verify()
    assert not found.ok
    return found.first_bad


def body_of(ledger, index):
    return ledger.entry(ledger.site, index).body


def resealed(ledger, number, /, **fields):
    """The entry with some fields changed, its own hash put right as a careful forger would."""
    entry = ledger.entry(ledger.site, number)
    raw = msgspec.msgpack.encode(msgspec.structs.replace(
        msgspec.msgpack.decode(entry.body, type=verify_module.Body), **fields))
    return raw, hashlib.sha256(raw).digest()


def test_an_untouched_ledger_is_well(ledger):
    found = ledger.verify()
    assert (found.ok, found.entries, found.sites, found.first_bad) == (True, 20, 2, None)


def test_an_empty_ledger_is_well(make):
    found = make().verify()
    assert (found.ok, found.entries, found.sites) == (True, 0, 0)


@pytest.mark.parametrize("index", [1, 5, 10])
def test_every_single_bit_counts(ledger, index):
    raw = bytearray(body_of(ledger, index))
    raw[-1] ^= 1
    bad = tampered(ledger, ("UPDATE entries SET body = ? WHERE site = ? AND number = ?",
                            (bytes(raw), ledger.site, index)))
    assert (bad.site, bad.index) == (ledger.site, index)
    assert "changed" in bad.why


@pytest.mark.parametrize("index", [1, 5, 9, 10])
def test_a_changed_entry_with_its_hash_put_right(ledger, index):
    raw, id = resealed(ledger, index, actor="forger")
    bad = tampered(ledger, ("UPDATE entries SET body = ?, id = ? WHERE site = ? AND number = ?",
                            (raw, id, ledger.site, index)))
    assert (bad.site, bad.index) == (ledger.site, index)


def test_a_last_entry_replaced_together_with_its_head(ledger):
    raw, id = resealed(ledger, 10, subject="case:other")
    bad = tampered(
        ledger,
        ("UPDATE entries SET body = ?, id = ?, subject = 'case:other' WHERE site = ? AND number = 10",
         (raw, id, ledger.site)),
        ("UPDATE heads SET id = ? WHERE site = ?", (id, ledger.site)))
    assert "case:" in bad.why


@pytest.mark.parametrize("index", [1, 4, 9])
def test_a_removed_entry(ledger, index):
    id = ledger.entry(ledger.site, index).id.hex()
    bad = tampered(ledger, ("DELETE FROM entries WHERE site = ? AND number = ?", (ledger.site, index)))
    assert (bad.site, bad.index, bad.id) == (ledger.site, index, id)
    assert "missing" in bad.why


def test_removed_entries_at_the_end(ledger):
    bad = tampered(ledger, ("DELETE FROM entries WHERE site = ? AND number > 7", (ledger.site,)))
    assert (bad.site, bad.index) == (ledger.site, 8)
    assert "cut off" in bad.why


def test_removed_at_the_end_with_the_head_set_back(ledger):
    entry = ledger.entry(ledger.site, 9)
    bad = tampered(
        ledger, ("DELETE FROM entries WHERE site = ? AND number = 10", (ledger.site,)),
        ("UPDATE heads SET number = 9, id = ? WHERE site = ?", (entry.id, ledger.site)))
    assert (bad.site, bad.index) == (ledger.site, 10)
    assert "folded" in bad.why


def test_removed_at_the_end_though_another_site_had_seen_it(make):
    one, two = make("one"), make("two")
    one.append([draft("case:1"), draft("case:2")])
    two.receive(one.entries())
    two.append([draft("case:3")])
    first = two.entry(one.site, 1)
    bad = tampered(
        two, ("DELETE FROM entries WHERE site = ? AND number = 2", (one.site,)),
        ("UPDATE heads SET number = 1, id = ? WHERE site = ?", (first.id, one.site)),
        "DELETE FROM folds WHERE subject = 'case:2'")
    assert (bad.site, bad.index) == (one.site, 2)
    assert "had seen it" in bad.why


def test_all_entries_of_a_site_removed(make):
    one, two = make("one"), make("two")
    one.append([draft()])
    two.append([draft()])
    two.receive(one.entries())
    bad = tampered(two, ("DELETE FROM entries WHERE site = ?", (one.site,)))
    assert (bad.site, bad.index) == (one.site, 1)


def test_an_inserted_entry(ledger):
    entry = ledger.entry(ledger.site, 10)
    raw, id = resealed(ledger, 10, index=11, prev=entry.id)
    bad = tampered(ledger, (
        "INSERT INTO entries SELECT 99, site, 11, ?, subject, stamp, view, ? FROM entries "
        "WHERE site = ? AND number = 10", (id, raw, ledger.site)))
    assert (bad.site, bad.index) == (ledger.site, 11)


def test_an_inserted_entry_with_a_head(ledger):
    entry = ledger.entry(ledger.site, 10)
    raw, id = resealed(ledger, 10, index=11, prev=entry.id, subject="case:new")
    bad = tampered(
        ledger, (
            "INSERT INTO entries SELECT 99, site, 11, ?, 'case:new', stamp, view, ? FROM entries "
            "WHERE site = ? AND number = 10", (id, raw, ledger.site)),
        ("UPDATE heads SET number = 11, id = ? WHERE site = ?", (id, ledger.site)))
    assert (bad.site, bad.index) == (ledger.site, 11)
    assert "never folded" in bad.why


def test_an_inserted_site(ledger):
    raw = msgspec.msgpack.encode(
        msgspec.structs.replace(msgspec.msgpack.decode(body_of(ledger, 1), type=verify_module.Body), site="x"))
    bad = tampered(ledger, ("INSERT INTO entries VALUES (99, 'x', 1, ?, 'case:0', 1, 0, ?)",
                            (hashlib.sha256(raw).digest(), raw)))
    assert (bad.site, bad.index) == ("x", 1)


def test_two_entries_in_each_others_place(ledger):
    first, second = ledger.entry(ledger.site, 3), ledger.entry(ledger.site, 4)
    bad = tampered(
        ledger, ("UPDATE entries SET number = 99 WHERE position = ?", (first.position,)),
        ("UPDATE entries SET number = 3 WHERE position = ?", (second.position,)),
        ("UPDATE entries SET number = 4 WHERE position = ?", (first.position,)))
    assert bad.site == ledger.site
    assert bad.index in (3, 4)


def test_entries_moved_in_the_journal(ledger):
    first = ledger.entry(ledger.site, 3)
    bad = tampered(ledger, ("UPDATE entries SET position = 99 WHERE position = ?", (first.position,)))
    assert (bad.site, bad.index) == (ledger.site, 3)


@pytest.mark.parametrize("column, value", [("subject", "case:9"), ("site", "other"), ("number", 77)])
def test_columns_that_do_not_say_what_the_bytes_say(ledger, column, value):
    tampered(ledger, (f"UPDATE entries SET {column} = ? WHERE site = ? AND number = 6", (value, ledger.site)))


@pytest.mark.parametrize("table, column, value", [
    ("entries", "body", "text"), ("entries", "body", None), ("entries", "id", 5), ("entries", "number", "six"),
    ("entries", "subject", b"\xff\xfe"), ("heads", "number", "ten"), ("heads", "id", "text"),
    ("folds", "version", "many"),
])
def test_values_of_another_type(ledger, table, column, value):
    ledger._store.close()
    with sqlite3.connect(ledger._store.path) as loose:  # NULL may stand nowhere: lift that too
        loose.execute("PRAGMA writable_schema = ON")
        loose.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = ?", (table,))
    loose.close()
    with sqlite3.connect(ledger._store.path) as tamper:
        where = "WHERE number = 6" if table == "entries" else "WHERE site = (SELECT min(site) FROM heads)"
        tamper.execute(f"UPDATE {table} SET {column} = ? {where}", (value,))
    tamper.close()
    found = ledger.verify()
    assert not found.ok
    assert found.first_bad.why


def test_a_broken_entry_that_waits(make):
    one, two = make("one"), make("two")
    one.append([draft(), draft()])
    assert two.receive(list(one.entries())[1:]).waiting == 1
    assert two.verify().ok
    bad = tampered(two, "UPDATE waiting SET body = x'00'")
    assert (bad.site, bad.index) == (one.site, 2)


def test_it_can_be_stopped(ledger):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ledger.verify(progress)


def test_it_reports_how_far_it_is(ledger, monkeypatch):
    monkeypatch.setattr(verify_module, "CHUNK", 6)
    seen = []
    assert ledger.verify(Progress(lambda done, total, text: seen.append((done, total)))).ok
    assert seen == [(6, 20), (12, 20), (18, 20), (20, 20)]
