"""The three recorded real streams, counted against the files themselves."""

import csv
import gzip
import json
from collections import Counter
from datetime import datetime

import msgspec
import pytest

from console.desk.cases import CaseDesk
from console.desk.filter import CaseFilter
from console.feeds.hub import FeedHub
from console.feeds.mapping import read_mapping
from console.feeds.replay import Replay
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.case import State
from console.model.catalogue import read_catalogue
from console.store.areas import AreaStore
from console.store.engine import open_store

pytestmark = pytest.mark.real


@pytest.fixture
def desk(tmp_path):
    store = open_store(tmp_path / "console.db")
    ledger = Ledger(store)
    yield CaseDesk(ledger, AreaStore(store, ledger),
                   read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml"))
    store.close()


def play(desk, path, mapping):
    feed = Replay(path, mapping, desk._areas.tree())
    return feed.result(FeedHub(desk).run(feed))


def test_chp_snapshots(desk, shared):
    path = shared / "incidents" / "chp_snapshots_300.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        shots = [{r["name"]: r for r in json.loads(line)["incidents"]} for line in lines]
    known, shown, changed = {}, set(), 0
    for shot in shots:
        changed += sum(name in known and (known[name] != record or name not in shown) for name, record in shot.items())
        known |= shot
        shown = set(shot)
    read = sum(map(len, shots))
    result = play(desk, path, read_mapping("chp"))
    assert result == {"read": read, "new": len(known), "updated": changed, "repeated": read - len(known) - changed,
                      "unplaced": 0, "refused": 0, "warnings": []}
    assert (read, len(known)) == (28_140, 986)
    cases = desk.cases()
    assert sum(case.is_open for case in cases.values()) == len(shown)
    assert all(-125 < case.lon < -114 and 32 < case.lat < 42 for case in cases.values())
    assert all(0 <= case.updated_at - case.reported_at < 3 * 86_400 for case in cases.values())


def test_chp_without_the_mapping_of_its_swap_is_noticed(desk, shared):
    mapping = msgspec.structs.replace(read_mapping("chp"), swapped=False)
    result = play(desk, shared / "incidents" / "chp_snapshots_300.jsonl.gz", mapping)
    assert result["unplaced"] == result["new"] == 986
    assert len(result["warnings"]) == 1 and "28140 records" in result["warnings"][0]


def test_nyc_requests(desk, shared):
    path = shared / "incidents" / "NYC311Requests.json"
    records = json.loads(path.read_text("utf-8"))
    result = play(desk, path, read_mapping("nyc311"))
    assert result == {"read": 1000, "new": 1000, "updated": 0, "repeated": 0, "refused": 0, "warnings": [],
                      "unplaced": sum("latitude" not in r for r in records)}
    states = Counter(case.state for case in desk.cases().values())
    assert states[State.CLOSED] == sum(r["status"] == "Closed" for r in records)
    assert result["unplaced"] == 6
    unplaced = CaseFilter(placed=False).select(desk.cases().values())
    assert {case.external_id for case in unplaced} == {r["unique_key"] for r in records if "latitude" not in r}
    assert all(case.class_code for case in desk.cases().values())


def test_the_first_outages(desk, shared, tmp_path):
    """A twentieth of the file; the whole takes about 20 s."""
    with gzip.open(shared / "incidents" / "pge_outage_events.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for _, row in zip(range(7000), csv.reader(file), strict=False)]
    with (tmp_path / "part.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    outages = {row[1] for row in rows[1:]}
    result = play(desk, tmp_path / "part.csv", read_mapping("pge"))
    assert result == {"read": 6999, "new": len(outages), "updated": 6999 - len(outages), "repeated": 0,
                      "unplaced": 0, "refused": 0, "warnings": []}
    last = {row[1]: row[2] for row in rows[1:]}
    assert {case.external_id for case in desk.cases().values() if not case.is_open} == {
        outage for outage, kind in last.items() if kind == "gone"}
    assert {case.state for case in desk.cases().values()} >= {State.TAKEN, State.ARRIVED, State.DISPATCHED}
    lives = times_of(rows[1:])
    for outage, (state, times, first, reopened) in lives.items():
        case = desk.get(f"pge:{outage}")
        assert (case.state, case.reopenings, case.first_dispatched_at) == (state, reopened, first)
        assert [case.dispatched_at, case.taken_at, case.arrived_at] == [
            times.get(one) for one in (State.DISPATCHED, State.TAKEN, State.ARRIVED)]
        assert case.closed_at == (times[State.CLOSED] if state is State.CLOSED else None)


def times_of(rows):
    """The source read by hand: outage → state, when it last came to each, when first dispatched, how often again."""
    words = {"Awaiting": State.DISPATCHED, "Enroute": State.TAKEN, "On Site": State.ARRIVED,
             "No Access": State.SUSPENDED}
    lives = {}
    for seen_at, outage, kind, *_, crew, _cause, _customers, _etor in rows:
        state = State.CLOSED if kind == "gone" else next(is_ for word, is_ in words.items() if word in crew)
        before, times, first, reopened = lives.get(outage, (None, {}, None, 0))
        if state != before:
            at = datetime.fromisoformat(seen_at).timestamp()
            times[state] = at
            first = first or (at if state is State.DISPATCHED else None)
        lives[outage] = (state, times, first, reopened + (before is State.CLOSED and state is not before))
    return lives
