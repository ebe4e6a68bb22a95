"""Two processes at one queue, and a sudden end: nobody gets the same, and what was acknowledged is there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from review_world import ANN, BOB, found, incoming

from console.errors import Refused
from console.ledger.ledger import Ledger
from console.model.review import Status

HOME = Path(__file__).resolve().parents[4]
OTHER = """
import sys, time
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from desk_world import CATALOGUE
from review_world import BOB, RULES
from console.desk.cases import CaseDesk
from console.desk.people import People
from console.desk.review.desk import ReviewDesk
from console.errors import ConsoleError
from console.ledger.ledger import Ledger
from console.model.access import Access
from console.model.departments import Departments
from console.profile import Profile
from console.store.areas import AreaStore
from console.store.engine import open_store
from console.store.places import PlaceStore
from console.store.users import UserStore

profile = Profile(Path(sys.argv[1]))
store = open_store(profile.database)
ledger = Ledger(store)
areas = AreaStore(store, ledger)
people = People(UserStore(store, ledger), ledger, lambda: Access("t", "t", "1"), areas.tree,
                lambda: Departments("t", "t", "1"))
now = [float(sys.stdin.readline())]
desk = ReviewDesk(store, ledger, areas, PlaceStore(store), people, lambda: RULES, CaseDesk(ledger, areas, CATALOGUE),
                  profile, lambda: now[0])
print("ready", len(desk), flush=True)
for line in sys.stdin:
    act, *words = line.split()
    try:
        if act == "next":
            one = desk.next(BOB, after=words[0] if words else None)
            print("done", one.id if one else "-", flush=True)
        elif act == "all":          # judge until nothing is left, each acknowledged
            while (one := desk.next(BOB)) is not None:
                desk.judge(one.id, BOB, "true", disposal="historic")
                print("done", one.id, flush=True)
            print("done", "-", flush=True)
        else:
            print("done", desk.judge(words[0], BOB, "true", disposal=words[1]).status.value, flush=True)
    except ConsoleError as error:
        print("refused", error, flush=True)
"""


@pytest.fixture
def other(loaded, profile, clock, tmp_path):
    """A second process on the same profile, in which bob works."""
    loaded.load(incoming(tmp_path, [found(str(i), 114.0 + i / 5000) for i in range(200)], "many.gpkg"), ANN)
    here = Path(__file__).parent
    process = subprocess.Popen([sys.executable, "-c", OTHER, str(profile.folder), str(here), str(here.parent)],
                               cwd=HOME, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert ask(process, str(clock.now)) == "ready 206"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def ask(process, line):
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_claims_and_verdicts_of_two_processes(loaded, ids, other):
    taken = set()
    for _ in range(20):
        mine, theirs = loaded.next(ANN).id, ask(other, "next").split()[1]
        assert mine != theirs and not {mine, theirs} & taken
        loaded.judge(mine, ANN, "true", disposal="historic")
        assert ask(other, f"judge {theirs} historic") == "done settled"
        taken |= {mine, theirs}
    mine = loaded.next(ANN).id
    assert "is looking at" in ask(other, f"judge {mine} case")
    loaded.judge(mine, ANN, "true", disposal="case")
    assert ask(other, "next") == f"done {mine}"   # for its second look
    loaded.follow()
    assert sum(one.status is Status.SETTLED for one in loaded.detections()) == 40


def test_a_verdict_on_what_was_judged_a_moment_ago(loaded, ids, other, monkeypatch):
    """The other process is faster, exactly between reading the record and writing the verdict."""
    append = Ledger.append

    def late(self, drafts, *args, **kwargs):
        if drafts[0].kind == "detection.judged":
            monkeypatch.setattr(Ledger, "append", append)
            assert ask(other, f"judge {ids['a']} case") == "done second"
        return append(self, drafts, *args, **kwargs)

    monkeypatch.setattr(Ledger, "append", late)
    with pytest.raises(Refused, match="a moment ago"):
        loaded.judge(ids["a"], ANN, "true", disposal="case")
    assert [one.by for one in loaded.get(ids["a"]).verdicts] == ["bob"]
    assert loaded.judge(ids["a"], ANN, "true", disposal="case").status is Status.LOCKED


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_killed_in_the_middle_of_verdicts(loaded, make_desk, other, ledger, store):
    other.stdin.write("all\n")
    other.stdin.flush()
    acknowledged = [other.stdout.readline().split()[1] for _ in range(25)]
    other.send_signal(signal.SIGKILL)
    acknowledged += [line.split()[1] for line in other.stdout.read().splitlines() if line.startswith("done ")]
    other.wait()
    again = make_desk(ledger=Ledger(store))
    judged = {one.id for one in again.detections() if one.status is Status.SETTLED}
    assert set(acknowledged) <= judged and len(judged) <= len(acknowledged) + 1
    assert all(len(again.get(one).verdicts) == 1 for one in judged)
    assert ledger.verify().ok and ledger.rebuild().differing == 0
    held = {claim.detection for claim in again.claims()}
    assert len(held) <= 1 and not held & judged
    assert again.next(BOB).id not in judged
