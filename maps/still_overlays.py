"""Heat, coloured areas and trails for one picture: counted once, as the window would show them."""

from __future__ import annotations

import time
from collections.abc import Sequence

from console.exchange.crs import from_lonlat
from console.feeds.units import UnitBoard
from console.model.area import AreaTree
from console.model.overlay import Overlays
from console.model.premises import Building
from maps.areas import AreaMap
from maps.choropleth import Counted, colour_areas
from maps.heat import HeatShot
from maps.live import Marks
from maps.map_keys import Key
from maps.overlay_keys import heat_key, trails_key
from maps.overlays import Overlay
from maps.scene import Layer
from maps.style import Theme
from maps.trails import Tracks, TrackShot


class StillOverlays:
    """What lies over one picture.

    Args:
        wanted: what to show. marks: the open cases. units: where moving units are.
        demo: whether generated cases are among them.

    Raises:
        ConsoleError: no area of the level to be coloured has an outline.
    """

    def __init__(self, wanted: Overlays, areas: AreaMap, tree: AreaTree, buildings: Sequence[Building], marks: Marks,
                 units: UnitBoard, demo: bool) -> None:
        self._wanted = wanted
        self._counted: Counted | None = None
        if wanted.choropleth and areas.ranks:
            coloured = colour_areas(areas, tree, buildings, wanted.level)
            self._counted = coloured.counted(marks.open_by_area(), wanted.measure)
        heat = HeatShot(marks.origin, *marks.open_places(), float(wanted.radius)) if wanted.heat else None
        self._tracks: TrackShot | None = None
        if wanted.trails:
            tracks = Tracks(lambda lon, lat: from_lonlat(lon, lat, areas.crs), areas.origin)
            tracks.add(units.after(0))
            self._tracks = tracks.shot(time.time(), wanted.minutes * 60)
            demo = demo or tracks.demo
        self.demo = demo
        empty = heat is None and self._tracks is None
        self.overlay = None if empty else Overlay(heat, self._tracks)

    def layers(self, theme: Theme) -> tuple[Layer, ...]:
        """The coloured areas."""
        return (self._counted.layer(theme),) if self._counted is not None else ()

    def keys(self, theme: Theme) -> tuple[Key, ...]:
        """What all of it means."""
        found = [self._counted.key(theme)] if self._counted is not None else []
        heat = self.overlay.heat if self.overlay is not None else None
        if heat is not None:
            found.append(heat_key(len(heat.x) > 0, theme))
        if self._tracks is not None:
            found.append(trails_key(self._tracks.moving, len(self._tracks.x) > 0, self._wanted.minutes, theme))
        return tuple(found)
