"""Which column of the file holds which field: one line for each field, with what its first rows say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from console.exchange.address.field_words import field_word
from console.exchange.address.peek import Peek, fields_of, mapping_of
from console.language import tr
from widgets.theme import Theme

SHOWN = 3       # cells shown of a column


class ColumnsView(QScrollArea):
    """Signals: changed: another column was chosen for a field."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._peek: Peek | None = None
        self._needed: set[str] = set()
        self._either: set[str] = set()
        self.choices: dict[str, Choice] = {}
        self._says: dict[str, Cells] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def show_columns(self, peek: Peek, kind: str) -> None:
        """A line for each field of this register, with the column that its headings suggest."""
        self._peek = peek
        fields, suggested = fields_of(kind), mapping_of(kind, peek.header)
        self._needed = {one.name for one in fields if one.needed}
        self._either = {one.name for one in fields if one.either}
        self.choices, self._says = {}, {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, self._theme.gap, 0)
        grid.setHorizontalSpacing(self._theme.pad)
        grid.setVerticalSpacing(self._theme.gap)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate((tr("Content (* needed, ° one of them)"), tr("Column of the file"),
                                        tr("First rows"))):
            grid.addWidget(_label(words, "title"), 0, column)
        for row, field in enumerate(fields, 1):
            word = field_word(kind, field.name)
            mark = " *" if field.needed else " °" if field.either else ""
            choice = self.choices[field.name] = Choice(peek.header, suggested.get(field.name, ""), self._theme)
            choice.setAccessibleName(word)
            choice.currentIndexChanged.connect(lambda _, name=field.name: self._chosen(name))
            says = self._says[field.name] = Cells()
            for column, widget in enumerate((_label(word + mark), choice, says)):
                grid.addWidget(widget, row, column)
            self._tell(field.name)
        grid.setRowStretch(len(fields) + 1, 1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)     # which `setWidget` turns on

    def mapping(self) -> dict[str, str]:
        """Field → column as chosen; "" for a field that the file does not have."""
        return {name: str(choice.currentData()) for name, choice in self.choices.items()}

    def missing(self) -> str:
        """What is still to be chosen before rows can be used, as a sentence; "" for nothing."""
        chosen = {name for name, column in self.mapping().items() if column}
        if self._needed - chosen:
            return tr("Choose the columns that every row needs (*).")
        if self._either and not self._either & chosen:
            return tr("Choose at least one of the columns marked °.")
        return ""

    def unused(self) -> list[str]:
        """Columns of the file that hold none of the fields."""
        used = set(self.mapping().values())
        return [name for name in self._peek.header if name not in used] if self._peek is not None else []

    def _chosen(self, name: str) -> None:
        """One column holds one field: another field that had it lets go of it."""
        column = self.choices[name].currentData()
        for other, choice in self.choices.items():
            if column and other != name and choice.currentData() == column:
                choice.blockSignals(True)
                choice.setCurrentIndex(0)
                choice.blockSignals(False)
                self._tell(other)
        self._tell(name)
        self.changed.emit()

    def _tell(self, name: str) -> None:
        peek, choice = self._peek, self.choices[name]
        cells = peek.column(str(choice.currentData())) if peek is not None else []
        self._says[name].setText(" · ".join(cells[:SHOWN]))
        self._says[name].setToolTip("\n".join(cells))


class Cells(QLabel):
    """One line that ends in … where there is no more room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


class Choice(QComboBox):
    """Columns of the file, none of them first; a wheel that scrolls the list changes nothing."""

    def __init__(self, header: list[str], chosen: str, theme: Theme) -> None:
        super().__init__()
        self.addItem(tr("(none)"), "")
        for name in header:
            self.addItem(name, name)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setFixedWidth(theme.size * 17)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _label(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
