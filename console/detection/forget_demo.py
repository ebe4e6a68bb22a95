"""What `demo remove` takes of the detector: the two surveys that were made up, their files and their candidates.

Only what the demo itself wrote is touched: rows whose files lie in its folder, files of the names it writes, layers
made of them. A user's own survey stays, also a generated one of another place, and so does a file that somebody put
into the folder.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from console.detection.lineage import read_made_from
from console.detection.simulate.make import FILES
from console.detection.surveys import Survey, Surveys
from console.errors import BadInput
from console.profile import Profile
from console.store.layers import LayerStore

PLACE = ("detection", "demo")  # below the profile's folder
CANDIDATES_FILE = "candidates.gpkg"


def demo_folder(profile: Profile) -> Path:
    """Where the demo's surveys and what was found between them are kept."""
    return profile.folder.joinpath(*PLACE)


def forget_demo_surveys(profile: Profile, surveys: Surveys, layers: LayerStore, at: float, actor: str = "") -> int:
    """Take the demo's surveys out of a profile: rows, tiles, files, and the layers of its candidates.

    Rows go first, so that what stops half-way leaves files without a row and never a row without files.

    Args:
        at: seconds since 1970 UTC, for the layers' list of what may be recalled.

    Returns:
        How many surveys went.

    Raises:
        ProfileError: the disk is full, read-only or locked; nothing was taken.
    """
    mine = _mine(surveys)
    surveys.remove(mine, actor)
    for layer in layers.all():
        if _of_demo(layer.source):
            layers.remove(layer.id, at)
    # Another survey with the same tiles has the same content and thus the same id: there is none.
    for one in mine:
        _drop_cache(profile.caches / "surveys", one.epoch.tiles)
    _drop_files(demo_folder(profile), profile.caches)
    return len(mine)


def forget_former(profile: Profile, surveys: Surveys, now: set[str], actor: str = "") -> None:
    """Take the rows and tiles of demo surveys that were made over: their files hold something else by now.

    Args:
        now: ids of the surveys that are there.
    """
    former = [one for one in _mine(surveys) if one.id not in now]
    surveys.remove(former, actor)
    for one in former:
        _drop_cache(profile.caches / "surveys", one.epoch.tiles)


def _mine(surveys: Surveys) -> list[Survey]:
    return [one for one in surveys.all() if one.demo and one.epoch.files and all(map(_of_demo, one.epoch.files))]


def _of_demo(file: str) -> bool:
    """By the folder's own name and not by the profile's: profiles are copied and moved."""
    return Path(file).parent.parts[-len(PLACE):] == PLACE


def _drop_cache(caches: Path, told: str) -> None:
    """The folder of that name in these caches; nothing elsewhere, whatever a row says."""
    name = Path(told).name
    if name:
        shutil.rmtree(caches / name, ignore_errors=True)


def _drop_files(folder: Path, caches: Path) -> None:
    found = folder / CANDIDATES_FILE
    if found.exists():
        with contextlib.suppress(BadInput):  # another program's: it names no cache
            _drop_cache(caches / "detection", str(Path(read_made_from(found).field).parent))
    for name in (*FILES, CANDIDATES_FILE):
        (folder / name).unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
