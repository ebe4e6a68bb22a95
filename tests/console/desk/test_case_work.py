"""Every step of the life cycle: who may, when, what it needs and what it leaves behind."""

import pytest
from case_people import ACCEPTOR, CHECKER, COLLEAGUE, DISPATCHER, HANDLER, ROAD, STREET, SUPERVISOR, go

from console.desk.cases import Report
from console.desk.lifecycle import STEPS, legal
from console.desk.links import reporters
from console.errors import BadInput, NotFound, Refused
from console.ledger.ledger import Draft, Ledger
from console.model.case import Asked, Source, State
from console.model.person import OPERATOR, Role, User

NOW = 1_800_000_000.0
HOUR = 3600.0


@pytest.fixture
def case(desk):
    return desk.register(Report("", "", "小区门口堆放垃圾", "0101", lon=114.005, lat=22.55, reported_at=NOW))


def test_the_whole_road_with_five_people(desk, work, case):
    for step, who, values in ROAD:
        before = desk.get(case.id)
        assert step in [one.name for one in work.steps_for(before, who)]
        work.act(case.id, step, who, **values)
    done = desk.get(case.id)
    assert (done.state, done.rating, done.finding, done.handler) == (State.CLOSED, 5, "属实", "department:cg")
    assert (done.taken_by, done.handled_by, done.closed_at) == ("zhao", "zhao", NOW + 8 * 60)
    stamps = [done.accepted_at, done.registered_at, done.dispatched_at, done.taken_at, done.arrived_at,
              done.handled_at, done.fed_back_at, done.checked_at, done.closed_at]
    assert stamps == [NOW + 60 * n for n in range(9)] and done.state_at == stamps[-1]
    assert done.first_dispatched_at == done.dispatched_at and done.step_due_at is None and done.warn_at is None
    assert [e.kind for e in desk.history(case.id)] == ["case.reported", *(STEPS[step].kind for step, *_ in ROAD)]
    assert [e.actor for e in desk.history(case.id)[1:]] == [who.id for _, who, _ in ROAD]


def test_the_table_says_everything_in_words():
    for step in STEPS.values():
        assert step.label and step.roles and step.before and step.kind.startswith("case.")
    assert len({step.kind for step in STEPS.values()}) == len(STEPS)


def test_an_illegal_step_is_refused_with_what_is_possible(desk, work, case):
    with pytest.raises(Refused, match="A case that is reported can only be accepted, refused or merged"):
        work.act(case.id, "close", SUPERVISOR)
    go(work, case.id, "close")
    with pytest.raises(Refused, match="A case that is closed can only be evaluated or reopened"):
        work.act(case.id, "accept", ACCEPTOR)
    assert desk.get(case.id).state is State.CLOSED


def test_roles_decide(work, case):
    with pytest.raises(Refused, match=r"is for: acceptor, supervisor\. 王建国 is: dispatcher"):
        work.act(case.id, "accept", DISPATCHER)
    assert [step.name for step in work.steps_for(case, HANDLER)] == ["note"]


def test_somebody_who_left_can_do_nothing(work, case):
    with pytest.raises(Refused, match="has left"):
        work.act(case.id, "accept", User("x", roles=frozenset(Role), active=False))


def test_the_area_decides(desk, work, case):
    far = desk.register(Report("", "", "另一街道", lon=114.085, lat=22.55))
    nowhere = desk.register(Report("", "", "没有位置"))
    assert work.act(case.id, "accept", STREET).state is State.ACCEPTED
    for other in (far, nowhere):
        with pytest.raises(Refused, match="answers for 名S0 only"):
            work.act(other.id, "accept", STREET)
        assert not work.steps_for(other, STREET) and not work.needs(other, STREET)
    assert work.next_for(STREET).id == case.id


@pytest.mark.parametrize("step,who,after,values", [
    ("refuse", ACCEPTOR, "", {}), ("refuse", ACCEPTOR, "", {"why": "  "}), ("dispatch", DISPATCHER, "register", {}),
    ("dispatch", DISPATCHER, "register", {"handler": "cg"}), ("feed_back", HANDLER, "handle", {}),
    ("check_pass", CHECKER, "feed_back", {}), ("check_fail", CHECKER, "feed_back", {}),
    ("evaluate", SUPERVISOR, "close", {}), ("evaluate", SUPERVISOR, "close", {"rating": 6}),
    ("extend", SUPERVISOR, "take", {"why": "雨"}), ("extend", SUPERVISOR, "take", {"why": "雨", "until": NOW - 1}),
    ("extend", SUPERVISOR, "take", {"why": "雨", "until": NOW + HOUR}),
    ("extend", SUPERVISOR, "take", {"why": "雨", "until": float("nan")}),
    ("escalate", SUPERVISOR, "", {"why": "x", "level": "city"}), ("merge", SUPERVISOR, "", {}),
    ("jump", SUPERVISOR, "", {}),
])
def test_what_is_missing_or_cannot_be_is_refused(desk, work, case, step, who, after, values):
    if after:
        go(work, case.id, after)
    before = work.version(case.id)
    with pytest.raises(BadInput, match=r"Nothing was changed\.$"):
        work.act(case.id, step, who, **values)
    assert work.version(case.id) == before


def test_an_unknown_case(work):
    with pytest.raises(NotFound):
        work.act("desk:nothing", "accept", ACCEPTOR)


def test_handling_is_for_those_it_was_sent_to(work, case):
    go(work, case.id, "dispatch")
    stranger = User("x", roles=frozenset({Role.HANDLER}), department="other")
    with pytest.raises(Refused, match="was sent to department:cg"):
        work.act(case.id, "take", stranger)
    assert work.act(case.id, "take", COLLEAGUE).taken_by == "sun"


def test_nobody_checks_what_they_or_their_house_handled(work, case):
    go(work, case.id, "feed_back")
    both = User("zhao", "赵强", frozenset({Role.HANDLER, Role.CHECKER}))
    for who in (COLLEAGUE, both):
        for step, values in (("check_pass", {"finding": "好"}), ("check_fail", {"why": "不好"})):
            with pytest.raises(Refused, match="did not handle"):
                work.act(case.id, step, who, **values)
    assert work.act(case.id, "check_pass", CHECKER, finding="好").state is State.CHECKED


def test_who_handled_an_earlier_round_does_not_check_a_later_one(work, case):
    go(work, case.id, "feed_back")
    work.act(case.id, "check_fail", CHECKER, why="没清干净")
    work.act(case.id, "dispatch", DISPATCHER, handler="department:hb")
    other = User("qian", roles=frozenset({Role.HANDLER}), department="hb")
    for step in ("take", "arrive", "handle"):
        work.act(case.id, step, other)
    work.act(case.id, "feed_back", other, why="清了")
    first = User("zhao", "赵强", frozenset({Role.CHECKER}))
    with pytest.raises(Refused, match="did not handle"):
        work.act(case.id, "check_pass", first, finding="好")


def test_without_registered_users_one_person_does_all_and_the_record_says_so(desk, work, case):
    for step, _, values in ROAD:
        work.act(case.id, step, OPERATOR, **values)
    said = {e.kind: e.payload.get("self_check") for e in desk.history(case.id)}
    assert said["case.checked"] is True and said["case.closed"] is None


def test_rework_goes_back_to_the_same_hands(desk, work, case):
    go(work, case.id, "feed_back")
    again = work.act(case.id, "check_fail", CHECKER, why="没清干净")
    assert (again.state, again.reworks, again.handler, again.taken_by) == (State.REWORK, 1, "department:cg", "zhao")
    assert work.needs(again, HANDLER) and not work.needs(again, COLLEAGUE) and not work.needs(again, DISPATCHER)
    assert work.act(case.id, "take", HANDLER).state is State.TAKEN


def test_return_to_sender_and_recall(work, case):
    go(work, case.id, "take")
    back = work.act(case.id, "return", HANDLER, why="不属本部门")
    assert (back.state, back.returns, back.handler, back.taken_by) == (State.REGISTERED, 1, "", "")
    assert back.first_dispatched_at and work.needs(back, DISPATCHER)
    sent = work.act(case.id, "dispatch", DISPATCHER, handler="squad:cg-1")
    assert sent.first_dispatched_at == back.first_dispatched_at < sent.dispatched_at
    assert work.act(case.id, "recall", DISPATCHER, why="派错").state is State.REGISTERED
    assert work.act(case.id, "send_back", DISPATCHER, why="立案有误").state is State.ACCEPTED


def test_suspension_is_asked_for_approved_by_another_and_stops_the_clock(desk, work, case):
    taken = go(work, case.id, "take")
    asked = work.act(case.id, "ask_suspend", HANDLER, why="等待配件")
    assert asked.state is State.TAKEN and asked.asked == Asked("suspend", "zhao", asked.updated_at, "等待配件")
    with pytest.raises(Refused, match="waits for a decision"):
        work.act(case.id, "ask_extend", HANDLER, why="x", until=NOW + 90 * HOUR)
    assert work.needs(asked, SUPERVISOR) and {"approve", "deny"} <= {s.name for s in work.steps_for(asked, SUPERVISOR)}
    own = User("zhao", "赵强", frozenset({Role.SUPERVISOR}))
    for who in (own, User("sun", roles=frozenset({Role.SUPERVISOR}), department="cg")):
        with pytest.raises(Refused):
            work.act(case.id, "approve", who)
    stopped = work.act(case.id, "approve", SUPERVISOR)
    assert (stopped.state, stopped.before_suspension, stopped.asked) == (State.SUSPENDED, "taken", None)
    assert stopped.due_at is None and stopped.step_due_at is None and stopped.suspended_left
    entry = desk.history(case.id)[-1]
    assert (entry.kind, entry.actor, entry.payload["why"], entry.payload["asked"]) == (
        "case.suspended", "zhou", "等待配件", {"step": "suspend", "by": "zhao"})
    with pytest.raises(Refused, match="can only be resumed"):
        work.act(case.id, "arrive", HANDLER)
    going = work.act(case.id, "resume", SUPERVISOR)
    held = going.updated_at - stopped.updated_at
    assert going.state is State.TAKEN and going.suspended_left is None and going.before_suspension == ""
    assert going.due_at == pytest.approx(taken.due_at + held)
    assert going.step_due_at == pytest.approx(taken.step_due_at + held)


def test_more_time_is_asked_for_and_granted_or_denied(work, case):
    taken = go(work, case.id, "take")
    until = taken.due_at + 5 * HOUR
    with pytest.raises(Refused, match="Nobody has asked"):
        work.act(case.id, "approve", SUPERVISOR)
    work.act(case.id, "ask_extend", HANDLER, why="下雨", until=until)
    denied = work.act(case.id, "deny", SUPERVISOR, why="不同意")
    assert (denied.asked, denied.due_at, denied.extensions) == (None, taken.due_at, 0)
    work.act(case.id, "ask_extend", HANDLER, why="下雨", until=until)
    longer = work.act(case.id, "approve", SUPERVISOR)
    assert (longer.asked, longer.due_at, longer.extensions, longer.state) == (None, until, 1, State.TAKEN)
    assert work.act(case.id, "extend", SUPERVISOR, why="再延", until=until + HOUR).extensions == 2


def test_what_was_asked_lapses_when_the_case_moves_on(work, case):
    go(work, case.id, "take")
    work.act(case.id, "ask_suspend", HANDLER, why="等待")
    assert work.act(case.id, "arrive", HANDLER).asked is None


def test_duplicates_are_merged_with_links_both_ways_and_every_reporter_kept(desk, work, case):
    second = desk.register(Report("", "", "门口有垃圾", "0101", source=Source.VOLUNTEER, lon=114.005, lat=22.55))
    third = desk.register(Report("", "", "垃圾堆", "0101", source=Source.HOTLINE))
    work.act(second.id, "merge", ACCEPTOR, other=third.id)
    gone = work.act(third.id, "merge", ACCEPTOR, other=case.id)
    assert (gone.state, gone.merged_into, gone.is_open) == (State.MERGED, case.id, False)
    assert [link["case"] for link in desk.grown(case.id)["merged"]] == [third.id]
    assert [one.id for one in reporters(desk, case.id)] == [case.id, third.id, second.id]
    assert {one.source for one in reporters(desk, case.id)} == {Source.DESK, Source.VOLUNTEER, Source.HOTLINE}
    with pytest.raises(Refused, match="can only be separated"):
        work.act(third.id, "accept", ACCEPTOR)
    back = work.act(third.id, "separate", ACCEPTOR, why="不是一件事")
    assert (back.state, back.merged_into, back.reopenings, back.closed_at) == (State.ACCEPTED, "", 0, None)
    assert [one.id for one in reporters(desk, case.id)] == [case.id]
    assert [one.id for one in reporters(desk, third.id)] == [third.id, second.id]


def test_a_case_is_not_merged_into_itself_a_closed_one_or_one_out_of_scope(desk, work, case):
    far = desk.register(Report("", "", "另一街道", lon=114.085, lat=22.55))
    with pytest.raises(Refused, match="into itself"):
        work.act(case.id, "merge", ACCEPTOR, other=case.id)
    with pytest.raises(NotFound):
        work.act(case.id, "merge", ACCEPTOR, other="desk:none")
    with pytest.raises(Refused, match="answers for"):
        work.act(case.id, "merge", STREET, other=far.id)
    go(work, far.id, "close")
    with pytest.raises(Refused, match="is over"):
        work.act(case.id, "merge", ACCEPTOR, other=far.id)
    assert desk.get(case.id).state is State.REPORTED


def test_a_part_is_split_off(desk, work, case):
    go(work, case.id, "take")
    new = work.act(case.id, "split", DISPATCHER, why="路灯不亮")
    old = desk.get(case.id)
    assert (new.title, new.state, new.split_from, new.area) == ("路灯不亮", State.ACCEPTED, case.id, old.area)
    assert new.due_at == new.accepted_at + 10 * HOUR and new.reported_at == old.reported_at
    assert old.state is State.TAKEN and desk.grown(case.id)["splits"][0]["case"] == new.id
    assert work.act(new.id, "register", ACCEPTOR).state is State.REGISTERED


def test_reopening_reaches_the_handler_first(desk, work, case):
    urgent = desk.register(Report("", "", "塌陷", "0501", lon=114.005, lat=22.55))
    go(work, urgent.id, "dispatch")
    go(work, case.id, "evaluate")
    assert work.next_for(HANDLER).id == urgent.id
    again = work.act(case.id, "reopen", CHECKER, why="又堆上了")
    assert (again.state, again.reopenings, again.closed_at, again.rating) == (State.REWORK, 1, None, 0)
    assert again.due_at > NOW + 10 * HOUR  # a new clock
    assert work.next_for(HANDLER).id == case.id and work.next_for(COLLEAGUE).id == case.id
    refused = desk.register(Report("", "", "噪音"))
    work.act(refused.id, "refuse", ACCEPTOR, why="不属管辖")
    assert work.act(refused.id, "reconsider", ACCEPTOR, why="补充材料").state is State.REPORTED


def test_three_levels(work, case):
    up = work.act(case.id, "escalate", SUPERVISOR, why="跨社区", level="district", task_force="专班一")
    assert (up.level, up.task_force, up.state) == ("district", "专班一", State.REPORTED)
    with pytest.raises(Refused, match="already or beyond"):
        work.act(case.id, "escalate", SUPERVISOR, why="x", level="street")
    down = work.act(case.id, "deescalate", SUPERVISOR, why="已稳定", level="community")
    assert (down.level, down.task_force) == ("community", "")
    with pytest.raises(Refused):
        work.act(case.id, "deescalate", SUPERVISOR, why="x", level="community")


def test_a_note_only_grows(desk, work, case):
    for text in ("已电话回访", "无人接听"):
        work.act(case.id, "note", HANDLER, why=text)
    assert [one["text"] for one in desk.grown(case.id)["notes"]] == ["已电话回访", "无人接听"]
    assert desk.get(case.id) == case


def test_more_words_are_kept_beside_those_known(work, case):
    assert work.act(case.id, "accept", ACCEPTOR, extra={"phone_call": "yes"}).extra == {"phone_call": "yes"}


def test_a_stale_view_is_told_what_the_other_desk_did(work, case):
    seen = work.version(case.id)
    work.act(case.id, "note", HANDLER, why="看过")  # disturbs nobody
    work.act(case.id, "accept", ACCEPTOR, seen=seen)
    with pytest.raises(Refused, match=r"li was faster: at \d\d:\d\d:\d\d the case was accepted; it is now accepted"):
        work.act(case.id, "refuse", SUPERVISOR, why="重复", seen=seen)
    assert work.act(case.id, "refuse", SUPERVISOR, why="重复", seen=work.version(case.id)).state is State.REFUSED


def test_many_at_once(desk, work):
    ids = [desk.register(Report("", "", f"第{n}件", lon=114.005, lat=22.55)).id for n in range(5)]
    work.act(ids[0], "accept", ACCEPTOR)
    entries = len(list(desk._ledger.entries()))
    done = work.many([*ids, ids[1], "desk:none"], "accept", ACCEPTOR)
    assert done.moved == ids[1:] and [one for one, _ in done.refused] == [ids[0], "desk:none"]
    assert "can only be" in done.refused[0][1] and len(list(desk._ledger.entries())) == entries + 4
    assert work.many(ids, "register", ACCEPTOR).moved == ids
    sent = work.many(ids, "dispatch", DISPATCHER, handler="department:cg")
    assert sent.moved == ids and {desk.get(one).handler for one in ids} == {"department:cg"}
    assert work.many(ids, "dispatch", DISPATCHER, handler="department:cg").moved == []


def test_next_goes_through_what_needs_me_in_the_order_of_pressure(desk, work):
    ids = [desk.register(Report("", "", f"第{n}件", code, lon=114.005, lat=22.55, reported_at=NOW + n)).id
           for n, code in enumerate(["0101", "", "0501", "0101"])]
    order, case = [], None
    for _ in range(5):
        case = work.next_for(ACCEPTOR, case.id if case else None)
        order.append(case.id)
    assert order == [ids[2], ids[0], ids[3], ids[1], ids[2]]
    assert work.next_for(DISPATCHER) is None and work.next_for(ACCEPTOR, "desk:gone").id == ids[2]


def fed(desk, state, at, title="停电"):
    desk.intake([Report("feed", "1", title, "0101", lon=114.005, lat=22.55, state=state, updated_at=at)])
    return desk.get("feed:1")


def test_a_source_leads_until_the_desk_moves_the_case(desk, work):
    assert fed(desk, State.DISPATCHED, NOW - 900).state is State.DISPATCHED
    assert fed(desk, State.TAKEN, NOW - 800).taken_at == NOW - 800
    ours = work.act("feed:1", "arrive", HANDLER)
    assert (ours.state, ours.source_state) == (State.ARRIVED, "taken")
    again = fed(desk, State.TAKEN, NOW + 9000, "停电两户")  # says the same of the state, and something new
    assert (again.state, again.title) == (State.ARRIVED, "停电两户")
    noted = fed(desk, State.ARRIVED, NOW + 9100)
    assert (noted.state, noted.source_state, noted.arrived_at) == (State.ARRIVED, "arrived", ours.arrived_at)
    over = fed(desk, State.CLOSED, NOW + 9200)
    assert (over.state, over.closed_at) == (State.CLOSED, NOW + 9200)
    back = fed(desk, State.TAKEN, NOW + 9300)
    assert (back.state, back.closed_at, back.reopenings) == (State.TAKEN, None, 1)


def test_a_source_never_brings_a_merged_case_back(desk, work, case):
    fed(desk, State.REPORTED, NOW - 900)
    work.act("feed:1", "merge", ACCEPTOR, other=case.id)
    assert fed(desk, State.CLOSED, NOW + 9000).state is State.MERGED
    assert fed(desk, State.TAKEN, NOW + 9100).state is State.MERGED


def test_what_a_source_suspended_goes_on_where_it_was(desk, work):
    fed(desk, State.TAKEN, NOW - 900)
    held = fed(desk, State.SUSPENDED, NOW - 800)
    assert (held.before_suspension, held.suspended_left) == ("taken", None)
    going = work.act("feed:1", "resume", SUPERVISOR)
    assert (going.state, going.before_suspension) == (State.TAKEN, "")


def test_the_ledger_itself_refuses_what_the_table_does_not_have(store):
    ledger = Ledger(store, legal=legal)
    ledger.append([Draft("case:1", "case.reported", {"set": {"title": "t", "state": "reported"}}),
                   Draft("case:1", "case.closed", {"to": "closed"}),
                   Draft("case:1", "case.accepted", {"to": "accepted"})])
    record = ledger.record("case:1")
    assert record.fields["state"] == "accepted"
    assert [(one.wanted, one.why) for one in record.refused] == [({"to": "closed"}, "illegal transition")]
    assert legal("order:1", "open", "anything")
    assert legal("case:1", "", "reported") and not legal("case:1", "", "closed")
