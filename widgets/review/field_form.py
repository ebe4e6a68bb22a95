"""What came back from the field, written in place: an answer to each question, the photos; Esc leaves it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from console.language import tr
from console.model.review import FieldTask
from widgets.review.facts import label_of
from widgets.theme import Theme


class FieldForm(QFrame):
    """Questions and photos of one field check.

    Signals:
        confirmed(answers, photos): a dict by question, and paths.
        cancelled: Esc.
    """

    confirmed = Signal(dict, list)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._theme = theme
        self.task: FieldTask | None = None
        self.answers: dict[str, QLineEdit] = {}
        self.title, self.wanted, self.error = QLabel(tr("Back from the field")), QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.wanted.setProperty("role", "muted")
        for label in (self.wanted, self.error):
            label.setWordWrap(True)
        self.error.setStyleSheet(f"color: {theme.urgent};")
        self.photos = QLineEdit()
        self.photos.setPlaceholderText(tr("Drop photos here, or write their paths with ; between"))
        self.choose = QPushButton(tr("Choose …"))
        self.choose.setToolTip(tr("Choose photos"))
        self.done_button = QPushButton(tr("Record (Ctrl+Enter)"))
        self.done_button.setToolTip(tr("Put it on record; what does not fit is shown with it"))
        self.done_button.setProperty("role", "primary")
        self.form = QFormLayout(self)
        self.form.setContentsMargins(*[theme.pad * 2] * 4)
        self.form.setSpacing(theme.gap)
        self.choose.clicked.connect(self._choose)
        self.done_button.clicked.connect(self.confirm)
        self.photos.installEventFilter(self)
        self.choose.installEventFilter(self)
        self.done_button.installEventFilter(self)

    def open_task(self, task: FieldTask) -> None:
        """Ask this task's questions; what was written of the same task is kept."""
        if self.task is None or self.task.id != task.id:
            self._lay(task)
        self.task = task
        self.error.hide()
        first = next(iter(self.answers.values()), self.photos)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Why it was refused."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def confirm(self) -> None:
        """Hand over what was written."""
        files = [part.strip() for part in self.photos.text().split(";")]
        self.confirmed.emit({key: line.text().strip() for key, line in self.answers.items() if line.text().strip()},
                            [Path(part) for part in files if part])

    def _lay(self, task: FieldTask) -> None:
        while self.form.rowCount():
            self.form.takeRow(0)
        for line in self.answers.values():
            line.deleteLater()
        for label in self.findChildren(QLabel, "question"):
            label.deleteLater()
        self.answers = {}
        self.form.addRow(self.title)
        for one in task.questions:
            line = QLineEdit()
            line.installEventFilter(self)
            words = label_of(one.name, one.name_en)
            line.setAccessibleName(words)
            label = QLabel(words if one.required else tr("{name} (if known)", name=words))
            label.setObjectName("question")
            self.form.addRow(label, line)
            self.answers[one.key] = line
        wanted = [label_of(one.name, one.name_en) + ("" if one.required else tr(" (if there is one)"))
                  for one in task.photos]
        self.wanted.setText(tr("Photos: {names}", names=", ".join(wanted)))
        self.photos.clear()
        row = QHBoxLayout()
        row.addWidget(self.photos, 1)
        row.addWidget(self.choose)
        label = QLabel(tr("Photos"))
        label.setObjectName("question")
        self.form.addRow(label, row)
        self.form.addRow(self.wanted)
        self.form.addRow(self.done_button)
        self.form.addRow(self.error)
        for part in (self.title, self.wanted, self.photos, self.choose, self.done_button):
            part.show()

    def _choose(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, tr("Choose photos"), "", tr("Photos") + " (*.jpg *.jpeg *.png)")
        self._add(files)

    def _add(self, files: list[str]) -> None:
        have = [part.strip() for part in self.photos.text().split(";") if part.strip()]
        self.photos.setText("; ".join([*have, *(one for one in files if one not in have)]))

    # Qt's side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier or watched is self.done_button:
                    self.confirm()
                else:
                    self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._add([url.toLocalFile() for url in event.mimeData().urls() if isinstance(url, QUrl) and url.isLocalFile()])
