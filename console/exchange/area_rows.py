"""From the rows of a file to areas in the making, and why some rows cannot be areas."""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec
import numpy as np
import shapely

from console.errors import BadInput
from console.exchange.area_names import code_faults, trim_code
from console.exchange.area_place import Placed
from console.exchange.vector_layer import VectorFile, VectorLayer, text_of
from console.language import tr
from console.model.area import Level

_LONGEST = 200   # characters of a name or code; what is longer is another column
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Fields(msgspec.Struct, frozen=True):
    """Names of the columns that hold what an area needs; None for what the file does not have."""

    name: str
    code: str | None = None
    parent: str | None = None

    def given(self) -> list[str]:
        return [field for field in (self.name, self.code, self.parent) if field is not None]


class Row(msgspec.Struct):
    """One area in the making.

    Attributes:
        row: its number in the file, from 1.
        parent: the area above as the file names it, "" where it does not.
        shape: polygon or multipolygon, EPSG:4490; None in a plain table.
    """

    row: int
    name: str
    code: str
    parent: str
    shape: shapely.Geometry | None


class Refusal(msgspec.Struct, frozen=True):
    """A row that cannot be used, and why."""

    row: int
    why: str


def choose_layer(file: VectorFile, fields: Fields, path_name: str) -> VectorLayer:
    """The layer that has the fields; of several the one with polygons, then the longest.

    Raises:
        BadInput: no layer has them; the sentence names the columns there are.
    """
    fit = [layer for layer in file.layers if all(field in layer.columns for field in fields.given())]
    if not fit:
        largest = max(file.layers, key=len)
        missing = next(field for field in fields.given() if field not in largest.columns)
        raise BadInput(tr("{file} has no column {field}; it has {fields}. Nothing was imported.", file=path_name,
                          field=missing, fields=", ".join(largest.columns) or tr("none")))
    return max(fit, key=lambda layer: ((shapely.get_dimensions(layer.geometries) == 2).any(), len(layer)))


def rows_of(layer: VectorLayer, fields: Fields, placed: Placed, level: Level) -> tuple[list[Row], list[Refusal]]:
    """Usable rows, and the others with all that is wrong with them."""
    table = not placed.crs
    refused: dict[int, str] = dict(layer.refused)
    rows = []
    for i, number in enumerate(layer.rows.tolist()):
        shape = None if table else polygons_of(placed.shapes[i])
        code = _word(layer, fields.code, i)
        row = Row(number, _word(layer, fields.name, i), trim_code(code, level), _word(layer, fields.parent, i), shape)
        rows.append(row)
        if not row.name:
            refused[number] = tr("it has no name in {field}", field=fields.name)
        elif max(map(len, (row.name, row.code, row.parent))) > _LONGEST:
            refused[number] = tr("its name or code is longer than {count} characters", count=_LONGEST)
        elif i in placed.lost:
            refused[number] = tr("its coordinates lie outside the reach of {crs}", crs=placed.crs)
        elif not table and shape is None:
            refused[number] = tr("it has no polygon")
    for i, why in code_faults([row.code for row in rows], level).items():
        refused.setdefault(rows[i].row, why)
    for number, why in _twice(rows).items():
        refused.setdefault(number, why)
    return ([row for row in rows if row.row not in refused],
            [Refusal(number, why) for number, why in sorted(refused.items())])


def _word(layer: VectorLayer, field: str | None, i: int) -> str:
    """A name or code on one line: control characters in it would break tables and could rule a terminal."""
    if field is None:
        return ""
    return " ".join(_CONTROLS.sub(" ", text_of(layer.columns[field][i])).split())


def polygons_of(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    """The polygons of a shape, None if it has none: a collection may carry stray lines."""
    if shape is None:
        return None
    parts = [part for part in shapely.get_parts(shape) if shapely.get_dimensions(part) == 2]
    parts = [polygon for part in parts for polygon in shapely.get_parts(part)]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.union_all(np.array(parts, dtype=object))


def _twice(rows: list[Row]) -> dict[int, str]:
    """Row → reason where a code, or for lack of one the name under one parent, is given again."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[("code", row.code) if row.code else ("name", row.parent, row.name)].append(row)
    found = {}
    for key, group in groups.items():
        if len(group) > 1 and group[0].name:
            for row in group:
                other = next(one.row for one in group if one is not row)
                found[row.row] = (
                    tr("code {code} is given to row {other} too", code=row.code, other=other) if key[0] == "code"
                    else tr("the name {name} is given to row {other} too", name=row.name, other=other))
    return found
