"""The keys of the page of inspections, and what each does where."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from widgets.inspection.page import InspectionPage


class Front(IntEnum):
    """What stands on the right of the page, by its place there."""

    EMPTY = 0
    BUILDING = 1
    HAZARD = 2


OWN = ("A", "C", "H", "N", "P", "R", "S", "T")
# With Ctrl: the visit is recorded; nobody let the inspector in.
RECORD, CLOSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter), Qt.Key.Key_0


def is_own(event: QKeyEvent, front: Front) -> bool:
    """Whether this key is the page's rather than a shortcut of the window."""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return front is Front.BUILDING and event.key() in (*RECORD, CLOSED)
    return event.text().isdecimal() or event.text().upper() in OWN


def press(page: InspectionPage, event: QKeyEvent) -> bool:
    """Do what a key means; False where it means nothing here."""
    key, text, front = event.key(), event.text(), page.front
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier and is_own(event, front):
        page.building.ask_closed() if key == CLOSED else page.building.ask_record()
    elif front is Front.HAZARD and key == Qt.Key.Key_Escape:
        page.back()
    elif (front is Front.HAZARD and page.card.press(text)) or page.way.press(key, text):
        pass
    elif text.upper() == "P":
        page.plans.ask_new(page.area)
    elif text.upper() == "N":
        page.go_on()
    elif front is Front.BUILDING and text and page.building.press(text):
        pass
    elif key == Qt.Key.Key_Escape:
        page.overview.list_table.setFocus()
    else:
        return False
    return True
