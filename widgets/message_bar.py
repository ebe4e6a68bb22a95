"""The message bar: what a command answered, one sentence at a time. Nothing ever pops up over the work."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from console.language import tr
from widgets.icons import icon
from widgets.theme import Theme

KEPT = 200  # messages that can be looked up again


class Kind(StrEnum):
    """How much a message matters."""

    INFO = "info"
    OK = "ok"
    BUSY = "busy"
    WARNING = "warning"
    ERROR = "error"


ICONS = {
    Kind.INFO: "mdi6.information-outline", Kind.OK: "mdi6.check-circle-outline", Kind.BUSY: "mdi6.progress-clock",
    Kind.WARNING: "mdi6.alert-outline", Kind.ERROR: "mdi6.alert-octagon-outline",
}
# Seconds a message stays. What went wrong stays until it is closed or something newer is said.
STAYS = {Kind.INFO: 8.0, Kind.OK: 6.0}


@dataclass(frozen=True)
class Message:
    """One sentence said at a time (seconds since 1970 UTC)."""

    at: float
    kind: Kind
    text: str

    @property
    def line(self) -> str:
        return f"{datetime.fromtimestamp(self.at):%H:%M:%S}  {self.text}"


class MessageBar(QFrame):
    """Shows the newest message; a click on the clock shows those before.

    Signals:
        history_asked(list of Message): the user wants to read earlier messages.
    """

    history_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._theme = theme
        self.history: list[Message] = []
        self._text = ""
        self._icon = QLabel(self)
        self._label = QLabel(self)
        # Elided by hand: a label as wide as a long sentence would widen the window.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = self._button("mdi6.close", tr("Close this message"), self.clear)
        self._past = self._button("mdi6.history", tr("Earlier messages"),
                                  lambda: self.history_asked.emit(list(self.history)))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.pad, 0, theme.gap, 0)
        row.setSpacing(theme.gap)
        for widget, stretch in ((self._icon, 0), (self._label, 1), (self._close, 0), (self._past, 0)):
            row.addWidget(widget, stretch)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.clear()

    @property
    def text(self) -> str:
        """The message shown now, "" for none."""
        return self._text

    def say(self, text: str, kind: Kind = Kind.INFO) -> None:
        """Show one sentence; line breaks become spaces."""
        text = " ".join(text.split())
        again = bool(self.history) and (self.history[-1].kind, self.history[-1].text) == (kind, text)
        if kind is not Kind.BUSY and not again:  # what fails every second is told once
            self.history = [*self.history[1 - KEPT:], Message(time.time(), kind, text)]
        self._text = text
        colour = {Kind.ERROR: self._theme.urgent, Kind.WARNING: self._theme.warning, Kind.OK: self._theme.ok}.get(
            kind, self._theme.muted)
        size = self._theme.icon
        self._icon.setPixmap(icon(ICONS[kind], self._theme, colour).pixmap(QSize(size, size)))
        self._label.setToolTip(text)
        self._label.setAccessibleName(text)
        self._close.setVisible(kind is not Kind.BUSY)
        self._elide()
        if kind in STAYS:
            self._timer.start(round(STAYS[kind] * 1000))
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Say nothing; the history stays."""
        self._timer.stop()
        self._text = ""
        self._label.setText("")
        self._label.setToolTip("")
        self._icon.clear()
        self._close.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        width = max(self._label.width(), 40)
        self._label.setText(
            QFontMetrics(self._label.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, width))

    def _button(self, name: str, tip: str, act) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "flat")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(act)
        return button
