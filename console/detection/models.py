"""The scorers of a profile: the shipped one, those trained since, which one is in use, and the way back.

A new one is put to use only if it does no worse on the frozen set: verdicts that were put aside for good, never learnt
from, and grow with every lesson.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np

from console.causes import cause_of
from console.detection.lessons import Lessons, joined, read_lessons, write_lessons
from console.detection.rule_scorer import RuleScorer, Scorer
from console.detection.scorer import SHIPPED, TrainedScorer, load, save
from console.detection.training import figures, train
from console.errors import BadInput, NotFound, ProfileError
from console.language import tr
from console.progress import Progress

FROZEN_SHARE = 0.25  # of all verdicts
WEIGHT = 20.0  # of a verdict against a generated lesson, at most
WORSE = 0.002  # by which a figure may fall before it counts as fallen
TO_TELL = 5  # verdicts of each kind before they can be called the wrong way round
REVERSED = 0.2  # share of pairs in which the scorer in use puts the right one first; by mere chance half
BASE = "lessons-2026.1.npz"


class Models:
    """Scorers below one folder (of the profile) and those shipped.

    Args:
        folder: made when the first one is trained.
        shipped: folder of `scorer-*.npz` and of the generated lessons they learnt from.
    """

    def __init__(self, folder: Path, shipped: Path = SHIPPED) -> None:
        self.folder, self.shipped = folder, shipped

    def paths(self) -> dict[str, Path]:
        """Every version and its file, oldest first, the shipped ones before all."""
        found = [*sorted(self.shipped.glob("scorer-*.npz")), *sorted(self.folder.glob("scorer-*.npz"), key=_number)]
        return {path.stem.removeprefix("scorer-"): path for path in found}

    def used(self) -> str:
        """The version in use: the chosen one, else the newest shipped; "rule-1" where none is there."""
        paths = self.paths()
        chosen = self._history()[-1:]
        if chosen and (chosen[0] in paths or chosen[0] == RuleScorer.version):
            return chosen[0]
        shipped = [name for name, path in paths.items() if path.parent == self.shipped]
        return shipped[-1] if shipped else RuleScorer.version

    def current(self) -> Scorer:
        """The scorer in use. Raises `BadInput` where its file is damaged."""
        return self.get(self.used())

    def get(self, version: str) -> Scorer:
        """A scorer by its version. Raises `NotFound`."""
        if version == RuleScorer.version:
            return RuleScorer()
        path = self.paths().get(version)
        if path is None:
            raise NotFound(tr("There is no scorer {version}. The scorers are: {versions}", version=version,
                              versions=", ".join([*self.paths(), RuleScorer.version])))
        return load(path)

    def use(self, version: str) -> None:
        """Judge by this version from now on; `back` undoes it."""
        self.get(version)
        self._write_history([*(self._history() or [self.used()]), version])

    def back(self) -> str:
        """Use the version that was in use before; returns it. Raises `NotFound` where there is none."""
        history = self._history()
        if len(history) < 2:
            raise NotFound(tr("No other scorer was in use before {version}; it stays.", version=self.used()))
        self._write_history(history[:-1])
        return self.used()

    def listed(self) -> list[dict[str, Any]]:
        """All versions with what they learnt from and how they did."""
        used = self.used()
        rows: list[dict[str, Any]] = [{"version": RuleScorer.version, "used": used == RuleScorer.version,
                                       "shipped": True}]
        for version, path in self.paths().items():
            facts = {k: v for k, v in load(path).facts.items() if k != "held_out"} | {
                k: v for k, v in load(path).facts.get("held_out", {}).items() if k in ("precision", "recall", "f1")}
            rows.append({"version": version, "used": version == used, "shipped": path.parent == self.shipped, **facts})
        return rows

    def learn(self, lessons: Lessons, by_people: bool, progress: Progress | None = None,
              adopt: bool = True, unsaid: Collection[str] = ()) -> dict[str, Any]:
        """Train a new version on these lessons and all before, and put it to use if it is not worse.

        Args:
            lessons: verdicts, or generated scenes (`by_people` false), which replace the shipped ones.
            unsaid: keys of verdicts that were taken back since they were learnt from.
            adopt: False only proposes: the new version is kept and compared, and nothing is used that was not.

        Returns:
            version, promoted (for a proposal: whether it could be), why, and both versions' figures on the frozen set
            and on held-out lessons.
        """
        before = self.get(self.used())
        base, given = self._material(lessons, by_people)
        given = given.subset(~np.isin(given.keys.astype(str), list(unsaid)))
        if by_people:
            _check_both_sides(given)
            _check_not_reversed(lessons, before)
        frozen = given.subset(_is_frozen(given.keys))
        learnt = given.subset(~_is_frozen(given.keys))
        whole = joined([base, learnt])
        weight = np.ones(len(whole))
        if len(learnt):
            weight[np.isin(whole.keys, learnt.keys)] = max(1.0, min(WEIGHT, round(len(base) / len(learnt))))
        version = self._next()
        made = train(whole, version, weight, len(learnt), progress)
        new, old = _compared(made, before, frozen)
        promoted = new is None or _no_worse(new, old or {})
        made.facts.update({"after": before.version, "frozen": new, "frozen_before": old, "promoted": promoted})
        save(self.folder / f"scorer-{version}.npz", made)
        write_lessons(*((self.folder / "verdicts.npz", given) if by_people else (self.folder / "scenes.npz", base)))
        if promoted and adopt:
            self.use(version)
        why = (tr("not worse on {n} verdicts put aside", n=len(frozen)) if new and promoted else
               tr("worse on {n} verdicts put aside; {version} stays in use", n=len(frozen), version=before.version)
               if new else tr("there are no verdicts put aside yet to compare by"))
        return {"version": version, "promoted": promoted, "why": why, "used": self.used(), "lessons": len(whole),
                "verdicts": len(given), "frozen": new, "frozen_before": old, "held_out": made.facts["held_out"],
                "file": str(self.folder / f"scorer-{version}.npz")}

    def _material(self, lessons: Lessons, by_people: bool) -> tuple[Lessons, Lessons]:
        """(generated lessons, all verdicts so far)."""
        verdicts = self.folder / "verdicts.npz"
        told = [read_lessons(verdicts)] if verdicts.exists() else []
        if not by_people:
            return lessons, joined(told)
        own, shipped = self.folder / "scenes.npz", self.shipped / BASE
        base = read_lessons(own if own.exists() else shipped) if own.exists() or shipped.exists() else joined([])
        return base, joined([*told, lessons])

    def _next(self) -> str:
        numbers = [_number(path) for path in self.folder.glob("scorer-own-*.npz")]
        return f"own-{max(numbers, default=0) + 1}"

    def _history(self) -> list[str]:
        try:
            told = json.loads((self.folder / "used.json").read_text("utf-8"))
        except (OSError, ValueError):
            return []
        return [str(one) for one in told] if isinstance(told, list) else []

    def _write_history(self, versions: list[str]) -> None:
        path = self.folder / "used.json"
        part = path.with_name(f".{os.getpid()}_used.json")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(versions[-50:]), "utf-8")
            part.replace(path)
        except OSError as error:
            raise ProfileError(tr("The choice of scorer cannot be kept ({why}); nothing was changed.",
                                  why=cause_of(error))) from error


def _number(path: Path) -> int:
    digits = path.stem.rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def _check_both_sides(given: Lessons) -> None:
    """Refuse verdicts that all say the same: whatever says so of everything would be the better scorer."""
    if len(given) and len(np.unique(given.right)) == 1:
        word = tr("right") if given.right[0] else tr("wrong")
        raise BadInput(tr("All {n} verdicts say “{word}”; a scorer learns from both kinds. Judge some of the others "
                          "too; nothing was learnt.", n=len(given), word=word))


def _check_not_reversed(lessons: Lessons, before: Scorer) -> None:
    """Refuse a column with the words exchanged: nobody's work contradicts a scorer in nearly every pair."""
    sure = np.asarray(before.confidence(lessons.rows))
    right, wrong = sure[lessons.right], sure[~lessons.right]
    if min(len(right), len(wrong)) < TO_TELL:
        return
    if np.mean(right[:, None] > wrong) + 0.5 * np.mean(right[:, None] == wrong) < REVERSED:
        raise BadInput(tr("The verdicts say the opposite of what {version} believes; are 1 (right) and 0 (wrong) "
                          "exchanged? Nothing was learnt. If they are meant so, go back to an older scorer first: "
                          "detect models --back", version=before.version))


def _is_frozen(keys: np.ndarray) -> np.ndarray:
    """A fixed quarter of all verdicts, by their names alone."""
    return np.array([int(hashlib.sha256(str(key).encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < FROZEN_SHARE
                     for key in keys.tolist()], bool)


def _compared(made: TrainedScorer, before: Scorer, frozen: Lessons) -> tuple[dict[str, Any] | None,
                                                                          dict[str, Any] | None]:
    """Figures of both on the frozen verdicts, without the diagram; None where there are none."""
    if not len(frozen):
        return None, None
    new, old = ({k: v for k, v in figures(np.asarray(one.confidence(frozen.rows)), frozen.right).items()
                 if k != "bins"} for one in (made, before))
    return new, old


def _no_worse(new: dict[str, Any], old: dict[str, Any]) -> bool:
    return bool(new["f1"] >= old["f1"] - WORSE and new["brier"] <= old["brier"] + WORSE)
