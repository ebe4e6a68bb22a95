import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.desk.cases import CaseDesk, Report
from console.errors import BadInput
from console.ledger.ledger import Ledger
from console.model.case import State
from console.model.person import OPERATOR
from console.store.areas import AreaStore


def report(id="1", at=100.0, **more):
    return Report("feed", id, **({"title": "井盖缺失", "class_code": "0101", "lon": 114.035, "lat": 22.55,
                                  "updated_at": at} | more))


def entries(ledger):
    return [e for e in ledger.entries() if e.subject.startswith("case:")]


def test_a_new_report_opens_a_case_in_its_grid(desk, ledger):
    intake = desk.intake([report()])
    assert (intake.new, intake.updated, intake.repeated, intake.unplaced, intake.refused) == (1, 0, 0, 0, ())
    case = desk.get("feed:1")
    assert intake.changes.added == (case,)
    assert (case.area, case.title, case.state) == ("G3", "井盖缺失", State.REPORTED)
    (entry,) = entries(ledger)
    assert (entry.kind, entry.subject, entry.area, entry.at) == ("case.reported", "case:feed:1", "G3", 100.0)


def test_a_repetition_writes_nothing_and_tells_nobody(desk, ledger):
    desk.intake([report()])
    told = []
    desk.listen(told.append)
    again = desk.intake([report(), report(at=200.0)])
    assert (again.new, again.updated, again.repeated) == (0, 0, 2)
    assert len(entries(ledger)) == 1 and not told and not again.changes


def test_a_change_writes_one_entry_with_what_changed(desk, ledger):
    desk.intake([report()])
    intake = desk.intake([report(at=200.0, title="井盖已复位", lon=114.065)])
    assert (intake.updated, intake.changes.updated) == (1, (desk.get("feed:1"),))
    assert desk.get("feed:1").area == "G6"
    assert entries(ledger)[-1].payload == {
        "set": {"title": "井盖已复位", "lon": 114.065, "lat": 22.55, "area": "G6", "updated_at": 200.0}}


def test_an_older_update_does_not_overwrite(desk):
    desk.intake([report(at=200.0, title="newer")])
    intake = desk.intake([report(at=100.0, title="older")])
    assert (intake.repeated, desk.get("feed:1").title) == (1, "newer")


def test_a_batch_may_open_change_and_repeat_one_case(desk, ledger):
    intake = desk.intake([report(), report(), report(at=101.0, state=State.CLOSED), report("2")])
    assert (intake.new, intake.updated, intake.repeated) == (2, 1, 1)
    assert {case.id for case in intake.changes.added} == {"feed:1", "feed:2"} and not intake.changes.updated
    assert desk.get("feed:1").closed_at == 101.0
    assert [e.kind for e in entries(ledger)] == ["case.reported", "case.moved_to", "case.reported"]


def test_without_a_place_a_case_is_in_no_area(desk):
    intake = desk.intake([report("1", lon=None, lat=None), report("2", lon=0.0, lat=0.0), report("3", lon=10.0)])
    assert (intake.new, intake.unplaced) == (3, 2)
    assert [desk.get(f"feed:{i}").is_placed for i in (1, 2, 3)] == [False, False, True]
    assert {case.area for case in desk.cases().values()} == {""}


def test_bad_reports_are_refused_and_the_rest_goes_on(desk):
    intake = desk.intake([report(""), report("2")])
    assert intake.refused == (("", "It has no id."),) and intake.new == 1


def test_a_ledger_that_cannot_be_written_leaves_the_desk_as_it_was(desk, monkeypatch, ledger):
    def full(*_):
        raise BadInput("the disk is full")
    monkeypatch.setattr(ledger, "append", full)
    with pytest.raises(BadInput):
        desk.intake([report()])
    assert not desk.cases()


def test_another_desk_on_the_same_profile_sees_the_same(desk, ledger, areas, catalogue, work):
    desk.intake([report(str(i), lon=114 + i / 300) for i in range(20)])
    work.act("feed:3", "accept", OPERATOR)
    assert CaseDesk(ledger, areas, catalogue).cases() == desk.cases()


def test_follow_picks_up_what_another_process_wrote(desk, store, catalogue):
    other_ledger = Ledger(store)
    other = CaseDesk(other_ledger, AreaStore(store, other_ledger), catalogue)
    told = []
    other.listen(told.append)
    desk.intake([report()])
    changes = other.follow()
    assert changes.added == (desk.get("feed:1"),) and told == [changes]
    assert other.cases() == desk.cases() and not other.follow()


def test_readers_never_wait_for_a_writer(desk, ledger, monkeypatch):
    """A view that asks while another thread is at the disk gets an answer at once."""
    writing, go_on = threading.Event(), threading.Event()
    append = ledger.append

    def slow(drafts):
        writing.set()
        assert go_on.wait(10)
        return append(drafts)

    monkeypatch.setattr(ledger, "append", slow)
    writer = threading.Thread(target=desk.intake, args=([report()],))
    writer.start()
    assert writing.wait(10)
    assert (desk.cases(), desk.get("feed:1"), bool(desk.follow())) == ({}, None, False)
    go_on.set()
    writer.join()
    assert set(desk.cases()) == {"feed:1"}


@pytest.mark.noisy
def test_a_failing_listener_leaves_the_others_alone(desk, caplog):
    told = []
    desk.listen(lambda changes: 1 / 0)
    stop = desk.listen(told.append)
    desk.intake([report()])
    stop()
    desk.intake([report("2")])
    assert len(told) == 1 and "listener" in caplog.text


def test_writers_in_many_threads_lose_nothing_and_are_told_in_order(desk):
    told = []
    desk.listen(lambda changes: told.extend(changes.added + changes.updated))

    def write(who):
        for n in range(15):
            desk.intake([report(f"{who}-{n}"), report("shared", at=100.0 + n, title=f"{who}-{n}")])

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.cases()) == 61
    last = {case.id: case for case in told}
    assert last == desk.cases()


def test_cases_move_with_a_new_division(desk, areas):
    desk.intake([report("1"), report("2", lon=None, lat=None)])
    told = []
    desk.listen(told.append)
    areas.remove(["G3"], "re-division")
    assert desk.get("feed:1").area == "S0"
    assert [case.id for changes in told for case in changes.updated] == ["feed:1"]


def test_a_case_registered_at_the_desk(desk):
    case = desk.register(Report("", "", title="来访反映噪音", class_code="0501", lon=114.001, lat=22.51))
    assert case.id.startswith("desk:") and (case.source, case.area, case.feed) == ("desk", "G0", "")
    with pytest.raises(BadInput):
        desk.register(Report("", "", title=" "))
    with pytest.raises(BadInput):
        desk.register(Report("", "", title="t", class_code="nonsense"))
    assert len(desk.cases()) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), versions=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 50)), unique_by=lambda v: v[1],
                                         min_size=1, max_size=5))
def test_any_order_and_any_repetition_end_in_the_newest_report(desk, data, versions):
    """Hypothesis runs share one desk; a fresh id per run keeps them apart."""
    run = len(desk.cases())
    reports = [report(f"{run}", at=1000.0 + at, title=f"title {title}") for title, at in versions]
    order = data.draw(st.permutations(reports + data.draw(st.lists(st.sampled_from(reports), max_size=3))))
    size = data.draw(st.integers(1, len(order)))
    total = 0
    for start in range(0, len(order), size):
        intake = desk.intake(order[start:start + size])
        total += intake.new + intake.updated + intake.repeated
    newest = max(reports, key=lambda r: r.updated_at)
    assert total == len(order)
    assert desk.get(newest.case_id).title == newest.title
