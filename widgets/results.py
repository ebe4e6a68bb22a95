"""What a command returned, in the window: a sentence for the message bar or a small window with a table."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from console.commands.show import as_text
from console.language import tr
from widgets.result_words import heading, line, value_word
from widgets.runner import Outcome
from widgets.theme import Theme

SHORT = 160       # characters that fit the message bar
MOST_ROWS = 5000  # more would only slow the window down; the shell prints all


def sentence(outcome: Outcome) -> str:
    """The outcome as one line, "" where it takes a window to show it."""
    if outcome.value is None:
        return tr("Done: {line}", line=" ".join(outcome.words))
    rows = msgspec.to_builtins(outcome.value, enc_hook=str)
    told = line(rows) if isinstance(rows, dict) and outcome.door.show is None else ""
    text = told or as_text(outcome.value, outcome.door.show).strip()
    joined = " · ".join(one.strip() for one in text.splitlines() if one.strip())
    is_table = isinstance(rows, list) and any(isinstance(row, dict) for row in rows)
    return joined if len(joined) <= SHORT and not is_table else ""


class ResultWindow(QWidget):
    """A table or text that stays beside the work until it is closed (Esc); never blocks the window."""

    def __init__(self, title: str, value: Any, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        rows = msgspec.to_builtins(value, enc_hook=str)
        if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
            column.addWidget(_table(rows[:MOST_ROWS], theme))
            shown = tr("{shown} of {all} rows", shown=min(len(rows), MOST_ROWS), all=len(rows))
            column.addWidget(_muted(shown))
        else:
            view = QPlainTextEdit(text or as_text(value))
            view.setReadOnly(True)
            view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            column.addWidget(view)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.resize(theme.size * 60, theme.size * 34)


def _table(rows: list[dict[str, Any]], theme: Theme) -> QTableWidget:
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = QTableWidget(len(rows), len(names))
    table.setHorizontalHeaderLabels([heading(name) for name in names])
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.gap}px; }}")   # as the headings have
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row)
    for y, row in enumerate(rows):
        for x, name in enumerate(names):
            words = value_word(name, row.get(name))
            item = QTableWidgetItem(words)
            item.setToolTip(words)   # a column may be narrower than what it says
            table.setItem(y, x, item)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.resizeColumnsToContents()
    for x in range(len(names)):
        table.setColumnWidth(x, min(table.columnWidth(x), theme.size * 24))
    return table


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
