"""What is on one map: areas, buildings, layers, cases; prepared beside the main thread, composed into a scene."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from console.exchange.crs import from_lonlat
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from console.model.premises import Building
from maps.areas import AreaMap, map_areas
from maps.buildings import building_layer, map_buildings
from maps.furniture import Taken
from maps.helper import Helper
from maps.kept_areas import kept_areas, kept_buildings
from maps.live import Marks, Project, Shot
from maps.prepare import Prepared
from maps.scene import Built, Layer, Scene, Under
from maps.style import Theme

FADE_TICK = 500   # milliseconds between two looks at whether new arrivals still wear their ring

Bounds = tuple[float, float, float, float]
Builder = Callable[[str, Theme], Built]


class MapContent(QObject):
    """What a `MapCanvas` shows, without knowing how; in the main thread.

    Signals:
        plane_changed(before): areas are other ones, perhaps in another plane; `before` is the `AreaMap` until now.
        marks_made(): `marks` is another object. marks_changed(): what it holds is.
        faded(): rings of new arrivals are to be painted as they are now.
        changed(): `composed` gives another one now.

    Attributes:
        helper: prepares in a thread of its own.
        areas: the present map of them. areas_demo: some of them are generated.
        marks: the cases, None until there is a plane.
    """

    plane_changed = Signal(object)
    marks_made = Signal()
    marks_changed = Signal()
    faded = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme, self.helper = theme, Helper(self)
        self.areas = AreaMap("", (0.0, 0.0))
        self.tree: AreaTree | None = None
        self.areas_demo = False
        self.marks: Marks | None = None
        self.raw_buildings: Sequence[Building] = ()
        self.selected_area = ""
        self._buildings: Prepared | None = None
        self._extra: tuple[Layer, ...] = ()
        self._build: Builder | None = None
        self._user = Built()
        self._unders: tuple[Under, ...] = ()
        self._home: Bounds | None = None
        self._kept: Path | None = None
        self._cases: dict[str, Case] = {}
        self._catalogue: Catalogue | None = None
        self._accept: Callable[[Case], bool] | None = None
        self._fade = QTimer(self, interval=FADE_TICK)
        self._fade.timeout.connect(self._fade_on)

    # What is on it

    def keep_in(self, folder: Path) -> None:
        """Keep what is prepared of areas and buildings in a folder of its own, for the next start."""
        self._kept = folder

    def set_areas(self, tree: AreaTree) -> None:
        """Show these areas from now on; the first ones with a geometry decide the working CRS."""
        self.tree = tree
        home, kept = self._home, self._kept
        self.helper.ask(lambda: kept_areas(kept, tree, home) if kept else map_areas(tree, home), self._take_areas)

    def set_home(self, bounds: Bounds | None) -> None:
        """Where to look and which working CRS to use while no area has an outline: bounds of layers or cases."""
        if bounds != self._home:
            self._home = bounds
            if self.tree is not None and not self.areas.ranks:
                self.set_areas(self.tree)

    def set_buildings(self, buildings: Sequence[Building]) -> None:
        """Show their outlines."""
        self.raw_buildings = buildings
        self._prepare_buildings()

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
        if self.marks is not None:
            self.marks.apply(changes, time.monotonic())
            if changes.added:
                self._fade.start()
        self.marks_changed.emit()

    def set_case_filter(self, accept: Callable[[Case], bool] | None) -> None:
        """Show only the cases `accept` says yes to; None for all."""
        self._accept = accept
        if self.marks is not None:
            self.marks.filter(accept, self._cases)
        self.marks_changed.emit()

    def set_unders(self, unders: Sequence[Under]) -> None:
        """Show these pictures under everything, bottom to top; call again whenever a better one can be had."""
        self._unders = tuple(unders)
        self.changed.emit()

    def set_user_layers(self, build: Builder | None) -> None:
        """Show the layers that `build(working CRS, theme)` makes; it is called in the helper thread."""
        self._build = build
        self._build_user_layers()

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Show these layers between the land and the buildings, bottom to top: basemaps and the user's own."""
        self._extra = tuple(layers)
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours."""
        self.theme = theme
        self.changed.emit()

    def select_area(self, area_id: str) -> None:
        """Highlight an area; "" for none."""
        if area_id != self.selected_area:
            self.selected_area = area_id
            self.changed.emit()

    # What is to be painted

    def composed(self, coloured: tuple[Layer, ...], taken: Taken) -> Scene:
        """The still picture as it is now.

        Args:
            coloured: areas by their figures, over the land. taken: where no name may stand.
        """
        theme, areas = self.theme, self.areas
        base = () if self._unders else areas.base(theme)  # land would hide what lies under it
        layers = base + coloured + self._extra + self._user.layers
        if self._buildings is not None and len(self._buildings):
            layers += (building_layer(self._buildings, theme),)
        layers += self._user.over
        layers += areas.borders(theme) + areas.selection(self.selected_area, theme)
        return Scene(theme.outside, layers, areas.labels(theme) + self._user.labels, self._unders, taken)

    def shot(self, selected: str, dots: bool) -> Shot | None:
        """The cases at this moment."""
        return None if self.marks is None else self.marks.shot(time.time(), time.monotonic(), selected, dots)

    def projection(self) -> Project | None:
        """Degrees to metres of the plane, None until there is one."""
        crs = self.areas.crs
        return (lambda lon, lat: from_lonlat(lon, lat, crs)) if crs else None

    def close(self) -> None:
        """End the helper's thread."""
        self._fade.stop()
        self.helper.close()

    # Inside

    def _take_areas(self, areas: AreaMap) -> None:
        before, self.areas = self.areas, areas
        self.areas_demo = any(area.demo for area in self.tree or ())
        self.plane_changed.emit(before)
        if (areas.crs, areas.origin) != (before.crs, before.origin):
            self._buildings = None
            self._prepare_buildings()
            self._build_user_layers()
            self._fill_marks()
        self.changed.emit()

    def _prepare_buildings(self) -> None:
        crs, origin, buildings, kept = self.areas.crs, self.areas.origin, self.raw_buildings, self._kept
        if crs:
            self.helper.ask(lambda: kept_buildings(kept, buildings, crs, origin) if kept
                             else map_buildings(buildings, crs, origin), self._take_buildings)

    def _take_buildings(self, prepared: Prepared) -> None:
        self._buildings = prepared
        self.changed.emit()

    def _build_user_layers(self) -> None:
        crs, theme, build = self.areas.crs, self.theme, self._build
        if crs:
            self.helper.ask(lambda: build(crs, theme) if build else Built(), self._take_user)

    def _take_user(self, built: Built) -> None:
        self._user = built
        self.changed.emit()

    def _fill_marks(self) -> None:
        project = self.projection()
        if project is None:
            return
        self.marks = Marks(project, self.areas.origin, self._catalogue)
        self.marks.apply(Changes(added=tuple(self._cases.values())), 0.0)
        self.marks.filter(self._accept, self._cases)
        self.marks_made.emit()

    def _fade_on(self) -> None:
        if self.marks is None or not self.marks.has_fresh(time.monotonic()):
            self._fade.stop()
        self.faded.emit()
