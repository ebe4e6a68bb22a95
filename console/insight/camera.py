"""What a camera covers: a wedge on the ground, as its place, direction, angle and reach say; walls are not known."""

from __future__ import annotations

import numpy as np
import shapely

from console.exchange.crs import from_lonlat, transform_geometries, working_crs
from console.model.device import Device

STEP = 5.0   # degrees of a corner


def wedge(camera: Device) -> shapely.Geometry | None:
    """The area a camera covers, EPSG:4490; a circle for one that looks all round, None where nothing is known."""
    if not camera.is_camera or camera.reach <= 0 or (camera.azimuth is None and camera.angle < 360):
        return None
    crs = working_crs((camera.lon, camera.lat, camera.lon, camera.lat))
    x, y = from_lonlat(camera.lon, camera.lat, crs)
    if camera.angle >= 360:
        shape = shapely.Point(x, y).buffer(camera.reach, quad_segs=18)
    else:
        assert camera.azimuth is not None, "asked above"
        steps = max(2, round(camera.angle / STEP) + 1)
        towards = np.radians(camera.azimuth + np.linspace(-camera.angle / 2, camera.angle / 2, steps))
        rim = np.column_stack([x + camera.reach * np.sin(towards), y + camera.reach * np.cos(towards)])
        shape = shapely.Polygon(np.vstack([[(x, y)], rim]))
    return transform_geometries(np.array([shape], object), crs)[0]
