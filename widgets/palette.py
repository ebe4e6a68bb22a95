"""The palette (Ctrl+K): any command, place, person or case by a few letters, over the window, never in its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from widgets.icons import icon
from widgets.palette_offers import Offer, Offers
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.insight.search_all import Hit

OFFER = int(Qt.ItemDataRole.UserRole) + 1
ROWS = 12         # offers seen at once
MOST_RECENT = 20  # lines remembered
ROW_HEIGHT = 1.15
REMEMBERED = frozenset({"area", "case"})


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
        self._awaited = ""      # what is being searched for, "" for nothing
        self._moved = False     # another line than the first was chosen by hand
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("A command, or an area, address, firm, person or case …"))
        self.field.setAccessibleName(tr("Command palette"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._type)
        self._model = _OfferModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_OfferDelegate(theme, self.list))
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
        """Under the top edge of the window, in its middle."""
        parent = self._window
        width = min(self._theme.size * 56, parent.width() - 2 * self._theme.pad)
        top = min(self._theme.row * 3, parent.height() // 8)
        row = round(self._theme.row * ROW_HEIGHT)
        around = 2 * self._theme.pad + 2 * self._theme.gap + self.field.sizeHint().height() + 3 * self._theme.row
        room = max(1, (parent.height() - top - around) // row)
        self.list.setFixedHeight(max(1, min(ROWS, room, self._model.rowCount())) * row + 2)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, top)

    def show_found(self, text: str, hits: Sequence[Hit]) -> None:
        """What the search answered; an answer to another text than the one in the field is passed over."""
        if text == self._awaited:
            self._hits, self._awaited = hits, ""
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
        self._hits, self._awaited = (), ""
        self.hidden.emit()

    def _type(self) -> None:
        """Another text. What was found for the one before stays until the answer comes, so that nothing flickers."""
        if not self.isVisible():
            return
        wanted = self._offers.wanted(self.field.text())
        self._moved, self._awaited = False, wanted
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
        self._hint.setText(self._offers.hint(text) or (
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
            if offer is None or offer.hit is None or offer.hit.kind in REMEMBERED:   # of people nothing is kept
                self.remember(line)
            if offer is not None and offer.shows:
                self.found.emit(offer.hit)
            else:
                self.chosen.emit(line)


class _OfferModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []

    def show(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def offer(self, row: int) -> Offer:
        return self._offers[row]

    def row_of(self, line: str) -> int:
        return next((row for row, one in enumerate(self._offers) if one.line == line), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        offer = self._offers[index.row()]
        if role == OFFER:
            return offer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return offer.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{offer.title}\n{offer.line}"
        return None


class _OfferDelegate(QStyledItemDelegate):
    """Title, what it stands for, and the shortcut at the right edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.size * 20, round(self._theme.row * ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        offer: Offer = index.data(OFFER)
        theme = self._theme
        painter.save()
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accent_dim))
        box = box.adjusted(theme.pad, 0, -theme.pad, 0)
        if offer.icon:
            side = QRect(box.left(), box.top(), theme.icon, box.height())
            icon(offer.icon, theme).paint(painter, side)
        box.setLeft(box.left() + theme.icon + theme.gap)
        metrics = option.fontMetrics
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QPen(QColor(theme.muted)))
        if offer.shortcut:
            keys = QKeySequence(offer.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, keys)
            box.setRight(box.right() - metrics.horizontalAdvance(keys) - theme.pad)
        title = metrics.elidedText(offer.title, Qt.TextElideMode.ElideRight, box.width() * 3 // 5)
        wide = metrics.horizontalAdvance(title) + theme.pad
        rest = box.adjusted(wide, 0, 0, 0)
        painter.drawText(rest, flags | Qt.AlignmentFlag.AlignRight,
                         metrics.elidedText(offer.detail, Qt.TextElideMode.ElideRight, rest.width()))
        painter.setPen(QPen(QColor(theme.text)))
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()
