"""Roads of the demo district (演示数据): the borders between its blocks and lanes through them, for ways on foot.

Blocks were cut out between main roads and side streets. Through each that is built on run two lanes, along and across:
nobody walks around a whole block. Borders between two blocks without a building are ridges and paths of a park: nobody
is sent there. The district's outer border is none of its own roads.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.demo.blocks import road_lines
from console.demo.facts import Facts
from console.demo.frame import GRID, Frame
from console.demo.lines import axes
from console.exchange.layers import add_layers
from console.insight.roads import ROADS
from console.language import tr
from console.model.area import AreaTree, Level
from console.model.layer import Band, Layer, LayerStyle, Look
from console.model.premises import Building
from console.profile import Profile
from console.store.layers import LayerStore

BY = "demo"       # who added the layer
NEAR = 3.0        # metres: a border this near a main road of the facts is that road
MAIN, SIDE, LANE = "main road", "side street", "lane"
BEYOND = 0.05     # metres a lane runs past the block's edge …
STUB = 0.5        # … and what is shorter is only that


class DemoRoads(msgspec.Struct, frozen=True):
    """Roads between crossings. All arrays are in one order.

    Attributes:
        lines: EPSG:4490 degrees. names: of main roads, "" for the rest. kinds: `MAIN`, `SIDE` or `LANE`.
        metres: lengths in the plane.
    """

    lines: NDArray[np.object_]
    names: list[str]
    kinds: list[str]
    metres: NDArray[np.float64]


def lay_roads(tree: AreaTree, buildings: Sequence[Building], facts: Facts) -> DemoRoads:
    """Find them in the grids and buildings that stand."""
    frame = Frame(facts.crs)
    grids = [area for area in tree.level(Level.GRID) if area.demo and area.wkb is not None]
    built = {one.area for one in buildings}
    shapes = frame.plane(shapely.from_wkb([area.wkb for area in grids]))
    is_built = np.array([area.id in built for area in grids], bool)
    borders, lanes = _borders(shapes, is_built), _lanes(shapes[is_built])
    # Joined from crossing to crossing; where a lane meets a street both have a corner.
    noded = shapely.union_all(np.append(borders, lanes), grid_size=GRID)
    lines = shapely.get_parts(shapely.line_merge(noded))
    lines = lines[shapely.length(lines) > STUB]
    names = _names(lines, facts, frame)
    beside = shapely.STRtree(borders).query(shapely.line_interpolate_point(lines, 0.5, normalized=True), "dwithin",
                                            distance=2 * GRID)[0]
    kinds = np.full(len(lines), LANE, object)
    kinds[beside] = SIDE
    kinds[np.array([bool(name) for name in names], bool)] = MAIN
    return DemoRoads(frame.degrees(lines), names, kinds.tolist(), shapely.length(lines))


def _lanes(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Two lanes through the middle of each block, from edge to edge."""
    ends = []
    for shape in shapes:
        along, across, middle, length, width = axes(shape)
        ends += [(middle - along * length, middle + along * length), (middle - across * width, middle + across * width)]
    # A little beyond the edge, so that rounding cannot leave one short of the street.
    found: NDArray[np.object_] = shapely.intersection(
        shapely.linestrings(ends), np.repeat(shapely.buffer(shapes, BEYOND, join_style="mitre"), 2))
    return found


def _borders(shapes: NDArray[np.object_], built: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Borders that two shapes share, one of them built on, a line for each stretch."""
    corners, owner = shapely.get_coordinates(shapely.boundary(shapes), return_index=True)
    corners = np.round(corners * 100).astype(np.int64)   # whole centimetres, see `Frame`
    same = owner[1:] == owner[:-1]
    ends, owner = np.hstack([corners[:-1], corners[1:]])[same], owner[:-1][same]
    swap = (ends[:, 0] > ends[:, 2]) | ((ends[:, 0] == ends[:, 2]) & (ends[:, 1] > ends[:, 3]))
    ends[swap] = ends[swap][:, [2, 3, 0, 1]]
    pieces, number, count = np.unique(ends, axis=0, return_inverse=True, return_counts=True)
    alive = np.bincount(number.reshape(-1), built[owner], minlength=len(pieces)) > 0
    kept = pieces[(count > 1) & alive].reshape(-1, 2, 2) / 100.0
    found: NDArray[np.object_] = shapely.linestrings(kept)
    return found


def _names(streets: NDArray[np.object_], facts: Facts, frame: Frame) -> list[str]:
    """Of the main road that a street lies on, "" for none."""
    tree = shapely.STRtree(road_lines(facts, frame))
    middles = shapely.line_interpolate_point(streets, 0.5, normalized=True)
    street, road = tree.query_nearest(middles, max_distance=NEAR, all_matches=False)
    names = [""] * len(streets)
    for one, other in zip(street.tolist(), road.tolist(), strict=True):
        names[one] = facts.roads[other].name
    return names


def add_roads(profile: Profile, layers: LayerStore, roads: DemoRoads) -> Layer:
    """Put them into the layer list, hidden, and measure ways along them unless another layer is marked for that."""
    with tempfile.TemporaryDirectory(prefix="demo-roads-") as folder:
        file = Path(folder) / "roads.gpkg"
        _write(file, roads)
        added = add_layers(file, profile, layers, name=tr("Roads (演示数据 demo data)"), actor=BY)[0]
    layer = layers.find(added.layer)
    marked = any(one.use == ROADS for one in layers.all())
    bands = (Band(tr("Main road"), "#d9b36c", value=MAIN), Band(tr("Side street"), "#8b99a8", value=SIDE),
             Band(tr("Lane"), "#5e6b79", value=LANE))
    style = LayerStyle(look=Look.CATEGORISED, field="kind", bands=bands, width=1.6, label="name")
    # The source was a file of a moment: the list would say that it has gone.
    layer = msgspec.structs.replace(layer, use="" if marked else ROADS, visible=False, style=style, source="")
    layers.update(layer)
    return layer


def forget_roads(layers: LayerStore, at: float) -> None:
    """Take them out of the layer list; recall brings them back. Seconds since 1970 UTC."""
    for layer in layers.all():
        if layer.added_by == BY and not layer.source:
            layers.remove(layer.id, at)


def _write(file: Path, roads: DemoRoads) -> None:
    import pyogrio

    columns = {"name": np.array(roads.names, object),
               "kind": np.array(roads.kinds, object),
               "length_m": np.round(roads.metres, 1), "demo": np.full(len(roads.names), True)}
    pyogrio.raw.write(file, shapely.to_wkb(roads.lines), list(columns.values()), list(columns), layer="roads",
                      driver="GPKG", geometry_type="LineString", crs="EPSG:4490")
