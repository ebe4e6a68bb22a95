"""The basemaps in the layer column: on or off, how strong, in which order, who made them, and out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.language import RESOURCES, tr
from console.store.basemaps import BasemapRecord, BasemapStore
from widgets.icons import icon
from widgets.layer_tools import slider_style
from widgets.theme import Theme

Run = Callable[[list[str]], None]
KINDS = "*.mbtiles *.pmtiles *.tif *.tiff *.xml"
OPACITY_MS = 100   # while the slider moves, the map follows this often
MOST_ROWS = 4      # before the list scrolls
IdRole = int(Qt.ItemDataRole.UserRole)


class BasemapList(QFrame):
    """Basemaps of the profile, topmost first; every change goes through a command.

    Args:
        basemaps: of the profile. run: runs a command line of words.

    Signals:
        files_asked(list of Path): add these files.
        line_asked(str): begin this line in the palette.
        zoomed(bounds): go to (west, south, east, north), EPSG:4490 degrees.
    """

    files_asked = Signal(object)
    line_asked = Signal(str)
    zoomed = Signal(object)
    _told = Signal(object)

    def __init__(self, basemaps: BasemapStore, run: Run, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basemaps, self._run, self._theme = basemaps, run, theme
        self._records: dict[str, BasemapRecord] = {}
        self._build()
        self._faded: tuple[str, float] | None = None
        self._fading = QTimer(self, singleShot=True, interval=OPACITY_MS)
        self._fading.timeout.connect(self._save_opacity)
        self._told.connect(self.show_basemaps, Qt.ConnectionType.QueuedConnection)
        self._forget = basemaps.listen(self._told.emit)
        self.refresh()

    # Building

    def _build(self) -> None:
        theme = self._theme
        heading = QLabel(tr("Basemaps"))
        heading.setProperty("role", "title")
        self.add = QToolButton()
        self.add.setProperty("role", "flat")
        self.add.setIcon(icon("mdi6.map-plus", theme))
        self.add.setToolTip(tr("Add a basemap"))
        self.add.setAccessibleName(tr("Add a basemap"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self.add)
        menu.addAction(icon("mdi6.folder-open-outline", theme), tr("From a file …")).triggered.connect(
            lambda _=False: self.choose_files())
        menu.addAction(icon("mdi6.web", theme), tr("From a server …")).triggered.connect(
            lambda _=False: self.line_asked.emit("basemap add https://"))
        menu.addAction(icon("mdi6.undo", theme), tr("Recall the last one removed")).triggered.connect(
            lambda _=False: self._run(["basemap", "recall"]))
        self.add.setMenu(menu)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.add)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Basemaps"))
        self.list.setUniformItemSizes(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setStyleSheet(_indicator_style(theme))
        self.empty = QLabel(tr("No basemap: drop MBTiles, PMTiles or a GeoTIFF here, or add a server."))
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.credit = QLabel()
        self.credit.setProperty("role", "muted")
        self.credit.setWordWrap(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(tr("Opacity"))
        self.slider.setToolTip(tr("Opacity"))
        self.slider.setStyleSheet(slider_style(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, 0, theme.gap, theme.gap)
        column.setSpacing(theme.gap // 2)
        column.addLayout(top)
        for part in (self.empty, self.list, self.slider, self.credit):
            column.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._ticked)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.list.model().rowsMoved.connect(lambda *_: QTimer.singleShot(0, self, self._dropped))
        self.list.itemDoubleClicked.connect(lambda _: self._zoom())
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.slider.valueChanged.connect(self._fade)
        for key, act in (("Delete", self._remove), ("Return", self._zoom), ("Enter", self._zoom),
                         ("Alt+Up", lambda: self._move("up")), ("Alt+Down", lambda: self._move("down"))):
            shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # What changed elsewhere

    def refresh(self) -> None:
        """Show the basemaps as they are saved."""
        self.show_basemaps(self._basemaps.all())

    def show_basemaps(self, records: tuple[BasemapRecord, ...]) -> None:
        """Show these, bottom first as the store has them."""
        current = self.current()
        self._records = {one.id: one for one in records}
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in reversed(records):
                item = QListWidgetItem(one.name)
                item.setData(IdRole, one.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable & ~Qt.ItemFlag.ItemIsDropEnabled)
                item.setCheckState(Qt.CheckState.Checked if one.visible else Qt.CheckState.Unchecked)
                item.setToolTip(tr("{name}\n{where}\nZoom {low}–{high}", name=one.name, where=one.where,
                                   low=one.min_zoom, high=one.max_zoom))
                self.list.addItem(item)
                if current is not None and one.id == current.id:
                    self.list.setCurrentItem(item)
            if self.list.currentItem() is None and records:
                self.list.setCurrentRow(0)
        self.list.setVisible(bool(records))
        self.empty.setVisible(not records)
        self.list.setFixedHeight(min(MOST_ROWS, max(1, len(records))) * (self._theme.row + 1) + 2)
        self._show_current()

    def current(self) -> BasemapRecord | None:
        """The one that is chosen in the list."""
        item = self.list.currentItem()
        return self._records.get(item.data(IdRole)) if item is not None else None

    def stop(self) -> None:
        """Listen no longer (once, before the window goes)."""
        self._forget()

    def _show_current(self) -> None:
        one = self.current()
        self.slider.setVisible(one is not None)
        self.credit.setVisible(bool(one is not None and one.attribution))
        if one is not None:
            self.credit.setText(one.attribution)
            if not self.slider.isSliderDown():
                with QSignalBlocker(self.slider):
                    self.slider.setValue(round(one.opacity * 100))

    # What hands do

    def choose_files(self) -> None:
        """Ask for files to add."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add a basemap"), "",
                                                f"{tr('Basemaps')} ({KINDS});;{tr('All files')} (*)")
        if names:
            self.files_asked.emit([Path(name) for name in names])

    def menu(self) -> QMenu:
        """What can be done with the chosen one."""
        menu = QMenu(self)
        for sign, words, act in (
            ("mdi6.magnify-scan", tr("Zoom to it") + "\tEnter", self._zoom),
            ("mdi6.arrow-up", tr("Move up") + "\tAlt+Up", lambda: self._move("up")),
            ("mdi6.arrow-down", tr("Move down") + "\tAlt+Down", lambda: self._move("down")),
            ("mdi6.map-minus", tr("Remove from the map") + "\tDelete", self._remove),
        ):
            menu.addAction(icon(sign, self._theme), words).triggered.connect(lambda _=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        if self.list.itemAt(at) is not None:
            self.menu().popup(self.list.viewport().mapToGlobal(at))

    def _ticked(self, item: QListWidgetItem) -> None:
        one = self._records.get(item.data(IdRole))
        shown = item.checkState() == Qt.CheckState.Checked
        if one is not None and one.visible != shown:
            self._run(["basemap", "style", one.id, "--visible" if shown else "--hidden"])

    def _dropped(self) -> None:
        """A row was dragged: the one that is chosen stands where it should be now."""
        one = self.current()
        if one is not None:
            self._run(["basemap", "move", one.id, str(self.list.currentRow() + 1)])

    def _move(self, to: str) -> None:
        if one := self.current():
            self._run(["basemap", "move", one.id, to])

    def _remove(self) -> None:
        if one := self.current():
            self._run(["basemap", "remove", one.id])

    def _zoom(self) -> None:
        one = self.current()
        if one is not None and one.bounds is not None:
            self.zoomed.emit(one.bounds)

    def _fade(self, value: int) -> None:
        if one := self.current():
            self._faded = one.id, value / 100
            if not self._fading.isActive():
                self._fading.start()

    def _save_opacity(self) -> None:
        if self._faded is not None:
            (one, opacity), self._faded = self._faded, None
            self._run(["basemap", "style", one, "--opacity", f"{opacity:.2f}"])


def _indicator_style(theme: Theme) -> str:
    """The same boxes as in the layer list."""
    check = (RESOURCES / "icons" / "check.svg").as_posix()
    return (f"QListView::indicator {{ width: {theme.size}px; height: {theme.size}px; border: 1px solid {theme.muted};"
            f" border-radius: 3px; background: {theme.sunken}; }}"
            f"QListView::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};"
            f" image: url({check}); }}")
