"""Areas in the database: whole or not at all, with an entry, noticed by others."""

from contextlib import closing

import pytest
import shapely

from console.errors import NotFound, Refused
from console.model.area import Area, Level
from console.store.areas import AreaStore
from console.store.engine import open_store


class Notebook:
    """A ledger that only remembers: rows and drafts in one transaction of the real store."""

    def __init__(self, store):
        self.store, self.drafts = store, []

    def append(self, drafts, rows=None):
        with self.store.write() as connection:
            if rows is not None:
                rows(connection)
        self.drafts.extend(drafts)


def box(west, south, size=1.0):
    return shapely.to_wkb(shapely.box(west, south, west + size, south + size))


DISTRICT = Area("4403", "4403", "甲区", Level.DISTRICT, wkb=box(114, 22, 2),
                bounds=(114, 22, 116, 24), size=9.0)
STREET = Area("s1", "440301", "乙街道", Level.STREET, "4403", "NBS", 2023, True, box(114, 22),
              (114, 22, 115, 23), 5.5)
TABLE_ONLY = Area("c1", "", "丙社区", Level.COMMUNITY, "s1")


@pytest.fixture
def store(tmp_path):
    with closing(open_store(tmp_path / "console.db")) as store:
        yield store


@pytest.fixture
def ledger(store):
    return Notebook(store)


@pytest.fixture
def areas(store, ledger):
    return AreaStore(store, ledger)


def test_what_is_added_is_read_back_as_it_was(areas, store, ledger):
    areas.add([TABLE_ONLY, STREET, DISTRICT], {"file": "x.shp"}, "li")
    again = AreaStore(store, ledger).tree()
    assert {a.id: a for a in again} == {a.id: a for a in (DISTRICT, STREET, TABLE_ONLY)}
    assert [a.name for a in again.path("c1")] == ["甲区", "乙街道", "丙社区"]


def test_the_entry_says_what_came_from_where(areas, ledger):
    areas.add([DISTRICT, STREET], {"file": "x.shp"}, "li")
    draft, = ledger.drafts
    assert (draft.kind, draft.actor) == ("areas.imported", "li")
    facts = draft.payload["set"]
    assert facts["lineage"] == {"file": "x.shp"}
    assert (facts["count"], facts["levels"]) == (2, {"district": 1, "street": 1})


def test_a_known_or_repeated_id_refuses_all_of_them(areas, ledger):
    areas.add([DISTRICT], {})
    for new in ([STREET, DISTRICT], [STREET, STREET]):
        with pytest.raises(Refused):
            areas.add(new, {})
        assert [a.id for a in areas.tree()] == ["4403"]
    assert len(ledger.drafts) == 1


def test_an_error_in_the_rows_that_go_along_takes_the_areas_back(areas, ledger):
    def fail(_connection):
        raise Refused("no")

    with pytest.raises(Refused):
        areas.add([DISTRICT], {}, rows=fail)
    assert not areas.refresh() and len(areas.tree()) == 0 and not ledger.drafts


def test_another_process_that_was_faster_is_refused_in_words(areas, store, ledger):
    areas.tree()
    other = AreaStore(store, ledger)
    areas.refresh = lambda: False   # as if the other one wrote between our look and our write
    other.add([DISTRICT], {})
    with pytest.raises(Refused):
        areas.add([DISTRICT], {})


def test_removal_is_whole_and_recorded(areas, ledger):
    areas.add([DISTRICT, STREET, TABLE_ONLY], {})
    with pytest.raises(Refused, match="丙社区"):
        areas.remove(["s1"], "wrong")
    with pytest.raises(NotFound):
        areas.remove(["s1", "nowhere"], "wrong")
    areas.remove(["s1", "c1"], "wrong")
    assert [a.id for a in areas.tree()] == ["4403"]
    assert ledger.drafts[-1].kind == "areas.removed"
    assert ledger.drafts[-1].payload["set"]["removed"] == ["s1", "c1"]


def test_a_thousand_and_more_can_be_removed_at_once(areas):
    many = [Area(f"g{i}", "", f"{i}", Level.GRID) for i in range(1201)]
    areas.add(many, {})
    areas.remove([a.id for a in many], "test")
    assert len(areas.tree()) == 0


def test_tree_and_locator_are_kept_until_something_changes(areas):
    areas.add([DISTRICT], {})
    tree, locator = areas.tree(), areas.locator()
    assert areas.tree() is tree and areas.locator() is locator
    assert locator.locate(114.5, 22.5) == "4403"
    areas.add([STREET], {})
    assert areas.locator().locate(114.5, 22.5) == "s1"


def test_refresh_notices_other_processes_and_tells_listeners(areas, store, ledger):
    areas.tree()
    heard = []
    areas.listen(heard.append)
    AreaStore(store, ledger).add([DISTRICT], {})
    assert len(areas.tree()) == 0   # a snapshot stays as it is until asked
    assert areas.refresh() and not areas.refresh()
    assert [len(tree) for tree in heard] == [1]
    areas.remove(["4403"], "test")
    assert [len(tree) for tree in heard] == [1, 0]
