"""How good the detector is on a real survey: against rule-made second epochs, after some verdicts, and on itself.

No two real surveys of one built-up place could be had, so the second epoch is made by rule (`alter`), with other
luck for each seed. Verdicts are simulated: the truth answers for people, for candidates of one half of the area only,
and what was learnt is judged on the other half, both ways round.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import laspy
import msgspec
import numpy as np
from pyproj import CRS

from console.detection.alter import alter, record
from console.detection.bench import PICKED, Judged
from console.detection.candidate import Candidate
from console.detection.lessons import judged
from console.detection.models import Models
from console.detection.rule_scorer import Scorer
from console.detection.run import run
from console.detection.score import Truth, match, read_truth
from console.detection.tile_files import Tiles
from console.detection.tiles import ingest
from console.detection.unseen import unseen_changes
from console.language import tr
from console.progress import Progress

DOUBTFUL = 0.4  # confidence around which a verdict teaches most
SURE = 0.5  # confidence from which a candidate is a claim


def bench_real(source: Path, seeds: list[int], crs: str = "", buildings: Path | None = None, verdicts: int = 100,
               progress: Progress | None = None) -> dict[str, Any]:
    """Alter, compare, judge cold and after verdicts; and compare two random halves of the survey's own points.

    Args:
        source: a real survey, file or folder; crs: of one that does not say.
        seeds: of the alterations; choose them unseen.
        buildings: footprints to tear down in every other seed.
        verdicts: given in one half of the area, over all seeds together, half of them to what is most believed and
            half to what is most doubtful. 0 leaves this out.

    Returns:
        Figures over all seeds, `cold` and `after`; of `halves`, where nothing changed: claims, and per km².
    """
    progress = progress or Progress()
    with tempfile.TemporaryDirectory(prefix="bench-real-") as work:
        home = Path(work)
        survey = ingest(source, home / "tiles", crs)
        scorer = Models(home / "own").current()
        found, truths = [], []
        for number, seed in enumerate(seeds):
            progress(number, len(seeds) + 3, tr("Altering the survey with seed {seed} …", seed=seed))
            candidates, truth = _altered(source, survey, home / str(seed), seed, crs, buildings, scorer)
            found.append(candidates)
            truths.append(truth)
        told: dict[str, Any] = {"source": source.name, "seeds": seeds, "points": survey.count, "model": scorer.version,
                                "area_km2": round(_area(survey), 4), "cold": _figures(found, truths)}
        if verdicts:
            progress(len(seeds), len(seeds) + 3, tr("Training the scorer …"))
            told["verdicts"] = verdicts
            told["after"] = _figures(_after_verdicts(found, truths, survey, home, verdicts), truths)
        progress(len(seeds) + 2, len(seeds) + 3, tr("Comparing the survey's halves …"))
        told["halves"] = _halves(survey, home / "halves", seeds[0], scorer)
    return told


def _area(survey: Tiles) -> float:
    return float(survey.lineage["covered_m2"]) / 1e6


def _altered(source: Path, survey: Tiles, folder: Path, seed: int, crs: str, buildings: Path | None,
             scorer: Scorer) -> tuple[list[Candidate], Truth]:
    alter(source, folder, seed, crs, buildings if seed % 2 else None)
    after = ingest(folder / "after.laz", folder / "tiles", into=survey.crs)
    result = run(survey, after, scorer=scorer, order_is_right=True)
    truth = read_truth(folder / "truth.gpkg", result.crs)
    return result.candidates, replace(truth, hidden=unseen_changes(truth.shapes, survey, after))


def _figures(found: list[list[Candidate]], truths: list[Truth]) -> dict[str, Any]:
    """Over all seeds, each moved to a place of its own."""
    together = Judged()
    for candidates, truth in zip(found, truths, strict=True):
        together.add({"ours": candidates}, truth)
    told = together.told()["ours"]
    return {key: told[key] for key in (*PICKED, "calibration_error", "calibration_by_chance", "by_kind")}


def _after_verdicts(found: list[list[Candidate]], truths: list[Truth], survey: Tiles, home: Path,
                    verdicts: int) -> list[list[Candidate]]:
    """The candidates as a scorer judges them that learnt from verdicts in the other half of the area."""
    middle = (survey.bounds[0] + survey.bounds[2]) / 2
    out: list[list[Candidate]] = [[] for _ in found]
    for name, west in (("west", True), ("east", False)):
        mine = [(f"{k}/{one.id}", one, bool(right)) for k, (candidates, truth) in enumerate(
            zip(found, truths, strict=True)) for one, right in zip(candidates, match(candidates, truth).right,
                                                                  strict=True)
                if (one.geometry.centroid.x < middle) == west]
        models = Models(home / name)
        asked = [mine[i] for i in _asked(np.array([one.confidence for _, one, _ in mine]), verdicts)]
        lessons = judged([msgspec.structs.replace(one, id=key) for key, one, _ in asked],
                         [right for _, _, right in asked])
        models.learn(lessons, by_people=True)
        for k, candidates in enumerate(found):
            other = [one for one in candidates if (one.geometry.centroid.x < middle) != west]
            out[k].extend(rejudged(other, models.current()))
    return out


def _asked(confidence: np.ndarray, verdicts: int) -> list[int]:
    """Which candidates people are asked about: half those believed most, half those doubted most."""
    best = np.argsort(-confidence, kind="stable")[:verdicts // 2]
    doubt = np.argsort(np.abs(confidence - DOUBTFUL), kind="stable")
    return [*best.tolist(), *doubt[~np.isin(doubt, best)][:verdicts - len(best)].tolist()]


def rejudged(candidates: list[Candidate], scorer: Scorer) -> list[Candidate]:
    """The same candidates with another scorer's confidence."""
    if not candidates:
        return []
    sure = scorer.confidence(np.array([one.features for one in candidates], np.float32))
    return [msgspec.structs.replace(one, confidence=float(c), model=scorer.version)
            for one, c in zip(candidates, sure, strict=True)]


def _halves(survey: Tiles, folder: Path, seed: int, scorer: Scorer) -> dict[str, Any]:
    """Two random halves of one survey's points, as if they were two surveys: whatever is claimed is false."""
    folder.mkdir(parents=True)
    header = laspy.LasHeader(version="1.4", point_format=7 if survey.colour else 6)
    header.scales, header.offsets = np.full(3, 0.001), np.array([*np.floor(survey.bounds[:2]), 0.0])
    header.add_crs(CRS.from_user_input(survey.crs))
    luck = np.random.default_rng([seed, 14])
    paths = folder / "one.laz", folder / "other.laz"
    with laspy.open(paths[0], "w", header=header) as one, laspy.open(paths[1], "w", header=header) as other:
        for key in survey.keys():  # noqa: SIM118 - no dictionary
            points = survey.read(survey.box(key))
            first = luck.random(len(points)) < 0.5
            one.write_points(record(points.subset(first), header))
            other.write_points(record(points.subset(~first), header))
    before, after = (ingest(path, folder / "tiles") for path in paths)
    result = run(before, after, scorer=scorer, order_is_right=True)
    claims = sum(one.confidence >= SURE for one in result.candidates)
    return {"candidates": len(result.candidates), "claims": claims, "most_believed": max(
        (one.confidence for one in result.candidates), default=0.0), "per_km2": round(claims / _area(survey), 2)}
