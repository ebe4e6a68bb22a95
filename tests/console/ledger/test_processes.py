"""Several processes and sudden ends: what was acknowledged is there, and the count has no gap."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[3]
WRITER = """
import sys
from pathlib import Path
from sqlalchemy import text
from console.ledger.ledger import Draft, Ledger
from console.store.engine import open_store

store = open_store(Path(sys.argv[1]))
ledger = Ledger(store)
with store.write() as connection:
    connection.execute(text("CREATE TABLE IF NOT EXISTS side (name TEXT)"))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    names = [f"{sys.argv[3]}:{number}:{part}" for part in range(1 + number % 3)]
    ledger.append(
        [Draft(f"case:{name}", "case.reported", {"set": {"title": "x" * 200}}) for name in names],
        rows=lambda c: c.execute(text("INSERT INTO side VALUES (:name)"), [{"name": name} for name in names]))
    print(*names, flush=True)
store.close()
"""


@pytest.fixture
def start():
    """Start writers; whatever happens, none outlives its test."""
    writers = []

    def start_writer(path, count, name):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(count), name], cwd=HOME, text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        writers.append(writer)
        return writer

    yield start_writer
    for writer in writers:
        writer.kill()
        writer.wait()
        writer.stdin.close()
        writer.stdout.close()


def begin(*writers):
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()


def end(writer):
    """The rest of what it acknowledged."""
    rest = writer.stdout.read().split()
    writer.wait()
    return rest


def subjects(ledger):
    return {entry.subject.removeprefix("case:") for entry in ledger.entries()}


def side_rows(ledger):
    with ledger._store.read() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM side").scalars())


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_kill_at_random_moments_loses_nothing_acknowledged(make, start, tmp_path):
    dice = random.Random()
    acknowledged = set()
    for turn in range(4):
        writer = start(tmp_path / "one.db", 10_000, f"turn{turn}")
        begin(writer)
        for _ in range(dice.randint(1, 25)):
            acknowledged |= set(writer.stdout.readline().split())
        writer.send_signal(signal.SIGKILL)
        acknowledged |= set(end(writer)[:-1])  # the last word may be cut
        ledger = make("one")
        here = subjects(ledger)
        assert acknowledged <= here
        assert side_rows(ledger) == here   # rows and entries are one transaction
        assert ledger.verify().ok
        rebuilt = ledger.rebuild()
        assert (rebuilt.misplaced, rebuilt.differing) == (0, 0)


def test_two_processes_append_to_one_profile(make, start, tmp_path):
    ours = make("one")
    writers = [start(tmp_path / "one.db", 40, name) for name in ("left", "right")]
    begin(*writers)
    names = set()
    for writer in writers:
        names |= set(end(writer))
        assert writer.returncode == 0
    indexes = [entry.index for entry in ours.entries()]
    assert indexes == list(range(1, len(names) + 1))
    assert {entry.site for entry in ours.entries()} == {ours.site}
    assert subjects(ours) == names
    followed = ours.follow()
    assert {record.subject.removeprefix("case:") for record in followed.added} == names
    assert ours.verify().ok
    assert ours.rebuild().differing == 0


def test_processes_may_open_a_new_profile_at_once(start, tmp_path):
    writers = [start(tmp_path / "new.db", 3, str(n)) for n in range(3)]
    begin(*writers)
    for writer in writers:
        end(writer)
        assert writer.returncode == 0
