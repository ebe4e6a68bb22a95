"""The tools on the map: measuring, selecting features, asking what is somewhere. One is active, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.errors import Refused
from console.insight.sketch import Kind, Sketch
from console.language import tr
from maps.sketch_tool import PlaceTool, SketchTool
from maps.tool import Keys
from widgets.map_panel import MapPanel
from widgets.map_selection import MapSelection
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Escape}


class MapTools(MapSelection):
    """While a tool is active, the mouse on the map is its; double click or Enter finishes, Backspace takes the last
    place back, Esc ends the tool, and once more takes away what it left.

    Args:
        console: its layers. plan: the map.

    Signals:
        changed(name): another tool is active: "length", "box", "click", "identify" …, "" for none.
        asked(place, reach): what is there? Logical pixels on the map; metres around it that still count.
    """

    PLACE = "place"   # name of the tool that points something out for another part

    changed = Signal(str)
    asked = Signal(QPointF, float)

    def __init__(self, console: Console, plan: MapPanel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(console, plan.canvas, theme, parent)
        self._plan = plan
        self.tool: SketchTool | PlaceTool | None = None
        self.name = ""
        plan.view.installEventFilter(self)

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
        self.find(layer, lambda: self.finder.at(layer, lon, lat, reach)[:1], keys)

    def _too_few(self, sketch: Sketch) -> None:
        if sketch.places:
            self.said.emit(tr("Two more places are needed at least.") if sketch.kind is not Kind.LENGTH
                           and len(sketch.places) < 2 else tr("One more place is needed at least."))

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
