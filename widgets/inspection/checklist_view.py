"""The checklist of one building with its answers: ✓ and ✗ by key or click."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from console.language import tr
from console.model.inspection import Finding
from widgets.hazard.lists import PlainTable
from widgets.inspection.answers import OTHER, Answers
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RIGHT, WRONG = 1, 2   # columns
_ROLES = Qt.ItemDataRole


class ChecklistModel(QAbstractTableModel):
    """Item, ✓, ✗; the last row is for what is wrong beside the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.answers: Answers | None = None

    def show_answers(self, answers: Answers | None) -> None:
        self.beginResetModel()
        self.answers = answers
        self.endResetModel()

    def item(self, row: int) -> tuple[str, str]:
        """Code and words of a row's item."""
        assert self.answers is not None, "rows are shown"
        items = self.answers.checklist.items
        return (items[row].code, items[row].label) if row < len(items) else (OTHER, tr("Something else is wrong …"))

    def changed(self) -> None:
        """An answer is another one."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 2))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.answers is None else len(self.answers.checklist.items) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLES.DisplayRole:
            return (tr("Item of the list"), "1 ✓", "2 ✗")[section]
        if role == _ROLES.ToolTipRole and section:
            return (tr("Right (key 1)"), tr("Not right (key 2)"))[section - 1]
        return int(Qt.AlignmentFlag.AlignCenter) if role == _ROLES.TextAlignmentRole and section else None

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        answers, theme, column = self.answers, self._theme, index.column()
        if answers is None:
            return None
        code, label = self.item(index.row())
        found, right = answers.finding(code), answers.is_right(code)
        given = right if column == RIGHT else found is not None
        if role == _ROLES.DisplayRole:
            if column == 0:
                return f"{label}\n{finding_words(found)}" if found is not None else label
            return "" if column == RIGHT and code == OTHER else ("✓", "✗")[column - 1] if given else "·"
        if role == _ROLES.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignCenter
        if role == _ROLES.ToolTipRole:
            return (code or None, tr("Right (key 1)"), tr("Not right (key 2)"))[column]
        if role == _ROLES.ForegroundRole:
            if column == 0:
                return QColor(theme.warning if found is not None else theme.muted if right or code == OTHER
                              else theme.text)
            return QColor((theme.ok if column == RIGHT else theme.urgent) if given else theme.low)
        if role == _ROLES.FontRole and column:
            font = QFont()
            font.setPixelSize(theme.large)
            font.setBold(given)
            return font
        return None


class ChecklistView(PlainTable):
    """Keys: 1 right, 2 not right, 0 not looked at, A the rest is right, Enter the words again.

    Signals:
        passed(code), failed(code, label), cleared(code): an answer to an item. rest(): everything else is right.
    """

    passed = Signal(str)
    failed = Signal(str, str)
    cleared = Signal(str)
    rest = Signal()

    def __init__(self, model: ChecklistModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, tr("Checklist"), parent)
        self.items = model
        self.setWordWrap(True)
        self.setStyleSheet(f"QTableView::item {{ padding: 2px {theme.gap // 2}px; }}")
        for column in (RIGHT, WRONG):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, theme.size * 3)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(theme.row)
        self.clicked.connect(self._clicked)
        self.activated_row.connect(lambda row: self._wrong(row))

    def press(self, key: str) -> bool:
        """Answer by key; whether it is one of this list's."""
        row = self.currentIndex().row()
        if self.items.answers is None or key.upper() not in ("0", "1", "2", "A") or not key:
            return False
        if key.upper() == "A":
            self.rest.emit()
        elif row >= 0:
            {"0": self._clear, "1": self._right, "2": self._wrong}[key](row)
        return True

    def go_on(self) -> None:
        """To the next item without an answer, if there is one."""
        answers = self.items.answers
        if answers is None:
            return
        left = {one.code for one in answers.missing()}
        rows = range(self.items.rowCount() - 1)
        now = self.currentIndex().row()
        row = next((i for i in (*rows[now + 1:], *rows[:now + 1]) if self.items.item(i)[0] in left), -1)
        if row >= 0:
            self.setCurrentIndex(self.items.index(row, 0))

    def _right(self, row: int) -> None:
        code, _ = self.items.item(row)
        if code != OTHER:
            self.passed.emit(code)

    def _wrong(self, row: int) -> None:
        self.failed.emit(*self.items.item(row))

    def _clear(self, row: int) -> None:
        self.cleared.emit(self.items.item(row)[0])

    def _clicked(self, index: QModelIndex) -> None:
        answers = self.items.answers
        if answers is None or not index.column():
            return
        code, _ = self.items.item(index.row())
        if index.column() == RIGHT:
            self._clear(index.row()) if answers.is_right(code) else self._right(index.row())
        else:
            self._wrong(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits are answers, not the beginning of a search."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and self.press(event.text()):
            return
        if plain and event.text().isalnum():
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()


def finding_words(found: Finding) -> str:
    """What is not right, on one line."""
    parts = (found.text, tr("Room {room}", room=found.room) if found.room else "",
             tr("{n} photos", n=len(found.photos)) if found.photos else "",
             tr("put right on the spot") if found.on_the_spot else "")
    return "✗ " + (" · ".join(filter(None, parts)) or tr("an order will be made"))
