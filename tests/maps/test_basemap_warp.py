"""Warping is exact: every pixel shows the place that PROJ says lies under it."""

import numpy as np
import pytest
from basemap_fakes import places
from pyproj import Transformer

from console.exchange.tiles.pyramid import Level, Pyramid, mercator, north_up
from maps.basemap.basemap import Basemap
from maps.basemap.warp import grid_of, lay_under
from maps.view import View

GEOGRAPHIC = Pyramid("EPSG:4490", tuple(
    Level(z, north_up(-180, 90, 360 / (512 << z)), 256, 256, 2 << z, 1 << z) for z in range(18)))


def centred(crs, lon, lat, scale, width=700, height=500):
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lon, lat)
    return View(x, y, scale, width, height)


def upsampled(nodes, step, width, height):
    """The grid's values at all pixel centres, linear in between (as the kernel takes them)."""
    u, v = (np.arange(width) + 0.5) / step, (np.arange(height) + 0.5) / step
    i, j = u.astype(int), v.astype(int)
    fu, fv = (u - i)[None], (v - j)[:, None]
    return ((1 - fv) * ((1 - fu) * nodes[np.ix_(j, i)] + fu * nodes[np.ix_(j, i + 1)])
            + fv * ((1 - fu) * nodes[np.ix_(j + 1, i)] + fu * nodes[np.ix_(j + 1, i + 1)]))


@pytest.mark.parametrize(("pyramid", "tiles_crs"), [(mercator(0, 20), "EPSG:3857"), (GEOGRAPHIC, "EPSG:4326")])
@pytest.mark.parametrize(("crs", "lon", "lat", "scale"), [
    ("EPSG:4547", 114.06, 22.54, 0.5), ("EPSG:4547", 114.06, 22.54, 40), ("EPSG:4547", 113.8, 22.7, 800),
    ("EPSG:4547", 114.0, 30.0, 5000), ("EPSG:32610", -121.35, 41.97, 3), ("EPSG:32633", 15, 70, 2000)])
def test_the_grid_is_right_to_a_fraction_of_a_pixel_everywhere(pyramid, tiles_crs, crs, lon, lat, scale):
    view = centred(crs, lon, lat, scale)
    grid = grid_of(view, crs, pyramid)
    x, y = np.meshgrid((view.column + np.arange(view.width) + 0.5) * scale,
                       -(view.row + np.arange(view.height) + 0.5) * scale)
    true = Transformer.from_crs(crs, tiles_crs, always_xy=True).transform(x, y)
    for got, wanted in zip((grid.x, grid.y), true, strict=True):
        off = np.abs(upsampled(got, grid.step, view.width, view.height) - wanted) / grid.spacing
        assert off.max() < 0.25


@pytest.mark.parametrize("pyramid", [mercator(0, 20), GEOGRAPHIC])
def test_pixels_on_screen_come_from_the_right_pixel_of_the_tile(pyramid, qapp):
    view = centred("EPSG:4547", 114.06, 22.54, 1.0)
    basemap = Basemap(places(pyramid))
    basemap.render(view, "EPSG:4547")
    assert basemap.wait_idle(20)
    frame = basemap.render(view, "EPSG:4547")
    level = pyramid.levels[basemap._plan[1].span.level]
    basemap.close()
    assert frame.complete and not frame.missing
    x, y = np.meshgrid((view.column + np.arange(view.width) + 0.5), -(view.row + np.arange(view.height) + 0.5))
    name = "EPSG:4326" if pyramid is GEOGRAPHIC else pyramid.crs
    px, py = level.pixels(*Transformer.from_crs("EPSG:4547", name, always_xy=True).transform(x, y))
    for band, wanted in ((0, px - 0.5), (1, py - 0.5)):
        within = (wanted % 256 > 1.5) & (wanted % 256 < 253)  # where the colour wraps it means nothing
        off = np.abs(frame.rgba[..., band] - wanted % 256)[within]
        assert off.max() < 1.0
    assert (frame.rgba[..., 2] == 77).all() and (frame.rgba[..., 3] == 255).all()


def test_nothing_tears_at_the_180_degree_meridian(qapp):
    view = centred("EPSG:32660", 179.99, -17.0, 500)
    basemap = Basemap(places(mercator(0, 6)))
    basemap.render(view, "EPSG:32660")
    basemap.wait_idle(20)
    frame = basemap.render(view, "EPSG:32660")
    basemap.close()
    assert frame.complete and (frame.rgba[..., 3] == 255).all()
    steps = np.abs(np.diff(frame.rgba[..., 0].astype(int), axis=1))
    # colours count up by one or two a pixel, and wrap from 255 to 0 within two pixels where 256 are through
    assert np.quantile(steps, 0.98) <= 3 and ((steps > 3).sum(axis=1) <= 3 * (1 + view.width // 100)).all()


def test_the_same_view_gives_the_same_picture(qapp):
    pictures = []
    for _ in range(2):
        basemap = Basemap(places(mercator(0, 20)))
        view = centred("EPSG:4547", 114.06, 22.54, 3.3)
        basemap.render(view, "EPSG:4547")
        basemap.wait_idle(20)
        pictures.append(basemap.render(view, "EPSG:4547").rgba)
        basemap.close()
    assert (pictures[0] == pictures[1]).all()


def test_a_basemap_is_laid_under_with_its_opacity():
    frame = np.full((2, 2), 0xFF646464, np.uint32)
    basemap = np.zeros((2, 2, 4), np.uint8)
    basemap[0, 0] = (200, 150, 50, 255)   # red, green, blue
    basemap[0, 1] = (100, 75, 25, 128)    # the same, half transparent, premultiplied
    lay_under(frame, basemap, 0.5)
    assert [hex(one) for one in frame.ravel()] == ["0xff967d4b", "0xff7d7057", "0xff646464", "0xff646464"]
