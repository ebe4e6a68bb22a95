"""The attribute table of a layer: filtered, sorted and searched in a thread, its selection shared with the map."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from console.errors import ConsoleError
from console.exchange.attributes import Attributes
from console.exchange.layers import attributes_of
from console.language import tr
from console.model.layer import Layer
from console.profile import Profile
from widgets.attribute_bar import AttributeBar
from widgets.attribute_model import AttributeModel, as_cell
from widgets.attribute_view import AttributeView
from widgets.background import Background
from widgets.theme import Theme

Run = Callable[[list[str]], None]
WAIT_MS = 300          # after the last letter of a filter
MOST_COPIED = 100_000  # rows: what other programs still take from the clipboard
PIECE = 2_000          # rows turned into text at once, so that the thread never holds the interpreter for long


@dataclass(frozen=True)
class Ask:
    """Which rows are wanted, in which order."""

    condition: str = ""
    sort: str = ""
    descending: bool = False
    only: np.ndarray | None = None   # of these rows, where only the selection is shown


@dataclass(frozen=True)
class Rows:
    """Row numbers, or the sentence why there are none."""

    order: np.ndarray
    error: str = ""


class AttributeTable(QWidget):
    """Opens any number of rows at once.

    Args:
        run: runs a command line of words (export).

    Signals:
        selection_changed(layer_id, rows): other rows are selected; row numbers as a numpy array.
        feature_activated(layer_id, row): go to this feature.
        said(text): something to tell in the message bar.
    """

    selection_changed = Signal(str, object)
    feature_activated = Signal(str, int)
    said = Signal(str)

    def __init__(self, profile: Profile, run: Run, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile, self._run = profile, run
        self.layer: Layer | None = None
        self._table: Attributes | None = None
        self._sort: tuple[str, bool] = ("", False)
        self._silent = False
        self._asked = 0
        self.background = Background(self)   # its own: a sort must not wait for other questions
        self.model = AttributeModel(self)
        self.view = AttributeView(self.model, theme)
        self.bar = AttributeBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.ask)
        self._connect()
        self._tell()

    # From outside

    def open_layer(self, layer: Layer) -> None:
        """Show a layer's table from its first row."""
        self.layer, self._table = layer, None
        self._sort = self.model.sorted_by = ("", False)
        self._asked += 1
        self._silent = True
        self.bar.show_layer(layer)
        self.model.set_table(None)
        self._silent = False
        self._be_busy(True)
        self.background.ask("table", lambda: _open(self._profile, layer), self._opened)

    def close_layer(self) -> None:
        """Show nothing."""
        self.layer, self._table = None, None
        self._asked += 1
        self.bar.show_layer(None)
        self.model.set_table(None)
        self._be_busy(False)

    def follow(self, layers: tuple[Layer, ...]) -> None:
        """Layers changed: close where this one is gone, take over its name and filter."""
        if self.layer is None:
            return
        now = next((one for one in layers if one.id == self.layer.id), None)
        if now is None:
            self.close_layer()
        elif now != self.layer:
            before, self.layer = self.layer, now
            self.bar.name_layer(now)
            if now.prepared != before.prepared:
                self.open_layer(now)
            elif now.filter != before.filter:
                self.ask()

    def select_rows(self, rows: np.ndarray) -> None:
        """Select these row numbers (from the map) without saying so again, and bring the first into sight."""
        self._silent = True
        self.model.select(rows)
        self._silent = False
        self.view.go_to(self.model.first_selected())

    def selected_rows(self) -> np.ndarray:
        """Selected row numbers, ascending."""
        return self.model.selected

    def stop(self) -> None:
        """End the thread (once, before the window goes)."""
        self._asked += 1
        self.background.stop()

    # Which rows, in which order

    def ask(self) -> None:
        """Filter and sort anew, in the thread; the rows shown stay until the answer is there."""
        if self._table is None or self.layer is None:
            return
        self._wait.stop()
        self._asked += 1
        number, table = self._asked, self._table
        sort, descending = self._sort
        only = self.model.selected if self.bar.only.isChecked() else None
        wanted = Ask(_both(self.layer.filter, self.bar.filter.text()), sort, descending, only)
        self._be_busy(True)
        self.background.ask("order", lambda: _order(table, wanted) if number == self._asked else None, self._take)

    def sort(self, column: int) -> None:
        """Order by a column: ascending, then descending, then as in the file."""
        field = self.model.fields[column]
        name, descending = self._sort
        self._sort = (field, False) if name != field else (field, True) if not descending else ("", False)
        self.model.sorted_by = self._sort
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.fields) - 1)
        self.ask()

    def _opened(self, found: Attributes | str) -> None:
        self._be_busy(False)
        if isinstance(found, str):
            self.bar.say_error(found)
            return
        self._table = found
        self._silent = True
        self.model.set_table(found)
        self._silent = False
        self.view.fit()
        self._tell()
        self.background.ask("load", found.load, lambda _: None)   # the first rows are seen; now the rest
        if self.layer is not None and self.layer.filter:
            self.ask()

    def _take(self, found: Rows | None) -> None:
        if found is None:
            return   # a newer question is on its way
        self._be_busy(False)
        self.bar.say_error(found.error)
        if not found.error:
            row = self.model.row_at(self.view.currentIndex().row())
            self.model.set_order(found.order)
            self.view.go_to(self.model.place_of(row) if row >= 0 else -1)
        self._tell()

    # What hands do

    def copy(self) -> None:
        """Put the selected rows, in the order shown, on the clipboard; the current row if none is selected."""
        order = self.model.order
        places = np.flatnonzero(np.isin(order, self.model.selected)) if len(self.model.selected) else np.array(
            [self.view.currentIndex().row()])
        rows = order[places[places >= 0]]
        if not len(rows) or self._table is None:
            return
        if len(rows) > MOST_COPIED:
            self.said.emit(tr("{n} rows are too many for the clipboard ({most} at most); export them instead.",
                              n=f"{len(rows):,}", most=f"{MOST_COPIED:,}"))
            return
        table = self._table
        self._be_busy(True)
        self.background.ask("copy", lambda: as_lines(table, rows), lambda text: self._copied(text, len(rows)))

    def _copied(self, text: str, count: int) -> None:
        self._be_busy(False)
        QGuiApplication.clipboard().setText(text)
        self.said.emit(tr("{n} rows copied.", n=f"{count:,}"))

    def export(self) -> None:
        """Ask for a file and write the selected rows to it; all that are shown if none is selected."""
        if self.layer is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export {layer}", layer=self.layer.name), f"{self.layer.name}-{time.strftime('%Y%m%d')}.gpkg",
            "GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Shapefile (*.shp);;FlatGeobuf (*.fgb);;CSV (*.csv)")
        if name:
            self.export_to(name)

    def export_to(self, name: str) -> None:
        """Write the selected (else the shown) rows to a file, by `layer export --rows`."""
        if self.layer is None:
            return
        rows = self.model.selected if len(self.model.selected) else np.sort(self.model.order)
        note = self._profile.caches / "export-rows.txt"
        words = ["layer", "export", self.layer.id, name, f"--rows={note}"]

        def write() -> str:
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text("\n".join(map(str, rows.tolist())), "utf-8")
            return ""

        self.background.ask("export", write, lambda _: self._run(words))

    def go(self) -> None:
        """Go to the current feature."""
        self._open_place(self.view.currentIndex().row())

    def _open_place(self, place: int) -> None:
        row = self.model.row_at(place)
        if row >= 0 and self.layer is not None:
            self.feature_activated.emit(self.layer.id, row)

    def _selection_changed(self) -> None:
        self._tell()
        if not self._silent and self.layer is not None:
            self.selection_changed.emit(self.layer.id, self.model.selected)
        if self.bar.only.isChecked() and self._silent:
            self.ask()   # the map chose others; by hand the rows stay, or they would go under the mouse

    def _connect(self) -> None:
        bar = self.bar
        self.model.selection_changed.connect(self._selection_changed)
        self.view.horizontalHeader().sectionClicked.connect(self.sort)
        self.view.opened.connect(self._open_place)
        self.view.copied.connect(self.copy)
        bar.filter.textChanged.connect(lambda *_: self._wait.start())
        bar.filter.returnPressed.connect(self.ask)
        bar.only.toggled.connect(lambda *_: self.ask())
        bar.clear.clicked.connect(lambda: self.model.select(np.zeros(0, np.int64)))
        bar.all.clicked.connect(lambda: self.model.select(self.model.order))
        bar.copy.clicked.connect(self.copy)
        bar.go.clicked.connect(self.go)
        bar.export.clicked.connect(self.export)

    def _tell(self) -> None:
        self.bar.count(len(self.model.order), self.model.total, len(self.model.selected))

    def _be_busy(self, busy: bool) -> None:
        self.bar.be_busy(busy)


def as_lines(table: Attributes, rows: np.ndarray) -> str:
    """Rows as text that spreadsheets take: a line each, tabs between, the fields' names first."""
    lines = ["\t".join(table.fields)]
    for start in range(0, len(rows), PIECE):
        lines += ["\t".join(as_cell(value).replace("\t", " ").replace("\n", " ") for value in row)
                  for row in table.rows(rows[start:start + PIECE])]
    return "\n".join(lines)


def _open(profile: Profile, layer: Layer) -> Attributes | str:
    try:
        table = attributes_of(profile, layer)
        len(table)   # the first question starts polars, which takes a while
        return table
    except ConsoleError as error:
        return str(error)


def _order(table: Attributes, wanted: Ask) -> Rows:
    try:
        order = table.select(wanted.condition, wanted.sort, wanted.descending)
    except ConsoleError as error:
        return Rows(np.zeros(0, np.uint32), str(error))
    if wanted.only is not None:
        order = order[np.isin(order, wanted.only)]
    table.load()   # pages of rows from all over the table
    return Rows(order)


def _both(first: str, second: str) -> str:
    """Both conditions; either may be empty."""
    found = [one.strip() for one in (first, second) if one.strip()]
    return found[0] if len(found) == 1 else " AND ".join(f"({one})" for one in found)
