"""Holds the place of a part of the window that is made when it is first seen or asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class WhenShown(QWidget, Generic[Part]):
    """The place. What nobody looks at costs a start neither its widgets, nor their style, nor their modules.

    Args:
        make: makes the part and connects it; called once.
    """

    def __init__(self, make: Callable[[], Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._part: Part | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def made(self) -> Part | None:
        """The part if it is there already."""
        return self._part

    @property
    def part(self) -> Part:
        """The part, made now if need be."""
        if self._part is None:
            self._part = self._make()
            self._column.addWidget(self._part)
            self.setFocusProxy(self._part)   # it gets the keyboard, not the place around it
        return self._part

    def showEvent(self, event: QShowEvent) -> None:
        self.part  # noqa: B018 - making it is the point
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is not in front takes no room from what stands beside the one that is."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        super().hideEvent(event)
