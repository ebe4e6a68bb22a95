"""The measuring city on disk: prepared layers for us, GeoPackages for a peer.

Made in a process of its own, so that what a renderer needs can be told from what making a city needs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.city import City, make_city
from maps.prepare import prepare
from maps.scene import Layer
from maps.stored import open_prepared, save_prepared
from maps.style import DARK, Line, rgba

POINT = Line(rgba("#9db2c6"), 4.0)
CRS = "EPSG:4547"


def make_files(folder: Path, buildings: int, grids: int, points: int, with_peer: bool) -> dict[str, Any]:
    """Write the city into `folder`; its bounds, its numbers and the seconds preparing took."""
    code = (f"from pathlib import Path; from maps.bench_city import write_files;"
            f"write_files(Path({str(folder)!r}), {buildings}, {grids}, {points}, {with_peer})")
    home = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=home, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def write_files(folder: Path, buildings: int, grids: int, points: int, with_peer: bool) -> None:
    """The part that runs in the other process; prints its result as JSON."""
    city = make_city(buildings, grids, points)
    start = time.perf_counter()
    save_prepared(prepare(city.grids, 2, city.tones, tolerances=(4.0, 12.0), coverage=True), folder / "grids.layer")
    save_prepared(prepare(city.buildings, 2, city.heights), folder / "buildings.layer")
    save_prepared(prepare(shapely.points(city.points), 0), folder / "points.layer")
    prepared = time.perf_counter() - start
    if with_peer:
        _write_peer(folder, city)
    print(json.dumps({"bounds": city.bounds, "prepare_s": round(prepared, 2), "features": {
        "buildings": len(city.buildings), "grids": len(city.grids), "points": len(city.points)}}))


def open_city(folder: Path) -> tuple[Layer, ...]:
    """Toned grids, toned buildings, points as dots of four pixels; the peer draws the same."""
    return (Layer("grids", open_prepared(folder / "grids.layer"), fills=DARK.land),
            Layer("buildings", open_prepared(folder / "buildings.layer"), fills=DARK.buildings),
            Layer("points", open_prepared(folder / "points.layer"), lines=(POINT,)))


def _write_peer(folder: Path, city: City) -> None:
    import pyogrio.raw

    def write(name: str, shapes: NDArray[np.object_], tones: NDArray[np.uint16], kind: str) -> None:
        pyogrio.raw.write(folder / f"{name}.gpkg", shapely.to_wkb(shapes), [tones.astype(np.int32)], ["tone"],
                          geometry_type=kind, crs=CRS, driver="GPKG", layer=name)

    write("grids", city.grids, city.tones, "Polygon")
    write("buildings", city.buildings, city.heights, "Polygon")
    write("points", shapely.points(city.points), np.zeros(len(city.points), np.uint16), "Point")
    (folder / "style.json").write_text(json.dumps({
        "background": DARK.outside, "grids": DARK.land, "buildings": DARK.buildings, "points": POINT.colour,
        "point_size": POINT.width}))
