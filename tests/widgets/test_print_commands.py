"""`sheet` and `picture` from the command line to the file."""

import math

import numpy as np
import pytest
import typer
import typer.main
from PySide6.QtGui import QImage
from shell_fakes import small_console

from console import language
from console.commands.session import Session
from console.errors import BadInput, NotFound, ProfileError, Refused
from console.exchange.attributes import write_attributes
from console.exchange.crs import to_lonlat
from console.exchange.shapes import save_shapes
from console.model.layer import Layer, Shape
from maps.still import gather
from maps.still_choice import Wanted
from maps.style import LIGHT
from widgets import print_commands, snapshot_command


@pytest.fixture
def session(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr("maps.compile.compiled", lambda: (4, 4))
    app = typer.Typer()
    app.command("sheet")(print_commands.sheet)
    app.command("picture")(print_commands.picture)
    app.command("snapshot")(snapshot_command.snapshot)
    session = Session(typer.main.get_command(app))
    session._console = small_console(tmp_path / "profile")
    yield session
    session.close()


def add_layer(console, name="道路", west=114.0):
    """A layer of two squares far from or among the areas."""
    import shapely

    folder = console.profile.layers / name
    folder.mkdir(parents=True)
    shapes = np.array([shapely.box(west, 22.51, west + 0.005, 22.52),
                       shapely.box(west + 0.01, 22.51, west + 0.02, 22.53)])
    save_shapes(folder, shapes)
    write_attributes(folder / "attributes.arrow", {"n": np.array([1.0, 2.0])})
    console.layers.add(Layer(id=f"id-{name}", name=name, shape=Shape.POLYGON, prepared=name, features=2, fields=("n",),
                             bounds=(west, 22.51, west + 0.02, 22.53), source="x.gpkg", crs="EPSG:4326"))


def test_a_sheet_says_what_it_is(session, tmp_path):
    told = session.run(["sheet", str(tmp_path / "a.pdf"), "--paper", "A3", "--landscape"])
    assert (told["paper"], told["landscape"], told["crs"], told["demo"]) == ("A3", True, "EPSG:4547", True)
    assert told["cases"] == 8 and told["names"] >= 2 and told["raster"] == []
    assert {"land", "borders street", "borders grid"} <= set(told["vector"])
    width = told["map_mm"][0] * float(told["scale"].removeprefix("1:")) / 1000
    assert width > 4100, "the district is 4.1 km wide"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_scale_that_does_not_fit_writes_nothing(session, tmp_path):
    with pytest.raises(Refused, match=r"1:[\d,]+ fits"):
        session.run(["sheet", str(tmp_path / "a.pdf"), "--scale", "1:5000"])
    assert not (tmp_path / "a.pdf").exists()


def test_an_area_has_only_its_own_cases(session, tmp_path):
    told = session.run(["sheet", str(tmp_path / "a.pdf"), "--area", "莲花街道", "--scale", "1:30000"])
    assert told["cases"] == 4 and told["scale"] == "1:30000" and "selection" in told["vector"]


def test_an_extent_is_taken_in_its_own_crs(session, tmp_path):
    lon, lat = to_lonlat(501_000.0, 2_490_500.0, "EPSG:4547")
    wanted = print_commands.wanted_of(session.console(), extent="500000,2490000,502000,2491000", crs="EPSG:4547")
    assert wanted.bounds[0] < lon < wanted.bounds[2] and wanted.bounds[1] < lat < wanted.bounds[3]
    still = gather(session.console(), wanted, LIGHT)
    assert np.allclose(still.bounds, (500_000, 2_490_000, 502_000, 2_491_000), atol=0.5)


@pytest.mark.parametrize(("options", "error"), [
    (["--extent", "1,2,3"], BadInput), (["--extent", "2,2,1,3"], BadInput), (["--extent", "a,b,c,d"], BadInput),
    (["--extent", "0,0,1,1", "--crs", "nonsense"], BadInput), (["--area", "Nowhere"], NotFound),
    (["--layers", "areas,roads"], NotFound), (["--paper", "B5"], BadInput), (["--scale", "big"], BadInput)])
def test_what_cannot_be_meant_is_refused(session, tmp_path, options, error):
    with pytest.raises(error):
        session.run(["sheet", str(tmp_path / "a.pdf"), *options])
    assert not list(tmp_path.glob("a.pdf*"))


def test_only_the_layers_asked_for(session, tmp_path):
    console = session.console()
    add_layer(console)
    told = session.run(["sheet", str(tmp_path / "a.pdf"), "--layers", "areas,道路"])
    assert told["cases"] == 0 and "id-道路" in told["vector"] and "land" in told["vector"]
    alone = session.run(["sheet", str(tmp_path / "a.pdf"), "--layers", "道路"])
    assert alone["vector"] == ["id-道路"] and alone["features"] == 2 and not alone["demo"]


def test_a_layer_on_the_other_side_of_the_world_gets_its_own_crs(session):
    console = session.console()
    add_layer(console, "far", west=-74.0)
    still = gather(console, Wanted(layers=("far",)), LIGHT)
    assert still.crs == "EPSG:32618" and len(still.scene.layers) == 1 and still.shot is None
    assert all(map(math.isfinite, still.bounds))


def test_the_language_of_one_sheet_does_not_stay(session, tmp_path):
    session.run(["sheet", str(tmp_path / "zh.pdf"), "--lang", "zh"])
    assert language.current() == "en"
    session.run(["sheet", str(tmp_path / "en.pdf")])
    assert (tmp_path / "zh.pdf").read_bytes() != (tmp_path / "en.pdf").read_bytes()


def test_a_picture_has_its_size_and_its_extent(session, tmp_path):
    told = session.run(["picture", str(tmp_path / "a.png"), "--size", "800x600", "--light"])
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (800, 600) and told["size"] == "800x600"
    assert image.text("Title") == "演示数据 Demo data"
    colours = {image.pixel(x, y) for x in range(0, 800, 7) for y in range(0, 600, 7)}
    assert len(colours) > 5
    west, south, east, north = told["extent"]
    assert (east - west) / 800 == pytest.approx(told["metres_per_pixel"], rel=1e-4)
    assert (north - south) / 600 == pytest.approx(told["metres_per_pixel"], rel=1e-4)


def test_files_of_the_wrong_kind_or_place_are_refused(session, tmp_path):
    with pytest.raises(BadInput, match=r"\.pdf"):
        session.run(["sheet", str(tmp_path / "a.png")])
    with pytest.raises(ProfileError, match="cannot be written"):
        session.run(["picture", str(tmp_path / "no" / "a.png"), "--size", "400x300"])


def test_a_snapshot_of_named_layers_shows_exactly_the_extent(session, tmp_path):
    bounds = [502000.0, 2489000.0, 504000.0, 2490000.0]
    told = session.run(["snapshot", str(tmp_path / "a.png"), "--layers", "areas,cases", "--size", "800x400",
                        "--extent", ",".join(map(str, bounds)), "--crs", "EPSG:4547"])
    assert told["extent"] == bounds and told["metres_per_pixel"] == 2.5 and told["crs"] == "EPSG:4547"
    assert QImage(str(tmp_path / "a.png")).size().toTuple() == (800, 400)


def test_without_a_name_a_snapshot_goes_into_this_folder(session, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = session.run(["snapshot", "--layers", "areas", "--size", "400x300"])
    assert (tmp_path / told["file"]).is_file() and told["file"].startswith("grid-console-")


def picture(session, path, *words):
    session.run(["snapshot", str(path), "--layers", "areas", "--size", "400x300", *words])
    return QImage(str(path))


@pytest.mark.parametrize("words", [("--heat",), ("--choropleth", "street"), ("--choropleth", "grid:density")])
def test_overlays_change_a_picture_and_leave_the_profile_alone(session, tmp_path, words):
    plain = picture(session, tmp_path / "a.png")
    assert picture(session, tmp_path / "b.png", *words) != plain
    assert picture(session, tmp_path / "c.png") == plain
    assert not session.console().overlays.get().heat and not session.console().overlays.get().choropleth


def test_named_overlays_are_layers_too(session, tmp_path):
    plain = picture(session, tmp_path / "a.png")
    session.run(["snapshot", str(tmp_path / "b.png"), "--layers", "areas,heat", "--size", "400x300"])
    assert QImage(str(tmp_path / "b.png")) == picture(session, tmp_path / "c.png", "--heat") != plain


@pytest.mark.parametrize(("words", "error"), [
    (("--choropleth", "planet"), BadInput), (("--choropleth", "street:colour"), BadInput),
    (("--basemap", "nope"), NotFound), (("--choropleth", "city"), NotFound),
])
def test_wrong_overlays_are_one_sentence(session, tmp_path, words, error):
    with pytest.raises(error):
        picture(session, tmp_path / "a.png", *words)
    assert not (tmp_path / "a.png").exists()


def test_a_sheet_carries_overlays_with_their_legend(session, tmp_path):
    told = session.run(["sheet", str(tmp_path / "a.pdf"), "--layers", "areas,cases", "--choropleth", "street",
                        "--heat"])
    assert "choropleth" in told["vector"]


def mbtiles(path, attribution="© 测绘局"):
    """One red tile that covers the world."""
    import sqlite3

    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor

    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor("#c01818"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    with sqlite3.connect(path) as base:
        base.execute("create table metadata (name text, value text)")
        base.execute("create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
        base.executemany("insert into metadata values (?, ?)", [
            ("name", "red"), ("format", "png"), ("bounds", "-180,-85,180,85"), ("attribution", attribution)])
        base.execute("insert into tiles values (0, 0, 0, ?)", (bytes(buffer.data().data()),))
    base.close()
    return path


def test_basemaps_lie_under_pictures_and_sheets_and_are_named(session, tmp_path):
    from console.exchange.tiles.add import add_basemap
    from console.exchange.tiles.open import folders_of
    from console.progress import Progress

    console = session.console()
    plain = picture(session, tmp_path / "a.png", "--extent", "114.0,22.4,114.1,22.5")
    add_basemap(str(mbtiles(tmp_path / "red.mbtiles")), console.basemaps, folders_of(console.profile), Progress())
    assert picture(session, tmp_path / "b.png", "--extent", "114.0,22.4,114.1,22.5") == plain, "it was not named"
    red = picture(session, tmp_path / "c.png", "--extent", "114.0,22.4,114.1,22.5", "--basemap", "red")
    assert red.pixelColor(200, 150).name() == "#c01818"
    still = gather(console, Wanted(layers=("areas", "basemaps")), LIGHT)
    assert "© 测绘局" in still.dress.credit
    still.close()
    told = session.run(["sheet", str(tmp_path / "a.pdf"), "--layers", "areas,red"])
    assert "land" not in told["vector"], "it would hide the basemap"
