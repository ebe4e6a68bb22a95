"""`detect simulate|check|alter` from the shell's door, and the demo district's surveys."""

import json

import numpy as np
import pytest
import shapely
from las_files import plain, write_las

import main
from console.detection.reading import read_points
from console.detection.simulate.demo import make_demo_surveys
from console.errors import Refused
from console.exchange.crs import transform_geometries
from console.model.premises import Building


def run(tmp_path, capsys, *line):
    code = main.main(["--profile", str(tmp_path / "p"), "--json", "--lang", "en", "detect", *line])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out.strip() else None, err.strip()


def test_simulate_and_check(tmp_path, capsys):
    code, told, _ = run(tmp_path, capsys, "simulate", "-o", str(tmp_path / "s"), "--seed", "3", "--size", "70",
                        "--density", "6,9", "--no-images")
    assert code == 0 and told["demo"] and told["changes"] >= 1
    code, found, _ = run(tmp_path, capsys, "check", str(tmp_path / "s" / "after.laz"))
    assert code == 0 and found["demo"] and found["points"] == told["points"]["after"]


@pytest.mark.parametrize("line", [["check", "nowhere.laz"], ["simulate", "-o", "x", "--size", "3"],
                                  ["simulate", "-o", "x", "--density", "many"], ["alter", "nowhere.laz", "-o", "x"]])
def test_what_cannot_be_done_is_one_sentence(tmp_path, capsys, line, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, told, words = run(tmp_path, capsys, *line)
    assert code == 1 and told is None and words and "\n" not in words


def test_the_demo_districts_own_buildings_are_surveyed(tmp_path):
    boxes = [shapely.box(506_000 + 24 * i, 2_494_000 + 20 * j, 506_016 + 24 * i, 2_494_012 + 20 * j)
             for i in range(4) for j in range(4)]
    shapes = transform_geometries(boxes, "EPSG:4547")
    buildings = [Building(f"44030400000000{k:05d}", f"楼{k}", "g", "urban_village", 5, 15.0, 10, s.centroid.x,
                          s.centroid.y, s.wkb, True) for k, s in enumerate(shapes)]
    area = tuple(np.array([s.bounds for s in shapes]).min(axis=0)[:2]) + tuple(
        np.array([s.bounds for s in shapes]).max(axis=0)[2:])
    told = make_demo_surveys(tmp_path, buildings, area, side=90.0)
    points = read_points(tmp_path / "before.laz")
    # Their roofs are where the register has them.
    roof = shapely.contains_xy(boxes[5].buffer(-2), points.x, points.y)
    ground = np.median(points.z[~shapely.contains_xy(shapely.union_all(boxes).buffer(2), points.x, points.y)])
    assert told["demo"] and roof.sum() > 50 and np.median(points.z[roof]) - ground > 8
    with pytest.raises(Refused):
        make_demo_surveys(tmp_path, buildings, (0.0, 0.0, 1.0, 1.0))


def test_a_made_district_has_two_surveys_unless_stopped(tmp_path, monkeypatch):
    from console.commands import demo as commands
    from console.errors import Cancelled
    from console.progress import Progress

    made = []
    monkeypatch.setattr(commands, "survey_demo",
                        lambda console, progress: made.append(console) or {"surveys": ["a", "b"]})
    assert commands._surveyed("console", Progress()) == {"surveys": ["a", "b"]} and made == ["console"]

    def stopped(console, progress):
        raise Cancelled("Stopped.")

    monkeypatch.setattr(commands, "survey_demo", stopped)
    with pytest.raises(Cancelled, match="The demo district is made"):
        commands._surveyed("console", Progress())


def test_a_survey_run_by_its_name_keeps_the_system_it_was_imported_in(tmp_path, capsys):
    for name, seed in (("early", 1), ("late", 2)):
        write_las(tmp_path / f"{name}.las", *plain(seed, 40_000, 90.0), crs=None)
    refused, _, words = run(tmp_path, capsys, "import", str(tmp_path / "early.las"))
    assert refused == 1 and "--crs" in words
    for name in ("early", "late"):
        assert run(tmp_path, capsys, "import", str(tmp_path / f"{name}.las"), "--crs", "EPSG:4547")[0] == 0
    code, told, words = run(tmp_path, capsys, "run", "early", "late", "-o", str(tmp_path / "out.gpkg"),
                            "--order-is-right")
    assert code == 0, words
    assert told["points"] == 80_000
