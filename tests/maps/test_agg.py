"""The map's pixels against an independent renderer: Agg, as matplotlib brings it."""

import numpy as np
import pytest
import shapely
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from maps.paint import Scratch, paint
from maps.prepare import prepare
from maps.scene import Layer, Scene
from maps.style import Line, rgba
from maps.view import View

BLACK, WHITE = rgba("#000000"), rgba("#ffffff")
VIEW = View(x=500_100.3, y=2_490_050.7, scale=0.5, width=320, height=240)
MIDDLE = shapely.Point(VIEW.x, VIEW.y)


def ours(layer):
    frame = np.empty((VIEW.height, VIEW.width), np.uint32)
    paint(frame, Scene(BLACK, (layer,)), VIEW, 0, 0, Scratch())
    return (frame & 255) / 255


def agg(shapes, width=0.0):
    """Coverage by Agg: polygons filled, or their outlines and lines drawn `width` pixels wide with round ends."""
    renderer = RendererAgg(VIEW.width, VIEW.height, 72)
    pen = renderer.new_gc()
    pen.set_foreground("white")
    pen.set_antialiased(True)
    pen.set_snap(False)
    pen.set_linewidth(width)
    pen.set_capstyle("round")
    pen.set_joinstyle("round")
    for shape in shapes:
        for part in shapely.get_parts(shape):
            rings = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
            paths = []
            for ring in rings:
                x, y = shapely.get_coordinates(ring).T
                px, py = VIEW.to_pixel(x, y)
                paths.append(Path(np.column_stack([px, VIEW.height - py])))  # Agg's rows grow upwards
            whole = Path.make_compound_path(*paths)
            renderer.draw_path(pen, whole, IdentityTransform(), None if width else (1.0, 1.0, 1.0, 1.0))
    return np.asarray(renderer.buffer_rgba())[:, :, 3] / 255


def polygons(shapes):
    return ours(Layer("test", prepare(shapes, 2), fills=(WHITE,)))


def ring(radius, sides=64):
    return MIDDLE.buffer(radius, quad_segs=sides // 4)


STAR = shapely.Polygon([(VIEW.x + r * np.cos(a), VIEW.y + r * np.sin(a)) for r, a in
                        ((55 if i % 2 else 18, i * np.pi / 9) for i in range(18))])
POLYGONS = {
    "holes": ring(50).difference(shapely.Point(VIEW.x + 12, VIEW.y).buffer(20)).difference(
        shapely.Point(VIEW.x - 25, VIEW.y + 3).buffer(9)),
    "star": STAR,
    "sliver": shapely.Polygon([(VIEW.x - 70, VIEW.y - 20), (VIEW.x + 70, VIEW.y + 30), (VIEW.x + 70, VIEW.y + 29)]),
    "flat sliver": shapely.box(VIEW.x - 70, VIEW.y, VIEW.x + 70, VIEW.y + 0.21),
    "steep sliver": shapely.box(VIEW.x, VIEW.y - 55, VIEW.x + 0.17, VIEW.y + 55),
    "off screen": STAR.buffer(40).union(shapely.box(VIEW.x - 9000, VIEW.y - 4, VIEW.x + 9000, VIEW.y + 9)),
    "around the screen": shapely.box(VIEW.x - 900, VIEW.y - 900, VIEW.x + 900, VIEW.y + 900).difference(ring(40)),
    "two parts": shapely.union_all([shapely.box(VIEW.x - 60, VIEW.y - 30, VIEW.x - 20, VIEW.y + 9), ring(15)]),
}


@pytest.mark.parametrize("shape", POLYGONS.values(), ids=POLYGONS)
def test_a_polygon_covers_what_it_covers_for_agg(shape):
    mine, theirs = polygons([shape]), agg([shape])
    exact = shapely.intersection(shape, shapely.box(*VIEW.bounds)).area / VIEW.scale**2
    assert mine.sum() == pytest.approx(exact, rel=0.01)
    assert mine.sum() == pytest.approx(theirs.sum(), rel=0.02)  # Agg itself cuts coordinates to 1/256 pixel
    assert np.abs(mine - theirs).max() < 0.03


def mosaic(count, seed):
    """Cells that share all their edges."""
    rng = np.random.default_rng(seed)
    west, south, east, north = VIEW.bounds
    points = shapely.MultiPoint(np.column_stack([rng.uniform(west, east, count), rng.uniform(south, north, count)]))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=shapely.box(*VIEW.bounds).buffer(50)))
    return np.asarray(cells, dtype=object)


@pytest.mark.parametrize(("count", "coverage"), [(20, False), (400, False), (400, True), (20_000, True),
                                                 (20_000, None)])
def test_shared_edges_leave_no_gap(count, coverage):
    """Cells that tile the view cover all of it, however small; drawn one over the other by Agg they do not."""
    cells = mosaic(count, count)
    data = prepare(cells, 2, classes=np.arange(len(cells)) % 3, coverage=coverage)
    mine = ours(Layer("test", data, fills=(WHITE, rgba("#0000ff"), rgba("#7fffff"))))
    assert mine[1:-1, 1:-1].min() == 1.0
    if count == 400:
        assert agg(cells).min() < 0.9


LINES = {angle: shapely.LineString([(VIEW.x - 50 * np.cos(angle), VIEW.y - 50 * np.sin(angle)),
                                    (VIEW.x + 50 * np.cos(angle), VIEW.y + 50 * np.sin(angle))])
         for angle in np.radians([0, 11, 30, 45, 45.5, 71, 90, 135, 160])}


@pytest.mark.parametrize("width", [1.0, 1.5, 3.0, 7.0])
@pytest.mark.parametrize("line", LINES.values(), ids=[f"{np.degrees(a):g}°" for a in LINES])
def test_a_line_covers_its_width(line, width):
    mine = ours(Layer("test", prepare([line], 1), lines=(Line(WHITE, width),)))
    exact = line.length / VIEW.scale * width + np.pi * (width / 2) ** 2
    assert mine.sum() == pytest.approx(exact, rel=0.01)
    theirs = agg([line], width)
    assert mine.sum() == pytest.approx(theirs.sum(), rel=0.012)
    along = np.hypot(*np.indices(mine.shape) - np.array([[[VIEW.height / 2]], [[VIEW.width / 2]]])) < 80
    assert np.abs(mine - theirs)[along].max() < 0.04  # the ends differ a little: ours are rounded pixel by pixel


def test_bends_and_outlines():
    zigzag = shapely.LineString([(VIEW.x + 8 * i, VIEW.y + (20 if i % 2 else -20)) for i in range(-8, 9)])
    for shape, dimension in ((zigzag, 1), (STAR, 2), (POLYGONS["holes"], 2)):
        mine = ours(Layer("test", prepare([shape], dimension), lines=(Line(WHITE, 2.0),)))
        theirs = agg([shape], 2.0)
        assert mine.sum() == pytest.approx(theirs.sum(), rel=0.015)
        assert np.quantile(np.abs(mine - theirs), 0.999) < 0.12


def test_the_same_picture_twice():
    cells = mosaic(400, 1)
    for layer in (Layer("fill", prepare(cells, 2, coverage=True), fills=(WHITE,)),
                  Layer("lines", prepare(cells, 2), lines=(Line(WHITE, 1.3),))):
        assert np.array_equal(ours(layer), ours(layer))
