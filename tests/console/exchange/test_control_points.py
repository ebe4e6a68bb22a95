"""A local grid fitted from control points."""

import numpy as np
import pytest

from console.errors import BadInput
from console.exchange import crs
from console.exchange.control_points import fit_points

PLACES = np.array([[114.00, 22.50], [114.08, 22.51], [114.09, 22.58],
                   [114.01, 22.57], [114.05, 22.54], [114.03, 22.52]])


def local_grid(lon, lat, stretch=1.0):
    """A made-up city grid: turned by 0.7°, its own origin and scale; `stretch` widens it along x."""
    east, north = crs.from_lonlat(lon, lat, "EPSG:4547")
    turn = np.radians(0.7)
    dx, dy = east - 500000, north - 2490000
    return (stretch * 1.00002 * (dx * np.cos(turn) - dy * np.sin(turn)) + 60000,
            1.00002 * (dx * np.sin(turn) + dy * np.cos(turn)) + 20000)


def write(path, x, y, places=PLACES):
    rows = [f"{a:.4f},{b:.4f},{lon!r},{lat!r}"
            for a, b, (lon, lat) in zip(x, y, places.tolist(), strict=True)]
    path.write_text("\n".join(["x,y,lon,lat", *rows]), "utf-8-sig")
    return str(path)


def test_similarity_is_found_and_works_both_ways(tmp_path):
    name = crs.known_crs(write(tmp_path / "grid.csv", *local_grid(*PLACES.T)))
    fit = crs.control_fit(name)
    assert fit.kind == "similarity"
    assert max(fit.residuals) < 0.001
    x, y = local_grid(np.array([114.066]), np.array([22.555]))
    lon, lat = crs.to_lonlat(x, y, name)
    assert crs.geodesic_distance(lon, lat, 114.066, 22.555) < 0.001
    assert np.allclose(crs.from_lonlat(lon, lat, name), (x, y), atol=1e-4)


def test_affine_only_where_it_predicts_better(tmp_path):
    fit = crs.control_fit(write(tmp_path / "stretched.csv", *local_grid(*PLACES.T, stretch=1.0005)))
    assert (fit.kind, fit.rms) == ("affine", pytest.approx(0, abs=1e-3))
    noise = np.random.default_rng(1).normal(0, 0.05, (2, len(PLACES)))
    x, y = np.array(local_grid(*PLACES.T)) + noise
    noisy = crs.control_fit(write(tmp_path / "noisy.csv", x, y))
    assert noisy.kind == "similarity"
    assert 0.01 < noisy.rms < 0.2
    assert len(noisy.residuals) == len(PLACES)


def test_a_blunder_shows_in_the_residuals(tmp_path):
    x, y = local_grid(*PLACES.T)
    y[2] += 30
    fit = crs.control_fit(write(tmp_path / "blunder.csv", x, y))
    assert int(np.argmax(fit.residuals)) == 2


def test_an_edited_file_is_read_anew(tmp_path):
    x, y = local_grid(*PLACES.T)
    name = write(tmp_path / "grid.csv", x, y)
    before = crs.to_lonlat(x[0], y[0], name)
    write(tmp_path / "grid.csv", x + 1000, y)
    assert crs.to_lonlat(x[0] + 1000, y[0], name) == pytest.approx(before, abs=1e-9)


@pytest.mark.parametrize("text", [
    "", "x,y,lon,lat\n", "x,y,lon\n1,2,3\n", "x,y,lon,lat\n1,2,114,22\n",
    "x,y,lon,lat\n1,2,a,22\n3,4,114,22\n", "x,y,lon,lat\n0,0,nan,22\n10000,0,114.5,22\n",
    "x,y,lon,lat\n1,2,114,22\n1,2,114,22\n", "x,y,lon,lat\n1,2,514,22\n900,2,514.1,22\n",
    "x,y,lon,lat\n0,0,114,22\n10000,0,114.5,22\n0,20000,114,23\n",
])
def test_useless_points_are_refused_in_one_sentence(tmp_path, text):
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput, match=r"bad\.csv"):
        crs.known_crs(str(path))


def test_exchanged_columns_are_named():
    east, north = crs.from_lonlat(*PLACES.T, "EPSG:4547")
    with pytest.raises(BadInput, match="exchanged"):
        fit_points(np.column_stack([north, east]), np.column_stack([east, north]), "EPSG:4547", "swapped.csv")
