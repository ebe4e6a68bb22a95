import pytest

from console.desk.filter import CaseFilter
from console.model.case import Case, Priority, Source, State

CASES = [
    Case("f:1", "井盖缺失", "0110", Priority.HIGH, State.REPORTED, Source.PATROL, 114.0, 22.5, "G1", "莲花路", 100.0),
    Case("f:2", "Street light OUT", "0699", Priority.LOW, State.CLOSED, Source.HOTLINE, None, None, "", "", 200.0),
    Case("f:3", "占道经营", "0404", Priority.NORMAL, State.REFUSED, Source.QR, 114.0, 22.5, "G2", "莲花二村", 300.0),
]
NOTHING = frozenset()


@pytest.mark.parametrize("wanted,within,ids", [
    (CaseFilter(), None, "123"),
    (CaseFilter(open_only=True), None, "1"),
    (CaseFilter(classes=frozenset({"0404", "0699"})), None, "23"),
    (CaseFilter(classes=frozenset({"04"})), None, "3"),
    (CaseFilter(states=frozenset({State.CLOSED, State.REPORTED})), None, "12"),
    (CaseFilter(priorities=frozenset({Priority.HIGH})), None, "1"),
    (CaseFilter(sources=frozenset({Source.QR})), None, "3"),
    (CaseFilter(since=200.0), None, "23"),
    (CaseFilter(until=200.0), None, "1"),
    (CaseFilter(area="S", ), {"S", "G1", "G2"}, "13"),
    (CaseFilter(area="G1"), None, "1"),
    (CaseFilter(text="莲花"), None, "13"),
    (CaseFilter(text="light out"), None, "2"),
    (CaseFilter(text="莲花 井盖"), None, "1"),
    (CaseFilter(text="F:2"), None, "2"),
    (CaseFilter(placed=False), None, "2"),
    (CaseFilter(placed=True, open_only=True), None, "1"),
    (CaseFilter(text="莲花", since=250.0, area="S"), {"G1"}, ""),
])
def test_each_criterion(wanted, within, ids):
    assert "".join(case.id[-1] for case in wanted.select(CASES, within)) == ids
    assert "".join(case.id[-1] for case in CASES if wanted.accepts(case, within)) == ids


def test_only_the_cases_a_figure_opens_into():
    cases = [Case("a", "t", state=State.CLOSED), Case("b", "t"), Case("c", "t")]
    assert [c.id for c in CaseFilter(cases=frozenset({"a", "c", "gone"})).select(cases)] == ["a", "c"]
    assert CaseFilter(cases=frozenset()).select(cases) == []
