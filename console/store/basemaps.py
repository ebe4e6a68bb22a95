"""The basemaps of a profile: where each one is, and how it is shown; the tiles stay where they are."""

from __future__ import annotations

import msgspec

from console.errors import NotFound, Refused
from console.language import tr
from console.store.stack import StackStore, stack_table


class BasemapRecord(msgspec.Struct, frozen=True):
    """One basemap of a profile.

    Attributes:
        id: short and unique in the profile; its downloaded tiles are the file of that name.
        name: shown in the layer list; unique.
        kind: "mbtiles", "pmtiles", "geotiff", "wmts" or "xyz".
        where: path of the file, or address of the server.
        crs: given by the user: the raster's CRS, or "gcj02"/"bd09" for shifted tiles; "" as declared.
        layer, matrix_set: chosen ones of a server.
        document: a server's capabilities, so that its tiles can be used without it.
        key: "name=value" or just a value, sent to the server; never shown.
        min_zoom, max_zoom: of its tiles.
        bounds: (west, south, east, north), EPSG:4490 degrees.
        attribution: to be shown on the map.
        order: position, 0 at the bottom.
        source_size, source_mtime: of the file when it was added.
        added_at, added_by: lineage; seconds since 1970 UTC.
    """

    id: str
    name: str
    kind: str
    where: str
    crs: str = ""
    layer: str = ""
    matrix_set: str = ""
    document: bytes = b""
    key: str = ""
    min_zoom: int = 0
    max_zoom: int = 0
    bounds: tuple[float, float, float, float] | None = None
    attribution: str = ""
    order: int = 0
    visible: bool = True
    opacity: float = 1.0
    source_size: int = 0
    source_mtime: float = 0.0
    added_at: float = 0.0
    added_by: str = ""


class BasemapStore(StackStore[BasemapRecord]):
    """Basemaps from bottom to top."""

    table = stack_table("basemaps")
    kind = BasemapRecord

    def find(self, text: str) -> BasemapRecord:
        """The basemap of that id or name. Raises `NotFound`."""
        found = self.named(text)
        if found is None:
            raise NotFound(tr("There is no basemap {name}. The basemaps are: {names}", name=text,
                              names=self.names()))
        return found

    def add(self, *new: BasemapRecord) -> None:
        """Put new basemaps on top of the others. Raises `Refused` for a name that is known."""
        for record in new:
            if any(record.name == one.name for one in self.all()):
                raise Refused(tr("There is a basemap {name} already; give another name with --name.",
                                 name=record.name))
        super().add(*new)
