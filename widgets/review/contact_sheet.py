"""Look-alikes on one sheet: before and after of each, to be judged together once all of them were in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from console.language import tr
from widgets.theme import Theme


@dataclass(frozen=True)
class Cell:
    """One detection of the sheet."""

    id: str
    title: str
    under: str


class ContactSheet(QWidget):
    """Arrows move the frame, Space takes one out or in again, a verdict key judges all that are in.

    A cell counts as seen when its pictures were drawn inside the visible part of the sheet: nothing is judged that
    nobody looked at.

    Signals:
        changed: another cell is framed, in or seen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.hint = QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.grid = _Grid(theme)
        self.area = QScrollArea()
        self.area.setWidget(self.grid)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.grid.setAutoFillBackground(False)
        self.grid.changed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.area, 1)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """A new sheet, all in, none seen; the first is framed."""
        self.grid.show_cells(cells)
        self.area.verticalScrollBar().setValue(0)
        self._tell()

    @property
    def side(self) -> int:
        """Of one picture, in logical pixels."""
        return self.grid.side

    def set_picture(self, id: str, before: QImage | None, after: QImage | None, why: str, title: str,
                    under: str) -> None:
        """The pictures and words of one; `why` they are not there, where they are not."""
        self.grid.set_picture(id, before, after, why)
        self.grid.name(Cell(id, title, under))

    @property
    def chosen(self) -> list[str]:
        """Those that are in."""
        return [cell.id for cell in self.grid.cells if cell.id not in self.grid.out]

    @property
    def unseen(self) -> int:
        """How many of them nobody has looked at yet."""
        return sum(one not in self.grid.seen for one in self.chosen)

    def step(self, across: int, down: int) -> None:
        """Move the frame, and the sheet with it."""
        self.grid.step(across, down)
        box = self.grid.box(self.grid.at)
        self.area.ensureVisible(box.center().x(), box.center().y(), 0, box.height() // 2 + self._theme.gap)

    def toggle(self) -> None:
        """Take the framed one out, or in again."""
        self.grid.toggle(self.grid.at)

    def _tell(self) -> None:
        n, unseen = len(self.chosen), self.unseen
        self.title.setText(tr("{n} look-alikes", n=len(self.grid.cells)) if n == len(self.grid.cells) else
                           tr("{n} of {all} look-alikes", n=n, all=len(self.grid.cells)))
        hint = tr("Arrows move, Space takes one out or in again, a verdict key judges all that are in, Esc leaves.")
        self.hint.setText(tr("{n} were not in sight yet: move on to see them.", n=unseen) if unseen else hint)
        self.changed.emit()


class _Grid(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells: list[Cell] = []
        self.pictures: dict[str, tuple[QImage | None, QImage | None, str]] = {}
        self.out: set[str] = set()
        self.seen: set[str] = set()
        self.at = 0

    def show_cells(self, cells: Sequence[Cell]) -> None:
        self.cells, self.at = list(cells), 0
        self.pictures, self.out, self.seen = {}, set(), set()
        self._fit()
        self.update()

    def set_picture(self, id: str, before: QImage | None, after: QImage | None, why: str) -> None:
        self.pictures[id] = (before, after, why)
        self.update()

    def name(self, cell: Cell) -> None:
        self.cells = [cell if one.id == cell.id else one for one in self.cells]

    def step(self, across: int, down: int) -> None:
        wanted = self.at + across + down * self._columns()
        if 0 <= wanted < len(self.cells):
            self.at = wanted
            self.update()
            self.changed.emit()

    def toggle(self, place: int) -> None:
        if 0 <= place < len(self.cells):
            self.out ^= {self.cells[place].id}
            self.update()
            self.changed.emit()

    # Places

    @property
    def side(self) -> int:
        """Of one picture."""
        return max(96, self._theme.size * 9)

    def _size(self) -> tuple[int, int]:
        return self.side * 2 + self._theme.gap * 3, self.side + self._theme.row * 2 + self._theme.gap

    def _columns(self) -> int:
        return max(1, (self.width() + self._theme.gap) // (self._size()[0] + self._theme.gap))

    def box(self, place: int) -> QRect:
        width, height = self._size()
        row, column = divmod(place, self._columns())
        gap = self._theme.gap
        return QRect(QPoint(column * (width + gap), row * (height + gap)), QPoint(
            column * (width + gap) + width - 1, row * (height + gap) + height - 1))

    def _fit(self) -> None:
        rows = -(-len(self.cells) // self._columns())
        self.setMinimumHeight(rows * (self._size()[1] + self._theme.gap))

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self.cells)):
            if self.box(place).contains(event.position().toPoint()):
                self.at = place
                self.toggle(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        visible, seen = self.visibleRegion().boundingRect(), set(self.seen)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for place, cell in enumerate(self.cells):
                box = self.box(place)
                if not box.intersects(event.rect()):
                    continue
                self._paint(painter, box, cell, place == self.at)
                if cell.id in self.pictures and visible.intersects(box.adjusted(0, box.height() // 3, 0, 0)):
                    self.seen.add(cell.id)
        if self.seen != seen:
            self.changed.emit()

    def _paint(self, painter: QPainter, box: QRect, cell: Cell, framed: bool) -> None:
        theme, side, out = self._theme, self.side, cell.id in self.out
        painter.setPen(QPen(QColor(theme.accent if framed else theme.line), 2 if framed else 1))
        painter.setBrush(QColor(theme.raised if framed else theme.panel))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.radius, theme.radius)
        before, after, why = self.pictures.get(cell.id, (None, None, ""))
        painter.setOpacity(0.3 if out else 1.0)
        for i, picture in enumerate((before, after)):
            frame = QRect(box.x() + theme.gap + i * (side + theme.gap), box.y() + theme.gap, side, side)
            if picture is None:
                painter.fillRect(frame, QColor(theme.sunken))
                painter.setPen(QColor(theme.muted))
                painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, why if not i else "")
            else:
                painter.drawImage(frame, picture)
        font = QFont(self.font())
        words = QRect(box.x() + theme.gap, box.y() + side + theme.gap * 2, box.width() - theme.gap * 2, theme.row)
        painter.setPen(QColor(theme.text))
        painter.setFont(font)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cell.title)
        font.setPixelSize(theme.small)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(words.translated(0, theme.row - theme.gap), Qt.AlignmentFlag.AlignLeft, cell.under)
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.low if out else theme.ok))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, tr("out") if out else "✓")
