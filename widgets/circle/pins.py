"""Proposed stations as pins on the map, by the number they have in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from console.language import tr
from maps.pins import URGENT, PinLook, Pins
from maps.style import rgba

PROPOSED = "circle_sites"   # name of the pins
COLOUR = "#ffd166"          # as in the layer and in the report


def site_pins(sites: Sequence[dict[str, Any]], demo: bool = False) -> Pins:
    """The sites of `circle next`, the most useful first; none take the pins off the map."""
    looks = tuple(PinLook("map-marker-plus", rgba(COLOUR), rank=URGENT, words=tr("Proposed station"), text=str(number))
                  for number in range(1, len(sites) + 1))
    return Pins(PROPOSED, tr("Service circle"), tuple(str(number) for number in range(len(sites))),
                np.array([one["lon"] for one in sites], np.float64),
                np.array([one["lat"] for one in sites], np.float64),
                np.arange(len(sites), dtype=np.uint16), looks, demo, alone=True)
