"""Icons of menus and buttons: pictograms in the theme's colours, no files of our own."""

from __future__ import annotations

import qtawesome
from PySide6.QtGui import QIcon

from widgets.theme import Theme


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """A pictogram by its QtAwesome name ("mdi6.magnify"); an empty icon for ""."""
    if not name:
        return QIcon()
    return qtawesome.icon(
        name, color=colour or theme.muted, color_active=theme.text, color_selected=theme.text,
        color_disabled=theme.line,
    )
