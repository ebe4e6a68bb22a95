"""The middle of the desk: the map, and beside it on tabs what needs as much room; made when first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget

from widgets.when_shown import WhenShown


class Pages(QTabWidget):
    """Tabs by name.

    Args:
        first: the page that is there from the start. name, title: what commands and people call it.
    """

    def __init__(self, first: QWidget, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)   # a line over the tabs, at the wrong side of them
        self._names = [name]
        self.addTab(first, title)
        self.currentChanged.connect(self._make)

    def add(self, name: str, title: str, tip: str, make: Callable[[], QWidget]) -> None:
        """One more page; `make` is called when it is shown for the first time."""
        self._names.append(name)
        self.setTabToolTip(self.addTab(WhenShown(make), title), tip)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    @property
    def current(self) -> str:
        """Name of the page in sight."""
        return self._names[self.currentIndex()]

    def show_page(self, name: str) -> None:
        """Bring a page to the front and give it the keyboard."""
        self.setCurrentIndex(self._names.index(name))
        self.currentWidget().setFocus()

    def _make(self, index: int) -> None:
        """Also in a window that nobody sees yet."""
        place = self.widget(index)
        if isinstance(place, WhenShown):
            place.part  # noqa: B018 - making it is the point
