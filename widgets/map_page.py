"""What every page with a map of its own has: areas and buildings on it, the window's area, ears for changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from console.model.area import AreaTree
from console.model.premises import Building
from maps.canvas import MapCanvas
from widgets.background import Background
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console


class MapPage(QWidget):
    """A page of the window with a map of its own, so that the desk's stays as it was left.

    A page gives its `canvas` and its `splitters`, and says in `ask` what it shows; whatever is slow happens in the
    background thread.

    Args:
        soon_ms: how long after a change by somebody else the page asks anew.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. case_wanted(id): show a case.
    """

    said = Signal(str)
    login_wanted = Signal()
    case_wanted = Signal(str)
    _heard = Signal()

    canvas: MapCanvas

    def __init__(self, console: Console, background: Background, theme: Theme, soon_ms: int,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._background, self._theme = console, background, theme
        self._tree = AreaTree()
        self.area = ""   # what the window chose
        self.splitters: tuple[QSplitter, ...] = ()
        self._stops: list[Callable[[], None]] = []
        self._soon = QTimer(self, singleShot=True, interval=soon_ms)
        self._heard.connect(self._soon.start, Qt.ConnectionType.QueuedConnection)
        self._soon.timeout.connect(self.refresh)

    # What a page says

    def ask(self) -> None:
        """Ask for what is to be shown, if anybody sees it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Somebody changed something: ask anew."""
        self.ask()

    def user_changed(self) -> None:
        """Somebody else works here: names are masked anew, other things may be done."""
        raise NotImplementedError

    def show_buildings(self, buildings: Sequence[Building]) -> None:
        """Their outlines."""
        self.canvas.set_buildings(buildings)

    def area_changed(self) -> None:
        """The window chose another area, or the hierarchy is another; before it is asked for."""

    # What others call

    def listen(self, *listens: Callable[[Callable[[Any], None]], Callable[[], None]]) -> None:
        """Ask anew, soon, after every change that these desks tell of."""
        self._stops += [listen(lambda _: self._heard.emit()) for listen in listens]

    def set_tree(self, tree: AreaTree) -> None:
        """Another hierarchy."""
        self._tree = tree
        self.area = self.area if self.area in tree else ""
        self.area_changed()
        self.canvas.set_areas(tree)
        self._background.ask(f"buildings of {type(self).__name__}", self._console.places.buildings,
                             self.show_buildings)
        self.ask()

    def set_area(self, area_id: str) -> None:
        """Only what is in this area; "" for all."""
        if area_id != self.area:
            self.area = area_id
            self.area_changed()
            self.canvas.select_area(area_id)
            if area_id:
                self.canvas.go_to_area(area_id)
            self.ask()

    def remembered(self) -> dict[str, Any]:
        """How the page is laid out, as plain values for the settings."""
        return {"sizes": [one.sizes() for one in self.splitters]}

    def restore(self, layout: Mapping[str, Any]) -> None:
        """Lay the page out as it was left, as far as it fits."""
        for splitter, sizes in zip(self.splitters, layout.get("sizes", ()), strict=False):
            if len(sizes) == splitter.count() and all(isinstance(one, int) and one > 0 for one in sizes):
                splitter.setSizes(sizes)

    def stop(self) -> None:
        """The window closes."""
        for stop in self._stops:
            stop()
        self._soon.stop()
        self.canvas.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refresh)


def scrolled(part: QWidget) -> QScrollArea:
    """A part that may be higher than there is room for."""
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    part.setAutoFillBackground(False)
    return area
