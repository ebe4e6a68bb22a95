"""GCJ-02 (火星坐标) and BD-09: the shifted coordinates of Chinese web maps.

Both are the true place plus a smooth, deterministic shift of 500–700 m (GCJ-02) and 1.2 km (BD-09). They
are converted when a file comes in or goes out and never kept. The one-step inverse found in most snippets
errs by up to 1.7 m, so the inverse here is iterated. Longitude before latitude, degrees, numpy arrays.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Shift = Callable[[Floats, Floats], tuple[Floats, Floats]]

# Krasovsky 1940, on which the shift is defined: semi-major axis in metres and first eccentricity squared.
_AXIS = 6378245.0
_ECCENTRICITY2 = 0.00669342162296594323
# Web maps shift inside this box only: west, south, east, north in degrees.
CHINA = (72.004, 0.8293, 137.8347, 55.8271)
_ROUNDS = 12            # each round gains over three digits; two spare
_CLOSE = 1e-11          # degrees, about a micrometre


def gcj_from_wgs(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """GCJ-02 of true places; outside China's box they are the same."""
    x, y = lon - 105.0, lat - 35.0
    # nan and inf run through, as everywhere in numpy; the caller decides what they mean.
    with np.errstate(invalid="ignore"):
        root = np.sqrt(np.abs(x))
        wave = 20.0 * np.sin(6.0 * np.pi * x) + 20.0 * np.sin(2.0 * np.pi * x)
        north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
        north += (wave + 20.0 * np.sin(np.pi * y) + 40.0 * np.sin(np.pi * y / 3.0)) * 2.0 / 3.0
        north += (160.0 * np.sin(np.pi * y / 12.0) + 320.0 * np.sin(np.pi * y / 30.0)) * 2.0 / 3.0
        east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
        east += (wave + 20.0 * np.sin(np.pi * x) + 40.0 * np.sin(np.pi * x / 3.0)) * 2.0 / 3.0
        east += (150.0 * np.sin(np.pi * x / 12.0) + 300.0 * np.sin(np.pi * x / 30.0)) * 2.0 / 3.0
        latitude = np.radians(lat)
        w2 = 1.0 - _ECCENTRICITY2 * np.sin(latitude) ** 2
        east = np.degrees(east / (_AXIS / np.sqrt(w2) * np.cos(latitude)))
        north = np.degrees(north / (_AXIS * (1.0 - _ECCENTRICITY2) / (w2 * np.sqrt(w2))))
    west, south, far_east, far_north = CHINA
    inside = (lon >= west) & (lon <= far_east) & (lat >= south) & (lat <= far_north)
    return np.where(inside, lon + east, lon), np.where(inside, lat + north, lat)


def bd_from_gcj(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """BD-09 of GCJ-02 places."""
    with np.errstate(invalid="ignore"):
        k = np.pi * 3000.0 / 180.0
        radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * k)
        angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * k)
        return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006


def bd_from_wgs(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """BD-09 of true places."""
    return bd_from_gcj(*gcj_from_wgs(lon, lat))


def inverse(shift: Shift, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """The places that `shift` moves to (lon, lat), by fixed-point iteration to well under a millimetre.

    The shift changes by less than a thousandth of the distance moved, so every round gains three digits.
    """
    true_lon, true_lat = lon.copy(), lat.copy()
    for _ in range(_ROUNDS):
        moved_lon, moved_lat = shift(true_lon, true_lat)
        with np.errstate(invalid="ignore"):
            error_lon, error_lat = moved_lon - lon, moved_lat - lat
        true_lon, true_lat = true_lon - error_lon, true_lat - error_lat
        worst = np.maximum(np.abs(error_lon), np.abs(error_lat))
        if not (worst[np.isfinite(worst)] > _CLOSE).any():
            break
    return true_lon, true_lat
