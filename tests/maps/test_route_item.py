"""A day's way on the map: where its stops are, which one a click means, and that it is painted."""

import numpy as np
import pytest
from map_fakes import SOUTH, STEP, WEST, square_district
from PySide6.QtCore import QPointF

from console.exchange.crs import from_lonlat
from maps.canvas import MapCanvas
from maps.route_item import RouteItem, Stop
from maps.style import DARK
from widgets.map_view import MapView


@pytest.fixture
def shown(qtbot):
    canvas = MapCanvas()
    item = RouteItem(canvas, DARK)
    view = MapView(canvas)
    view.resize(600, 500)
    view.show()
    canvas.set_areas(square_district())
    assert canvas.wait_exact(60_000)
    yield canvas, item, view
    canvas.close()
    view.close()


def blue(view):
    image = view.grab().toImage().convertToFormat(view.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, 2::-1]
    return int((np.abs(pixels.astype(int) - (0x5E, 0xC8, 0xF2)).max(axis=2) < 12).sum())


def pixel(canvas, lon, lat):
    x, y = canvas.view.to_pixel(*from_lonlat(lon, lat, canvas.crs))
    return QPointF(x, y) / canvas.view.ratio


def test_stops_are_painted_found_by_a_click_and_told_apart(shown):
    canvas, item, view = shown
    assert blue(view) == 0 and item.at(QPointF(300, 250)) == ""
    places = [(WEST + STEP * n, SOUTH + STEP * n) for n in (4, 8, 12)]
    item.show_stops([Stop(name, *place) for name, place in zip("abc", places, strict=True)])
    whole = blue(view)
    assert whole > 600
    for name, place in zip("abc", places, strict=True):
        assert item.at(pixel(canvas, *place)) == name
    assert item.at(pixel(canvas, *places[0]) + QPointF(30, 0)) == ""
    item.show_stops([Stop(name, *place, done=True) for name, place in zip("abc", places, strict=True)])
    assert 0 < blue(view) < whole - 300          # rings instead of discs
    item.show_stops([Stop("a", *places[0]), Stop("b", *places[0]), Stop("far", 200.0, 95.0)])
    item.choose("a")
    assert item.at(pixel(canvas, *places[0])) == "a"   # the one looked at is on top
    item.choose("b")
    assert item.at(pixel(canvas, *places[0])) == "b"
    item.show_stops([])
    assert blue(view) == 0
