"""`hazard …` and `inspect …` as lines of the command tree, on a profile with two streets, buildings and users."""

import json
import time

import pytest
import shapely
import typer
import typer.main

from console.commands import hazard, inspection
from console.commands.session import Session
from console.commands.show import as_json, as_text
from console.commands.tree import door_of
from console.desk.cases import Report
from console.errors import BadInput, ConsoleError, NotFound
from console.insight.card_hazards import hazard_events
from console.insight.card_parts import Subject
from console.model.area import Area, Level
from console.model.person import Role, User
from console.model.premises import Building

HOME, OTHER = "4403040070220400057", "4403040070220400058"


def area(id, level, parent, west, east):
    shape = shapely.box(west, 22.5, east, 22.51)
    return Area(id, id, f"{id}名", level, parent, wkb=shape.wkb, bounds=shape.bounds, size=1e6)


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    app.add_typer(hazard.app, name="hazard")
    app.add_typer(inspection.app, name="inspect")
    app.callback()(lambda: None)
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    console = session.console()
    console.areas.add([area("S", Level.STREET, "", 114.0, 114.02), area("G1", Level.GRID, "S", 114.0, 114.01),
                       area("G2", Level.GRID, "S", 114.01, 114.02)], {})
    console.places.add_buildings([
        Building(HOME, "1坊1号", "G1", "urban_village", 8, 24.0, 40, 114.005, 22.505,
                 shapely.box(114.004, 22.504, 114.006, 22.506).wkb, demo=True),
        Building(OTHER, "大厦", "G2", "office", 30, 99.0, 200, 114.015, 22.505,
                 shapely.box(114.014, 22.504, 114.016, 22.506).wkb)])
    console.cases.intake([Report("t", "1", "楼道堆放杂物", "0801", lon=114.005, lat=22.505,
                                 reported_at=time.time() - 3600)])
    yield session
    session.close()


def shown(session, line, value):
    command = session.tree
    for word in line.split()[:2]:
        command = command.commands[word]
    return as_text(value, door_of(command).show)


def test_from_found_to_closed_and_to_a_case(session):
    made = session.run(f"hazard report 燃气 软管老化 --building {HOME} --room 301 --order")
    assert (made["state"], made["kind"], made["level"], made["area"], made["demo"]) == (
        "ordered", "gas", "larger", "G1", True)
    assert session.run(f"hazard rectify {made['id']} 已更换")["state"] == "rectified"
    assert [one["id"] for one in session.run("hazard rechecks")] == [made["id"]]
    back = session.run(f"hazard recheck {made['id']} --fail --why 未装报警器 --limit 24h")
    assert (back["state"], back["returns"]) == ("ordered", 1)
    assert session.run(f"hazard recheck {made['id']}")["outcome"] == "rechecked"
    history = session.run(f"hazard show {made['id']}")["history"]
    assert [one["kind"] for one in history] == ["hazard.found", "hazard.ordered", "hazard.rectified",
                                                "hazard.sent_back", "hazard.rechecked"]
    other = session.run("hazard report fire --lon 114.015 --lat 22.505 --likelihood 5 --consequence 5")
    assert (other["level"], other["state"]) == ("major", "found")
    assert session.run(f"hazard assess {other['id']} --likelihood 1")["level"] == "general"
    assert session.run(f"hazard escalate {other['id']} --why 拒不整改")["case"] == f"hazard:{other['id']}"
    spot = session.run(f"hazard report ebike --building {OTHER}")
    assert session.run(f"hazard close {spot['id']} --why 当场清理")["outcome"] == "on_the_spot"
    assert session.run("hazard escalate --due") == {"escalated": [], "refused": []}


def test_refusals_are_one_sentence(session):
    for line, error in ((f"hazard report dragons --building {HOME}", BadInput),
                        ("hazard report fire", BadInput), ("hazard show nothing", NotFound),
                        ("hazard report fire --building 1", NotFound), ("hazard map --level moon", BadInput),
                        ("hazard escalate", BadInput), ("hazard risk", BadInput), ("inspect route", BadInput),
                        (f"inspect visit {HOME} --photo V01=x.png", BadInput),
                        (f"inspect visit {HOME} --finding V01 --grade V01=huge", BadInput),
                        (f"inspect visit {HOME} --finding V01 --photo V01=/nowhere.png", BadInput),
                        (f"inspect party {HOME} --name 无角色", BadInput), ("inspect checklist 1", NotFound),
                        ("hazard list --area nowhere", NotFound), ("hazard compare yesterday", BadInput)):
        with pytest.raises(ConsoleError) as raised:
            session.run(line)
        assert isinstance(raised.value, error), line
        assert str(raised.value).endswith((".", "。")) and "\n" not in str(raised.value)
    assert session.console().hazards.hazards() == {}


def test_filters_by_party_and_lists_that_read_well(session):
    session.run(f"inspect party {HOME} --role manager --name 恒安物业")
    made = session.run(f"hazard report gas 软管 --building {HOME} --order")
    session.run(f"hazard report fire --building {OTHER}")
    found = session.run("hazard list --party 恒安物业")
    assert [one["id"] for one in found] == [made["id"]] and "软管" in shown(session, "hazard list", found)
    assert shown(session, "hazard list", session.run("hazard list --text 没有")).strip()
    assert session.run("hazard map --party 恒安物业 --level street")["count"] == 1
    with pytest.raises(NotFound, match="inspect parties"):
        session.run("hazard list --party 无名")
    compared = session.run("hazard compare 2020-01-01 --level street")
    assert "+3" in shown(session, "hazard compare", compared)       # two, and the case that is one
    back = session.run(f"hazard take-back {made['id']} --why 点错")
    assert (back["state"], back["due_at"]) == ("found", None)


def test_the_map_counts_cases_too_and_reads_well(session):
    session.run(f"hazard report gas --building {OTHER}")
    found = session.run("hazard map --level grid")
    assert [(row["area"], row["count"]) for row in found["areas"]] == [("G1", 1), ("G2", 1)]
    assert found["areas"][0]["per_1000_rooms"] == 25.0 and found["matrix"][2][4] == 1
    assert json.loads(as_json(found))["count"] == 2
    assert "G1名" in shown(session, "hazard map", found)
    assert [one["id"] for one in session.run("hazard list --source case")] == ["case:t:1"]
    assert session.run("hazard show case:t:1")["building"] == HOME
    (row, total) = session.run("hazard compare 2020-01-01 --level street")
    assert (row["open_first"], row["open_second"], total["change"]) == (0, 2, 2)
    assert session.run("hazard map --at 2020-01-01")["count"] == 0


def test_risk_explains_itself(session):
    found = session.run(f"hazard risk {HOME}")
    assert found["index"] == pytest.approx(sum(one["points"] for one in found["factors"]), abs=0.01)
    severity = found["factors"][0]
    assert (severity["code"], severity["evidence"]) == ("open_severity", ["case:t:1"])
    assert "index = Σ" in shown(session, "hazard risk", found)
    ranking = session.run("hazard risk --ranking building")
    assert [one["id"] for one in ranking] == [HOME, OTHER] and "1坊1号" in shown(session, "hazard risk", ranking)
    shaken = session.run("hazard risk --ranking building --sensitivity 0.2 --top 1")
    assert shaken["firm"] == [HOME] and len(shaken["shifts"]) == 16
    assert "stay under every change" in shown(session, "hazard risk", shaken)
    assert session.run("hazard risk --area S")["buildings"] == 2


def test_a_round_of_inspections(session):
    items = session.run(f"inspect checklist {HOME}")
    assert items[0]["item"] == "V01" and items[0]["kind"]
    (manager,) = session.run(f"inspect party {HOME} --role manager --name 恒安物业")
    assert session.run(f"inspect party {HOME}") == [manager]
    assert {one["building"] for one in session.run("inspect due")} == {HOME, OTHER}
    plan = session.run("inspect plan 冬季排查 --area S")
    assert (plan["title"], plan["buildings"], plan["inspected"]) == ("冬季排查", 2, 0)
    route = session.run(f"inspect route {plan['id']} --lon 114.0 --lat 22.505")
    assert [stop["building"] for stop in route["stops"]] == [HOME, OTHER] and 1500 < route["metres"] < 1560
    visit = session.run(f"inspect visit {HOME} --finding V01:楼道堆物 --spot V08 --grade V01=major --plan {plan['id']}")
    (ordered, closed) = visit["findings"]
    assert (ordered["state"], ordered["level"], ordered["party"], closed["state"]) == (
        "ordered", "major", "恒安物业", "closed")
    session.run(f"inspect visit {OTHER} --no-entry --plan {plan['id']}")
    (now,) = session.run("inspect plans")
    assert (now["inspected"], now["closed_doors"]) == (1, 1)
    assert len(session.run(f"inspect visits {HOME}")) == 1
    (street, total) = session.run("inspect coverage --level street")
    assert (street["due"], total["inspected"], total["closed_doors"]) == (2, 1, 1)
    assert session.run("inspect coverage --missed") == [OTHER]
    assert session.run("inspect repeated") == []
    assert session.run("inspect parties")[0]["name"] == "恒安物业"
    assert session.run(f"inspect cancel {plan['id']} --why 改期")["cancelled"]


def test_a_landlord_is_masked_and_revealed_on_record(session):
    console = session.console()
    session.run(f"inspect party {HOME} --role landlord --name 陈大文 --person")
    (party,) = console.inspections.parties.of(HOME).values()
    watcher = User("li", "李", frozenset({Role.COLLECTOR}))
    assert console.people.mask(party.name, "name", watcher) == "陈**"
    assert console.people.reveal(f"party:{party.id}:name", watcher, "联系整改") == "陈大文"
    assert [entry.kind for entry in console.ledger.entries(subject=f"party:{party.id}")] == ["person.revealed"]
    with pytest.raises(NotFound):
        console.people.reveal(f"party:{party.id}:phone", watcher, "联系整改")


def test_cards_tell_of_hazards_and_inspections(session):
    console = session.console()
    session.run(f"inspect visit {HOME} --finding V01:楼道堆物")
    session.run(f"hazard report gas 软管老化 --building {HOME} --room 301")
    events = console.cards.card("building", HOME, console.who).events
    assert sorted(one.kind for one in events if one.kind != "case") == ["hazard", "hazard", "inspection"]
    assert all(one.open for one in events if one.kind == "hazard")
    assert len([one for one in console.cards.card("area", "S", console.who).events if one.kind == "hazard"]) == 2
    assert not [one for one in console.cards.card("area", "G2", console.who).events if one.kind == "hazard"]
    of_room = hazard_events(console.hazards, console.areas.tree)
    told = {number: [one.title for one in of_room(Subject("room", HOME + number, "G1", HOME, room=HOME + number))]
            for number in ("000301", "001301")}
    assert told == {"000301": ["Gas: 软管老化"], "001301": []}


def test_who_answers_and_where_the_way_begins_from_the_shell(session, tmp_path):
    session.run(f"inspect party {HOME} --role manager --name 恒安物业")
    session.run(f"inspect party {HOME} --role manager --name 安居物业")
    new, old = session.run(f"inspect party {HOME} --history")
    assert (new["name"], new["before"], old["name"]) == ("安居物业", "恒安物业", "恒安物业")
    assert session.run(f"inspect party {HOME} --role manager --clear --why 到期") == []
    assert session.run("inspect party-missing")["count"] == 2
    for line in (f"inspect party {HOME} --clear --why x", f"inspect party {HOME} --role firm --clear --name x --why x"):
        with pytest.raises(BadInput):
            session.run(line)
    path = tmp_path / "责任.csv"
    path.write_text(f"code,role,name\n{OTHER},房东,王五\n{OTHER},保安,王五\n", "utf-8")
    report = session.run(["inspect", "party-import", str(path)])
    assert (report["imported"], report["refused"]) == (1, 1)

    plan = session.run("inspect plan 冬季 --area S")["id"]
    assert session.run(f"inspect start {plan}")["start"] is None
    told = session.run(f"inspect start {plan} --lon 114.0 --lat 22.505 --name 家")
    assert told["chosen"] and told["start"]["name"] == "家"
    out = tmp_path / "way.geojson"
    way = session.run(["inspect", "route", plan, "-o", str(out)])
    assert way["start"]["name"] == "家" and way["file"] == str(out)
    assert len(json.loads(out.read_text())["features"]) == 4
    assert not session.run(f"inspect start {plan} --nearest")["chosen"]
    for line in (f"inspect start {plan} --lon 1", f"inspect start {plan} --lon 1 --lat 1 --nearest",
                 f"inspect start {plan} --station nothing", f"inspect route {plan} --building {HOME}"):
        with pytest.raises((BadInput, NotFound)):
            session.run(line)
    visit = session.run(f"inspect visit {HOME} --finding V01")
    back = session.run(f"inspect withdraw {visit['id']} --why 错楼")
    assert back["withdrawn"] and back["dismissed"] == visit["hazards"] and back["stay"] == []
