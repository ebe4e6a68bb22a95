"""How good and how fast the detector is on generated scenes, beside its peers.

All see the same two clouds, one after another; speed is given as a ratio, which holds whatever the machine. The peers
get the movement between the epochs that the detector found for nothing.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.detection.bench_alike import changes_alike, times_of
from console.detection.bench_classes import by_class
from console.detection.bench_peers import compare_peers, plain_difference
from console.detection.bench_permits import illegal_claims, illegal_truth
from console.detection.bench_speed import Clock, least, loading, peak_mb, ratios, scene_speed, speed
from console.detection.bring import Field, none_at
from console.detection.candidate import Candidate
from console.detection.features import NAMES
from console.detection.grid import Bounds
from console.detection.models import Models
from console.detection.registry import read_registry
from console.detection.rule_scorer import RuleScorer, Scorer
from console.detection.run import run
from console.detection.score import Truth, read_truth, score
from console.detection.simulate.make import simulate
from console.detection.tiles import ingest
from console.detection.unseen import unseen_changes
from console.detection.warm import warm
from console.language import tr
from console.progress import Progress

PICKED = ("precision", "recall", "recall_seen", "f1", "iou", "candidates", "right", "truth", "found", "unseen",
          "area_bias", "height_error")


def bench_detect(seeds: list[int], size: float = 160.0, style: str = "mixed", hard: bool = False, m3c2: bool = True,
                 folder: Path | None = None, scorer: Scorer | None = None,
                 progress: Progress | None = None) -> dict[str, Any]:
    """Generate, compare, judge.

    Args:
        seeds: of the scenes; choose them unseen.
        size: side of each scene, m.
        m3c2: run the peers too that are installed: py4dgeo's M3C2, CloudCompare.
        folder: of this profile's own scorers.

    Returns:
        Per scene and over all: figures of the detector with its scorer and with the rule, of the peers, with the
        recall of all changes and of those that both surveys saw (`recall_seen`, see `unseen_changes`); peak memory in
        MB; ratios of wall time. `seconds` and `cpu_seconds` are the detector's whole run from tiles on disk to judged
        candidates, all code compiled and loaded before; `decode_…` the cutting of both LAZ files into those tiles,
        `laz_…` both together, which is what a user waits for beside `load_…`, the loading of the code in a fresh
        process. Points per second are per second of processor. A peer's seconds begin with both clouds in memory,
        laid on each other: `…_alike_wall_ratio` is against ours from there (`alike_seconds`), `…_wall_ratio` against
        our whole run. Both may use all processors; a ratio by CPU time, which a busy machine does not bend, stands
        beside that of the wall.
    """
    progress = progress or Progress()
    scorer = scorer or Models(folder or Path()).current()
    progress(0, len(seeds), tr("Preparing the workers …"))
    warm()
    scorer.confidence(np.zeros((1, len(NAMES))))
    scenes, judged, permits = [], Judged(), Judged()
    for number, seed in enumerate(seeds):
        progress(number, len(seeds), tr("Generating scene {seed} …", seed=seed))
        with tempfile.TemporaryDirectory(prefix="bench-detect-") as work:
            home = Path(work)
            simulate(home, seed, size, style, hard, images=False)
            scenes.append({"seed": seed, **_scene(home, scorer, m3c2, judged, permits)})
    return {"size_m": size, "style": style, "hard": hard, "model": scorer.version, "scenes": scenes,
            "all": judged.told(), "illegal": permits.told()["illegal"], "speed": speed(scenes) | loading()}


class Judged:
    """Candidates and truth of all scenes; each scene is moved to a place of its own, so that they are judged as one."""

    def __init__(self) -> None:
        self.found: dict[str, list[Candidate]] = {}
        self.truth: list[Truth] = []

    def add(self, found: dict[str, list[Candidate]], truth: Truth) -> None:
        """One more scene."""
        away = 1e6 * len(self.truth)
        for name, candidates in found.items():
            self.found.setdefault(name, []).extend(
                msgspec.structs.replace(one, geometry=_moved(one.geometry, away)) for one in candidates)
        self.truth.append(replace(truth, shapes=_moved(truth.shapes, away), unseen=_moved(truth.unseen, away)))

    def told(self) -> dict[str, Any]:
        """Figures over all scenes, and of the classes that the budgets name."""
        columns = {name: [getattr(one, name) for one in self.truth] for name in (
            "shapes", "dz", "kinds", "unseen", "hidden")}
        known = all(hidden is not None for hidden in columns["hidden"])
        whole = Truth(**{name: np.concatenate(parts) for name, parts in columns.items() if name != "hidden" or known})
        out: dict[str, Any] = {}
        for name, candidates in self.found.items():
            told = score(candidates, whole)
            out[name] = {key: told[key] for key in PICKED} | {
                "calibration_error": told["calibration"]["error"],
                "calibration_by_chance": told["calibration"]["by_chance"]}
            if name == "ours":
                out[name] |= {"by_size": told["by_size"], "by_kind": told["by_kind"], "classes": by_class(
                    candidates, whole), "bins": told["calibration"]["bins"]}
        return out


def _moved(shapes: Any, away: float) -> Any:
    return shapely.transform(shapes, lambda xy: xy + np.array([away, 0.0])) if away and np.size(shapes) else shapes


def _scene(home: Path, scorer: Scorer, peers: bool, judged: Judged, permits: Judged) -> dict[str, Any]:
    clock = Clock()
    before, after = (ingest(home / f"{epoch}.laz", home / "tiles") for epoch in ("before", "after"))
    decode = clock.told()
    points = before.count + after.count
    result, wall, used = least(lambda: run(before, after, registry=read_registry(
        home / "registry.gpkg", before.crs), scorer=scorer, order_is_right=True), times_of(points))
    memory = peak_mb()
    truth = read_truth(home / "truth.gpkg", result.crs)
    truth = replace(truth, hidden=unseen_changes(truth.shapes, before, after))
    permits.add({"illegal": illegal_claims(result.candidates)}, illegal_truth(home / "truth.gpkg", truth))
    found = {"ours": result.candidates, "rule": _by_rule(result.candidates)}
    report = result.report
    field = _field_of(report.bias_cm / 100, (report.shift_x_cm / 100, report.shift_y_cm / 100), before.bounds)
    first, second = before.read(before.bounds), field.apply(after.read(after.bounds))
    told: dict[str, Any] = scene_speed(points, decode, (wall, used)) | {"memory_mb": memory}
    if peers:
        others, timed = compare_peers(first, second, before.bounds, times_of(points))
        _, wall_alike, used_alike = least(lambda: changes_alike(first, second, before.bounds, scorer), times_of(points))
        timed |= ratios(timed, "", wall, used) | ratios(timed, "alike_", wall_alike, used_alike)
        found, told = found | others, told | timed | {
            "alike_seconds": round(wall_alike, 2), "alike_cpu_seconds": round(used_alike, 2)}
    else:
        found["difference"] = plain_difference(first, second, before.bounds)
    judged.add(found, truth)
    return told


def _by_rule(candidates: list[Candidate]) -> list[Candidate]:
    """The same candidates as the plain rule judges them."""
    if not candidates:
        return []
    confidence = RuleScorer().confidence(np.array([one.features for one in candidates]))
    return [msgspec.structs.replace(one, confidence=float(sure))
            for one, sure in zip(candidates, confidence, strict=True)]


def _field_of(bias: float, shift: tuple[float, float], bounds: Bounds) -> Field:
    level = none_at(bounds)
    return Field(shift, level.drop + bias, level.west, level.south, bias, (0.0, 0.0), level.sigma, 0.0)
