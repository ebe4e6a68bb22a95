"""The map as one part that others put into a window: areas, buildings and live cases under one camera.

The canvas lives in the main thread and does nothing there that takes long: projecting and preparing happen in one
helper thread (`maps.helper`), painting in the renderer's worker (`maps.frames`); both answer through signals. What is
shown it has from `maps.content` and `maps.canvas_overlays`, where it looks from `maps.camera`, and what the mouse
means there from `maps.pointing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainter

from console.language import tr
from console.model.area import AreaTree
from console.model.premises import Building
from maps.areas import AreaMap
from maps.box import MapBox
from maps.camera import Bounds, Camera
from maps.canvas_overlays import CanvasOverlays
from maps.content import MapContent
from maps.fonts import load_text_font
from maps.frame_item import FrameItem
from maps.frames import Frames
from maps.furniture import NOTHING_TAKEN, taken_by
from maps.ground import ground_of
from maps.map_keys import Key
from maps.pointing import Pointing
from maps.renderer import Frame, Request
from maps.scene import Scene
from maps.style import DARK, Theme
from maps.tool import Tool
from maps.view import View

WritePlace = Callable[[float, float], str]


class Cover(Protocol):
    """Something painted over the map's picture, such as a running measurement."""

    def paint(self, painter: QPainter) -> None:
        """Paint it in logical pixels; the painter comes as it was set up for the widget."""


class MapCanvas(MapContent):
    """Show it with a `widgets.map_view.MapView`, and call `close` at the end.

    Signals:
        area_hovered(id), area_clicked(id), area_activated(id): under the cursor, "" where there is none.
        place_activated(QPointF): instead of area_activated where buildings can be told apart. Logical pixels.
        case_clicked(id): a single case; a group is zoomed into instead.
        pin_clicked(name, id): a single pin of a set of pins; a group is zoomed into instead.
        view_changed(): the camera moved.
        shown(): a new picture came from the renderer.
        exact(): the picture on screen is complete for the camera and all data.
        failed(text): something could not be drawn; the map goes on with what it has.
    """

    view_changed = Signal()
    shown = Signal()
    exact = Signal()
    failed = Signal(str)

    def __init__(self, theme: Theme = DARK, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        load_text_font()
        self._selected_case = ""
        self._dots = False
        self._write_place: WritePlace = in_degrees
        self._credit = ""
        self._dressed: tuple[tuple[Key, ...], str] = ((), "")   # legend and sources …
        self._taken = NOTHING_TAKEN                             # … and the room they take
        self._covers: list[Cover] = []
        self.scene = Scene(theme.outside)
        self.box = MapBox(self)
        self.camera = Camera(self.box, self)
        self._item = FrameItem(theme, self.box)
        self.overlays = CanvasOverlays(self.helper.ask, self)
        self._pointing = told = Pointing(self.box, self.camera, self, self.overlays, self._item)
        self.area_hovered, self.area_clicked = told.area_hovered, told.area_clicked
        self.area_activated, self.place_activated = told.area_activated, told.place_activated
        self.case_clicked, self.pin_clicked = told.case_clicked, told.pin_clicked
        self._frames = Frames(self._item, self._request, lambda: bool(self.helper.jobs), self)
        self._connect()

    def _connect(self) -> None:
        overlays, pointing, frames = self.overlays, self._pointing, self._frames
        self.camera.moved.connect(self._moved)
        self.plane_changed.connect(self._take_plane)
        self.marks_made.connect(self._take_marks)
        self.marks_changed.connect(overlays.cases_changed)
        self.marks_changed.connect(frames.soon)
        self.faded.connect(frames.soon)
        self.changed.connect(self._compose)
        overlays.scene_changed.connect(self._compose)
        overlays.overlay_changed.connect(frames.soon)
        overlays.keys_changed.connect(self._dress)
        pointing.pointed.connect(self._write_cursor)
        frames.shown.connect(self.shown)
        frames.exact.connect(self.exact)
        frames.failed.connect(self.failed)
        self.helper.failed.connect(self.failed)

    # What is shown

    def set_buildings(self, buildings: Sequence[Building]) -> None:
        """Show their outlines, and count rooms by them."""
        super().set_buildings(buildings)
        self.overlays.set_buildings(buildings)

    def set_credit(self, credit: str) -> None:
        """Name who made what lies under the map; "" for nobody."""
        if credit != self._credit:
            self._credit = self._item.credit = credit
            self._dress()

    def set_dots(self, dots: bool) -> None:
        """Every case as a dot instead of symbols and groups."""
        self._dots = dots
        self._frames.soon()

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours."""
        self._item.theme = theme
        super().set_theme(theme)
        self._dress()

    def set_tool(self, tool: Tool | None) -> None:
        """Give what the mouse does on the map to a tool; None to take it back."""
        self._pointing.set_tool(tool)

    def set_read_out(self, write: WritePlace) -> None:
        """Write the place under the cursor by `write(longitude, latitude)` from now on."""
        self._write_place = write
        self._item.write_cursor("")

    def select_case(self, case_id: str) -> None:
        """Highlight a case; "" for none."""
        if case_id != self._selected_case:
            self._selected_case = case_id
            self._frames.soon()

    def add_cover(self, cover: Cover) -> None:
        """Paint this over the map from now on, above what was added before."""
        self._covers.append(cover)

    def paint(self, painter: QPainter) -> None:
        """Paint all that is to be seen, in logical pixels."""
        self._item.paint(painter)
        for cover in self._covers:
            cover.paint(painter)

    # Where it looks

    @property
    def view(self) -> View:
        return self.camera.view

    @property
    def crs(self) -> str:
        """The working CRS, "" until there are areas."""
        return self.camera.crs

    def move_to(self, view: View) -> None:
        """Show another view: the old picture moved or scaled at once, the exact one as soon as it is there."""
        self.camera.move_to(view)

    def go_to(self, bounds: Bounds, margin: float = 0.08) -> None:
        """Show all of west, south, east, north in EPSG:4490 degrees."""
        self.camera.go_to(bounds, margin)

    def go_to_area(self, area_id: str, margin: float = 0.08) -> None:
        """Show all of one area."""
        area = self.tree.get(area_id) if self.tree else None
        if area is not None and area.bounds is not None:
            self.go_to(area.bounds, margin)

    def zoom(self, factor: float) -> None:
        """Closer (> 1) or farther (< 1) around the centre."""
        self.camera.zoom(factor)

    # What is where: places in logical pixels of the box

    def lonlat(self, place: QPointF) -> tuple[float, float]:
        """EPSG:4490 degrees of a place; nan without areas."""
        return self.camera.lonlat(place)

    @property
    def tells_buildings(self) -> bool:
        """Whether the map is so close that one can point at a building."""
        return self._pointing.tells_buildings

    def area_at(self, place: QPointF) -> str:
        """Id of the area that a click there means, "" for none."""
        return self._pointing.area_at(place)

    def mark_at(self, place: QPointF) -> tuple[str, int]:
        """The case whose mark is there and how many it stands for; ("", 0) for none."""
        return self._pointing.mark_at(place)

    def pin_at(self, place: QPointF) -> tuple[str, str, int]:
        """Set and id of the pin there and how many it stands for; ("", "", 0) for none."""
        return self._pointing.pin_at(place)

    # Waiting and ending

    @property
    def is_exact(self) -> bool:
        """Whether the picture on screen shows everything there is, for this camera."""
        return self._frames.is_exact

    @property
    def frame(self) -> Frame | None:
        """The picture on screen."""
        return self._item.frame

    def wait_exact(self, timeout_ms: int = 30_000) -> bool:
        """Let the event loop run until the picture is exact; False if that took too long."""
        return self._frames.wait_exact(timeout_ms)

    def close(self) -> None:
        """End both threads; the canvas cannot be used afterwards."""
        self.overlays.stop()
        super().close()
        self._frames.close()

    # Inside

    def _moved(self) -> None:
        self._item.view = self.view
        self._item.ground = ground_of(self.view, self.crs)
        self._item.update()
        self._frames.ask()
        self.view_changed.emit()

    def _take_plane(self, before: AreaMap) -> None:
        areas = self.areas
        self.camera.crs = areas.crs
        self._item.ground = ground_of(self.view, areas.crs)
        self.overlays.set_areas(areas, self.tree or AreaTree(), self.projection())
        self._dress()
        self.camera.begin(areas.bounds, before.crs != areas.crs)

    def _take_marks(self) -> None:
        self.overlays.set_marks(self.marks)
        self._frames.soon()

    def _compose(self) -> None:
        """Build the scene anew and ask for it."""
        self.scene = self.composed(self.overlays.layers(self.theme), self._taken)
        self._frames.soon()

    def _dress(self) -> None:
        """Write legend, sources and 演示数据 as they are now; names step aside where that needs more room."""
        keys = self.overlays.keys(self.theme)
        self._item.demo = self.areas_demo or self.overlays.demo
        if (keys, self._credit) != self._dressed:   # measuring a legend takes longer than a frame of a play may
            self._dressed, self._item.keys = (keys, self._credit), keys
            before, self._taken = self._taken, taken_by(keys, self._credit)
            if self._taken != before:
                self._compose()
        self._item.update()

    def _request(self, number: int) -> Request:
        return Request(number, self.view, self.scene, self.theme,
                       self.shot(self._selected_case, self._dots), self.overlays.overlay)

    def _write_cursor(self, place: QPointF | None) -> None:
        self._item.write_cursor("" if place is None or not self.crs else self._write_place(*self.lonlat(place)))


def in_degrees(lon: float, lat: float) -> str:
    """A place in EPSG:4490 as the map writes it unless another system is asked for."""
    return tr("{lon}°E  {lat}°N", lon=f"{lon:.5f}", lat=f"{lat:.5f}")
