"""Import of areas (行政区划、网格导入): whole or not at all, and only after showing what is believed.

The steps stand each in a file of their own: `vector` reads, `area_place` settles the CRS, `crs_doubt` asks
whether it is GCJ-02 after all, `area_rows` finds what cannot be an area, `area_parents` puts each under the
one above, `area_checks` measures overlaps and gaps.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.errors import BadInput, Refused
from console.exchange.area_checks import Fitting, fitting
from console.exchange.area_parents import Parents, find_parents
from console.exchange.area_place import Placed, place
from console.exchange.area_rows import Fields, Refusal, Row, choose_layer, rows_of
from console.exchange.crs import geodesic_area
from console.exchange.crs_doubt import doubt, nearest_known
from console.exchange.vector import VectorLayer, read_vector
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.progress import Progress
from console.store.areas import AreaStore

_FAR = 100_000.0        # metres from all known areas beyond which somebody should look twice
_NAMED = 5              # refused rows that a sentence names


class Believes(msgspec.Struct, frozen=True):
    """What the importer takes the file for.

    Attributes:
        file, sha256, layer, rows, encoding, driver: the file.
        declared_crs: by the file itself, None if it declares nothing.
        bounds: west, south, east, north in EPSG:4490; None in a plain table.
        invalid: shapes that were invalid and were repaired.
        overlaps_m2, overlap_pairs, gaps_m2, gap_count: how the areas fit together, see `area_checks`.
        orphans: areas without an area above, though there are some.
    """

    file: str
    sha256: str
    layer: str
    rows: int
    encoding: str
    driver: str
    declared_crs: str | None
    bounds: tuple[float, float, float, float] | None
    invalid: int
    overlaps_m2: float
    overlap_pairs: int
    gaps_m2: float
    gap_count: int
    orphans: int


class ImportResult(msgspec.Struct, frozen=True):
    """What was imported, or would be.

    Attributes:
        imported: number of areas taken in from rows; 0 on a dry run.
        repaired: of them, those whose shape had to be repaired.
        refused: rows left out (only with `skip_bad` or on a dry run).
        crs: in which the coordinates were read.
        parents_made: names of areas made above, because rows name them and nobody knew them.
        dry_run: nothing was written.
    """

    imported: int
    repaired: int
    refused: list[Refusal]
    crs: str
    warnings: list[str]
    parents_made: list[str]
    believes: Believes
    dry_run: bool = False


class Choices(msgspec.Struct, frozen=True):
    """How to read a file; see `import_areas`."""

    crs: str | None = None
    encoding: str | None = None
    swap: bool = False
    skip_bad: bool = False
    dry_run: bool = False
    authority: str = ""
    year: int = 0


def import_areas(path: Path, level: Level, name: str, code: str | None = None, parent: str | None = None,
                 crs: str | None = None, encoding: str | None = None, *, areas: AreaStore, actor: str = "",
                 progress: Progress | None = None, swap: bool = False, skip_bad: bool = False,
                 dry_run: bool = False, authority: str = "", year: int = 0) -> ImportResult:
    """Import the areas of one file into one level.

    Args:
        name, code, parent: columns that hold each area's name, its code, and the name or code of the area above.
        crs: what the coordinates are in; None to believe the file.
        encoding: of the texts; None to recognise it.
        swap: the file has latitude before longitude.
        skip_bad: leave out rows that cannot be used, instead of refusing the file.
        dry_run: show what is believed and write nothing.
        authority, year: who gave the codes, and of which year; the file's name by default.

    Raises:
        BadInput: the file cannot be read, or its coordinates are not what they are said to be.
        Refused: a row cannot be used, or an area is in the profile already; nothing was changed.
    """
    path, progress = Path(path), progress or Progress()
    chosen = Choices(crs, encoding, swap, skip_bad, dry_run, authority.strip() or path.stem, year)
    fields = Fields(name, code, parent)
    layer = choose_layer(read_vector(path, encoding, progress), fields, path.name)
    table_only = layer.driver in ("CSV", "XLSX", "ODS") and not _has_polygons(layer)
    placed = Placed(np.full(len(layer), None, dtype=object), "", [], []) if table_only \
        else place(layer, crs, swap, path.name)
    rows, refused = rows_of(layer, fields, placed, level)
    if not rows and not refused:
        raise BadInput(tr("{file} holds no rows; nothing was imported.", file=path.name))
    if refused and not (skip_bad or dry_run):
        raise Refused(_sentence(path.name, refused, len(layer) + len(layer.refused)))
    tree = areas.tree()
    parents = find_parents(rows, level, tree, parent is not None, year)
    fits = fitting(np.array([row.shape for row in rows], dtype=object), progress)
    new = [*parents.made, *_areas(rows, level, parents, chosen, tree)]
    if table_only and not shapely.is_missing(layer.geometries).all():
        layer.warnings.append(tr("{file} holds places, not outlines: its areas are without a geometry.",
                                 file=path.name))
    believes = _believes(path, layer, placed, rows, parents, fits)
    warnings = [*layer.warnings, *placed.warnings, *_doubts(rows, level, chosen, placed, tree),
                *_notes(rows, parents, fits)]
    if not dry_run:
        progress(0, 0, tr("Saving"))
        areas.add(new, _lineage(chosen, placed, layer, refused, believes), actor)
    return ImportResult(0 if dry_run else len(rows), layer.repaired, refused, placed.crs, warnings,
                        [area.name for area in parents.made], believes, dry_run)


def _has_polygons(layer: VectorLayer) -> bool:
    """A table's coordinates are its offices' places, not outlines."""
    return bool((shapely.get_dimensions(layer.geometries) == 2).any())


def _sentence(name: str, refused: list[Refusal], count: int) -> str:
    listed = "; ".join(tr("row {row}: {why}", row=one.row, why=one.why) for one in refused[:_NAMED])
    more = len(refused) - _NAMED
    if more > 0:
        listed += tr("; and {count} more", count=more)
    return tr("{bad} of {count} rows of {file} cannot be areas ({listed}). Nothing was imported; correct them, or "
              "leave them out with --skip-bad.", bad=len(refused), count=count, file=name, listed=listed)


def _areas(rows: list[Row], level: Level, parents: Parents, chosen: Choices, tree: AreaTree) -> list[Area]:
    """The areas as they will be stored.

    Raises:
        Refused: a code, or a name under the same parent, is in the profile already from the same authority.
    """
    coded: dict[str, list[Area]] = defaultdict(list)
    for area in tree:
        coded[area.code].append(area)
    names = {area.id: area.name for area in (*tree, *parents.made)}
    found = []
    for row in rows:
        parent = parents.of[row.row]
        by_name = f"{level.word}:{names.get(parent, '')}/{row.name}"
        known = coded.get(row.code, []) if row.code else [tree[by_name]] if by_name in tree else []
        same = next((a for a in known if (a.authority, a.year) == (chosen.authority, chosen.year)), None)
        if same is not None:
            raise Refused(tr("{name} of {authority} is in this profile already ({area}); nothing was imported. "
                             "Remove it first or name another --authority.", name=same.name, area=same.code or same.id,
                             authority=chosen.authority))
        id_ = row.code if row.code and not known and row.code not in tree else by_name
        if id_ in tree:   # the same area of another authority
            id_ = f"{id_}@{chosen.authority}"
        found.append(_area(id_, row, level, parent, chosen))
    return found


def _area(id_: str, row: Row, level: Level, parent: str, chosen: Choices) -> Area:
    bounds = None
    if row.shape is not None:
        west, south, east, north = row.shape.bounds
        bounds = (west, south, east, north)
    return Area(id_, row.code, row.name, level, parent, chosen.authority, chosen.year,
                wkb=None if row.shape is None else shapely.to_wkb(row.shape), bounds=bounds,
                size=geodesic_area(row.shape))


def _doubts(rows: list[Row], level: Level, chosen: Choices, placed: Placed, tree: AreaTree) -> list[str]:
    """Sentences about a CRS that may be another."""
    known = [area for area in tree if area.wkb is not None]
    if not placed.crs or not known or not rows:
        return []
    found = []
    shapes = np.array([row.shape for row in rows], dtype=object)
    if placed.crs in ("EPSG:4326", "EPSG:4490"):
        other = doubt(shapes, [row.name for row in rows], level, known)
        if other is not None:
            found.append(tr("The areas fit {crs} better by {metres} m (boundaries {found} m instead of {declared} m "
                            "from the known ones): if that is right, import them again with --crs {option}.",
                            crs={"gcj02": "GCJ-02", "bd09": "BD-09"}[other.crs], metres=round(other.metres),
                            found=round(other.found), declared=round(other.declared), option=other.crs))
            if not chosen.dry_run:
                found.append(tr("The areas just imported can be taken out with: areas remove --authority {authority}",
                                authority=chosen.authority))
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    away = nearest_known((west + east) / 2, (south + north) / 2, known)
    if away > _FAR:
        found.append(tr("The areas lie {distance} km from all others in this profile.",
                        distance=round(away / 1000)))
    return found


def _notes(rows: list[Row], parents: Parents, fits: Fitting) -> list[str]:
    """Sentences about what does not fit together."""
    found = []
    if parents.made:
        found.append(tr("{count} areas above were not known and are made from the areas below them: {names}.",
                        count=len(parents.made), names=", ".join(area.name for area in parents.made[:12])))
    if parents.orphans:
        found.append(tr("{count} areas have no area above them.", count=len(parents.orphans)))
    if parents.ambiguous:
        found.append(tr("Several known areas are called {names}; the first was taken.",
                        names=", ".join(parents.ambiguous[:5])))
    if fits.overlap_pairs and fits.worst is not None:
        a, b = (rows[i].name for i in fits.worst)
        found.append(tr("{pairs} pairs of areas overlap, by {size} m² together; most of all {a} and {b}.",
                        pairs=fits.overlap_pairs, size=round(fits.overlaps_m2), a=a, b=b))
    if fits.gap_count:
        found.append(tr("{count} gaps of {size} m² together belong to no area.", count=fits.gap_count,
                        size=round(fits.gaps_m2)))
    return found


def _believes(path: Path, layer: VectorLayer, placed: Placed, rows: list[Row], parents: Parents,
              fits: Fitting) -> Believes:
    shapes = [row.shape for row in rows if row.shape is not None]
    bounds = None
    if shapes:
        west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object)).tolist()
        bounds = (west, south, east, north)
    return Believes(path.name, _sha256(path), layer.name, len(layer) + len(layer.refused), layer.encoding,
                    layer.driver, layer.crs, bounds, layer.repaired, round(fits.overlaps_m2, 1),
                    fits.overlap_pairs, round(fits.gaps_m2, 1), fits.gap_count, len(parents.orphans))


def _sha256(path: Path) -> str:
    """Of the file itself; "" for a folder (.gdb)."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lineage(chosen: Choices, placed: Placed, layer: VectorLayer, refused: list[Refusal],
             believes: Believes) -> dict[str, Any]:
    """What the ledger keeps about where the areas came from."""
    return {**msgspec.to_builtins(believes), "crs": placed.crs, "named_crs": chosen.crs, "swapped": chosen.swap,
            "repaired": layer.repaired, "authority": chosen.authority, "year": chosen.year,
            "refused": msgspec.to_builtins(refused[:100]), "refused_count": len(refused)}
