"""What a scorer learns from: rows of features and whether each was right, from generated scenes or from verdicts."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.features import INDEX, NAMES
from console.detection.result import LAYER, read_detections
from console.detection.run import run
from console.detection.saving import whole
from console.detection.score import match, read_truth
from console.detection.tiles import ingest
from console.errors import BadInput, Cancelled, ConsoleError
from console.language import tr
from console.progress import Progress

COLUMN = ("verdict", "right", "结论", "核查结论", "审核结论")
YES = {"1", "true", "yes", "right", "real", "confirmed", "confirm", "属实", "确认", "是", "真", "违建"}
NO = {"0", "false", "no", "wrong", "rejected", "reject", "误报", "不属实", "否", "假", "排除"}
BLOCK = 100.0  # metres: verdicts of one such square are held out together
UNSURE = 0.3  # share inside a true change from which a candidate that is not right is no clear error either


@dataclass(frozen=True)
class Lessons:
    """Rows [n, features] in the order of `features.NAMES`, whether right, and the group each is held out with.

    `keys` name a row for good, so that a verdict stays in the frozen set or out of it.
    """

    rows: np.ndarray
    right: np.ndarray
    group: np.ndarray
    keys: np.ndarray

    def __len__(self) -> int:
        return len(self.right)

    def subset(self, mask: np.ndarray) -> Lessons:
        return Lessons(self.rows[mask], self.right[mask], self.group[mask], self.keys[mask])


def joined(parts: list[Lessons]) -> Lessons:
    """All rows; the last word on a key holds."""
    if not parts:
        return Lessons(np.zeros((0, len(NAMES)), np.float32), np.zeros(0, bool), np.zeros(0, object),
                       np.zeros(0, object))
    whole = Lessons(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("rows", "right", "group", "keys")))
    last = {key: number for number, key in enumerate(whole.keys.tolist())}
    return whole.subset(np.array(sorted(last.values()), np.int64))


def from_scenes(folder: Path, progress: Progress | None = None) -> Lessons:
    """Run the detector over every generated scene below a folder and hold its candidates against the truth.

    Raises:
        BadInput: there is no folder with before.laz, after.laz and truth.gpkg.
    """
    progress = progress or Progress()
    scenes = sorted(path.parent for path in folder.glob("**/truth.gpkg") if (path.parent / "after.laz").exists())
    if not scenes:
        raise BadInput(tr("{folder} holds no generated scenes (before.laz, after.laz, truth.gpkg).", folder=folder))
    parts = []
    for number, scene in enumerate(scenes):
        progress(number, len(scenes), tr("Learning from {scene} …", scene=scene.name))
        try:
            parts.append(from_scene(scene, progress))
        except Cancelled:
            raise
        except ConsoleError:  # two surveys that cannot be compared teach nothing
            continue
    return joined(parts)


def from_scene(scene: Path, progress: Progress | None = None) -> Lessons:
    """Candidates of one generated scene. Those half right or in places nobody could see are left out."""
    with tempfile.TemporaryDirectory(prefix="lesson_") as work:
        before, after = (ingest(scene / f"{epoch}.laz", Path(work), colour=True) for epoch in ("before", "after"))
        result = run(before, after, order_is_right=True,
                     progress=Progress(lambda *_: progress(0, 0, "") if progress else None))
        truth = read_truth(scene / "truth.gpkg", result.crs)
    found = match(result.candidates, truth)
    rows = np.array([one.features for one in result.candidates], np.float32).reshape(-1, len(NAMES))
    doubtful = np.zeros(len(rows), bool)
    if len(rows) and len(truth.shapes):
        shapes = np.array([one.geometry for one in result.candidates], object)
        inside = shapely.area(shapely.intersection(shapes, shapely.union_all(truth.shapes))) / shapely.area(shapes)
        doubtful = ~found.right & (inside > UNSURE)
    keys = np.array([f"{scene.name}/{one.id}" for one in result.candidates], object)
    everyone = Lessons(rows, found.right, np.full(len(rows), scene.name, object), keys)
    return everyone.subset(found.counted & ~doubtful)


def from_verdicts(path: Path) -> Lessons:
    """Verdicts of people: a file of `detect run` with a column `verdict` (1/0, 属实/误报 …) in layer detections.

    Rows without a verdict are left out.

    Raises:
        BadInput: no such column, a word that is no verdict, no features, or no verdict at all.
    """
    import pyogrio

    candidates, _ = read_detections(path)
    meta, _, _, data = pyogrio.raw.read(path, layer=LAYER, read_geometry=False)
    columns = {str(name).lower(): values for name, values in zip(meta["fields"], data, strict=True)}
    said = next((columns[name] for name in COLUMN if name in columns), None)
    if said is None:
        raise BadInput(tr("{file} has no column verdict in its layer detections; nothing was learnt.",
                          file=path.name))
    lessons = judged(candidates, [_verdict(value, path.name) for value in said.tolist()])
    if not len(lessons):
        raise BadInput(tr("{file} holds no verdicts with the features they are about; nothing was learnt.",
                          file=path.name))
    return lessons


def judged(candidates: Sequence[Candidate], verdicts: Sequence[bool | None]) -> Lessons:
    """What verdicts teach (True: right, None: nothing said); leads from pictures and rows without features do not."""
    given = [i for i, value in enumerate(verdicts) if value is not None and candidates[i].sources != "image"
             and len(candidates[i].features) == len(NAMES)]
    if not given:
        return joined([])
    middle = [candidates[i].geometry.centroid for i in given]
    group = np.array([f"{p.x // BLOCK:.0f},{p.y // BLOCK:.0f}" for p in middle], object)
    return Lessons(np.array([candidates[i].features for i in given], np.float32),
                   np.array([verdicts[i] for i in given], bool), group,
                   np.array([candidates[i].id for i in given], object))


def _verdict(value: Any, file: str) -> bool | None:
    """True, False, or None where nobody has said anything."""
    if value is None or value != value:
        return None
    word = str(value).strip().lower().removesuffix(".0")
    if not word:
        return None
    if word not in YES | NO:
        raise BadInput(tr("“{word}” in {file} is no verdict; write 1 or 0, 属实 or 误报. Nothing was learnt.",
                          word=word, file=file))
    return word in YES


def write_lessons(path: Path, lessons: Lessons) -> None:
    """Keep lessons as plain arrays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part, part.open("wb") as file:
        np.savez_compressed(file, rows=lessons.rows, right=lessons.right, group=lessons.group.astype(str),
                            keys=lessons.keys.astype(str), names=np.array(NAMES))


def read_lessons(path: Path) -> Lessons:
    """Inverse of `write_lessons`; columns are taken by their names, one that did not exist then is nan."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as told:
            kept = told["rows"]  # once: the archive unpacks it at every asking
            rows = np.full((len(kept), len(NAMES)), np.nan, np.float32)
            for number, name in enumerate(told["names"].tolist()):
                if name in INDEX:
                    rows[:, INDEX[name]] = kept[:, number]
            return Lessons(rows, told["right"].astype(bool), told["group"].astype(object), told["keys"].astype(object))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise BadInput(tr("The lessons in {file} are damaged; nothing was learnt.", file=path.name)) from error
