"""The layer list: what is on the map, in which order, how it is drawn; style and import stand in the same column."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QMenu,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from console.errors import ConsoleError
from console.exchange.layers import attributes_of, source_state
from console.insight.legend import legend_counts
from console.language import tr
from console.model.layer import Layer
from console.profile import Profile
from console.store.layers import LayerStore
from widgets.background import Background
from widgets.layer_acts import LayerActs
from widgets.layer_cells import LayerCells
from widgets.layer_menu import EmptyPage
from widgets.layer_model import LayerModel
from widgets.layer_tools import LayerTools
from widgets.style_panel import StylePanel
from widgets.theme import Theme

Run = Callable[[list[str]], None]
SOURCES_MS = 30_000    # how soon a source that vanished or changed is noticed
KINDS = "*.gpkg *.shp *.geojson *.json *.fgb *.csv *.txt *.kml *.gml *.zip"


class LayerPanel(QWidget):
    """Layers of the profile, topmost first.

    Args:
        profile, layers: where their tables and styles are.
        run: runs a command line of words; every change goes through it.
        background: counts legends and looks after sources.

    Signals:
        layer_selected(id): another one is current, "" for none.
        layer_zoomed(bounds): go to (west, south, east, north), EPSG:4490 degrees.
        table_asked(id): show its attribute table.
        files_asked(list of Path): add these files.
        lineage_asked(name, text): show where a layer comes from.
        layers_shown(tuple of Layer): the list shows these now, bottom first.
    """

    layer_selected = Signal(str)
    layer_zoomed = Signal(object)
    table_asked = Signal(str)
    files_asked = Signal(object)
    lineage_asked = Signal(str, str)
    layers_shown = Signal(object)
    _told = Signal(object)

    def __init__(self, profile: Profile, layers: LayerStore, run: Run, background: Background, theme: Theme,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile, self._store, self._run, self._background, self.theme = profile, layers, run, background, theme
        self.model = LayerModel(self)
        self._folded: set[str] = set()
        self._counted: dict[str, object] = {}
        self._build()
        self._connect()
        self._told.connect(self._show_layers, Qt.ConnectionType.QueuedConnection)
        self._forget: Callable[[], None] | None = layers.listen(self._told.emit)
        self._sources = QTimer(self, interval=SOURCES_MS)
        self._sources.timeout.connect(self.check_sources)
        self._sources.start()
        self.refresh()

    # From outside

    def refresh(self) -> None:
        """Show the layers as they are saved."""
        self._show_layers(self._store.all())

    def stop(self) -> None:
        """Listen no longer (main thread, once, before the window goes)."""
        self._sources.stop()
        if self._forget is not None:
            self._forget()
            self._forget = None

    def current(self) -> Layer | None:
        """The layer whose row, or whose legend, is current."""
        return self.model.layer(self.tree.currentIndex())

    def select(self, layer_id: str) -> None:
        """Make a layer current."""
        self.tree.setCurrentIndex(self.model.index_of(layer_id))

    def show_style(self, layer_id: str) -> None:
        """Open the style page of a layer."""
        if layer := self.model.get(layer_id):
            self.style_panel.show_layer(layer)
            self.pages.setCurrentWidget(self.style_panel)

    def show_list(self) -> None:
        """Go back to the list."""
        self.pages.setCurrentWidget(self.list_page)
        self.tree.setFocus()

    def check_sources(self) -> None:
        """Look in the background whether any source has vanished or changed."""
        layers = self.model.layers
        if layers:
            self._background.ask("layer-sources", lambda: {one.id: source_state(one) for one in layers if one.source},
                                 self.model.set_doubts)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget (the progress of imports) under the list."""
        self._column.addWidget(widget)

    # Building

    def _build(self) -> None:
        theme = self.theme
        self.tools = LayerTools(theme)
        tree = self.tree = QTreeView()
        tree.setModel(self.model)
        tree.setItemDelegate(LayerCells(theme, tree))
        tree.setAccessibleName(tr("Layers"))
        tree.setHeaderHidden(True)
        tree.setIndentation(theme.size + 2)
        tree.setMouseTracking(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.setExpandsOnDoubleClick(False)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.acts = LayerActs(tree, self.model, self._run, theme)
        self.lists = QStackedWidget()
        self.empty = EmptyPage(theme)
        self.empty.button.clicked.connect(self.choose_files)
        self.lists.addWidget(tree)
        self.lists.addWidget(self.empty)
        self.list_page = QWidget()
        self._column = QVBoxLayout(self.list_page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.tools.bar)
        self._column.addWidget(self.lists, 1)
        self._column.addWidget(self.tools.foot)
        self.style_panel = StylePanel(self._profile, self._run, self._background, theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list_page)
        self.pages.addWidget(self.style_panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        tree, tools = self.tree, self.tools
        tree.customContextMenuRequested.connect(self._show_menu)
        tree.selectionModel().currentChanged.connect(lambda *_: self._current_changed())
        tree.doubleClicked.connect(lambda index: self._on_current(self.acts.style))
        tree.collapsed.connect(lambda index: self._fold(index, True))
        tree.expanded.connect(lambda index: self._fold(index, False))
        self.model.shown.connect(
            lambda one, yes: self._run(["layer", "style", one, "--visible" if yes else "--hidden"]))
        self.model.renamed.connect(lambda one, name: self._run(["layer", "rename", one, "--", name]))
        self.model.moved.connect(lambda one, place: self._run(["layer", "move", one, str(place)]))
        self.model.dataChanged.connect(lambda *_: tools.show_layer(self.current()))
        self.style_panel.closed.connect(self.show_list)
        tools.add.clicked.connect(self.choose_files)
        tools.recall.clicked.connect(lambda: self._run(["layer", "recall"]))
        acts = self.acts
        acts.zoomed.connect(self.layer_zoomed)
        acts.table_asked.connect(self.table_asked)
        acts.lineage_asked.connect(self.lineage_asked)
        acts.style_asked.connect(self.show_style)
        tools.faded.connect(lambda opacity: self._on_current(partial(acts.fade, opacity)))
        for button, act in ((tools.zoom, acts.zoom), (tools.table, acts.table), (tools.style, acts.style),
                            (tools.remove, acts.remove)):
            button.clicked.connect(lambda _=False, act=act: self._on_current(act))
        for key, act in (("Delete", acts.remove), ("Return", acts.zoom), ("Enter", acts.zoom),
                         ("Ctrl+T", acts.table), ("Alt+Up", acts.up), ("Alt+Down", acts.down)):
            shortcut = QShortcut(QKeySequence(key), tree, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda act=act: self._on_current(act))

    # What changed elsewhere

    def _show_layers(self, layers: tuple[Layer, ...]) -> None:
        known = {one.id for one in self.model.layers}
        current = self.current()
        if self.model.set_layers(layers):
            self._folded &= {one.id for one in layers}
            for one in layers:
                if one.style.bands and one.id not in self._folded:
                    self.tree.expand(self.model.index_of(one.id))
            new = [one.id for one in layers if one.id not in known]
            wanted = new[-1] if new and known else current.id if current else ""
            self.tree.setCurrentIndex(self.model.index_of(wanted) if self.model.get(wanted) else self.model.index(0, 0))
            self.check_sources()
        self.lists.setCurrentWidget(self.tree if layers else self.empty)
        self.tools.show_layer(self.current())
        self.style_panel.follow(layers)
        self.layers_shown.emit(layers)
        self._count_legends(layers)

    def _count_legends(self, layers: tuple[Layer, ...]) -> None:
        for one in layers:
            key = (one.prepared, one.style.field, one.style.bands, one.filter)
            if one.style.bands and self._counted.get(one.id) != key:
                self._counted[one.id] = key
                self._background.ask(f"legend-{one.id}", partial(self._counts_of, one),
                                     partial(self.model.set_counts, one.id))

    def _counts_of(self, layer: Layer) -> list[int]:
        """In the background thread; a layer whose data is gone counts nothing."""
        try:
            return legend_counts(attributes_of(self._profile, layer), layer.style, layer.filter)[0]
        except ConsoleError:
            return [0] * len(layer.style.bands)

    # What hands do

    def choose_files(self) -> None:
        """Ask for files to add."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add to the map"), "",
                                                f"{tr('Map files')} ({KINDS});;{tr('All files')} (*)")
        if names:
            self.files_asked.emit([Path(name) for name in names])

    def menu(self, layer: Layer) -> QMenu:
        """What can be done with a layer."""
        return self.acts.menu(layer)

    def _show_menu(self, at: QPoint) -> None:
        layer = self.model.layer(self.tree.indexAt(at))
        if layer is not None:
            self.menu(layer).popup(self.tree.viewport().mapToGlobal(at))

    def _on_current(self, act: Callable[[Layer], None]) -> None:
        if layer := self.current():
            act(layer)

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        if layer := self.model.layer(index):
            (self._folded.add if folded else self._folded.discard)(layer.id)

    def _current_changed(self) -> None:
        layer = self.current()
        self.tools.show_layer(layer)
        self.layer_selected.emit(layer.id if layer else "")
