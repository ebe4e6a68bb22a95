"""Whatever sites write and however their entries travel, all end with the same records.

Property tests: two to four sites, clocks off by a day, any order, any duplication, any cut into batches. What
must come out is also computed a second way, from the definition: by walking `prev` and `seen`.
"""

import random
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_sites import Hands

from console.ledger.ledger import Draft, Ledger
from console.store.engine import open_store

SUBJECTS = ("case:a", "case:b")
payloads = st.one_of(
    st.fixed_dictionaries({"set": st.dictionaries(st.sampled_from(("title", "area", "state")),
                                                  st.sampled_from("xyz"), min_size=1)}),
    st.fixed_dictionaries({"to": st.sampled_from(("reported", "accepted", "closed"))}),
    st.fixed_dictionaries({"add": st.fixed_dictionaries({
        "notes": st.lists(st.integers(0, 99), min_size=1, max_size=3)})}),
    st.fixed_dictionaries({"resolve": st.dictionaries(st.sampled_from(("title", "state")),
                                                      st.sampled_from("xyz"), min_size=1)}),
    st.fixed_dictionaries({"delete": st.booleans()}),
)
number = st.integers(0, 3)
steps = st.lists(st.one_of(
    st.tuples(st.just("write"), number, st.sampled_from(SUBJECTS), st.lists(payloads, min_size=1, max_size=2)),
    st.tuples(st.just("send"), number, number, st.integers(0, 2**16)),
    st.tuples(st.just("tick"), number, st.floats(0, 4000), st.none()),
), min_size=4, max_size=24)
offsets = st.lists(st.sampled_from((0.0, 0.0, 86_400.0, -86_400.0, 1_000.0)), min_size=2, max_size=4)


def legal(subject, before, after):
    return (before, after) != ("closed", "accepted")


class District:
    """Some sites in a folder of their own."""

    def __init__(self, offsets, stack):
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self._stack, self._folder = stack, folder
        self.hands = [Hands(off) for off in offsets]
        self.sites = [self.site(str(n), hands) for n, hands in enumerate(self.hands)]

    def site(self, name, hands):
        store = open_store(self._folder / f"{name}.db")
        self._stack.callback(store.close)
        return Ledger(store, legal=legal, clock=hands.clock())

    def play(self, steps):
        for what, a, b, more in steps:
            site = self.sites[a % len(self.sites)]
            if what == "write":
                site.append([Draft(b, "case.changed", payload) for payload in more])
            elif what == "tick":
                self.hands[a % len(self.sites)].time += b
            else:
                some = list(site.entries())
                mixed(random.Random(more), some, keep=0.7)
                self.sites[b % len(self.sites)].receive(some)


def mixed(dice, some, keep=1.0):
    """Shuffle in place, repeat some, lose some."""
    some[:] = [e for e in some if dice.random() < keep]
    some += dice.sample(some, len(some) // 3)
    dice.shuffle(some)


def state(ledger):
    return {record.subject: record for record in ledger.records()}


def followed(entries):
    """For each entry all that its author had seen, by walking `prev` and `seen`."""
    by_place = {(e.site, e.index): e for e in entries}
    past = {}

    def walk(entry):
        place = (entry.site, entry.index)
        if place not in past:
            direct = [(site, index) for site, index, _ in entry.seen]
            direct += [(entry.site, entry.index - 1)] if entry.index > 1 else []
            past[place] = set(direct).union(*(walk(by_place[p]) for p in direct))
        return past[place]

    for entry in entries:
        walk(entry)
    return past


def check_by_definition(ledger):
    """The value of a field is one that no later one replaced; disagreeing ones are in the open conflict."""
    entries = list(ledger.entries())
    past = followed(entries)
    for record in ledger.records():
        about = [e for e in entries if e.subject == record.subject]
        for name in set(record.fields) - {"state"}:
            said = {(e.site, e.index): (e.payload.get("set") or {}) | (e.payload.get("resolve") or {})
                    for e in about}
            said = {place: values[name] for place, values in said.items() if name in values}
            latest = {place: value for place, value in said.items()
                      if not any(place in past[other] for other in said)}
            assert record.fields[name] in latest.values()
            disputed = {m.value for c in record.conflicts if c.field == name for m in c.candidates}
            if len(set(latest.values())) > 1:
                assert set(latest.values()) <= disputed
        assert record.version == len(about)
        notes = [note for e in about if "add" in e.payload for note in e.payload["add"]["notes"]]
        assert sorted(record.grown.get("notes", [])) == sorted(notes)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(offsets, steps, st.integers(0, 2**16))
def test_all_sites_end_with_the_same_records(offsets, steps, seed):
    dice = random.Random(seed)
    with ExitStack() as stack:
        district = District(offsets, stack)
        district.play(steps)
        everything = [e for site in district.sites for e in site.entries() if e.site == site.site]
        observer = district.site("observer", Hands())
        for site in (*district.sites, observer):
            todo = everything.copy()
            mixed(dice, todo)
            while todo:
                some = [todo.pop() for _ in range(min(len(todo), dice.randint(1, 12)))]
                site.receive(some)
        first = state(observer)
        for site in (*district.sites, observer):
            assert state(site) == first
            assert site.waiting() == []
            assert site.verify().ok
            found = site.rebuild()
            assert (found.misplaced, found.differing) == (0, 0)
            assert found.entries == len(everything)
        check_by_definition(observer)


@settings(max_examples=8, deadline=None)
@given(offsets, steps, st.integers(0, 2**16))
def test_what_waits_is_kept_and_folded_once_the_rest_comes(offsets, steps, seed):
    with ExitStack() as stack:
        district = District(offsets, stack)
        district.play(steps)
        everything = [e for site in district.sites for e in site.entries() if e.site == site.site]
        random.Random(seed).shuffle(everything)
        late = district.site("late", Hands())
        for at, entry in enumerate(everything, 1):
            late.receive([entry])
            here = {(e.site, e.index) for e in late.entries()} | {(e.site, e.index) for e, _ in late.waiting()}
            assert here == {(e.site, e.index) for e in everything[:at]}
            assert late.verify().ok
        assert late.waiting() == []
