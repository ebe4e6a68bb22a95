import threading

import msgspec
import pytest

from console.errors import BadInput
from console.feeds.hub import FeedHub
from console.feeds.mapping import Fields, Gone, Mapping, Pick, Records
from console.feeds.replay import Replay
from console.model.area import AreaTree
from console.model.case import State

EPOCH = "epoch"
EVENTS = Mapping(title="Events", name="events", gone=Gone(field="kind", equals="gone"),
                 fields=Fields(id="id", title="title", lon="lon", lat="lat", updated=Pick(field="t", format=EPOCH)))
SNAPSHOTS = Mapping(title="Snapshots", name="shots", gone=Gone(absent=True),
                    records=Records(path="rows", time=Pick(field="t", format=EPOCH), snapshot=True),
                    fields=Fields(id="id", title="title", lon="lon", lat="lat"))


def event(id, t, title="a", **more):
    return {"id": id, "t": t, "title": title, "lon": 114.02, "lat": 22.55} | more


def shot(t, *rows):
    return {"t": t, "rows": [{"title": "a", "lon": 114.02, "lat": 22.55} | row for row in rows]}


def play(hub, path, mapping, **more):
    feed = Replay(path, mapping, AreaTree(), **more)
    return feed.result(hub.run(feed))


def counts(*numbers):
    names = ("read", "new", "updated", "repeated", "unplaced", "refused")
    return dict(zip(names, numbers, strict=True))


def without_warnings(result):
    return {name: value for name, value in result.items() if name != "warnings"}


def test_counts_are_those_of_the_file(hub, desk, write):
    path = write("a.jsonl", [event(1, 10), event(2, 10, lon=None), event(1, 11), event(1, 12, "b"),
                             {"id": 2, "t": 13, "kind": "gone"}, event("", 14), event(1, "late")])
    result = play(hub, path, EVENTS)
    assert without_warnings(result) == counts(7, 2, 2, 1, 1, 2)
    assert result["warnings"] == ["Record 6 was refused: It has no id.",
                                  "Record 7 was refused: Its time cannot be read: late"]
    assert (desk.get("events:2").state, desk.get("events:2").closed_at) == (State.CLOSED, 13.0)
    assert (desk.get("events:1").title, desk.get("events:1").area) == ("b", "G1")


def test_a_second_run_changes_nothing(hub, desk, ledger, write):
    path = write("a.jsonl.gz", [event(i % 7, i, f"title {i % 5}") for i in range(40)])
    play(hub, path, EVENTS)
    before, length = desk.cases(), ledger.heads()
    assert without_warnings(play(hub, path, EVENTS)) == counts(40, 0, 0, 40, 0, 0)
    assert desk.cases() == before and ledger.heads() == length


def test_snapshots_close_what_they_no_longer_show_and_open_it_again(hub, desk, ledger, write):
    path = write("a.jsonl", [shot(1, {"id": 1}, {"id": 2}), shot(2, {"id": 2}), shot(3), shot(4, {"id": 1})])
    assert without_warnings(play(hub, path, SNAPSHOTS)) == counts(4, 2, 1, 1, 0, 0)
    one, two = desk.get("shots:1"), desk.get("shots:2")
    assert (one.state, one.closed_at, one.updated_at) == (State.REPORTED, None, 4.0)
    assert (two.state, two.closed_at) == (State.CLOSED, 3.0)
    assert [e.payload["set"].get("state") for e in desk.history("shots:1")] == ["reported", "closed", "reported"]
    length = ledger.heads()
    assert without_warnings(play(hub, path, SNAPSHOTS)) == counts(4, 0, 0, 4, 0, 0)
    assert ledger.heads() == length


def test_a_damaged_snapshot_closes_nothing(hub, desk, write):
    path = write("a.jsonl", '{"t": 1, "rows": [{"id": 1, "title": "a"}]}\n{"t": 2, "rows": \n'
                            '{"t": 3, "rows": [{"id": 1, "title": "a"}]}')
    result = play(hub, path, SNAPSHOTS)
    assert (result["read"], result["refused"], len(desk.history("shots:1"))) == (3, 1, 1)


def test_an_interrupted_run_is_completed_by_the_next(hub, desk, write):
    path = write("a.jsonl", [shot(t, *({"id": i, "title": f"{i} {t // 3}"} for i in range(t % 4, 8)))
                             for t in range(12)])

    class Interrupting:
        """A sink that pulls the plug after some batches."""
        def __init__(self, after):
            self.left = after

        def __getattr__(self, name):
            return getattr(desk, name)

        def intake(self, reports, actor=""):
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
            return desk.intake(reports, actor)

    status = FeedHub(Interrupting(7)).run(Replay(path, SNAPSHOTS, AreaTree()))
    assert status.stopped and 0 < status.read < 78
    play(hub, path, SNAPSHOTS)
    interrupted = desk.cases()
    play(hub, write("b.jsonl", path.read_text()), msgspec.structs.replace(SNAPSHOTS, name="whole"))
    whole = {case.external_id: case for case in desk.cases().values() if case.feed == "whole"}
    for case in interrupted.values():
        twin = whole[case.external_id]
        assert (case.title, case.state, case.updated_at) == (twin.title, twin.state, twin.updated_at)


def test_an_exchange_is_reported_and_nothing_is_put_at_a_wrong_place(hub, desk, areas, write):
    path = write("a.jsonl", [event(i, i, lon=22.55, lat=114.02) for i in range(3)])
    feed = Replay(path, EVENTS, areas.tree())
    result = feed.result(hub.run(feed))
    assert (result["new"], result["unplaced"]) == (3, 3)
    (warning,) = result["warnings"]
    assert "exchanged in 3 records" in warning and "swapped = true" in warning
    right = Replay(path, msgspec.structs.replace(EVENTS, swapped=True), areas.tree())
    assert without_warnings(right.result(hub.run(right))) == counts(3, 0, 3, 0, 0, 0)
    assert {case.area for case in desk.cases().values()} == {"G1"}


@pytest.mark.parametrize("name,content,said", [
    ("a.jsonl", [{"number": 1, "what": "x"}], "They have the fields number, what"),
    ("a.csv", "number,what\n1,x\n", "does not fit a.csv"),
    ("a.csv", "id,t\n", "has no records"),
    ("a.jsonl", "no json at all\n", "has no records. It is not JSON"),
    ("a.json", "[]", "has no records"),
    ("a.json", "5", "not a record"),
])
def test_a_file_that_does_not_fit_changes_nothing(desk, write, name, content, said):
    with pytest.raises(BadInput, match="Nothing was changed") as caught:
        Replay(write(name, content), EVENTS, AreaTree())
    assert said in str(caught.value) and not desk.cases()


def test_many_refused_records_are_summed_up(hub, write):
    result = play(hub, write("a.jsonl", [event(1, 1), *({"x": i} for i in range(30))]), EVENTS)
    assert (result["refused"], len(result["warnings"]), result["warnings"][-1]) == (
        30, 21, "10 more records were refused.")


def test_at_a_pace_it_waits_for_the_time_of_each_record(desk, write):
    """The clock only moves when the feed waits, so the waits are exactly those of the recording."""
    now = [1000.0]

    class Stop(threading.Event):
        def wait(self, timeout=None):
            now[0] += timeout
            return False

    seen = []

    class Sink:
        def put(self, reports, own=False):
            seen.append((now[0], [r.external_id for r in reports]))

        def count(self, read=0, refused=0):
            pass

        def cases(self):
            return {}

    path = write("a.jsonl", [event(1, 100), event(2, 100), event(3, 160), event(4, 150), event(5, 400)])
    Replay(path, EVENTS, AreaTree(), speed=10, clock=lambda: now[0]).run(Sink(), Stop())
    assert seen == [(1000.0, ["1", "2"]), (1006.0, ["3"]), (1006.0, ["4"]), (1030.0, ["5"])]


def test_stopping_ends_a_wait(hub, desk, write):
    path = write("a.jsonl", [event(1, 0), event(2, 1e9)])
    arrived = threading.Event()
    desk.listen(lambda changes: arrived.set())
    hub.start(Replay(path, EVENTS, AreaTree(), speed=0.001))
    assert arrived.wait(10)
    hub.stop("events")
    (status,) = hub.status()
    assert (status.running, status.stopped, status.new, status.error) == (False, True, 1, "")


def test_a_negative_speed_is_refused(write):
    with pytest.raises(BadInput, match="speed"):
        Replay(write("a.jsonl", [event(1, 1)]), EVENTS, AreaTree(), speed=-1)
