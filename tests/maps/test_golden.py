"""Golden pictures: what the map looks like, kept beside the tests, written with the bundled font.

A picture may differ a little (another Qt rounds a letter otherwise), never much: see `MOST`. After a change of
looks that is wanted, renew them and look at what comes out before it is kept:

    GOLDEN=renew python -m pytest tests/maps/test_golden.py

On failure the picture, and a second one with the differences in white, stand in pytest's temporary folder.
"""

import dataclasses
import os
from pathlib import Path

import numpy as np
import pytest
import shapely
from map_fakes import case, catalogue, square_district
from PySide6.QtGui import QImage

from console.exchange.crs import from_lonlat
from console.model.case import Priority, State
from console.model.changes import Changes
from maps.areas import map_areas
from maps.furniture import Dress
from maps.live import Marks
from maps.picture import paint_picture
from maps.prepare import prepare
from maps.scene import Labels, Layer, Scene
from maps.sprites import image_pixels
from maps.style import DARK, LIGHT, Line, rgba

GOLDEN = Path(__file__).parent / "golden"
FAR = 8        # of 255: a channel off by more than that counts as different
MOST = 0.005   # share of the pixels that may be different
NOON = 1_790_000_000.0


def shapes_scene():
    """Polygons with holes and neighbours, thin and dashed by bends, lines, points, half transparent ones."""
    rng = np.random.default_rng(7)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(rng.uniform(0, 380, (60, 2))),
                                                       extend_to=shapely.box(0, 0, 400, 300)))
    tiles = prepare(cells, 2, classes=np.arange(len(cells)) % len(DARK.land), coverage=True)
    rings = [shapely.Point(x, 210).buffer(45 - i * 6).difference(shapely.Point(x + 8, 214).buffer(20 - i * 4))
             for i, x in enumerate((70, 170, 260, 330))]
    roads = [shapely.LineString([(x, 20 + 12 * np.sin(x / (9 + 4 * i)) + 30 * i) for x in range(0, 400, 3)])
             for i in range(4)]
    spots = [shapely.Point(x, 130 + 4 * (x % 7)) for x in range(10, 400, 13)]
    return Scene(DARK.outside, (
        Layer("tiles", tiles, fills=DARK.land),
        Layer("rings", prepare(rings, 2), fills=(rgba("#5ec8f2", 0.6),), lines=(Line(rgba("#ffffff"), 1.0),)),
        Layer("roads", prepare(roads, 1, classes=np.arange(4)),
              lines=tuple(Line(rgba("#e8a33d"), width) for width in (0.5, 1.0, 2.0, 5.0))),
        Layer("spots", prepare(spots, 0), lines=(Line(rgba("#ff6b6b", 0.8), 6.0),))))


def names_scene():
    x, y = (v.ravel().astype(float) for v in np.meshgrid(np.arange(60, 400, 90), np.arange(30, 300, 60)))
    words = ("莲花街道", "福田区", "彩田社区 Caitian", "0101", "沙头街道天安社区第03网格", "华强北")
    made = [Labels((word,), x[i:i + 1], y[i:i + 1], np.array([300.0]), np.array([80.0]), DARK.labels[i % 4])
            for i, word in enumerate(words * 3)]
    return Scene(DARK.land[2], (), tuple(made))


def district(theme, **options):
    """A made-up district with cases: everything together, as the window shows it."""
    areas = map_areas(square_district())
    cases = [case(f"c{i}", 1 + 3 * (i % 5), 1 + 3 * (i // 5), priority=Priority(1 + i % 4),
                  state=(State.REPORTED, State.DISPATCHED, State.HANDLED, State.CLOSED)[i % 4]) for i in range(20)]
    cases += [case(f"n{i}", 8.2 + i / 40, 8.1) for i in range(9)]
    marks = Marks(lambda lon, lat: from_lonlat(lon, lat, areas.crs), areas.origin, catalogue())
    marks.apply(Changes(added=tuple(cases)), 0.0)
    scene = Scene(theme.outside, areas.base(theme) + areas.borders(theme) + areas.selection("s1-0", theme),
                  areas.labels(theme))
    return scene, marks.shot(NOON, 0.0, **options), areas.bounds, theme, areas.crs


def pictures():
    whole = (0.0, 0.0, 400.0, 300.0)
    scene, shot, bounds, theme, crs = district(DARK, chosen="c7")
    light = district(LIGHT, dots=True)
    return {
        "shapes": (shapes_scene(), None, whole, (400, 300), 1.0, DARK, "", Dress()),
        "shapes-hidpi": (shapes_scene(), None, whole, (600, 450), 1.5, DARK, "", Dress()),
        "names": (names_scene(), None, whole, (400, 300), 1.0, DARK, "", Dress()),
        "district": (scene, shot, bounds, (480, 420), 1.0, theme, crs, Dress(demo=True, cursor="114.01600°E")),
        "district-light": (*light[:3], (360, 320), 1.0, light[3], light[4], Dress()),
    }


def pixels_of(image):
    plain = image.convertToFormat(QImage.Format.Format_RGB32)   # held by a name: the pixels are a view into it
    found = image_pixels(plain).copy()
    return np.stack([(found >> shift) & 255 for shift in (16, 8, 0)], axis=-1).astype(int)


def differences(one, other):
    """Where two pictures differ visibly."""
    return np.abs(one - other).max(axis=-1) > FAR


@pytest.mark.parametrize("name", pictures())
def test_looks_as_it_did(qapp, name, tmp_path):
    scene, shot, bounds, size, ratio, theme, crs, dress = pictures()[name]
    image, _ = paint_picture(scene, shot, bounds, size, ratio, theme, dataclasses.replace(dress), 0.0, crs=crs)
    kept = GOLDEN / f"{name}.png"
    if os.environ.get("GOLDEN") == "renew":
        GOLDEN.mkdir(exist_ok=True)
        assert image.save(str(kept), quality=20)
        return
    was, now = pixels_of(QImage(str(kept))), pixels_of(image)
    assert was.shape == now.shape
    off = differences(was, now)
    if off.mean() > MOST:
        image.save(str(tmp_path / f"{name}.png"))
        marked = np.where(off, np.uint32(0xFFFFFFFF), np.uint32(0xFF000000))
        QImage(marked.data, *size, size[0] * 4, QImage.Format.Format_RGB32).save(str(tmp_path / f"{name}-off.png"))
        pytest.fail(f"{off.mean():.1%} of {name} looks different; see {tmp_path}")


def test_a_regression_is_seen():
    """A line one pixel aside, a colour a shade off, a missing name: each is more than is let pass."""
    was = pixels_of(QImage(str(GOLDEN / "shapes.png")))
    assert differences(was, np.roll(was, 1, axis=1)).mean() > MOST
    assert differences(was, was + FAR + 1).mean() > MOST
    names = pixels_of(QImage(str(GOLDEN / "names.png")))
    bare = names.copy()
    bare[76:104, 16:106] = names[0, 0]   # 莲花街道
    assert differences(names, bare).mean() > MOST
