"""Reporting a hazard by hand: what, where, how grave; the place by words, by code, or by a click on the map."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from console.desk.hazard.draft import HazardDraft
from console.language import tr
from console.model.hazard import MOST
from console.model.hazard_rules import HazardRules
from widgets.enter_and_esc import EnterAndEsc
from widgets.photo_button import PhotoButton
from widgets.theme import Theme

TYPING_MS = 250


class Where(msgspec.Struct, frozen=True):
    """A place that was found, in words; a building's code where there is one; whether it is surely what was meant."""

    words: str
    building: str = ""
    lon: float | None = None
    lat: float | None = None
    sure: bool = True


class ReportForm(QFrame):
    """Enter reports, Esc leaves it.

    Signals:
        confirmed(HazardDraft). left(): nothing is reported. place_wanted(text): find this place.
    """

    confirmed = Signal(object)
    left = Signal()
    place_wanted = Signal(str)

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.where: Where | None = None
        self.setProperty("role", "panel")
        self.title, self.place_words, self.error = QLabel(tr("Report a hazard")), QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.place_words.setProperty("role", "muted")
        self.error.setStyleSheet(f"color: {theme.warning};")
        for label in (self.place_words, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.kind, self.likelihood, self.consequence = QComboBox(), QComboBox(), QComboBox()
        for one in rules.kinds:
            self.kind.addItem(one.label, one.code)
        for box in (self.likelihood, self.consequence):
            box.addItem(tr("as of the kind"), None)
            for number in range(1, MOST + 1):
                box.addItem(str(number), number)
        self.place, self.room, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        self.place.setPlaceholderText(tr("Address or code, or click on the map"))
        self.words.setPlaceholderText(tr("What was found"))
        self.offered = QListWidget()
        self.offered.setAccessibleName(tr("Places that may be meant"))
        self.offered.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offered.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.offered.itemClicked.connect(self._take)
        self.offered.itemActivated.connect(self._take)
        self.offered.hide()
        self._places: list[Where] = []
        self.order = QCheckBox(tr("Order the rectification at once"))
        self.photos = PhotoButton()
        self.go, self.leave = QPushButton(tr("Report (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(lambda: self.place_wanted.emit(self.place.text().strip()))
        self.place.textEdited.connect(self._place_typed)
        self.go.clicked.connect(self.confirm)
        self.leave.clicked.connect(self.left)
        self._arrange()
        EnterAndEsc(self, self.confirm, self.left.emit).watch(
            self.kind, self.place, self.room, self.words, self.likelihood, self.consequence, self.order)
        EnterAndEsc(self, self._take, self.left.emit).watch(self.offered)
        self.place.installEventFilter(self)

    def _arrange(self) -> None:
        theme = self._theme
        form = QFormLayout(self)
        form.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        form.setSpacing(theme.gap)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.title)
        for words, field in ((tr("Kind"), self.kind), (tr("Where"), self.place)):
            self._row(form, words, field)
        form.addRow("", self.place_words)
        form.addRow("", self.offered)
        for words, field in ((tr("Room"), self.room), (tr("What"), self.words), (tr("Likelihood"), self.likelihood),
                             (tr("Consequence"), self.consequence)):
            self._row(form, words, field)
        form.addRow("", self.order)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        for part in (self.go, self.leave, self.photos):
            buttons.addWidget(part)
        buttons.addStretch(1)
        form.addRow(buttons)
        form.addRow(self.error)

    def _row(self, form: QFormLayout, words: str, field: QWidget) -> None:
        field.setAccessibleName(words)
        label = QLabel(words)
        label.setProperty("role", "muted")
        form.addRow(label, field)

    def open_form(self) -> None:
        """Begin anew."""
        for field in (self.place, self.room, self.words):
            field.clear()
        for box in (self.likelihood, self.consequence):
            box.setCurrentIndex(0)
        self.order.setChecked(False)
        self.photos.set_photos(())
        self.show_place(None)
        self.say("")
        self.go.setEnabled(True)
        self.kind.setFocus()

    def show_place(self, where: Where | None, why: str = "") -> None:
        """The place that was found or clicked at; None for none, and why."""
        self._typing.stop()
        self.where = where
        self.place_words.setText(where.words if where else why or tr("No place yet."))
        self.offered.hide()

    def offer_places(self, found: list[Where]) -> None:
        """Places that may be meant by what was typed: the one that is sure, or a few to choose from."""
        if found and found[0].sure:
            self.show_place(found[0])
            return
        self.show_place(None, tr("Which of these? Choose with ↓ and Enter.") if found else
                        tr("No building of that code or address is known here."))
        self._places = found
        self.offered.clear()
        self.offered.addItems([one.words for one in found])
        self.offered.setFixedHeight(len(found) * (self._theme.row + 2) + 6)
        self.offered.setVisible(bool(found))

    def say(self, words: str) -> None:
        """What is missing or wrong."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def confirm(self) -> None:
        """Report it, or say what is missing."""
        if self._typing.isActive():   # the answer to what was typed last is still to come
            self.place_wanted.emit(self.place.text().strip())
            self._typing.stop()
        if self.where is None:
            self.say(tr("Say where: an address, a code, or a click on the map."))
            self.place.setFocus()
            return
        where = self.where
        self.say("")
        self.go.setEnabled(False)   # Enter twice is one hazard
        self.confirmed.emit(HazardDraft(
            self.kind.currentData(), self.words.text(), where.building, self.room.text().strip(), "",
            None if where.building else where.lon, None if where.building else where.lat,
            "" if where.building else self.place.text().strip(), None, self.likelihood.currentData(),
            self.consequence.currentData(), photos=self.photos.photos, order=self.order.isChecked()))

    def refused(self, words: str) -> None:
        """It was not recorded; everything stays as it was written."""
        self.go.setEnabled(True)
        self.say(words)

    def _take(self) -> None:
        row = self.offered.currentRow()
        if row >= 0:
            self.show_place(self._places[row])
            self.words.setFocus()

    def _place_typed(self) -> None:
        self.show_place(None, tr("Looking for it …"))
        self._typing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the place written to the places offered."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and \
                event.key() == Qt.Key.Key_Down and self.offered.isVisible():
            self.offered.setCurrentRow(0)
            self.offered.setFocus()
            return True
        return super().eventFilter(watched, event)
