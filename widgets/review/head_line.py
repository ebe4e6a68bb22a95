"""Over the views: what is shown, which look at it this is, the views with their keys, and what cannot be shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from console.language import tr
from widgets.review.key_button import KeyButton
from widgets.review.keys import Keyboard
from widgets.theme import Theme


class HeadLine(QWidget):
    """The chip `demo` is placed by the page, where there is room for it.

    Signals:
        acted(Act): the button of a view was clicked.
    """

    acted = Signal(object)

    def __init__(self, theme: Theme, keyboard: Keyboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.look, self.demo, self.lacks = QLabel(), QLabel(), QLabel(tr("Demo data")), QLabel()
        self._words = ""
        self.title.setProperty("role", "heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for chip, colour in ((self.look, theme.text), (self.demo, theme.warning)):
            chip.setProperty("role", "chip")
            chip.setStyleSheet(f"color: {colour};")
            chip.hide()
        self.lacks.setWordWrap(True)
        self.lacks.setTextFormat(Qt.TextFormat.PlainText)
        self.lacks.setStyleSheet(f"color: {theme.warning};")
        self.lacks.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.title, 1)
        row.addWidget(self.look)
        self.buttons: dict[str, KeyButton] = {}
        for bound in keyboard.views.keys:
            if bound.act.name == "view":
                button = self.buttons[bound.act.value] = KeyButton(bound, theme, flat=True)
                button.clicked.connect(lambda _=False, act=bound.act: self.acted.emit(act))
                row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.gap // 2)
        column.setSpacing(theme.gap // 2)
        column.addLayout(row)
        column.addWidget(self.lacks)

    def show_title(self, title: str, look: str = "", demo: bool = False, lacks: Sequence[str] = ()) -> None:
        """What is shown.

        Args:
            look: which look at it this is. lacks: sentences: what cannot be shown, or that it may only be looked at.
        """
        self._words = title
        self.title.setToolTip(title)
        self.look.setText(look)
        self.look.setVisible(bool(look))
        self.demo.setVisible(demo)
        self.lacks.setText("\n".join(lacks))
        self.lacks.setVisible(bool(lacks))
        for button in self.buttons.values():
            button.setEnabled(bool(title))
        self._fit()

    def _fit(self) -> None:
        """As much of the title as there is room for; the facts say it whole."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        metrics = QFontMetrics(self.title.font())
        self.title.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.title.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_view(self, name: str) -> None:
        """Which view is in sight; "" for none."""
        for key, button in self.buttons.items():
            button.setChecked(key == name)
