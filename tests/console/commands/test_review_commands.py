"""`review …` as lines of the command tree: with and without users, as numbers and as text."""

import json

import numpy as np
import pyogrio
import pytest
import shapely
import typer
import typer.main

from console.commands import ledger, review, user
from console.commands.session import Session
from console.commands.show import as_json, as_text
from console.commands.tree import door_of, walk
from console.desk.review import judging
from console.errors import BadInput, NotFound, Refused
from console.model.area import Area, Level


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setenv("GRID_CONSOLE_PASSWORD", "correct horse 7")
    monkeypatch.setenv("GRID_CONSOLE_NEW_PASSWORD", "correct horse 7")
    app = typer.Typer()
    for group, name in ((review, "review"), (user, "user"), (ledger, "ledger")):
        app.add_typer(group.app, name=name)

    @app.callback()
    def root(ctx: typer.Context, user: str = ""):
        ctx.obj.user = user

    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    shape = shapely.box(114.0, 22.5, 114.2, 22.7)
    session.console().areas.add([Area("G", "G", "一格", Level.GRID, wkb=shape.wkb, bounds=shape.bounds, size=1e6)], {})
    yield session
    session.close()


@pytest.fixture
def file(tmp_path):
    """Four squares near each other; the last in the doubtful band."""
    shapes = [shapely.box(505_000 + 100 * i, 2_495_000, 505_010 + 100 * i, 2_495_010) for i in range(4)]
    columns = {"id": list("abcd"), "kind": ["new", "new", "shed", "new"], "dz_median": [3.0, 3.1, 2.0, 3.0],
               "confidence": [0.9, 0.88, 0.8, 0.4], "permit": ["", "", "P7", ""], "reasons": ["升高 3 米", "", "", ""]}
    path = tmp_path / "四处.gpkg"
    pyogrio.raw.write(path, shapely.to_wkb(np.array(shapes)), [np.array(v) for v in columns.values()], list(columns),
                      layer="detections", driver="GPKG", geometry_type="Polygon", crs="EPSG:4547")
    return path


@pytest.fixture
def batch(session, file):
    return session.run(["review", "load", str(file)])


def test_load_list_show_and_all_of_it_is_json(session, batch):
    assert batch["taken"] == 4 and batch["name"] == "四处" and len(batch["notices"]) == 1
    assert session.run("review batches")[0]["count"] == 4
    rows = session.run("review list --order confidence")
    assert [row["id"].rsplit("-", 1)[1] for row in rows] == list("abcd") and rows[2]["permitted"]
    some = session.run("review list --kind new --confidence 0.5 --not-permitted")
    assert [row["id"][-1] for row in some] == ["a", "b"]
    shown = session.run(["review", "show", rows[0]["id"]])
    assert shown["area_name"] == "一格" and shown["version"] == 0 and shown["history"] == []
    for value in (batch, rows, shown, session.run("review words"), session.run("review progress")):
        json.loads(as_json(value))
    assert "升高 3 米" in as_text(shown, door_of(session.tree.commands["review"].commands["show"]).show)


def test_a_profile_without_users_names_the_second_reviewer(session, batch):
    one = session.run("review next")
    assert session.run("review claims")[0]["id"] == one["id"]
    first = session.run(["review", "judge", one["id"], "--fact", "true", "--disposal", "case"])
    assert first["status"] == "second"
    with pytest.raises(Refused, match="--as NAME"):
        session.run(["review", "judge", one["id"], "--fact", "true", "--disposal", "case"])
    blind = session.run(["review", "show", one["id"], "--as", "老李"])
    assert blind["blind"] and blind["verdicts"] == []
    assert session.run("review second --as 老李")["id"] == one["id"]
    done = session.run(["review", "judge", one["id"], "--fact", "true", "--disposal", "case", "--as", "老李"])
    assert done["status"] == "locked" and done["case"] and done["decided_by"] == ["", "老李"]
    assert session.run("review stats --as 老李")["judged"] == 1
    assert session.run("review kappa")[0]["compared"] == 1


def test_verdicts_kept_back_are_not_in_the_log_either(session, batch):
    for name, role in (("boss", "administrator"), ("ann", "inspector"), ("bob", "inspector")):
        session.run([*(["--user", "boss"] if name != "boss" else []), "user", "add", name, "--role", role])
    one = session.run("--user ann review next")["id"]
    session.run(["--user", "ann", "review", "judge", one, "--fact", "true", "--disposal", "case", "--note", "秘密"])
    assert "秘密" in str(session.run("--user ann ledger log"))
    assert "秘密" not in str(session.run("--user bob ledger log"))
    assert "秘密" not in str(session.run(["--user", "bob", "review", "show", one]))
    for line in ("--user bob review stats --of ann", "--user ann review kappa", f"--user ann review lock {one}",
                 "--user ann review assign --to bob", "--user ann review list --as bob"):
        with pytest.raises(Refused):
            session.run(line)


def test_several_at_once_undo_and_correct(session, batch, monkeypatch):
    monkeypatch.setattr(judging, "is_drawn", lambda *_: False)   # the lot would keep a verdict back for a second look
    ids = [row["id"] for row in session.run(f"review alike {batch['id']}-a")]
    assert [one[-1] for one in ids] == ["a", "b"]
    done = session.run(["review", "judge", *ids, "--fact", "false", "--reason", "tree"])
    assert [row["fact"] for row in done["judged"]] == ["false", "false"] and done["refused"] == []
    assert session.run("review list --fact false")[0]["status"] == "settled"
    assert session.run("review undo")["status"] == "new" and session.run("review list --fact false") == []
    session.run(["review", "judge", ids[0], "--fact", "true", "--disposal", "lawful"])
    again = session.run(["review", "correct", ids[0], "--fact", "true", "--disposal", "historic"])
    assert again["disposal"] == "historic" and len(again["verdicts"]) == 3
    assert session.run(["review", "lock", ids[0]])[0]["status"] == "locked"
    assert session.run(["review", "claim", ids[1]])["by"] == ""
    assert session.run(["review", "release", ids[1]])["released"]


def test_to_the_field_and_back(session, batch, tmp_path):
    one = f"{batch['id']}-a"
    task = session.run(["review", "field", one, "--note", "看屋顶"])
    assert task["open"] and "builder" in task["questions"] and session.run("review tasks")[0]["id"] == one
    with pytest.raises(BadInput, match="KEY=TEXT"):
        session.run(["review", "field-back", one, "--answer", "nobody"])
    back = session.run(["review", "field-back", one, "--answer", "builder=张三", "--answer", "use=住宅=2"])
    assert back["answers"] == {"builder": "张三", "use": "住宅=2"} and len(back["doubts"]) == 2
    assert session.run("review tasks") == [] and len(session.run("review tasks --all")) == 1
    command = session.tree.commands["review"].commands["field-back"]
    assert "张三" in as_text(back, door_of(command).show)


@pytest.mark.parametrize("line,error,word", [
    ("review show nothing", NotFound, "no detection"), ("review list --status gone", BadInput, "no status"),
    ("review list --area 月亮", NotFound, "no area"), ("review list --batch x", NotFound, "no batch"),
    ("review list --fact maybe", BadInput, "no fact"), ("review list --disposal burn", BadInput, "no disposal"),
    ("review list --order moon", BadInput, "no order"), ("review undo", Refused, "no verdict of yours"),
    ("review recheck nothing --gone", NotFound, "no detection"), ("review load nothing.gpkg", BadInput, "no file"),
])
def test_what_cannot_be_is_one_sentence(session, batch, line, error, word):
    with pytest.raises(error, match=word):
        session.run(line)


def test_every_command_has_an_icon_and_says_what_it_does():
    group = typer.main.get_command(review.app)
    for path, command in walk(group):
        assert command.help and door_of(command).icon.startswith("mdi6."), path
