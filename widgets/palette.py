"""The palette (Ctrl+K): any command, place, person or case by a few letters, over the window, never in its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from console.language import tr
from widgets.palette_list import ROW_HEIGHT, OfferDelegate, OfferModel
from widgets.palette_offers import Offer, Offers
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.insight.search_all import Hit

ROWS = 12         # offers seen at once
MOST_RECENT = 20  # lines remembered
REMEMBERED = frozenset({"area", "case", "building", "room", "firm", "facility"})   # of people nothing is kept


class Palette(QFrame):
    """A field and the offers for what is typed.

    Up and Down choose, Tab takes the offer's line into the field, Enter runs it, Esc closes.

    Args:
        offers: where offers come from.
        recent: lines used lately, newest first; changed in place as lines are run.

    Signals:
        chosen(str): a complete command line to run. found(Hit): something found is to be shown.
        typed(str): search for this, "" for nothing; the answer comes by `show_found`.
        current_changed(Hit | None): the current line stands for this.
        hidden(): it is not to be seen any more.
    """

    chosen = Signal(str)
    found = Signal(object)
    typed = Signal(str)
    current_changed = Signal(object)
    hidden = Signal()

    def __init__(self, offers: Offers, recent: list[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Command palette"))
        self._offers, self._recent, self._theme, self._window = offers, recent, theme, parent
        self._hits: Sequence[Hit] = ()
        self._less = ""         # what the search left out
        self._awaited = ""      # what is being searched for, "" for nothing
        self._moved = False     # another line than the first was chosen by hand
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("A command, or an area, address, firm, person or case …"))
        self.field.setAccessibleName(tr("Command palette"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._type)
        self._model = OfferModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(OfferDelegate(theme, self.list))
        self.list.clicked.connect(lambda index: self._take(self._model.offer(index.row())))
        self.list.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit(self.current_hit()))
        self._hint = QLabel(self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        for widget in (self.field, self.list, self._hint):
            column.addWidget(widget)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette with a line begun."""
        self.field.setText(text)
        self.show()
        self._type()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)

    def place(self) -> None:
        """Under the top edge of the window at its right, below the button that opens it: the map stays in sight."""
        parent = self._window
        width = min(self._theme.size * 56, parent.width() - 2 * self._theme.pad)
        top = min(self._theme.row * 3, parent.height() // 8)
        row = round(self._theme.row * ROW_HEIGHT)
        around = 2 * self._theme.pad + 2 * self._theme.gap + self.field.sizeHint().height() + 3 * self._theme.row
        room = max(1, (parent.height() - top - around) // row)
        self.list.setFixedHeight(max(1, min(ROWS, room, self._model.rowCount())) * row + 2)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(parent.width() - self.width() - self._theme.pad, top)

    def show_found(self, text: str, hits: Sequence[Hit], less: str = "") -> None:
        """What the search answered; an answer to another text than the one in the field is passed over.

        Args:
            less: what was left out and why, as a sentence; "" for nothing.
        """
        if text == self._awaited:
            self._hits, self._awaited, self._less = hits, "", less
            self._refresh()

    def current_hit(self) -> Hit | None:
        """What the current line stands for, None for a command."""
        offer = self._current()
        return offer.hit if offer is not None else None

    def close_palette(self) -> None:
        """Hide, and give the keyboard back to the window."""
        if self.isVisible():
            self.hide()
            self._window.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut \
                    and event.reason() not in (Qt.FocusReason.PopupFocusReason,
                                               Qt.FocusReason.ActiveWindowFocusReason):
                self.hide()
        return super().eventFilter(watched, event)

    def remember(self, line: str) -> None:
        """Put a line that was run first among the recent ones."""
        if line in self._recent:
            self._recent.remove(line)
        self._recent.insert(0, line)
        del self._recent[MOST_RECENT:]

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._current())
        elif key == Qt.Key.Key_Tab:
            offer = self._current()
            if offer is not None:
                self.field.setText(f"{offer.line} ")
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hits, self._awaited, self._less = (), "", ""
        self.hidden.emit()

    def _type(self) -> None:
        """Another text. What was found for the one before stays until the answer comes, so that nothing flickers."""
        if not self.isVisible():
            return
        wanted = self._offers.wanted(self.field.text())
        self._moved, self._awaited = False, wanted
        self._less = ""
        if not wanted:
            self._hits = ()
        self._refresh()
        self.typed.emit(wanted)

    def _refresh(self) -> None:
        text = self.field.text()
        before = self._current()
        self._model.show(self._offers.find(text, self._recent, self._hits))
        kept = self._model.row_of(before.line) if before is not None and self._moved else 0
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(max(0, kept)))
        found = self._model.rowCount() > 0
        self.list.setVisible(found)
        self._hint.setText(self._offers.hint(text) or self._less or (
            tr("↑↓ choose · Tab complete · Enter run · Esc close") if found
            else tr("Searching …") if self._awaited
            else tr("Nothing matches “{text}”.", text=text.strip())))
        self.place()

    def _current(self) -> Offer | None:
        index = self.list.currentIndex()
        return self._model.offer(index.row()) if index.isValid() else None

    def _move(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self.list.currentIndex().row() + by
            self._moved = True
            row = row % count if abs(by) == 1 else max(0, min(count - 1, row))
            self.list.setCurrentIndex(self._model.index(row))

    def _take(self, offer: Offer | None) -> None:
        """Run an offer, or begin its line where words are missing. Without an offer, run what was typed."""
        if offer is not None and not offer.ready:
            self.field.setText(f"{offer.line} ")
            return
        line = offer.line if offer is not None else self.field.text().strip()
        if line:
            self.close_palette()
            if offer is None or offer.hit is None or offer.hit.kind in REMEMBERED:
                self.remember(line)
            if offer is not None and offer.shows:
                self.found.emit(offer.hit)
            else:
                self.chosen.emit(line)
