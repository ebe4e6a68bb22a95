"""How fast places find their area, against a peer in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from console.model.area import Area, Level
from console.store.locator import Locator

_SIDE = 100   # the areas are a crooked chessboard of so many cells along each side
_WEST, _SOUTH, _STEP = 113.9, 22.4, 0.003


def bench_locate(points: int = 1_000_000, runs: int = 3) -> dict[str, Any]:
    """Points into 10,000 crooked grids by `Locator.locate_many`, and by geopandas.sjoin or plain shapely.

    Returns:
        Seconds of the best run for each, their ratio, and whether both gave the same answer.
    """
    cells = _cells()
    areas = [Area(f"{i:05}", "", "", Level.GRID, wkb=wkb) for i, wkb in enumerate(shapely.to_wkb(cells))]
    luck = np.random.default_rng(1)
    x, y = (low + luck.uniform(0, _SIDE * _STEP, points) for low in (_WEST, _SOUTH))
    locator = Locator(areas)
    name, peer = _peer(cells)
    own, other = [], []
    for _ in range(runs):   # in turn, so that a busy moment hits both
        own.append(_timed(lambda: [int(i or -1) for i in locator.locate_many(x, y)]))
        other.append(_timed(lambda: peer(x, y)))
    return {
        "points": points, "areas": len(areas), "seconds": round(min(t for t, _ in own), 3), "peer": name,
        "peer_seconds": round(min(t for t, _ in other), 3),
        "ratio": round(min(t for t, _ in other) / min(t for t, _ in own), 2),
        "same": bool(np.array_equal(own[0][1], other[0][1])),
    }


def _cells() -> NDArray[np.object_]:
    luck = np.random.default_rng(2)
    corners = np.stack(np.meshgrid(np.arange(_SIDE + 1.0), np.arange(_SIDE + 1.0)), axis=-1)
    corners[1:-1, 1:-1] += luck.uniform(-0.3, 0.3, (_SIDE - 1, _SIDE - 1, 2))
    corners = corners * _STEP + (_WEST, _SOUTH)
    rings = np.stack([corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]], axis=2)
    return shapely.polygons(rings.reshape(-1, 4, 2))


def _peer(cells: NDArray[np.object_]) -> tuple[str, Callable[..., NDArray[np.int64]]]:
    """geopandas where it is installed, else what one would write with shapely alone."""
    try:
        import geopandas  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        tree = shapely.STRtree(cells)

        def query(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
            found = np.full(len(x), -1)
            place, cell = tree.query(shapely.points(x, y), predicate="intersects")
            found[place] = cell
            return found

        return "shapely.STRtree.query(predicate)", query
    frame = geopandas.GeoDataFrame(geometry=cells, crs=4490)

    def join(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        places = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y), crs=4490)
        joined = geopandas.sjoin(places, frame, how="left", predicate="intersects")
        return joined["index_right"].fillna(-1).to_numpy(np.int64)

    return f"geopandas {geopandas.__version__} sjoin", join


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result
