"""The section of a building (楼栋剖面): floors × rooms, painted by one widget, worked by mouse and arrow keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from console.insight.card_parts import Cell, Floor
from console.model.address import BUILDING
from widgets.object.section_looks import Colouring, RoomHazards, figure_of, look_of, room_words
from widgets.theme import Theme

WIDE, HIGH = 4.0, 2.7     # of a room, in text sizes; wider where there is space
WIDEST = 7.5
LEAST = 5                 # px of a room where the whole building is shown at once
GAP = 2
QUIET = "#c2ccd7"   # the second line; on every colour of a room still 4.5 : 1


class SectionView(QAbstractScrollArea):
    """Only rooms in sight are painted: a tower of 60 floors × 40 rooms scrolls like a small house.

    Signals:
        room_opened(code): a room was clicked, or Enter was pressed on it.
        pointed(words): the current room in one line, "" for none.
    """

    room_opened = Signal(str)
    pointed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.floors: Sequence[Floor] = ()
        self.hazards: Mapping[str, RoomHazards] = {}
        self.colouring = Colouring.USE
        self.current = (-1, -1)      # floor from the top, room from the left
        self._pressed = (-1, -1)
        self._whole = False
        self._columns = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._text = QFont(self.font())
        self._text.setPixelSize(theme.small)

    # What it shows

    def show_section(self, floors: Sequence[Floor], hazards: Mapping[str, RoomHazards]) -> None:
        """Show the floors of a building, the highest first."""
        self.floors, self.hazards = floors, hazards
        self._columns = max((len(one.rooms) for one in floors), default=0)
        self.current = (-1, -1)
        self._measure()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())   # the ground floor: where one goes in
        self.horizontalScrollBar().setValue(0)
        self.viewport().update()

    def colour_by(self, colouring: Colouring) -> None:
        """Colour rooms by something else."""
        self.colouring = colouring
        self.viewport().update()

    def show_whole(self, whole: bool) -> None:
        """All of the building at once, without words, or rooms large enough to read."""
        self._whole = whole
        self._measure()
        self._reveal()
        self.viewport().update()

    def cell(self) -> Cell | None:
        """The current room."""
        row, column = self.current
        if not (0 <= row < len(self.floors)) or not (0 <= column < len(self.floors[row].rooms)):
            return None
        return self.floors[row].rooms[column]

    def choose(self, row: int, column: int) -> None:
        """Make a room current and bring it into sight."""
        if not self.floors:
            return
        row = max(0, min(len(self.floors) - 1, row))
        column = max(0, min(len(self.floors[row].rooms) - 1, column))
        self.current = (row, column)
        self._reveal()
        self._tell()
        self.viewport().update()

    def choose_room(self, code: str) -> None:
        """Make the room of that code current, if it is here."""
        for row, floor in enumerate(self.floors):
            for column, cell in enumerate(floor.rooms):
                if cell.code == code:
                    self.choose(row, column)

    # Where rooms are

    def step(self) -> QSize:
        """From one room to the next, in px."""
        size = self._theme.size
        space = self.viewport().width() - self._margin()
        if self._whole and self._columns:
            return QSize(max(LEAST, min(round(WIDE * size), space // self._columns)),
                         max(LEAST, min(round(HIGH * size), self.viewport().height() // len(self.floors))))
        wide = space // self._columns if self._columns else 0
        return QSize(max(round(WIDE * size), min(round(WIDEST * size), wide)), round(HIGH * size))

    def box(self, row: int, column: int) -> QRect:
        """Where a room is in the viewport now."""
        step = self.step()
        left = self._margin() + column * step.width() - self.horizontalScrollBar().value()
        gap = GAP if min(step.width(), step.height()) > 10 else 1
        return QRect(left, row * step.height() - self.verticalScrollBar().value(), step.width() - gap,
                     step.height() - gap)

    def at(self, place: QPoint) -> tuple[int, int]:
        """Floor and room under a place of the viewport, (-1, -1) where none is."""
        step = self.step()
        if place.x() < self._margin():
            return -1, -1
        row = (place.y() + self.verticalScrollBar().value()) // step.height()
        column = (place.x() - self._margin() + self.horizontalScrollBar().value()) // step.width()
        if 0 <= row < len(self.floors) and 0 <= column < len(self.floors[row].rooms):
            return row, column
        return -1, -1

    def _margin(self) -> int:
        """Room for the numbers of the floors, which stay where they are."""
        return round(self._theme.size * 2.4)

    def _measure(self) -> None:
        step = self.step()
        wide, high = self._margin() + self._columns * step.width(), len(self.floors) * step.height()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, wide - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(step.width())
        down.setRange(0, max(0, high - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(step.height())

    def _reveal(self) -> None:
        if self.cell() is None:
            return
        box, port = self.box(*self.current), self.viewport().rect()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if box.left() < self._margin():
            across.setValue(across.value() + box.left() - self._margin())
        elif box.right() > port.right():
            across.setValue(across.value() + box.right() - port.right() + GAP)
        if box.top() < 0:
            down.setValue(down.value() + box.top())
        elif box.bottom() > port.bottom():
            down.setValue(down.value() + box.bottom() - port.bottom() + GAP)

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self.current
        page = max(1, self.viewport().height() // self.step().height())
        moves = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
                 Qt.Key.Key_PageUp: (-page, 0), Qt.Key.Key_PageDown: (page, 0)}
        key = Qt.Key(event.key())
        if key in moves and self.floors:
            if self.cell() is None:
                self.choose(self.at_ground(), 0)
            else:
                self.choose(row + moves[key][0], column + moves[key][1])
        elif key == Qt.Key.Key_Home:
            self.choose(row, 0)
        elif key == Qt.Key.Key_End:
            self.choose(row, self._columns)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and (cell := self.cell()) is not None:
            self.room_opened.emit(cell.code)
        else:
            super().keyPressEvent(event)

    def at_ground(self) -> int:
        """The row of the lowest floor above the ground."""
        return next((row for row in range(len(self.floors) - 1, -1, -1) if self.floors[row].floor > 0), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else (-1, -1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click opened the room; the second may come from a list that stood here."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, self._pressed = self._pressed, (-1, -1)
        if place[0] >= 0 and self.at(event.position().toPoint()) == place:
            self.choose(*place)
            if (cell := self.cell()) is not None:
                self.room_opened.emit(cell.code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, _ = self.at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, column = self.at(event.pos())
            if row >= 0:
                floor = self.floors[row]
                QToolTip.showText(event.globalPos(), room_words(floor.rooms[column], floor.floor, self.hazards), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        lowest = self.verticalScrollBar().value() == self.verticalScrollBar().maximum()
        self._measure()
        if lowest and self.cell() is None:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def focusInEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.viewport().update()

    def _tell(self) -> None:
        cell = self.cell()
        words = room_words(cell, self.floors[self.current[0]].floor, self.hazards) if cell is not None else ""
        self.setAccessibleDescription(words)
        self.pointed.emit(words)

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setFont(self._text)
            metrics, step = QFontMetrics(self._text), self.step()
            first = self.verticalScrollBar().value() // step.height()
            last = min(len(self.floors), (self.verticalScrollBar().value() + self.viewport().height())
                       // step.height() + 1)
            left = self.horizontalScrollBar().value() // step.width()
            right = (self.horizontalScrollBar().value() + self.viewport().width()) // step.width() + 1
            painter.setClipRect(self.viewport().rect().adjusted(self._margin(), 0, 0, 0))
            for row in range(first, last):
                rooms = self.floors[row].rooms
                for column in range(left, min(right, len(rooms))):
                    self._paint_room(painter, metrics, rooms[column], self.box(row, column),
                                     (row, column) == self.current)
            painter.setClipping(False)
            self._paint_floors(painter, metrics, range(first, last))

    def _paint_room(self, painter: QPainter, metrics: QFontMetrics, cell: Cell, box: QRect, is_current: bool) -> None:
        theme = self._theme
        look = look_of(cell, self.colouring, self.hazards, theme)
        painter.fillRect(box, QColor(theme.sunken if look.hollow else look.colour))
        readable = box.width() > 2.2 * theme.size and box.height() > 2.3 * theme.small
        if look.hollow and readable:
            painter.setPen(QPen(QColor(theme.line)))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        if readable:
            self._write(painter, metrics, cell, box, look.colour if not look.hollow else theme.sunken)
        if cell.code in self.hazards and self.colouring is not Colouring.HAZARDS:
            self._flag(painter, box, self.hazards[cell.code])
        if is_current:
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.muted), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _write(self, painter: QPainter, metrics: QFontMetrics, cell: Cell, box: QRect, under: str) -> None:
        """Name above, figure below."""
        theme = self._theme
        dark = QColor(under).lightnessF() > 0.52
        upper = QRect(box.left() + 4, box.top() + 1, box.width() - 7, box.height() // 2)
        lower = upper.translated(0, box.height() // 2 - 2)
        elide, flags = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(theme.on_accent if dark else theme.text))
        painter.drawText(upper, flags, metrics.elidedText(cell.name or cell.code[BUILDING:].lstrip("0"), elide,
                                                          upper.width()))
        painter.setPen(QColor(theme.on_accent if dark else QUIET))
        painter.drawText(lower, flags, metrics.elidedText(figure_of(cell, self.colouring, self.hazards), elide,
                                                          lower.width()))

    def _flag(self, painter: QPainter, box: QRect, found: RoomHazards) -> None:
        """A corner that says: hazards here, whatever the colour shows."""
        from widgets.hazard.pins import level_colour

        side = max(4, min(9, box.height() // 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(level_colour(found.level, self._theme)))
        corner = box.topRight() + QPoint(1, 0)
        painter.drawPolygon([corner, corner - QPoint(side, 0), corner + QPoint(0, side)])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_floors(self, painter: QPainter, metrics: QFontMetrics, rows: range) -> None:
        """Numbers of the floors; not all of them where they would overlap."""
        step, every = self.step(), 1
        while every * step.height() < metrics.height():
            every += 1 if every == 1 else 5 if every > 2 else 3
        painter.fillRect(QRect(0, 0, self._margin(), self.viewport().height()), QColor(self._theme.panel))
        painter.setPen(QColor(self._theme.muted))
        for row in rows:
            floor = self.floors[row].floor
            if every > 1 and floor % every:
                continue
            box = QRect(0, self.box(row, 0).top(), self._margin() - 5, step.height() - GAP)
            tall = box.height() >= metrics.height()
            box = box if tall else box.adjusted(0, -metrics.height(), 0, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(floor or "?"))
