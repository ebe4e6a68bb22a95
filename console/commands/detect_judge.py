"""`detect score|train|models|evidence`: how good a run was, what its scorer learns, and what a candidate looks like."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from console.causes import cause_of
from console.commands.detect_lines import say_drawn, say_gallery
from console.commands.progress_line import progress_line
from console.commands.show import table
from console.commands.tree import door
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.person import Role
from console.profile import Profile

RESULT = typer.Argument(..., help="GeoPackage that detect run wrote.")


def add_to(app: typer.Typer) -> None:
    """Mount these commands in the group."""
    for name, command in (("score", score), ("train", train), ("models", models), ("evidence", evidence),
                          ("gallery", gallery)):
        app.command(name)(command)


def _percent(value: float | None) -> str:
    return "–" if value is None else tr("{share} %", share=f"{100 * value:.1f}")


def _say_score(value: dict[str, Any]) -> str:
    """A table for a person; --json tells all."""
    from console.detection.kinds import kind_word

    lines = [tr("precision {precision} ({right} of {candidates}), recall {recall} ({found} of {truth}), F1 {f1}, "
                "overlap {iou}", precision=_percent(value["precision"]), right=value["right"],
                candidates=value["candidates"], recall=_percent(value["recall"]), found=value["found"],
                truth=value["truth"], f1=_percent(value["f1"]), iou=_percent(value["iou"]))]
    if value["unseen"]:
        lines.append(tr("{n} of these changes lie where a survey has hardly a point; recall of the others {recall}",
                        n=value["unseen"], recall=_percent(value["recall_seen"])))
    by_kind = {kind_word(kind): row for kind, row in value["by_kind"].items()}
    for title, part in ((tr("by size, m²"), value["by_size"]), (tr("by kind"), by_kind)):
        lines += ["", table([{title: name, tr("precision"): _percent(row["precision"]), tr("claims"): row["candidates"],
                              tr("recall"): _percent(row["recall"]), tr("true changes"): row["truth"]}
                             for name, row in part.items()])] if part else []
    return "\n".join([*lines, "", tr("calibration error {error}", error=_percent(value["calibration"]["error"]))])


@door(menu="Detection/Judge and train", icon="mdi6.scale-balance", asks=True, show=_say_score)
def score(
    ctx: typer.Context,
    result: Path = RESULT,
    truth: Path = typer.Argument(..., help="Polygons of what really changed, with columns dz (m) and kind."),
    threshold: float = typer.Option(0.5, min=0.0, max=1.0, help="Least confidence that counts as a claim."),
    diagram: Path | None = typer.Option(None, help="Write the reliability diagram as a PNG."),
) -> dict[str, Any]:
    """Hold the candidates of a run against the truth: precision, recall, overlap, calibration."""
    from console.detection.result import read_detections
    from console.detection.score import check_place, read_truth
    from console.detection.score import score as judge

    candidates, crs = read_detections(result)
    true = read_truth(truth, crs)
    check_place(true, candidates, truth.name)
    told = judge(candidates, replace(true, hidden=_hidden(result, truth, profile_of(ctx).caches)), threshold)
    if diagram is not None:
        from console.detection.reliability_picture import write_diagram

        write_diagram(diagram, told["calibration"])
        told["diagram"] = str(diagram)
    return told


def _hidden(result: Path, truth: Path, caches: Path) -> Any:
    """Which true changes a survey has hardly a point of; None where the surveys are gone or were never told."""
    from console.detection.lineage import read_made_from
    from console.detection.review_reader import SceneReader
    from console.detection.score import read_truth
    from console.detection.unseen import unseen_changes

    try:
        made_from = read_made_from(result)
    except BadInput:  # another program wrote the file
        return None
    reader = SceneReader(made_from, caches)
    try:
        with progress_line() as progress:
            before, after = reader.surveys(progress)
        if before is None or after is None:
            return None
        return unseen_changes(read_truth(truth, before.crs).shapes, before, after)
    finally:
        reader.close()


def _say_models(value: list[dict[str, Any]]) -> str:
    """The scorers as a table for a person; --json tells all."""
    rows = []
    for one in value:
        put_aside = one.get("frozen") or {}
        rows.append({tr("scorer"): one["version"], tr("in use"): tr("yes") if one["used"] else "",
                     tr("origin"): _origin(one), tr("lessons"): one.get("lessons"),
                     tr("verdicts learnt from"): one.get("verdicts"),
                     tr("precision"): _percent(one["precision"]) if "precision" in one else None,
                     tr("recall"): _percent(one["recall"]) if "recall" in one else None,
                     tr("F1 on verdicts put aside"): _against(put_aside, one.get("frozen_before") or {})})
    return table(rows)


def _origin(one: dict[str, Any]) -> str:
    if one["shipped"]:
        return tr("plain rule") if one["version"].startswith("rule") else tr("shipped")
    after = tr("trained after {version}", version=one.get("after", "?"))
    return after if one.get("promoted") else tr("{origin}, not better", origin=after)


def _against(new: dict[str, Any], old: dict[str, Any]) -> str:
    """A figure and the one it had to match."""
    if not new:
        return ""
    return tr("{new} (before {old}, {n} verdicts)", new=_percent(new["f1"]), old=_percent(old.get("f1")),
              n=new.get("n", "?"))


def _say_train(value: dict[str, Any]) -> str:
    """What became of a training."""
    used = (tr("{version} is in use now: {why}", version=value["version"], why=value["why"]) if value["promoted"]
            else tr("{version} was kept and is not in use: {why}", version=value["version"], why=value["why"]))
    held = value["held_out"]
    return "\n".join([used, tr("on held-out lessons: precision {precision}, recall {recall}, calibration error {error}",
                               precision=_percent(held["precision"]), recall=_percent(held["recall"]),
                               error=_percent(held["calibration_error"]))])


@door(menu="Detection/Judge and train", icon="mdi6.school-outline", asks=True, show=_say_train,
      roles=(Role.ADMINISTRATOR,))
def train(
    ctx: typer.Context,
    verdicts: list[Path] = typer.Argument(
        None, help="Files of detect run with a column verdict (1 or 0, 属实 or 误报) in layer detections."),
    scenes: Path | None = typer.Option(None, help="Folder of generated scenes (detect simulate) to learn from."),
) -> dict[str, Any]:
    """Train a new scorer from verdicts; it is used only if it does no worse on verdicts put aside."""
    from console.detection.lessons import from_scenes, from_verdicts, joined

    if bool(verdicts) == bool(scenes):
        raise BadInput(tr("Give files with verdicts, or --scenes with a folder of generated scenes."))
    with progress_line() as progress:
        lessons = from_scenes(scenes, progress) if scenes else joined([from_verdicts(path) for path in verdicts])
        return _models(ctx).learn(lessons, by_people=not scenes, progress=progress)


@door(menu="Detection/Judge and train", icon="mdi6.history", show=_say_models)
def models(
    ctx: typer.Context,
    use: str = typer.Option("", help="Version to judge by from now on."),
    back: bool = typer.Option(False, "--back", help="Go back to the version that was in use before."),
) -> list[dict[str, Any]]:
    """List the scorers, choose one, or take the last choice back."""
    known = _models(ctx)
    if use and back:
        raise BadInput(tr("Give --use or --back, not both."))
    if use:
        known.use(use)
    elif back:
        known.back()
    return known.listed()


@door(menu="Detection/Judge and train", icon="mdi6.image-search-outline", asks=True, show=say_drawn)
def evidence(
    ctx: typer.Context,
    result: Path = RESULT,
    one: str = typer.Option(..., "--id", help="Id of the candidate."),
    out: Path = typer.Option(..., "-o", "--out", help="Folder for the pictures."),
) -> dict[str, Any]:
    """Draw a candidate: both epochs, the difference of heights, a section through both clouds."""
    from console.detection.evidence import evidence as draw
    from console.detection.lineage import read_made_from
    from console.detection.result import read_detections
    from console.detection.saving import whole

    candidates, _ = read_detections(result)
    found = next((each for each in candidates if each.id == one), None)
    if found is None:
        raise NotFound(tr("There is no candidate {id} in {file}.", id=one, file=result.name))
    caches = profile_of(ctx).caches
    with progress_line() as progress:
        progress(0, 0, tr("Drawing the evidence …"))
        drawn = draw(found, read_made_from(result), caches / "evidence", caches / "surveys")
    try:
        out.mkdir(parents=True, exist_ok=True)
        copied = {name: out / f"{one}_{name}.png" for name in drawn}
        for name, path in drawn.items():
            with whole(copied[name]) as part:
                shutil.copyfile(path, part)
    except OSError as error:
        raise BadInput(tr("The pictures cannot be written to {folder} ({why}).", folder=out,
                          why=cause_of(error))) from error
    return {"id": one, **{name: str(path) for name, path in copied.items()}}


@door(menu="Detection/Judge and train", icon="mdi6.image-multiple-outline", asks=True, show=say_gallery)
def gallery(
    ctx: typer.Context,
    files: list[Path] = typer.Argument(..., help="GeoPackage that detect run wrote and its truth; more such pairs may "
                                                 "follow.", metavar="RESULT TRUTH"),
    out: Path = typer.Option(..., "-o", "--out", help="Folder for the pictures."),
    most: int = typer.Option(10, min=1, max=50, help="Candidates of each kind, right, wrong and missed."),
    threshold: float = typer.Option(0.5, min=0.0, max=1.0, help="Least confidence that counts as a claim."),
) -> dict[str, Any]:
    """Draw contact sheets of what was claimed, right and wrong, and of what was missed, by kind."""
    from console.detection.gallery import Judged, choose
    from console.detection.gallery import gallery as draw
    from console.detection.lineage import read_made_from
    from console.detection.result import read_detections
    from console.detection.score import check_place, read_truth

    if len(files) % 2:
        raise BadInput(tr("Give each result with its truth: RESULT TRUTH, and so on in pairs."))
    runs = []
    for result, truth in zip(files[::2], files[1::2], strict=True):
        candidates, crs = read_detections(result)
        true = read_truth(truth, crs)
        check_place(true, candidates, truth.name)
        runs.append(Judged(candidates, true, read_made_from(result)))
    chosen = choose(runs, most, threshold)
    caches = profile_of(ctx).caches
    with progress_line() as progress:
        paths = draw(chosen, out, caches / "evidence", caches / "surveys", progress)
    return {"folder": str(out), "sheets": {path.stem: len(sheet.these) for path, sheet in zip(
        paths, chosen, strict=True)}}


def profile_of(ctx: typer.Context) -> Profile:
    """The profile's folders, without opening its database."""
    return Profile(ctx.find_root().obj.profile).make()


def _models(ctx: typer.Context) -> Any:
    from console.detection.models import Models

    return Models(profile_of(ctx).folder / "detection")
