"""`view heat|choropleth|trails` from the shell, and the box in the layer column that shows and changes the same."""

import pytest
from layer_fakes import session as real_session
from shell_fakes import small_console

from console.errors import BadInput, NotFound
from console.model.overlay import Measure, Overlays
from widgets.overlay_box import OverlayBox
from widgets.theme import Theme


@pytest.fixture
def session(tmp_path):
    made = real_session(tmp_path)
    made._console = small_console(tmp_path / "profile")
    yield made
    made.close()


def saved(session):
    return session.console().overlays.get()


def test_a_bare_word_switches_back_and_forth(session):
    for word in ("heat", "choropleth", "trails"):
        assert session.run(["view", word])[word] is True and getattr(saved(session), word)
        assert session.run(["view", word])[word] is False and not getattr(saved(session), word)


def test_an_option_switches_on_and_stays(session):
    session.run(["view", "choropleth", "--level", "grid", "--measure", "density"])
    session.run(["view", "heat", "--radius", "40"])
    session.run(["view", "trails", "--minutes", "30", "--off"])
    assert saved(session) == Overlays(heat=True, radius=40, choropleth=True, level="grid", measure=Measure.DENSITY,
                                      trails=False, minutes=30)
    session.run(["view", "choropleth", "--off"])
    session.run(["view", "choropleth"])
    assert saved(session).level == "grid"


@pytest.mark.parametrize(("words", "error"), [
    ("heat --radius 3", BadInput), ("trails --minutes 999", BadInput), ("choropleth --level city", NotFound),
])
def test_what_cannot_be_changes_nothing(session, words, error):
    with pytest.raises(error):
        session.run(["view", *words.split()])
    assert saved(session) == Overlays()


def test_the_box_shows_what_is_saved_and_asks_by_commands(session, qtbot):
    lines = []
    console = session.console()
    box = OverlayBox(console.overlays, lines.append, Theme())
    qtbot.addWidget(box)
    box.set_tree(console.areas.tree())
    box.show()
    assert not box.heat.isChecked() and not box.level.isVisible()
    box.heat.click()
    box.choropleth.click()
    assert lines == [["view", "heat", "--on"], ["view", "choropleth", "--on"]]
    session.run(["view", "choropleth", "--level", "grid", "--measure", "rooms"])
    qtbot.waitUntil(lambda: box.level.isVisible(), timeout=3000)
    assert box.level.currentData() == "grid" and box.measure.currentData() == "rooms"
    box.level.setCurrentIndex(box.level.findData("street"))
    box.level.activated.emit(box.level.currentIndex())
    assert lines[-1] == ["view", "choropleth", "--level=street"]
    box.stop()
