"""A new case (坐席登记), typed where its card will stand: nothing opens in the way, no hand leaves the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.case import Source
from console.model.catalogue import Catalogue
from widgets.alike_box import AlikeBox
from widgets.case_written import Bounds, Written
from widgets.class_search import ClassSearch
from widgets.theme import Theme
from widgets.words import source_word

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaseForm(QFrame):
    """Enter registers, Ctrl+Enter says that it is the same as the case marked under "same?", Esc leaves it as it is.

    Args:
        near: where two plain degrees are expected to lie, (west, south, east, north).

    Signals:
        changed: something was typed or chosen.
        confirmed(Report): register it. merge_wanted(Report, id): the same as that case; register and merge.
        left: Esc.
        place_entered: the cursor came into the field of the place.
    """

    changed = Signal()
    confirmed = Signal(object)
    merge_wanted = Signal(object, str)
    left = Signal()
    place_entered = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("New case"))
        self._theme = theme
        self.near: Bounds | None = None
        self._quiet = False
        self._where = ""   # the area that the place lies in
        self.title, self.place, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.reporter, self.phone = QLineEdit(), QLineEdit()
        self.kind = ClassSearch(catalogue, theme)
        self.source, self.urgent = QComboBox(), QCheckBox(tr("Urgent"))
        for source in (Source.DESK, *(one for one in Source if one not in (Source.DESK, Source.FEED))):
            self.source.addItem(source_word(source), source.value)
        self.title.setPlaceholderText(tr("What happened, in one line"))
        self.place.setPlaceholderText(tr("Click on the map, or type coordinates"))
        self.place.setToolTip(tr("For example 22.5431, 114.0579 or 508312 2493850 EPSG:4547"))
        self.address.setPlaceholderText(tr("The place in words"))
        self.reporter.setPlaceholderText(tr("Name"))
        self.phone.setPlaceholderText(tr("Telephone"))
        for edit in (self.reporter, self.phone):
            edit.setToolTip(tr("Masked by role wherever it is shown"))
        self._hints = {name: QLabel() for name in ("title", "class", "place", "phone")}
        self.alike = AlikeBox(theme)
        self.alike.same.connect(self.merge)
        self._build_buttons()
        self._arrange()
        self._connect()

    # What stands in it

    @property
    def written(self) -> Written:
        """Everything that was typed so far."""
        return Written(self.title.text(), self.kind.code, "" if self.kind.code else self.kind.text, self.place.text(),
                       self.address.text(), self.source.currentData(), self.urgent.isChecked(), self.reporter.text(),
                       self.phone.text())

    def fill(self, written: Written) -> None:
        """Put back what was half written."""
        self._quiet = True
        self.title.setText(written.title)
        self.kind.choose(written.class_code)
        if written.class_text:
            self.kind.type(written.class_text)
        self.place.setText(written.place)
        self.address.setText(written.address)
        self.source.setCurrentIndex(max(0, self.source.findData(written.source)))
        self.urgent.setChecked(written.urgent)
        self.reporter.setText(written.reporter)
        self.phone.setText(written.phone)
        self._quiet = False
        self._where = ""
        self._show_wrong({})
        self.error.hide()
        self.alike.show_cases(())
        self._changed()

    def set_place(self, text: str) -> None:
        """The place was pointed at on the map."""
        self.place.setText(text)

    def lonlat(self) -> tuple[float, float] | None:
        """The place typed, EPSG:4490 degrees; None where there is none, or none that can be read."""
        return self.written.lonlat(self.near)

    # What others do

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Another catalogue of classes holds."""
        self.kind.use(catalogue)

    def show_area(self, words: str) -> None:
        """Under the place: the area it lies in, or why it cannot be read."""
        self._where = words
        why = self.written.wrong(self.near).get("place", "")
        self._show_hint("place", why or words, self._theme.warning if why else self._theme.muted)

    def show_error(self, words: str) -> None:
        """Why it was refused; everything typed stays."""
        self.error.setText(words)
        self.error.show()

    def confirm(self) -> None:
        """Register it, or say in place what is missing."""
        if self._is_right():
            self.confirmed.emit(self.written.report(self.near))

    def merge(self) -> None:
        """It is the same as the case marked; nothing happens where none is alike."""
        other = self.alike.marked
        if other and self._is_right():
            self.merge_wanted.emit(self.written.report(self.near), other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Ctrl+Enter and Esc from any field."""
        if event.type() == QEvent.Type.FocusIn and watched is self.place:
            self.place_entered.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.text().isprintable() and event.text() and not event.modifiers() & COMMANDS:
                event.accept()   # while a form is open, no letter is a command
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.merge()
                return True
            if event.key() in _ENTER and not isinstance(watched, QPushButton):
                self.confirm()
                return True
        return super().eventFilter(watched, event)

    # Building

    def _build_buttons(self) -> None:
        self.confirm_button = QPushButton(tr("Register (Enter)"))
        self.confirm_button.setProperty("role", "primary")
        self.confirm_button.clicked.connect(self.confirm)
        self.leave_button = QPushButton(tr("Later (Esc)"))
        self.leave_button.setToolTip(tr("Close the form; what is written is there again the next time"))
        self.leave_button.clicked.connect(self.left)
        self.clear_button = QPushButton(tr("Empty"))
        self.clear_button.setProperty("role", "link")
        self.clear_button.setToolTip(tr("Begin again with empty fields"))
        self.clear_button.clicked.connect(self._empty)
        self.error = QLabel()
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setStyleSheet(f"color: {self._theme.urgent};")
        self.error.hide()

    def _arrange(self) -> None:
        theme, body = self._theme, QWidget()
        heading = QLabel(tr("New case"))
        heading.setProperty("role", "heading")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.pad)
        grid.setVerticalSpacing(theme.gap)
        grid.setColumnStretch(1, 1)
        for word, parts, hint in ((tr("What"), (self.title,), "title"), (tr("Class"), (self.kind,), "class"),
                                  (tr("Place"), (self.place,), "place"), (tr("Address"), (self.address,), ""),
                                  (tr("Reporter"), (self.reporter, self.phone), "phone"),
                                  (tr("Source"), (self.source, self.urgent), "")):
            self._row(grid, word, parts, hint)
        self.phone.setAccessibleName(tr("Telephone"))
        self.urgent.setAccessibleName(tr("Urgent"))
        buttons = QHBoxLayout()
        for button in (self.confirm_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.clear_button)
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.gap)
        column.setSpacing(theme.pad)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addStretch(1)
        area = self._area = QScrollArea()   # in a low window the fields scroll; what is decided on stays in sight
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, theme.pad)
        whole.setSpacing(theme.gap)
        whole.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.pad, 0, theme.pad, 0)
        foot.setSpacing(theme.gap)
        foot.addWidget(self.alike)
        foot.addWidget(self.error)
        foot.addLayout(buttons)
        whole.addLayout(foot)

    def _row(self, grid: QGridLayout, word: str, parts: Sequence[QWidget], hint: str) -> None:
        row, label, line = grid.rowCount(), QLabel(word), QHBoxLayout()
        label.setProperty("role", "muted")
        label.setMinimumHeight(self._theme.icon + self._theme.gap)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        line.setSpacing(self._theme.gap)
        for part in parts:
            part.setAccessibleName(word)
            line.addWidget(part, 0 if isinstance(part, QCheckBox) else 1)
        grid.addLayout(line, row, 1)
        if hint:
            said = self._hints[hint]
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.hide()
            grid.addWidget(said, row + 1, 1)

    def _connect(self) -> None:
        for edit in (self.title, self.place, self.address, self.reporter, self.phone):
            edit.textChanged.connect(self._changed)
        self.kind.chosen.connect(self._changed)
        self.kind.field.textEdited.connect(self._changed)
        self.kind.entered.connect(self.confirm)
        self.source.currentIndexChanged.connect(self._changed)
        self.urgent.toggled.connect(self._changed)
        # The class search sees its keys before: Enter and Esc are its own while it offers something.
        for widget in (self.title, self.kind.field, self.place, self.address, self.source, self.urgent, self.reporter,
                       self.phone, self.alike.list, self.confirm_button, self.leave_button, self.clear_button,
                       self.alike.button):
            widget.installEventFilter(self)
        self.kind.field.removeEventFilter(self.kind)
        self.kind.field.installEventFilter(self.kind)

    # How it is done

    def _changed(self, *_: object) -> None:
        if self._quiet:
            return
        if any(not hint.isHidden() for hint in self._hints.values()):
            self._show_wrong({name: words for name, words in self.written.wrong(self.near).items()
                              if not self._hints[name].isHidden()})
        self.changed.emit()

    def _is_right(self) -> bool:
        self.kind.take_current()
        found = self.written.wrong(self.near)
        self._show_wrong(found)
        self.error.hide()
        fields = {"title": self.title, "class": self.kind.field, "place": self.place, "phone": self.phone}
        first = next(iter(found), "")
        if first:
            fields[first].setFocus()   # the hint has its place only when the form was laid out anew
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._hints[first], 0, self._theme.pad))
        return not first

    def _show_wrong(self, found: Mapping[str, str]) -> None:
        for name in self._hints:
            if name == "place" and name not in found:
                self._show_hint(name, self._where, self._theme.muted)
            else:
                self._show_hint(name, found.get(name, ""), self._theme.warning)

    def _show_hint(self, name: str, words: str, colour: str) -> None:
        hint = self._hints[name]
        hint.setText(words)
        hint.setStyleSheet(f"color: {colour}; font-size: {self._theme.small}px;")
        hint.setVisible(bool(words))

    def _empty(self) -> None:
        self.fill(Written(source=self.source.currentData()))
        self.title.setFocus()
