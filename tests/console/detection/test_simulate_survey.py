"""The generator: the same seed gives the same files, and its truth is what its surveys show."""

import json

import numpy as np
import pyogrio.raw
import pytest
import rasterio
import shapely

from console.detection.reading import describe, flown_on, read_points
from console.detection.simulate.buildings import Body, Building, Roof
from console.detection.simulate.make import FILES, simulate
from console.detection.simulate.materials import Material
from console.detection.simulate.paint import Ground, paint
from console.detection.simulate.parts import How, Layer, Prism, Profile, Round, level, pack, rectangle
from console.detection.simulate.rules import STYLES
from console.detection.simulate.scanner import Flight, lay_strips, scan
from console.detection.simulate.scene import make_scene
from console.errors import BadInput


def rows_of(path, layer):
    meta, _, geometry, columns = pyogrio.raw.read(path, layer=layer)
    return shapely.from_wkb(geometry), dict(zip(meta["fields"], columns, strict=True)), meta["crs"]


def quiet(**changes):
    """A flight without errors, straight down."""
    told = {"seed": 1, "density": 20.0, "direction": 0.3, "spacing": 80.0, "overlap": 0.2, "steepest": 0.0,
            "pattern": 0, "noise": 0.0, "spread": 0.0, "beam": 0.0, "bias": 0.0, "shift": (0.0, 0.0),
            "strip_sigma": 0.0, "tilt": 0.0, "drift": 0.0, "lost": 0.0, "dark": 0.0, "outliers": 0.0, "leaf": 1.0,
            "holes": (), "gaps": 0.0, "classified": 2}
    return Flight(**(told | changes))


def flown(layer, flight, size=40.0):
    ground = Ground(-60.0, -60.0, 4.0, np.zeros((45, 45), np.float32))
    canvas = paint(ground, pack([layer]), (-20.0, -20.0, size + 20, size + 20), 0.125, Material.GRASS)
    return scan(canvas, (-8.0, -8.0, size + 8, size + 8), flight, lay_strips(flight, size), size, 0.0)


def test_a_box_is_where_it_was_put():
    box = Layer()
    box.add([Prism(rectangle((20, 20), 0.4, -6, -4, 6, 4), level(7.5))])
    found = flown(box, quiet())
    inside = shapely.contains_xy(shapely.Polygon(box.prisms[0].ring), found.x, found.y)
    edge = shapely.Polygon(box.prisms[0].ring).boundary
    clear = shapely.distance(edge, shapely.points(found.x, found.y)) > 0.1
    roof = found.material == Material.CONCRETE
    # The bilinear surface and each material's own roughness leave a few centimetres.
    assert np.abs(found.z[inside & clear] - 7.5).max() < 0.08 and np.abs(found.z[~inside & clear]).max() < 0.2
    assert (roof == inside)[clear].all()
    assert len(found.x) / 1600 == pytest.approx(20 * 1.0, rel=0.25)


def test_slanted_rays_leave_a_shadow_and_meet_walls():
    tower = Layer()
    tower.add([Prism(rectangle((20, 20), 0.0, -4, -4, 4, 4), level(20.0))])
    straight = flown(tower, quiet())
    slanted = flown(tower, quiet(steepest=0.35, spacing=30.0, direction=0.0, overlap=0.0))
    walls = [((f.z > 1) & (f.z < 19)).sum() for f in (straight, slanted)]
    assert walls[0] == 0 and walls[1] > 50


def test_crowns_give_several_returns_and_bare_ones_fewer():
    tree = Layer()
    tree.add([Round(20, 20, 5, 5, 0, 2.0, 8.0, Profile.DOME, Material.LEAF, 0, 0.6, 0.1)])
    full, bare = flown(tree, quiet()), flown(tree, quiet(leaf=0.0))
    assert full.returns.max() >= 2 and (full.number <= full.returns).all()
    assert (full.material == Material.LEAF).sum() > 2.5 * (bare.material == Material.LEAF).sum() > 0


def test_strip_errors_are_those_of_the_flight():
    field = Layer()
    found = flown(field, quiet(bias=0.25, strip_sigma=0.1, spacing=12.0))
    heights = [np.median(found.z[found.strip == s]) for s in np.unique(found.strip)]
    assert len(heights) >= 3 and np.ptp(heights) > 0.05
    assert np.mean(heights) == pytest.approx(0.25, abs=0.15)


def test_a_hole_has_no_points():
    found = flown(Layer(), quiet(holes=((20.0, 20.0, 6.0),)))
    assert np.hypot(found.x - 20, found.y - 20).min() > 5.9


def test_a_parapet_stands_around_its_roof():
    body = Body(rectangle((20, 20), 0.2, -6, -5, 6, 5), 9.0, Roof.FLAT, parapet=1.0, angle=0.2)
    layer = Layer()
    layer.add(Building(0, 0.0, 0.2, (body,)).pieces())
    canvas = paint(Ground(-9, -9, 4.0, np.zeros((20, 20), np.float32)), pack([layer]), (0, 0, 40, 40), 0.125, 0)
    assert set(np.unique(canvas.top)) == {0.0, 9.0, 10.0}
    assert (canvas.top == 9.0).sum() / 64 == pytest.approx(11.56 * 9.56, rel=0.02)


def test_a_gable_is_highest_along_its_ridge():
    body = Body(rectangle((20, 20), 0.0, -8, -4, 8, 4), 5.0, Roof.GABLE, slope=0.5)
    layer = Layer()
    layer.add(Building(0, 0.0, 0.0, (body,)).pieces())
    canvas = paint(Ground(-9, -9, 4.0, np.zeros((20, 20), np.float32)), pack([layer]), (0, 0, 40, 40), 0.25, 0)
    assert canvas.top.max() == pytest.approx(7.0, abs=0.1)
    assert canvas.top[80, 60] > canvas.top[88, 60] > canvas.top[94, 60] > 5.0


def test_veils_do_not_touch_the_surface():
    scaffold = Layer()
    scaffold.add([Prism(rectangle((20, 20), 0.0, -3, -1, 3, 1), level(8.0), How.VEIL, Material.POLE, 0, 0.0, 0.4)])
    canvas = paint(Ground(-9, -9, 4.0, np.zeros((20, 20), np.float32)), pack([scaffold]), (0, 0, 40, 40), 0.25, 0)
    assert canvas.top.max() == 0.0 and canvas.veil_top.max() == 8.0


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_true_changes(style):
    """Each change moves the surface inside its outline by what is written down, and nothing outside is one."""
    scene = make_scene(160.0, 3, style)
    assert scene.changes
    for change in scene.changes:
        gain = scene.gain(change.shape)
        middle = float(np.median(gain))
        sense = 1 if change.kind not in ("demolished", "lowered", "dug") else -1
        assert middle * sense > 0.15, (change.rule, middle)
        assert (gain * sense > 0.1).mean() > 0.85, change.rule
        assert change.shape.area >= 4 and change.shape.is_valid


def test_no_two_changes_touch():
    shapes = [change.shape for change in make_scene(200.0, 8, "village").changes]
    assert shapely.STRtree(shapes).query(shapes, "dwithin", distance=0.9).shape[1] == len(shapes)


def test_equal_seeds_give_equal_files(tmp_path):
    first, again, other = (simulate(tmp_path / name, seed, 60.0, "village", densities=(4.0, 6.0))
                           for name, seed in (("one", 5), ("two", 5), ("three", 6)))
    assert again["points"] == first["points"] != other["points"]
    for name in FILES:
        same = (tmp_path / "one" / name).read_bytes()
        assert (tmp_path / "two" / name).read_bytes() == same != (tmp_path / "three" / name).read_bytes(), name


def test_the_flights_have_days_as_real_ones_do(generated):
    days = [flown_on(describe(generated[0] / f"{epoch}.laz")) for epoch in ("before", "after")]
    assert days == generated[1]["flown"] and "" < days[0] < days[1]


def test_the_surveys_show_the_truth(generated):
    folder, told = generated
    before, after = (read_points(folder / f"{epoch}.laz") for epoch in ("before", "after"))
    facts = json.loads((folder / "scene.json").read_text("utf-8"))["flights"]
    bias = facts["after"]["bias"] - facts["before"]["bias"]
    shapes, columns, crs = rows_of(folder / "truth.gpkg", "changes")
    assert len(shapes) == told["changes"] > 3 and crs == "EPSG:4547"
    for shape, kind, dz in zip(shapes, columns["kind"], columns["dz"], strict=True):
        inner = shape.buffer(-0.5)
        if inner.is_empty or kind in ("heap", "dug"):
            continue
        heights = [np.median(p.z[shapely.contains_xy(inner, p.x, p.y)]) for p in (before, after)]
        assert heights[1] - heights[0] - bias == pytest.approx(dz, abs=0.3), kind


def test_generated_files_say_so(generated):
    folder, told = generated
    assert told["demo"] and describe(folder / "before.laz").demo
    with rasterio.open(folder / "after.tif") as file:
        assert file.tags()["DEMO"] == "1" and file.crs.to_epsg() == 4547 and file.count == 3
        assert file.read(1).std() > 10
    assert json.loads((folder / "scene.json").read_text("utf-8"))["demo"] is True


def test_the_registry_knows_buildings_and_permits(generated):
    folder, _ = generated
    shapes, columns, _ = rows_of(folder / "registry.gpkg", "buildings")
    assert len(shapes) > 20 and (columns["approved_height"] > 1).all() and (columns["demo"] == 1).all()
    _, permits, _ = rows_of(folder / "registry.gpkg", "permits")
    _, truth, _ = rows_of(folder / "truth.gpkg", "changes")
    named = {p for p in truth["permit"] if p}
    assert named <= set(permits.get("permit", []))
    assert all(p for p, legal in zip(truth["permit"], truth["legal"], strict=True) if legal)


@pytest.mark.parametrize("wrong", [{"size": 10.0}, {"style": "moon"}, {"densities": (0.1, 5.0)}])
def test_what_cannot_be_made_is_refused(tmp_path, wrong):
    with pytest.raises(BadInput):
        simulate(tmp_path, **({"seed": 1, "size": 80.0} | wrong))
    assert not list(tmp_path.iterdir())
