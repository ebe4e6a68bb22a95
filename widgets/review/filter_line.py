"""Filters and order of the queue, in one line; `,` goes in, Esc and Enter come back to the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from console.detection.kinds import kind_word
from console.language import tr
from console.model.review import Batch, QueueFilter, Status
from widgets.theme import Theme

TYPING_MS = 250
SIZES = (0.0, 10.0, 30.0, 100.0, 300.0)


class FilterLine(QWidget):
    """What the queue holds and in which order.

    Signals:
        changed: the filter or the order is another one.
        left: the page takes the keyboard again.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, orders: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._area = ""
        self._quiet = False
        self.order, self.batch = self._box(tr("Order of the queue")), self._box(tr("Batch"))
        self.kind = self._box(tr("Kind"))
        self.least, self.sure = self._box(tr("Plan area")), self._box(tr("Confidence"))
        self.status, self.mine = self._box(tr("What waits")), self._box(tr("Assigned"))
        for value, word in orders:
            self.order.addItem(word, value)
        for least in SIZES:
            self.least.addItem(tr("≥ {n} m²", n=f"{least:g}") if least else tr("Any size"), least)
        for word, low, high in ((tr("Any confidence"), 0.0, 1.0), ("≥ 80 %", 0.8, 1.0), ("50 – 80 %", 0.5, 0.8),
                                ("< 50 %", 0.0, 0.5)):
            self.sure.addItem(word, (low, high))
        for word, some in ((tr("All that is open"), ()), (tr("First looks"), (Status.NEW,)),
                           (tr("Second and third looks"), (Status.SECOND, Status.THIRD)),
                           (tr("Waiting for evidence"), (Status.EVIDENCE,)), (tr("In the field"), (Status.FIELD,)),
                           (tr("Decided"), (Status.SETTLED, Status.LOCKED))):
            self.status.addItem(word, tuple(some))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Id, building, address"))
        self.text.setAccessibleName(tr("Search the queue"))
        self.text.setClearButtonEnabled(True)
        self.area, self.clear_button = QToolButton(), QToolButton()
        self.area.setToolTip(tr("Only this area, as chosen on the map; click for all areas"))
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.hide()
        self.clear_button.setText(tr("Clear"))
        self.clear_button.setToolTip(tr("Show the whole queue again"))
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._build()
        self.offer((), (), "")   # until there is something to choose from

    @property
    def filter(self) -> QueueFilter:
        """What the boxes say now."""
        low, high = self.sure.currentData()
        kind = self.kind.currentData()
        return QueueFilter(area=self._area, batch=self.batch.currentData() or "", kinds=(kind,) if kind else (),
                           status=self.status.currentData() or (), least_m2=self.least.currentData() or 0.0, least=low,
                           most=high, assigned=self.mine.currentData() or "", text=self.text.text().strip())

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return self.filter != QueueFilter()

    def offer(self, batches: Sequence[Batch], kinds: Iterable[str], who: str) -> None:
        """What there is to choose from; what is chosen stays chosen where it is still there."""
        self._quiet = True
        self._fill(self.batch, [(tr("All batches"), ""), *((one.name, one.id) for one in batches)])
        self._fill(self.kind, [(tr("Any kind"), ""), *((kind_word(one), one) for one in kinds)])
        self._fill(self.mine, [(tr("Anybody's"), ""), *([(tr("Mine"), who)] if who else []), (tr("Nobody's"), "-")])
        self._quiet = False

    def set_area(self, area: str, name: str) -> None:
        """Only this area; "" for all."""
        if area != self._area:
            self._area = area
            self.area.setText(f"{name}  ✕")
            self.area.setVisible(bool(area))
            self._tell()

    def set_filter(self, wanted: QueueFilter) -> None:
        """Show another filter (by a command); told once."""
        self._quiet = True
        for box, value in ((self.batch, wanted.batch), (self.kind, wanted.kinds[0] if wanted.kinds else ""),
                           (self.status, wanted.status), (self.least, wanted.least_m2),
                           (self.sure, (wanted.least, wanted.most)), (self.mine, wanted.assigned)):
            box.setCurrentIndex(max(0, _find(box, value)))
        self.text.setText(wanted.text)
        self._area = wanted.area
        self.area.setVisible(bool(wanted.area))
        self._quiet = False
        self._tell()

    def clear(self) -> None:
        """The whole queue again."""
        self.set_filter(QueueFilter())

    def begin(self) -> None:
        """Take the keyboard."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    # Building

    def _box(self, tip: str) -> QComboBox:
        box = QComboBox()
        box.setToolTip(tip)
        box.setAccessibleName(tip)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(5)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)   # a click chooses and gives the keyboard back
        box.installEventFilter(self)
        return box

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.gap)
        for part in (self.order, self.status, self.batch, self.kind, self.least, self.sure, self.mine, self.area,
                     self.text, self.clear_button):
            row.addWidget(part, 2 if part is self.text else 1 if isinstance(part, QComboBox) else 0)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for box in self._boxes:
            box.currentIndexChanged.connect(self._tell)
            box.activated.connect(lambda _: self.left.emit())
        self.area.clicked.connect(lambda: self.set_area("", ""))
        self.clear_button.clicked.connect(self.clear)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(lambda _: None if self._quiet else self._typing.start())
        self._typing.timeout.connect(self.changed)

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.order, self.status, self.batch, self.kind, self.least, self.sure, self.mine

    def _fill(self, box: QComboBox, items: list[tuple[str, str]]) -> None:
        if [(box.itemText(i), box.itemData(i)) for i in range(box.count())] == items:
            return
        chosen = box.currentData()
        box.clear()
        for word, value in items:
            box.addItem(word, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (
                Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typing.isActive():
                self._typing.stop()
                self.changed.emit()
            self.left.emit()
            return True
        if event.type() == QEvent.Type.Wheel:   # a wheel over a closed box would change the queue unseen
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _find(box: QComboBox, value: object) -> int:
    """`findData` compares tuples as lists of Qt; this compares what was put in."""
    plain = msgspec.to_builtins(value)
    return next((i for i in range(box.count()) if msgspec.to_builtins(box.itemData(i)) == plain), -1)
