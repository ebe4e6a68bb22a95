"""Adding a file to the map: read once, moved into EPSG:4490, kept beside the profile under its content's hash."""

from __future__ import annotations

import hashlib
import shutil
import time
import uuid
from pathlib import Path

import msgspec
import numpy as np
import shapely

from console.errors import BadInput
from console.exchange.attributes import Attributes, write_attributes
from console.exchange.control_points import fit_words
from console.exchange.crs import control_fit, is_rough, known_crs, to_lonlat, transform_geometries
from console.exchange.kinds import kinds_of
from console.exchange.shapes import load_shapes, save_shapes
from console.exchange.vector import VectorLayer, read_vector
from console.language import tr
from console.model.layer import Layer, Shape
from console.profile import Profile
from console.progress import Progress
from console.store.layers import LayerStore

SHAPES = {0: Shape.POINT, 1: Shape.LINE, 2: Shape.POLYGON}
# What a Chinese district office's undeclared metres usually are; tried in this order.
GUESSES = ("EPSG:4547", "EPSG:4526", "EPSG:4548", "EPSG:4546", "EPSG:3857", "EPSG:32649", "EPSG:32650", "EPSG:2435")
Bounds = tuple[float, float, float, float]


class Added(msgspec.Struct, frozen=True):
    """What became of one layer of a file.

    Attributes:
        layer: id in the profile. guess: how the CRS was guessed where the file declares none, else "".
        refused: rows left out, with the reason. warnings: sentences to show.
    """

    layer: str
    name: str
    shape: str
    features: int
    empty: int
    repaired: int
    refused: list[dict[str, object]]
    crs: str
    guess: str
    encoding: str
    warnings: list[str]


def add_layers(path: Path, profile: Profile, store: LayerStore, name: str = "", crs: str = "", encoding: str = "",
               actor: str = "", near: Bounds | None = None, progress: Progress | None = None) -> list[Added]:
    """Add every layer of a file to the map, all of them or none.

    A file whose layers hold several kinds of geometry gives one layer per kind. A file that was added before
    with the same options is not read again: its prepared folder is used.

    Args:
        name: for the layer list; the file's own names where "".
        crs: overrides what the file declares.
        near: bounds of the profile's areas in degrees, to guess an undeclared CRS by.

    Raises:
        ConsoleError: it cannot be read, or its CRS is neither given, declared nor to be guessed.
        Cancelled: somebody stopped it; nothing was added.
    """
    progress = progress or Progress()
    wanted = known_crs(crs) if crs else ""
    file = read_vector(path, encoding or None, progress)
    content = _hash(path, progress)
    made: list[tuple[Layer, Added]] = []
    for number, found in enumerate(file.layers):
        used, guess = _crs_of(found, wanted, path, near)
        if used and is_rough(used):
            guess = guess or tr("{crs} has no published way to CGCS2000; it may be some 100 m off", crs=used)
        fit = control_fit(used) if used else None
        shapes = transform_geometries(found.geometries, used) if used else found.geometries
        warnings = [*found.warnings, *([fit_words(fit)] if fit is not None else [])]
        lost = int((shapely.is_missing(shapes) & ~shapely.is_missing(found.geometries)).sum())
        if lost:
            warnings.append(tr("{n} shapes lie beyond the reach of {crs} and are not on the map.", n=lost, crs=used))
        table = [(-1, np.arange(len(shapes)), shapes)] if len(shapes) else []
        kinds = table if found.is_table else kinds_of(shapes)
        for dimension, rows, sorted_shapes in kinds:
            kind = SHAPES.get(dimension, Shape.TABLE)
            called = name or found.name
            key = hashlib.sha256(f"{content}|{used}|{fit or ''}|{encoding}|{number}|{kind}".encode()).hexdigest()[:24]
            _keep(profile.layers / key, sorted_shapes, {c: v[rows] for c, v in found.columns.items()}, progress)
            made.append(_describe(found, kind, key, sorted_shapes, called if len(kinds) == 1 else of_kind(called, kind),
                                  path, used, guess, content, actor, warnings))
    if not made:
        raise BadInput(tr("{file} holds no features; nothing was added.", file=path.name))
    store.add(*(layer for layer, _ in made))
    return [told for _, told in made]


def of_kind(name: str, kind: Shape) -> str:
    """The name of one of several layers that were one in their file."""
    return {Shape.POINT: tr("{name} (points)", name=name), Shape.LINE: tr("{name} (lines)", name=name),
            Shape.POLYGON: tr("{name} (polygons)", name=name)}.get(kind, name)


def _describe(found: VectorLayer, kind: Shape, key: str, shapes: np.ndarray, name: str, path: Path, crs: str,
              guess: str, content: str, actor: str, warnings: list[str]) -> tuple[Layer, Added]:
    west, south, east, north = map(float, shapely.total_bounds(shapes))
    layer = Layer(
        id=uuid.uuid4().hex[:8], name=name, shape=kind, prepared=key, features=len(shapes),
        repaired=found.repaired, refused=len(found.refused), fields=tuple(found.columns),
        bounds=(west, south, east, north) if west <= east else None,
        source=str(path.absolute()), source_hash=content, crs=crs, encoding=found.encoding, added_at=time.time(),
        added_by=actor)
    told = Added(
        layer.id, layer.name, kind.value, len(shapes), int(shapely.is_missing(shapes).sum()), found.repaired,
        [{"row": row, "why": why} for row, why in found.refused], crs, guess, found.encoding, warnings)
    return layer, told


def _crs_of(layer: VectorLayer, wanted: str, path: Path, near: Bounds | None) -> tuple[str, str]:
    """The CRS to use, and how it was guessed."""
    if layer.is_table or not len(layer.geometries):
        return "", ""
    bounds = shapely.total_bounds(layer.geometries)
    if not np.isfinite(bounds).all():
        return wanted or layer.crs or "EPSG:4490", ""
    degrees = abs(bounds[[0, 2]]).max() <= 180.000001 and abs(bounds[[1, 3]]).max() <= 90.000001
    if wanted:
        return wanted, ""
    if layer.crs:
        return layer.crs, ""
    if degrees:
        return "EPSG:4326", tr("no CRS declared; the numbers are degrees, taken as EPSG:4326")
    for guess in GUESSES if near else ():
        lon, lat = to_lonlat((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, guess)
        if near and near[0] <= lon <= near[2] and near[1] <= lat <= near[3]:
            return guess, tr("no CRS declared; only {crs} puts it into this profile's areas", crs=guess)
    raise BadInput(tr("{file} declares no coordinate reference system and its numbers ({x}, {y}) are no degrees. "
                      "Nothing was added; name it with --crs.", file=path.name, x=round(bounds[0]),
                      y=round(bounds[1])))


def _keep(folder: Path, shapes: np.ndarray, columns: dict[str, np.ndarray], progress: Progress) -> None:
    """Write a layer's arrays into their folder, whole or not at all; a folder that is there is as it should be."""
    if folder.is_dir():
        return
    part = folder.with_name(f"{folder.name}.{uuid.uuid4().hex[:6]}.part")
    part.mkdir(parents=True)
    try:
        progress(0, 0, tr("Preparing the layer"))
        save_shapes(part, shapes)
        write_attributes(part / "attributes.arrow", columns)
        progress(0, 0, tr("Preparing the layer"))
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _hash(path: Path, progress: Progress) -> str:
    """SHA-256 over the file and, for a Shapefile, its companions."""
    digest = hashlib.sha256()
    files = sorted(p for p in path.parent.glob(f"{path.stem}.*") if p.suffix.lower() in
                   (".shp", ".dbf", ".prj", ".cpg")) if path.suffix.lower() == ".shp" else [path]
    for one in files:
        total, done = one.stat().st_size, 0
        with one.open("rb") as file:
            while block := file.read(1 << 22):
                digest.update(block)
                done += len(block)
                progress(done, total, tr("Reading {file}", file=one.name))
    return digest.hexdigest()


def shapes_of(profile: Profile, layer: Layer) -> np.ndarray:
    """The layer's geometries, EPSG:4490 degrees, None where a row has none."""
    return load_shapes(_folder(profile, layer))


def attributes_of(profile: Profile, layer: Layer) -> Attributes:
    """The layer's attribute table."""
    return Attributes(_folder(profile, layer) / "attributes.arrow")


def _folder(profile: Profile, layer: Layer) -> Path:
    folder = profile.layers / layer.prepared
    if not folder.is_dir():
        raise BadInput(tr("The prepared data of layer {layer} is gone; add {file} again.", layer=layer.name,
                          file=layer.source))
    return folder


def source_state(layer: Layer) -> str:
    """A sentence when the layer's source has vanished or changed since it was added, else ""."""
    path = Path(layer.source)
    if not path.exists():
        return tr("{file} is no longer there; the map shows it as it was when it was added.", file=path.name)
    if path.stat().st_mtime > layer.added_at and _hash(path, Progress()) != layer.source_hash:
        return tr("{file} has changed since it was added; add it again to see the change.", file=path.name)
    return ""

