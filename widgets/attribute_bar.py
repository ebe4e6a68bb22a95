"""The bar above an attribute table: whose it is, how many rows, the filter, and what to do with the selection."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.layer import Layer
from widgets.icons import icon
from widgets.theme import Theme


class AttributeBar(QFrame):
    """Only shows and offers; `AttributeTable` connects it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = QLabel()
        self.name.setProperty("role", "heading")
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(tr("Filter, for example: height > 30 AND \"name\" LIKE '%A%'"))
        self.filter.setToolTip(tr("A condition over the fields, as in SQL: height > 30 AND \"name\" LIKE '%A%'"))
        self.filter.setAccessibleName(tr("Filter"))
        self.only = QCheckBox(tr("Selected only"))
        self.all = self._button("mdi6.select-all", tr("Select all rows shown (Ctrl+A)"))
        self.clear = self._button("mdi6.select-off", tr("Select none (Esc)"))
        self.go = self._button("mdi6.crosshairs-gps", tr("Go to the current feature (Enter)"))
        self.copy = self._button("mdi6.content-copy", tr("Copy the selected rows (Ctrl+C)"))
        self.export = self._button("mdi6.export", tr("Export the selected rows, or all that are shown"))
        row = QHBoxLayout()
        row.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.gap)
        row.setSpacing(theme.gap)
        row.addWidget(self.name)
        row.addWidget(self.counts)
        row.addSpacing(theme.pad)
        row.addWidget(self.filter, 1)
        row.addSpacing(theme.gap)
        for part in (self.only, self.all, self.clear, self.go, self.copy, self.export):
            row.addWidget(part)
        self.error = QLabel()
        self.error.setProperty("role", "muted")
        self.error.setStyleSheet(f"color: {theme.urgent};")
        self.error.setWordWrap(True)
        self.error.setContentsMargins(theme.pad, 0, theme.pad, theme.gap)
        self.busy = QProgressBar()
        self.busy.setRange(0, 1)
        self.busy.setTextVisible(False)
        self.busy.setStyleSheet("QProgressBar { max-height: 2px; min-height: 2px; background: transparent; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.error)
        column.addWidget(self.busy)
        self.show_layer(None)

    def show_layer(self, layer: Layer | None) -> None:
        """Begin with a layer: no filter, no error."""
        self.name_layer(layer)
        for box in (self.filter, self.only):
            box.blockSignals(True)
        self.filter.clear()
        self.only.setChecked(False)
        for box in (self.filter, self.only):
            box.blockSignals(False)
        self.say_error("")

    def name_layer(self, layer: Layer | None) -> None:
        """Whose table it is."""
        self.name.setText(layer.name if layer else tr("No layer"))
        for part in (self.filter, self.only, self.all, self.clear, self.go, self.copy, self.export):
            part.setEnabled(layer is not None)

    def count(self, shown: int, total: int, selected: int) -> None:
        """How many rows are shown, there are, and are selected."""
        text = tr("{n} rows", n=f"{total:,}") if shown == total else tr("{n} of {all} rows", n=f"{shown:,}",
                                                                        all=f"{total:,}")
        if selected:
            text += " · " + tr("{n} selected", n=f"{selected:,}")
        self.counts.setText(text)
        self.clear.setEnabled(selected > 0)

    def say_error(self, sentence: str) -> None:
        """Why the filter or the table cannot be used; "" for nothing wrong."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def be_busy(self, busy: bool) -> None:
        """The line that moves while rows are sought."""
        self.busy.setRange(0, 0 if busy else 1)
        self.busy.setValue(0)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button
