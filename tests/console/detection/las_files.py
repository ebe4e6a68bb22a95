"""LAS files made to measure, for tests of reading."""

import laspy
import numpy as np
from pyproj import CRS


def write_las(path, x, y, z, crs="EPSG:4547", version="1.4", point_format=6, scale=0.001, **columns):
    """One file; columns are laspy's dimension names."""
    header = laspy.LasHeader(version=version, point_format=point_format)
    header.scales = np.full(3, scale)
    header.offsets = np.floor([np.min(x), np.min(y), 0.0])
    if crs:
        header.add_crs(CRS.from_user_input(crs))
    las = laspy.LasData(header)
    las.x, las.y, las.z = (np.asarray(v, float) for v in (x, y, z))
    las.return_number = las.number_of_returns = np.ones(len(las.x), np.uint8)
    for name, values in columns.items():
        las[name] = values
    las.write(path)
    return path


def plain(seed=1, count=5_000, side=100.0, west=506_000.0, south=2_494_000.0, noise=0.02):
    """A flat field at 30 m."""
    luck = np.random.default_rng(seed)
    return (west + luck.uniform(0, side, count), south + luck.uniform(0, side, count),
            30 + luck.normal(0, noise, count))
