"""Grid Console (网格指挥台): wires everything once; every command enters here.

    python main.py                    the window, with a demo district on first start
    python main.py areas list --json  any command from the shell; --help lists them
    python main.py test               the test suite, in the program's own environment
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import itertools
import logging
import os
import sys
from pathlib import Path
from typing import Any

from console import bootstrap

if __name__ == "__main__":
    if sys.argv[1:2] == ["test"]:
        bootstrap.ensure("test")
        import pytest

        # The whole suite on all processors, a file of tests staying together; a part of it as it was asked for.
        args = sys.argv[2:] or ["-n", "auto", "--dist", "loadfile"]
        sys.exit(pytest.main([*args, f"--rootdir={bootstrap.HOME}"]))
    bootstrap.ensure()
    gc.disable()   # until the command tree stands: what the imports make stays, walking it was a tenth of the start

import typer

from console import language
from console.commands import (
    address,
    areas,
    basemap,
    bench,
    case,
    catalog,
    circle,
    demo,
    detect,
    device,
    evaluation,
    evidence,
    facility,
    feed,
    hazard,
    inspection,
    layer,
    ledger,
    order,
    review,
    run,
    user,
)
from console.commands.help import speak
from console.commands.session import Session, usage_of
from console.commands.show import as_json, as_text
from console.commands.tree import grown, show_of
from console.errors import BadInput, ConsoleError
from console.profile import Profile


def root(
    ctx: typer.Context,
    profile: Path | None = typer.Option(None, "--profile", help="Folder that holds this installation."),
    lang: str = typer.Option("", "--lang", help="zh or en; otherwise the system's language."),
    json: bool = typer.Option(False, "--json", help="Print the result as one JSON value."),
    user: str = typer.Option("", "--user", help="Who gives this command; the password comes from "
                                                "GRID_CONSOLE_PASSWORD or is asked for."),
) -> object:
    """Options that stand before any command; without a command, the window."""
    session: Session = ctx.obj
    if lang and lang not in language.LANGUAGES:
        raise BadInput(language.tr("There is no language {lang}; choose zh or en.", lang=lang))
    if lang:
        language.use(lang)
    session.profile = profile or session.profile
    session.json = json or session.json
    session.user = user or session.script_user
    if ctx.invoked_subcommand is None:
        from widgets.first_start import run_window

        raise typer.Exit(run_window(session))
    return None


def command_tree() -> Any:
    """The one command tree: shell, palette and buttons all go through it."""
    from widgets import (  # Qt itself is imported when one of them is called
        bench_commands,
        circle_commands,
        code_commands,
        commands,
        print_commands,
        snapshot_command,
    )
    from widgets.inspection import paper_commands
    from widgets.review import evidence_commands

    app = typer.Typer(add_completion=False, rich_markup_mode=None,
                      help="Grid Console (网格指挥台): one district, one map, every step on record.")
    app.callback(invoke_without_command=True)(root)
    app.add_typer(areas.app, name="areas", help="The hierarchy: district, street, community, grid.")
    app.add_typer(address.app, name="address", help="Standard addresses: buildings, rooms, and who is there.")
    app.add_typer(layer.app, name="layer", help="Files on the map.")
    app.add_typer(basemap.app, name="basemap", help="Pictures under the map, also without a network.")
    app.add_typer(case.app, name="case", help="Cases from report to closure.")
    app.add_typer(order.app, name="order", help="Orders of a community to departments.")
    app.command("evaluate")(evaluation.evaluate)
    app.add_typer(hazard.app, name="hazard", help="Hazards from found to closed, the one hazard map, risk.")
    inspection.app.command("sheet")(paper_commands.sheet)
    app.add_typer(inspection.app, name="inspect", help="Inspections: what is due, plans, routes, visits, coverage.")
    app.add_typer(user.app, name="user", help="People: who may do what, and where.")
    app.add_typer(catalog.app, name="catalog", help="Classes, time limits, departments, rules: versions of them.")
    app.add_typer(feed.app, name="feed", help="Live and recorded sources of incidents.")
    app.add_typer(ledger.app, name="ledger", help="The record of all that happened.")
    app.add_typer(demo.app, name="demo", help="The generated demo district.")
    circle.app.command("report")(circle_commands.report)
    app.add_typer(circle.app, name="circle", help="The 500 m service circle: who is within reach of a station.")
    app.add_typer(device.app, name="device", help="Sensors and cameras: what they said, and which rules hold.")
    facility.app.command("sheet")(code_commands.sheet)
    app.add_typer(facility.app, name="facility", help="Public facilities and the codes on their plates.")
    app.add_typer(detect.app, name="detect", help="Two surveys in, suspected changes out.")
    app.add_typer(review.app, name="review", help="The review bench: detections, verdicts, second eyes.")
    evidence.app.command("make")(evidence_commands.make)
    review.app.command("field-sheet")(evidence_commands.field_sheet)
    app.add_typer(evidence.app, name="evidence", help="Signed folders of what was decided, and their verification.")
    app.add_typer(commands.app, name="view", help="The open window: where it looks and what it shows.")
    app.command("snapshot")(snapshot_command.snapshot)
    app.command("sheet")(print_commands.sheet)
    app.command("picture")(print_commands.picture)
    app.command("run")(run.run)
    benches = typer.Typer(no_args_is_help=True)
    for name, command in (bench.COMMANDS | bench_commands.COMMANDS).items():
        benches.command(name)(command)
    app.add_typer(benches, name="bench", help="Measurements, printed as JSON.")
    tree = grown(app)
    speak(tree)
    return tree


def main(args: list[str]) -> int:
    """Run one command line; 0 done, 1 refused or failed with one sentence on stderr, 2 usage."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    language.use(first_language(args))
    tree = command_tree()
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    session = Session(tree)
    session.json = "--json" in args  # accepted anywhere on the line
    args = [word for word in args if word != "--json"]
    try:
        value = tree.main(args=args, prog_name="main.py", standalone_mode=False, obj=session)
        return finish(session, args, value)
    except BrokenPipeError:  # the reader has seen enough (… | head)
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - so that Python's own flush at exit finds a file
        return 0
    except ConsoleError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        usage = usage_of(error)
        if isinstance(usage, ConsoleError):
            print(usage, file=sys.stderr)
            return 2
        raise
    except KeyboardInterrupt:
        print(language.tr("Stopped."), file=sys.stderr)
        return 1
    finally:
        session.close()


def first_language(args: list[str]) -> str:
    """The language before anything is parsed: --lang, else the one chosen in the window, else the system's."""
    folder = _option(args, "--profile")
    for named in (_option(args, "--lang"), Profile(Path(folder) if folder else None).language):
        if named in language.LANGUAGES:
            return named
    return language.system_language()


def _option(args: list[str], name: str) -> str:
    """The value of an option that is written "--name value" or "--name=value", "" where it is not there."""
    for word, following in itertools.pairwise([*args, ""]):
        if word == name:
            return following
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return ""


def finish(session: Session, args: list[str], value: object) -> int:
    """Print a command's value through the shell's door; a value that says ok: false ends with 1."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value  # typer.Exit
    if session.json:
        print(as_json(value))
    else:
        text = as_text(value, show_of(session.tree, args))
        if text:
            print(text)
    ok = value.get("ok", True) if isinstance(value, dict) else getattr(value, "ok", True)
    return 0 if ok else 1


def leave(code: int) -> None:
    """End the process; after a window, at once.

    Everything is stored and closed by now. Python would take Qt's and the compiler's heaps apart object by
    object, which was measured to keep the process of a closed window for 2–4 s.
    """
    if "PySide6" not in sys.modules:
        sys.exit(code)
    atexit._run_exitfuncs()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # a pipe that nobody reads any more
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
