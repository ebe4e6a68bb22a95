"""The layer parts of a window, connected with each other: lists and style, attribute table, files dropped and added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from console.errors import ConsoleError
from widgets.background import Background
from widgets.file_drop import FileDrop
from widgets.layer_import import FileToAdd, LayerImport
from widgets.layer_panel import LayerPanel
from widgets.layer_progress import LayerProgress
from widgets.results import ResultWindow
from widgets.theme import Theme
from widgets.when_shown import WhenShown

if TYPE_CHECKING:
    from console.model.area import AreaTree
    from console.wiring import Console
    from widgets.attribute_table import AttributeTable
    from widgets.basemap_list import BasemapList
    from widgets.overlay_box import OverlayBox

TICKET_HOURS = 1.0   # how long a process started here may act for its user: a large file takes its time
Run = Callable[[list[str]], None]


class LayerDesk(QObject):
    """Makes the parts; the window only has to place `panel` and `table_place`.

    The table, and the lists of overlays and basemaps under the layers, are made when they are first looked at.

    Args:
        run: runs a command line of words and shows its outcome, such as `Runner.run`.
        background: for questions that may wait their turn.

    Signals:
        layer_zoomed(bounds): go to (west, south, east, north), EPSG:4490 degrees.
        table_opened(id): the attribute table shows a layer and should be in sight.
        feature_activated(layer_id, row): go to a feature.
        selection_changed(layer_id, rows): features selected in the table; numpy row numbers.
        line_asked(text): begin this line in the palette.
        said(text): for the message bar. files_dropped(paths): onto the window; some may be registers.
    """

    layer_zoomed = Signal(object)
    table_opened = Signal(str)
    feature_activated = Signal(str, int)
    selection_changed = Signal(str, object)
    line_asked = Signal(str)
    said = Signal(str)
    files_dropped = Signal(object)

    def __init__(self, console: Console, run: Run, background: Background, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        profile, layers = console.profile, console.layers
        self._console, self._layers, self._run, self._window, self._theme = console, layers, run, window, theme
        self.panel = LayerPanel(profile, layers, run, background, theme)
        self.overlay_place = WhenShown(self._make_overlays)
        self.basemap_place = WhenShown(self._make_basemaps)
        for part in (_divider(), self.overlay_place, _divider(), self.basemap_place):
            self.panel.add_below(part)
        self.table_place = WhenShown(self._make_table)
        self.imports = LayerImport(profile.folder, parent=self, ticket=lambda: ticket_of(console))
        self.progress = LayerProgress(self.imports, theme)
        self.panel.add_below(self.progress)
        self.drop = FileDrop(window, theme)
        self._connect()

    def _connect(self) -> None:
        self.panel.layer_zoomed.connect(self.layer_zoomed)
        self.panel.table_asked.connect(self.open_table)
        self.panel.files_asked.connect(self.add_files)
        self.panel.lineage_asked.connect(self._show_lineage)
        self.drop.dropped.connect(self.files_dropped)
        self.progress.again.connect(self.imports.add)
        self.imports.added.connect(self._added)

    @property
    def overlays(self) -> OverlayBox:
        """What lies over the map."""
        return self.overlay_place.part

    @property
    def table(self) -> AttributeTable:
        """The attribute table."""
        return self.table_place.part

    def _make_overlays(self) -> OverlayBox:
        from widgets.overlay_box import OverlayBox
        from widgets.place_pins import kind_choices

        box = OverlayBox(self._console.overlays, self._run, self._theme)
        box.set_tree(self._console.areas.tree())
        box.offer_kinds(kind_choices(self._console.facilities.kinds, self._theme))
        return box

    def _make_basemaps(self) -> BasemapList:
        from widgets.basemap_list import BasemapList

        shown = BasemapList(self._console.basemaps, self._run, self._theme)
        shown.files_asked.connect(self.add_files)
        shown.zoomed.connect(self.layer_zoomed)
        shown.line_asked.connect(self.line_asked)
        return shown

    def _make_table(self) -> AttributeTable:
        from widgets.attribute_table import AttributeTable

        table = AttributeTable(self._console.profile, self._run, self._theme)
        self.panel.layers_shown.connect(table.follow)
        table.feature_activated.connect(self.feature_activated)
        table.selection_changed.connect(self.selection_changed)
        table.said.connect(self.said)
        return table

    def set_tree(self, tree: AreaTree) -> None:
        """The hierarchy is another one."""
        if self.overlay_place.made is not None:
            self.overlay_place.made.set_tree(tree)

    def add_files(self, paths: list[Path]) -> None:
        """Add files to the map, one after another, in a process of their own."""
        self.imports.add(*(FileToAdd(path) for path in paths))

    def open_table(self, layer_id: str) -> None:
        """Show a layer's attribute table."""
        layer = self.panel.model.get(layer_id)
        if layer is not None:
            if self.table.layer is None or self.table.layer.id != layer_id:
                self.table.open_layer(layer)
            self.table_opened.emit(layer_id)

    def select_features(self, layer_id: str, rows: np.ndarray) -> None:
        """Features were selected on the map; the table shows them if it shows that layer."""
        table = self.table_place.made
        if table is not None and table.layer is not None and table.layer.id == layer_id:
            table.select_rows(rows)

    def command_failed(self, words: tuple[str, ...]) -> None:
        """A command was refused: show everything as it is saved."""
        if words[:1] == ("layer",):
            self.panel.refresh()
        elif words[:1] == ("basemap",) and self.basemap_place.made is not None:
            self.basemap_place.made.refresh()
        elif words[:1] == ("view",) and self.overlay_place.made is not None:
            self.overlay_place.made.refresh()

    def stop(self) -> None:
        """End threads and processes (once, before the window goes)."""
        self.imports.stop()
        for part in (self.table_place.made, self.overlay_place.made, self.basemap_place.made):
            if part is not None:
                part.stop()
        self.panel.stop()

    def _added(self, file: FileToAdd, answer: object) -> None:
        self._layers.follow()
        for old in filter(None, file.instead.split(",")):
            self._run(["layer", "remove", old])

    def _show_lineage(self, name: str, text: str) -> None:
        window = ResultWindow(name, None, self._theme, text, self._window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()


def ticket_of(console: Console) -> str:
    """Lets a process that this window starts act for whoever is logged in here; "" where there is nobody to act for.

    Where it cannot be written, the process says by itself that nobody is logged in.
    """
    who = console.identity.known
    if who is None or not who.id:
        return ""
    try:
        return console.kept_login.ticket(who, TICKET_HOURS)
    except ConsoleError:
        return ""


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("role", "divider")
    return line
