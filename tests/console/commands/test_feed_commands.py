import json

import pytest
import typer
import typer.main

from console.commands import areas, case, feed
from console.commands.session import Session
from console.errors import BadInput, Cancelled, NotFound, Refused


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    app.add_typer(feed.app, name="feed")
    app.add_typer(case.app, name="case")
    app.add_typer(areas.app, name="areas")
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    yield session
    session.close()


@pytest.fixture
def district(session, tmp_path):
    """One square street in the profile, brought in by the command for it."""
    ring = [[114.0, 22.5], [114.1, 22.5], [114.1, 22.6], [114.0, 22.6], [114.0, 22.5]]
    path = tmp_path / "streets.geojson"
    street = {"type": "Feature", "properties": {"name": "莲花街道"},
              "geometry": {"type": "Polygon", "coordinates": [ring]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [street]}))
    session.run(["areas", "import", str(path), "--level", "street", "--name", "name"])


def test_simulate_fills_in_and_says_so(session, district):
    found = session.run("feed simulate --count 30 --rate 5")
    assert set(found) == {"read", "new", "updated", "repeated", "unplaced", "refused", "demo"}
    assert (found["new"], found["demo"]) == (30, True)
    listed = session.run("case list")
    assert len(listed) == 30 and all(line["demo"] for line in listed)
    assert {line["area_name"] for line in listed} <= {"莲花街道", ""}


def test_simulate_for_a_moment(session, district):
    found = session.run("feed simulate --seconds 0.2 --rate 50 --backlog 10")
    assert 10 <= found["new"] <= 60


def test_simulate_needs_areas(session):
    with pytest.raises(Refused, match="demo make"):
        session.run("feed simulate --seconds 1")


def test_in_a_window_it_runs_in_the_background(session, district):
    session.window = object()
    assert session.run("feed simulate --rate 20") == {"started": "simulation", "demo": True}
    with pytest.raises(Refused, match="already running"):
        session.run("feed simulate --count 5")
    assert [one["running"] for one in session.run("feed status")] == [True]
    assert session.run("feed stop") == {"stopped": ["simulation"]}
    session.console().feeds.stop()  # waits for its thread; the command, which a window calls, does not
    assert [one["running"] for one in session.run("feed status")] == [False]
    with pytest.raises(NotFound):
        session.run("feed stop nothing")


def test_replay_returns_the_counts(session, tmp_path):
    path, mapping = tmp_path / "a.jsonl", tmp_path / "mine.toml"
    path.write_text('{"n": 1}\n{"n": 2}\n{"n": 1}\n{"x": 1}\n')
    mapping.write_text('title = "Mine"\n[fields]\nid = "n"\ntitle = { template = "no {n}" }\n')
    found = session.run(["feed", "replay", str(path), "--map", str(mapping)])
    assert list(found) == ["read", "new", "updated", "repeated", "unplaced", "refused", "warnings"]
    assert list(found.values())[:6] == [4, 2, 0, 1, 2, 1]
    assert {line["title"] for line in session.run("case list --unplaced")} == {"no 1", "no 2"}


def test_an_interrupted_replay_says_that_what_came_in_is_kept(session, tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("outage_id,seen_at\n1,2026-01-01T00:00:00Z\n")
    desk = session.console().cases

    def interrupted(*_, **__):
        raise KeyboardInterrupt
    monkeypatch.setattr(desk, "intake", interrupted)
    with pytest.raises(Cancelled, match="is kept"):
        session.run(["feed", "replay", str(path), "--map", "pge"])


@pytest.mark.parametrize("line,error", [
    ("feed replay nowhere.csv --map pge", BadInput),
    ("feed replay nowhere.csv --map nothing", NotFound),
    ("feed simulate --rate 0", Refused),
    ("feed simulate --rate fast", BadInput),
])
def test_wrong_lines_are_refused(session, district, line, error):
    with pytest.raises(error):
        session.run(line)
    assert session.run("case list") == []


def test_mappings(session):
    assert [one["name"] for one in session.run("feed mappings")] == ["chp", "nyc311", "pge"]


def test_a_case_from_report_to_closure(session, district):
    made = session.run("case report 井盖缺失 --class 0110 --lon 114.05 --lat 22.55 --address 红荔路")
    assert (made["state"], made["area_name"], made["class_code"], made["demo"]) == (
        "reported", "莲花街道", "0110", False)
    session.run(["case", "report", "来电反映噪音", "--urgent"])
    moved = session.run(["case", "refuse", made["id"], "--why", "已复位"])
    assert (moved["state"], moved["overdue"]) == ("refused", False)
    shown = session.run(["case", "show", made["id"]])
    assert [entry["kind"] for entry in shown["history"]] == ["case.reported", "case.refused"]
    assert shown["history"][1]["payload"]["why"] == "已复位" and shown["closed_at"]
    assert [c["title"] for c in session.run("case list --state refused")] == ["井盖缺失"]
    assert [c["priority"] for c in session.run("case list --open")] == ["urgent"]
    assert [c["title"] for c in session.run("case list --area 莲花街道")] == ["井盖缺失"]
    assert len(session.run("case list")) == 2 and len(session.run("case list --limit 1")) == 1
    assert len(session.run("case list --text 红荔")) == 1


@pytest.mark.parametrize("line,error", [
    ("case show nothing", NotFound), ("case accept nothing", NotFound), ("case list --area 月球", NotFound),
    ("case list --state finished", BadInput), ("case report ' '", BadInput), ("case report x --class 9999", BadInput),
    ("case report x --lon 114", BadInput), ("case report x --lon 22.5 --lat 114.0", BadInput),
])
def test_wrong_case_lines(session, line, error):
    with pytest.raises(error):
        session.run(line)
