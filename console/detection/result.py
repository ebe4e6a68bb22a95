"""What a run gives back, and the GeoPackage it is kept in."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.causes import cause_of
from console.detection.candidate import Candidate, identity
from console.detection.features import NAMES
from console.detection.lineage import MadeFrom, write_made_from
from console.detection.nodata import Gap
from console.detection.saving import as_system_errors, whole
from console.detection.tile_files import Tiles
from console.errors import BadInput, ProfileError
from console.language import tr

LAYER, AGAIN, TABLE = "detections", "fly_again", "features"
COLUMNS = ("id", "kind", "dz_median", "dz_max", "dz_sigma", "area", "volume", "confidence", "building", "permit",
           "model", "reasons", "storeys", "dz_error", "sources")
NEEDED = ("kind", "dz_median", "confidence")  # what a detection of another program must say
TEXTS = ("id", "kind", "building", "permit", "model", "sources")
NUMBERS = set(COLUMNS) - {*TEXTS, "reasons"}


class Report(msgspec.Struct):
    """How two surveys lay to each other and what became of them; lengths in cm where the name says so.

    Attributes:
        points: read from both surveys.
        bias_cm, shift_cm, sigma_cm: vertical bias, length of the horizontal shift, what stays on firm ground.
        tilt_mm_per_km: rise of the bias over a kilometre; strips_cm: spread of the strip errors taken out.
        limit_cm: smallest change of height that was looked for, and `limit_reason` why.
        nodata_pct: of the ground surveyed at all, what one survey or both lack.
        windows: tiles worked on, and windows for objects longer than a halo.
        warnings: sentences.
    """

    candidates: int = 0
    points: int = 0
    seconds: float = 0.0
    bias_cm: float = 0.0
    shift_cm: float = 0.0
    shift_x_cm: float = 0.0
    shift_y_cm: float = 0.0
    sigma_cm: float = 0.0
    tilt_mm_per_km: float = 0.0
    strips_cm: float = 0.0
    limit_cm: float = 20.0
    limit_reason: str = ""
    nodata_pct: float = 0.0
    windows: int = 0
    warnings: list[str] = []


@dataclass
class Result:
    """Candidates (most confident first), the places to fly again, and the report; geometry in `crs`."""

    candidates: list[Candidate]
    report: Report
    gaps: list[Gap] = field(default_factory=list)
    crs: str = ""
    demo: bool = False


def in_source(result: Result, tiles: Tiles) -> Result:
    """The same in the CRS and unit of the survey's files: feet where they are in feet."""
    if tiles.source_crs == result.crs:
        return result
    found = tiles.to_source([one.geometry for one in result.candidates])
    again = tiles.to_source([gap.geometry for gap in result.gaps])
    return replace(
        result, crs=tiles.source_crs,
        candidates=[msgspec.structs.replace(one, geometry=g) for one, g in zip(result.candidates, found, strict=True)],
        gaps=[replace(gap, geometry=g) for gap, g in zip(result.gaps, again, strict=True)])


def check_target(path: Path) -> None:
    """Whether candidates could be written there, asked before hours of work and not after.

    Raises:
        BadInput: the name does not end in .gpkg, or its folder cannot be made or written.
    """
    if path.suffix.lower() != ".gpkg":
        raise BadInput(tr("{file}: candidates are written to a GeoPackage (.gpkg).", file=path.name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise BadInput(tr("Nothing can be written to {folder} ({why}); nothing was compared.", folder=path.parent,
                          why=cause_of(error))) from error


def write_result(path: Path, result: Result, made_from: MadeFrom | None = None) -> None:
    """Write layers `detections`, `fly_again` and `features`; a file of that name is replaced when all is well.

    Args:
        made_from: written with them, where it is known.

    Raises:
        BadInput: see `check_target`.
        ProfileError: the file cannot be written; what was there is kept.
    """
    check_target(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part, as_system_errors(path.parent):
            _write(part, result)
            if made_from is not None:
                write_made_from(part, made_from)
    except OSError as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error


def _write(path: Path, result: Result) -> None:
    found = result.candidates
    columns: dict[str, np.ndarray] = {}
    for name in COLUMNS:
        values = ["; ".join(one.reasons) if name == "reasons" else getattr(one, name) for one in found]
        kind: Any = object if name not in NUMBERS else np.int32 if name == "storeys" else np.float64
        columns[name] = np.array(values, kind)
    if result.demo:
        columns["label"] = np.full(len(found), "演示数据", object)
    _layer(path, LAYER, [one.geometry for one in found], columns, result.crs, "Polygon")
    gaps = result.gaps
    lacks, areas = np.array([gap.lacks for gap in gaps], object), np.array([gap.area for gap in gaps], float)
    _layer(path, AGAIN, [gap.geometry for gap in gaps], {"lacks": lacks, "area": areas}, result.crs, "Polygon")
    if all(len(one.features) == len(NAMES) for one in found):  # leads from pictures have none
        rows = np.array([one.features for one in found], np.float64).reshape(len(found), len(NAMES))
        table = {name: rows[:, i] for i, name in enumerate(NAMES)}
        _layer(path, TABLE, None, {"id": columns["id"], **table}, result.crs, None)


def _layer(path: Path, name: str, shapes: list[shapely.Geometry] | None, columns: dict[str, np.ndarray], crs: str,
           kind: str | None) -> None:
    import pyogrio

    geometry = None if shapes is None else shapely.to_wkb(np.array(shapes, object))
    pyogrio.raw.write(path, geometry=geometry, field_data=list(columns.values()), fields=list(columns), layer=name,
                      driver="GPKG", geometry_type=kind, crs=crs or None, append=path.exists())


def read_detections(path: Path) -> tuple[list[Candidate], str]:
    """Candidates of a GeoPackage that `write_result` or another program wrote, and their CRS.

    Needed are `NEEDED` and polygons; all other columns may be missing.

    Raises:
        BadInput: no such file or layer, a column is missing, or it holds no numbers where it should.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    if not path.exists():
        raise BadInput(tr("There is no file {file}.", file=path))
    try:
        meta, _, geometry, data = pyogrio.raw.read(path, layer=LAYER)
        layers = pyogrio.list_layers(path)[:, 0].tolist()
        table = pyogrio.raw.read(path, layer=TABLE, read_geometry=False) if TABLE in layers else None
    except (DataSourceError, DataLayerError, OSError) as error:
        raise BadInput(tr("{file} holds no layer of detections.", file=path.name)) from error
    columns = dict(zip(meta["fields"], data, strict=True))
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise BadInput(tr("Layer {layer} of {file} has no column {columns}, which every detection needs; nothing was "
                          "read.", layer=LAYER, file=path.name, columns=", ".join(missing)))
    for name in NUMBERS & columns.keys():
        if columns[name].dtype.kind not in "iufb":
            raise BadInput(tr("Column {column} of {file} must hold numbers; nothing was read.", column=name,
                              file=path.name))
    rows = _features(table) if table is not None else {}
    shapes = shapely.from_wkb(geometry)
    found = [_detection({name: columns[name][i] for name in COLUMNS if name in columns}, shape, rows)
             for i, shape in enumerate(shapes) if shape is not None and not shape.is_empty]
    return found, str(meta["crs"] or "")


def _detection(told: dict[str, Any], shape: shapely.Geometry, rows: dict[str, np.ndarray]) -> Candidate:
    """One row of a file; what another program did not write follows from the shape and the height."""
    told = {name: item.item() if isinstance(item, np.generic) else item for name, item in told.items()}
    told = {name: item for name, item in told.items() if item is not None and item == item}  # NULL is nan or None
    dz = float(told.get("dz_median", 0.0))
    reasons = str(told.pop("reasons", ""))
    plain: dict[str, Any] = {"id": identity(shape, 1 if dz >= 0 else -1), "kind": "", "dz_median": dz, "dz_max": dz,
                             "dz_sigma": 0.0, "area": float(shape.area), "volume": dz * float(shape.area)}
    told = plain | told
    told |= {name: str(told[name]) for name in TEXTS if name in told} | {"storeys": int(told.get("storeys", 0))}
    return Candidate(geometry=shape, features=rows.get(told["id"], np.zeros(0, np.float32)),
                     reasons=reasons.split("; ") if reasons else [], **told)


def _features(table: tuple[Any, ...]) -> dict[str, np.ndarray]:
    columns = dict(zip(table[0]["fields"], table[3], strict=True))
    empty = np.full(len(columns["id"]), np.nan)  # features that the program did not know yet when it wrote the file
    rows = np.column_stack([columns.get(name, empty) for name in NAMES]).astype(np.float32)
    return {str(name): row for name, row in zip(columns["id"], rows, strict=True)}
