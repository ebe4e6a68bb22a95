"""A panel of simulated reviewers who sit at the real desk, with errors known beforehand (demo data only).

Each draws luck of its own for each detection from the seed, so that what they say does not depend on who comes first.
Everything goes through the desk as people's verdicts do: queue, claims, blind second looks, thirds. What comes of it is
counted twice: by the desk from its ledger, and here from the panel's own notes, in the plainest way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from console.desk.review.desk import ReviewDesk
from console.detection.result import read_detections
from console.detection.score import match, read_truth
from console.errors import BadInput, Refused
from console.language import tr
from console.model.person import Role, User
from console.model.review import Batch, Detection, Disposal, Fact, QueueFilter, Status
from console.progress import Progress

REASON = "vehicle"


class Simulated(msgspec.Struct, frozen=True):
    """A reviewer who errs at known rates.

    Attributes:
        miss: of real changes, the share called not real. alarm: of what is none, the share called real.
        lenient: of real changes without a permit that are seen, the share called historic rather than a case.
    """

    user: User
    miss: float
    alarm: float
    lenient: float

    def says(self, detection: str, real: bool, permitted: bool, seed: int) -> tuple[Fact, Disposal]:
        """What this one says of a detection; the same whenever it is asked."""
        told = hashlib.sha256(f"{seed}|{self.user.id}|{detection}".encode()).digest()
        err, lenient = (int.from_bytes(told[i:i + 8], "big") / 2**64 for i in (0, 8))
        if (err >= self.miss) if real else (err < self.alarm):
            return Fact.TRUE, (Disposal.LAWFUL if permitted else
                               Disposal.HISTORIC if lenient < self.lenient else Disposal.CASE)
        return Fact.FALSE, Disposal.NONE


class Look(msgspec.Struct, frozen=True):
    """One verdict as the panel noted it."""

    by: str
    detection: str
    fact: Fact
    disposal: Disposal

    @property
    def label(self) -> tuple[str, str]:
        return self.fact.value, self.disposal.value


def panel_for(batch: Batch) -> tuple[Simulated, ...]:
    """Three reviewers of one batch: a careful one, a hasty one and one who sees houses everywhere."""
    rates = ((0.03, 0.02, 0.05), (0.12, 0.06, 0.10), (0.04, 0.15, 0.20))
    names = (tr("Simulated reviewer A"), tr("Simulated reviewer B"), tr("Simulated reviewer C"))
    return tuple(Simulated(User(f"sim-{batch.id}-{letter}", name, frozenset({Role.INSPECTOR}), demo=True), *rate)
                 for letter, name, rate in zip("abc", names, rates, strict=True))


def truth_of(batch: Batch, truth: Path) -> dict[str, bool]:
    """Id in the batch's file → whether it is a real change, held against the truth as `detect score` does.

    Raises:
        BadInput: the batch's file or the truth cannot be read.
    """
    candidates, crs = read_detections(Path(batch.kept))
    right = match(candidates, read_truth(truth, crs)).right
    return {one.id: bool(real) for one, real in zip(candidates, right, strict=True)}


def sit(desk: ReviewDesk, batch: Batch, panel: Sequence[Simulated], truth: Mapping[str, bool], seed: int = 1,
        progress: Progress | None = None) -> list[Look]:
    """Have the panel clear a batch, each in turn taking the next detection of the queue; returns their notes.

    Raises:
        Refused: the batch is not generated, or somebody judged in it already.
        BadInput: there is no truth about one of its detections.
    """
    progress = progress or Progress()
    if not batch.demo:
        raise Refused(tr("{batch} is no demo data; simulated reviewers judge nothing real. Nothing was changed.",
                         batch=batch.name))
    every = desk.detections(QueueFilter(batch=batch.id, status=tuple(Status)))
    if any(one.verdicts for one in every):
        raise Refused(tr("Somebody has judged in {batch} already; a panel starts afresh. Nothing was changed.",
                         batch=batch.name))
    lost = next((one.id for one in every if one.source_id not in truth), None)
    if lost is not None:
        raise BadInput(tr("The truth says nothing about detection {id}; nothing was changed.", id=lost))
    notes: list[Look] = []
    asked, idle = QueueFilter(batch=batch.id), 0
    while idle < len(panel):
        for one in panel:
            found = desk.next(one.user, asked)
            idle = 0 if found is not None else idle + 1
            if found is not None:
                notes.append(_judge(desk, one, found, truth[found.source_id], seed))
                progress(len(notes), 0, tr("{n} verdicts …", n=len(notes)))
    return notes


def _judge(desk: ReviewDesk, one: Simulated, found: Detection, real: bool, seed: int) -> Look:
    fact, disposal = one.says(found.id, real, found.is_permitted, seed)
    desk.judge(found.id, one.user, fact, REASON if fact is Fact.FALSE else "", disposal)
    return Look(one.user.id, found.id, fact, disposal)


def counted(notes: Sequence[Look]) -> dict[str, Any]:
    """κ of every pair, overturned shares and final outcomes from the panel's notes alone."""
    looks: dict[str, list[Look]] = {}
    for note in notes:
        looks.setdefault(note.detection, []).append(note)
    final = {name: some[2] if len(some) == 3 else some[0] for name, some in looks.items()
             if len(some) != 2 or some[0].label == some[1].label}
    pairs: dict[tuple[str, str], list[tuple[Look, Look]]] = {}
    for some in looks.values():
        if len(some) >= 2:
            one, other = sorted(some[:2], key=lambda look: look.by)
            pairs.setdefault((one.by, other.by), []).append((one, other))
    overturned = {by: [note.label != final[note.detection].label for note in notes
                       if note.by == by and len(looks[note.detection]) >= 2 and note in looks[note.detection][:2]]
                  for by in sorted({note.by for note in notes})}
    return {"kappa": {names: _kappa(some) for names, some in sorted(pairs.items())},
            "overturned": {by: (sum(some), len(some)) for by, some in overturned.items()},
            "final": {name: look.fact for name, look in final.items()}}


def _kappa(some: list[tuple[Look, Look]]) -> float | None:
    """Observed agreement against what chance would give, straight from the definition."""
    labels = sorted({look.label for pair in some for look in pair})
    table = np.zeros((len(labels), len(labels)))
    for one, other in some:
        table[labels.index(one.label), labels.index(other.label)] += 1
    share = table / table.sum()
    chance = float(share.sum(axis=1) @ share.sum(axis=0))
    return None if chance >= 1.0 - 1e-12 else float((np.trace(share) - chance) / (1.0 - chance))


def compared(desk: ReviewDesk, notes: Sequence[Look], viewer: User) -> dict[str, Any]:
    """The desk's figures beside the panel's own count of them.

    Args:
        viewer: a supervisor, who may see others' figures.

    Returns:
        pairs: of two reviewers, share of agreement, κ by the desk and by hand. reviewers: overturned and compared,
        both ways. equal: whether all of it agrees.

    Where second looks go mostly to what a first called a case, one label nearly always comes first, and κ is near 0
    although they agree: read it beside the share.
    """
    own = counted(notes)
    told = {(one.one, one.other): one for one in desk.kappas(viewer)}
    pairs = [{"reviewers": list(names), "compared": told[names].compared, "agreement": told[names].agreement,
              "kappa": told[names].kappa, "by_hand": hand} for names, hand in own["kappa"].items()]
    rows = []
    for by, (overturned, of) in own["overturned"].items():
        said = desk.statistics(by, viewer)
        rows.append({"reviewer": by, "judged": said.judged, "compared": said.decided, "overturned": said.overturned,
                     "share": said.overturned_share, "by_hand": [overturned, of]})
    equal = all(_same(one["kappa"], one["by_hand"]) for one in pairs) and all(
        [one["overturned"], one["compared"]] == one["by_hand"] for one in rows)
    return {"pairs": pairs, "reviewers": rows, "equal": equal}


def _same(one: float | None, other: float | None) -> bool:
    return one is other is None or (one is not None and other is not None and abs(one - other) < 1e-9)


def right_share(truth: Mapping[str, bool], some: Mapping[str, Fact], source: Mapping[str, str]) -> float | None:
    """How many of these facts are what really was."""
    right = [(fact is Fact.TRUE) == truth[source[name]] for name, fact in some.items()]
    return round(sum(right) / len(right), 4) if right else None
