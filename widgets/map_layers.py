"""What the profile's layers and basemaps put on the map of a window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from console.errors import ConsoleError
from console.exchange.shape_reader import ShapeReader
from console.model.layer import Layer
from console.profile import Profile
from console.store.basemaps import BasemapRecord
from maps.canvas import MapCanvas
from maps.credit import credit_of
from maps.scene import Under
from maps.user_layers import UserLayers
from maps.view import View
from widgets.background import Background

if TYPE_CHECKING:
    from console.wiring import Console
    from maps.basemap.basemap import Basemap

Bounds = tuple[float, float, float, float]


class MapLayers(QObject):
    """Follows the two stores; the canvas does the work in its own threads.

    Signals:
        trouble(str): a basemap or layer cannot be shown, in one sentence.
    """

    trouble = Signal(str)
    _basemaps_told = Signal(object)
    _better = Signal()

    def __init__(self, console: Console, canvas: MapCanvas, background: Background,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._console, self._canvas = console, canvas
        self._user = UserLayers(console.profile)
        self._open: dict[BasemapRecord, Basemap] = {}
        self._order: list[BasemapRecord] = []
        self._stopped = False
        self._leaving: list[Basemap] = []   # may still be in the picture that is being painted
        queued = Qt.ConnectionType.QueuedConnection
        self._basemaps_told.connect(self.show_basemaps, queued)
        self._better.connect(self._show_unders, queued)
        canvas.exact.connect(self._close_left)
        self._forget = console.basemaps.listen(self._basemaps_told.emit)

    def show_layers(self, layers: tuple[Layer, ...]) -> None:
        """Show these user layers, bottom first."""
        if self._stopped:   # told before the end, delivered after it
            return
        self._canvas.set_home(_around([layer.bounds for layer in layers if layer.bounds]))
        self._canvas.set_user_layers(partial(self._user.build, layers) if layers else None)

    def show_basemaps(self, records: tuple[BasemapRecord, ...]) -> None:
        """Show these basemaps, bottom first; what cannot be opened is said and left out."""
        if self._stopped:
            return
        wanted = [record for record in records if record.visible]
        for record in [one for one in self._open if one not in wanted]:
            self._leaving.append(self._open.pop(record))
        for record in wanted:
            if record not in self._open:
                from console.exchange.tiles.open import folders_of
                from maps.basemap.open import open_basemap  # brings numba, which a start need not wait for

                try:
                    self._open[record] = open_basemap(record, folders_of(self._console.profile), self._better.emit,
                                                      self.trouble.emit)
                except ConsoleError as error:
                    self.trouble.emit(str(error))
        self._order = [record for record in wanted if record in self._open]
        self._show_unders()

    def go_to_feature(self, layer_id: str, row: int) -> None:
        """Bring one feature of a layer into sight; its place is read in the background."""
        layer = self._console.layers.named(layer_id)
        if layer is not None:
            self._background.ask("feature", partial(_bounds_of, self._console.profile, layer, row), self._go_to)

    def _go_to(self, bounds: Bounds | None) -> None:
        if bounds is not None:
            self._canvas.go_to(bounds, margin=0.3)

    def stop(self) -> None:
        """Close the basemaps; the canvas must not paint any more."""
        self._stopped = True
        self._forget()
        self._leaving += self._open.values()
        self._open.clear()
        self._close_left()

    def _close_left(self) -> None:
        while self._leaving:
            self._leaving.pop().close()

    def _show_unders(self) -> None:
        self._canvas.set_unders([Under(partial(_pixels, self._open[record], self._canvas), record.opacity)
                                 for record in self._order if record in self._open])
        self._canvas.set_credit(credit_of(tuple(self._order)))


def _pixels(basemap: Basemap, canvas: MapCanvas, view: View) -> np.ndarray:
    """In the renderer's worker: the basemap for a view."""
    if not canvas.crs:
        return np.zeros((view.height, view.width, 4), np.uint8)
    return basemap.render(view, canvas.crs).rgba


def _around(boxes: list[Bounds]) -> Bounds | None:
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _bounds_of(profile: Profile, layer: Layer, row: int) -> Bounds | None:
    """Bounds of one feature in degrees, at least some 60 m wide so that a point can be gone to."""
    west, south, east, north = ShapeReader(profile.layers / layer.prepared).bounds[row].tolist()
    if west != west:  # nan: the row has no geometry
        return None
    grow = max(0.0, 0.0003 - max(east - west, north - south) / 2)
    return west - grow, south - grow, east + grow, north + grow
