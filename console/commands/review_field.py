"""`review field|field-back|tasks|rechecks|recheck`: what is looked at outside, and by the next survey."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from console.commands.review_lines import AS, ID, field, full, looker, recheck, say
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr


def add_to(app: typer.Typer) -> None:
    """Mount these commands in the group."""
    for name, command in (("field", send), ("field-back", back), ("tasks", tasks), ("rechecks", rechecks),
                          ("recheck", decide)):
        app.command(name)(command)


def _say(value: dict[str, Any]) -> str:
    """A field check for a terminal: where, what is asked, what came, what does not fit."""
    lines = [f"{value['id']}  {value['address']}  {value['lon']:.6f}, {value['lat']:.6f}", value["note"]]
    lines += [f"  ? {key}: {label}" for key, label in value["questions"].items() if value["open"]]
    lines += [f"  ☐ {label}" for label in value["photos"].values() if value["open"]]
    lines += [f"  {value['questions'].get(key, key)}: {text}" for key, text in value["answers"].items()]
    lines += [f"  {one['name']}" + ("" if one["away_m"] is None else f"  {one['away_m']:.0f} m")
              for one in value["found"]]
    return "\n".join([text for text in lines if text] + [f"! {text}" for text in value["doubts"]])


@door(menu="Review/Field", icon="mdi6.walk", asks=True, show=_say)
def send(
    ctx: typer.Context,
    detection: str = ID,
    note: str = typer.Option("", help="What to look for, in words."),
    who: str = AS,
) -> dict[str, Any]:
    """Have somebody go and see: a task with place, questions and photos to take."""
    console = console_of(ctx)
    return field(console.reviews.send_to_field(detection, looker(console, who), note))


@door(menu="Review/Field", icon="mdi6.camera-marker-outline", asks=True, show=_say)
def back(
    ctx: typer.Context,
    detection: str = ID,
    photo: list[Path] = typer.Option([], "--photo", help="A photo that was taken; several times for several."),
    answer: list[str] = typer.Option([], "--answer", metavar="KEY=TEXT", help="An answer, such as builder=张三."),
    who: str = AS,
) -> dict[str, Any]:
    """Record what came back from the field; photos are held against the place."""
    console = console_of(ctx)
    pairs = [text.partition("=") for text in answer]
    if any(not sign for _, sign, _ in pairs):
        raise BadInput(tr("Write an answer as KEY=TEXT, such as builder=张三. Nothing was changed."))
    answers = {key.strip(): text for key, _, text in pairs}
    return field(console.reviews.field_back(detection, looker(console, who), photo, answers))


@door(menu="Review/Field", icon="mdi6.clipboard-list-outline")
def tasks(
    ctx: typer.Context,
    every: bool = typer.Option(False, "--all", help="Those that came back, too."),
) -> list[dict[str, Any]]:
    """List field checks in your area that are out."""
    console = console_of(ctx)
    return [{name: value for name, value in field(one).items() if name not in ("questions", "photos", "found")}
            for one in console.reviews.field_tasks(console.who, not every)]


@door(menu="Review/Field", icon="mdi6.restore-alert")
def rechecks(
    ctx: typer.Context,
    every: bool = typer.Option(False, "--all", help="Those that are done, too."),
) -> list[dict[str, Any]]:
    """List places where a case ended and the next survey is to show it."""
    return [recheck(one) for one in console_of(ctx).reviews.rechecks(not every)]


@door(menu="Review/Field", icon="mdi6.check-decagram-outline", asks=True, show=say)
def decide(
    ctx: typer.Context,
    detection: str = ID,
    gone: bool = typer.Option(..., "--gone/--still", help="It is gone, or it still stands."),
    note: str = typer.Option("", help="In words, kept in the record."),
    who: str = AS,
) -> dict[str, Any]:
    """Close a re-check: the change is gone, or it still stands."""
    console = console_of(ctx)
    return full(console, console.reviews.recheck(detection, looker(console, who), gone, note))
