"""Enter does what a form is for and Esc leaves it, whichever of its fields has the cursor."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = Qt.KeyboardModifier.NoModifier


class EnterAndEsc(QObject):
    """Watches the fields of one form; neither key goes on to the field or to the page behind the form.

    A filter on the fields, not `keyPressEvent` of the form: a line of text would swallow Enter, a closed
    box would open on it, and a page may have bound the same keys.
    """

    def __init__(self, form: QWidget, enter: Callable[[], object], escape: Callable[[], object],
                 leaves: Qt.KeyboardModifier = PLAIN) -> None:
        """
        Args:
            form: Whom the fields belong to; the filter lives as long as it.
            enter: Called by Enter, of the letters and of the numbers.
            escape: Called by Esc.
            leaves: A key held down that makes the two keys somebody else's: Shift for a new line, Ctrl for
                a shortcut of the page.
        """
        super().__init__(form)
        self._enter, self._escape, self._leaves = enter, escape, leaves

    def watch(self, *fields: QWidget) -> None:
        """From now on the two keys in these fields are the form's."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in KEYS and not event.modifiers() & self._leaves:
            if event.type() == QEvent.Type.ShortcutOverride:   # before a shortcut, as that Esc closes the card
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._escape() if event.key() == Qt.Key.Key_Escape else self._enter()
                return True
        return super().eventFilter(watched, event)
