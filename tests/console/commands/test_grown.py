"""The tree stands before any command's options are read."""

import typer
import typer.main

from console.commands.tree import door, door_of, grown, walk

app = typer.Typer()


@app.command("count", hidden=False)
@door(menu="Cases", shortcut="Ctrl+1")
def count(ctx: typer.Context, to: int, step: int = typer.Option(1, help="How far each time.")) -> list[int]:
    """Count up. One row for each number."""
    return list(range(0, to, step))


@app.command("rest", hidden=True)
def rest() -> None:
    """Nothing to see."""


def test_a_command_is_read_when_it_is_asked_for(monkeypatch):
    read = []
    real = typer.main.get_params_from_function
    monkeypatch.setattr(typer.main, "get_params_from_function", lambda one: read.append(one) or real(one))
    tree = grown(app)
    (path, command), = walk(tree)
    assert (path, command.help) == (("count",), "Count up. One row for each number.")
    assert door_of(command).shortcut == "Ctrl+1"
    assert count not in read and rest not in read
    assert [one.name for one in command.params] == ["to", "step"]
    assert count in read and rest not in read
    assert tree.main(args=["count", "5", "--step", "2"], standalone_mode=False) == [0, 2, 4]


def test_typer_is_left_as_it_was():
    before = typer.main.get_command_from_info
    grown(app)
    assert typer.main.get_command_from_info is before
