"""Where the next stations should stand: the maximal covering location problem (Church and ReVelle, 1974).

Of all sites those `k` are chosen within whose reach the most people live that no station reaches today. The integer
programme is solved by HiGHS through SciPy, which proves how good the answer is; a greedy choice is the start that it
has to beat and what is given back when the time is up.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.desk.metres import plane
from console.errors import BadInput, NotFound
from console.insight.roads import Roads
from console.insight.service_circle import REACH, Coverage, Demand, Reaches, reaches
from console.language import tr
from console.progress import Progress

TICK = 0.2       # seconds between two looks at the solver
SECONDS = 20.0   # after which the best answer so far is given, with its gap
CELL = 60.0      # metres: of the buildings in such a cell one stands for all as a site
MOST = 200       # stations in one question

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Sites(msgspec.Struct, frozen=True):
    """Where stations may stand, a row for each: rooms the district already has, say, or public buildings.

    Attributes:
        codes: of the buildings or facilities; names; areas: their grids.
        lons, lats: EPSG:4490 degrees.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    areas: tuple[str, ...]
    lons: Floats
    lats: Floats

    def __len__(self) -> int:
        return len(self.codes)


class Site(msgspec.Struct, frozen=True):
    """One proposed station.

    Attributes:
        code, area, lon, lat: of the building or facility at whose place it stands, EPSG:4490 degrees.
        gain: figures of those only this one adds, counted in the order of the list.
    """

    code: str
    area: str
    lon: float
    lat: float
    gain: dict[str, float]
    name: str = ""


class Plan(msgspec.Struct, frozen=True):
    """Where `k` more stations should stand.

    Attributes:
        by: the figure that was made largest.
        sites: the one with the largest gain first.
        gain: figures of those who come within reach.
        share_before, share_after: shares of the whole demand within reach, 0–1.
        bound: what no choice of `k` sites can exceed, in the figure `by`; gap: (bound − gain) / bound, 0 when proven.
        greedy: what choosing one after another would have gained.
        sites_asked: how many sites were weighed.
    """

    by: str
    sites: tuple[Site, ...]
    gain: dict[str, float]
    share_before: dict[str, float]
    share_after: dict[str, float]
    bound: float
    gap: float
    greedy: float
    sites_asked: int


def next_stations(demand: Demand, covered: Coverage, k: int, by: str = "", reach_m: float = REACH,
                  roads: Roads | None = None, seconds: float = SECONDS, sites: Sites | None = None,
                  progress: Progress | None = None) -> Plan:
    """The `k` sites whose reach takes in the most of what is outside.

    Args:
        by: "buildings", "rooms" or "people"; "" for people where they are known, else rooms.
        seconds: after which the best answer so far counts.
        sites: where a station may stand; None for anywhere there is a building outside.

    Raises:
        BadInput: no such figure or number. NotFound: everybody is within reach already, or no site reaches anybody.
        Cancelled: on the user's wish.
    """
    by = by or ("people" if "people" in demand.weights else "rooms")
    if by not in demand.weights:
        raise BadInput(tr("There is no figure “{figure}”; use {figures}.", figure=by,
                          figures=", ".join(demand.weights)))
    if not 1 <= k <= MOST:
        raise BadInput(tr("Ask for 1 to {most} stations, not {number}.", most=MOST, number=k))
    outside = np.flatnonzero(covered.outside & (demand.weights[by] > 0))
    if not len(outside):
        raise NotFound(tr("Everybody is within reach of a station already."))
    tick = progress or Progress()
    places = sites if sites is not None else _sites(demand, outside)
    left = _only(demand, outside)
    found = reaches(places.lons, places.lats, left, reach_m, roads, tick)
    if not len(found.source):
        raise NotFound(tr("None of the {count} places has anybody in reach that no station reaches.",
                          count=len(places)))
    weights = left.weights[by]
    greedy = _greedy(found, weights, len(places), k)
    chosen, bound = _watched(lambda: _solve(found, weights, len(places), k, greedy, seconds), tick, seconds)
    bound = max(min(bound, _ceiling(found, weights, len(places), k, greedy)), _value(chosen, found, weights))
    told = _told(chosen, found, left, places, by)
    gain = {name: sum(site.gain[name] for site in told) for name in demand.weights}
    before = covered.share
    after = {name: (covered.inside[name] + gain[name]) / whole if whole else 0.0
             for name, whole in covered.total.items()}
    gap = max(0.0, (bound - gain[by]) / bound) if bound else 0.0
    return Plan(by, told, gain, before, after, bound, gap if gap > 1e-6 else 0.0, _value(greedy, found, weights),
                len(places))


def _sites(demand: Demand, outside: Ints) -> Sites:
    """The buildings at whose places a station may stand: one in each cell that holds one outside."""
    cells = np.floor(plane(demand.lons[outside], demand.lats[outside]) / CELL).astype(np.int64)
    _, first = np.unique(cells, axis=0, return_index=True)
    rows = outside[np.sort(first)]
    return Sites(tuple(demand.codes[i] for i in rows), ("",) * len(rows), tuple(demand.areas[i] for i in rows),
                 demand.lons[rows], demand.lats[rows])


def _watched(work: Callable[[], tuple[Ints, float]], tick: Progress, seconds: float) -> tuple[Ints, float]:
    """Solve beside, so that whoever waits sees the time pass and can stop; a solver left alone ends by its limit."""
    answer: list[tuple[Ints, float]] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            answer.append(work())
        except Exception as error:   # a fence: it is raised again where the answer is awaited
            failed.append(error)

    thread, began = threading.Thread(target=run, name="covering", daemon=True), time.monotonic()
    tick(0, round(seconds), tr("Looking for the best places …"))   # a short work may be over before the loop looks
    thread.start()
    while thread.is_alive():
        thread.join(TICK)
        tick(round(min(time.monotonic() - began, seconds)), round(seconds), tr("Looking for the best places …"))
    if failed:
        raise failed[0]
    return answer[0]


def _only(demand: Demand, rows: Ints) -> Demand:
    return Demand(tuple(demand.codes[i] for i in rows), tuple(demand.areas[i] for i in rows), demand.lons[rows],
                  demand.lats[rows], {name: column[rows] for name, column in demand.weights.items()})


def _value(chosen: Ints, found: Reaches, weights: Floats) -> float:
    return float(weights[np.unique(found.target[np.isin(found.source, chosen)])].sum())


def _greedy(found: Reaches, weights: Floats, sites: int, k: int) -> Ints:
    """One after another, each time the site that adds most."""
    left = weights.copy()
    chosen: list[int] = []
    for _ in range(min(k, sites)):
        gains = np.bincount(found.source, weights=left[found.target], minlength=sites)
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        chosen.append(best)
        left[found.target[found.source == best]] = 0.0
    return np.array(chosen, np.int64)


def _ceiling(found: Reaches, weights: Floats, sites: int, k: int, chosen: Ints) -> float:
    """What no choice of `k` sites gains, without solving anything: for any places chosen so far, what they gain and
    the `k` largest gains that are left, since gains only shrink (Nemhauser, Wolsey and Fisher, 1978)."""
    left, gained, least = weights.copy(), 0.0, float(weights.sum())
    for site in (-1, *chosen.tolist()):
        if site >= 0:
            mine = found.target[found.source == site]
            gained += float(left[np.unique(mine)].sum())
            left[mine] = 0.0
        gains = np.bincount(found.source, weights=left[found.target], minlength=sites)
        least = min(least, gained + float(np.sort(gains)[-k:].sum()))
    return least


def _useful(pairs: Ints, sites: int, groups: int) -> Ints:
    """Sites whose reach is not part of another's: the others can be left out of any best choice.

    Args:
        pairs: (group, site), each once.
    """
    from scipy.sparse import csr_array

    reach = csr_array((np.ones(len(pairs)), (pairs[:, 1], pairs[:, 0])), shape=(sites, groups))
    size = np.bincount(pairs[:, 1], minlength=sites)
    shared = (reach @ reach.T).tocoo()
    one, other = shared.row, shared.col
    inside = (one != other) & (shared.data >= size[one])      # the first one's reach lies in the second one's
    lost = inside & ((size[other] > size[one]) | (other < one))
    useful = size > 0
    useful[one[lost]] = False
    return np.flatnonzero(useful)


def _solve(found: Reaches, weights: Floats, sites: int, k: int, start: Ints, seconds: float) -> tuple[Ints, float]:
    """Chosen sites and the proven upper bound of what any choice gains."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    group, sums = _groups(found, weights)
    groups = len(sums)
    held = group[found.target] >= 0
    rows, columns = group[found.target[held]], found.source[held]
    pairs = np.unique(np.column_stack([rows, columns]), axis=0)
    kept = _useful(pairs, sites, groups)
    place = np.full(sites, -1, np.int64)
    place[kept] = np.arange(len(kept))
    pairs = np.column_stack([pairs[:, 0], place[pairs[:, 1]]])[place[pairs[:, 1]] >= 0]
    sites = len(kept)
    matrix = coo_array((np.append(np.full(len(pairs), -1.0), np.ones(groups)),
                        (np.append(pairs[:, 0], np.arange(groups)), np.append(pairs[:, 1], sites + np.arange(groups)))),
                       shape=(groups, sites + groups)).tocsr()
    number = np.append(np.ones(sites), np.zeros(groups))
    solved = milp(np.append(np.zeros(sites), -sums), bounds=Bounds(0.0, 1.0),
                  integrality=number,   # the covered follow from the sites: nothing is gained by a part of them
                  constraints=[LinearConstraint(matrix, -np.inf, 0.0), LinearConstraint(number[None, :], 0.0, k)],
                  options={"time_limit": seconds, "mip_rel_gap": 0.0})
    bound = -float(solved.mip_dual_bound) if solved.mip_dual_bound is not None else float(weights.sum())
    chosen = start if solved.x is None else kept[np.flatnonzero(solved.x[:sites] > 0.5)]
    if _value(start, found, weights) > _value(chosen, found, weights):
        chosen = start
    return chosen, min(max(bound, _value(chosen, found, weights)), float(weights.sum()))


def _groups(found: Reaches, weights: Floats) -> tuple[Ints, Floats]:
    """Buildings that the same sites reach are one: (group of each building, -1 for none; weight of each group)."""
    target, source, _ = found.by_target()
    order = np.lexsort((source, target))
    target, source = target[order], source[order]
    starts = np.flatnonzero(np.append(True, np.diff(target) != 0)[:len(target)])
    group = np.full(len(weights), -1, np.int64)
    known: dict[bytes, int] = {}
    for low, high in zip(starts, np.append(starts[1:], len(target)), strict=True):
        group[target[low]] = known.setdefault(source[low:high].tobytes(), len(known))
    inside = group >= 0
    return group, np.bincount(group[inside], weights=weights[inside], minlength=len(known)).astype(np.float64)


def _told(chosen: Ints, found: Reaches, left: Demand, places: Sites, by: str) -> tuple[Site, ...]:
    """The chosen sites in the order of what each adds."""
    order = chosen[_greedy(_among(found, chosen), left.weights[by], len(chosen), len(chosen))]
    sites, seen = [], np.zeros(len(left), bool)
    for site in order:
        mine = found.target[found.source == site]
        new = np.unique(mine[~seen[mine]])
        seen[new] = True
        at = int(site)
        sites.append(Site(places.codes[at], places.areas[at], float(places.lons[at]), float(places.lats[at]),
                          {name: float(column[new].sum()) for name, column in left.weights.items()}, places.names[at]))
    return tuple(sites)


def _among(found: Reaches, chosen: Ints) -> Reaches:
    """The pairs of the chosen sites only, numbered in the order of `chosen`."""
    place = np.full(int(found.source.max(initial=-1)) + 1, -1, np.int64)
    place[chosen] = np.arange(len(chosen))
    held = place[found.source] >= 0
    return Reaches(place[found.source[held]], found.target[held], found.metres[held])
