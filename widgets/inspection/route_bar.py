"""Over the list of today's way: where it begins, and the papers and files to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from console.desk.hazard.start import Start
from console.language import tr
from widgets.theme import Theme

PRINT, CSV, GPX, GEOJSON = ".pdf", ".csv", ".gpx", ".geojson"


class RouteBar(QFrame):
    """Two menus, by mouse or by key (S, T).

    Signals:
        start_wanted(Start): the way is to begin there; None for the nearest station.
        point_wanted(): the place is chosen on the map. file_wanted(ending): the way is to be written so.
    """

    start_wanted = Signal(object)
    point_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, ""
        self.start, self.take = QPushButton(), QPushButton()
        self.take.setText(tr("Take along (T)"))
        self.take.setToolTip(tr("Print the way with a form for every stop, or save it for a navigation app"))
        self.start.setToolTip(tr("Where the way begins (S)"))
        for button in (self.start, self.take):
            button.setMenu(QMenu(button))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        self.start.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)   # its words give way
        row.addWidget(self.start, 1)
        row.addWidget(self.take)
        for words, ending in ((tr("Print the way and a form for every stop (PDF) …"), PRINT),
                              (tr("Save as a table (CSV) …"), CSV), (tr("Save for a navigation app (GPX) …"), GPX),
                              (tr("Save as a map layer (GeoJSON) …"), GEOJSON)):
            self._add(self.take.menu(), words, partial(self.file_wanted.emit, ending))
        self.hide()

    def show_start(self, now: Start | None, chosen: bool, stations: Sequence[Start], may: bool) -> None:
        """Show where the way begins, and where else it could.

        Args:
            chosen: somebody said so. may: whether this person may say so.
        """
        name = tr("the first building") if now is None else now.name or tr("a chosen point")
        words = tr("From: {name} (S)", name=name)
        self._words = words
        self._elide()
        self.start.setToolTip(tr("Where the way begins (S)") + f"\n{name}")
        self.start.setAccessibleName(words)
        self.start.setEnabled(may)
        menu = self.start.menu()
        menu.clear()
        for one in stations:
            action = self._add(menu, one.name, partial(self.start_wanted.emit, one))
            action.setCheckable(True)
            action.setChecked(now is not None and now.place == one.place)
        if stations:
            menu.addSeparator()
        self._add(menu, tr("Choose it on the map"), self.point_wanted.emit)
        nearest = self._add(menu, tr("The nearest station"), lambda: self.start_wanted.emit(None))
        nearest.setEnabled(chosen)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """As much of the start's name as there is room for, and its key."""
        metrics, around = self.start.fontMetrics(), 3 * self._theme.size   # frame and arrow
        self.start.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle,
                                              max(self.width() - self.take.sizeHint().width() - around, around)))

    def press(self, key: str) -> bool:
        """S and T open the menus; whether the key was taken."""
        button = {"S": self.start, "T": self.take}.get(key.upper())
        if button is None or not self.isVisible() or not button.isEnabled():
            return False
        button.showMenu()
        return True

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _=False: act())
        return action
