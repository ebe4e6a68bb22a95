"""The tools on the map: measuring, selecting features, asking what is somewhere. One is active, or none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from console.errors import ConsoleError, Refused
from console.insight.finder import FeatureFinder, is_shown
from console.insight.sketch import Kind, Sketch
from console.language import tr
from console.model.layer import Layer, Shape
from maps.outlines import Outlines, boxes_of, few_enough, outlines_of
from maps.sketch_item import SketchItem
from maps.sketch_tool import PlaceTool, SketchTool
from maps.tool import Keys
from widgets.background import Background
from widgets.map_panel import MapPanel, map_theme
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

REACH = 6.0        # logical pixels around a click within which points and lines count
SPOT_MS = 6_000    # how long a place gone to stays marked
MEASURES = (Kind.LENGTH, Kind.AREA)
NO_ROWS = np.zeros(0, np.int64)
Rows = np.ndarray
KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Escape}


class MapTools(QObject):
    """While a tool is active, the mouse on the map is its; double click or Enter finishes, Backspace takes the last
    place back, Esc ends the tool, and once more takes away what it left.

    Args:
        console: its layers. plan: the map.

    Signals:
        changed(name): another tool is active: "length", "box", "click", "identify" …, "" for none.
        selection_changed(layer_id, rows): features selected on the map; numpy row numbers, ascending.
        asked(place, reach): what is there? Logical pixels on the map; metres around it that still count.
        said(text), failed(text): for the message bar.
    """

    PLACE = "place"   # name of the tool that points something out for another part

    changed = Signal(str)
    selection_changed = Signal(str, object)
    asked = Signal(QPointF, float)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, console: Console, plan: MapPanel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers, self._plan, self._canvas = console.layers, plan, plan.canvas
        self.finder = FeatureFinder(console.profile)     # used in the thread of `background` only
        self.background = Background(self)               # its own: a large layer must not hold up other questions
        self.background.failed.connect(self.failed)
        self.item = SketchItem(plan.canvas, map_theme(theme))
        self.tool: SketchTool | PlaceTool | None = None
        self.name = ""
        self._wanted_layer = ""
        self._asked = 0
        self.selected: tuple[str, Rows] = ("", NO_ROWS)
        self._spot = QTimer(self, singleShot=True, interval=SPOT_MS)
        self._spot.timeout.connect(lambda: self.item.show_spot(None))
        plan.view.installEventFilter(self)
        plan.canvas.view_changed.connect(self._follow_crs)

    # Which tool

    def measure(self, kind: Kind) -> None:
        """Measure a length or an area; what was measured before goes."""
        self.item.show_sketch(None)
        self._start(kind.value, self._sketch_tool(kind, self._measured))
        self.said.emit(tr("Click the places one by one; double click or Enter ends, Backspace takes the last one "
                          "back, Esc leaves."))

    def select_by(self, kind: Kind) -> None:
        """Select the features that a box, polygon or circle touches.

        Raises:
            Refused: there is no layer to select from.
        """
        layer = self.active_layer()
        self.item.show_sketch(None)
        self._start(kind.value, self._sketch_tool(kind, self._drawn))
        self.said.emit(tr("Selecting in {layer}. With Ctrl the selection grows, with Shift it shrinks; Esc leaves.",
                          layer=layer.name))

    def select_by_click(self) -> None:
        """Select the feature that is clicked on.

        Raises:
            Refused: there is no layer to select from.
        """
        layer = self.active_layer()
        self._start("click", PlaceTool(self._pick))
        self.said.emit(tr("Selecting in {layer}. With Ctrl the selection grows, with Shift it shrinks; Esc leaves.",
                          layer=layer.name))

    def identify(self) -> None:
        """Tell what is where it is clicked, over all layers."""
        self._start("identify", PlaceTool(lambda place, keys: self.asked.emit(place, self.reach)))
        self.said.emit(tr("Click anywhere on the map to see what is there; Esc leaves."))

    def point_out(self, then: Callable[[QPointF, Keys], None]) -> None:
        """Hand every click on the map to `then` (logical pixels); the keyboard stays where it is."""
        self.item.show_sketch(None)
        self._start(self.PLACE, PlaceTool(then), keyboard=False)

    def stop_tool(self) -> None:
        """No tool: the mouse is the map's again. A finished measurement stays."""
        if isinstance(self.tool, SketchTool) and not self.tool.sketch.done:
            self.item.show_sketch(None)
        self._start("", None)

    def clear(self) -> bool:
        """Take away what tools left, the newest first: the measurement, then the selection."""
        if self.item.sketch is not None:
            self.item.show_sketch(None)
        elif len(self.selected[1]):
            self.select_none()
        else:
            return False
        return True

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

    # The layer and its selection

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

    def select_touching(self, shape: shapely.Geometry, keys: Keys = Qt.KeyboardModifier.NoModifier) -> None:
        """Select the active layer's features that touch a shape (EPSG:4490)."""
        layer = self.active_layer()
        self._ask(layer, lambda: self.finder.touching(layer, shape), keys)

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

    # What the mouse did

    def _measured(self, sketch: Sketch, keys: Keys) -> None:
        self.said.emit(tr("Length: {figures}", figures=sketch.text) if sketch.kind is Kind.LENGTH
                       else tr("Area: {figures}", figures=sketch.text))

    def _drawn(self, sketch: Sketch, keys: Keys) -> None:
        shape = sketch.shape()
        self.item.show_sketch(None)
        if shape is None:
            return
        try:
            self.select_touching(shape, keys)
        except Refused as why:   # the layer went out of sight meanwhile
            self.failed.emit(str(why))

    def _pick(self, place: QPointF, keys: Keys) -> None:
        try:
            layer = self.active_layer()
        except Refused as why:
            self.failed.emit(str(why))
            return
        lon, lat = self._canvas.lonlat(place)
        reach = self.reach
        self._ask(layer, lambda: self.finder.at(layer, lon, lat, reach)[:1], keys)

    def _too_few(self, sketch: Sketch) -> None:
        if sketch.places:
            self.said.emit(tr("Two more places are needed at least.") if sketch.kind is not Kind.LENGTH
                           and len(sketch.places) < 2 else tr("One more place is needed at least."))

    def _ask(self, layer: Layer, find: Callable[[], Rows], keys: Keys) -> None:
        # A kind of its own: what is added with Ctrl must not be dropped because more was asked for since.
        self._asked += 1
        self.background.ask(f"select-{self._asked}", _answer(find), self._told(partial(self._take, layer, keys)))

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

    # What is shown

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

    def _sketch_tool(self, kind: Kind, finished: Callable[[Sketch, Keys], None]) -> SketchTool:
        return SketchTool(kind, self._canvas.lonlat, self.item.show_sketch, finished, self._too_few)

    def _start(self, name: str, tool: SketchTool | PlaceTool | None, keyboard: bool = True) -> None:
        self.tool, self.name = tool, name
        self._canvas.set_tool(tool)
        view = self._plan.view
        if tool is None:
            view.unsetCursor()
        else:
            view.setCursor(Qt.CursorShape.CrossCursor)
            if keyboard:
                view.setFocus()
        self.changed.emit(name)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in KEYS and self._wants(Qt.Key(event.key())):
            if event.type() == QEvent.Type.ShortcutOverride:   # before Backspace goes up a level
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()), event.modifiers())
                return True
        return super().eventFilter(watched, event)

    def _wants(self, key: Qt.Key) -> bool:
        if self.tool is not None:
            return True
        return key == Qt.Key.Key_Escape and (self.item.sketch is not None or len(self.selected[1]) > 0)

    def _press(self, key: Qt.Key, keys: Keys) -> None:
        if key == Qt.Key.Key_Escape:
            if self.tool is None:
                self.clear()
            self.stop_tool()
        elif isinstance(self.tool, SketchTool):
            if key == Qt.Key.Key_Backspace:
                self.tool.undo()
            else:
                self.tool.finish(keys)


def _answer(find: Callable[[], object]) -> Callable[[], object]:
    """A job whose refusal is its answer: the background thread takes what is raised for a fault of the program."""
    def job() -> object:
        try:
            return find()
        except ConsoleError as error:
            return str(error)
    return job
