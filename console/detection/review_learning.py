"""What the scorer can learn from the review bench: verdicts become lessons, a new version is proposed and compared.

Nothing applies itself. A proposal is trained, kept and held against the version in use on verdicts that were put aside
for good; it judges only after somebody adopted it, and the version before comes back with one command.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from console.detection.lessons import Lessons, joined, judged
from console.detection.models import Models
from console.detection.result import read_detections
from console.errors import BadInput, ConsoleError
from console.language import tr
from console.progress import Progress

LEAST = 20   # verdicts below which a proposal would only repeat what is known


class Material(NamedTuple):
    """What judged batches teach.

    Attributes:
        lessons: one for each verdict. unsaid: ids of candidates without one, should they have had one before.
        warnings: sentences on what could not teach anything.
    """

    lessons: Lessons
    unsaid: list[str]
    warnings: list[str]


def lessons_from(batches: Mapping[Path, Mapping[str, bool]]) -> Material:
    """Lessons from judged batches.

    Args:
        batches: kept file of a batch → id in that file → whether it is real. What is unsure or a duplicate is left
            out by the caller.
    """
    parts, unsaid, warnings = [], [], []
    for path, said in batches.items():
        try:
            candidates, _ = read_detections(path)
        except ConsoleError as error:   # one file that is gone must not silence the others
            warnings.append(str(error))
            continue
        lessons = judged(candidates, [said.get(one.id) for one in candidates])
        unsaid += [one.id for one in candidates if one.id not in said]
        if len(lessons) < len(said):
            warnings.append(tr("{n} verdicts on {file} teach nothing: the file holds no features of those detections.",
                               n=len(said) - len(lessons), file=path.name))
        parts.append(lessons)
    whole = joined(parts)
    known = set(whole.keys.tolist())
    return Material(whole, [one for one in unsaid if one not in known], warnings)


def propose(models: Models, material: Material, progress: Progress | None = None) -> dict[str, Any]:
    """Train a new version from verdicts and compare it with the one in use; it is not put to use.

    Returns:
        version, used (still), better, why, verdicts, new and old: figures of both on the verdicts put aside; warnings.

    Raises:
        BadInput: too few verdicts.
    """
    lessons = material.lessons
    if len(lessons) < LEAST:
        raise BadInput(tr("{n} verdicts are too few to learn from; {least} are needed. Nothing was changed.",
                          n=len(lessons), least=LEAST))
    used = models.used()
    told = models.learn(lessons, by_people=True, progress=progress, adopt=False, unsaid=material.unsaid)
    return {"version": told["version"], "used": used, "better": bool(told["promoted"] and told["frozen"]),
            "why": told["why"], "verdicts": told["verdicts"], "right": int(np.sum(lessons.right)),
            "new": told["frozen"], "old": told["frozen_before"], "file": told["file"],
            "warnings": material.warnings}
