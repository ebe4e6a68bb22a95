"""Evidence of one candidate as PNG files, drawn as the review bench draws it: made on demand, kept by content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import shapely

from console.detection.candidate import Candidate
from console.detection.evidence_pictures import WHOLE, Sizes, draw
from console.detection.lineage import Epoch, MadeFrom
from console.detection.review_reader import SceneReader
from console.detection.review_scene import Measure
from console.detection.saving import whole
from console.detection.tile_files import META
from console.errors import BadInput
from console.language import current, tr

DRAWN = 5  # raised when the pictures change
NAMES = ("before", "after", "height", "section")


def evidence(one: Candidate, made_from: MadeFrom, cache: Path, surveys: Path,
             sizes: Sizes = WHOLE) -> dict[str, Path]:
    """Pictures of a candidate: before, after, height, section; those that are there are not drawn again.

    Args:
        cache: folder for pictures; surveys: folder of tiles, should they have to be cut again.
        sizes: of the pictures.

    Raises:
        BadInput: nothing that the candidate came from is left; where a part is, the pictures say what is not.
    """
    home = cache / _digest(one, made_from, sizes)
    flat = not made_from.before.files  # pictures only: there is no height to draw
    paths = {name: home / f"{name}.png" for name in (NAMES[:2] if flat else NAMES)}
    if not all(path.exists() for path in paths.values()):
        reader = SceneReader(made_from, surveys.parent)
        try:
            scene = reader.scene(one.geometry, Measure(one.kind, one.dz_median, one.dz_max, one.dz_sigma,
                                                       one.dz_error))
        finally:
            reader.close()
        if scene.flat and scene.photos == (None, None):
            raise BadInput(scene.missing[0] if scene.missing else
                           tr("The orthophotos that this candidate came from are gone; put them back."))
        home.mkdir(parents=True, exist_ok=True)
        for name, picture in draw(scene, sizes).items():
            with whole(paths[name]) as part:
                picture.save(part, format="PNG")
    return paths


def _digest(one: Candidate, made_from: MadeFrom, sizes: Sizes) -> str:
    """Names the pictures by all they are drawn from, and by what of it is there."""
    epochs = made_from.before, made_from.after
    told = hashlib.sha256(msgspec.json.encode((DRAWN, current(), one.id, one.kind, one.dz_median, one.dz_sigma,
                                               one.dz_error, made_from, sizes.side, sizes.section,
                                               [_is_there(epoch) for epoch in epochs])))
    told.update(shapely.to_wkb(one.geometry))
    for name in (*(epoch.image for epoch in epochs), made_from.registry):
        if name and Path(name).exists():
            state = Path(name).stat()
            told.update(f"{state.st_size} {state.st_mtime_ns}".encode())
    return told.hexdigest()[:24]


def _is_there(epoch: Epoch) -> bool:
    """Whether an epoch's heights can be read, from its tiles or its files."""
    return (bool(epoch.tiles) and (Path(epoch.tiles) / META).exists()) or all(Path(f).exists() for f in epoch.files)
