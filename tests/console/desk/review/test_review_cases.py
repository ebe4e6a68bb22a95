"""From a verdict to a case and back: opened once, also after a crash; its end comes home; the next survey speaks."""

import msgspec
import pytest
from case_people import ACCEPTOR, CHECKER, DISPATCHER, HANDLER, SUPERVISOR
from review_world import ANN, BOB, BOSS, found, incoming
from test_review_field import photo

from console.desk.work import CaseWork
from console.errors import Refused
from console.model.review import QueueFilter, Status


@pytest.fixture
def opened(loaded, ids):
    """A detection with a case."""
    loaded.judge(ids["a"], ANN, "true", disposal="case")
    return loaded.judge(ids["a"], BOB, "true", disposal="case")


@pytest.fixture
def finish(desk, areas, clocks, clock):
    """Take a case to its end with what the check found."""
    work = CaseWork(desk, areas, clocks, clock=clock)

    def go(case_id, finding):
        for step, who, values in (
                ("accept", ACCEPTOR, {}), ("register", ACCEPTOR, {}),
                ("dispatch", DISPATCHER, {"handler": "department:cg"}), ("take", HANDLER, {}), ("arrive", HANDLER, {}),
                ("handle", HANDLER, {}), ("feed_back", HANDLER, {"why": "已办"}),
                ("check_pass", CHECKER, {"finding": finding}), ("close", SUPERVISOR, {})):
            work.act(case_id, step, who, **values)
        return work

    return go


def test_photos_and_words_go_along(loaded, ids, desk, tmp_path):
    loaded.send_to_field(ids["a"], ANN)
    loaded.field_back(ids["a"], ANN, [photo(tmp_path / "p.jpg", 114.005, 22.55)], {"builder": "张三"})
    loaded.judge(ids["a"], ANN, "true", disposal="case", note="加建一层")
    case_id = loaded.judge(ids["a"], BOB, "true", disposal="case").case
    files = desk.grown(case_id)["files"]
    assert [one["name"] for one in files] == ["p.jpg"] and desk.get(case_id).has_files
    assert files[0]["photo"]["width"] == 8 and files[0]["photo"]["lon"] == pytest.approx(114.005)
    assert desk.get(case_id).extra["Note"] == "加建一层"
    assert desk.get(case_id).reported_at == loaded.get(ids["a"]).decided_at


def test_a_crash_between_verdict_and_case_is_made_good_once(loaded, ids, desk, make_desk, monkeypatch):
    def crash(*_, **__):
        raise SystemExit("the power fails")

    loaded.judge(ids["a"], ANN, "true", disposal="case")
    monkeypatch.setattr(type(desk), "intake", crash)
    with pytest.raises(SystemExit):
        loaded.judge(ids["a"], BOB, "true", disposal="case")
    assert make_desk().get(ids["a"]).status is Status.SETTLED and not desk.cases()
    monkeypatch.undo()
    again = make_desk()
    again.follow()
    again.follow()
    loaded.follow()
    assert [case.id for case in desk.cases().values()] == [again.get(ids["a"]).case]
    assert again.get(ids["a"]).status is Status.LOCKED and len(desk.history(again.get(ids["a"]).case)) == 1


@pytest.mark.parametrize("finding,end", [("现场已拆除", "demolished"), ("已补办", "approved"), ("见附件", "closed")],
                         ids=["demolished", "approved", "closed"])
def test_the_end_comes_home(opened, loaded, finish, finding, end):
    assert loaded.rechecks() == []
    finish(opened.case, finding)
    (recheck,) = loaded.rechecks()
    assert (recheck.detection, recheck.end, recheck.words, recheck.case) == (opened.id, end, finding, opened.case)
    one = loaded.get(opened.id)
    assert one.recheck == recheck and one.status is Status.LOCKED and one.verdicts == opened.verdicts


def test_a_case_that_is_reopened_has_no_end(opened, loaded, finish, desk):
    work = finish(opened.case, "已拆除")
    assert len(loaded.rechecks()) == 1
    work.act(opened.case, "reopen", ACCEPTOR, why="又建了")
    assert loaded.rechecks() == [] and loaded.get(opened.id).recheck is None


def test_a_refused_case_is_an_end_too(opened, loaded, desk, areas, clocks, clock):
    CaseWork(desk, areas, clocks, clock=clock).act(opened.case, "refuse", ACCEPTOR, why="不属本部门")
    assert loaded.rechecks() == []   # nothing was done on the ground, so no survey is waited for
    assert [one.end for one in loaded.rechecks(only_open=False)] == ["refused"]
    CaseWork(desk, areas, clocks, clock=clock).act(opened.case, "reconsider", ACCEPTOR, why="属本部门")
    assert loaded.rechecks(only_open=False) == [] and loaded.get(opened.id).recheck is None


@pytest.mark.parametrize("row,seen", [
    (found("n", 114.00501, dz=-3.0, kind="demolished"), "gone"),
    (found("n", 114.00502, dz=1.0, kind="raise"), "changed"), (found("n", 114.0062), "same")])
def test_the_next_survey_speaks_to_it(opened, loaded, finish, tmp_path, row, seen):
    finish(opened.case, "已拆除")
    told = loaded.load(incoming(tmp_path, [row], "next.gpkg", bounds=(114.0, 22.5, 114.1, 22.6)), ANN, "二期")
    assert told.rechecks == (opened.id,)
    (recheck,) = loaded.rechecks()
    here = [] if seen == "same" else [f"{told.batch.id}-n"]
    assert (recheck.seen, list(recheck.matches), recheck.batch) == (seen, here, told.batch.id)
    assert loaded.queue(QueueFilter(rechecks=True)) == here
    done = loaded.recheck(opened.id, BOSS, gone=seen == "gone", note="已看")
    assert done.recheck.result == ("gone" if seen == "gone" else "still") and loaded.rechecks() == []
    assert len(loaded.rechecks(only_open=False)) == 1
    with pytest.raises(Refused, match="No re-check"):
        loaded.recheck(opened.id, BOSS, gone=True)


def test_a_survey_elsewhere_or_from_before_says_nothing(opened, loaded, finish, tmp_path):
    finish(opened.case, "已拆除")
    row = found("n", 114.00501, dz=-3.0)
    early = msgspec.json.encode({"after": {"flown": "2020-01-01"}}).decode()
    assert loaded.load(incoming(tmp_path, [row], "old.gpkg", made_from=early), ANN).rechecks == ()
    assert loaded.load(incoming(tmp_path, [found("m", 114.05)], "else.gpkg"), ANN).rechecks == ()
    assert loaded.rechecks()[0].seen == ""


def test_no_case_without_the_second_look_and_none_for_others(loaded, ids, desk):
    loaded.judge(ids["a"], ANN, "true", disposal="case")
    loaded.judge(ids["b"], ANN, "true", disposal="stop")
    loaded.follow()
    assert not desk.cases()
    loaded.correct(ids["b"], BOSS, "true", disposal="case", note="屡教不改")   # a supervisor decides: the case is due
    assert len(desk.cases()) == 1 and loaded.get(ids["b"]).status is Status.LOCKED
