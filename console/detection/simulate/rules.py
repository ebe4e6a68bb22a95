"""Rules that one generated scene keeps to: drawn wide, so that no detector learns one city by heart."""

from __future__ import annotations

import numpy as np

_MIXED = ("village", "suburb", "towers", "industry", "oldtown", "slabs", "park")
STYLES = (*_MIXED, "terraces")  # the last is asked for by name: a mixed scene of a seed stays what it was

# name: (low, high) of a uniform draw
_RANGES = {
    "evergreen": (0.1, 0.9),          # share of trees that keep their leaves
    "street_trees": (0.0, 0.16),      # per metre of street
    "parapet": (0.3, 1.3),            # m
    "parapets": (0.2, 1.0),           # share of flat roofs with one
    "storey": (2.8, 3.5),             # m
    "clutter": (0.2, 1.0),            # things on roofs
    "cars": (0.15, 0.9),              # of parking places taken
    "crooked": (0.0, 0.10),           # radians by which a house may leave its street
    "vacant": (0.04, 0.14),           # of lots
    "pitched": (0.05, 0.95),          # of roofs in mixed places
    "pitch": (0.25, 0.75),            # m/m
    "changes": (260.0, 460.0),        # per km²
    "small": (0.15, 0.35),            # share of the changes under 8 m²
    "nuisance": (0.4, 1.6),           # factor on all that changes and is no building
    "permitted": (0.2, 0.5),          # of gains
}


def draw_rules(luck: np.random.Generator) -> dict[str, float]:
    """The numbers of one scene."""
    return {name: float(luck.uniform(low, high)) for name, (low, high) in _RANGES.items()}


def draw_styles(style: str, luck: np.random.Generator) -> dict[str, float]:
    """How large a share of a scene's blocks each style gets; one leads, unless `style` names the only one."""
    if style and style != "mixed":
        return {style: 1.0}
    shares = luck.dirichlet(np.full(len(_MIXED), 0.5))
    shares[luck.integers(len(_MIXED) - 1)] += 0.6      # a park never leads
    return dict(zip(_MIXED, (shares / shares.sum()).tolist(), strict=True))
