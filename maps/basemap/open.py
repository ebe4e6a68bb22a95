"""A basemap of the profile, opened for the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from console.exchange.tiles.open import Folders, open_source
from console.store.basemaps import BasemapRecord
from maps.basemap.basemap import Basemap


def open_basemap(record: BasemapRecord, folders: Folders, on_ready: Callable[[], None] = lambda: None,
                 on_notice: Callable[[str], None] = lambda text: None) -> Basemap:
    """Open the file or server of a record; see `Basemap` for the callbacks.

    Raises:
        ConsoleError: it cannot be opened now, in one sentence; the map goes on without it.
    """
    reopen = partial(open_source, record, folders)
    return Basemap(reopen(), reopen, on_ready, on_notice)
