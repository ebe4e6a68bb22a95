"""Lines, values and errors through the one command tree."""

import json

import pytest
import typer
import typer.main

from console.commands.run import run
from console.commands.session import Session, split
from console.commands.show import as_json, as_text, table
from console.commands.tree import Door, door, door_of, walk
from console.errors import BadInput, Refused


@pytest.fixture
def session():
    app = typer.Typer()
    group = typer.Typer()

    @group.command("add")
    @door(shortcut="Ctrl+1")
    def add(ctx: typer.Context, a: int, b: int = 1) -> dict:
        """Add two numbers."""
        return {"sum": a + b}

    @group.command("refuse")
    def refuse(ctx: typer.Context) -> None:
        """Refuse."""
        raise Refused("Not today.")

    app.add_typer(group, name="number")
    app.command("run")(run)

    @app.callback()
    def root(ctx: typer.Context) -> None:
        pass

    return Session(typer.main.get_command(app))


def test_a_line_returns_the_commands_value(session):
    assert session.run("number add 2 --b 3") == {"sum": 5}


def test_a_wrong_line_is_one_clear_error(session):
    with pytest.raises(BadInput):
        session.run("number add two")
    with pytest.raises(BadInput):
        session.run("number nothing")
    with pytest.raises(Refused, match="Not today"):
        session.run("number refuse")


def test_the_tree_can_be_walked_with_its_doors(session):
    found = {" ".join(path): door_of(command) for path, command in walk(session.tree)}
    assert found["number add"].shortcut == "Ctrl+1"
    assert found["number refuse"] == Door()


def test_words_keep_windows_paths_and_quotes():
    assert split(r'areas import "C:\my areas\a.shp" --level street') == [
        "areas", "import", r"C:\my areas\a.shp", "--level", "street"]
    with pytest.raises(BadInput):
        split('say "half')


def test_a_script_stops_at_the_first_refusal_and_says_which_line(session, tmp_path):
    script = tmp_path / "lines.txt"
    script.write_text("# a comment\nnumber add 1\n\nnumber refuse\nnumber add 5\n", "utf-8")
    result = session.run(["run", str(script)])
    assert result["ok"] is False
    assert [(r["line"], "error" in r) for r in result["results"]] == [(2, False), (4, True)]
    result = session.run(["run", str(script), "--keep-going"])
    assert len(result["results"]) == 3 and result["results"][2]["result"] == {"sum": 6}


def test_a_script_that_is_no_text_is_refused(session, tmp_path):
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(BadInput):
        session.run(["run", str(tmp_path / "x")])


def test_values_as_json_and_as_text():
    assert json.loads(as_json({"a": [1, None], "名": "莲花"})) == {"a": [1, None], "名": "莲花"}
    assert as_text({"a": 1, "b": {"c": 2}}) == "a: 1\nb:\n  c: 2"
    lines = table([{"name": "莲花街道", "n": 1}, {"name": "a", "n": 20}]).splitlines()
    assert lines[1].index("1") + 4 == lines[2].index("20")  # four Chinese characters are eight places wide


def test_a_script_is_laid_out_line_by_line(session, tmp_path):
    script = tmp_path / "lines"
    script.write_text("number add 1 --b 2\nnumber refuse\n")
    text = door_of(session.tree.commands["run"]).show(session.run(["run", str(script)]))
    assert text.splitlines() == ["1> number add 1 --b 2", "    sum: 3", "2> number refuse", "    Not today."]
    session.json = True
    assert "text" not in session.run(["run", str(script)])["results"][0]
