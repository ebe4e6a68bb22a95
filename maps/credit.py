"""Who made what lies under the map: providers of basemaps ask to be named wherever it is shown."""

from __future__ import annotations

from console.language import tr
from console.store.basemaps import BasemapRecord


def credit_of(records: tuple[BasemapRecord, ...]) -> str:
    """One line naming who made the visible ones of these basemaps; "" where nobody wants to be named."""
    named = dict.fromkeys(record.attribution.strip() for record in reversed(records)
                          if record.visible and record.attribution.strip())
    return tr("Basemap: {names}", names=" | ".join(named)) if named else ""
