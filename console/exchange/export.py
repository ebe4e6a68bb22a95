"""A selection of features as a file for other programs: GeoPackage, GeoJSON, Shapefile, FlatGeobuf or CSV."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from console.causes import cause_of
from console.errors import BadInput, ProfileError
from console.exchange.crs import INSIDE, known_crs, transform_geometries
from console.language import tr

DRIVERS = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".json": "GeoJSON", ".shp": "ESRI Shapefile",
           ".fgb": "FlatGeobuf", ".csv": "CSV"}
DEMO_FIELD, DEMO_WORD = "label", "演示数据"


def export_features(path: Path, shapes: np.ndarray, columns: dict[str, np.ndarray], crs: str = INSIDE,
                    demo: bool = False) -> dict[str, Any]:
    """Write features to a file of the kind its name ends in; a file of that name is replaced when all is well.

    Args:
        path: where to; .gpkg, .geojson, .shp, .fgb or .csv (WKT in the column "geometry").
        shapes: shapely geometries in EPSG:4490 degrees.
        columns: attribute columns, each as long as `shapes`.
        crs: of the file; "gcj02" and "bd09" too (the file then declares none, for there is no code).
        demo: generated data; every feature is labelled so.

    Returns:
        {"file", "features", "crs", "format"}.

    Raises:
        BadInput: the kind of file or the CRS is unknown, or nothing is selected.
        ProfileError: the file cannot be written.
    """
    driver = DRIVERS.get(path.suffix.lower())
    if driver is None:
        raise BadInput(tr("{file}: write .gpkg, .geojson, .shp, .fgb or .csv.", file=path.name))
    if not len(shapes):
        raise BadInput(tr("Nothing is selected; nothing was written."))
    name = known_crs(crs)
    moved = transform_geometries(shapes, name, inverse=True)
    if demo:
        columns = {**columns, DEMO_FIELD: np.full(len(shapes), DEMO_WORD, dtype=object)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if driver == "CSV":
            _write_csv(path, moved, columns)
        else:
            _write_vector(path, moved, columns, driver, name)
    except OSError as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error
    return {"file": str(path), "features": len(shapes), "crs": name, "format": driver}


def _write_csv(path: Path, shapes: np.ndarray, columns: dict[str, np.ndarray]) -> None:
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8-sig", newline="") as file:  # Excel reads Chinese only with a BOM
        writer = csv.writer(file)
        writer.writerow([*columns, "geometry"])
        writer.writerows(zip(*columns.values(), shapely.to_wkt(shapes, rounding_precision=-1), strict=True))
    part.replace(path)


def _write_vector(path: Path, shapes: np.ndarray, columns: dict[str, np.ndarray], driver: str, crs: str) -> None:
    """Write beside the target first: a full disk must not take the old file with it."""
    import pyogrio
    from pyogrio.errors import DataSourceError, GeometryError

    part = path.with_name(f"{path.stem}.part{path.suffix}")
    kinds = {one.geom_type for one in shapes if one is not None}
    options = {"ENCODING": "UTF-8"} if driver == "ESRI Shapefile" else {}
    if driver == "GeoJSON":
        options["RFC7946"] = "NO"  # keep the chosen CRS and all decimals
        options["COORDINATE_PRECISION"] = "9"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # GCJ-02 and BD-09 have no code to declare
            pyogrio.raw.write(
                str(part), shapely.to_wkb(shapes), [_plain(v) for v in columns.values()], list(columns),
                layer=path.stem, driver=driver, crs=None if crs in ("gcj02", "bd09") else crs,
                geometry_type=_common(kinds), layer_options=options, promote_to_multi=len(kinds) > 1)
        for made in part.parent.glob(f"{part.stem}.*"):
            made.replace(made.with_name(path.stem + made.suffix))
    except (DataSourceError, GeometryError) as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=str(error).splitlines()[0])) from error
    finally:
        for left in part.parent.glob(f"{part.stem}.*"):
            left.unlink(missing_ok=True)


def _plain(values: np.ndarray) -> np.ndarray:
    """Columns of mixed objects as text: the formats take one type a column."""
    if values.dtype != object:
        return values
    return np.array([None if v is None else str(v) for v in values], dtype=object)


def _common(kinds: set[str]) -> str:
    """The geometry type to declare: one kind, one kind with its multi form, or anything."""
    bases = {kind.removeprefix("Multi") for kind in kinds}
    if len(bases) != 1:
        return "Unknown"
    return kinds.pop() if len(kinds) == 1 else f"Multi{bases.pop()}"
