"""Layers and basemaps of the profile on the map of a window."""

import numpy as np
import pytest
import shapely

from console.exchange.attributes import write_attributes
from console.exchange.shapes import save_shapes
from console.model.area import AreaTree
from console.model.layer import Layer, LayerStyle, Shape
from console.profile import Profile
from console.store.basemaps import BasemapRecord, BasemapStore
from console.store.engine import open_store
from console.store.layers import LayerStore
from maps.canvas import MapCanvas
from widgets.background import Background
from widgets.map_layers import MapLayers
from widgets.map_view import MapView

BOX = (114.0, 22.5, 114.1, 22.6)


class Desk:
    """As much of a console as the part needs."""

    def __init__(self, folder):
        self.profile = Profile(folder).make()
        self.store = open_store(self.profile.database)
        self.layers, self.basemaps = LayerStore(self.store), BasemapStore(self.store)


@pytest.fixture
def desk(tmp_path, qtbot):
    desk = Desk(tmp_path)
    folder = desk.profile.layers / "abc"
    folder.mkdir()
    save_shapes(folder, np.array([shapely.box(*BOX)]))
    write_attributes(folder / "attributes.arrow", {"n": np.array([1])})
    desk.canvas, desk.background = MapCanvas(), Background()
    desk.view = MapView(desk.canvas)
    qtbot.addWidget(desk.view)
    desk.view.resize(300, 300)
    desk.view.show()
    desk.shown = MapLayers(desk, desk.canvas, desk.background)
    desk.canvas.set_areas(AreaTree())
    yield desk
    desk.background.stop()
    desk.canvas.close()
    desk.shown.stop()
    desk.store.close()


def middle(desk):
    assert desk.canvas.wait_exact()
    return int(desk.canvas.frame.pixels[150, 150]) & 0xFFFFFF


def layer(**fields):
    return Layer(id="x", name="x", shape=Shape.POLYGON, prepared="abc", features=1, bounds=BOX,
                 style=LayerStyle(fill="#ff0000", width=0.0), **fields)


def test_a_profile_with_layers_only_shows_them(desk):
    desk.shown.show_layers((layer(),))
    assert middle(desk) == 0xFF0000
    desk.shown.show_layers((layer(visible=False),))
    assert middle(desk) != 0xFF0000


def test_a_basemap_that_cannot_be_opened_is_said_and_the_map_goes_on(desk, tmp_path):
    desk.shown.show_layers((layer(),))
    said = []
    desk.shown.trouble.connect(said.append)
    desk.shown.show_basemaps((BasemapRecord("b", "b", "mbtiles", str(tmp_path / "gone.mbtiles")),))
    assert len(said) == 1 and "gone.mbtiles" in said[0]
    assert middle(desk) == 0xFF0000


def test_a_feature_is_gone_to(desk, qtbot):
    desk.layers.add(layer())
    desk.shown.show_layers((layer(),))
    middle(desk)
    desk.canvas.zoom(64)
    with qtbot.waitSignal(desk.canvas.view_changed):
        desk.shown.go_to_feature("x", 0)
    lon, lat = desk.canvas.lonlat(desk.canvas.box.rect.center())
    assert (lon, lat) == pytest.approx((114.05, 22.55), abs=1e-3)
