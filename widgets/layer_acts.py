"""What is done with one layer of the list, by button, key or menu; every change is a command line."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QTreeView

from console.language import tr
from console.model.layer import Layer
from widgets.layer_menu import Offer, layer_menu
from widgets.layer_model import LayerModel
from widgets.layer_words import lineage
from widgets.theme import Theme

Run = Callable[[list[str]], None]
FORMATS = ("GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Shapefile (*.shp);;FlatGeobuf (*.fgb);;CSV (*.csv);;"
           "HTML (*.html)")
OPACITY_MS = 100       # while the slider moves, the map follows this often


class LayerActs(QObject):
    """Belongs to the tree that lists the layers.

    Args:
        run: runs a command line of words.

    Signals:
        zoomed(bounds): go to (west, south, east, north), EPSG:4490 degrees.
        table_asked(id), style_asked(id): show its attribute table, its style.
        lineage_asked(name, text): show where a layer comes from.
    """

    zoomed = Signal(object)
    table_asked = Signal(str)
    style_asked = Signal(str)
    lineage_asked = Signal(str, str)

    def __init__(self, tree: QTreeView, model: LayerModel, run: Run, theme: Theme) -> None:
        super().__init__(tree)
        self._tree, self._model, self._run, self._theme = tree, model, run, theme
        self._faded: tuple[str, float] | None = None
        self._fading = QTimer(self, singleShot=True, interval=OPACITY_MS)
        self._fading.timeout.connect(self._save_opacity)

    def menu(self, layer: Layer) -> QMenu:
        """What can be done with a layer."""
        return layer_menu(layer, self._tree, self._theme, [
            Offer("mdi6.magnify-scan", tr("Zoom to it"), self.zoom, "Enter"),
            Offer("mdi6.palette", tr("Style …"), self.style),
            Offer("mdi6.table", tr("Attribute table"), self.table, "Ctrl+T"),
            None,
            Offer("mdi6.arrow-up", tr("Move up"), self.up, "Alt+Up"),
            Offer("mdi6.arrow-down", tr("Move down"), self.down, "Alt+Down"),
            Offer("mdi6.rename", tr("Rename"), self.rename, "F2"),
            Offer("mdi6.export", tr("Export …"), self.export),
            Offer("mdi6.file-tree", tr("Lineage"), self.lineage),
            None,
            Offer("mdi6.layers-minus", tr("Remove from the map"), self.remove, "Delete"),
            Offer("mdi6.undo", tr("Recall the last one removed"), self.recall),
        ])

    def zoom(self, layer: Layer) -> None:
        """Look at all of it."""
        if layer.bounds is not None:
            self.zoomed.emit(layer.bounds)

    def style(self, layer: Layer) -> None:
        """Show how it is drawn."""
        self.style_asked.emit(layer.id)

    def table(self, layer: Layer) -> None:
        """Show its rows."""
        self.table_asked.emit(layer.id)

    def rename(self, layer: Layer) -> None:
        """Write another name into its row."""
        self._tree.edit(self._model.index_of(layer.id))

    def remove(self, layer: Layer) -> None:
        """Take it off the map."""
        self._run(["layer", "remove", layer.id])

    def recall(self, layer: Layer) -> None:
        """Put back the one removed last."""
        self._run(["layer", "recall"])

    def lineage(self, layer: Layer) -> None:
        """Show where it comes from."""
        self.lineage_asked.emit(layer.name, "\n".join(lineage(layer)))

    def up(self, layer: Layer) -> None:
        """Draw it above the next one."""
        self._step(layer, -1)

    def down(self, layer: Layer) -> None:
        """Draw it beneath the next one."""
        self._step(layer, 1)

    def _step(self, layer: Layer, by: int) -> None:
        place = self._model.index_of(layer.id).row() + 1 + by
        if 1 <= place <= len(self._model.layers):
            self._run(["layer", "move", layer.id, str(place)])

    def export(self, layer: Layer) -> None:
        """Write it into a file that is asked for."""
        title, proposed = tr("Export {layer}", layer=layer.name), f"{layer.name}-{time.strftime('%Y%m%d')}.gpkg"
        name, _ = QFileDialog.getSaveFileName(self._tree, title, proposed, FORMATS)
        if name:
            self._run(["layer", "export", layer.id, name])

    def fade(self, opacity: float, layer: Layer) -> None:
        """The slider moves: saved a few times a second, and once it stands still."""
        self._faded = layer.id, opacity
        if not self._fading.isActive():
            self._fading.start()

    def _save_opacity(self) -> None:
        if self._faded is not None:
            (one, opacity), self._faded = self._faded, None
            self._run(["layer", "style", one, "--opacity", f"{opacity:.2f}"])
