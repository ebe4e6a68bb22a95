"""Two processes at one case, and a sudden end: the second is told, and what was acknowledged is there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from case_people import ACCEPTOR, SUPERVISOR

from console.desk.cases import CaseDesk, Report
from console.desk.lifecycle import legal
from console.desk.work import CaseWork
from console.errors import Refused
from console.ledger.ledger import Ledger
from console.ledger.verify import Verification
from console.model.case import State
from console.store.areas import AreaStore

HOME = Path(__file__).resolve().parents[3]
OTHER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from case_people import ACCEPTOR, DISPATCHER, HANDLER, ROAD
from desk_world import CATALOGUE
from console.desk.cases import CaseDesk
from console.desk.clocks import Clocks
from console.desk.lifecycle import legal
from console.desk.work import CaseWork
from console.errors import ConsoleError
from console.ledger.ledger import Ledger
from console.model.limits import LimitCatalogue
from console.store.areas import AreaStore
from console.store.engine import open_store

store = open_store(Path(sys.argv[1]))
ledger = Ledger(store, legal=legal)
areas = AreaStore(store, ledger)
limits = LimitCatalogue("t", "t", "1", "t", {"workday": (("00:00", "24:00"),)}, (), legal_holidays="")
work = CaseWork(CaseDesk(ledger, areas, CATALOGUE), areas, Clocks(limits, CATALOGUE))
print("ready", flush=True)
for line in sys.stdin:
    step, *cases = line.split()
    who = next(who for name, who, _ in ROAD if name == step)
    values = next(values for name, _, values in ROAD if name == step)
    for case in cases:
        try:
            print("done", case, work.act(case, step, who, **values).state.value, flush=True)
        except ConsoleError as error:
            print("refused", case, error, flush=True)
    print("end", flush=True)
"""


@pytest.fixture
def other(store):
    """A second process on the same profile: takes lines like "accept desk:1 desk:2"."""
    here = str(Path(__file__).parent)
    process = subprocess.Popen([sys.executable, "-c", OTHER, str(store.path), here], cwd=HOME, text=True,
                               encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def tell(process, line):
    process.stdin.write(line + "\n")
    process.stdin.flush()


def hear(process):
    """What it answers, up to the end of the line's work."""
    found = []
    while (line := process.stdout.readline()) not in ("end\n", ""):
        found.append(line.split(maxsplit=2))
    return found


@pytest.fixture
def cases(desk):
    return [desk.register(Report("", "", f"第{n}件", "0101", lon=114.005, lat=22.55)).id for n in range(12)]


def test_the_second_desk_is_told_what_the_first_did(desk, work, cases, other):
    seen = work.version(cases[0])
    tell(other, f"accept {cases[0]}")
    assert [line[0] for line in hear(other)] == ["done"]
    with pytest.raises(Refused, match=r"^li was faster: at .* the case was accepted; it is now accepted"):
        work.act(cases[0], "refuse", SUPERVISOR, why="重复", seen=seen)
    assert desk.get(cases[0]).state is State.ACCEPTED  # followed before it decided


def test_without_a_view_the_second_is_refused_by_the_life_cycle(work, cases, other):
    work.act(cases[0], "accept", ACCEPTOR)
    tell(other, f"accept {cases[0]}")
    ((word, _, why),) = hear(other)
    assert word == "refused" and "A case that is accepted can only be" in why


def test_both_at_once_every_case_is_accepted_exactly_once(work, cases, other, ledger):
    tell(other, "accept " + " ".join(cases))
    mine = [case for case in reversed(cases) if accepted(work, case)]
    theirs = [case for word, case, _ in hear(other) if word == "done"]
    assert sorted(mine + theirs) == sorted(cases)
    accepted_in_the_record = [e.subject for e in ledger.entries() if e.kind == "case.accepted"]
    assert sorted(accepted_in_the_record) == sorted(f"case:{case}" for case in cases)
    assert not any(record.refused or record.conflicts for record in ledger.records("case:"))


def accepted(work, case):
    try:
        work.act(case, "accept", ACCEPTOR)
    except Refused:
        return False
    return True


def test_overtaken_between_looking_and_writing(desk, work, areas, clocks, store, catalogue, cases):
    """The other process writes after this one has followed and decided: it decides again."""
    rival_ledger = Ledger(store, legal=legal)
    rival = CaseWork(CaseDesk(rival_ledger, AreaStore(store, rival_ledger), catalogue), areas, clocks)
    decide, looks = work._decide, []

    def slow(step, case, *rest):
        looks.append(case.state)
        made = decide(step, case, *rest)
        if len(looks) == 1:
            rival.act(cases[0], "accept", ACCEPTOR)
        return made

    work._decide = slow
    with pytest.raises(Refused, match="can only be"):
        work.act(cases[0], "accept", SUPERVISOR)
    assert looks == [State.REPORTED, State.ACCEPTED]
    assert [e.actor for e in desk.history(cases[0])] == ["", "li"]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_after_it_acknowledged(desk, cases, other, store, ledger, areas, catalogue):
    tell(other, "accept " + " ".join(cases))
    said = [other.stdout.readline().split()[1] for _ in range(5)]
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    again = CaseDesk(Ledger(store, legal=legal), areas, catalogue)
    assert all(again.get(case).state is State.ACCEPTED for case in said)
    assert isinstance(found := ledger.verify(), Verification) and found.ok
    desk.follow()
    assert desk.cases() == again.cases()
