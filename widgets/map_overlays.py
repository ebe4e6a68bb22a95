"""Heat, coloured areas and trails of a window's map: follow what the profile says and where the units are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from console.model.overlay import Overlays
from maps.canvas import MapCanvas

if TYPE_CHECKING:
    from console.wiring import Console


class MapOverlays(QObject):
    """Hands the profile's overlays to the canvas, from whichever thread or process they were changed.

    Signals:
        changed(Overlays): what is switched on now.
    """

    changed = Signal(object)
    _told = Signal(object)

    def __init__(self, console: Console, canvas: MapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        canvas.overlays.set_units(console.units)
        self._told.connect(self.show, Qt.ConnectionType.QueuedConnection)
        self._forget = console.overlays.listen(self._told.emit)
        self._stopped = False

    def show(self, wanted: Overlays) -> None:
        """Show these from now on."""
        if not self._stopped:   # told before the end, delivered after it
            self._canvas.overlays.show(wanted)
            self.changed.emit(wanted)

    def stop(self) -> None:
        """Listen no longer (once, before the window goes)."""
        self._stopped = True
        self._forget()
