"""Heat, coloured areas and trails on the canvas: switched on and off, following cases and units, with a legend."""

import msgspec
import numpy as np
import pytest
from map_fakes import case, catalogue, square_district

from console.feeds.units import UnitBoard
from console.model.case import State
from console.model.changes import Changes
from console.model.overlay import Measure, Overlays
from console.model.unit import Sighting
from maps.canvas import MapCanvas
from maps.choropleth import NAME
from maps.view import View
from widgets.map_view import MapView

OFF = Overlays()


@pytest.fixture
def canvas(qtbot):
    made = MapCanvas()
    view = MapView(made)
    view.resize(600, 500)
    view.show()
    failures = []
    made.failed.connect(failures.append)
    made.set_areas(square_district())
    cases = {f"k{i}": case(f"k{i}", i % 16, i // 16, area=f"g{i % 16}-{i // 16}") for i in range(40)}
    made.set_cases(cases, catalogue())
    assert made.wait_exact(60_000)
    yield made
    made.close()
    view.close()
    assert not failures


def pixels(canvas):
    assert canvas.wait_exact(30_000)
    return canvas.frame.pixels.copy()


def titles(canvas):
    return [key.title for key in canvas._item.keys]


def test_each_changes_the_picture_and_goes_again(canvas):
    plain = pixels(canvas)
    for wanted in (Overlays(heat=True), Overlays(choropleth=True), Overlays(choropleth=True, level="grid")):
        canvas.overlays.show(wanted)
        assert (pixels(canvas) != plain).sum() > 500 and len(titles(canvas)) == 1
        canvas.overlays.show(OFF)
        np.testing.assert_array_equal(pixels(canvas), plain)
        assert titles(canvas) == []


def test_colours_follow_cases_and_the_filter(canvas):
    canvas.overlays.show(Overlays(choropleth=True, level="street"))
    pixels(canvas)
    before = canvas.overlays.layers(canvas.theme)[0].data.classes.copy()
    closed = [msgspec.structs.replace(one, state=State.CLOSED) for one in canvas._cases.values()]
    canvas.apply_cases(Changes(updated=tuple(closed)))
    canvas.overlays._count()
    after = canvas.overlays.layers(canvas.theme)[0].data.classes
    assert before.max() > 0 and after.max() == 0
    assert "No open case" in canvas._item.keys[0].rows[0].words


def test_the_filter_of_the_map_is_the_filter_of_the_glow(canvas):
    canvas.overlays.show(Overlays(heat=True))
    assert len(canvas.overlays.overlay.heat.x) == 40
    canvas.set_case_filter(lambda one: one.id == "k3")
    canvas.overlays._count()
    assert len(canvas.overlays.overlay.heat.x) == 1


def test_changing_cases_soon_change_the_glow(canvas, qtbot):
    canvas.overlays.show(Overlays(heat=True))
    with qtbot.waitSignal(canvas.overlays.overlay_changed, timeout=3000):
        canvas.apply_cases(Changes(added=(case("new", 8, 8),)))
    assert len(canvas.overlays.overlay.heat.x) == 41


def test_rates_without_rooms_have_no_figure_and_say_so(canvas):
    canvas.overlays.show(Overlays(choropleth=True, level="street", measure=Measure.ROOMS))
    pixels(canvas)
    words = [row.words for key in canvas._item.keys for row in key.rows]
    assert words == ["No open case lies in these areas."] and "1,000 rooms" in titles(canvas)[0]


def test_units_appear_and_the_legend_counts_them(canvas):
    board = UnitBoard()
    canvas.overlays.set_units(board)
    plain = pixels(canvas)
    canvas.overlays.show(Overlays(trails=True))
    assert "No unit" in canvas._item.keys[0].rows[0].words
    board.put([Sighting("u", "u", 114.016 + i * 1e-4, 22.516, 1000.0 + 15 * i, demo=True) for i in range(20)])
    canvas.overlays.follow_units(1300.0)
    assert canvas._item.keys[0].rows[0].words == "1 units are out"
    changed = pixels(canvas) != plain
    assert 20 < changed[:400].sum() < 5000


def test_names_keep_out_of_the_legend(canvas):
    canvas.overlays.show(Overlays(heat=True, choropleth=True, trails=True))
    pixels(canvas)
    assert canvas.scene.taken.keys and len(canvas.scene.taken.keys) == 3
    assert [layer.name for layer in canvas.scene.layers].count(NAME) == 1


def test_a_small_map_leaves_the_legend_out(canvas):
    from maps.furniture import keys_box, taken_by

    canvas.overlays.show(Overlays(heat=True, choropleth=True, trails=True))
    pixels(canvas)
    sizes = taken_by(canvas._item.keys, "").keys
    assert keys_box(View(width=240, height=150), sizes)[0] == 0
    number, box = keys_box(View(width=1200, height=900), sizes)
    assert number == 3 and box.bottom() < 900 and box.top() > 0
