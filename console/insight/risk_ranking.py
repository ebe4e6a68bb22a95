"""Ranking by risk: means over groups of buildings, and places in an order that is always the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.model.premises import Building

DIGITS = 9   # indices that differ less are equal: the order of addition must not decide a rank


def group_mean(index: np.ndarray, group: np.ndarray, rooms: np.ndarray, count: int) -> np.ndarray:
    """Means of groups of buildings, each building counting by its rooms; 0 for an empty group.

    Args:
        group: for each building the place of its group, -1 for none.
    """
    inside = group >= 0
    below = np.bincount(group[inside], rooms[inside], minlength=count)
    above = np.bincount(group[inside], (index * rooms)[inside], minlength=count)
    return np.divide(above, below, out=np.zeros(count), where=below > 0)


def ranks(index: np.ndarray, codes: Sequence[str]) -> np.ndarray:
    """1 for the highest index; equal ones by code."""
    ties = np.array(codes, dtype=object)
    found = np.empty(len(index), dtype=np.int64)
    found[np.lexsort((ties, -index.round(DIGITS)))] = np.arange(1, len(index) + 1)
    return found


def room_weights(buildings: Sequence[Building]) -> np.ndarray:
    """By what a building counts in the mean of its area: its rooms, at least one."""
    return np.array([max(one.rooms, 1) for one in buildings], dtype=float)
