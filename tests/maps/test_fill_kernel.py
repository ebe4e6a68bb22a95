"""Polygon fill against exact areas and against Qt's own rasteriser."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from maps.paint import Scratch, paint
from maps.prepare import prepare
from maps.scene import Layer, Scene
from maps.sprites import image_pixels
from maps.style import rgba
from maps.view import View

BLACK, WHITE = rgba("#000000"), rgba("#ffffff")


def painted(shapes, view, fills=(WHITE,), classes=None, **options):
    """The frame with white polygons on black, through the same door as the map."""
    data = prepare(shapes, 2, classes=classes, **options)
    frame = np.empty((view.height, view.width), np.uint32)
    paint(frame, Scene(BLACK, (Layer("test", data, fills=fills),)), view, 0, 0, Scratch())
    return frame


def coverage(frame):
    return (frame & 255).astype(float) / 255


def qt_coverage(shapes, view):
    """The same by QPainter, whose antialiasing has 256 levels too."""
    image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in shapes:
            path = QPainterPath()
            for part in shapely.get_parts(shape):
                for ring in (part.exterior, *part.interiors):
                    path.addPolygon(QPolygonF([QPointF(*view.to_pixel(x, y)) for x, y in ring.coords]))
            painter.fillPath(path, QColor("white"))
    return coverage(image_pixels(image).copy())


VIEW = View(x=500_100.3, y=2_490_050.7, scale=0.5, width=300, height=200)
STAR = shapely.Polygon([(VIEW.x + r * np.cos(a), VIEW.y + r * np.sin(a)) for r, a in
                        ((40 if i % 2 else 15, i * np.pi / 7) for i in range(14))])
SHAPES = {
    "star": STAR,
    "hole": shapely.Point(VIEW.x, VIEW.y).buffer(45).difference(shapely.Point(VIEW.x + 8, VIEW.y).buffer(20)),
    "sliver": shapely.Polygon([(VIEW.x - 60, VIEW.y), (VIEW.x + 60, VIEW.y + 1), (VIEW.x + 60, VIEW.y + 1.3)]),
    "two parts": shapely.union(shapely.box(VIEW.x - 50, VIEW.y - 20, VIEW.x - 20, VIEW.y + 9),
                               shapely.Point(VIEW.x + 30, VIEW.y).buffer(17)),
    "beyond the frame": STAR.buffer(30).union(shapely.box(VIEW.x, VIEW.y, VIEW.x + 9000, VIEW.y + 10)),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_covered_area_is_exact(shape):
    frame = coverage(painted([shape], VIEW))
    seen = shapely.intersection(shape, shapely.box(*VIEW.bounds)).area / VIEW.scale**2
    assert frame.sum() == pytest.approx(seen, rel=0.004)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_agrees_with_qt(shape):
    ours, theirs = coverage(painted([shape], VIEW)), qt_coverage([shape], VIEW)
    assert ours.sum() == pytest.approx(theirs.sum(), rel=0.015)  # Qt itself errs by 1 % on slivers
    assert np.abs(ours - theirs).max() < 0.06


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-200, 200), st.floats(-150, 150)), min_size=3, max_size=9))
def test_any_polygon_covers_its_area(points):
    hull = shapely.MultiPoint([(VIEW.x + x, VIEW.y + y) for x, y in points]).convex_hull
    if hull.geom_type != "Polygon" or hull.area < 20:
        return
    seen = shapely.intersection(hull, shapely.box(*VIEW.bounds)).area / VIEW.scale**2
    assert coverage(painted([hull], VIEW)).sum() == pytest.approx(seen, rel=0.01, abs=1.0)


def fan(middle, radius, count):
    """Triangles around a point: edges shared at every angle."""
    angles = np.linspace(0, 2 * np.pi, count + 1)
    rim = [(middle[0] + radius * np.cos(a), middle[1] + radius * np.sin(a)) for a in angles]
    rim[-1] = rim[0]
    return [shapely.Polygon([middle, a, b]) for a, b in pairwise(rim)]


def test_no_gap_along_shared_edges():
    frame = coverage(painted(fan((VIEW.x, VIEW.y), 45, 31), VIEW))
    columns, rows = np.meshgrid(np.arange(VIEW.width) + 0.5, np.arange(VIEW.height) + 0.5)
    x, y = VIEW.to_world(columns, rows)
    inside = np.hypot(x - VIEW.x, y - VIEW.y) < 43
    assert frame[inside].min() == 1.0


def test_no_gap_between_colours():
    """Two colours that share an edge mix there; the ground must not shine through."""
    red, green = rgba("#ff0000"), rgba("#00ff00")
    pieces = fan((VIEW.x, VIEW.y), 45, 12)
    frame = painted(pieces, VIEW, fills=(red, green), classes=np.arange(12) % 2)
    sums = ((frame >> 16) & 255).astype(int) + ((frame >> 8) & 255)
    columns, rows = np.meshgrid(np.arange(VIEW.width) + 0.5, np.arange(VIEW.height) + 0.5)
    x, y = VIEW.to_world(columns, rows)
    assert sums[np.hypot(x - VIEW.x, y - VIEW.y) < 43].min() >= 254


def test_tiny_polygons_keep_their_area():
    view = View(x=VIEW.x, y=VIEW.y, scale=20.0, width=300, height=200)
    rng = np.random.default_rng(3)
    middles = np.column_stack([rng.uniform(-2500, 2500, 4000) + view.x, rng.uniform(-1500, 1500, 4000) + view.y])
    shapes = [shapely.box(x, y, x + 11, y + 7) for x, y in middles]
    frame = coverage(painted(shapes, view, fills=(rgba("#ffffff", 0.5),)))
    assert frame.sum() == pytest.approx(4000 * 77 / 400 / 2, rel=0.03)


def test_deterministic_and_the_same_in_bands():
    shapes = list(SHAPES.values())
    whole = painted(shapes, VIEW)
    assert np.array_equal(whole, painted(shapes, VIEW))
    data = prepare(shapes, 2)
    scene, scratch = Scene(BLACK, (Layer("test", data, fills=(WHITE,)),)), Scratch()
    pieces = np.empty_like(whole)
    for top in range(0, VIEW.height, 32):
        for left in range(0, VIEW.width, 70):
            paint(pieces[top:top + 32, left:left + 70], scene, VIEW, left, top, scratch)
    differences = np.abs((whole & 255).astype(int) - (pieces & 255))
    assert differences.max() <= 1
    assert np.count_nonzero(differences) < whole.size / 1000


def test_class_without_colour_is_not_drawn():
    shapes = [shapely.box(VIEW.x, VIEW.y, VIEW.x + 20, VIEW.y + 20),
              shapely.box(VIEW.x - 30, VIEW.y, VIEW.x - 9, VIEW.y + 20)]
    frame = painted(shapes, VIEW, fills=(WHITE, rgba("#ffffff", 0.0)), classes=np.array([1, 0]))
    assert coverage(frame).sum() == pytest.approx(21 * 20 * 4, rel=0.001)
