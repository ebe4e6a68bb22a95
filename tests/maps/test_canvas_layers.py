"""User layers and a profile without areas, through the canvas."""

import numpy as np
import pytest
import shapely

from console.model.area import AreaTree
from maps.canvas import MapCanvas
from maps.prepare import prepare
from maps.scene import Built, Layer
from widgets.map_view import MapView


@pytest.fixture
def canvas(qtbot):
    canvas = MapCanvas()
    view = MapView(canvas)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    yield canvas
    canvas.close()


def test_without_areas_the_home_decides_where_and_in_which_crs(canvas):
    asked = []

    def build(crs, theme):
        asked.append(crs)
        shape = shapely.box(*canvas_box(crs))
        return Built((Layer("red", prepare(np.array([shape]), 2), fills=((1.0, 0.0, 0.0, 1.0),)),))

    def canvas_box(crs):
        from console.exchange.crs import from_lonlat
        x, y = from_lonlat(np.array([-74.1, -73.9]), np.array([40.6, 40.8]), crs)
        return x[0], y[0], x[1], y[1]

    canvas.set_user_layers(build)
    canvas.set_areas(AreaTree())
    canvas.set_home((-74.1, 40.6, -73.9, 40.8))
    assert canvas.wait_exact()
    assert asked == ["EPSG:32618"]
    assert int(canvas.frame.pixels[150, 200]) == 0xFFFF0000


def test_layers_go_when_they_are_taken_off(canvas):
    canvas.set_areas(AreaTree())
    canvas.set_home((113.9, 22.5, 114.1, 22.6))
    canvas.set_user_layers(lambda crs, theme: Built())
    assert canvas.wait_exact()
    before = canvas.frame.pixels.copy()
    canvas.set_user_layers(None)
    assert canvas.wait_exact()
    assert (canvas.frame.pixels == before).all()
