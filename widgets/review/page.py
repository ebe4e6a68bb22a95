"""The review page: one detection on one screen, judged by keyboard.

The page itself has the keyboard, always; the parts in it take it only while words are written into them, and give it
back. What a key does is told by `keys`, who may judge when by `key_guard`, what is asked of the desk by `work`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from console.desk.review.columns import ORDERS
from console.language import tr
from console.model.review_rules import ReviewRules
from widgets.review.contact_sheet import ContactSheet
from widgets.review.curves_page import CurvesPage
from widgets.review.empty_page import EmptyPage
from widgets.review.facts_card import FactsCard
from widgets.review.field_form import FieldForm
from widgets.review.filter_line import FilterLine
from widgets.review.head_line import HeadLine
from widgets.review.key_map import KeyMap
from widgets.review.keys import Act, Keyboard
from widgets.review.own_page import OwnPage
from widgets.review.progress_line import ProgressLine
from widgets.review.queue_list import Mark, QueueList, QueueModel, QueueRow
from widgets.review.verdict_bar import VerdictBar
from widgets.review.views import ReviewViews
from widgets.theme import Theme

QUEUE_SHARE, FACTS_SHARE = 0.15, 0.23   # of the page's width, within what can be read


class ReviewPage(QWidget):
    """All parts in their places; knows keys, not verdicts.

    Args:
        rules: of the catalogue in force: its reasons get keys.

    Signals:
        acted(Act, key, repeats): a key or a button; repeats where the keyboard repeats a held key.
        seen, unseen: the page came to the front, or went.
    """

    acted = Signal(object, str, bool)
    seen = Signal()
    unseen = Signal()

    def __init__(self, rules: ReviewRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.keyboard = Keyboard(rules.reasons)
        self.choices: dict[str, Act] = {}    # digits that choose from what was just offered
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Review of detections"))
        self.filters = FilterLine(theme, [(one, order_word(one)) for one in ORDERS])
        self.model = QueueModel(lambda id: QueueRow(id, "", "", Mark.OPEN))
        self.queue = QueueList(self.model, theme)
        self.count = QLabel()
        self.count.setProperty("role", "title")
        self.head = HeadLine(theme, self.keyboard)
        self.views = ReviewViews(theme)
        self._name_views()
        self.sheet, self.own, self.curves = ContactSheet(theme), OwnPage(theme), CurvesPage(theme)
        self.key_map, self.empty, self.field = KeyMap(self.keyboard, theme), EmptyPage(theme), FieldForm(theme)
        self.facts = FactsCard(theme)
        self.verdicts = VerdictBar(theme, self.keyboard)
        self.progress = ProgressLine(theme)
        self._build()
        self._connect()

    # What others call

    @property
    def at(self) -> str:
        """Name of the part in the middle: views, sheet, own, curves, keys, field or empty."""
        return next(name for name, part in self._parts.items() if part is self.middle.currentWidget())

    def bring(self, name: str) -> None:
        """Show another part in the middle; the keyboard stays where it is, or comes back to the page."""
        self.middle.setCurrentWidget(self._parts[name])
        if name != "field" and not self.hasFocus() and self._inside():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def use(self, rules: ReviewRules) -> None:
        """Another catalogue holds: other reasons, other keys."""
        self.keyboard = Keyboard(rules.reasons)
        self.verdicts.use(self.keyboard)
        self.key_map.use(self.keyboard)

    def take_keyboard(self) -> None:
        """Words were written; the keys judge again."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        theme = self._theme
        self._parts: dict[str, QWidget] = {"views": self.views, "sheet": self.sheet, "own": self.own,
                                           "curves": self.curves, "keys": self.key_map, "field": self.field,
                                           "empty": self.empty}
        self.middle = QStackedWidget()
        for part in self._parts.values():
            self.middle.addWidget(part)
        self.middle.setMinimumSize(theme.size * 24, theme.size * 14)
        over = QWidget()
        row = QHBoxLayout(over)
        row.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.gap)
        row.addWidget(self.count, 1)
        row.addWidget(self.head.demo)
        over.setFixedHeight(theme.row + theme.gap)   # with or without the chip
        left, right = _panel(over, self.queue), _panel(self.facts)
        centre = _panel(self.head, self.middle)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        for frame in (left, centre, right):
            self.columns.addWidget(frame)
        for i, stretch in enumerate((0, 1, 0)):
            self.columns.setStretchFactor(i, stretch)
            self.columns.handle(i).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setMinimumWidth(theme.size * 12)
        right.setMinimumWidth(theme.size * 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap // 2)
        column.setSpacing(theme.gap)
        column.addWidget(self.filters)
        column.addWidget(self.columns, 1)
        column.addWidget(self.verdicts)
        column.addWidget(self.progress)
        self._sized = 0

    def _name_views(self) -> None:
        """The views' own buttons say their keys."""
        keys = {one.act.value or one.act.name: one.key for one in self.keyboard.views.keys}
        keys["reset"] = keys["whole"]
        self.views.name_keys({name: tr("key {key}", key=key) for name, key in keys.items()})
        self.head.show_view(self.views.mode)

    def _connect(self) -> None:
        for part in (self.head, self.verdicts):
            part.acted.connect(lambda act: self.acted.emit(act, "", False))
        self.views.mode_changed.connect(lambda _: self._mark_view())
        self.middle.currentChanged.connect(lambda _: self._mark_view())
        self.queue.chosen.connect(lambda id: self.acted.emit(Act("show", value=id), "", False))
        self.filters.left.connect(self.take_keyboard)
        self.verdicts.noted.connect(self.take_keyboard)
        self.field.cancelled.connect(lambda: self.acted.emit(Act("back"), "Esc", False))

    def _mark_view(self) -> None:
        self.head.show_view(self.views.mode if self.at == "views" else "")

    def _inside(self) -> bool:
        """Whether something in the page has the keyboard."""
        return any(part.hasFocus() for part in self.findChildren(QWidget))

    # Qt's side

    def event(self, event: QEvent) -> bool:
        """The page's keys are not the window's shortcuts while the page has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self.acted.emit(act, event.text().upper() or str(event.key()), event.isAutoRepeat())

    def _act(self, event: QKeyEvent) -> Act | None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() in self.choices:
            return self.choices[event.text()]
        return self.keyboard.find(event.key(), event.modifiers())

    def showEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().showEvent(event)  # type: ignore[arg-type]
        self.seen.emit()

    def hideEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().hideEvent(event)  # type: ignore[arg-type]
        self.unseen.emit()

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.width() != self._sized:   # another window, not a handle that was dragged
            self._sized = self.width()
            size = self._theme.size
            left = max(size * 14, min(size * 22, round(self.width() * QUEUE_SHARE)))
            right = max(size * 21, min(size * 32, round(self.width() * FACTS_SHARE)))
            self.columns.setSizes([left, max(size * 24, self.width() - left - right), right])


def order_word(order: str) -> str:
    """An order of the queue in the user's language."""
    return {"expected": tr("By worth"), "disagreement": tr("Doubtful first"),
            "confidence": tr("Surest first"), "size": tr("Largest first"),
            "near": tr("As one walks")}.get(order, order)


def _panel(*parts: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return frame
