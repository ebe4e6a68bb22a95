"""What is not right with an item: words, room, level, photos, and whether it was put right on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.hazard import HazardLevel
from console.model.hazard_rules import HazardRules
from console.model.inspection import Finding
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme

PICTURES = (".jpg", ".jpeg", ".png")


class WrongForm(QFrame):
    """Enter takes the answer, Esc leaves it as it was; pictures may be dropped on it.

    Signals:
        confirmed(Finding). left(): as it was.
    """

    confirmed = Signal(object)
    left = Signal()

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._item = ""
        self._photos: tuple[str, ...] = ()
        self.title, self.error = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.error.setStyleSheet(f"color: {theme.warning};")
        for label in (self.title, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.words, self.room = QLineEdit(), QLineEdit()
        self.words.setPlaceholderText(tr("What is wrong, in words"))
        self.room.setPlaceholderText(tr("Room"))
        self.room.setMaximumWidth(theme.size * 6)
        self.kind, self.level = QComboBox(), QComboBox()
        for one in rules.kinds:
            self.kind.addItem(one.label, one.code)
        self.level.addItem(tr("Level by the list"), "")
        for rule in rules.levels:
            self.level.addItem(rule.label, rule.level.value)
        self.spot = QCheckBox(tr("Put right on the spot"))
        self.photos, self.go = QPushButton(), QPushButton(tr("Not right (Enter)"))
        self.leave = QPushButton(tr("Leave it (Esc)"))
        for field, name in ((self.words, tr("What is wrong, in words")), (self.room, tr("Room")),
                            (self.kind, tr("Kind")), (self.level, tr("Hazard level"))):
            field.setAccessibleName(name)
        self.go.setProperty("role", "primary")
        self._arrange(theme)
        self.photos.clicked.connect(self._choose)
        self.go.clicked.connect(self.confirm)
        self.leave.clicked.connect(self._leave)
        keys = EnterAndEsc(self, self.confirm, self._leave, leaves=Qt.KeyboardModifier.ControlModifier)
        keys.watch(self.words, self.room, self.kind, self.level, self.spot)
        self.hide()

    def _arrange(self, theme: Theme) -> None:
        rows = [QHBoxLayout() for _ in range(3)]
        for row, parts in zip(rows, ((self.words, self.room), (self.kind, self.level, self.spot),
                                     (self.go, self.leave, self.photos)), strict=True):
            row.setSpacing(theme.gap)
            for part in parts:
                row.addWidget(part, 1 if part is self.words else 0)
            if parts[0] is not self.words:
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        column.addWidget(self.title)
        for row in rows:
            column.addLayout(row)
        column.addWidget(self.error)

    def open_form(self, item: str, label: str, before: Finding | None) -> None:
        """Ask about an item, "" for something beside the list.

        Args:
            label: the item in words. before: what was answered already.
        """
        known = before or Finding(item)
        self._item = item
        self.title.setText(tr("Not so: {item}", item=label) if item else tr("Something else is wrong"))
        self.words.setText(known.text)
        self.room.setText(known.room)
        self.kind.setVisible(not item)
        self.kind.setCurrentIndex(max(0, self.kind.findData(known.kind)))
        self.level.setCurrentIndex(max(0, self.level.findData(known.level.value if known.level else "")))
        self.spot.setChecked(known.on_the_spot)
        self.set_photos(known.photos)
        self.say("")
        self.show()
        self.words.setFocus()

    def set_photos(self, photos: Sequence[str]) -> None:
        """These pictures belong to it."""
        self._photos = tuple(dict.fromkeys(photos))
        self.photos.setText(tr("Photos: {n} …", n=len(self._photos)) if self._photos else tr("Photos …"))
        self.photos.setToolTip("\n".join(Path(one).name for one in self._photos)
                               or tr("Choose pictures, or drop them here"))

    def add_photos(self, photos: Sequence[str]) -> None:
        """More pictures; what is none is said, and left out."""
        wrong = [Path(one).name for one in photos if Path(one).suffix.lower() not in PICTURES]
        self.set_photos([*self._photos, *(one for one in photos if Path(one).suffix.lower() in PICTURES)])
        self.say(tr("{file} is no JPEG or PNG picture; it was left out.", file=tr(", ").join(wrong)) if wrong else "")

    def say(self, words: str) -> None:
        """What is missing or wrong."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def confirm(self) -> None:
        """Take the answer; something beside the list needs words."""
        if not self._item and not self.words.text().strip():
            self.say(tr("Write a few words first."))
            return
        level = self.level.currentData()
        found = Finding(self._item, "" if self._item else self.kind.currentData(), self.words.text().strip(),
                        HazardLevel(level) if level else None, room=self.room.text().strip(), photos=self._photos,
                        on_the_spot=self.spot.isChecked())
        self.hide()
        self.confirmed.emit(found)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _choose(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, tr("Choose photos"), "", tr("Photos") + " (*.jpg *.jpeg *.png)")
        if files:
            self.add_photos(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add_photos([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
