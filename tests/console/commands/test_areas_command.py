"""`areas …` through the command tree, on a real profile folder."""

import csv
import json
from contextlib import closing
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
import typer
import typer.main

from console.commands import areas as commands
from console.commands.session import Session
from console.errors import BadInput, NotFound, Refused
from console.exchange.gcj import gcj_from_wgs
from console.ledger.ledger import Ledger
from console.model.person import OPERATOR
from console.store.areas import AreaStore
from console.store.engine import open_store


class House:
    """What the commands need of an open console."""

    who = OPERATOR
    people = SimpleNamespace(registered=False)

    def __init__(self, store):
        self.ledger = Ledger(store)
        self.areas = AreaStore(store, self.ledger)


@pytest.fixture
def house(tmp_path):
    with closing(open_store(tmp_path / "console.db")) as store:
        yield House(store)


@pytest.fixture
def session(house):
    app = typer.Typer()
    app.add_typer(commands.app, name="areas")
    session = Session(typer.main.get_command(app))
    session.console = lambda: house
    return session


@pytest.fixture
def streets(tmp_path):
    rows = [("莲花街道", "440304008", 114.0), ("福田街道", "440304004", 114.1)]
    features = [{"type": "Feature", "properties": {"name": name, "code": code, "district": "福田区"},
                 "geometry": json.loads(shapely.to_geojson(shapely.box(lon, 22.5, lon + 0.1, 22.6)))}
                for name, code, lon in rows]
    path = tmp_path / "streets.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.fixture
def filled(session, streets):
    session.run(f"areas import {streets} --level street --name name --code code --parent district --year 2023")
    return session


def test_import_tells_what_it_did_and_the_ledger_keeps_it(session, streets, house):
    result = session.run(f"areas import {streets} --level 街道 --name name --code code --parent district")
    assert {"imported", "repaired", "refused", "crs", "warnings"} <= set(result)
    assert (result["imported"], result["crs"], result["parents_made"]) == (2, "EPSG:4326", ["福田区"])
    kept = next(iter(house.ledger.records("areas:"))).fields["lineage"]
    assert (kept["file"], kept["rows"], kept["crs"]) == ("streets.geojson", 2, "EPSG:4326")


def test_a_dry_run_leaves_the_profile_as_it_was(session, streets, house):
    assert session.run(f"areas import {streets} --level street --name name --dry-run")["dry_run"]
    assert len(house.areas.tree()) == 0
    assert list(house.ledger.entries()) == []


@pytest.mark.parametrize("line", [
    "areas import {file} --level planet --name name", "areas import {file} --level street --name nothing",
    "areas import {file}.none --level street --name name", "areas import {file} --level street --name name --crs foo",
    "areas import {file} --level street --name name --encoding klingon",
    "areas import {file} --level street --name district",
])
def test_what_cannot_be_imported_is_refused_whole(session, streets, house, line):
    with pytest.raises((BadInput, NotFound, Refused)):
        session.run(line.format(file=streets))
    assert len(house.areas.tree()) == 0


def test_list(filled):
    found = filled.run("areas list --level street")
    assert [area["name"] for area in found] == ["福田街道", "莲花街道"]
    assert found[0] == {"id": "440304004", "code": "440304004", "name": "福田街道", "level": "street",
                        "parent": "440304", "parent_name": "福田区", "authority": "streets",
                        "year": 2023, "demo": False}
    assert len(filled.run("areas list")) == 3


def test_show_and_search(filled):
    shown = filled.run("areas show 福田区")
    assert shown["below"] == {"street": 2}
    assert filled.run("areas show 440304008")["path"] == ["福田区", "莲花街道"]
    assert filled.run("areas search lh")[0]["name"] == "莲花街道"
    with pytest.raises(NotFound):
        filled.run("areas show 罗湖区")
    with pytest.raises(Refused, match="440304004"):
        filled.run("areas show 福田")


def test_remove(filled, house):
    with pytest.raises(Refused):
        filled.run("areas remove 440304")
    assert filled.run("areas remove 440304008 --why 试录") == {"removed": 1, "name": "莲花街道"}
    assert filled.run("areas remove 440304 --below")["removed"] == 2
    assert len(house.areas.tree()) == 0


def test_locate(filled, tmp_path):
    path = tmp_path / "places.csv"
    lon, lat = gcj_from_wgs(np.array([114.05, 114.051, 114.15, 113.0]), np.array([22.55, 22.55, 22.55, 22.55]))
    rows = [f"{i},{x!r},{y!r}" for i, (x, y) in enumerate(zip(lon.tolist(), lat.tolist(), strict=True))]
    path.write_text("\n".join(["id,经度,纬度", *rows, "8,,", "9,abc,22"]), "utf-8")
    found = filled.run(f"areas locate {path} --lon 经度 --lat 纬度 --crs gcj02 --level street")
    assert found == {"counts": {"福田街道": 1, "莲花街道": 2}, "outside": 1, "refused": 2}
    with pytest.raises(BadInput, match="经度"):
        filled.run(f"areas locate {path} --lon lon --lat lat")
    with pytest.raises(NotFound):
        filled.run(f"areas locate {path} --lon 经度 --lat 纬度 --level grid")


@pytest.mark.real
def test_the_stations_fall_into_the_right_streets(session, shared, house):
    """Streets and stations are both GCJ-02: converting both must agree with converting neither."""
    source = shared / "areas/shenzhen_streets74_gcj02_declared4326.geojson"
    session.run(f"areas import {source} --level street --name NAME --parent DISTRICT --crs gcj02")
    table = shared / "areas/shenzhen_ev_stations.csv"
    found = session.run(f"areas locate {table} --lon longitude --lat latitude --crs gcj02 --level street")
    features = json.loads(source.read_text("utf-8"))["features"]
    raw = {f["properties"]["NAME"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features}
    with table.open(encoding="utf-8-sig") as file:
        places = [(float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)]
    points = shapely.points(places)
    wanted = {name: int(shapely.contains(shape, points).sum()) for name, shape in raw.items()}
    assert sum(found["counts"].values()) + found["outside"] + found["refused"] == len(places) == 1706
    moved = sum(abs(found["counts"].get(name, 0) - count) for name, count in wanted.items())
    assert moved <= 2     # a straight edge is not quite straight after the shift
    mixed = session.run(f"areas locate {table} --lon longitude --lat latitude --crs EPSG:4490 --level street")
    assert sum(abs(mixed["counts"].get(n, 0) - c) for n, c in wanted.items()) > 100
