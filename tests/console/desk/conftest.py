"""A real ledger in a folder of its own, ten grids in a row, a small catalogue, a clock that stands still."""

import itertools

import pytest
from desk_world import CATALOGUE, NOW, ten_grids

from console.desk.cases import CaseDesk
from console.desk.clocks import Clocks
from console.desk.work import CaseWork
from console.ledger.ledger import Ledger
from console.model.limits import Limit, LimitCatalogue, LimitRule
from console.store.areas import AreaStore
from console.store.engine import open_store


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "console.db")
    yield store
    store.close()


@pytest.fixture
def ledger(store):
    return Ledger(store)


@pytest.fixture
def areas(store, ledger):
    areas = AreaStore(store, ledger)
    areas.add(ten_grids(), {})
    return areas


@pytest.fixture
def catalogue():
    return CATALOGUE


@pytest.fixture
def desk(ledger, areas, catalogue):
    return CaseDesk(ledger, areas, catalogue, clock=lambda: NOW)


@pytest.fixture
def clocks(catalogue):
    """Limits on the wall clock: two hours for a step in hand, the class's hours for the whole."""
    steps = {state: Limit(2) for state in ("registered", "dispatched", "taken", "arrived", "rework")}
    limits = LimitCatalogue("test", "test", "1", "test", {"workday": (("00:00", "24:00"),)},
                            (LimitRule(steps=steps),), legal_holidays="")
    return Clocks(limits, catalogue)


@pytest.fixture
def work(desk, areas, clocks, ticking):
    return CaseWork(desk, areas, clocks, clock=ticking)


@pytest.fixture
def ticking():
    """A clock that goes a minute further each time it is read."""
    return itertools.count(NOW, 60.0).__next__
