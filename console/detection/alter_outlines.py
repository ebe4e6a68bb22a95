"""Building outlines of a register, by which `detect alter` tears whole buildings down."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError

from console.causes import cause_at
from console.detection.survey_crs import moved
from console.detection.tiles import Tiles
from console.errors import BadInput
from console.language import tr

Footprints = tuple[NDArray[np.object_], str]


def read_footprints(path: Path | None) -> Footprints | None:
    """Shapes of a register and their CRS, "" for none said; read before the survey, whose reading takes longer.

    Raises:
        BadInput: the file cannot be read, or holds no shapes.
    """
    if path is None:
        return None
    try:
        meta, _, geometry, _ = pyogrio.raw.read(path, columns=[])
    except (DataSourceError, DataLayerError, OSError) as error:
        raise BadInput(tr("The building outlines {file} cannot be read ({why}); nothing was written.", file=path.name,
                          why=cause_at(path, error))) from error
    if geometry is None:
        raise BadInput(tr("{file} holds no outlines of buildings; nothing was written.", file=path.name))
    return shapely.force_2d(shapely.from_wkb(geometry)), str(meta["crs"] or "")


def inside(footprints: Footprints | None, tiles: Tiles) -> list[shapely.Polygon]:
    """Register polygons inside the survey, in its CRS and without holes; one that says no CRS is taken to be in it."""
    if footprints is None:
        return []
    shapes = moved(footprints[0], footprints[1] or tiles.crs, tiles.crs)
    window = shapely.box(*tiles.bounds)
    found = [part for part in shapely.get_parts(shapes) if isinstance(part, shapely.Polygon)]
    return [shapely.Polygon(part.exterior) for part in found if part.is_valid and window.contains(part)]
