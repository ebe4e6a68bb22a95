"""The profile of `bench desk`: as many cases and entries as asked for, such as the desk itself would have written."""

import pytest

from console.desk.bench_profile import ROAD, _Year, make_profile
from console.desk.cases import CaseDesk
from console.desk.catalogues import Catalogues
from console.desk.lifecycle import legal
from console.desk.work import CaseWork
from console.ledger.ledger import Ledger
from console.model.figures import read_figures
from console.model.person import OPERATOR
from console.profile import Profile
from console.store.areas import AreaStore
from console.store.engine import open_store


@pytest.fixture
def opened(tmp_path):
    folder = tmp_path / "p"
    make_profile(folder, open_cases=104, entries=1500)
    store = open_store(Profile(folder).database)
    ledger = Ledger(store, legal=legal)
    areas = AreaStore(store, ledger)
    catalogues = Catalogues(Profile(folder), ledger, more={"evaluation": read_figures})
    yield folder, ledger, areas, catalogues, CaseDesk(ledger, areas, catalogues.classes)
    store.close()


def test_as_many_as_asked_for_and_all_in_order(opened):
    folder, ledger, areas, _, desk = opened
    cases = desk.cases().values()
    assert sum(case.is_open for case in cases) == 104
    entries = sum(1 for _ in ledger.entries())
    assert abs(entries - 1500) < 100 and ledger.verify().ok
    assert not any(record.refused or record.conflicts for record in ledger.records("case:"))
    assert all(case.demo and case.area in areas.tree() for case in cases)
    assert len({case.state for case in cases}) >= 8
    before = (folder / "console.db").stat().st_mtime_ns
    make_profile(folder, open_cases=104, entries=1500)     # made before: left as it is
    assert (folder / "console.db").stat().st_mtime_ns == before


def test_every_entry_is_what_the_desk_itself_would_have_written(opened):
    """One case taken down the same road at the same moments through `CaseWork`."""
    _, ledger, areas, catalogues, _ = opened
    year = _Year(0, 52 * (len(ROAD) + 1), 7, areas, catalogues)
    year._count = 10**6     # ids of their own
    drafts = year.week(0)
    assert len(drafts) == len(ROAD) + 1
    ledger.append(drafts[:1])
    desk = CaseDesk(ledger, areas, catalogues.classes, clocks=year._clocks)
    for (step, said, _), draft in zip(ROAD, drafts[1:], strict=True):
        work = CaseWork(desk, areas, year._clocks, clock=lambda at=draft.at: at)
        handler = {"handler": draft.payload["set"]["handler"]} if step == "dispatch" else {}
        work.act(draft.subject.removeprefix("case:"), step, OPERATOR, **said, **handler)
    written = list(ledger.entries(subject=drafts[0].subject))
    assert [(one.kind, one.payload, one.at) for one in written] == [(d.kind, d.payload, d.at) for d in drafts]
