"""`order …` and `evaluate …` as lines of the command tree, on a profile with one street, two communities and users."""

import csv
import json

import openpyxl
import pytest
import shapely
import typer
import typer.main

from console.commands import evaluation, order
from console.commands.session import Session
from console.commands.show import as_text
from console.commands.tree import door_of
from console.desk.cases import Report
from console.errors import BadInput, ConsoleError, NotFound
from console.model.area import Area, Level
from console.model.case import Source, State


def area(id, level, parent, west):
    shape = shapely.box(west, 22.5, west + 0.01, 22.51)
    return Area(id, id, f"{id}名", level, parent, wkb=shape.wkb, bounds=shape.bounds, size=1e6)


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    app.add_typer(order.app, name="order")
    app.command("evaluate")(evaluation.evaluate)
    app.callback()(lambda: None)
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    console = session.console()
    console.areas.add([area("S", Level.STREET, "", 114.0), area("C1", Level.COMMUNITY, "S", 114.0),
                       area("C2", Level.COMMUNITY, "S", 114.02)], {})
    console.cases.intake([
        Report("t", str(i), "路灯不亮", "0101", state=State.CLOSED if i else None, source=Source.VOLUNTEER,
               lon=114.005, lat=22.505, reported_at=1_772_323_200.0 + i * 86400, updated_at=1_772_330_000.0 + i * 86400)
        for i in range(3)])
    yield session
    session.close()


def test_an_order_from_issue_to_acceptance(session):
    (made,) = session.run("order issue 占道经营 --to cg --area C1 --priority urgent --arrive 20m --rank 分管领导")
    assert (made["state"], made["area"], made["department"], made["arrival"]) == ("issued", "C1", "cg", "running")
    number = made["id"]
    assert session.run(f"order receive {number}")["state"] == "received"
    low = session.run(f"order arrive {number} --name 小张 --rank officer")
    assert (low["fulfilled"] is False and "分管领导" in low["message"]) or "Deputy head" in low["message"]
    assert low["state"] == "received" and low["visits"][0]["enough"] is False
    came = session.run(f"order arrive {number} --name 王局 --rank 主要领导 --place 天桥 --lon 114.004 --lat 22.504")
    assert came["fulfilled"] is True and came["arrival"]["mood"] == "met" and came["message"] == ""
    assert session.run(f"order resolve {number} 已清理")["acceptance"]["mood"] == "running"
    assert session.run(f"order return {number} --why 仍有")["returns"] == 1
    session.run(f"order resolve {number} 再次清理")
    assert session.run(f"order accept {number} --rating 5")["rating"] == 5
    shown = session.run(f"order show {number}")
    assert [e["kind"] for e in shown["history"]][-1] == "order.accepted" and json.dumps(shown)
    assert session.run("order list --open") == []
    assert [o["id"] for o in session.run("order list --department cg --area S")] == [number]
    assert session.run("order list --area C2") == []


def test_league_as_numbers_and_as_text(session):
    (first,) = session.run("order issue 一 --to cg --area C1")
    session.run(f"order arrive {first['id']} --name 王局 --rank head")
    session.run(f"order resolve {first['id']} 好")
    session.run(f"order accept {first['id']}")
    found = session.run("order league")
    (row,) = found["departments"]
    assert (row["place"], row["department"], row["executed"]["value"]) == (1, "cg", 1.0)
    assert row["executed"]["orders"] == [first["id"]] and found["total"]["orders"] == 1
    command = session.tree.commands["order"].commands["league"]
    text = as_text(found, door_of(command).show)
    assert "100.0% (1/1)" in text and "÷" in text
    assert session.run("order league --until 2020")["departments"] == []


def test_what_cannot_be_is_refused_in_a_sentence(session):
    for line, error in [
        ("order issue x --to nobody --area C1", NotFound), ("order issue x --to cg --area 火星", NotFound),
        ("order issue x --to cg --area S", BadInput), ("order issue x --to cg --area C1 --arrive soon", BadInput),
        ("order show 1", NotFound), ("order receive 1", NotFound), ("order escalate", BadInput),
        ("order league --since yesterday", BadInput), ("evaluate --cases nothing", BadInput),
        ("evaluate --since 2026-05 --until 2026-01", BadInput), ("evaluate --area 火星", NotFound),
        ("evaluate --out x.pdf", BadInput), ("evaluate --cases reported --row nowhere", NotFound),
    ]:
        with pytest.raises(error) as caught:
            session.run(line)
        assert isinstance(caught.value, ConsoleError) and str(caught.value).count(". ") <= 2
    assert session.run("order list") == []


def test_escalation_by_rule(session):
    session.console().orders._clock = lambda: 1_772_323_200.0
    (made,) = session.run("order issue x --to cg --area C1 --priority urgent")
    session.console().orders._clock = lambda: 1_772_323_200.0 + 3 * 3600
    assert session.run("order escalate --due") == {"escalated": [made["id"]], "refused": []}
    assert session.run(f"order show {made['id']}")["level"] == "street"
    assert session.run(f"order escalate {made['id']} --to district --why 仍未到")["level"] == "district"


def test_evaluate_as_numbers_as_text_and_its_cases(session):
    found = session.run("evaluate --level community --figure closed --figure from_volunteer")
    assert [row["name"] for row in found["rows"]] == ["All cases", "C1名", "C2名"]
    assert found["rows"][1]["closed"] == {"value": 2.0, "numerator": 2, "denominator": None}
    assert found["rows"][2]["from_volunteer"]["value"] is None
    command = session.tree.commands["evaluate"]
    text = as_text(found, door_of(command).show)
    assert "100.0%" in text and "—" in text and "÷" in text and "Volume" in text
    assert session.run("evaluate --cases closed") == ["t:1", "t:2"]
    assert session.run("evaluate --level community --cases from_volunteer --row C1名 --part denominator") == [
        "t:0", "t:1", "t:2"]
    assert session.run("evaluate --since 2026-03-02 --until 2026-03-02 --cases reported") == ["t:1"]
    trend = session.run("evaluate --trend closed --step day")
    assert [(p["day"], p["numerator"]) for p in trend] == [("2026-03-02", 1), ("2026-03-03", 1)]


def test_evaluate_into_files(session, tmp_path):
    told = session.run(["evaluate", "--level", "community", "--out", str(tmp_path / "e.csv")])
    assert told["rows"] == 3 and told["demo"] is False
    lines = list(csv.DictReader((tmp_path / "e.csv").read_text("utf-8-sig").splitlines()))
    assert len(lines) == 3 * told["figures"]
    volunteers = next(line for line in lines if line["row"] == "C1" and line["figure"] == "from_volunteer")
    assert (volunteers["value"], volunteers["numerator"], volunteers["denominator"]) == ("1.0", "3", "3")
    session.run(["evaluate", "--since", "2026-03-01", "--until", "2026-03", "--out", str(tmp_path / "e.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "e.xlsx")
    table, formulas = (book[name] for name in book.sheetnames)
    cells = {cell.value for row in table.iter_rows() for cell in row}
    assert {"All cases", "2026-03-01 to 2026-03-31", "—", 3} <= cells
    assert formulas.max_row == told["figures"] + 1
    assert not list(tmp_path.glob("*.part*"))
