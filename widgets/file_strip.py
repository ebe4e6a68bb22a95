"""The attachments of a case: thumbnails and names in a row, a place to drop more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from console.desk.attachments import Attachment
from console.language import tr
from widgets.case_file import caption
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.theme import Theme

SIDE = 84      # px of a thumbnail
NAME = 14      # characters of a name under it


class FileStrip(QWidget):
    """Shows attachments; dropping files attaches them.

    Signals:
        opened(Attachment): to be shown with the system's program.
        dropped(list of Path): to be attached.
    """

    opened = Signal(object)
    dropped = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[Attachment, Path | None], ...] = ()
        self.setAcceptDrops(True)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self._box = QWidget()
        self._flow = FlowLayout(theme.gap, parent=self._box)
        self.hint = QLabel(tr("Drop photos or files here to attach them."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        for widget in (self.title, self._box, self.hint):
            column.addWidget(widget)
        self.show_files(None, ())

    def show_files(self, case: object, files: Sequence[tuple[Attachment, Path | None]]) -> None:
        """Show attachments with their thumbnails (None for what is no picture).

        Args:
            case: where a photo should have been taken; None where nothing is shown.
        """
        self.title.setText(tr("Attachments · {n}", n=len(files)))
        if tuple(files) == self._shown:
            return
        self._shown = tuple(files)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one, small in files:
            words = caption(case, one)   # type: ignore[arg-type]
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIcon(QIcon(QPixmap(str(small))) if small else icon("mdi6.file-outline", self._theme))
            button.setIconSize(QSize(SIDE, SIDE * 3 // 4))
            name = one.note or one.name
            button.setText(name if len(name) <= NAME else name[:NAME - 1] + "…")
            button.setToolTip("\n".join(words))
            button.setAccessibleName(", ".join(words))
            button.clicked.connect(lambda _=False, file=one: self.opened.emit(file))
            self._flow.addWidget(button)
            button.show()
        self._box.setVisible(bool(files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
