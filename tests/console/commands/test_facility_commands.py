"""`facility …` and `circle …` as lines: what a desk types, and what it reads."""

import pytest
import shapely
import typer
import typer.main

from console.commands import address, circle, facility
from console.commands.circle_lines import say_ground, say_next, say_show
from console.commands.facility_lines import full, say_facility, say_near
from console.commands.session import Session
from console.errors import BadInput, NotFound, Refused
from console.model.area import Area, Level
from console.model.person import Role, User
from console.model.premises import Building

LON, LAT, STEP = 114.05, 22.54, 0.01   # a step is over a kilometre


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    for module, name in ((facility, "facility"), (circle, "circle"), (address, "address")):
        app.add_typer(module.app, name=name)
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    console = session.console()
    shape = shapely.box(LON - 0.05, LAT - 0.05, LON + 0.05, LAT + 0.05)
    console.areas.add([Area("440304", "440304", "福田区", Level.DISTRICT, "", wkb=shapely.to_wkb(shape),
                            bounds=shape.bounds)], {"source": "test"})
    yield session
    session.close()


def house(console, number, lon):
    console.places.add_buildings([Building(f"44030400100101{number:05}", f"{number}号楼", "440304", "residential", 6,
                                           18.0, 10 * number, lon, LAT, shapely.to_wkb(shapely.Point(lon, LAT)))])


def test_a_facility_from_first_word_to_plate(session, tmp_path):
    made = session.run(["facility", "add", "消火栓", "一号消火栓", "--at", f"{LON},{LAT}", "--phone", "0755-1",
                        "--contact", "王小明", "--mobile", "13800001111"])
    assert (made["area_name"], made["contact"]) == ("福田区", "王小明")   # nobody is registered: nothing is masked
    told = session.run(["facility", "edit", made["id"], "--hours", "全天", "--phone", ""])
    assert (told["hours"], told["phone"], told["mobile"]) == ("全天", "", "13800001111")
    with pytest.raises(BadInput, match="no telephone"):
        session.run(["facility", "edit", made["id"], "--duty", "打电话"])
    with pytest.raises(Refused, match="like that already"):
        session.run(["facility", "edit", made["id"], "--hours", "全天"])
    code = session.run("facility code")["codes"][made["id"]]
    assert session.run(["facility", "show", code])["id"] == made["id"] and code.startswith("4403040107")
    with pytest.raises(NotFound, match="No facility"):
        session.run("facility show 4403040107999999")
    with pytest.raises(NotFound, match=f"Did you mean {code} .一号消火栓"):
        session.run(f"facility show {code[:-1]}2")
    text = say_facility(session.run(["facility", "show", code]))
    assert text.splitlines()[0] == "一号消火栓" and f"\t{code}" in text and "王小明" in text
    with pytest.raises(BadInput, match="needs a reason"):
        session.run(["facility", "remove", code, "--why", " "])
    assert session.run(["facility", "remove", code, "--why", "已拆除"])["id"] == made["id"]
    with pytest.raises(NotFound, match="was removed: 已拆除"):
        session.run(f"facility resolve {code}")
    (gone,) = session.run("facility removed")
    assert (gone["name"], gone["why"]) == ("一号消火栓", "已拆除")
    back = session.run("facility recall")
    assert (back["code"], back["mobile"], back["hours"]) == (code, "13800001111", "全天")
    with pytest.raises(NotFound, match="No facility was removed"):
        session.run("facility recall")
    console = session.console()
    console.people.add(User("boss", "主任", frozenset({Role.ADMINISTRATOR})), "password", console.who)
    console.identity.switch(console.people.get("boss"))
    assert full(console, console.facilities.get(made["id"]))["mobile"] == "138****1111"


def test_the_nearest_from_a_place_and_from_a_plate(session):
    for kind, name, lon in (("hydrant", "近", LON), ("hydrant", "远", LON + STEP), ("school", "学校", LON + 2 * STEP)):
        session.run(["facility", "add", kind, name, "--at", f"{lon},{LAT}"])
    session.run("facility code")
    found = session.run(f"facility nearest {LON},{LAT}")
    assert [(one["name"], round(one["distance_m"], -1)) for one in found] == [("近", 0), ("学校", 2060)]
    school = session.console().facilities.codes()[found[1]["id"]]
    two = session.run(["facility", "nearest", school, "--kind", "消火栓", "--each", "2"])
    assert [one["name"] for one in two] == ["远", "近"] and say_near(two).splitlines()[1].split("\t")[0] == "2.1 km"
    with pytest.raises(NotFound):
        session.run(f"facility nearest {LON},{LAT} --kind hospital")
    with pytest.raises(Refused, match="roads"):
        session.run(f"facility nearest {LON},{LAT} --on-foot")


def test_the_circle_is_read_by_people(session, tmp_path):
    session.run(["facility", "add", "service_station", "东站", "--at", f"{LON},{LAT}"])
    session.run(["facility", "add", "community_office", "西社区", "--at", f"{LON + STEP},{LAT}"])
    with pytest.raises(NotFound, match="circle ground"):
        session.run("circle show")
    ground = session.run("circle ground --level district --kind 群众诉求服务站")
    assert ground["areas"][0]["stations"] == 1 and 0.7 < ground["inside_km2"] < 0.8 and "福田区" in say_ground(ground)
    console = session.console()
    for number, lon in enumerate((LON, LON + STEP, LON + 2 * STEP), 1):
        house(console, number, lon)
    shown = session.run("circle show")
    assert shown["inside"] == {"buildings": 1, "rooms": 10}
    assert "1 of 3 within reach (33.3 %), 2 outside" in say_show(shown)
    plan = session.run("circle next 1 --sites community_office")
    assert (plan["sites"][0]["name"], plan["gain"]["rooms"], plan["gap"]) == ("西社区", 20, 0)
    assert "16.7 % within reach before, 50.0 % after (+20)" in say_next(plan) and "Proven" in say_next(plan)
    assert session.run("circle next 1")["gain"]["rooms"] == 30
    out = tmp_path / "o.csv"
    assert session.run(["circle", "outside", "-o", str(out)])["features"] == 2
    assert out.read_text("utf-8-sig").splitlines()[0].startswith("code,name,area,use,rooms,nearest,nearest_m")


def test_an_import_is_told_what_the_file_lacks(session, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text(f"station_id,latitude,longitude\n7,{LAT},{LON}\n", "utf-8")
    told = session.run(["address", "import", str(path), "--kind", "facilities", "--set", "kind=充电站", "--set",
                        "name=充电站 {station_id}"])
    assert told["imported"] == 1 and session.run("facility list")["facilities"][0]["name"] == "充电站 7"
    with pytest.raises(BadInput, match="no mapping"):
        session.run(["address", "import", str(path), "--kind", "facilities", "--set", "kind"])
