"""Places on the map in words: the read-out under the cursor, and named views to come back to."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from console.errors import BadInput, ConsoleError, Refused
from console.exchange.coordinates import INSIDE, write_place
from console.exchange.crs import from_lonlat, known_crs, to_lonlat
from console.language import tr
from maps.canvas import MapCanvas, in_degrees
from maps.view import View
from widgets.bookmarks import Bookmark, Bookmarks

FINE = {"gcj02": "GCJ-02", "bd09": "BD-09"}
# Systems offered by name where one is asked for.
OFFERED = (INSIDE, "EPSG:4547", "EPSG:4526", "EPSG:4326", "gcj02", "bd09")


class MapPlaces(QObject):
    """The map's memory for places.

    Args:
        canvas: the map. bookmarks: of the profile.
        show: goes to a view so that one can come back, such as `Navigation.show_view`.

    Signals:
        said(text): for the message bar.
        arrived(lon, lat, words): a place was gone to; it should be marked.
    """

    said = Signal(str)
    arrived = Signal(float, float, str)

    def __init__(self, canvas: MapCanvas, bookmarks: Bookmarks, show: Callable[[View], None],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self.bookmarks, self._show = canvas, bookmarks, show
        self.crs = INSIDE
        try:
            self._write_in(known_crs(bookmarks.crs))
        except ConsoleError:   # a control point file that is gone: the default until another is chosen
            self._write_in(INSIDE)

    def write(self, lon: float, lat: float) -> str:
        """A place (EPSG:4490 degrees) as the read-out writes it, with the system's name unless it is EPSG:4490."""
        if self.crs == INSIDE:
            return in_degrees(lon, lat)
        return f"{write_place(lon, lat, self.crs)}  {short_name(self.crs)}"

    def use_crs(self, crs: str) -> str:
        """Write places in this CRS from now on, also after the next start; its one name.

        Raises:
            BadInput: it names no CRS.
        """
        name = known_crs(crs)
        self.bookmarks.use_crs(name)
        self._write_in(name)
        self.said.emit(tr("Coordinates are now written in {crs}.", crs=short_name(name)))
        return name

    def go_to(self, lon: float, lat: float) -> str:
        """Bring a place (EPSG:4490 degrees) to the middle of the map; how it is written.

        Raises:
            Refused: it cannot be drawn together with what the map shows.
        """
        words, crs = self.write(lon, lat), self._canvas.crs
        x, y = from_lonlat(lon, lat, crs) if crs else (math.nan, math.nan)
        if not math.isfinite(x + y):
            raise Refused(tr("{place} is too far from what the map shows; the view stays as it is.", place=words))
        self._show(msgspec.structs.replace(self._canvas.view, x=x, y=y))
        self.arrived.emit(lon, lat, words)
        return words

    def keep_bookmark(self, name: str) -> None:
        """Keep the present view under a name.

        Raises:
            BadInput: the map shows nothing yet.
        """
        view, name = self._canvas.view, name.strip()
        if not self._canvas.crs:
            raise BadInput(tr("The map shows nothing yet that could be kept."))
        lon, lat = to_lonlat(view.x, view.y, self._canvas.crs)
        self.bookmarks.keep(Bookmark(name, lon, lat, view.scale * view.ratio))
        self.said.emit(tr("This view is kept as {name}.", name=name))

    def go_to_bookmark(self, name: str) -> bool:
        """Show a named view; False where there is none of that name."""
        found = self.bookmarks.get(name)
        if found is None or not self._canvas.crs:
            return False
        view = self._canvas.view
        x, y = from_lonlat(found.lon, found.lat, self._canvas.crs)
        self._show(msgspec.structs.replace(view, x=x, y=y, scale=found.scale / view.ratio))
        return True

    def forget_bookmark(self, name: str) -> None:
        """Take a named view out.

        Raises:
            NotFound: there is none of that name.
        """
        self.bookmarks.forget(name)
        self.said.emit(tr("The bookmark {name} is gone.", name=name))

    def _write_in(self, crs: str) -> None:
        self.crs = crs
        self._canvas.set_read_out(self.write)


def short_name(crs: str) -> str:
    """A CRS as it fits beside coordinates: its code, a file's name, or the head of a long definition."""
    if crs in FINE:
        return FINE[crs]
    if crs.startswith("points:"):
        return Path(crs).name
    return crs if len(crs) <= 24 else f"{crs[:23]}…"
