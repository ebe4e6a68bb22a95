"""Whole stories as a user would type them, played through the one door of the shell."""

import shutil
from pathlib import Path

import pytest

import main
from console.commands.session import Session
from console.model.case import State

STORIES = Path(__file__).parent / "scenarios"


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """A profile with the demo district, to be copied."""
    made = Session(main.command_tree())
    made.profile = tmp_path_factory.mktemp("district") / "profile"
    made.run("demo make --no-surveys")
    made.close()
    return made.profile


@pytest.fixture
def session(tmp_path, monkeypatch, district):
    shutil.copytree(district, tmp_path / "profile")
    monkeypatch.setenv("GRID_CONSOLE_PASSWORD", "correct horse 7")
    monkeypatch.setenv("GRID_CONSOLE_NEW_PASSWORD", "correct horse 7")
    made = Session(main.command_tree())
    made.profile = tmp_path / "profile"
    yield made
    made.close()


def play(session, text, tmp_path):
    script = tmp_path / "story.txt"
    script.write_text(text, "utf-8")
    return session.run(["run", str(script)])


def test_a_case_through_its_whole_life_with_five_users(session, tmp_path):
    done = session.run(["run", str(STORIES / "case_life.txt")])
    assert done["ok"], done["results"][-1]
    console = session.console()
    by_title = {case.title: case for case in console.cases.cases().values()}
    wet, again = by_title["景华社区路口积水过膝"], by_title["路口积水，车辆无法通行"]
    assert (wet.state, wet.reworks, wet.level, wet.task_force, wet.rating) == (State.CLOSED, 1, "street", "积水专班", 5)
    assert (again.state, again.merged_into) == (State.MERGED, wet.id)
    actors = [entry.actor for entry in console.cases.history(wet.id)]
    assert list(dict.fromkeys(actors)) == ["ann", "dan", "han", "che"] and len(actors) == 18
    order = next(iter(console.orders.orders().values()))
    assert order.case == wet.id and not order.is_open
    assert done["results"][-1]["result"]["ok"]


def test_whoever_handled_may_not_check_and_the_script_stops_there(session, tmp_path):
    story = (STORIES / "case_life.txt").read_text("utf-8").replace("--user che case check", "--user han case check")
    done = play(session, story, tmp_path)
    assert not done["ok"]
    last = done["results"][-1]
    assert last["command"].startswith("--user han case check") and "handler" in last["error"]


def test_a_name_that_no_line_gave(session, tmp_path):
    done = play(session, "case accept $wet\n", tmp_path)
    assert not done["ok"] and "wet" in done["results"][0]["error"]


def test_a_detection_from_the_survey_to_a_case_and_gone_in_the_next(session):
    done = session.run(["run", str(STORIES / "review.txt")])
    assert done["ok"], done["results"][-1]
    told = {line.split(" = ")[0]: one["result"] for one in done["results"] if " = " in (line := one["command"])}
    assert told["blind"]["blind"] and told["blind"]["verdicts"] == [] and "加建一层" not in str(told["blind"])
    assert [one["note"] for one in told["three"]["verdicts"]] == ["加建一层", "在建，先停工"]
    assert told["done"]["status"] == "locked" and told["done"]["first_by"] == "ann"
    console = session.console()
    assert console.cases.get(told["done"]["case"]).state is State.CLOSED
    assert (told["waits"][0]["end"], told["told"][0]["seen"]) == ("demolished", "gone")
    assert told["match"]["id"] in told["told"][0]["matches"] and told["end"]["recheck"]["result"] == "gone"
    assert told["pair"][0]["compared"] == 1 and told["pair"][0]["agreed"] == 0
    assert console.reviews.rechecks() == [] and done["results"][-1]["result"]["ok"]
