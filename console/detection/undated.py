"""A GeoPackage without the moment it was written: equal seeds must make equal files, byte for byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

DAY = "2000-01-01T00:00:00.000Z"  # the format wants one


def undated(path: Path) -> None:
    """Put a fixed moment where GDAL wrote the present one (`last_change` of every layer).

    GDAL's own option for this (OGR_CURRENT_DATE) holds for all threads of the process at once; this touches one file.
    """
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE gpkg_contents SET last_change = ?", (DAY,))
