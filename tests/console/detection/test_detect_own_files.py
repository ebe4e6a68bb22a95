"""No work of a person is written over: real surveys, registries, other layers, verdicts."""

import json

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine
from las_files import plain, write_las

import main
from console.detection.own_files import check_generated, check_replaceable
from console.detection.result import Report, Result, write_result
from console.errors import BadInput


def run(tmp_path, capsys, *line):
    code = main.main(["--profile", str(tmp_path / "p"), "--json", "--lang", "en", "detect", *map(str, line)])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out.strip() else None, err.strip()


def layer(path, name, columns):
    box = np.array([shapely.to_wkb(shapely.box(0, 0, 9, 9))], object)
    pyogrio.raw.write(path, box, [np.array([1], np.int64) for _ in columns], columns, layer=name, driver="GPKG",
                      geometry_type="Polygon", crs="EPSG:4547", append=path.exists())


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A small cloud that another program wrote."""
    path = tmp_path_factory.mktemp("real") / "before.laz"
    write_las(path, *plain(1, 20_000, 70.0), crs="EPSG:4547")
    return path


def test_generated_files_do_not_replace_a_real_survey(real, tmp_path, capsys):
    content = real.read_bytes()
    code, _, words = run(tmp_path, capsys, "simulate", "-o", real.parent, "--size", "60")
    assert code == 1 and "before.laz" in words and "another folder" in words
    (tmp_path / "truth.gpkg").write_bytes(b"mine")
    code, _, words = run(tmp_path, capsys, "alter", real, "-o", tmp_path)
    assert code == 1 and "truth.gpkg" in words
    assert real.read_bytes() == content and (tmp_path / "truth.gpkg").read_bytes() == b"mine"


def test_what_was_generated_here_is_replaced(tmp_path, capsys):
    line = "simulate", "-o", tmp_path / "s", "--size", "60", "--no-images", "--density", "2"
    assert run(tmp_path, capsys, *line)[0] == run(tmp_path, capsys, *line)[0] == 0
    check_generated(tmp_path / "s", ["before.laz", "truth.gpkg"])
    (tmp_path / "s" / "scene.json").unlink()
    check_generated(tmp_path / "s", ["before.laz"])  # its header says whose it is
    (tmp_path / "s" / "alter.json").write_text('{"scene": "somebody else\'s"}', "utf-8")
    for name in ("truth.gpkg", "alter.json"):
        with pytest.raises(BadInput, match=name):
            check_generated(tmp_path / "s", [name])


def test_an_altered_survey_does_not_lie_in_the_folder_it_was_made_of(real, tmp_path, capsys):
    code, _, words = run(tmp_path, capsys, "alter", real.parent, "-o", real.parent)
    assert code == 1 and "where the survey itself lies" in words
    code, _, words = run(tmp_path, capsys, "alter", real, "-o", tmp_path / "new", "--buildings", tmp_path / "nowhere")
    assert code == 1 and "nowhere" in words and "\n" not in words and not (tmp_path / "new").exists()


@pytest.mark.parametrize("command", ["simulate", "alter"])
def test_a_seed_below_nought_is_refused_in_words(real, tmp_path, capsys, command):
    files = [real] if command == "alter" else []
    code, _, words = run(tmp_path, capsys, command, *files, "-o", tmp_path / "x", "--seed", "-1")
    assert code == 2 and "--seed" in words and "Traceback" not in words and not (tmp_path / "x").exists()


def test_a_density_of_nought_is_not_taken_as_none_said(tmp_path, capsys):
    code, _, words = run(tmp_path, capsys, "simulate", "-o", tmp_path / "x", "--density", "0,0", "--size", "60")
    assert code == 1 and "densities" in words and not (tmp_path / "x").exists()


def test_candidates_replace_only_candidates(tmp_path):
    path = tmp_path / "x.gpkg"
    check_replaceable(path)
    write_result(path, Result([], Report(), crs="EPSG:4547"))
    check_replaceable(path)
    with pytest.raises(BadInput, match="read by this run"):
        check_replaceable(path, [tmp_path / "gone", tmp_path / "." / "x.gpkg"])
    layer(path, "roads", ["lanes"])
    with pytest.raises(BadInput, match="layers roads"):
        check_replaceable(path)
    for other, content in (("empty.gpkg", b""), ("text.gpkg", b"mine")):
        (tmp_path / other).write_bytes(content)
        with pytest.raises(BadInput, match="no candidates"):
            check_replaceable(tmp_path / other)


@pytest.mark.parametrize("column", ["verdict", "核查结论"])
def test_verdicts_are_not_written_over(tmp_path, column):
    path = tmp_path / "x.gpkg"
    layer(path, "detections", [column])
    with pytest.raises(BadInput, match="verdicts"):
        check_replaceable(path)


def test_a_run_asks_before_any_work(real, tmp_path, capsys):
    layer(tmp_path / "registry.gpkg", "buildings", ["height"])
    picture = tmp_path / "photo.tif"
    with rasterio.open(picture, "w", driver="GTiff", width=9, height=9, count=3, dtype="uint8", crs="EPSG:4547",
                       transform=Affine(1, 0, 506_000, 0, -1, 2_494_000)):
        pass
    code, _, words = run(tmp_path, capsys, "run", real, tmp_path / "not-read.laz", "-o", tmp_path / "out.gpkg",
                         "--images", picture, picture)
    assert code == 1 and "same file" in words
    for name in ("registry.gpkg", "nowhere.gpkg"):
        code, _, words = run(tmp_path, capsys, "run", real, tmp_path / "not-read.laz", "-o", tmp_path / "registry.gpkg"
                             if name == "registry.gpkg" else tmp_path / "out.gpkg", "--registry", tmp_path / name)
        assert code == 1 and name in words and "not-read" not in words
    assert pyogrio.list_layers(tmp_path / "registry.gpkg")[0][0] == "buildings"
