"""Label and value in two columns, as cards show them: values wrap, can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from widgets.theme import Theme

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class FieldGrid(QWidget):
    """Rows of (label, value); rows without a value are left out. Labels are reused between updates."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.pad)
        self._grid.setVerticalSpacing(theme.gap // 2)
        self._grid.setColumnStretch(1, 1)
        self._least = round(theme.small * 4.2)
        self._grid.setColumnMinimumWidth(0, self._least)
        self._pairs: list[tuple[QLabel, QLabel]] = []

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these rows, in order."""
        rows = [(name, value) for name, value in rows if value]
        while len(self._pairs) < len(rows):
            self._pairs.append(self._pair(len(self._pairs)))
        for i, (name, value) in enumerate(self._pairs):
            name.setVisible(i < len(rows))
            value.setVisible(i < len(rows))
            if i < len(rows):
                name.setText(rows[i][0])
                value.setText(rows[i][1])
                value.setAccessibleName(f"{rows[i][0]}: {rows[i][1]}")

    def label_width(self) -> int:
        """What the widest label of the moment needs, in px."""
        return max((name.sizeHint().width() for name, value in self._pairs if not value.isHidden()), default=0)

    def set_label_width(self, width: int) -> None:
        """Begin the values at least this far to the right."""
        self._grid.setColumnMinimumWidth(0, max(self._least, width))

    def rows(self) -> list[tuple[str, str]]:
        """What is shown now."""
        return [(name.text(), value.text()) for name, value in self._pairs if not value.isHidden()]

    def _pair(self, row: int) -> tuple[QLabel, QLabel]:
        name, value = QLabel(), QLabel()
        name.setProperty("role", "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(_SELECTABLE)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        return name, value


def line_up(*grids: FieldGrid) -> None:
    """Let the values of several grids of one card stand under each other."""
    width = max(grid.label_width() for grid in grids)
    for grid in grids:
        grid.set_label_width(width)
