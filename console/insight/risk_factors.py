"""What the risk index asks of every building, all buildings at once; the catalogue says what counts how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from console.insight.hazard_columns import NOT_YET, HazardColumns
from console.insight.hazard_filter import CLOSED
from console.model.hazard import MOST
from console.model.premises import Building
from console.model.risk_weights import Factor, RiskWeights

DAY = 86_400.0


class RiskTable(msgspec.Struct, frozen=True):
    """Every building's values and shares, as matrices of buildings × factors.

    Attributes:
        values: what was asked, in the factor's own unit; NaN where it is not known. For `use` its share.
        shares: 0 to 1; NaN where it is not known, and then the factor does not count for this building.
        weights: of the factors, in their order.
        hazard_at: when the newest of the hazards that count for a building moved, NaN for none.
        index: 0 to 100.
    """

    buildings: Sequence[Building]
    factors: tuple[Factor, ...]
    values: np.ndarray
    shares: np.ndarray
    weights: np.ndarray
    hazard_at: np.ndarray
    index: np.ndarray


def risk_table(buildings: Sequence[Building], columns: HazardColumns, last: Mapping[str, float],
               weights: RiskWeights, now: float) -> RiskTable:
    """Ask every building everything.

    Args:
        last: building → last inspection, seconds since 1970 UTC.
        now: seconds since 1970 UTC.
    """
    asked, hazard_at = _asked(buildings, columns, last, weights.history_days, now)
    values = np.column_stack([asked[one.code] if one.code != "use" else _of_table(buildings, one)
                              for one in weights.factors]) if len(buildings) else np.zeros((0, len(weights.factors)))
    full = np.array([one.full if one.code != "use" else 1.0 for one in weights.factors])
    shares = np.clip(values / full, 0.0, 1.0)
    given = np.array([one.weight for one in weights.factors])
    return RiskTable(buildings, weights.factors, values, shares, given, hazard_at, index_of(shares, given))


def index_of(shares: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """100 × Σ weight × share ÷ Σ weight, over the factors known of a building; 0 where none is."""
    known = ~np.isnan(shares)
    above = np.where(known, shares, 0.0) @ weights
    below = known @ weights
    return 100.0 * np.divide(above, below, out=np.zeros(len(shares)), where=below > 0)


def _asked(buildings: Sequence[Building], columns: HazardColumns, last: Mapping[str, float], history_days: float,
           now: float) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Factor → its value for each building; and when the newest hazard of each moved."""
    count = len(buildings)
    place = {one.code: i for i, one in enumerate(buildings)}
    lookup = np.array([place.get(code, -1) for code in columns.words["building"].texts], dtype=np.int64)
    at = lookup[columns.codes("building")]
    state, due = columns.state_at(None)
    found_at = columns.number("found_at")
    here = (at >= 0) & (state != NOT_YET)
    is_open = here & (state != CLOSED)
    severity = columns.number("likelihood").astype(float) * columns.number("consequence") / (MOST * MOST)
    with np.errstate(invalid="ignore"):
        overdue = is_open & (due < now)
    recent = here & (found_at >= now - history_days * DAY)

    def per_building(mask: np.ndarray, what: np.ndarray | None = None) -> np.ndarray:
        return np.bincount(at[mask], None if what is None else what[mask], minlength=count).astype(float)

    kinds = len(columns.words["kind"].texts)
    pairs, times = np.unique(at[recent] * kinds + columns.codes("kind")[recent], return_counts=True)
    visited = np.array([last.get(one.code, -np.inf) for one in buildings], dtype=float)
    newest = np.full(count, -np.inf)
    for name in ("found_at", "closed_at"):
        known = here & np.isfinite(columns.number(name))
        np.maximum.at(newest, at[known], columns.number(name)[known])
    return {
        "open_severity": per_building(is_open, severity), "overdue": per_building(overdue),
        "history": per_building(recent),
        "repeated": np.bincount(pairs[times > 1] // max(kinds, 1), minlength=count).astype(float),
        "since_inspection": np.maximum(now - visited, 0.0) / DAY,
        "floors": _positive([one.floors for one in buildings]), "rooms": _positive([one.rooms for one in buildings]),
    }, np.where(np.isfinite(newest), newest, np.nan)


def _positive(numbers: Sequence[int]) -> np.ndarray:
    """As numbers; what is not above 0 is not known."""
    found = np.array(numbers, dtype=float)
    return np.where(found > 0, found, np.nan)


def _of_table(buildings: Sequence[Building], factor: Factor) -> np.ndarray:
    rest = factor.table.get("*", np.nan)
    return np.array([factor.table.get(one.use, rest) if one.use else np.nan for one in buildings], dtype=float)
