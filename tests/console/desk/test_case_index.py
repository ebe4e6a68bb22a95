"""Cases as columns: the same filter and the same order as asking every case, whatever came, changed and went."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.desk.case_index import CaseIndex
from console.desk.filter import CaseFilter
from console.model.case import Case, Priority, Source, State

WORDS = ("占道", "积水", "ABC", "abc", "12", "Straße", "")
texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
moments = st.one_of(st.none(), st.sampled_from([1e9, 1.5e9, 1.8e9]))
cases = st.builds(
    Case, id=st.sampled_from([f"desk:{i}" for i in range(12)]), title=texts, address=texts,
    class_code=st.sampled_from(["", "0101", "0102", "0701"]), priority=st.sampled_from(list(Priority)),
    state=st.sampled_from(list(State)), source=st.sampled_from(list(Source)), area=st.sampled_from(["", "a", "b"]),
    lon=st.sampled_from([None, 114.0]), lat=st.sampled_from([None, 22.5]),
    reported_at=st.sampled_from([1e9, 1.2e9, 1.8e9]), due_at=moments, step_due_at=moments)
steps = st.lists(st.one_of(cases, st.sampled_from([f"desk:{i}" for i in range(12)])), max_size=25)
filters = st.builds(
    CaseFilter, classes=st.frozensets(st.sampled_from(["01", "0102", "07"])),
    states=st.frozensets(st.sampled_from(list(State)), max_size=3),
    priorities=st.frozensets(st.sampled_from(list(Priority)), max_size=2),
    sources=st.frozensets(st.sampled_from(list(Source)), max_size=3),
    since=st.sampled_from([None, 1.1e9]), until=st.sampled_from([None, 1.8e9]), area=st.sampled_from(["", "a"]),
    text=texts, open_only=st.booleans(), placed=st.sampled_from([None, True, False]),
    cases=st.one_of(st.none(), st.frozensets(st.sampled_from(["desk:1", "desk:2", "nobody"]))))


def built(first, changes, asked=()):
    """An index filled at once and changed step by step, and what it must hold; `asked` makes the columns early."""
    known = {case.id: case for case in first}
    index = CaseIndex()
    index.fill(known.values())
    for wanted in asked:
        index.passing(wanted)
        for by in ("title", "id", "due", "area"):
            index.order(by, False)
    for change in changes:
        if isinstance(change, str):
            index.drop(change)
            known.pop(change, None)
        else:
            index.put(change)
            known[change.id] = change
    return index, known


@settings(max_examples=70)
@given(st.lists(cases, max_size=8), steps, filters, st.booleans())
def test_the_same_pass_as_when_every_case_is_asked(first, changes, wanted, early):
    index, known = built(first, changes, [wanted] if early else [])
    within = {"a"} if wanted.area else None
    passing = index.passing(wanted, within)
    found = {case_id for case_id in known if passing[index.slot(case_id)]}
    assert found == {case.id for case in wanted.select(known.values(), within)}
    assert passing.sum() == len(found) and len(index) == len(known)


NEVER = 1e12
KEYS = {
    "priority": lambda case: case.priority, "state": lambda case: list(State).index(case.state),
    "reported": lambda case: case.reported_at, "class": lambda case: case.class_code,
    "due": lambda case: case.bites_at if case.is_open and case.bites_at is not None else NEVER,
    "title": lambda case: case.title, "area": lambda case: {"": "~", "a": "2", "b": "1"}[case.area],
    "source": lambda case: case.source.value, "id": lambda case: case.id,
}


@settings(max_examples=100)
@given(st.lists(cases, max_size=10), steps, st.sampled_from(list(KEYS)), st.booleans(), st.booleans())
def test_the_same_order_as_by_sorting_keys(first, changes, by, descending, early):
    """By the column, then the latest report, then the id, whichever way the column goes."""
    index, known = built(first, changes, [CaseFilter()] if early else [])
    found = [index.at(slot).id for slot in index.order(by, descending, {"": "~", "a": "2", "b": "1"}.get)]
    wanted = sorted(known.values(), key=lambda case: (-case.reported_at, case.id))
    wanted.sort(key=KEYS[by], reverse=descending)   # stable: equal ones keep their order both ways
    assert found == [case.id for case in wanted]


def test_what_is_not_known_has_no_slot():
    index, _ = built([Case("a", "x")], ["b"])
    assert index.slot("b") == -1 and "b" not in index and index.get("b") is None and index.get("a").title == "x"
    index.drop("a")
    assert list(index.slots()) == [] and not index.passing(CaseFilter()).any() and len(index.order("id", True)) == 0
