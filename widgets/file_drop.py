"""Files dragged onto the window: the window shows that it takes them, and says which were dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from console.language import tr
from widgets.theme import Theme

# What belongs to a Shapefile beside its .shp: dropped along with it, it is no file of its own.
COMPANIONS = {".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qmd"}


class FileDrop(QObject):
    """Lets a window take files.

    Args:
        window: any widget; drops onto its children count, unless a child takes them itself.

    Signals:
        dropped(list of Path): files that exist, companions of a Shapefile left out.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.veil = Veil(theme, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDropEvent) and kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            files = dropped_files(event.mimeData())
            if not files:
                return False
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if kind == QEvent.Type.Drop:
                self.veil.hide()
                self.dropped.emit(files)
            elif kind == QEvent.Type.DragEnter:
                self.veil.show_over(len(files))
            return True
        if kind == QEvent.Type.DragLeave:
            self.veil.hide()
        return False


class Veil(QWidget):
    """A frame over the window while files are held above it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._count = theme, 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, count: int) -> None:
        """Cover the window."""
        self._count = count
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dim = QColor(theme.base)
            dim.setAlpha(190)
            painter.fillRect(self.rect(), dim)
            edge = self.rect().toRectF().adjusted(theme.pad, theme.pad, -theme.pad, -theme.pad)
            painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(edge, theme.radius * 2, theme.radius * 2)
            font = painter.font()
            font.setPixelSize(theme.huge)
            painter.setFont(font)
            painter.setPen(QColor(theme.text))
            words = tr("Drop it here to add it to the map") if self._count == 1 else tr(
                "Drop these {n} files here to add them to the map", n=self._count)
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), words)


def dropped_files(data: QMimeData) -> list[Path]:
    """Files among what is dragged, in their order."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [path for path in paths if path.is_file() and path.suffix.lower() not in COMPANIONS]
