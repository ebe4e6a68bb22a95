"""What is written around a printed map: its title, what it shows as of when, from where, and of which record."""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pyproj import CRS

from console.language import tr
from maps.sheet_furniture import grid_step
from widgets.words import authority_word

if TYPE_CHECKING:
    from console.wiring import Console
    from maps.sheet_layout import Ground
    from maps.still import Still
    from maps.still_choice import Wanted

HASH = 16         # characters of an entry's hash that are printed
MOST_SITES = 3
MOST_SOURCES = 4


def title_of(console: Console, wanted: Wanted, still: Still) -> str:
    """The area's name and what is on the map; without any area the names of the layers."""
    tree = console.areas.tree()
    tops = [area.name for area in tree.children()]
    if wanted.area is not None:
        name = "".join(area.name for area in tree.path(wanted.area.id)[-2:])
    elif still.scene.labels and tops and _shows_areas(still):
        name = "、".join(tops[:3])
    else:
        return tr("Map of {layers}", layers=", ".join(record.name for record in reversed(still.records[-3:])))
    return tr("{area}: open cases", area=name) if still.shot is not None else tr("{area}: map", area=name)


def subtitle_of(console: Console) -> str:
    """As of when: the last entry of the record, and when it was printed."""
    last = console.ledger.latest(limit=1)
    printed = tr("printed {when}", when=_moment(time.time()))
    return tr("Data as of {when}; {printed}", when=_moment(last[0].at), printed=printed) if last else printed


def notes_of(console: Console, still: Still, ground: Ground, unit: float) -> tuple[str, ...]:
    """Coordinate system, grid, sources."""
    step = grid_step(ground, unit)
    length = tr("{n} km", n=f"{step / 1000:g}") if step >= 1000 else tr("{n} m", n=f"{step:g}")
    notes = [tr("Coordinates: {crs}; grid every {step}, numbered in kilometres; at the corners longitude and latitude "
                "(EPSG:4490).", crs=crs_words(still.crs), step=length)]
    sources = Counter(f"{authority_word(area.authority)} {area.year or ''}".strip()
                      for area in console.areas.tree() if area.authority)
    if sources and _shows_areas(still):
        notes.append(tr("Areas: {sources}.", sources=", ".join(name for name, _ in sources.most_common(MOST_SOURCES))))
    layers = [tr("{layer}: {file}, {crs}, added {when}, SHA-256 {digest}.", layer=record.name,
                 file=Path(record.source).name, crs=record.crs, when=_moment(record.added_at),
                 digest=record.source_hash[:8]) for record in reversed(still.records)]
    notes += list(dict.fromkeys(layers))[:MOST_SOURCES]  # one file may give a layer for each kind of shape
    if still.basemaps is not None and still.basemaps.credit:
        notes.append(f"{still.basemaps.credit}.")
    if still.demo:
        notes.append(tr("Part of this map is generated demo data and shows nothing real."))
    return tuple(notes)


def state_of(console: Console) -> str:
    """The profile and the heads of its ledger: whoever has the record can prove that this is what it said."""
    heads = sorted(console.ledger.heads().items(), key=lambda item: -item[1][0])
    told = [f"{site}#{index} {digest.hex()[:HASH]}" for site, (index, digest) in heads[:MOST_SITES]]
    if len(heads) > MOST_SITES:
        told.append(tr("… and {n} more", n=len(heads) - MOST_SITES))
    record = ", ".join(told) or tr("no entries yet")
    return tr("State of the record: {record}; profile {profile}", record=record, profile=console.profile.folder.name)


def crs_words(crs: str) -> str:
    """A working CRS in words: its name, its central meridian and its code."""
    code = int(crs.removeprefix("EPSG:")) if crs.startswith("EPSG:") else 0
    if 4534 <= code <= 4554:
        return tr("CGCS2000, 3-degree Gauss-Krüger, central meridian {lon}°E ({crs})", lon=75 + 3 * (code - 4534),
                  crs=crs)
    return f"{CRS.from_user_input(crs).name} ({crs})"


def _shows_areas(still: Still) -> bool:
    """Whether the console's areas are on the map; over a basemap only their borders are."""
    return any(layer.name == "land" or layer.name.startswith("borders ") for layer in still.scene.layers)


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H:%M")
