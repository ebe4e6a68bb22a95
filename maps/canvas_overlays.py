"""Heat, coloured areas, trails and pins of one canvas: what is switched on, and when it is counted anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from console.feeds.units import UnitBoard
from console.model.area import AreaTree
from console.model.overlay import Overlays
from console.model.premises import Building
from maps.area_classes import AreaClasses
from maps.areas import AreaMap
from maps.choropleth import ColouredAreas, Counted, colour_areas
from maps.fonts import load_icon_font
from maps.heat import HeatShot
from maps.live import Marks, Project
from maps.map_keys import Key
from maps.overlay_keys import PinKeys, heat_key, trails_key
from maps.overlays import Overlay
from maps.pins import Pins, PinShot, in_plane
from maps.scene import Layer
from maps.style import Theme
from maps.trails import Tracks, TrackShot

COUNT_MS = 500   # so often at most glow and colours follow the cases
Prepare = Callable[[Callable[[], ColouredAreas], Callable[[ColouredAreas], None]], None]


class CanvasOverlays(QObject):
    """Belongs to a `MapCanvas`, in its thread.

    Args:
        prepare: runs a job in the canvas's helper thread and hands the result to another function here.

    Signals:
        scene_changed(): `layers` are others now.
        keys_changed(): the legend may read differently now.
        overlay_changed(): `overlay` is another one now.
    """

    scene_changed = Signal()
    keys_changed = Signal()
    overlay_changed = Signal()

    def __init__(self, prepare: Prepare, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self.wanted = Overlays()
        self.overlay: Overlay | None = None
        self._areas, self._tree = AreaMap("", (0.0, 0.0)), AreaTree()
        self._buildings: Sequence[Building] = ()
        self._marks: Marks | None = None
        self._coloured: ColouredAreas | None = None
        self._counted: Counted | None = None
        self._project: Project | None = None
        self._tracks: Tracks | None = None
        self._board: UnitBoard | None = None
        self._classes: AreaClasses | None = None
        self._levels: dict[str, ColouredAreas] = {}   # prepared for `show_classes`, by word of the level
        self._preparing: set[str] = set()
        self._pins: dict[str, Pins] = {}
        self._pin_shots: dict[str, PinShot] = {}
        self._pin_keys = PinKeys()
        self._icons: tuple[str, dict[str, str]] | None = None
        self._moving = (0, False)   # units that were heard of lately, whether any was ever heard of
        self._timer = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._timer.timeout.connect(self._count)

    # What it shows, and of what

    def show(self, wanted: Overlays) -> None:
        """Switch overlays on and off."""
        before, self.wanted = self.wanted, wanted
        if wanted.choropleth and (not before.choropleth or before.level != wanted.level):
            self._colour()
        self._count()
        if before != wanted:
            self.scene_changed.emit()
            self.keys_changed.emit()   # it says what is on, also of what is empty

    def set_areas(self, areas: AreaMap, tree: AreaTree, project: Project | None) -> None:
        """Another map: another plane, other areas."""
        self._areas, self._tree, self._project = areas, tree, project
        self._coloured = self._counted = None
        self._tracks = Tracks(project, areas.origin) if project is not None else None
        if self.wanted.choropleth:
            self._colour()
        self._pin_shots.clear()
        self._levels.clear()
        self._preparing.clear()
        if self._classes is not None:
            self.show_classes(self._classes)
        for pins in self._pins.values():
            self.set_pins(pins)
        self.follow_units(time.time())

    def set_buildings(self, buildings: Sequence[Building]) -> None:
        """Rooms to count by."""
        self._buildings = buildings
        if self.wanted.choropleth:
            self._colour()

    def set_marks(self, marks: Marks | None) -> None:
        """The cases, which change in place; `cases_changed` says when."""
        self._marks = marks
        self._count()

    def set_units(self, board: UnitBoard) -> None:
        """Where units tell their places."""
        self._board = board

    def show_classes(self, wanted: AreaClasses | None) -> None:
        """Colour areas by classes that somebody worked out; None for no longer."""
        prepared = wanted is None or wanted.level.word in self._levels
        if prepared and (wanted is self._classes if wanted is None else wanted.looks_like(self._classes)):
            return   # a time slider that plays asks thirty times a second
        self._classes = wanted
        if wanted is not None and wanted.level.word not in self._levels and self._areas.ranks:
            areas, tree, buildings, word = self._areas, self._tree, self._buildings, wanted.level.word
            if word not in self._preparing:
                self._preparing.add(word)
                self._prepare(lambda: colour_areas(areas, tree, buildings, word), self.take)
        self.scene_changed.emit()
        self.keys_changed.emit()

    def set_pins(self, pins: Pins) -> None:
        """Show these places instead of those of the same name shown so far; without any, none."""
        if not len(pins.look) and pins.name in self._pins and not len(self._pins[pins.name].look):
            return
        self._pins[pins.name] = pins
        self._icons = self._icons or load_icon_font()
        if self._project is not None and len(pins.look):
            self._pin_shots[pins.name] = in_plane(pins, self._project, self._areas.origin, self._icons,
                                                  self._pin_shots.get(pins.name))
        else:
            self._pin_shots.pop(pins.name, None)
        overlay = self.overlay or Overlay()
        self._set_overlay(Overlay(overlay.heat, overlay.tracks, tuple(self._pin_shots.values())))
        self.keys_changed.emit()

    def pin_shots(self) -> tuple[PinShot, ...]:
        """The pins as they lie on the map, bottom to top."""
        return tuple(self._pin_shots.values())

    def cases_changed(self) -> None:
        """Count anew, soon."""
        if (self.wanted.heat or self.wanted.choropleth) and not self._timer.isActive():
            self._timer.start()

    def follow_units(self, now: float) -> None:
        """Take in where units have been; once a second while trails are shown. Seconds since 1970 UTC."""
        if not self.wanted.trails or self._tracks is None:
            return
        if self._board is not None:
            self._tracks.add(self._board.after(self._tracks.cursor))
        shot = self._tracks.shot(now, self.wanted.minutes * 60)
        self._set_overlay(Overlay(self.overlay.heat if self.overlay else None, shot, self.pin_shots()))
        self._tell_moving(shot)

    def take(self, coloured: ColouredAreas) -> None:
        """Areas of a level are prepared; those of an older map or level are dropped."""
        if coloured.made_of is not self._areas:
            return
        if coloured.wanted in self._preparing:
            self._preparing.discard(coloured.wanted)
            self._levels[coloured.wanted] = coloured
            self.scene_changed.emit()
        if coloured.wanted == self.wanted.level:
            self._coloured = coloured
            self._count()

    def stop(self) -> None:
        self._timer.stop()

    # What is to be painted

    @property
    def demo(self) -> bool:
        """Whether generated units are on the map."""
        trails = self.wanted.trails and self._tracks is not None and self._tracks.demo
        return bool(trails or any(pins.demo for pins in self._pins.values() if len(pins.look)))

    def layers(self, theme: Theme) -> tuple[Layer, ...]:
        """The coloured areas."""
        found = [self._counted.layer(theme)] if self.wanted.choropleth and self._counted is not None else []
        if self._classes is not None and (areas := self._levels.get(self._classes.level.word)) is not None:
            found.append(self._classes.layer(areas))
        return tuple(found)

    def keys(self, theme: Theme) -> tuple[Key, ...]:
        """The legend of what is switched on."""
        found = []
        if self.wanted.choropleth and self._counted is not None:
            found.append(self._counted.key(theme))
        if self._classes is not None:
            found.append(self._classes.key)
        if self.wanted.heat:
            heat = self.overlay.heat if self.overlay is not None else None
            found.append(heat_key(heat is not None and len(heat.x) > 0, theme))
        if self.wanted.trails:
            found.append(trails_key(*self._moving, self.wanted.minutes, theme))
        return (*found, *self._pin_keys.of(self._pin_shots.values(), theme))

    # Inside

    def _colour(self) -> None:
        areas, tree, buildings, word = self._areas, self._tree, self._buildings, self.wanted.level
        if areas.ranks:
            self._prepare(lambda: colour_areas(areas, tree, buildings, word), self.take)

    def _count(self) -> None:
        """Glow and colours as the cases are now."""
        wanted, marks = self.wanted, self._marks
        heat = None
        if wanted.heat and marks is not None:
            heat = HeatShot(marks.origin, *marks.open_places(), float(wanted.radius))
        tracks = self.overlay.tracks if wanted.trails and self.overlay is not None else None
        self._set_overlay(Overlay(heat, tracks, self.pin_shots()))
        if wanted.trails and tracks is None:
            self.follow_units(time.time())
        if not wanted.choropleth:
            self._counted = None
        elif self._coloured is not None and marks is not None:
            counted = self._coloured.counted(marks.open_by_area(), wanted.measure)
            if not counted.looks_like(self._counted):
                self._counted = counted
                self.scene_changed.emit()
        self.keys_changed.emit()

    def _set_overlay(self, overlay: Overlay) -> None:
        if not (overlay.is_empty and self.overlay is None):
            self.overlay = None if overlay.is_empty else overlay
            self.overlay_changed.emit()

    def _tell_moving(self, shot: TrackShot) -> None:
        """The legend says how many units are out."""
        moving = shot.moving, len(shot.x) > 0
        if moving != self._moving:
            self._moving = moving
            self.keys_changed.emit()
