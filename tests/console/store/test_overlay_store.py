"""Overlays of a profile: saved, shared between processes, told to who watches."""

import msgspec
import pytest

from console.model.overlay import Measure, Overlays
from console.store.engine import open_store
from console.store.overlays import OverlayStore, table
from console.store.versions import raise_version


@pytest.fixture
def stores(tmp_path):
    made = [open_store(tmp_path / "console.db") for _ in range(2)]
    yield made
    for one in made:
        one.close()


def test_nothing_is_on_at_first_and_changes_stay(stores):
    first, second = OverlayStore(stores[0]), OverlayStore(stores[1])
    assert first.get() == Overlays()
    first.change(heat=True, radius=48)
    first.change(choropleth=True, measure=Measure.ROOMS, level="grid")
    wanted = Overlays(heat=True, radius=48, choropleth=True, measure=Measure.ROOMS, level="grid")
    assert first.get() == second.get() == wanted
    assert OverlayStore(stores[1]).get() == wanted


def test_another_process_is_followed_once(stores):
    here, there = OverlayStore(stores[0]), OverlayStore(stores[1])
    told = []
    forget = here.listen(told.append)
    there.change(trails=True)
    assert here.follow() and not here.follow()
    assert [one.trails for one in told] == [True]
    forget()
    there.change(trails=False)
    here.follow()
    assert len(told) == 1


def test_a_record_of_a_newer_program_counts_as_nothing(stores):
    store = OverlayStore(stores[0])
    store.change(heat=True)
    with stores[0].write() as connection:
        connection.execute(table.update().values(content=msgspec.json.encode({"measure": "moon"})))
        raise_version(connection, table.name)
    assert store.get() == Overlays()
    assert store.change(trails=True) == Overlays(trails=True)
