"""The one command tree: what the shell, the palette (Ctrl+K) and the buttons all call.

A command is a typed function with a docstring whose first argument is the Typer context; `console_of(ctx)`
gives it the open console. It returns a value (dict, list, msgspec struct); the door it came through shows
it: the shell prints it (`--json` as JSON), the palette puts it into the message bar.

    app = typer.Typer()

    @app.command("list")
    @door(menu="Areas", icon="mdi6.format-list-bulleted")
    def list_areas(ctx: typer.Context, level: str = "") -> list[dict]:
        '''List the areas of this profile.'''
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import typer
import typer.core
import typer.main

from console.errors import Refused
from console.language import tr
from console.model.person import Role

if TYPE_CHECKING:
    from console.wiring import Console

F = TypeVar("F", bound=Callable[..., Any])


class Door(msgspec.Struct, frozen=True):
    """How a command shows outside the shell.

    Attributes:
        menu: English name of the menu it stands in, "" for none; "Cases/Take in" for a menu inside that one.
        shortcut: Qt key sequence, "" for none.
        icon: qtawesome name.
        needs_window: acts on the open window (moves the map, sets a filter).
        asks: from a menu, its line is begun in the palette rather than run at a click: it removes much, or
            does nothing sensible without options.
        in_palette: offered by the palette; False for what makes no sense there (run, bench).
        anyone: needs no login where users are registered.
        roles: where users are registered, one of these is needed; none for what its handler decides itself.
        show: turns the command's value into the lines a person reads; None for a plain layout.
    """

    menu: str = ""
    shortcut: str = ""
    icon: str = ""
    needs_window: bool = False
    asks: bool = False
    in_palette: bool = True
    anyone: bool = False
    roles: tuple[Role, ...] = ()
    show: Callable[[Any], str] | None = None


def door(**fields: Any) -> Callable[[F], F]:
    """Mark a command function with its `Door`."""

    def mark(function: F) -> F:
        function.__door__ = Door(**fields)  # type: ignore[attr-defined]
        return function

    return mark


def door_of(command: Any) -> Door:
    """The `Door` of a Click command of the tree; asks for nothing that has to be read first."""
    function = command.function if isinstance(command, Later) else command.callback
    return getattr(inspect.unwrap(function), "__door__", Door()) if function else Door()


def show_of(tree: Any, words: Iterable[str]) -> Callable[[Any], str] | None:
    """The layout for reading that the command in a line asks for, None where it asks for none."""
    command = tree
    for word in words:
        command = getattr(command, "commands", {}).get(word, command)
    return door_of(command).show


def console_of(ctx: typer.Context) -> Console:
    """The open console of this run, with whoever gave the line; opens the profile on first use.

    Raises:
        ConsoleError: the profile cannot be opened.
        Refused: users are registered, and the command is not for whoever is logged in.
    """
    session = ctx.find_root().obj
    console: Console = session.console()
    session.identify(door_of(ctx.command))
    return console


def window_of(ctx: typer.Context) -> Any:
    """The open window that a view command acts on.

    Raises:
        Refused: there is none; the command came from a shell.
    """
    window = ctx.find_root().obj.window
    if window is None:
        raise Refused(tr("This command acts on an open window. Start one with: python main.py"))
    return window


class Later(typer.core.TyperCommand):
    """A command whose options are read from its function when somebody first asks for them.

    Reading the signatures of all 300 commands takes 0.14 s, and a line or a click needs one of them.

    Args:
        info: what Typer knows of it.
        read: Typer's way from there to the whole command.
    """

    def __init__(self, info: Any, read: Callable[[], Any]) -> None:
        self.function = info.callback
        super().__init__(
            name=info.name or typer.main.get_command_name(info.callback.__name__),
            context_settings=info.context_settings,
            help=inspect.cleandoc(info.help) if info.help is not None else inspect.getdoc(info.callback),
            epilog=info.epilog, short_help=info.short_help, options_metavar=info.options_metavar,
            add_help_option=info.add_help_option, no_args_is_help=info.no_args_is_help, hidden=info.hidden,
            deprecated=info.deprecated, rich_markup_mode=None, rich_help_panel=info.rich_help_panel,
        )
        del self.params, self.callback   # so that asking for them comes to `__getattr__`
        self._read = read

    def __getattr__(self, name: str) -> Any:
        if name not in ("params", "callback"):
            raise AttributeError(name)
        whole = self._read()
        self.params, self.callback = whole.params, whole.callback
        return self.__dict__[name]


def grown(app: typer.Typer) -> Any:
    """The tree of an app, its commands each as a `Later`."""
    reading = typer.main.get_command_from_info

    def later(command_info: Any, **settings: Any) -> Any:
        whole = partial(reading, command_info, **settings)
        usual = command_info.cls in (None, typer.core.TyperCommand)
        return Later(command_info, whole) if usual else whole()

    typer.main.get_command_from_info = later  # type: ignore[assignment]
    try:
        return typer.main.get_command(app)
    finally:
        typer.main.get_command_from_info = reading


def walk(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command of the tree as (("areas", "list"), click command), groups left out, hidden ones too."""
    for name, command in group.commands.items():
        if getattr(command, "hidden", False):
            continue
        if hasattr(command, "commands"):
            yield from walk(command, (*path, name))
        else:
            yield (*path, name), command
