"""`review curves|learn|adopt|back|panel`: what verdicts say of the score, and what the scorer learns from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands.progress_line import progress_line
from console.commands.review_lines import AREA, BATCH, asked
from console.commands.tree import console_of, door
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import Role

if TYPE_CHECKING:
    from console.detection.models import Models
    from console.wiring import Console

SUBJECT = "scorer:detection"
LEADS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


def add_to(app: typer.Typer) -> None:
    """Mount these commands in the group `review`."""
    for name, command in (("curves", curves), ("learn", learn), ("adopt", adopt), ("back", back), ("panel", panel)):
        app.command(name)(command)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


def _say_curves(value: dict[str, Any]) -> str:
    """A table for a person; --json tells all."""
    lines = [tr("{judged} of {n} judged real or not real, {right} real", judged=value["judged"],
                n=value["detections"], right=value["right"])]
    for one in value["steps"]:
        share = one["precision"]
        lines.append(f"  ≥ {one['threshold']:.2f}  " + tr(
            "queue {queue}, precision {share} ({low} to {high}) of {judged}, keeps {kept}", queue=one["queue"],
            share=_percent(share["share"]), low=_percent(share["low"]), high=_percent(share["high"]),
            judged=one["judged"], kept=_percent(one["kept"])))
    if value["advice"]:
        lines.append(value["advice"])
    return "\n".join(lines)


@door(menu="Review/Figures and learning", icon="mdi6.chart-bell-curve-cumulative", show=_say_curves)
def curves(
    ctx: typer.Context,
    area: str = AREA,
    batch: str = BATCH,
    model: str = typer.Option("", help="Only detections scored by this version."),
    precision: float = typer.Option(0.9, min=0.0, max=1.0, help="Name the threshold that is this precise."),
) -> dict[str, Any]:
    """Show precision by threshold with its interval, the queue each threshold gives, and how reliable the score is."""
    from console.insight.review_curves import desk_curves, threshold_for

    console = console_of(ctx)
    wanted = msgspec.structs.replace(asked(console, area, batch), model=model)
    found = desk_curves(console.reviews, console.areas.tree(), wanted)
    good = threshold_for(found, precision)
    advice = tr("From {threshold} on, {share} are real with 95 % certainty: {queue} to look at.",
                threshold=f"{good.threshold:.2f}", share=_percent(precision), queue=good.queue) if good else tr(
        "No threshold is {share} precise with 95 % certainty by the verdicts so far.", share=_percent(precision))
    return msgspec.to_builtins(found) | {"threshold": good.threshold if good else None,
                                         "advice": advice if found.judged else ""}


def _say_learnt(value: dict[str, Any]) -> str:
    """The comparison, and what to do with it."""
    lines = [tr("{version} was trained from {n} verdicts and is not in use; {used} still judges.",
                version=value["version"], n=value["verdicts"], used=value["used"])]
    if value["new"]:
        lines += [tr("on {n} verdicts put aside: {version} precision {precision}, recall {recall}, Brier {brier}",
                     n=told["n"], version=name, precision=_percent(told["precision"]),
                     recall=_percent(told["recall"]), brier=told["brier"])
                  for name, told in ((value["used"], value["old"]), (value["version"], value["new"]))]
    lines += [value["why"], *value["warnings"]]
    return "\n".join([*lines, tr("Use it with: review adopt {version}", version=value["version"])])


@door(menu="Review/Figures and learning", icon="mdi6.school-outline", asks=True, show=_say_learnt, roles=LEADS)
def learn(ctx: typer.Context, batch: str = BATCH) -> dict[str, Any]:
    """Propose a scorer trained from the verdicts, compared on verdicts put aside; it judges only once adopted."""
    from console.detection.review_learning import lessons_from, propose

    console = console_of(ctx)
    with progress_line() as progress:
        progress(0, 0, tr("Gathering the verdicts …"))
        material = lessons_from(_said(console, console.reviews.batch(batch).id if batch else ""))
        told = propose(_models(console), material, progress)
    _record(console, "scorer.proposed", {"proposed": told["version"]})
    return told


@door(menu="Review/Figures and learning", icon="mdi6.check-decagram-outline", asks=True, roles=LEADS)
def adopt(
    ctx: typer.Context,
    version: str = typer.Argument(..., help="As review learn named it; detect models lists them."),
) -> dict[str, Any]:
    """Judge by this scorer from the next survey on; detections already here keep the version that scored them."""
    console = console_of(ctx)
    models = _models(console)
    before = models.used()
    models.use(version)
    _record(console, "scorer.adopted", {"used": version, "before": before})
    return {"used": models.used(), "before": before}


@door(menu="Review/Figures and learning", icon="mdi6.undo-variant", asks=True, roles=LEADS)
def back(ctx: typer.Context) -> dict[str, Any]:
    """Go back to the scorer that was in use before."""
    console = console_of(ctx)
    models = _models(console)
    before = models.used()
    used = models.back()
    _record(console, "scorer.adopted", {"used": used, "before": before})
    return {"used": used, "before": before}


def _say_panel(value: dict[str, Any]) -> str:
    """Agreement and errors, by the desk and counted by hand."""
    lines = [tr("{n} verdicts on {of} detections; {right} of the decisions are right, {first} of the first looks were.",
                n=value["verdicts"], of=value["detections"], right=_percent(value["right"]),
                first=_percent(value["right_first"]))]
    lines += [tr("{one} and {other}: {n} seen by both, {share} agreed, κ {kappa}", one=row["reviewers"][0],
                 other=row["reviewers"][1], n=row["compared"], share=_percent(row["agreement"]),
                 kappa="–" if row["kappa"] is None else f"{row['kappa']:.3f}")
              for row in value["pairs"]]
    lines += [tr("{who}: {n} of {of} overturned", who=row["reviewer"], n=row["overturned"], of=row["compared"])
              for row in value["reviewers"]]
    return "\n".join([*lines, tr("Counted by hand, all of it is the same.") if value["equal"] else
                      tr("Counted by hand, it is not the same.")])


@door(menu="Review/Figures and learning", icon="mdi6.account-group-outline", asks=True, show=_say_panel, roles=LEADS)
def panel(
    ctx: typer.Context,
    batch: str = typer.Argument(..., help="Name or id of a batch of demo data that nobody has judged."),
    truth: Path = typer.Argument(..., help="Polygons of what really changed, with columns dz (m) and kind."),
    seed: int = typer.Option(1, help="Equal seeds make equal verdicts."),
) -> dict[str, Any]:
    """Have three simulated reviewers with known errors clear a batch of demo data; all is counted by hand, too."""
    from console.detection import review_panel
    from console.insight.review_curves import desk_curves
    from console.model.review import QueueFilter

    console = console_of(ctx)
    desk, chosen = console.reviews, console.reviews.batch(batch)
    known = review_panel.truth_of(chosen, truth)
    members = review_panel.panel_for(chosen)
    with progress_line() as progress:
        notes = review_panel.sit(desk, chosen, members, known, seed, progress)
    told = review_panel.compared(desk, notes, console.who)
    source = {one.id: one.source_id for one in desk.detections(QueueFilter(batch=chosen.id, status=_every()))}
    firsts: dict[str, Any] = {}
    for note in notes:
        firsts.setdefault(note.detection, note.fact)
    final = review_panel.counted(notes)["final"]
    found = desk_curves(desk, console.areas.tree(), QueueFilter(batch=chosen.id))
    return {"batch": chosen.name, "detections": len(source), "verdicts": len(notes), **told,
            "right": review_panel.right_share(known, final, source),
            "right_first": review_panel.right_share(known, firsts, source),
            "errors": [{"reviewer": one.user.id, "name": one.user.name, "miss": one.miss, "alarm": one.alarm,
                        "lenient": one.lenient} for one in members],
            "curve": msgspec.to_builtins(found.steps), "demo": True}


def _every() -> tuple[Any, ...]:
    from console.model.review import Status

    return tuple(Status)


def _said(console: Console, batch: str) -> dict[Path, dict[str, bool]]:
    """Kept file of each batch → id in it → whether it was decided to be real; what says neither is left out."""
    from console.model.review import Fact, QueueFilter

    desk = console.reviews
    return {Path(one.kept): {each.source_id: each.fact is Fact.TRUE for fact in (Fact.TRUE, Fact.FALSE)
                             for each in desk.detections(QueueFilter(batch=one.id, fact=fact))}
            for one in desk.batches() if not batch or one.id == batch}


def _models(console: Console) -> Models:
    from console.detection.models import Models

    return Models(console.profile.folder / "detection")


def _record(console: Console, kind: str, told: dict[str, Any]) -> None:
    """Which scorer judges is on record as everything else."""
    console.ledger.append([Draft(SUBJECT, kind, {"set": told}, "", console.who.id)])
