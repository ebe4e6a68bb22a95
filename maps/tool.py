"""What takes the mouse while it is active: measuring, drawing a selection, asking what is somewhere."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt

Keys = Qt.KeyboardModifier


class Tool(Protocol):
    """Gets what the canvas would otherwise take for itself. Places are logical pixels of the box.

    Attributes:
        draws: a drag of the left button draws instead of moving the map.
    """

    @property
    def draws(self) -> bool: ...

    def point(self, place: QPointF | None) -> None:
        """The cursor is there; None when it has left the map."""

    def click(self, place: QPointF, keys: Keys) -> None: ...

    def double_click(self, place: QPointF, keys: Keys) -> None:
        """The second click of two; the first one came as `click`."""

    def draw(self, start: QPointF, place: QPointF, ends: bool, keys: Keys) -> None:
        """A drag from `start` has come to `place`; `ends` with the last one."""
