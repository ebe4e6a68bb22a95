"""One chip per feed: is it bringing data, how much, how old. Data that stops coming is shown as stale."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from console.feeds.hub import FeedStatus
from console.language import tr
from widgets.entry_words import feed_title
from widgets.flow_layout import FlowLayout
from widgets.theme import Theme
from widgets.words import ago, demo_word, span

RATE_SECONDS = 60.0   # over which a rate is taken
SLACK = 5.0           # seconds that a timer which ticks each second may lose in that


class FeedChip(QToolButton):
    """How one feed is doing, drawn so that running, silent, failed and ended differ in shape as in colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.status: FeedStatus | None = None
        self._words = ("", "")
        self._seen: deque[tuple[float, int]] = deque()   # (when, read so far)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_status(self, status: FeedStatus, now: float) -> None:
        """Take the newest status (seconds since 1970 UTC)."""
        self.status = status
        self._seen.append((now, status.read))
        while self._seen and now - self._seen[0][0] > RATE_SECONDS:
            self._seen.popleft()
        words = (feed_title(status.name, status.title), self._state_words(status, now))
        if words != self._words:
            self._words = words
            self.updateGeometry()
        self.setToolTip(self._tooltip(status, now))
        self.setAccessibleName(f"{words[0]}: {words[1]}")
        self.update()

    @property
    def words(self) -> str:
        """What the chip says of its feed."""
        return self._words[1]

    @property
    def rate(self) -> float:
        """Records a minute over the last minute, 0 until the feed has been watched for that long.

        Never guessed from a few seconds: what a feed brings at its start says nothing of its pace.
        """
        if len(self._seen) < 2:
            return 0.0
        (first, before), (last, after) = self._seen[0], self._seen[-1]
        return 60 * (after - before) / (last - first) if last - first >= RATE_SECONDS - SLACK else 0.0

    def _state_words(self, status: FeedStatus, now: float) -> str:
        if status.error:
            return tr("failed")
        if not status.running:
            return tr("ended, {n} records", n=f"{status.read:,}")
        if status.stale:
            return tr("silent for {span}", span=span(status.age))
        amount = (tr("{n} a minute", n=f"{self.rate:,.0f}") if self.rate >= 1
                  else tr("{n} records", n=f"{status.read:,}"))
        return amount if status.last_at is None else f"{amount} · {ago(status.last_at, now)}"

    def _tooltip(self, status: FeedStatus, now: float) -> str:
        lines = [feed_title(status.name, status.title) + (f" · {demo_word()}" if status.demo else "")]
        if status.error:
            lines.append(status.error)
        lines.append(tr("{read} read: {new} new, {updated} changed, {repeated} repeated, {unplaced} without a place, "
                        "{refused} refused", read=status.read, new=status.new, updated=status.updated,
                        repeated=status.repeated, unplaced=status.unplaced, refused=status.refused))
        if status.last_at:
            lines.append(tr("Last data {ago}", ago=ago(status.last_at, now)))
        if status.lag >= 1:
            lines.append(tr("{span} from report to here", span=span(status.lag)))
        return "\n".join(lines)

    # Drawing

    def _fonts(self) -> tuple[QFont, QFontMetrics]:
        font = QFont(self.font())
        font.setPixelSize(self.theme.small)
        return font, QFontMetrics(font)

    def sizeHint(self) -> QSize:
        _, metrics = self._fonts()
        gap, dot = self.theme.gap, self.theme.small
        words = sum(metrics.horizontalAdvance(one) + 1 for one in self._words)   # + 1: advances are rounded
        return QSize(words + dot + 5 * gap, metrics.height() + gap)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        status, theme = self.status, self.theme
        if status is None:
            return
        colour = QColor(theme.urgent if status.error else theme.stale if status.stale
                        else theme.ok if status.running else theme.low)
        font, metrics = self._fonts()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._background(painter, rect, colour, status)
            gap, dot = theme.gap, theme.small
            self._dot(painter, QRectF(gap, (self.height() - dot) / 2, dot, dot).adjusted(2, 2, -2, -2),
                      colour, status)
            painter.setFont(font)
            x, room = dot + 2 * gap, self.width() - dot - 4 * gap
            name_width = min(metrics.horizontalAdvance(self._words[0]) + 1, room)
            for words, ink, left, width in (
                (self._words[0], QColor(theme.text), x, name_width),
                (self._words[1], colour if status.error or status.stale else QColor(theme.muted),
                 x + name_width + gap, room - name_width),
            ):
                painter.setPen(ink)
                painter.drawText(QRectF(left, 0, max(0, width), self.height()),
                                 int(Qt.AlignmentFlag.AlignVCenter),
                                 metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, width)))

    def _background(self, painter: QPainter, rect: QRectF, colour: QColor, status: FeedStatus) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.accent) if self.hasFocus() else
                            colour if status.error or status.stale else QColor(theme.line)))
        painter.setBrush(QColor(theme.raised if not self.underMouse() else theme.line))
        painter.drawRoundedRect(rect, theme.radius, theme.radius)
        if status.stale and not status.error:   # hatched: readable without colour
            hatch = QColor(colour)
            hatch.setAlphaF(0.30)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect, theme.radius, theme.radius)

    @staticmethod
    def _dot(painter: QPainter, rect: QRectF, colour: QColor, status: FeedStatus) -> None:
        """Disc: running; ring: ended; bars: silent; cross: failed."""
        painter.setPen(QPen(colour, 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if status.error:
            painter.drawLine(rect.topLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomLeft())
        elif status.stale:
            for x in (rect.left() + rect.width() * 0.3, rect.right() - rect.width() * 0.3):
                painter.drawLine(QRectF(x, rect.top(), 0, rect.height()).topLeft(),
                                 QRectF(x, rect.top(), 0, rect.height()).bottomLeft())
        elif status.running:
            painter.setBrush(colour)
            painter.drawEllipse(rect)
        else:
            painter.drawEllipse(rect)


class FeedBar(QWidget):
    """All feeds of the profile.

    Signals:
        feed_activated(name): a chip was clicked.
    """

    feed_activated = Signal(str)

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._now = theme, now
        self.chips: dict[str, FeedChip] = {}
        self.setAccessibleName(tr("Feeds"))
        self.none = QLabel(tr("No feed is running"))
        self.none.setProperty("role", "muted")
        self.none.setToolTip(tr("Start one with feed simulate or feed replay"))
        self._flow = FlowLayout(theme.gap)
        self.setLayout(self._flow)
        self._flow.addWidget(self.none)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_status(self, statuses: Sequence[FeedStatus]) -> None:
        """Show these feeds; call it about once a second, ages move on with it."""
        now = self._now()
        for name in self.chips.keys() - {status.name for status in statuses}:
            chip = self.chips.pop(name)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        for status in statuses:
            if status.name not in self.chips:
                chip = self.chips[status.name] = FeedChip(self.theme, self)
                chip.clicked.connect(lambda _=False, name=status.name: self.feed_activated.emit(name))
                self._flow.addWidget(chip)
                chip.show()
            self.chips[status.name].show_status(status, now)
        self.none.setVisible(not self.chips)
        self._flow.activate()   # at once: a chip whose words have grown is not cut until the next event

    def sizeHint(self) -> QSize:
        """All chips in one line."""
        shown: list[QWidget] = list(self.chips.values()) or [self.none]
        width = sum(one.sizeHint().width() + self.theme.gap for one in shown)
        return QSize(width, max(one.sizeHint().height() for one in shown))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
