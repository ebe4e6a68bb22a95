"""“Reported already?”: open cases that may be the same as the one being typed, and one key to add the report to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from widgets.step_form import Choice
from widgets.theme import Theme

ROWS_SHOWN = 2   # the others scroll: the fields need the room


class AlikeBox(QFrame):
    """The list, the likest first and marked; hidden while nothing is alike.

    Signals:
        same: it is the same as the marked one.
    """

    same = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._theme = theme
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Cases that may be the same"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.button = QPushButton(tr("The same (Ctrl+Enter)"))
        self.button.setToolTip(tr("The report is registered and merged into the case marked; whoever reported it is "
                                  "kept"))
        self.button.clicked.connect(self.same)
        title = QLabel(tr("Reported already?"))
        title.setStyleSheet(f"color: {theme.warning}; font-weight: 600;")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.gap] * 4)
        column.setSpacing(theme.gap // 2)
        column.addLayout(head)
        column.addWidget(self.list)
        self.hide()

    @property
    def marked(self) -> str:
        """Id of the marked case, "" for none."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else ""

    def show_cases(self, cases: Sequence[Choice]) -> None:
        """Show these; the one that was marked stays so if it is among them."""
        kept, ids = self.marked, [choice.value for choice in cases]
        self.list.clear()
        for choice in cases:
            item = QListWidgetItem(f"{choice.label}\n{choice.detail}")
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setToolTip(item.text())
            self.list.addItem(item)
        if cases:
            self.list.setCurrentRow(ids.index(kept) if kept in ids else 0)
        shown = min(ROWS_SHOWN, len(cases))
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in range(shown)) + self._theme.gap)
        self.setVisible(bool(cases))
