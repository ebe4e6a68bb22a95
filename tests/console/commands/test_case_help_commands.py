"""What the desk suggests, through the shell's door: propose, alike, levels, sample checks."""

import pytest
import typer
import typer.main

from console.commands import case, demo
from console.commands.session import Session
from console.errors import BadInput, NotFound, Refused
from console.model.area import Area, Level
from console.model.premises import Person


@pytest.fixture
def session(tmp_path):
    import shapely

    app = typer.Typer()
    app.add_typer(case.app, name="case")
    app.add_typer(demo.app, name="demo")
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    console = session.console()

    def area(id, level, parent, west, east):
        shape = shapely.box(west, 22.5, east, 22.6)
        return Area(id, id, f"名{id}", level, parent, wkb=shape.wkb, bounds=shape.bounds, size=1e6)

    console.areas.add([area("440304", Level.DISTRICT, "", 114.0, 114.1),
                       area("440304008", Level.STREET, "440304", 114.0, 114.1),
                       area("440304008001", Level.COMMUNITY, "440304008", 114.0, 114.05),
                       area("440304008002", Level.COMMUNITY, "440304008", 114.05, 114.1)], {})
    console.places.add_people([Person("P1", "员甲", "inspector", "440304008")])
    yield session
    session.close()


def registered(session, title="占道经营", code="0404", lon=114.02):
    made = session.run(["case", "report", title, "--class", code, "--lon", str(lon), "--lat", "22.55"])
    session.run(["case", "accept", made["id"]])
    session.run(["case", "register", made["id"]])
    return made["id"]


def closed(session, **more):
    case_id = registered(session, **more)
    session.run(["case", "dispatch", case_id, "--to", "department:cg"])
    for step in (["take"], ["arrive"], ["handle"], ["feed-back", "--text", "好"], ["check", "--finding", "好"],
                 ["close"]):
        session.run(["case", step[0], case_id, *step[1:]])
    return case_id


def test_propose_and_accept_the_first(session):
    case_id = registered(session)
    found = session.run(["case", "propose", case_id, "--limit", "3"])
    assert len(found) == 3 and all(one["reason"] for one in found)
    done = session.run(["case", "propose", case_id, "--accept"])
    assert (done["state"], done["handler"]) == ("dispatched", found[0]["handler"])
    assert session.run(["case", "history", case_id])[-1]["payload"]["why"] == found[0]["reason"]
    with pytest.raises(Refused):   # it is on its way already
        session.run(["case", "propose", case_id, "--accept"])


def test_dispatch_of_all_that_wait(session):
    ids = [registered(session) for _ in range(3)]
    dry = session.run(["case", "dispatch-proposed", "--dry"])
    assert dry["dispatched"] == 3 and session.run(["case", "list", "--state", "dispatched"]) == []
    assert session.run(["case", "dispatch-proposed", "--area", "440304008002"])["dispatched"] == 0
    done = session.run(["case", "dispatch-proposed"])
    assert sorted(one for some in done["by_handler"] for one in some["cases"]) == sorted(ids)
    assert len(session.run(["case", "list", "--state", "dispatched"])) == 3
    again = session.run(["case", "dispatch-proposed", *ids])
    assert again["dispatched"] == 0 and len(again["refused"]) == 3
    with pytest.raises(NotFound):
        session.run(["case", "dispatch-proposed", "--area", "火星"])


def test_alike_and_merge(session):
    first, second = registered(session), registered(session)
    far = registered(session, lon=114.09)
    [found] = session.run(["case", "alike", second])
    assert found["id"] == first and found["sure"] and "same class" in found["why"]
    done = session.run(["case", "alike", second, "--merge"])
    assert (done["state"], done["merged_into"]) == ("merged", first)
    with pytest.raises(Refused, match="very likely"):
        session.run(["case", "alike", far, "--merge"])
    assert session.run(["case", "alike", first]) == []


def test_levels_rise_and_the_task_force_is_named(session):
    case_id = registered(session, title="约40名工人拉横幅讨薪", code="0702")
    [due] = session.run(["case", "due-levels"])
    assert (due["case_id"], due["to"], due["rule"]) == (case_id, "district", "crowd-district")
    assert session.run(["case", "escalate-due"]) == {"moved": [case_id], "refused": []}
    shown = session.run(["case", "show", case_id])
    assert shown["level"] == "district" and shown["task_force"] == "Mass incident task force"
    assert session.run(["case", "due-levels"]) == session.run(["case", "due-levels", "--down"]) == []


def test_same_day_by_level(session):
    closed(session)
    registered(session)
    rates = {one["level"]: (one["settled"], one["cases"]) for one in session.run(["case", "same-day"])}
    assert rates == {"community": (1, 2), "street": (0, 0), "district": (0, 0)}


def test_sample_checks_from_the_lot_to_a_reopened_case(session):
    ids = [closed(session, code="0801") for _ in range(2)]
    made = session.run(["case", "samples", "draw", "--seed", "x", "--rule", "safety"])
    assert made["drawn"] == 2 and made["seed"] == "x"
    assert {one["case"] for one in session.run(["case", "samples", "list", "--open"])} == set(ids)
    assert len(session.run(["case", "samples", "list", "--mine"])) == 2
    session.run(["case", "samples", "check", ids[0], "--finding", "符合"])
    done = session.run(["case", "samples", "check", ids[1], "--fail", "--finding", "通道仍堵塞", "--reopen"])
    assert done["passed"] is False and done["self_check"]
    assert session.run(["case", "show", ids[1]])["state"] == "rework"
    figures = {one["rule"]: one for one in session.run(["case", "samples", "figures"])}
    assert figures["safety"]["rate"] == 0.5 and figures["department"]["drawn"] == 0
    with pytest.raises(BadInput):
        session.run(["case", "samples", "check", ids[0], "--reopen"])
    with pytest.raises(BadInput):
        session.run(["case", "samples", "draw", "--since", "2026-12", "--until", "2026-01"])


def test_roads_are_asked_for_marked_and_left(session):
    assert session.run(["case", "roads"]) == {"roads": None}
    with pytest.raises(NotFound):
        session.run(["case", "roads", "道路"])
    assert session.run(["case", "roads", "--straight"]) == {"roads": None}
