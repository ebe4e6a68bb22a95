"""The demo district (演示数据): made from a seed, written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
from sqlalchemy import Connection

from console.demo.areas import Layout, lay_areas
from console.demo.blocks import lay_blocks
from console.demo.buildings import raise_buildings
from console.demo.communities import share_out
from console.demo.facilities import place_facilities
from console.demo.facts import FUTIAN, Facts, read_facts
from console.demo.frame import Frame
from console.demo.landuse import LandUse, with_schools
from console.demo.names import Names
from console.demo.staff import hire
from console.errors import NotFound, Refused
from console.language import tr
from console.model.area import Level
from console.model.premises import Building, Facility, Person
from console.progress import Progress
from console.store.areas import AreaStore
from console.store.places import PlaceStore

SEED = 440304
BUILDINGS = 20_000
FACILITIES = 1_500
STEPS = 1000   # of progress in all
GENERATED = 420   # of them when everything is there but not written

District = tuple[Layout, list[Building], list[Facility], list[Person]]
More = Callable[[Connection, list[Building], list[Facility], Progress], None]


def make_demo(areas: AreaStore, places: PlaceStore, seed: int = SEED, progress: Progress | None = None,
              more: More | None = None) -> dict[str, int]:
    """Generate the demo district and write it into a profile in one transaction.

    Args:
        areas, places: of the profile.
        seed: equal seeds give equal districts.
        progress: told what is done; cancelling leaves nothing behind.
        more: writes what else there is of buildings and facilities, in the same transaction, and tells how far it is.

    Returns:
        How much of each kind was made, and the seed.

    Raises:
        Refused: the profile has this district already.
        Cancelled: on the user's wish; nothing was changed.
    """
    progress = progress or Progress()
    facts = read_facts()
    if facts.code in areas.tree():
        raise Refused(tr("{name} is already in this profile; nothing was changed. Remove it first "
                         "with: demo remove", name=facts.name))
    layout, buildings, facilities, people = generate(facts, seed, progress.part(0, GENERATED, STEPS))
    progress(GENERATED, STEPS, tr("Saving …"))

    def rows(connection: Connection) -> None:
        places.insert(connection, buildings, facilities, people)
        places.insert_base_grids(connection, layout.bases, demo=True)
        if more is not None:
            more(connection, buildings, facilities, progress.part(GENERATED, STEPS, STEPS))

    areas.add(layout.areas, lineage={
        "source": "demo", "seed": seed, "crs": "EPSG:4490", "laid_out_in": facts.crs,
        "facts": FUTIAN.name, "sha256": hashlib.sha256(FUTIAN.read_bytes()).hexdigest(),
        "buildings": len(buildings), "facilities": len(facilities), "people": len(people),
    }, rows=rows)
    ranks = {"streets": Level.STREET, "communities": Level.COMMUNITY, "grids": Level.GRID}
    levels = {word: sum(area.level == level for area in layout.areas) for word, level in ranks.items()}
    return {"areas": len(layout.areas), **levels, "buildings": len(buildings),
            "facilities": len(facilities), "people": len(people), "seed": seed}


def generate(facts: Facts, seed: int, progress: Progress) -> District:
    """The district in memory. Nothing in it depends on anything but the facts and the seed."""
    luck = np.random.default_rng(seed)
    frame = Frame(facts.crs)
    land = LandUse(facts, frame)
    blocks = lay_blocks(facts, frame, land, luck, _part(progress, 0, 250, tr("Drawing street blocks …")))
    progress(250, STEPS, tr("Sharing blocks out among communities …"))
    owner = share_out(blocks, facts, frame)
    progress(370, STEPS, tr("Numbering grids …"))
    layout = lay_areas(facts, frame, blocks, owner)
    streets = np.repeat(np.arange(len(facts.streets)), [len(s.communities) for s in facts.streets])
    uses = with_schools(blocks.uses, owner, streets, luck)
    names = Names(luck)
    buildings = raise_buildings(facts, frame, land, blocks, uses, layout, BUILDINGS, luck, names,
                                _part(progress, 400, 900, tr("Putting up buildings …")))
    facilities = place_facilities(frame, blocks, layout, buildings, FACILITIES, luck,
                                  _part(progress, 900, 950, tr("Placing facilities and staff …")))
    return layout, buildings, facilities, hire(layout.areas, names)


def remove_demo(areas: AreaStore, places: PlaceStore,
                more: Callable[[Connection], None] | None = None) -> dict[str, int]:
    """Remove all generated areas, buildings, facilities and staff. Cases and the ledger stay.

    Args:
        more: removes what else was generated, in the same transaction.

    Raises:
        NotFound: there is no demo data.
        Refused: areas that are not generated stand below generated ones.
    """
    areas.refresh()
    gone = [area.id for area in areas.tree() if area.demo]
    if not gone:
        raise NotFound(tr("This profile holds no demo data; nothing was changed."))
    before = places.counts()

    def rows(connection: Connection) -> None:
        if more is not None:    # first: what else there is may have to look at the buildings once more
            more(connection)
        places.remove_demo(connection)

    areas.remove(gone, "demo removed", rows=rows)
    after = places.counts()
    return {"areas": len(gone), **{kind: before[kind] - after[kind] for kind in before}}


def _part(progress: Progress, start: int, stop: int, text: str) -> Callable[[int, int], None]:
    """Progress of one step as a part of the whole."""

    def tick(done: int, total: int) -> None:
        progress(start + (stop - start) * done // max(total, 1), STEPS, text)

    return tick
