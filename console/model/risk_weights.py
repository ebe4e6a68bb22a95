"""The weights of the risk index (风险指数权重): which factors count how much, as a versioned file, never in code."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr

# What can be asked of a building, and where the answer comes from; how is in console/insight/risk_factors.py.
SOURCES: MappingProxyType[str, str] = MappingProxyType({
    "open_severity": "hazards", "overdue": "hazards", "history": "hazards", "repeated": "hazards",
    "since_inspection": "inspections", "use": "buildings", "floors": "buildings", "rooms": "buildings",
})


class Factor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One factor of the index.

    Attributes:
        code: what is asked of the building, one of `SOURCES`.
        weight: above 0; what counts is its share of the sum.
        full: the value from which on the factor counts whole; below, in proportion. Not used where there is a table.
        table: value in words → share from 0 to 1; "*" for all others.
    """

    code: str
    name: str
    name_en: str
    weight: float
    full: float = 1.0
    table: dict[str, float] = {}

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" else self.name

    @property
    def source(self) -> str:
        return SOURCES[self.code]


class RiskWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of weights.

    Attributes:
        history_days: how far back closed and repeated hazards count.
        stale_days: source → age in days from which on its data are called stale.
    """

    title: str
    authority: str
    version: str
    factors: tuple[Factor, ...]
    history_days: float = 365.0
    stale_days: dict[str, float] = {}


def read_risk_weights(path: Path) -> RiskWeights:
    """Read and check a catalogue of weights (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong; the sentence names it.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=RiskWeights)
        _check(found)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, BadInput) as error:
        raise BadInput(tr("{file} is not a catalogue of risk weights ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error
    return found


def _check(found: RiskWeights) -> None:
    """What the types of the fields cannot say. Raises `BadInput`."""
    codes = [one.code for one in found.factors]
    if not codes or len(set(codes)) < len(codes):
        raise BadInput(tr("factors must stand once each"))
    for one in found.factors:
        if one.code not in SOURCES:
            raise BadInput(tr("there is no factor {code}; there are: {known}", code=one.code,
                              known=", ".join(SOURCES)))
        if not 0 < one.weight < 1e6 or not 0 < one.full < 1e9:
            raise BadInput(tr("factor {code} needs a weight and a full value above 0", code=one.code))
        if (one.code == "use") != bool(one.table) or not all(0 <= v <= 1 for v in one.table.values()):
            raise BadInput(tr("the factor use, and no other, needs a table of shares from 0 to 1"))
    if found.history_days <= 0:
        raise BadInput(tr("history_days must be above 0"))
