"""The layer list as a Qt model: layers from top to bottom, the lines of its legend under each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from console.language import tr
from console.model.layer import Band, Layer
from widgets.layer_words import lineage, shape_count

Index = QModelIndex | QPersistentModelIndex
UNKNOWN = -1   # a count that cannot be had
KIND = "application/x-grid-console-layer"

LayerRole = int(Qt.ItemDataRole.UserRole) + 1   # the Layer; of a legend line, the layer it belongs to
BandRole = int(Qt.ItemDataRole.UserRole) + 2    # the Band of a legend line, None for a layer
CountRole = int(Qt.ItemDataRole.UserRole) + 3   # features, None while they are being counted
DoubtRole = int(Qt.ItemDataRole.UserRole) + 4   # a sentence where the layer's source vanished or changed, else ""


class LayerModel(QAbstractItemModel):
    """Layers, topmost first. What hands change in it is asked for by a signal and saved elsewhere.

    Signals:
        moved(id, place): a layer was dropped; 1 is the top.
        shown(id, visible), renamed(id, name): its box was ticked, its name edited.
    """

    moved = Signal(str, int)
    shown = Signal(str, bool)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: list[Layer] = []
        self._counts: dict[str, list[int]] = {}
        self._doubts: dict[str, str] = {}

    # What it holds

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Topmost first."""
        return tuple(self._layers)

    def layer(self, index: Index) -> Layer | None:
        """The layer of a row or of the legend line in it."""
        if not index.isValid():
            return None
        return self._layers[index.internalId() - 1 if index.internalId() else index.row()]

    def get(self, layer_id: str) -> Layer | None:
        return next((one for one in self._layers if one.id == layer_id), None)

    def index_of(self, layer_id: str) -> QModelIndex:
        """Where a layer stands; an invalid index for an unknown one."""
        row = next((row for row, one in enumerate(self._layers) if one.id == layer_id), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    # What changes it

    def set_layers(self, layers: tuple[Layer, ...]) -> bool:
        """Show these, bottom first as the store has them; whether rows came, went or moved."""
        new = list(reversed(layers))
        if _frame(new) == _frame(self._layers):
            changed = [row for row, (old, one) in enumerate(zip(self._layers, new, strict=True)) if old != one]
            self._layers = new
            for row in changed:
                self._touch(row)
            return False
        self.beginResetModel()
        self._layers = new
        self.endResetModel()
        return True

    def set_counts(self, layer_id: str, counts: list[int]) -> None:
        """Features per legend line of a layer."""
        self._counts[layer_id] = counts
        self._touch(self.index_of(layer_id).row())

    def set_doubts(self, doubts: Mapping[str, str]) -> None:
        """Sentences about layers whose source vanished or changed, by layer id."""
        self._doubts = dict(doubts)
        for row in range(len(self._layers)):
            self._touch(row)

    def _touch(self, row: int) -> None:
        if row < 0:
            return
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)
        if lines := self.rowCount(index):
            self.dataChanged.emit(self.index(0, 0, index), self.index(lines - 1, 0, index))

    # Qt's side: internalId is 0 for a layer, 1 + the layer's row for a line of its legend

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:   # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._layers)
        return 0 if parent.internalId() or parent.column() else len(self._layers[parent.row()].style.bands)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        if index.internalId():
            return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return (flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemIsEditable
                | flag.ItemIsDragEnabled)

    def data(self, index: Index, role: int = 0) -> Any:
        layer = self.layer(index)
        if layer is None:
            return None
        band = layer.style.bands[index.row()] if index.internalId() else None
        if role == LayerRole:
            return layer
        if role == BandRole:
            return band
        if role == CountRole:
            return self._count(layer, index.row()) if band else layer.features
        return self._band_data(layer, band, index.row(), role) if band else self._layer_data(layer, role)

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        layer = self.layer(index)
        if layer is None or index.internalId():
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            visible = Qt.CheckState(value) == Qt.CheckState.Checked
            self.replace(msgspec.structs.replace(layer, visible=visible))
            self.shown.emit(layer.id, visible)
            return True
        if role == Qt.ItemDataRole.EditRole and str(value).strip() not in ("", layer.name):
            self.replace(msgspec.structs.replace(layer, name=str(value).strip()))
            self.renamed.emit(layer.id, str(value).strip())
            return True
        return False

    def replace(self, layer: Layer) -> None:
        """Show a change at once, before it is saved; what the store tells next counts."""
        row = self.index_of(layer.id).row()
        if row >= 0:
            self._layers[row] = layer
            self._touch(row)

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [KIND]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        layer = self.layer(indexes[0]) if indexes else None
        data.setData(KIND, layer.id.encode() if layer else b"")
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the layer to be moved above the row it was dropped before. The rows move when it is saved."""
        one = bytes(data.data(KIND).data()).decode()
        at = self.index_of(one).row()
        if at < 0:
            return False
        if row < 0 or parent.isValid():   # onto a layer or its legend: below it; onto nothing: to the bottom
            while parent.isValid() and parent.internalId():
                parent = self.parent(parent)
            row = parent.row() + 1 if parent.isValid() else len(self._layers)
        to = row - (row > at)
        if to != at:
            self.moved.emit(one, to + 1)
        return False   # True would let the view take the dragged row away

    # Words

    def _count(self, layer: Layer, line: int) -> int | None:
        counts = self._counts.get(layer.id, [])
        return counts[line] if line < len(counts) and len(counts) == len(layer.style.bands) else None

    def _layer_data(self, layer: Layer, role: int) -> Any:
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.EditRole):
            return layer.name
        if role == roles.CheckStateRole:
            return Qt.CheckState.Checked if layer.visible else Qt.CheckState.Unchecked
        if role == DoubtRole:
            return self._doubts.get(layer.id, "")
        if role == roles.ToolTipRole:
            return "\n".join(line for line in (layer.name, *lineage(layer)[:4], self._doubts.get(layer.id)) if line)
        if role == roles.AccessibleTextRole:
            return f"{layer.name}, {shape_count(layer.shape, layer.features)}"
        return None

    def _band_data(self, layer: Layer, band: Band, line: int, role: int) -> Any:
        count = self._count(layer, line)
        if role == Qt.ItemDataRole.DisplayRole:
            return band.label
        if role == Qt.ItemDataRole.ToolTipRole:
            told = shape_count(layer.shape, count) if count is not None else tr("counting …")
            return f"{layer.style.field}: {band.label}\n{told}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{band.label}, {count if count is not None else tr('counting …')}"
        return None


def _frame(layers: list[Layer]) -> list[tuple[str, int]]:
    """What a view has rows for."""
    return [(one.id, len(one.style.bands)) for one in layers]
