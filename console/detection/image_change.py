"""Changes between two orthophotos where no heights tell: leads for a person to look at, never more.

Both pictures are brought together (`image_fit`), a small network says of every metre where roofs are and which of them
only one of the pictures shows (`image_eye`, `image_map`), and each such roof becomes one lead (`image_objects`,
`image_leads`). Colour by itself is no sign: light, leaves, cars and fresh tar change it everywhere.
"""

from __future__ import annotations

from pathlib import Path

from console.detection.candidate import Candidate
from console.detection.grid import common
from console.detection.image_eye import load_eye
from console.detection.image_fit import Fit, bring_together
from console.detection.image_leads import lead_of
from console.detection.image_map import looked_at
from console.detection.image_objects import things
from console.detection.imagery import bounds_of, crs_of
from console.errors import Refused
from console.language import tr
from console.progress import Progress

MODEL = "image-2"
EYE = Path(__file__).parents[2] / "resources" / "detection" / "image-eye-2026.1.npz"
LEAST = 12.0  # square metres


def image_changes(before: Path, after: Path, crs: str = "", min_area: float = LEAST,
                  progress: Progress | None = None) -> tuple[list[Candidate], Fit, str]:
    """Leads from two orthophotos, the likeliest first.

    Args:
        crs: metric CRS to work in; "" for that of the earlier picture.
        min_area: m²; smaller things are not told from cars.

    Returns:
        (leads, how the pictures were brought together, CRS of the leads). `dz_*` and volume of a lead are nan.

    Raises:
        BadInput: a picture cannot be used.
        Refused: they do not overlap or show different places.
        Cancelled: nothing is left behind.
    """
    progress = progress or Progress()
    metric = crs or crs_of(before)
    shared = common(bounds_of(before, metric), bounds_of(after, metric))
    if shared is None:
        raise Refused(tr("The two pictures do not overlap; nothing was compared."))
    progress(0, 0, tr("Bringing the pictures together …"))
    fit = bring_together(before, after, metric, shared)
    with looked_at(before, after, metric, shared, fit, load_eye(EYE), progress) as (seen, window):
        found = {one.id: one for one in (lead_of(thing, fit, MODEL)
                                         for thing in things(seen, window, min_area, progress)) if one is not None}
    return sorted(found.values(), key=lambda one: (-one.confidence, one.id)), fit, metric
