"""The stored fold equals the one computed anew, and where it does not, it is put right."""

import pytest
from ledger_sites import draft
from sqlalchemy import text

from console.errors import Cancelled
from console.progress import Progress


@pytest.fixture
def ledger(make):
    one, two = make("one"), make("two", off=3600.0)
    one.append([draft(f"case:{n}", set={"n": n, "state": "reported"}) for n in range(5)])
    two.receive(one.entries())
    for ledger in (one, two):
        ledger.append([draft("case:1", set={"n": ledger.site}), draft("case:2", to="closed")])
    one.receive(two.entries())
    return one


def everything(ledger):
    tables = ("entries", "views", "heads", "folds")
    with ledger._store.read() as connection:
        return {t: connection.execute(text(f"SELECT * FROM {t} ORDER BY 1")).all() for t in tables}


@pytest.mark.parametrize("damage, misplaced, differing", [
    (None, 0, 0),
    ("DELETE FROM folds", 0, 5),
    ("UPDATE folds SET state = (SELECT state FROM folds WHERE subject = 'case:1') WHERE subject = 'case:3'", 0, 1),
    ("INSERT INTO folds SELECT 'case:ghost', version, site, number, deleted, state FROM folds LIMIT 1", 0, 1),
    ("UPDATE entries SET stamp = stamp + 1 WHERE position = 2", 1, 0),
    ("UPDATE entries SET view = 0", 3, 0),
    ("UPDATE heads SET stamp = 0", 1, 0),
    ("DELETE FROM views", 1, 0),
])
def test_what_differs_is_put_right(ledger, damage, misplaced, differing):
    right = everything(ledger)
    if damage:
        with ledger._store.write() as connection:
            connection.execute(text(damage))
        assert everything(ledger) != right
    found = ledger.rebuild()
    assert (found.entries, found.records) == (9, 5)
    assert (found.misplaced > 0, found.differing) == (misplaced > 0, differing)
    assert everything(ledger) == right
    assert ledger.verify().ok


def test_a_stopped_rebuild_changes_nothing(ledger):
    with ledger._store.write() as connection:
        connection.execute(text("DELETE FROM folds"))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ledger.rebuild(progress)
    assert ledger.record("case:1") is None
