"""What the mouse on the map means: an area, a case, a pin, a building, or a stroke of the tool at work."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal

from maps.box import MapBox
from maps.camera import Camera
from maps.canvas_overlays import CanvasOverlays
from maps.content import MapContent
from maps.frame_item import FrameItem
from maps.tool import Keys, Tool

BUILDINGS = 1.6  # metres per logical pixel up to which a building is wide enough to point at
CLOSEST = 0.15   # metres per logical pixel: pins that stand together here stand at one place
CLOSER = 2.5     # how much closer a group is looked at


class Pointing(QObject):
    """Belongs to a `MapCanvas`, which hands these signals on; places are in logical pixels of its box.

    Signals:
        pointed(place): the cursor is there, None where it has left.
    """

    area_hovered = Signal(str)
    area_clicked = Signal(str)
    area_activated = Signal(str)
    place_activated = Signal(QPointF)
    case_clicked = Signal(str)
    pin_clicked = Signal(str, str)
    pointed = Signal(object)

    def __init__(self, box: MapBox, camera: Camera, content: MapContent, overlays: CanvasOverlays,
                 item: FrameItem) -> None:
        super().__init__(content)
        self._camera, self._content, self._overlays, self._item = camera, content, overlays, item
        self._tool: Tool | None = None
        self._hovered = ""
        self._box = box
        self._box.pointed.connect(self._point)
        self._box.clicked.connect(self._click)
        self._box.double_clicked.connect(self._double_click)
        self._box.drawn.connect(self._draw)

    def set_tool(self, tool: Tool | None) -> None:
        """Give what the mouse does to a tool; None to take it back."""
        self._tool = tool
        self._box.draws = tool is not None and tool.draws

    @property
    def tells_buildings(self) -> bool:
        """Whether the map is so close that one can point at a building."""
        return bool(self._content.raw_buildings) and self._camera.metres <= BUILDINGS

    def area_at(self, place: QPointF) -> str:
        """Id of the area that a click there means, "" for none."""
        return self._content.areas.at(*self._camera.world(place), self._camera.metres)

    def mark_at(self, place: QPointF) -> tuple[str, int]:
        """The case whose mark is there and how many it stands for; ("", 0) for none."""
        frame, index = self._item.frame, self._hit(place)
        if frame is None or self._content.marks is None or index < 0:
            return "", 0
        return self._content.marks.id(int(frame.hits.rows[index])), int(frame.hits.counts[index, 0])

    def pin_at(self, place: QPointF, on_top: bool = False) -> tuple[str, str, int]:
        """Set and id of the pin there and how many it stands for; ("", "", 0) for none.

        Args:
            on_top: only of those that lie over the cases.
        """
        ratio = self._camera.ratio
        for shot in reversed(self._overlays.pin_shots()):
            if on_top and not shot.pins.alone:
                continue
            found, count, _, _ = shot.at(self._camera.view, place.x() * ratio, place.y() * ratio)
            if count:
                return shot.pins.name, found, count
        return "", "", 0

    def _point(self, place: QPointF | None) -> None:
        if self._tool is not None:
            self._tool.point(place)
        found = "" if place is None or self._tool is not None else self.area_at(place)
        self.pointed.emit(place)
        if found != self._hovered:
            self._hovered = found
            self.area_hovered.emit(found)

    def _hit(self, place: QPointF) -> int:
        frame, ratio = self._item.frame, self._camera.ratio
        if frame is None or frame.request.view != self._camera.view:
            return -1
        return frame.hits.at(place.x() * ratio, place.y() * ratio)

    def _click(self, place: QPointF, keys: Keys) -> None:
        if self._tool is not None:
            self._tool.click(place, keys)
            return
        frame, index = self._item.frame, self._hit(place)
        if self._click_pin(place, on_top=True):
            return
        if index < 0 or frame is None:
            if not self._click_pin(place):
                self.area_clicked.emit(self.area_at(place))
        elif frame.hits.counts[index, 0] > 1:
            self._closer(float(frame.hits.x[index]), float(frame.hits.y[index]))
        elif self._content.marks is not None:
            self.case_clicked.emit(self._content.marks.id(int(frame.hits.rows[index])))

    def _click_pin(self, place: QPointF, on_top: bool = False) -> bool:
        """Whether a pin is there; a group is zoomed into."""
        name, pin, count = self.pin_at(place, on_top)
        if count > 1 and self._camera.metres > CLOSEST:
            self._closer(place.x() * self._camera.ratio, place.y() * self._camera.ratio)
        elif count:
            self.pin_clicked.emit(name, pin)
        return count > 0

    def _closer(self, px: float, py: float) -> None:
        self._camera.move_to(self._camera.view.zoomed(CLOSER, px, py))

    def _double_click(self, place: QPointF, keys: Keys) -> None:
        if self._tool is not None:
            self._tool.double_click(place, keys)
        elif self.tells_buildings:
            self.place_activated.emit(place)
        else:
            self.area_activated.emit(self.area_at(place))

    def _draw(self, start: QPointF, place: QPointF, ends: bool, keys: Keys) -> None:
        if self._tool is not None:
            self._tool.draw(start, place, ends, keys)
