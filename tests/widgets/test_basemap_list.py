"""The basemap list: shows what is saved, and every change goes through a command."""

import pytest
from layer_fakes import session as real_session
from PySide6.QtCore import Qt

from console.store.basemaps import BasemapRecord
from widgets.basemap_list import BasemapList
from widgets.theme import Theme


@pytest.fixture
def desk(tmp_path, qtbot):
    session = real_session(tmp_path)
    basemaps = session.console().basemaps
    for number, name in enumerate(("底", "中", "顶")):
        basemaps.add(BasemapRecord(id=f"b{number}", name=name, kind="xyz", where="https://t/{z}/{x}/{y}",
                                   bounds=(113.0, 22.0, 115.0, 23.0), attribution="© 某图" if number == 2 else ""))
    lines = []

    def run(words):
        lines.append(words)
        session.run(words)

    made = BasemapList(basemaps, run, Theme())
    qtbot.addWidget(made)
    made.show()
    yield made, lines, session
    made.stop()
    session.close()


def names(made):
    return [made.list.item(row).text() for row in range(made.list.count())]


def test_top_first_with_who_made_it(desk):
    made, _, _ = desk
    assert names(made) == ["顶", "中", "底"] and made.current().name == "顶"
    assert made.credit.isVisible() and made.credit.text() == "© 某图"
    made.list.setCurrentRow(1)
    assert not made.credit.isVisible()


def test_ticking_moving_fading_and_removing_go_through_commands(desk, qtbot):
    made, lines, session = desk
    made.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert lines[-1] == ["basemap", "style", "b2", "--hidden"]
    made._move("down")
    qtbot.waitUntil(lambda: names(made) == ["中", "顶", "底"], timeout=3000)
    assert made.current().name == "顶", "the chosen one stays chosen"
    made.slider.setValue(40)
    qtbot.waitUntil(lambda: lines[-1] == ["basemap", "style", "b2", "--opacity", "0.40"], timeout=3000)
    made._remove()
    qtbot.waitUntil(lambda: names(made) == ["中", "底"], timeout=3000)
    session.run(["basemap", "recall"])
    qtbot.waitUntil(lambda: len(names(made)) == 3, timeout=3000)
    for one in ("b0", "b1", "b2"):
        session.run(["basemap", "remove", one])
    qtbot.waitUntil(lambda: made.empty.isVisible() and not made.list.isVisible(), timeout=3000)


def test_a_dragged_row_is_saved_where_it_was_dropped(desk, qtbot):
    made, lines, session = desk
    made.list.setCurrentRow(0)
    made.list.model().moveRow(made.list.rootIndex(), 0, made.list.rootIndex(), 3)
    qtbot.waitUntil(lambda: bool(lines), timeout=3000)
    assert lines[-1] == ["basemap", "move", "b2", "3"]
    assert [one.name for one in session.console().basemaps.all()] == ["顶", "底", "中"]


def test_zooming_asks_for_its_bounds(desk, qtbot):
    made, _, _ = desk
    with qtbot.waitSignal(made.zoomed, timeout=1000) as told:
        made._zoom()
    assert told.args == [(113.0, 22.0, 115.0, 23.0)]
