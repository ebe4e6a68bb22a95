"""The map of the keyboard, shown in the middle of the page on `?`: the keys where they lie under the hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from console.language import tr
from widgets.flow_layout import FlowLayout
from widgets.review.key_button import KeyButton
from widgets.review.keys import Keyboard
from widgets.theme import Theme


class KeyMap(QScrollArea):
    """Drawn from the same table as the keys themselves, so that it cannot say anything else."""

    def __init__(self, keyboard: Keyboard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.use(keyboard)

    def use(self, keyboard: Keyboard) -> None:
        """Another catalogue of reasons holds."""
        theme, page = self._theme, QWidget()
        page.setAutoFillBackground(False)
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.pad * 2] * 4)
        column.setSpacing(theme.pad)
        for words in (tr("Keys of the review page"),):
            heading = QLabel(words)
            heading.setProperty("role", "heading")
            column.addWidget(heading)
        for word in (tr("Digits: it is not real, with the reason. The row of letters under them: it is real, with what "
                        "becomes of it. A decision is one stroke."),
                     tr("A held key does not judge, and for a quarter of a second after a detection came up no key "
                        "judges.")):
            label = QLabel(word)
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            column.addWidget(label)
        grid = QGridLayout()
        grid.setSpacing(theme.pad)
        grid.setColumnStretch(1, 1)
        for y, row in enumerate(keyboard.rows):
            title = QLabel(row.title)
            title.setProperty("role", "title")
            box = QWidget()
            flow = FlowLayout(theme.gap, parent=box)
            for bound in row.keys:
                button = KeyButton(bound, theme)
                button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                flow.addWidget(button)
            grid.addWidget(title, y, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(box, y, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(page)
