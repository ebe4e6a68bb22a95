"""`device …` as lines: a registry with bad rows, readings that cannot be, and rules that get versions."""

import time

import pytest
import typer
import typer.main

from console.commands import device
from console.commands.address_lines import say_report
from console.commands.session import Session
from console.errors import BadInput, NotFound


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    app.add_typer(device.app, name="device")
    app.callback()(lambda: None)
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    yield session
    session.close()


def test_a_registry_and_readings_with_mistakes(session, tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("id,kind,lon,lat,building,stream\nW1,water,114.05,22.53,,\nG1,gas,114.05,22.53,123,\n"
                    "C1,camera,114.05,22.53,,file:///etc/passwd\nG2,gas,114.05,22.53,,\n")
    done = session.run(["device", "import", str(path)])
    assert (done["rows"], done["imported"], done["refused"]) == (4, 2, 2) and "2 devices lie in no area" in \
        done["warnings"][0]
    assert "2 refused" in say_report(done) and done["to_correct"] in say_report(done)
    session.run("device off G2")
    again = session.run(["device", "import", str(path)])
    assert (again["imported"], again["updated"], again["unchanged"], again["refused"]) == (0, 0, 2, 2)
    assert session.run("device list --mood off")["devices"][0]["id"] == "G2"   # an import brings nothing back

    now, said = time.time(), tmp_path / "r.csv"
    said.write_text(f"device,time,value,unit\nW1,{now - 20},5,cm\nW1,{now - 30},4,cm\nW1,{now - 20},5,cm\n"
                    f"W1,{now - 10},0.3,m\nW1,{now + 4000},5,cm\nW1,{now - 5},NaN,cm\nghost,{now},1,\nW1,{now},abc,\n")
    told = session.run(["device", "readings", str(said)])
    assert (told["new"], told["repeated"], told["unbelievable"], told["unknown"], told["bad_lines"]) == (2, 1, 3, 1, 1)
    assert told["wrong_unit"] == {"W1": "m"}
    assert [one["value"] for one in session.run("device curve W1")] == [4.0, 5.0]


def test_rules_are_changed_added_and_dropped(session):
    assert session.run("device rule gas leak")["limit"] == 10.0
    changed = session.run("device rule gas leak --limit 8 --on 10")
    assert (changed["limit"], changed["on_seconds"], changed["deadband"]) == (8.0, 10.0, 3.0)
    session.run("device rule gas trend --when rises --limit 5 --minutes 10 --text 上升 --hazard gas --grade major")
    (gas,) = [one for one in session.run("device kinds") if one["kind"] == "gas"]
    assert [(one["name"], one["limit"], one["minutes"]) for one in gas["rules"]] == [
        ("leak", 8.0, None), ("danger", 25.0, None), ("trend", 5.0, 10.0)]
    assert session.run("device rule gas trend --drop")["dropped"] == "trend"
    for line in ("device rule gas new --limit 1", "device rule gas leak --when sideways",
                 "device rule gas leak --drop --limit 1", "device rule drone x --drop"):
        with pytest.raises((BadInput, NotFound)):
            session.run(line)
    with pytest.raises(NotFound):
        session.run("device rule gas nosuch --drop")
