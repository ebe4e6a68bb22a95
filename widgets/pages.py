"""The middle of the desk: the map, and beside it on tabs what needs as much room; made when first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class Pages(QTabWidget):
    """Tabs by name.

    Args:
        first: the page that is there from the start. name, title: what commands and people call it.
    """

    def __init__(self, first: QWidget, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._names = [name]
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._boxes: dict[str, QVBoxLayout] = {}
        self.addTab(first, title)
        self.currentChanged.connect(self._make)

    def add(self, name: str, title: str, tip: str, make: Callable[[], QWidget]) -> None:
        """One more page; `make` is called when it is shown for the first time."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self._names.append(name)
        self._makers[name], self._boxes[name] = make, column
        self.setTabToolTip(self.addTab(box, title), tip)

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
        make = self._makers.pop(self._names[index], None)
        if make is not None:
            page = make()
            self._boxes[self._names[index]].addWidget(page)
            self.currentWidget().setFocusProxy(page)   # it gets the keyboard, not the box around it
