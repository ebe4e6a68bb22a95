"""How much a ranking depends on the weights: each made smaller and larger in turn, and what moves."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from console.insight.risk_factors import RiskTable, index_of
from console.insight.risk_ranking import group_mean, ranks


class Shift(msgspec.Struct, frozen=True):
    """What one weight does to the ranking.

    Attributes:
        factor, label: which weight. change: its share of itself, for example -0.2.
        correlation: Spearman's, of the ranks before and after; 1 is no change, None for fewer than two.
        kept: how many of the top stayed among them.
        moved: (id, name, rank before, rank after) of the one at the top that moved furthest; None where none did.
    """

    factor: str
    label: str
    change: float
    correlation: float | None
    kept: int
    moved: tuple[str, str, int, int] | None


class Sensitivity(msgspec.Struct, frozen=True):
    """What all weights do.

    Attributes:
        change: the share; top: how many were watched, at most half: of all nobody could leave; count: how many are
            ranked.
        shifts: two for each factor, less and more.
        firm: ids that stayed at the top under every change, in the order of the ranking.
        doubtful: ids that some change brings to the top or takes from it.
    """

    change: float
    top: int
    count: int
    shifts: tuple[Shift, ...]
    firm: tuple[str, ...]
    doubtful: tuple[str, ...]


def sensitivity_of(table: RiskTable, names: Sequence[tuple[str, str]], group: np.ndarray, rooms: np.ndarray,
                   change: float, top: int) -> Sensitivity:
    """Rank again under each change of one weight.

    Args:
        names: (id, name) of what is ranked. group: for each building its place among them, -1 for none.
        rooms: by which buildings count in their group.
    """
    top = min(top, (len(names) + 1) // 2)
    before = _ranks(table, table.weights, names, group, rooms)
    first = {i for i in range(len(names)) if before[i] <= top}
    always, ever = set(first), set(first)
    shifts = []
    for column, factor in enumerate(table.factors):
        for sign in (-1.0, 1.0):
            weights = table.weights.copy()
            weights[column] *= 1 + sign * change
            after = _ranks(table, weights, names, group, rooms)
            now = {i for i in range(len(names)) if after[i] <= top}
            always &= now
            ever |= now
            moved = _furthest(names, first, before, after)
            shifts.append(Shift(factor.code, factor.label, sign * change, _spearman(before, after), len(first & now),
                                moved))
    by_rank = sorted(range(len(names)), key=lambda i: before[i])
    return Sensitivity(change, top, len(names), tuple(shifts), tuple(names[i][0] for i in by_rank if i in always),
                       tuple(names[i][0] for i in by_rank if i in ever - always))


def _ranks(table: RiskTable, weights: np.ndarray, names: Sequence[tuple[str, str]], group: np.ndarray,
           rooms: np.ndarray) -> np.ndarray:
    index = group_mean(index_of(table.shares, weights), group, rooms, len(names))
    return ranks(index, [code for code, _ in names])


def _furthest(names: Sequence[tuple[str, str]], watched: set[int], before: np.ndarray,
              after: np.ndarray) -> tuple[str, str, int, int] | None:
    """Of those watched the one that moved furthest; the higher ranked of equals."""
    far = min(watched, key=lambda i: (-abs(int(after[i] - before[i])), before[i]), default=None)
    if far is None or after[far] == before[far]:
        return None
    return names[far][0], names[far][1], int(before[far]), int(after[far])


def _spearman(before: np.ndarray, after: np.ndarray) -> float | None:
    """The correlation of two rankings without ties."""
    n = len(before)
    return None if n < 2 else float(1 - 6 * np.square(before - after).sum() / (n * (n * n - 1.0)))
