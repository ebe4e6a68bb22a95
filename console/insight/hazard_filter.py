"""Which hazards are looked at: a filter by everything, answered for all of them at once."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from console.insight.hazard_columns import LEVELS, NOT_YET, SOURCES, STATES, HazardColumns
from console.model.area import AreaTree
from console.model.hazard import HazardLevel, HazardSource, HazardState

CLOSED = STATES.index(HazardState.CLOSED)


class HazardFilter(msgspec.Struct, frozen=True):
    """What must hold of a hazard. Empty is no condition.

    Attributes:
        parties: ids of who answers for it. area: id; in it and below. building: 19-digit code.
        text: part of what was found, in any case.
        likelihood_from, consequence_from, severity_from: at least so much; severity is their product.
        found_since, found_until: found from and before, seconds since 1970 UTC.
        only_open, only_overdue: at the moment looked at.
        at: that moment, seconds since 1970 UTC; None for now. Hazards found later are left out.
    """

    kinds: frozenset[str] = frozenset()
    levels: frozenset[HazardLevel] = frozenset()
    states: frozenset[HazardState] = frozenset()
    sources: frozenset[HazardSource] = frozenset()
    parties: frozenset[str] = frozenset()
    area: str = ""
    building: str = ""
    text: str = ""
    likelihood_from: int = 1
    consequence_from: int = 1
    severity_from: int = 1
    found_since: float | None = None
    found_until: float | None = None
    only_open: bool = False
    only_overdue: bool = False
    at: float | None = None

    def at_moment(self, moment: float | None) -> HazardFilter:
        """The same at another moment."""
        return msgspec.structs.replace(self, at=moment)


class Looked(msgspec.Struct, frozen=True):
    """What a filter finds: for each row whether it passes, is open, and is open past its limit."""

    passes: np.ndarray
    is_open: np.ndarray
    overdue: np.ndarray
    state: np.ndarray


def look(columns: HazardColumns, wanted: HazardFilter, tree: AreaTree, now: float) -> Looked:
    """Ask all hazards at once.

    Args:
        now: seconds since 1970 UTC, for limits where the filter names no moment.
    """
    moment = now if wanted.at is None else wanted.at
    state, due = columns.state_at(wanted.at)
    is_open = (state != CLOSED) & (state != NOT_YET)
    with np.errstate(invalid="ignore"):
        overdue = is_open & (due < moment)
    passes = state != NOT_YET
    for mask in _conditions(columns, wanted, tree, state):
        passes &= mask
    if wanted.only_open:
        passes &= is_open
    if wanted.only_overdue:
        passes &= overdue
    return Looked(passes, passes if wanted.only_open else is_open & passes, overdue & passes, state.copy())


def _conditions(columns: HazardColumns, wanted: HazardFilter, tree: AreaTree, state: np.ndarray) -> list[np.ndarray]:
    found = []
    for words, names in (("kind", wanted.kinds), ("party", wanted.parties), ("building", _one(wanted.building)),
                         ("area", tree.within(wanted.area) if wanted.area else frozenset())):
        if names:
            found.append(columns.words[words].where(names.__contains__)[columns.codes(words)])
    for codes, known, chosen in ((columns.number("level"), LEVELS, wanted.levels), (state, STATES, wanted.states),
                                 (columns.number("source"), SOURCES, wanted.sources)):
        if chosen:
            # One more place at the end, for NOT_YET: index -1.
            found.append(np.array([*(one in chosen for one in known), False])[codes])
    likelihood, consequence = columns.number("likelihood"), columns.number("consequence")
    for column, least in ((likelihood, wanted.likelihood_from), (consequence, wanted.consequence_from)):
        if least > 1:
            found.append(column >= least)
    if wanted.severity_from > 1:
        found.append(likelihood * consequence >= wanted.severity_from)   # at most 25: fits
    if wanted.found_since is not None or wanted.found_until is not None:
        since = -math.inf if wanted.found_since is None else wanted.found_since
        until = math.inf if wanted.found_until is None else wanted.found_until
        found.append((columns.number("found_at") >= since) & (columns.number("found_at") < until))
    if wanted.text.strip():
        part = wanted.text.strip().lower()
        found.append(columns.words["text"].where(lambda text: part in text.lower())[columns.codes("text")])
    return found


def _one(name: str) -> frozenset[str]:
    return frozenset({name}) if name else frozenset()
