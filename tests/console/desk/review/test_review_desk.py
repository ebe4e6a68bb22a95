"""One verdict after the other: who may, what it must say, second eyes, undo, corrections, locks."""

import msgspec
import pytest
from review_world import ANN, BOB, BOSS, CAS, CLERK, LOCAL, RULES

from console.errors import BadInput, NotFound, Refused
from console.model.person import OPERATOR, User
from console.model.review import Disposal, Fact, QueueFilter, Status
from console.model.review_rules import SecondRule


def test_a_plain_verdict_settles_and_says_who(loaded, ids):
    done = loaded.judge(ids["a"], ANN, "true", disposal="historic", note="老房")
    assert (done.status, done.fact, done.disposal) == (Status.SETTLED, Fact.TRUE, Disposal.HISTORIC)
    assert done.decided_by == ("ann",) and done.first_by == "ann" and done.version == 1
    verdict = done.verdicts[0]
    assert (verdict.round, verdict.model, verdict.note, verdict.second) == (1, "2026.1", "老房", "")


@pytest.mark.parametrize("fact,fields,word", [
    ("true", {}, "disposal"), ("false", {}, "tree"), ("false", {"reason": "moon"}, "tree"),
    ("false", {"reason": "other"}, "note"), ("false", {"reason": "tree", "disposal": "case"}, "Only a change"),
    ("true", {"disposal": "case", "reason": "tree"}, "reason"), ("maybe", {}, "maybe"),
    ("true", {"disposal": "burn"}, "burn"), ("duplicate", {}, "repeats"),
    ("unsure", {"duplicate_of": "x"}, "duplicate"),
])
def test_a_verdict_that_says_too_little_or_contradicts_itself(loaded, ids, fact, fields, word):
    with pytest.raises(BadInput, match=word):
        loaded.judge(ids["a"], ANN, fact, **fields)
    assert loaded.get(ids["a"]).version == 0


def test_a_reason_by_its_key_and_a_duplicate(loaded, ids):
    assert loaded.judge(ids["a"], ANN, "false", reason="1").reason == "tree"
    with pytest.raises(BadInput, match="repeats"):
        loaded.judge(ids["b"], ANN, "duplicate", duplicate_of=ids["b"])
    assert loaded.judge(ids["b"], ANN, "duplicate", duplicate_of=ids["a"]).verdicts[0].duplicate_of == ids["a"]


def test_only_reviewers_of_the_area_and_only_what_there_is(loaded, ids):
    with pytest.raises(Refused, match="Reviewing is for"):
        loaded.judge(ids["a"], CLERK, "true", disposal="lawful")
    with pytest.raises(Refused, match="outside the area"):
        loaded.judge(ids["e"], LOCAL, "true", disposal="lawful")
    with pytest.raises(Refused, match="outside the area"):
        loaded.view(ids["f"], LOCAL)
    with pytest.raises(Refused, match="has left"):
        loaded.judge(ids["a"], msgspec.structs.replace(ANN, active=False), "true", disposal="lawful")
    with pytest.raises(NotFound, match="no detection"):
        loaded.judge("nowhere", ANN, "true", disposal="lawful")


def test_a_case_needs_blind_second_eyes_and_the_second_opens_it(loaded, ids, desk):
    first = loaded.judge(ids["a"], ANN, "true", disposal="case", note="第一人")
    assert first.status is Status.SECOND and first.fact is None and not desk.cases()
    seen = loaded.view(ids["a"], BOB)
    assert seen.verdicts == () and seen.hidden and seen.first_by is None and "第一人" not in repr(seen)
    assert loaded.view(ids["a"], BOSS).verdicts == ()
    assert loaded.view(ids["a"], ANN).verdicts[0].note == "第一人"
    with pytest.raises(Refused, match="own work"):
        loaded.judge(ids["a"], ANN, "true", disposal="case")
    done = loaded.judge(ids["a"], BOB, "true", disposal="case")
    assert done.status is Status.LOCKED and done.decided_by == ("ann", "bob") and done.first_by == "ann"
    case = desk.get(done.case)
    assert case.class_code == "0101" and case.area == "G0" and (case.lon, case.lat) == (114.005, 22.55)
    assert ids["a"] in case.extra.values() and "100 m²" in case.title


def test_blindness_holds_in_history_and_ledger_lists(loaded, ids, ledger):
    loaded.judge(ids["a"], ANN, "true", disposal="case", note="第一人")
    def told(who):
        listed = [loaded.mask_payload(e.subject, e.payload, who) for e in ledger.entries()]
        return repr([entry.payload for entry in loaded.history(ids["a"], who)]) + repr(listed)

    assert "第一人" in told(ANN) and "'case'" in told(ANN)
    assert "第一人" not in told(BOB) and "'case'" not in told(BOB) and "second" not in told(BOB)
    loaded.judge(ids["a"], BOB, "false", reason="tree")
    assert "第一人" in told(CAS)


def test_disagreement_goes_to_a_third_who_sees_both(loaded, ids, desk):
    loaded.judge(ids["a"], ANN, "true", disposal="case", note="加建")
    split = loaded.judge(ids["a"], BOB, "false", reason="tree", note="树")
    assert split.status is Status.THIRD and split.fact is None
    assert [one.note for one in loaded.view(ids["a"], CAS).verdicts] == ["加建", "树"]
    for who, own in ((ANN, "加建"), (BOB, "树")):   # who could still change it must not be swayed
        assert [one.note for one in loaded.view(ids["a"], who).verdicts] == [own]
        with pytest.raises(Refused, match="own work"):
            loaded.judge(ids["a"], who, "false", reason="tree")
        with pytest.raises(Refused, match="third decides"):
            loaded.correct(ids["a"], who, "false", reason="tree")
    done = loaded.judge(ids["a"], CAS, "false", reason="tree")
    assert (done.status, done.fact, done.decided_by) == (Status.SETTLED, Fact.FALSE, ("cas",))
    assert done.verdicts[-1].round == 3 and not desk.cases()


def test_low_band_and_the_drawn_share_get_a_second_look_too(loaded, ids, rules):
    assert loaded.judge(ids["d"], ANN, "true", disposal="lawful").status is Status.SECOND
    assert loaded.get(ids["d"]).verdicts[0].second == "low"
    rules[0] = msgspec.structs.replace(RULES, second=SecondRule(share=1.0))
    assert loaded.judge(ids["a"], ANN, "true", disposal="lawful").status is Status.SECOND
    assert loaded.get(ids["a"]).verdicts[0].second == "share"
    assert loaded.judge(ids["b"], ANN, "unsure").status is Status.EVIDENCE  # no answer yet: nothing to look at twice


def test_the_operator_alone_is_told_who_is_needed(loaded, ids):
    loaded.judge(ids["a"], OPERATOR, "true", disposal="case")
    with pytest.raises(Refused, match="another named reviewer"):
        loaded.judge(ids["a"], OPERATOR, "true", disposal="case")
    li = User("li", "li", roles=OPERATOR.roles)
    assert loaded.judge(ids["a"], li, "true", disposal="case").status is Status.LOCKED


def test_unsure_waits_for_evidence_and_is_judged_anew(loaded, ids):
    loaded.judge(ids["a"], ANN, "unsure", note="看不清")
    assert ids["a"] not in loaded.queue(who=BOB)
    done = loaded.judge(ids["a"], BOB, "true", disposal="lawful")
    assert done.status is Status.SETTLED and done.first_by == "ann"
    assert [one.turn for one in done.verdicts] == [0, 1] and done.verdicts[1].round == 1


def test_undo_takes_back_the_own_last_one_and_claims_it_again(loaded, ids, make_desk):
    loaded.judge(ids["a"], ANN, "true", disposal="lawful")
    loaded.judge(ids["b"], ANN, "false", reason="tree")
    loaded.judge(ids["c"], BOB, "true", disposal="lawful")
    back = loaded.undo(ANN)
    assert back.id == ids["b"] and back.status is Status.NEW and back.verdicts[0].undone and back.first_by is None
    assert [(one.detection, one.by) for one in loaded.claims()] == [(ids["b"], "ann")]
    assert loaded.undo(ANN).id == ids["a"]
    with pytest.raises(Refused, match="no verdict of yours"):
        loaded.undo(ANN)
    again = make_desk()
    assert again.get(ids["a"]) == loaded.get(ids["a"]) and again.get(ids["c"]).status is Status.SETTLED


def test_undo_stops_where_others_went_on(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="case")
    loaded.judge(ids["a"], BOB, "true", disposal="stop")
    with pytest.raises(Refused, match="gone on"):
        loaded.undo(ANN)
    assert loaded.undo(BOB).status is Status.SECOND
    assert loaded.view(ids["a"], CAS).verdicts == ()  # blind again: only the standing one waits
    assert loaded.undo(ANN).status is Status.NEW


def test_one_verdict_for_many_is_undone_as_one(loaded, ids):
    loaded.claim(ids["c"], BOB)
    done = loaded.judge_many([ids["a"], ids["b"], ids["c"], ids["a"]], ANN, "false", reason="tree")
    assert [one.id for one in done.judged] == [ids["a"], ids["b"]]
    assert [name for name, _ in done.refused] == [ids["c"]] and "looking at" in done.refused[0][1]
    assert loaded.undo(ANN).status is Status.NEW
    assert all(loaded.get(ids[name]).status is Status.NEW for name in "ab")


def test_seen_refuses_what_went_on_meanwhile(loaded, ids):
    version = loaded.view(ids["a"], BOB).version
    loaded.judge(ids["a"], ANN, "true", disposal="case", seen=version)
    with pytest.raises(Refused, match="while you looked"):
        loaded.judge(ids["a"], BOB, "true", disposal="case", seen=version)


def test_a_correction_is_appended_and_the_first_author_stays(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="lawful")
    with pytest.raises(Refused, match="decided by"):
        loaded.judge(ids["a"], BOB, "false", reason="tree")
    with pytest.raises(Refused, match="corrected by"):
        loaded.correct(ids["a"], BOB, "false", reason="tree")
    own = loaded.correct(ids["a"], ANN, "true", disposal="historic")
    assert own.disposal is Disposal.HISTORIC and [one.replaced for one in own.verdicts] == [True, False]
    with pytest.raises(BadInput, match="note"):
        loaded.correct(ids["a"], BOSS, "false", reason="tree")
    done = loaded.correct(ids["a"], BOSS, "false", reason="tree", note="是树")
    assert (done.fact, done.first_by, done.decided_by) == (Fact.FALSE, "ann", ("boss",))
    assert len(done.verdicts) == 3
    assert loaded.undo(BOSS).disposal is Disposal.HISTORIC  # taken back, the former holds again
    assert loaded.undo(ANN).disposal is Disposal.LAWFUL


def test_a_locked_verdict_is_never_overwritten(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="lawful")
    with pytest.raises(Refused, match="supervisor"):
        loaded.lock([ids["a"]], ANN)
    assert loaded.lock([ids["a"]], BOSS)[0].status is Status.LOCKED
    before = loaded.get(ids["a"])
    for attempt in (lambda: loaded.judge(ids["a"], BOB, "false", reason="tree"), lambda: loaded.undo(ANN),
                    lambda: loaded.correct(ids["a"], ANN, "false", reason="tree"),
                    lambda: loaded.correct(ids["a"], BOSS, "false", reason="tree", note="x")):
        with pytest.raises(Refused, match="locked"):
            attempt()
    with pytest.raises(Refused, match="not decided"):
        loaded.lock([ids["b"]], BOSS)
    assert loaded.get(ids["a"]) == before


def test_listeners_hear_ids_and_no_verdicts(loaded, ids):
    heard = []
    stop = loaded.listen(heard.append)
    loaded.judge(ids["a"], ANN, "true", disposal="lawful")
    assert [one.ids for one in heard] == [(ids["a"],)] and "lawful" not in repr(heard)
    stop()
    loaded.undo(ANN)
    assert len(heard) == 1


def test_assigning_is_the_supervisors_and_filters(loaded, ids, ledger):
    with pytest.raises(Refused, match="supervisor"):
        loaded.assign(QueueFilter(), "ann", ANN)
    assert loaded.assign(QueueFilter(area="S0"), "ann", BOSS) == 4
    assert set(loaded.queue(QueueFilter(assigned="ann"))) == {ids[name] for name in "abcd"}
    assert loaded.queue(QueueFilter(assigned="-")) == [ids["f"], ids["e"]]
    assert loaded.assign(QueueFilter(area="S0"), "ann", BOSS) == 0
    told = [e for e in ledger.entries() if e.kind == "detections.assigned"]
    assert len(told) == 1 and told[0].payload["add"]["assigned"][0]["count"] == 4
