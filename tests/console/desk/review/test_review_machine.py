"""Whatever four people do: nobody checks own work, nothing locked changes, a restart changes nothing."""

import tempfile
from contextlib import suppress
from pathlib import Path

from desk_world import CATALOGUE, NOW, ten_grids
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from review_world import ANN, BOB, BOSS, CAS, RULES, found, incoming

from console.desk.cases import CaseDesk
from console.desk.people import People
from console.desk.review.desk import ReviewDesk
from console.errors import ConsoleError
from console.ledger.ledger import Ledger
from console.model.access import Access
from console.model.departments import Departments
from console.model.review import Status
from console.profile import Profile
from console.store.areas import AreaStore
from console.store.engine import open_store
from console.store.places import PlaceStore
from console.store.users import UserStore

WHO = st.sampled_from([ANN, BOB, CAS, BOSS])
SAID = st.sampled_from([("true", {"disposal": "case"}), ("true", {"disposal": "lawful"}), ("false", {"reason": "tree"}),
                        ("unsure", {})])
WHICH = st.integers(0, 2)


class Panel(RuleBasedStateMachine):
    """Three detections (one in the low band) and four people."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = NOW
        profile = Profile(Path(self.folder.name)).make()
        self.store = open_store(profile.database)
        ledger = Ledger(self.store)
        areas = AreaStore(self.store, ledger)
        areas.add(ten_grids(), {})
        people = People(UserStore(self.store, ledger), ledger, lambda: Access("t", "t", "1"), areas.tree,
                        lambda: Departments("t", "t", "1"))
        cases = CaseDesk(ledger, areas, CATALOGUE, clock=self.clock)
        self.ledger = ledger
        self.make = lambda: ReviewDesk(self.store, ledger, areas, PlaceStore(self.store), people, lambda: RULES, cases,
                                       profile, self.clock)
        self.desk = self.make()
        rows = [found("a"), found("b", 114.015), found("c", 114.025, confidence=0.4)]
        self.desk.load(incoming(profile.folder, rows), ANN)
        self.ids = sorted(one.id for one in self.desk.detections())
        self.locked, self.count = {}, dict.fromkeys(self.ids, 0)

    def clock(self):
        self.now += 1
        return self.now

    def attempt(self, act):
        with suppress(ConsoleError):
            act()

    @rule(who=WHO, which=WHICH, said=SAID)
    def judge(self, who, which, said):
        before = self.desk.get(self.ids[which])
        self.attempt(lambda: self.desk.judge(self.ids[which], who, said[0], **said[1]))
        after = self.desk.get(self.ids[which])
        if len(after.verdicts) > len(before.verdicts) and before.status in (Status.SECOND, Status.THIRD):
            turn = [one.by for one in before.verdicts if one.stands and one.turn == after.verdicts[-1].turn]
            assert who.id not in turn

    @rule(who=WHO, which=WHICH, said=SAID)
    def correct(self, who, which, said):
        self.attempt(lambda: self.desk.correct(self.ids[which], who, said[0], note="x", **said[1]))

    @rule(who=WHO)
    def undo(self, who):
        self.attempt(lambda: self.desk.undo(who))

    @rule(who=WHO, which=WHICH)
    def lock(self, who, which):
        self.attempt(lambda: self.desk.lock([self.ids[which]], who))

    @rule(who=WHO, which=WHICH, back=st.booleans())
    def field(self, who, which, back):
        act = self.desk.field_back if back else self.desk.send_to_field
        self.attempt(lambda: act(self.ids[which], who))

    @rule(who=WHO)
    def next(self, who):
        one = self.desk.next(who)
        if one is not None and not one.status.is_decided:
            turn = max((v.turn for v in self.desk.get(one.id).verdicts), default=0)
            assert who.id not in [v.by for v in self.desk.get(one.id).verdicts if v.stands and v.turn == turn
                                  and one.status is not Status.NEW]
            self.desk.release(one.id, who)

    @invariant()
    def verdicts_only_grow_and_locked_ones_stay(self):
        for one in self.desk.detections():
            assert len(one.verdicts) >= self.count[one.id]
            self.count[one.id] = len(one.verdicts)
            told = (one.fact, one.disposal, one.verdicts, one.first_by, one.decided_by)
            if one.id in self.locked:
                assert self.locked[one.id] == told and one.status is Status.LOCKED
            if one.status is Status.LOCKED:
                self.locked[one.id] = told
            standing = [v for v in one.verdicts if not v.undone]
            assert one.first_by == (standing[0].by if standing else None)
            if one.case:
                assert one.status is Status.LOCKED

    @invariant()
    def the_blind_see_nothing(self):
        for one in self.desk.detections():
            if one.status is Status.SECOND:
                for who in (ANN, BOB, CAS, BOSS):
                    turn = max(v.turn for v in one.verdicts)
                    shown = self.desk.view(one, who).verdicts
                    assert all(v.by == who.id or v.turn < turn for v in shown)

    def teardown(self):
        again = self.make()
        assert again.detections() == self.desk.detections()
        bench, fresh = self.desk.columns(), again.columns()
        for status in Status:
            assert (bench.with_status(status) == fresh.with_status(status)).all()
        assert self.ledger.rebuild().differing == 0
        self.store.close()
        self.folder.cleanup()


Panel.TestCase.settings = settings(max_examples=8, stateful_step_count=20, deadline=None,
                                   suppress_health_check=list(HealthCheck))
TestPanel = Panel.TestCase
