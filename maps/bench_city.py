"""The measured layers on disk: prepared ones for us, GeoPackages for a peer; a made-up city or given files.

Made in a process of its own, so that what a renderer needs can be told from what making layers needs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.errors import BadInput
from console.exchange.crs import transform_geometries, working_crs
from console.exchange.vector import read_vector
from console.language import tr
from maps.city import make_city
from maps.prepare import prepare
from maps.scene import Layer
from maps.stored import open_prepared, save_prepared
from maps.style import DARK, Colour, Line, rgba

POINT = Line(rgba("#9db2c6"), 4.0)
STROKE = Line(rgba("#9db2c6"), 1.0)
CRS = "EPSG:4547"
REFUSED = 3
TOLERANCES = (1.0, 4.0, 16.0)  # metres, for given lines and polygons; as people's own layers have
KINDS = ("points", "lines", "polygons")


class Measured(msgspec.Struct, frozen=True):
    """One layer: points and lines in one colour, polygons in one of `fills` by class."""

    name: str
    dimension: int
    features: int
    fills: tuple[Colour, ...] = ()
    line: Line | None = None


class Made(msgspec.Struct, frozen=True):
    """What was written, bottom to top. bounds and centre in metres of the CRS; width of all that is seen."""

    layers: tuple[Measured, ...]
    crs: str
    bounds: tuple[float, float, float, float]
    centre: tuple[float, float]
    prepare_s: float
    background: Colour = DARK.outside


class Source(msgspec.Struct, frozen=True):
    """Shapes to measure with, in metres, and their class numbers."""

    name: str
    dimension: int
    shapes: NDArray[np.object_]
    classes: NDArray[np.uint16]
    fills: tuple[Colour, ...] = ()
    line: Line | None = None
    tolerances: tuple[float, ...] = ()
    coverage: bool = False


def make_files(folder: Path, buildings: int, grids: int, points: int, with_peer: bool) -> Made:
    """Write the city into `folder`."""
    return _elsewhere(folder, f"write_city(folder, {buildings}, {grids}, {points}, {with_peer})")


def make_from_files(folder: Path, files: Sequence[Path], with_peer: bool) -> Made:
    """Write the layers of vector files into `folder`.

    Raises:
        BadInput: one of them cannot be read, or says nothing of its CRS.
    """
    names = [str(path.resolve()) for path in files]
    return _elsewhere(folder, f"write_files(folder, [Path(p) for p in {names!r}], {with_peer})")


def open_layers(folder: Path, made: Made) -> tuple[Layer, ...]:
    """What to paint; the peer draws the same."""
    return tuple(Layer(one.name, open_prepared(folder / f"{one.name}.layer"), fills=one.fills,
                       lines=(one.line,) if one.line else ()) for one in made.layers)


def _elsewhere(folder: Path, call: str) -> Made:
    code = ("import sys\nfrom pathlib import Path\nfrom console.errors import ConsoleError\n"
            f"from maps.bench_city import write_city, write_files\nfolder = Path({str(folder)!r})\n"
            f"try:\n    {call}\nexcept ConsoleError as error:\n    print(error)\n    sys.exit({REFUSED})\n")
    home = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=home, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode == REFUSED:
        raise BadInput(done.stdout.strip())
    done.check_returncode()
    return msgspec.json.decode((folder / "made.json").read_bytes(), type=Made)


def write_city(folder: Path, buildings: int, grids: int, points: int, with_peer: bool) -> None:
    """Toned grids, toned buildings, points as dots of four pixels. Runs in the other process."""
    city = make_city(buildings, grids, points)
    spots = shapely.points(city.points)
    sources = [Source("grids", 2, city.grids, city.tones, DARK.land, tolerances=(4.0, 12.0), coverage=True),
               Source("buildings", 2, city.buildings, city.heights, DARK.buildings),
               Source("points", 0, spots, np.zeros(len(spots), np.uint16), line=POINT)]
    west, south, east, north = (float(v) for v in city.bounds)
    _write(folder, sources, CRS, (west, south, east, north), ((west + east) / 2, (south + north) / 2), with_peer)


def write_files(folder: Path, files: Sequence[Path], with_peer: bool) -> None:
    """Every layer of the files, one for each kind of shape; polygons in five tones by size."""
    found = []
    for path in files:
        for layer in read_vector(path).layers:
            if not layer.crs:
                raise BadInput(tr("{file} does not say in which CRS it is.", file=path.name))
            found.append((path.stem, transform_geometries(layer.geometries, layer.crs)))
    west, south, east, north = shapely.total_bounds(np.concatenate([shapes for _, shapes in found]))
    crs = working_crs((west, south, east, north))
    sources = [source for number, (name, shapes) in enumerate(found)
               for source in _sources(f"{number} {name}", transform_geometries(shapes, crs, inverse=True))]
    sources.sort(key=lambda source: -source.dimension)
    everything = np.concatenate([source.shapes for source in sources])
    box = shapely.bounds(everything)
    low, high = np.nanmin(box[:, :2], axis=0), np.nanmax(box[:, 2:], axis=0)
    middle = np.nanmedian((box[:, :2] + box[:, 2:]) / 2, axis=0)  # where most is: the middle may be empty
    _write(folder, sources, crs, (*low.tolist(), *high.tolist()), (float(middle[0]), float(middle[1])), with_peer)


def _sources(name: str, shapes: NDArray[np.object_]) -> list[Source]:
    parts = shapely.get_dimensions(shapes)
    made = []
    for dimension, kind in enumerate(KINDS):
        mine = shapes[parts == dimension]
        if not len(mine):
            continue
        classes = np.zeros(len(mine), np.uint16)
        if dimension == 2:
            sizes = shapely.area(mine)
            classes = np.searchsorted(np.quantile(sizes, (0.2, 0.4, 0.6, 0.8)), sizes).astype(np.uint16)
        made.append(Source(f"{name} {kind}", dimension, mine, classes, DARK.buildings if dimension == 2 else (),
                           (POINT, STROKE, None)[dimension], TOLERANCES if dimension else ()))
    return made


def _write(folder: Path, sources: Sequence[Source], crs: str, bounds: tuple[float, float, float, float],
           centre: tuple[float, float], with_peer: bool) -> None:
    start = time.perf_counter()
    for one in sources:
        data = prepare(one.shapes, one.dimension, one.classes, tolerances=one.tolerances, coverage=one.coverage)
        save_prepared(data, folder / f"{one.name}.layer")
    made = Made(tuple(Measured(one.name, one.dimension, len(one.shapes), one.fills, one.line) for one in sources),
                crs, bounds, centre, round(time.perf_counter() - start, 2))
    if with_peer:
        for one in sources:
            _write_peer(folder / f"{one.name}.gpkg", one, crs)
    (folder / "made.json").write_bytes(msgspec.json.encode(made))


def _write_peer(path: Path, source: Source, crs: str) -> None:
    import pyogrio.raw

    kind = ("MultiPoint", "MultiLineString", "MultiPolygon")[source.dimension]
    simple = bool((shapely.get_num_geometries(source.shapes) == 1).all()) and source.dimension in (0, 2)
    shapes = source.shapes if simple else np.array(
        [getattr(shapely, kind)(list(shapely.get_parts(s))) for s in source.shapes], dtype=object)
    pyogrio.raw.write(path, shapely.to_wkb(shapes), [source.classes.astype(np.int32)], ["tone"],
                      geometry_type=kind.removeprefix("Multi") if simple else kind, crs=crs, driver="GPKG",
                      layer=path.stem)
