"""The keys of the hazard page, and what each does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from widgets.hazard.page import HazardPage

STEPS = {"[": -1.0, "]": 1.0, "{": -7.0, "}": 7.0}   # of the slider, in days


def is_own(event: QKeyEvent, on_card: bool) -> bool:
    """Whether this key is the page's rather than a shortcut of the window; digits are where a hazard is shown."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    return event.key() == Qt.Key.Key_Space or event.text() in STEPS or event.text().upper() in ("C", "N") or (
        on_card and event.text().isdecimal())


def press(page: HazardPage, event: QKeyEvent) -> bool:
    """Do what a key means; False where it means nothing here."""
    if page.on_card and event.key() == Qt.Key.Key_Escape:
        page.back_to_list()
        page.panel.list.setFocus()
    elif not is_own(event, page.on_card):
        return False
    elif event.key() == Qt.Key.Key_Space:
        page.time.play.toggle()
    elif event.text() in STEPS:
        page.time.track.step(STEPS[event.text()])
    elif event.text().upper() == "C":
        page.time.mark.toggle()
    elif event.text().upper() == "N":
        page.report()
    else:
        page.card.press(event.text())
    return True
