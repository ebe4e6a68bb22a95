"""The map with its tools on a small profile with layers, and the commands that act on them."""


import typer
import typer.main
from layer_fakes import session, three_layers
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from shell_fakes import small_areas, small_tree

from console.exchange.crs import from_lonlat
from widgets import map_commands
from widgets.bookmarks import Bookmarks
from widgets.command_entries import entries
from widgets.identify import Identify
from widgets.live import Live
from widgets.map_panel import MapPanel
from widgets.map_places import MapPlaces
from widgets.map_tools import MapTools
from widgets.menus import Menus
from widgets.navigation import Navigation
from widgets.theme import Theme

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Desk:
    """What commands take for the window: map, tools, places, navigation; and hands to use them with."""

    def __init__(self, folder, qtbot):
        self.session = session(folder)
        self.layers = three_layers(self.session, folder)
        self.console = self.session.console()
        self.console.areas.add(small_areas(), {"source": "test"})
        self.live = Live(self.console)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.pressed = []   # commands asked for by shortcuts of the window
        menus = Menus(entries(small_tree()), self.pressed.append, self.pressed.append, Theme(), self.window)
        self.map_panel = MapPanel(menus, Theme())
        self.canvas, self.view = self.map_panel.canvas, self.map_panel.view
        self.navigation = Navigation(self.canvas, self.live)
        self.map_tools = MapTools(self.console, self.map_panel, Theme())
        self.bookmarks = Bookmarks(self.console.profile.folder / "map.json")
        self.map_places = MapPlaces(self.canvas, self.bookmarks, self.navigation.show_view)
        self.map_places.arrived.connect(self.map_tools.mark)
        self.identify = Identify(self.console, self.live, self.map_panel, self.map_tools, self.map_places.write,
                                 Theme())
        self.said, self.failures, self.chosen = [], [], []
        for part in (self.map_tools, self.map_places):
            part.said.connect(self.said.append)
        self.map_tools.failed.connect(self.failures.append)
        self.map_tools.selection_changed.connect(lambda layer, rows: self.chosen.append((layer, list(rows))))
        self.window.setCentralWidget(self.map_panel)
        self.window.resize(900, 700)
        self.window.show()
        self.window.activateWindow()
        self.map_panel.set_tree(self.live.tree)
        self.session.tree, self.session.window = command_tree(), self
        assert self.canvas.wait_exact(60_000)
        self.canvas.go_to((114.048, 22.535, 114.072, 22.546))   # the ten squares from 114.05 on, east of the areas

    def close(self):
        self.map_tools.stop()
        self.map_panel.close_map()
        self.live.stop()
        self.window.close()
        self.session.close()

    def run(self, line):
        return self.session.run(line)

    def wait(self):
        self.map_tools.background.finish()

    def pixel(self, lon, lat):
        return QPointF(*self.canvas.view.to_pixel(*from_lonlat(lon, lat, self.canvas.crs)))

    def mouse(self, kind, place, button=Qt.MouseButton.NoButton, held=Qt.MouseButton.NoButton, keys=NO_KEYS):
        port = self.view
        QApplication.sendEvent(port, QMouseEvent(kind, place, QPointF(port.mapToGlobal(place.toPoint())), button,
                                                 held, keys))

    def click(self, lon, lat, keys=NO_KEYS, twice=False):
        place = self.pixel(lon, lat)
        kinds = (QEvent.Type.MouseButtonPress, *([QEvent.Type.MouseButtonDblClick] if twice else []))
        for kind in kinds:
            self.mouse(kind, place, LEFT, LEFT, keys)
            self.mouse(QEvent.Type.MouseButtonRelease, place, LEFT, keys=keys)

    def drag(self, start, stop, keys=NO_KEYS):
        start, stop = self.pixel(*start), self.pixel(*stop)
        self.mouse(QEvent.Type.MouseMove, start)
        self.mouse(QEvent.Type.MouseButtonPress, start, LEFT, LEFT, keys)
        for step in range(1, 4):
            self.mouse(QEvent.Type.MouseMove, start + (stop - start) * step / 3, held=LEFT, keys=keys)
        self.mouse(QEvent.Type.MouseButtonRelease, stop, LEFT, keys=keys)
        self.wait()

    def hover(self, lon, lat):
        self.mouse(QEvent.Type.MouseMove, self.pixel(lon, lat))

    def key(self, key):
        QTest.keyClick(self.view, key)


def command_tree():
    """`view` with the commands of the map's tools alone."""
    app, view = typer.Typer(), typer.Typer()
    map_commands.add_to(view)
    app.add_typer(view, name="view")

    @app.callback()
    def root() -> None:
        """Nothing."""

    return typer.main.get_command(app)


