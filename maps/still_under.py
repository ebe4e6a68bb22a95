"""Basemaps for pictures and sheets: opened for one picture, waited for until every tile is there."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from console.errors import ConsoleError
from console.exchange.tiles.open import folders_of
from console.profile import Profile
from console.store.basemaps import BasemapRecord
from maps.basemap.basemap import Basemap
from maps.basemap.open import open_basemap
from maps.credit import credit_of
from maps.scene import Under
from maps.view import View

PATIENCE = 30.0  # seconds for the tiles of one picture; what is missing then is hatched or left out
ROUNDS = 8       # looks at what is still missing


class Basemaps:
    """Opened basemaps, bottom first; `close` them when the picture is drawn.

    Args:
        profile: where tiles and overviews are kept.

    Raises:
        ConsoleError: one cannot be opened, in one sentence.
    """

    def __init__(self, profile: Profile, records: tuple[BasemapRecord, ...]) -> None:
        self.records = records
        self._open: list[Basemap] = []
        try:
            for record in records:
                self._open.append(open_basemap(record, folders_of(profile)))
        except ConsoleError:
            self.close()
            raise

    def unders(self, crs: str) -> tuple[Under, ...]:
        """To be painted under everything, in this working CRS."""
        return tuple(Under(partial(_whole, basemap, crs), record.opacity)
                     for record, basemap in zip(self.records, self._open, strict=True))

    @property
    def credit(self) -> str:
        """Who made them."""
        return credit_of(self.records)

    def close(self) -> None:
        while self._open:
            self._open.pop().close()


def _whole(basemap: Basemap, crs: str, view: View) -> NDArray[np.uint8]:
    """A view of a basemap with all its tiles."""
    frame = basemap.render(view, crs)
    for _ in range(ROUNDS):
        if frame.complete or not basemap.wait_idle(PATIENCE):
            break
        frame = basemap.render(view, crs)
    return frame.rgba
