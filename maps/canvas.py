"""The map as one part that others put into a window: areas, buildings and live cases under one camera.

The canvas lives in the main thread and does nothing there that takes long: projecting and preparing happen
in one helper thread, painting in the renderer's worker; both answer through signals.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import msgspec
import shapely
from PySide6.QtCore import QEventLoop, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter

from console.exchange.crs import from_lonlat, to_lonlat
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from console.model.premises import Building
from maps.areas import AreaMap, map_areas
from maps.box import MapBox
from maps.buildings import building_layer, map_buildings
from maps.canvas_overlays import CanvasOverlays
from maps.choropleth import ColouredAreas
from maps.fonts import load_icon_font, load_text_font
from maps.frame_item import FrameItem
from maps.furniture import taken_by
from maps.ground import ground_of
from maps.kept_areas import kept_areas, kept_buildings
from maps.live import Marks, Project
from maps.prepare import Prepared
from maps.renderer import Frame, Renderer, Request
from maps.scene import Built, Layer, Scene, Under
from maps.style import DARK, Theme
from maps.tool import Keys, Tool
from maps.view import View

TICK = 15      # milliseconds between two pictures of live data at most
FADE_TICK = 500
BUILDINGS = 1.6  # metres per logical pixel up to which a building is wide enough to point at
CLOSEST = 0.15  # metres per logical pixel: pins that stand together here stand at one place
log = logging.getLogger(__name__)

Bounds = tuple[float, float, float, float]
Builder = Callable[[str, Theme], Built]
WritePlace = Callable[[float, float], str]


class Cover(Protocol):
    """Something painted over the map's picture, such as a running measurement."""

    def paint(self, painter: QPainter) -> None:
        """Paint it in logical pixels; the painter comes as it was set up for the widget."""


class MapCanvas(QObject):
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

    area_hovered = Signal(str)
    area_clicked = Signal(str)
    area_activated = Signal(str)
    place_activated = Signal(QPointF)
    case_clicked = Signal(str)
    pin_clicked = Signal(str, str)
    view_changed = Signal()
    shown = Signal()
    exact = Signal()
    failed = Signal(str)
    _delivered = Signal(object)
    _prepared = Signal(object)

    def __init__(self, theme: Theme = DARK, parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_text_font()
        self._theme = theme
        self._areas = AreaMap("", (0.0, 0.0))
        self._tree: AreaTree | None = None
        self._raw_buildings: Sequence[Building] = ()
        self._buildings: Prepared | None = None
        self._extra: tuple[Layer, ...] = ()
        self._build: Builder | None = None
        self._home: Bounds | None = None
        self._user = Built()
        self._unders: tuple[Under, ...] = ()
        self._cases: dict[str, Case] = {}
        self._catalogue: Catalogue | None = None
        self._accept: Callable[[Case], bool] | None = None
        self._marks: Marks | None = None
        self._selected_area = self._selected_case = self._hovered = ""
        self._dots = self._demo = False
        self._wish: tuple[Bounds, float] | None = None
        self._scene = Scene(theme.outside)
        self._number = 0
        self._asked = 0.0
        self._jobs = 0
        self._last: Request | None = None
        self._dirty = False
        self._closed = False
        self._tool: Tool | None = None
        self._write_place: WritePlace = in_degrees
        self._credit = ""
        self._kept: Path | None = None
        self.overlays = CanvasOverlays(self._prepare, self)
        self.box = MapBox(self)
        self._item = FrameItem(theme, self.box)
        self._covers: list[Cover] = []
        self._helper = ThreadPoolExecutor(1, "map-prepare")
        self._renderer = Renderer(self._delivered.emit, self.failed.emit, load_icon_font())
        self._tick = QTimer(self, interval=TICK, singleShot=True)
        self._fade = QTimer(self, interval=FADE_TICK)
        self._connect()

    def _connect(self) -> None:
        self._tick.timeout.connect(self._ask)
        self._fade.timeout.connect(self._fade_on)
        self._delivered.connect(self._show)
        self._prepared.connect(self._take)
        self.box.resized.connect(self._resize)
        self.box.dragged.connect(lambda dx, dy: self.move_to(self.view.moved(dx * self._ratio, dy * self._ratio)))
        self.box.zoomed.connect(self._zoom)
        self.box.boxed.connect(self._zoom_to_box)
        self.box.pointed.connect(self._point)
        self.box.clicked.connect(self._click)
        self.box.double_clicked.connect(self._double_click)
        self.box.drawn.connect(self._draw)
        self.overlays.scene_changed.connect(self._compose)
        self.overlays.overlay_changed.connect(self._soon)
        self.overlays.keys_changed.connect(self._dress)

    # -- what is shown ------------------------------------------------------------------------------------

    def keep_in(self, folder: Path) -> None:
        """Keep what is prepared of areas and buildings in a folder of its own, for the next start."""
        self._kept = folder

    def set_areas(self, tree: AreaTree) -> None:
        """Show these areas from now on; the first ones with a geometry decide the working CRS."""
        self._tree = tree
        home, kept = self._home, self._kept
        self._prepare(lambda: kept_areas(kept, tree, home) if kept else map_areas(tree, home))

    def set_buildings(self, buildings: Sequence[Building]) -> None:
        self._raw_buildings = buildings
        self._prepare_buildings()
        self.overlays.set_buildings(buildings)

    def set_cases(self, cases: Mapping[str, Case], catalogue: Catalogue) -> None:
        """Show these cases; none of them counts as a new arrival."""
        self._cases, self._catalogue = dict(cases), catalogue
        self._fill_marks()

    def apply_cases(self, changes: Changes[Case]) -> None:
        """Take in what changed; added cases wear a ring for some seconds."""
        for case in (*changes.added, *changes.updated):
            self._cases[case.id] = case
        for case_id in changes.removed:
            self._cases.pop(case_id, None)
        if self._marks is not None:
            self._marks.apply(changes, time.monotonic())
            if changes.added:
                self._fade.start()
        self.overlays.cases_changed()
        self._soon()

    def set_case_filter(self, accept: Callable[[Case], bool] | None) -> None:
        """Show only the cases `accept` says yes to; None for all."""
        self._accept = accept
        if self._marks is not None:
            self._marks.filter(accept, self._cases)
        self.overlays.cases_changed()
        self._soon()

    def set_unders(self, unders: Sequence[Under]) -> None:
        """Show these pictures under everything, bottom to top; call again whenever a better one can be had."""
        self._unders = tuple(unders)
        self._compose()

    def set_credit(self, credit: str) -> None:
        """Name who made what lies under the map; "" for nobody."""
        if credit != self._credit:
            self._credit = self._item.credit = credit
            self._dress()

    def set_home(self, bounds: Bounds | None) -> None:
        """Where to look and which working CRS to use while no area has an outline: bounds of layers or cases."""
        if bounds != self._home:
            self._home = bounds
            if self._tree is not None and not self._areas.ranks:
                self.set_areas(self._tree)

    def set_user_layers(self, build: Builder | None) -> None:
        """Show the layers that `build(working CRS, theme)` makes; it is called in the helper thread."""
        self._build = build
        self._build_user_layers()

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Show these layers between the land and the buildings, bottom to top: basemaps and the user's own."""
        self._extra = tuple(layers)
        self._compose()

    def set_dots(self, dots: bool) -> None:
        """Every case as a dot instead of symbols and groups."""
        self._dots = dots
        self._soon()

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._item.theme = theme
        self._compose()
        self._dress()

    def set_tool(self, tool: Tool | None) -> None:
        """Give what the mouse does on the map to a tool; None to take it back."""
        self._tool = tool
        self.box.draws = tool is not None and tool.draws

    def set_read_out(self, write: WritePlace) -> None:
        """Write the place under the cursor by `write(longitude, latitude)` from now on."""
        self._write_place = write
        self._item.write_cursor("")

    def set_demo(self, demo: bool) -> None:
        """Write 演示数据 on the map although no area says so itself."""
        self._demo = demo
        self._dress()
        self._item.update()

    def select_area(self, area_id: str) -> None:
        """Highlight an area; "" for none."""
        if area_id != self._selected_area:
            self._selected_area = area_id
            self._compose()

    def select_case(self, case_id: str) -> None:
        """Highlight a case; "" for none."""
        if case_id != self._selected_case:
            self._selected_case = case_id
            self._soon()

    def add_cover(self, cover: Cover) -> None:
        """Paint this over the map from now on, above what was added before."""
        self._covers.append(cover)

    def paint(self, painter: QPainter) -> None:
        """Paint all that is to be seen, in logical pixels."""
        self._item.paint(painter)
        for cover in self._covers:
            cover.paint(painter)

    # -- the camera ---------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        return self._item.view

    @property
    def crs(self) -> str:
        """The working CRS, "" until there are areas."""
        return self._areas.crs

    @property
    def _ratio(self) -> float:
        return self.view.ratio

    @property
    def tells_buildings(self) -> bool:
        """Whether the map is so close that one can point at a building."""
        return bool(self._raw_buildings) and self.view.scale * self._ratio <= BUILDINGS

    def move_to(self, view: View) -> None:
        """Show another view: the old picture moved or scaled at once, the exact one as soon as it is there."""
        if view == self.view:
            return
        self._item.view = view
        self._item.ground = ground_of(view, self.crs)
        self._item.update()
        self._ask()
        self.view_changed.emit()

    def go_to(self, bounds: Bounds, margin: float = 0.08) -> None:
        """Show all of west, south, east, north in EPSG:4490 degrees."""
        if not self.crs:
            self._wish = (bounds, margin)
            return
        self._wish = None
        frame = shapely.segmentize(shapely.box(*bounds), max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / 8)
        lonlat = shapely.get_coordinates(frame)
        x, y = from_lonlat(lonlat[:, 0], lonlat[:, 1], self.crs)
        metres = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
        if all(map(math.isfinite, metres)):
            self.move_to(self.view.fitted(metres, margin))

    def go_to_area(self, area_id: str, margin: float = 0.08) -> None:
        """Show all of one area."""
        area = self._tree.get(area_id) if self._tree else None
        if area is not None and area.bounds is not None:
            self.go_to(area.bounds, margin)

    def go_to_case(self, case_id: str) -> None:
        """Bring a case to the middle, at 1:4,000 or closer."""
        place = self._marks.place(case_id) if self._marks else None
        if place is not None:
            scale = min(self.view.scale, 1.05 / self._ratio)
            self.move_to(msgspec.structs.replace(self.view, x=place[0], y=place[1], scale=scale))

    def zoom(self, factor: float) -> None:
        """Closer (> 1) or farther (< 1) around the centre."""
        self.move_to(self.view.zoomed(factor))

    def lonlat(self, place: QPointF) -> tuple[float, float]:
        """EPSG:4490 degrees of a place in logical pixels of the box; nan without areas."""
        if not self.crs:
            return math.nan, math.nan
        x, y = self.view.to_world(place.x() * self._ratio, place.y() * self._ratio)
        return to_lonlat(x, y, self.crs)

    # -- waiting and ending -------------------------------------------------------------------------------

    @property
    def is_exact(self) -> bool:
        """Whether the picture on screen shows everything there is, for this camera."""
        frame = self._item.frame
        return (not self._jobs and not self._dirty and frame is not None and frame.request is self._last
                and frame.request.view == self.view)

    @property
    def frame(self) -> Frame | None:
        """The picture on screen."""
        return self._item.frame

    def wait_exact(self, timeout_ms: int = 30_000) -> bool:
        """Let the event loop run until the picture is exact; False if that took too long."""
        deadline = time.monotonic() + timeout_ms / 1000
        loop, limit = QEventLoop(), QTimer(singleShot=True)
        self.exact.connect(loop.quit)
        limit.timeout.connect(loop.quit)
        # Between the signal and the end of the loop something may have changed again.
        while not self.is_exact and (left := deadline - time.monotonic()) > 0:
            limit.start(int(left * 1000) + 1)
            loop.exec()
        self.exact.disconnect(loop.quit)
        return self.is_exact

    def close(self) -> None:
        """End both threads; the canvas cannot be used afterwards."""
        # What the threads sent last may still be queued, and the items may be gone by the time it comes.
        self._closed = True
        self._tick.stop()
        self._fade.stop()
        self.overlays.stop()
        self._helper.shutdown(wait=True, cancel_futures=True)
        self._renderer.close()

    # -- from the helper thread ---------------------------------------------------------------------------

    def _prepare(self, job: Callable[[], object]) -> None:
        if self._closed:  # what was still queued when the window went
            return
        self._jobs += 1
        future = self._helper.submit(job)
        future.add_done_callback(lambda done: None if done.cancelled() else self._prepared.emit(done))

    def _take(self, done: object) -> None:
        self._jobs -= 1
        if self._closed:
            return
        try:
            result = done.result()  # type: ignore[attr-defined]
        except Exception as error:  # the fence of the helper thread
            log.exception("preparing a map layer failed")
            self.failed.emit(f"{type(error).__name__}: {error}")
            return
        if isinstance(result, AreaMap):
            self._take_areas(result)
        elif isinstance(result, Built):
            self._user = result
        elif isinstance(result, ColouredAreas):
            self.overlays.take(result)
            return
        else:
            self._buildings = result
        self._compose()

    def _take_areas(self, areas: AreaMap) -> None:
        before, self._areas = self._areas, areas
        self._demo = any(area.demo for area in self._tree or ())
        self._item.ground = ground_of(self.view, areas.crs)
        self.overlays.set_areas(areas, self._tree or AreaTree(), self._projection())
        self._dress()
        if (areas.crs, areas.origin) != (before.crs, before.origin):
            self._buildings = None
            self._prepare_buildings()
            self._build_user_layers()
            self._fill_marks()
        if areas.bounds is None:
            return
        if self._wish is not None:
            self.go_to(*self._wish)
        elif before.crs != areas.crs:
            self.move_to(self.view.fitted(areas.bounds, 0.05))

    def _prepare_buildings(self) -> None:
        crs, origin, buildings = self.crs, self._areas.origin, self._raw_buildings
        if crs:
            kept = self._kept
            self._prepare(lambda: kept_buildings(kept, buildings, crs, origin) if kept
                          else map_buildings(buildings, crs, origin))

    def _build_user_layers(self) -> None:
        crs, theme, build = self.crs, self._theme, self._build
        if crs:
            self._prepare(lambda: build(crs, theme) if build else Built())

    def _fill_marks(self) -> None:
        project = self._projection()
        if project is None:
            return
        self._marks = Marks(project, self._areas.origin, self._catalogue)
        self._marks.apply(Changes(added=tuple(self._cases.values())), 0.0)
        self._marks.filter(self._accept, self._cases)
        self.overlays.set_marks(self._marks)
        self._soon()

    def _projection(self) -> Project | None:
        crs = self.crs
        return (lambda lon, lat: from_lonlat(lon, lat, crs)) if crs else None

    # -- to and from the renderer -------------------------------------------------------------------------

    def _compose(self) -> None:
        """Build the scene anew and ask for it."""
        theme, areas = self._theme, self._areas
        base = () if self._unders else areas.base(theme)  # land would hide what lies under it
        layers = base + self.overlays.layers(theme) + self._extra + self._user.layers
        if self._buildings is not None and len(self._buildings):
            layers += (building_layer(self._buildings, theme),)
        layers += self._user.over
        layers += areas.borders(theme) + areas.selection(self._selected_area, theme)
        taken = taken_by(self._item.keys, self._credit)
        self._scene = Scene(theme.outside, layers, areas.labels(theme) + self._user.labels, self._unders, taken)
        self._soon()

    def _dress(self) -> None:
        """Write legend, sources and 演示数据 as they are now; names step aside where that needs more room."""
        self._item.keys = self.overlays.keys(self._theme)
        self._item.demo = self._demo or self.overlays.demo
        if taken_by(self._item.keys, self._credit) != self._scene.taken:
            self._compose()
        self._item.update()

    def _soon(self) -> None:
        """Ask for a picture within one tick, however often this is called."""
        self._dirty = True
        if not self._tick.isActive():  # counted from the last picture, or updates and ticks would fall into step
            self._tick.start(max(0, round(TICK - (time.monotonic() - self._asked) * 1000)))

    def _ask(self) -> None:
        self._asked = time.monotonic()
        self._dirty = False
        self._tick.stop()
        self._number += 1
        shot = None
        if self._marks is not None:
            shot = self._marks.shot(time.time(), time.monotonic(), self._selected_case, self._dots)
        self._last = Request(self._number, self.view, self._scene, self._theme, shot, self.overlays.overlay)
        self._renderer.request(self._last)

    def _show(self, frame: Frame) -> None:
        if self._closed:
            return
        before = self._item.show_frame(frame)
        if before is not None:
            self._renderer.recycle(before.pixels)
        self.shown.emit()
        if self.is_exact:
            self.exact.emit()

    def _fade_on(self) -> None:
        if self._marks is None or not self._marks.has_fresh(time.monotonic()):
            self._fade.stop()
        self._soon()

    def _resize(self) -> None:
        rect, ratio = self.box.rect, self.box.ratio
        width, height = round(rect.width() * ratio), round(rect.height() * ratio)
        if width > 0 and height > 0:
            self.move_to(self.view.sized(width, height, ratio))

    # -- from the user ------------------------------------------------------------------------------------

    def _zoom(self, factor: float, place: QPointF | None) -> None:
        if place is None:
            self.zoom(factor)
        else:
            self.move_to(self.view.zoomed(factor, place.x() * self._ratio, place.y() * self._ratio))

    def _zoom_to_box(self, chosen: QRectF) -> None:
        ratio = self._ratio
        west, north = self.view.to_world(chosen.left() * ratio, chosen.top() * ratio)
        east, south = self.view.to_world(chosen.right() * ratio, chosen.bottom() * ratio)
        self.move_to(self.view.fitted((west, south, east, north), 0.0))

    def area_at(self, place: QPointF) -> str:
        """Id of the area that a click there means, "" for none. Logical pixels of the box."""
        x, y = self.view.to_world(place.x() * self._ratio, place.y() * self._ratio)
        return self._areas.at(x, y, self.view.scale * self._ratio)

    def _point(self, place: QPointF | None) -> None:
        if self._tool is not None:
            self._tool.point(place)
        found = "" if place is None or self._tool is not None else self.area_at(place)
        self._item.write_cursor("" if place is None or not self.crs else self._write_place(*self.lonlat(place)))
        if found != self._hovered:
            self._hovered = found
            self.area_hovered.emit(found)

    def mark_at(self, place: QPointF) -> tuple[str, int]:
        """The case whose mark is there and how many it stands for; ("", 0) for none. Logical pixels of the box."""
        frame, index = self._item.frame, self._hit(place)
        if frame is None or self._marks is None or index < 0:
            return "", 0
        return self._marks.id(int(frame.hits.rows[index])), int(frame.hits.counts[index, 0])

    def _hit(self, place: QPointF) -> int:
        frame = self._item.frame
        if frame is None or frame.request.view != self.view:
            return -1
        return frame.hits.at(place.x() * self._ratio, place.y() * self._ratio)

    def _click(self, place: QPointF, keys: Keys) -> None:
        if self._tool is not None:
            self._tool.click(place, keys)
            return
        frame, index = self._item.frame, self._hit(place)
        if index < 0 or frame is None:
            if not self._click_pin(place):
                self.area_clicked.emit(self.area_at(place))
        elif frame.hits.counts[index, 0] > 1:
            self.move_to(self.view.zoomed(2.5, float(frame.hits.x[index]), float(frame.hits.y[index])))
        elif self._marks is not None:
            self.case_clicked.emit(self._marks.id(int(frame.hits.rows[index])))

    def pin_at(self, place: QPointF) -> tuple[str, str, int]:
        """Set and id of the pin there and how many it stands for; ("", "", 0) for none. Logical pixels of the box."""
        for shot in reversed(self.overlays.pin_shots()):
            found, count, _, _ = shot.at(self.view, place.x() * self._ratio, place.y() * self._ratio)
            if count:
                return shot.pins.name, found, count
        return "", "", 0

    def _click_pin(self, place: QPointF) -> bool:
        """Whether a pin is there; a group is zoomed into."""
        name, pin, count = self.pin_at(place)
        if count > 1 and self.view.scale * self._ratio > CLOSEST:
            self.move_to(self.view.zoomed(2.5, place.x() * self._ratio, place.y() * self._ratio))
        elif count:
            self.pin_clicked.emit(name, pin)
        return count > 0

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


def in_degrees(lon: float, lat: float) -> str:
    """A place in EPSG:4490 as the map writes it unless another system is asked for."""
    return tr("{lon}°E  {lat}°N", lon=f"{lon:.5f}", lat=f"{lat:.5f}")
