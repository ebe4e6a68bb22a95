"""What the layer list offers: the context menu of a layer, and the page that stands there while there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from console.language import tr
from console.model.layer import Layer
from widgets.icons import icon
from widgets.theme import Theme


@dataclass(frozen=True)
class Offer:
    """One line of the menu; `key` is shown beside it and works in the list."""

    icon: str
    text: str
    act: Callable[[Layer], None]
    key: str = ""


def layer_menu(layer: Layer, parent: QWidget, theme: Theme, offers: Sequence[Offer | None]) -> QMenu:
    """A menu whose lines act on a layer; None draws a line between them. It is gone once it was closed."""
    menu = QMenu(parent)
    for offer in offers:
        if offer is None:
            menu.addSeparator()
        else:
            action = menu.addAction(icon(offer.icon, theme), f"{offer.text}\t{offer.key}" if offer.key else offer.text)
            action.triggered.connect(lambda _=False, act=offer.act: act(layer))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


class EmptyPage(QWidget):
    """Says how a first layer comes onto the map; `button` asks for files."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = self._picture = QLabel()
        self._low = theme.size * 15
        picture.setPixmap(icon("mdi6.layers-plus", theme, theme.low).pixmap(theme.size * 4, theme.size * 4))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(tr("Drop a file here or press Add: GeoPackage, Shapefile, GeoJSON, FlatGeobuf or CSV."))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Add a layer …"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad * 2, theme.pad, theme.pad * 2, theme.pad)
        column.setSpacing(theme.pad)
        column.addStretch(2)
        column.addWidget(picture)
        column.addWidget(words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low column the words matter more than the picture."""
        self._picture.setVisible(event.size().height() > self._low)
        super().resizeEvent(event)
