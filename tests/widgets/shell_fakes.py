"""A small real console (two streets of two grids) and the window's command tree, for the tests of the shell."""

import shapely
import typer
import typer.main

from console.commands import areas, case, catalog, feed, ledger, user
from console.commands.session import Session
from console.commands.tree import door
from console.desk.reports import Report
from console.errors import Refused
from console.model.area import Area, Level
from console.model.case import Priority
from console.profile import Profile
from console.wiring import Console
from widgets import commands, snapshot_command

NAMES = {"D": "福田区", "S0": "莲花街道", "S1": "梅林街道"}
CODES = {"D": "440304", "S0": "440304008", "S1": "440304005"}


def area(id, level, parent, west, east):
    shape = shapely.box(west, 22.50, east, 22.54)
    return Area(id, CODES.get(id, f"44030400{id[-1]}001001"), NAMES.get(id, f"{id}网格"), level, parent, "test", 2026,
                True, shape.wkb, shape.bounds, 1e6)


def small_areas():
    """District D, streets S0 and S1 side by side from 114°E, each with two grids."""
    return [
        area("D", Level.DISTRICT, "", 114.00, 114.04),
        area("S0", Level.STREET, "D", 114.00, 114.02), area("S1", Level.STREET, "D", 114.02, 114.04),
        *(area(f"G{i}", Level.GRID, f"S{i // 2}", 114 + i / 100, 114 + (i + 1) / 100) for i in range(4)),
    ]


def report(number, grid=0, **fields):
    """A report in one of the grids."""
    values = {"title": f"事件{number} road", "class_code": "0102", "priority": Priority.NORMAL,
              "lon": 114 + grid / 100 + 0.005, "lat": 22.52, "address": "福华路",
              "reported_at": 1_795_000_000.0 + number}
    return Report("test", str(number), **(values | fields))


def small_console(folder, count=8):
    """A console on a folder with `count` cases, spread over the grids in turn."""
    console = Console(Profile(folder))
    console.areas.add(small_areas(), {"source": "test"})
    if count:
        console.cases.intake([report(i, i % 4) for i in range(count)])
    return console


def small_tree():
    """The command tree without main.py's root: groups, and two commands of our own."""
    app = typer.Typer()
    for name, module in {"view": commands, "areas": areas, "case": case, "feed": feed, "ledger": ledger,
                         "user": user, "catalog": catalog}.items():
        app.add_typer(module.app, name=name, help=name)
    app.command("snapshot")(snapshot_command.snapshot)

    @app.command("refuse")
    @door(menu="Tools")
    def refuse(ctx: typer.Context) -> None:
        """Refuse at once."""
        raise Refused("It cannot be. Nothing was changed.")

    @app.command("count")
    @door(menu="Tools")
    def count(ctx: typer.Context, to: int = typer.Argument(..., help="How far.")) -> list[dict[str, int]]:
        """Count up: one row for each number."""
        return [{"number": i} for i in range(to)]

    @app.callback(invoke_without_command=True)
    def root(ctx: typer.Context) -> None:
        """Nothing."""

    return typer.main.get_command(app)


def small_session(console):
    """A session that has this console open."""
    session = Session(small_tree())
    session._console = console
    return session
