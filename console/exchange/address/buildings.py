"""Buildings of a register: code, name, door plate and place; located in the grid, shown as they are drawn."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.exchange.address.field_words import field_word
from console.exchange.address.words import Words
from console.exchange.crs import to_lonlat, transform_geometries
from console.exchange.rows.columns import Columns, places
from console.exchange.rows.tally import Tally
from console.insight.features import METRES_PER_DEGREE
from console.language import tr
from console.model.address import fault, normalise
from console.model.area import AreaTree
from console.model.premises import Building
from console.store import address_bulk as bulk
from console.store.addresses import AddressStore
from console.store.locator import Locator
from console.store.places import PlaceStore

SIDE = 10.0         # m: of the square that stands for a building without an outline
STOREY = 3.0        # m: height of a floor where only floors are given
_LONGEST = 80
_PREFIXES = (6, 9, 12)


class _Row(msgspec.Struct):
    index: int
    building: Building
    line: str
    old: str


class BuildingImport:
    """Takes in one register of buildings, piece by piece.

    Args:
        addresses, places: where they go.
        tree, locator: the areas of the profile.
        words: what uses are called.
        crs: of the coordinates.
    """

    def __init__(self, addresses: AddressStore, places_: PlaceStore, tree: AreaTree, locator: Locator, words: Words,
                 crs: str) -> None:
        self._addresses = addresses
        self._stored = places_
        self._tree = tree
        self._locator = locator
        self._words = words
        self._crs = crs
        self._prefixes = Prefixes(tree, places_.bases())
        self._seen: dict[str, int] = {}
        self.strays = 0         # buildings in another base grid than their code says
        self.squares = 0        # buildings without an outline

    def prepare(self, columns: Columns) -> list[_Row]:
        """Check a piece; says in `columns` what is wrong with which row."""
        codes = self._codes(columns)
        names, lines, old = (columns.texts(field) for field in ("name", "line", "old"))
        for index, name in enumerate(names):
            if not name:
                columns.refuse(index, tr("it has no name"))
            elif max(len(name), len(lines[index])) > _LONGEST:
                columns.refuse(index, tr("a text is longer than {count} characters", count=_LONGEST))
        uses = columns.mapped("use", self._words.building_use_of)
        numbers = {field: self._number(columns, field) for field in ("floors", "height", "rooms")}
        lon, lat, shapes, areas = self._located(columns)
        rows = []
        for i in np.flatnonzero(columns.good).tolist():
            floors = int(numbers["floors"][i])
            height = float(numbers["height"][i]) or floors * STOREY
            building = Building(codes[i], names[i], areas[i], uses[i] or "residential", floors, height,
                                int(numbers["rooms"][i]), float(lon[i]), float(lat[i]), shapely.to_wkb(shapes[i]))
            rows.append(_Row(i, building, lines[i], old[i]))
        self._count_strays(rows)
        return rows

    def write(self, connection: Connection, columns: Columns, rows: list[_Row]) -> Tally:
        """Write a checked piece inside an open transaction."""
        there = self._stored.with_codes(connection, [row.building.code for row in rows])
        lines = bulk.lines_of(connection, list(there))
        new = sorted((row for row in rows if row.building.code not in there), key=lambda row: row.building.code)
        changed = [row for row in rows if row.building.code in there and (
            there[row.building.code] != row.building or lines.get(row.building.code, "") != row.line)]
        self._stored.insert(connection, buildings=[row.building for row in new])
        bulk.add_numbers(connection, [(int(row.building.code), row.building.name, row.line, False) for row in new])
        for row in changed:
            bulk.rename_building(connection, row.building.code, there[row.building.code].name, row.building.name,
                                 row.line)
        self._stored.replace(connection, [row.building for row in changed])
        bulk.mark_seen(connection)
        for row in rows:
            if row.old:
                bulk.add_name(connection, row.building.code, row.old)
        return Tally(imported=len(new), updated=len(changed), unchanged=len(rows) - len(new) - len(changed))

    def warnings(self) -> list[str]:
        """Sentences about the register as a whole."""
        found = []
        if self.squares:
            found.append(tr("{count} buildings have no outline and are drawn as squares of {side} m.",
                            count=self.squares, side=round(SIDE)))
        if self.strays:
            found.append(tr("{count} buildings stand in another base grid than their code says.", count=self.strays))
        return found

    def _codes(self, columns: Columns) -> list[str]:
        codes = [normalise(text) for text in columns.texts("code")]
        resolve = self._addresses.history.resolver()
        for index, code in enumerate(codes):
            why = fault(code, "building")
            if why:
                columns.refuse(index, tr("its code is wrong: {why}", why=why))
                continue
            codes[index] = code = resolve(code)
            unknown = self._prefixes.unknown(code)
            if unknown:
                columns.refuse(index, tr("its code begins with that of no known area"), unknown)
                continue
            here = int(columns.rows[index])
            earlier = self._seen.setdefault(code, here)
            if earlier != here:
                columns.refuse(index, tr("the building is given twice"), tr("also in row {row}", row=earlier))
        return codes

    def _located(self, columns: Columns) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.object_],
                                                   list[str]]:
        x, y, placed = places(columns)
        columns.refuse_all(~placed, tr("it has no place: no outline, and no numbers for longitude and latitude"))
        lon, lat = to_lonlat(np.where(placed, x, 0.0), np.where(placed, y, 0.0), self._crs)
        shapes = np.full(len(columns), None, dtype=object) if columns.shapes is None else \
            transform_geometries(columns.shapes, self._crs)
        plain = shapely.get_dimensions(shapes) != 2
        self.squares += int((plain & columns.good).sum())
        high = SIDE / 2 / METRES_PER_DEGREE
        wide = high / np.maximum(0.01, np.cos(np.radians(np.where(np.isfinite(lat), lat, 0.0))))
        shapes[plain] = shapely.box(lon - wide, lat - high, lon + wide, lat + high)[plain]
        given = [normalise(text) for text in columns.texts("area")]
        found = self._locator.locate_many(lon, lat)
        areas = [code if code in self._tree else located for code, located in zip(given, found, strict=True)]
        columns.refuse_all(np.array([not area for area in areas], bool), tr("its place lies in no known area"))
        return lon, lat, shapes, areas

    def _number(self, columns: Columns, field: str) -> NDArray[np.float64]:
        texts = columns.series(field)
        found = texts.str.replace(r"(层|米|m|户|套|间)$", "").cast(float, strict=False).fill_null(np.nan).to_numpy()
        given = (texts != "").to_numpy()
        with np.errstate(invalid="ignore"):
            wrong = given & ~((found >= 0) & (found < 100_000))
        columns.refuse_all(wrong, tr("its {field} is no number", field=field_word("buildings", field)))
        return np.where(given & ~wrong, found, 0.0)

    def _count_strays(self, rows: list[_Row]) -> None:
        bases = self._stored.bases()
        self.strays += sum(bases.get(row.building.area, row.building.code[:14]) != row.building.code[:14]
                           for row in rows)


class Prefixes:
    """Beginnings of codes that exist, as far as the profile's areas and base grids say.

    Args:
        tree: the areas.
        bases: unit grid → base grid.
    """

    def __init__(self, tree: AreaTree, bases: Mapping[str, str]) -> None:
        self._known = {length: {area.code for area in tree if len(area.code) == length} for length in _PREFIXES}
        self._bases = set(bases.values())
        self._divided = {base[:12] for base in self._bases}

    def unknown(self, code: str) -> str:
        """The shortest beginning that names nothing, "" where all are known."""
        for length, known in self._known.items():
            if known and length <= len(code) and code[:length] not in known:
                return code[:length]
        if len(code) >= 14 and code[:12] in self._divided and code[:14] not in self._bases:
            return code[:14]
        return ""
