"""The two lists beside the hazard map: areas ranked by the figure shown, and the hazards of what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from console.desk.hazard.steps import state_word
from console.language import tr
from console.model.hazard import Hazard, HazardState
from console.model.hazard_rules import HazardRules
from widgets.hazard.picture import Row
from widgets.hazard.pins import level_colour
from widgets.theme import Theme
from widgets.words import moment

Index = QModelIndex | QPersistentModelIndex
BAR = int(Qt.ItemDataRole.UserRole)
_ROLES = Qt.ItemDataRole


class RankingModel(QAbstractTableModel):
    """Rank, name, figure with a bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: Sequence[Row] = ()
        self._figure = tr("Figure")

    def show_rows(self, rows: Sequence[Row], figure: str = "") -> None:
        """Show these; `figure` is what is ranked by, in words."""
        self.beginResetModel()
        self.rows, self._figure = rows, figure or self._figure
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if role == _ROLES.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Area"), self._figure)[section]
        if role == _ROLES.TextAlignmentRole and section == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == _ROLES.DisplayRole:
            return (f"{index.row() + 1}  {row.name}", row.words)[index.column()]
        if role == _ROLES.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == BAR and index.column() == 1:
            return row.bar
        return None


class HazardModel(QAbstractTableModel):
    """Level and kind, where, state, when found."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rules: HazardRules | None = None
        self.hazards: Sequence[Hazard] = ()
        self._now = 0.0
        self._at: float | None = None

    def show_hazards(self, hazards: Sequence[Hazard], rules: HazardRules, now: float, at: float | None = None) -> None:
        """Show these as they stand `now`, or stood at a moment of the past (seconds since 1970 UTC)."""
        self.beginResetModel()
        self.hazards, self._rules, self._now, self._at = hazards, rules, now, at
        self.endResetModel()

    def state_of(self, hazard: Hazard) -> tuple[HazardState, bool]:
        """Its state at the moment looked at, and whether it was late then."""
        if self._at is None:
            return hazard.state, hazard.is_overdue(self._now)
        move = next((one for one in reversed(hazard.moves) if one.at <= self._at), None)
        if move is None:
            return HazardState.FOUND, False
        return move.state, move.state.is_open and move.due is not None and move.due < self._at

    def row_of(self, hazard_id: str) -> int:
        return next((i for i, one in enumerate(self.hazards) if one.id == hazard_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.hazards)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if role == _ROLES.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Hazard"), tr("State"), tr("Found"))[section]
        return None

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        hazard = self.hazards[index.row()]
        assert self._rules is not None, "shown with its rules"
        if role == _ROLES.DisplayRole:
            return (f"{self._rules.kind_label(hazard.kind)} · {hazard.address or hazard.text}",
                    state_word(self.state_of(hazard)[0]), moment(hazard.found_at)[:10])[index.column()]
        if role == _ROLES.ToolTipRole:
            late = tr("past its limit") if self.state_of(hazard)[1] else ""
            return "\n".join(filter(None, (self._rules.level(hazard.level).label, hazard.text, late))) or None
        if role == _ROLES.ForegroundRole:
            if index.column() == 0:
                return QColor(level_colour(hazard.level, self._theme))
            is_late = self.state_of(hazard)[1]
            return QColor(self._theme.overdue if is_late and index.column() == 1 else self._theme.muted)
        return None


class BarDelegate(QStyledItemDelegate):
    """A bar under the figure, as long as its share of the largest; over the colour of the row that is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(BAR)
        if share is not None:
            box = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs miss it
            wide = box.width() * share
            painter.fillRect(QRectF(box.right() - wide, box.bottom() - 4, wide, 3), QColor(self._theme.accent))


class PlainTable(QTableView):
    """A list of whole rows, by mouse and keyboard.

    Signals:
        chosen(int): a row became current by hand. activated_row(int): Enter or a double click.
    """

    chosen = Signal(int)
    activated_row = Signal(int)

    def __init__(self, model: QAbstractTableModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row + 4)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._current)
        self.activated.connect(lambda index: self.activated_row.emit(index.row()))

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())
