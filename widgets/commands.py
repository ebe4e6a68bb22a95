"""Commands of the window: where it looks, what it shows; and pictures of it. Qt is imported only when called."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from console.commands import case
from console.commands.tree import door, window_of
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.area import Area, AreaTree
from console.model.case import Priority, Source, State
from console.model.catalogue import Catalogue
from widgets import case_commands, map_commands, overlay_commands

app = typer.Typer(no_args_is_help=True)


class PriorityWord(StrEnum):
    """Priorities as typed."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Language(StrEnum):
    """Languages of the window."""

    ZH = "zh"
    EN = "en"


def find_area(tree: AreaTree, text: str) -> Area:
    """The one area meant by an id, code or name; of several the largest.

    Raises:
        NotFound: none is called so, or the largest is not the only one.
    """
    found = tree.find(text)
    largest = [area for area in found if area.level == min(a.level for a in found)]
    if not largest:
        raise NotFound(tr("There is no area called {text}.", text=text))
    if len(largest) > 1:
        codes = ", ".join(f"{area.name} {area.code}".strip() for area in largest[:5])
        raise NotFound(tr("{text} may mean several areas: {areas}. Name one by its code.", text=text, areas=codes))
    return largest[0]


def find_class(catalogue: Catalogue, text: str) -> str:
    """The code of a class or group given by code or name.

    Raises:
        NotFound: the catalogue has no such class.
    """
    for one in catalogue.classes:
        if text in (one.code, one.name, one.name_en):
            return one.code
        if text in (one.code[:2], one.group, one.group_en):
            return one.code[:2]
    raise NotFound(tr("The class catalogue has no {text}.", text=text))


def shown_words(value: dict[str, int]) -> str:
    """The answer of `view filter` in words."""
    return tr("{shown} of {known} cases are shown.", shown=value["shown"], known=value["known"])


@app.command("area")
@door(menu="Go", icon="mdi6.map-marker-outline", shortcut="Ctrl+G", needs_window=True)
def area_(ctx: typer.Context, area: str = typer.Argument(..., help="Name, code or id of an area.")) -> None:
    """Go to an area."""
    window = window_of(ctx)
    window.navigation.show_area(find_area(window.live.tree, area).id)


@app.command("up")
@door(menu="Go", icon="mdi6.arrow-up", shortcut="Backspace", needs_window=True)
def up(ctx: typer.Context) -> None:
    """Go up one level."""
    window_of(ctx).navigation.up()


@app.command("back")
@door(menu="Go", icon="mdi6.arrow-left", shortcut="Alt+Left", needs_window=True)
def back(ctx: typer.Context) -> None:
    """Go back to the view before."""
    window_of(ctx).navigation.back()


@app.command("forward")
@door(menu="Go", icon="mdi6.arrow-right", shortcut="Alt+Right", needs_window=True)
def forward(ctx: typer.Context) -> None:
    """Go forward again."""
    window_of(ctx).navigation.forward()


@app.command("whole")
@door(menu="Go", icon="mdi6.fit-to-screen-outline", shortcut="Ctrl+0", needs_window=True)
def whole(ctx: typer.Context) -> None:
    """Show the whole profile."""
    window_of(ctx).navigation.whole()


@app.command("case")
@door(menu="Cases", icon="mdi6.map-marker-alert-outline", needs_window=True)
def case_(ctx: typer.Context, case: str = typer.Argument(..., help="Id of a case.")) -> None:
    """Show a case on the map and its details."""
    window = window_of(ctx)
    if case not in window.live.cases:
        raise NotFound(tr("There is no case {id}.", id=case))
    window.navigation.show_case(case)


@app.command("next-case")
@door(menu="Cases", icon="mdi6.chevron-down", shortcut="Ctrl+Down", needs_window=True)
def next_case(ctx: typer.Context) -> None:
    """Show the next case of the list."""
    window_of(ctx).step_case(1)


@app.command("previous-case")
@door(menu="Cases", icon="mdi6.chevron-up", shortcut="Ctrl+Up", needs_window=True)
def previous_case(ctx: typer.Context) -> None:
    """Show the previous case of the list."""
    window_of(ctx).step_case(-1)


@app.command("filter")
@door(menu="Cases", icon="mdi6.filter-outline", needs_window=True, asks=True, show=shown_words)
def filter_(
    ctx: typer.Context,
    classes: list[str] = typer.Option([], "--class", help="Code or name of a class or group of classes."),
    state: list[State] = typer.Option([], "--state", help="State in the closed loop."),
    priority: list[PriorityWord] = typer.Option([], "--priority", help="Priority."),
    source: list[Source] = typer.Option([], "--source", help="Who or what reported it."),
    area: str = typer.Option("", "--area", help="Name, code or id of an area."),
    text: str = typer.Option("", "--text", help="Words in title, address or id."),
    open_only: bool = typer.Option(False, "--open", help="Without closed and refused cases."),
) -> dict[str, int]:
    """Show only some cases, on the map and in the list alike."""
    from console.desk.filter import CaseFilter

    window = window_of(ctx)
    if area:
        window.navigation.show_area(find_area(window.live.tree, area).id)
    window.navigation.set_filter(CaseFilter(
        classes=frozenset(find_class(window.console.catalogue, one) for one in classes),
        states=frozenset(state), priorities=frozenset(Priority[one.name] for one in priority),
        sources=frozenset(source), text=text, open_only=open_only,
    ))
    return {"shown": window.case_list.model.shown, "known": window.case_list.model.known}


@app.command("clear-filter")
@door(menu="Cases", icon="mdi6.filter-off-outline", shortcut="Ctrl+Shift+F", needs_window=True)
def clear_filter(ctx: typer.Context) -> None:
    """Show all cases again."""
    window_of(ctx).navigation.clear_filter()


@app.command("find-case")
@door(menu="Cases", icon="mdi6.magnify", shortcut="Ctrl+F", needs_window=True)
def find_case(ctx: typer.Context) -> None:
    """Search the cases."""
    window_of(ctx).filter_bar.focus_text()


@app.command("find-area")
@door(menu="Areas", icon="mdi6.magnify", shortcut="/", needs_window=True)
def find_area_(ctx: typer.Context) -> None:
    """Search the areas."""
    window_of(ctx).area_panel.focus_search()


@app.command("zoom-in")
@door(menu="View", icon="mdi6.plus", shortcut="Ctrl+=", needs_window=True)
def zoom_in(ctx: typer.Context) -> None:
    """Zoom in."""
    window_of(ctx).navigation.zoom(1.5)


@app.command("zoom-out")
@door(menu="View", icon="mdi6.minus", shortcut="Ctrl+-", needs_window=True)
def zoom_out(ctx: typer.Context) -> None:
    """Zoom out."""
    window_of(ctx).navigation.zoom(1 / 1.5)


@app.command("full-screen")
@door(menu="View", icon="mdi6.fullscreen", shortcut="F11", needs_window=True)
def full_screen(ctx: typer.Context) -> None:
    """Fill the screen, or give it back."""
    window_of(ctx).toggle_full_screen()


@app.command("reset-layout")
@door(menu="View", icon="mdi6.view-dashboard-outline", needs_window=True)
def reset_layout(ctx: typer.Context) -> None:
    """Put every panel back into its place."""
    window_of(ctx).reset_layout()


@app.command("language")
@door(menu="View", icon="mdi6.translate", needs_window=True)
def language_(ctx: typer.Context, to: Language = typer.Argument(..., help="zh or en.")) -> None:
    """Change the language of the window."""
    window_of(ctx).change_language(to.value)


@app.command("picture")
@door(menu="View", icon="mdi6.camera-outline", needs_window=True)
def picture(ctx: typer.Context, file: Path = typer.Argument(..., help="PNG file to write.")) -> dict[str, Any]:
    """Save a picture of the window."""
    from widgets.snapshot import save_picture

    return save_picture(window_of(ctx), file)


@app.command("close")
@door(menu="View", icon="mdi6.close", shortcut="Ctrl+Q", needs_window=True)
def close(ctx: typer.Context) -> None:
    """Close the window."""
    window_of(ctx).close_soon()


@app.command("register")
@door(menu="Map/Address base", icon="mdi6.table-arrow-right", needs_window=True)
def register(ctx: typer.Context,
             file: Path | None = typer.Argument(None, help="CSV, XLSX or GeoPackage; otherwise it is asked for.")
             ) -> None:
    """Import a register: choose a file, map its columns, check it, correct what was refused."""
    window_of(ctx).registers.begin(file)


@app.command("palette")
@door(menu="Help", icon="mdi6.console-line", shortcut="Ctrl+K", needs_window=True)
def palette(ctx: typer.Context) -> None:
    """Search everything: commands, addresses, firms, people, cases."""
    window_of(ctx).open_palette("")


@app.command("help")
@door(menu="Help", icon="mdi6.help-circle-outline", shortcut="F1", needs_window=True)
def help_(ctx: typer.Context) -> None:
    """Show commands, keys and the hand's way with the map."""
    window_of(ctx).outcomes.show_help()


@app.command("messages")
@door(menu="Help", icon="mdi6.history", needs_window=True)
def messages(ctx: typer.Context) -> None:
    """Read earlier messages."""
    window_of(ctx).outcomes.show_messages()


def size_of(text: str) -> tuple[int, int]:
    """ "1920x1080" as numbers of pixels.

    Raises:
        BadInput: it is not of that form, or no window of that size makes sense.
    """
    try:
        width, height = (int(part) for part in text.lower().replace("×", "x").split("x"))
    except ValueError as error:
        raise BadInput(tr("The size {text} is not of the form 1920x1080.", text=text)) from error
    if not (320 <= width <= 16384 and 240 <= height <= 16384):
        raise BadInput(tr("The size {text} is outside 320x240 … 16384x16384.", text=text))
    return width, height


map_commands.add_to(app)
overlay_commands.add_to(app)
case_commands.add_to(app, case.app)
