"""`review progress|stats|kappa`: how far the queue is, and how reviewers work, for themselves and supervisors only."""

from __future__ import annotations

from typing import Any

import msgspec
import typer

from console.commands.case_lines import moment
from console.commands.review_lines import AREA, AS, BATCH, asked, looker
from console.commands.tree import console_of, door
from console.language import tr


def add_to(app: typer.Typer) -> None:
    """Mount these commands in the group."""
    for name, command in (("progress", progress), ("stats", stats), ("kappa", kappa)):
        app.command(name)(command)


def _say_progress(value: dict[str, Any]) -> str:
    told = [tr("{done} done, {left} left: {first} new, {second} for a second look, {third} for a third, {evidence} "
               "for more evidence, {field} in the field.", **{name: value[name] for name in (
                   "done", "left", "first", "second", "third", "evidence", "field")})]
    if value["per_hour"] is not None:
        told.append(tr("{pace} an hour; done at {end} without a pause.", pace=f"{value['per_hour']:.0f}",
                       end=value["ends_at"]))
    return "\n".join(told)


@door(menu="Review", icon="mdi6.progress-check", show=_say_progress)
def progress(ctx: typer.Context, area: str = AREA, batch: str = BATCH) -> dict[str, Any]:
    """Say how far the queue is: done, left, pace, expected end."""
    console = console_of(ctx)
    found = console.reviews.progress(asked(console, area, batch))
    return msgspec.to_builtins(found) | {"ends_at": moment(found.ends_at)}


@door(menu="Review/Figures and learning", icon="mdi6.account-details-outline")
def stats(
    ctx: typer.Context,
    user: str = typer.Option("", "--of", help="Another reviewer; for supervisors."),
    who: str = AS,
) -> dict[str, Any]:
    """Show your own pace, agreement and overturned verdicts."""
    console = console_of(ctx)
    person = looker(console, who)
    return msgspec.to_builtins(console.reviews.statistics(user or person.id, person))


@door(menu="Review/Figures and learning", icon="mdi6.account-multiple-check-outline")
def kappa(ctx: typer.Context, who: str = AS) -> list[dict[str, Any]]:
    """Show how far every two reviewers agree, blind (Cohen's κ); for supervisors."""
    console = console_of(ctx)
    return [msgspec.to_builtins(one) for one in console.reviews.kappas(looker(console, who))]
