"""What is illegal once permits are taken into account: gains that no permit covers, claimed against true."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw

from console.detection.candidate import Candidate
from console.detection.score import Truth


def illegal_claims(candidates: list[Candidate]) -> list[Candidate]:
    """Gains without a permit that covers them."""
    return [one for one in candidates if one.dz_median > 0 and not one.permit]


def illegal_truth(path: Path, truth: Truth) -> Truth:
    """The true gains that no permit covers, of a generated scene's truth.gpkg.

    Args:
        truth: as `read_truth` reads the same file, in the CRS of the candidates.
    """
    meta, _, geometry, data = pyogrio.raw.read(path, layer="changes")
    columns: dict[str, Any] = dict(zip(meta["fields"], data, strict=True))
    illegal = (np.asarray(columns["legal"]) == 0) & (truth.dz > 0) if len(geometry) else np.zeros(0, bool)
    return truth.subset(illegal)
