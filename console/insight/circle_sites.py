"""Where a new station may stand: at facilities of a kind, or in buildings of a use, that there are already."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.errors import BadInput, NotFound
from console.insight.covering import Sites
from console.language import tr
from console.model.premises import Building, Facility


def allowed_sites(words: Sequence[str], facilities: Sequence[Facility], buildings: Sequence[Building]) -> Sites | None:
    """The places that kinds of facilities and uses of buildings allow; None where nothing is said.

    Raises:
        BadInput: a word that is neither. NotFound: there is no such place here.
    """
    if not words:
        return None
    kinds, uses = {one.kind for one in facilities}, {one.use for one in buildings}
    unknown = [word for word in words if word not in kinds | uses]
    if unknown:
        raise BadInput(tr("“{word}” is neither a kind of facility here ({kinds}) nor a use of buildings ({uses}).",
                          word=unknown[0], kinds=", ".join(sorted(kinds)), uses=", ".join(sorted(uses))))
    rows = [(one.id, one.name, one.area, one.lon, one.lat) for one in facilities if one.kind in words]
    rows += [(one.code, one.name, one.area, one.lon, one.lat) for one in buildings if one.use in words]
    if not rows:
        raise NotFound(tr("There are no such facilities in this profile."))
    ids, names, areas, lons, lats = zip(*rows, strict=True)
    return Sites(ids, names, areas, np.array(lons, np.float64), np.array(lats, np.float64))
