"""Features selected on the map, and the one that somebody reads about: found beside the main thread, outlined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.errors import ConsoleError, Refused
from console.insight.finder import FeatureFinder, is_shown
from console.language import tr
from console.model.layer import Layer, Shape
from maps.canvas import MapCanvas
from maps.outlines import Outlines, boxes_of, few_enough, outlines_of
from maps.sketch_item import SketchItem
from maps.tool import Keys
from widgets.background import Background
from widgets.map_panel import map_theme
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

REACH = 6.0        # logical pixels around a click within which points and lines count
SPOT_MS = 6_000    # how long a place gone to stays marked
NO_ROWS = np.zeros(0, np.int64)
Rows = np.ndarray


class MapSelection(QObject):
    """One layer's features at a time; its thread is ended by `stop`.

    Args:
        console: its layers. canvas: the map.

    Signals:
        selection_changed(layer_id, rows): features selected on the map; numpy row numbers, ascending.
        said(text), failed(text): for the message bar.

    Attributes:
        item: paints outlines and marks over the map.
        selected: the layer and its rows.
    """

    selection_changed = Signal(str, object)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, console: Console, canvas: MapCanvas, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers, self._canvas = console.layers, canvas
        self.finder = FeatureFinder(console.profile)     # used in the thread of `background` only
        self.background = Background(self)               # its own: a large layer must not hold up other questions
        self.background.failed.connect(self.failed)
        self.item = SketchItem(canvas, map_theme(theme))
        self._wanted_layer = ""
        self._asked = 0
        self.selected: tuple[str, Rows] = ("", NO_ROWS)
        self._spot = QTimer(self, singleShot=True, interval=SPOT_MS)
        self._spot.timeout.connect(lambda: self.item.show_spot(None))
        canvas.view_changed.connect(self._follow_crs)

    # The layer to select in

    @property
    def reach(self) -> float:
        """Metres on the ground that count as hit."""
        return REACH * self._canvas.view.scale * self._canvas.view.ratio

    def set_active_layer(self, layer_id: str) -> None:
        """Select in this layer from now on, as far as it can be seen."""
        self._wanted_layer = layer_id

    def active_layer(self) -> Layer:
        """The layer chosen in the panel or read about last; if it is not in sight, the topmost that is.

        Raises:
            Refused: no layer with shapes is in sight.
        """
        seen = self.seen_layers()
        if not seen:
            raise Refused(tr("There is no layer in sight to select from. Add one, or make one visible."))
        return next((one for one in seen if one.id == self._wanted_layer), seen[0])

    def seen_layers(self) -> list[Layer]:
        """Layers drawn at this scale, topmost first."""
        return [one for one in reversed(self._layers.all()) if is_shown(one, self._canvas.view.denominator)]

    # What is selected

    def select_touching(self, shape: shapely.Geometry, keys: Keys = Qt.KeyboardModifier.NoModifier) -> None:
        """Select the active layer's features that touch a shape (EPSG:4490)."""
        layer = self.active_layer()
        self.find(layer, lambda: self.finder.touching(layer, shape), keys)

    def select_none(self) -> None:
        """Take every feature out of the selection."""
        layer_id, _ = self.selected
        self._choose(layer_id, NO_ROWS)
        self.selection_changed.emit(layer_id, NO_ROWS)

    def set_selection(self, layer_id: str, rows: Rows) -> None:
        """Another part (the table) has selected these; nothing is told back."""
        self._choose(layer_id, np.asarray(rows, np.int64))

    def follow(self, layers: tuple[Layer, ...]) -> None:
        """Layers changed: what is gone is no longer selected."""
        self.background.ask("forget", lambda: self.finder.forget(layers), lambda _: None)
        layer_id, rows = self.selected
        if len(rows) and layer_id not in {one.id for one in layers if one.visible and one.shape is not Shape.TABLE}:
            self.select_none()

    # What is read about, and what is marked

    def show_feature(self, layer: Layer, row: int) -> None:
        """Outline the feature that is being read about, and select in its layer from now on."""
        self._wanted_layer = layer.id
        crs, rows = self._canvas.crs, np.array([row])
        self.background.ask("found", _answer(lambda: outlines_of(self.finder.shapes(layer, rows), crs)),
                            self._told(self.item.show_found))

    def show_outline(self, shape: Any) -> None:
        """Outline a shape in EPSG:4490 that somebody is reading about; None for none."""
        crs, shapes = self._canvas.crs, np.array([shape], object)
        self.item.show_found(None if shape is None or not crs else outlines_of(shapes, crs))

    def hide_feature(self) -> None:
        """No feature is being read about any more; an outline that is still being made is dropped."""
        self.item.show_found(None)
        self.background.ask("found", lambda: None, self.item.show_found)

    def mark(self, lon: float, lat: float, words: str, stays: bool = False) -> None:
        """Mark a place (EPSG:4490 degrees) for some seconds, or until `unmark`."""
        self.item.show_spot((lon, lat, words))
        self._spot.stop() if stays else self._spot.start()

    def unmark(self) -> None:
        """No place is marked any more."""
        self._spot.stop()
        self.item.show_spot(None)

    def stop(self) -> None:
        """End the thread (once, before the window goes)."""
        self._spot.stop()
        self.background.stop()

    def find(self, layer: Layer, find: Callable[[], Rows], keys: Keys) -> None:
        """Select what `find` finds in the thread; what the keys mean, see `_take`."""
        # A kind of its own: what is added with Ctrl must not be dropped because more was asked for since.
        self._asked += 1
        self.background.ask(f"select-{self._asked}", _answer(find), self._told(partial(self._take, layer, keys)))

    # Inside

    def _take(self, layer: Layer, keys: Keys, rows: Rows) -> None:
        """With Ctrl these are added, with Shift taken out, else they are the selection."""
        rows = np.sort(rows)
        if self.selected[0] == layer.id and keys & Qt.KeyboardModifier.ControlModifier:
            rows = np.union1d(self.selected[1], rows)
        elif self.selected[0] == layer.id and keys & Qt.KeyboardModifier.ShiftModifier:
            rows = np.setdiff1d(self.selected[1], rows)
        self._choose(layer.id, rows)
        self.selection_changed.emit(layer.id, rows)
        self.said.emit(tr("{n:,} features of {layer} are selected.", n=len(rows), layer=layer.name))

    def _choose(self, layer_id: str, rows: Rows) -> None:
        self.selected = (layer_id, rows)
        layer = next((one for one in self._layers.all() if one.id == layer_id), None)
        crs = self._canvas.crs
        if layer is None or not len(rows) or not crs:
            self.background.ask("outlines", lambda: None, self.item.show_selected)
            return

        def make() -> Outlines:
            if few_enough(len(rows)):
                return outlines_of(self.finder.shapes(layer, rows), crs)
            return boxes_of(self.finder.bounds(layer, rows), crs)

        self.background.ask("outlines", _answer(make), self._told(self.item.show_selected))

    def _follow_crs(self) -> None:
        shown = self.item.selected
        if shown is not None and shown.crs != self._canvas.crs:
            self.item.show_selected(None)
            self._choose(*self.selected)

    def _told(self, then: Callable) -> Callable:
        """Say an answer that is a sentence, hand any other on."""
        return lambda answer: self.failed.emit(answer) if isinstance(answer, str) else then(answer)


def _answer(find: Callable[[], object]) -> Callable[[], object]:
    """A job whose refusal is its answer: the background thread takes what is raised for a fault of the program."""
    def job() -> object:
        try:
            return find()
        except ConsoleError as error:
            return str(error)
    return job
