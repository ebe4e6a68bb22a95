"""The verdict keys along the bottom: three rows as on the keyboard, a line for words, and what was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from console.language import tr
from widgets.enter_and_esc import EnterAndEsc
from widgets.flow_layout import FlowLayout
from widgets.review.key_button import KeyButton
from widgets.review.keys import Act, Bound, Keyboard, Row
from widgets.theme import Theme

LONGEST = 400     # characters of a note
KEYS_SHARE = 77   # of the width, in percent


class VerdictBar(QFrame):
    """Buttons for whoever prefers the mouse; the keys themselves are the page's.

    Signals:
        acted(Act): a button was clicked.
        noted: the note was ended with Enter; the page takes the keyboard again.
    """

    acted = Signal(object)
    noted = Signal()

    def __init__(self, theme: Theme, keyboard: Keyboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self.setAccessibleName(tr("Verdict keys"))
        self.buttons: dict[str, KeyButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.gap)
        self._grid.setColumnStretch(1, 1)
        self.error = QLabel()
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setStyleSheet(f"color: {theme.urgent};")
        self.error.hide()
        side = QVBoxLayout()   # what comes and goes has its own place: the rows of keys never move
        side.setSpacing(theme.gap)
        side.addWidget(self._note_line())
        side.addWidget(self.error)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.gap] * 4)
        row.setSpacing(theme.pad)
        keys = QWidget()
        self._grid.setContentsMargins(0, 0, 0, 0)
        keys.setLayout(self._grid)
        self._rows = QStackedWidget()   # what is offered stands where the keys stood, and needs no more room
        self._rows.addWidget(keys)
        self._rows.addWidget(self._offer_line())
        row.addWidget(self._rows, KEYS_SHARE)
        row.addLayout(side, 100 - KEYS_SHARE)
        self.use(keyboard)

    def use(self, keyboard: Keyboard) -> None:
        """Another catalogue of reasons holds."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = {}
        for y, row in enumerate((keyboard.unreal, keyboard.real, keyboard.other)):
            self._add_row(y, row)

    def set_ready(self, ready: bool) -> None:
        """Whether there is something to judge; what needs nothing to judge stays."""
        for button in self.buttons.values():
            button.setEnabled(ready or button.act.name in ("undo", "skip"))

    def set_alike(self, count: int) -> None:
        """How many others are like the one shown."""
        self.buttons["G"].set_count(str(count) if count else "")

    def say(self, text: str) -> None:
        """Why something was refused; "" takes it away."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def offer(self, choices: Sequence[tuple[str, Act, str]], title: str = "") -> None:
        """Something to choose with a digit, in place, under `title`; nothing takes it away.

        Args:
            choices: (key, what it does, words).
        """
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for key, act, word in choices:
            button = KeyButton(Bound(key, act, word, word), self._theme)
            button.clicked.connect(lambda _=False, act=act: self.acted.emit(act))
            self._choices.addWidget(button)
            button.show()
        self._choice_title.setText(title)
        self._rows.setCurrentIndex(1 if choices else 0)

    # Words

    @property
    def note(self) -> str:
        """What goes with the next verdict."""
        return self.words.text().strip()

    def write_note(self, prompt: str = "") -> None:
        """Open the line for words."""
        self.words.setPlaceholderText(prompt or tr("Words that go with the next verdict; Enter ends them"))
        self.line.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_note(self, words: str) -> None:
        """Words that were half written before."""
        self.words.setText(words)
        self.line.show()

    def clear_note(self) -> None:
        """The verdict is written, and the words with it."""
        self.words.clear()
        self.line.hide()

    def _note_line(self) -> QWidget:
        self.line, self.words = QWidget(), QLineEdit()
        self.words.setMaxLength(LONGEST)
        self.words.setAccessibleName(tr("Note"))
        EnterAndEsc(self, self._keep_note, self._drop_note).watch(self.words)
        label = QLabel(tr("Note"))
        label.setProperty("role", "title")
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.words, 1)
        self.line.hide()
        return self.line

    def _offer_line(self) -> QWidget:
        self._choice_line, self._choice_title, box = QWidget(), QLabel(), QWidget()
        self._choice_title.setProperty("role", "title")
        self._choices = FlowLayout(self._theme.gap, parent=box)
        column = QVBoxLayout(self._choice_line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.gap)
        column.addWidget(self._choice_title)
        column.addWidget(box)
        column.addStretch(1)
        return self._choice_line

    def _keep_note(self) -> None:
        self.line.setVisible(bool(self.note))
        self.noted.emit()

    def _drop_note(self) -> None:
        self.clear_note()
        self.noted.emit()

    def _add_row(self, y: int, row: Row) -> None:
        title = QLabel(row.title)
        title.setProperty("role", "title")
        box = QWidget()
        flow = FlowLayout(self._theme.gap, parent=box)
        for bound in row.keys:
            button = KeyButton(bound, self._theme)
            button.clicked.connect(lambda _=False, act=bound.act: self.acted.emit(act))
            self.buttons[bound.key] = button
            flow.addWidget(button)
        self._grid.addWidget(title, y, 0)
        self._grid.addWidget(box, y, 1)

