"""Whether a file may be replaced: what these commands wrote before may be, anything else is somebody's work."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from console.errors import BadInput
from console.language import tr

MAKER = b"grid-console detect "  # the generator, as the header of every generated cloud and the notes name it
NOTES = ("scene.json", "alter.json")  # one of them stands beside generated files, written with them
NAMED = {".laz": slice(58, 90), ".json": slice(0, 100)}  # bytes in which a file names its generator
OUR_LAYERS = {"detections", "fly_again", "features", "made_from", "layer_styles"}


def check_generated(folder: Path, names: Iterable[str]) -> None:
    """Refuse a folder in which files of these names are no generated ones; asked before anything is made.

    Raises:
        BadInput: such a file is there; it stays.
    """
    noted = any(_generated(folder / note) for note in NOTES)
    for name in names:
        path = folder / name
        if path.exists() and not (_generated(path) if path.suffix in NAMED else noted):
            raise BadInput(tr("{folder} already holds a file {file} that was not generated here; it was left alone. "
                              "Give another folder.", folder=folder, file=name))


def _generated(path: Path) -> bool:
    """Whether a cloud or a note names this program as its generator."""
    place = NAMED[path.suffix]
    try:
        with path.open("rb") as file:
            return MAKER in file.read(place.stop)[place]
    except OSError:
        return False


def check_replaceable(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse to write candidates over an input, another kind of file, other layers, or a reviewer's verdicts.

    Verdicts are hours of work that no second run brings back.

    Raises:
        BadInput: says what stands there; it is left alone.
    """
    from console.detection.lessons import COLUMN  # brings the whole detector, which `simulate` does not need

    if any(_same(path, other) for other in inputs):
        raise BadInput(tr("{file} is read by this run and cannot be its result; give another name.", file=path.name))
    if not path.exists():
        return
    fields = _layers(path)
    others = sorted(fields.keys() - OUR_LAYERS)
    if others:
        raise BadInput(tr("{file} is there already and holds layers {names}, which would be lost; it was left alone. "
                          "Give another name.", file=path.name, names=", ".join(others)))
    if "detections" not in fields:
        raise BadInput(tr("{file} is there already and holds no candidates of an earlier run; it was left alone. Give "
                          "another name.", file=path.name))
    if not fields["detections"].isdisjoint(COLUMN):
        raise BadInput(tr("{file} is there already and holds verdicts of reviewers, which would be lost; it was left "
                          "alone. Give another name.", file=path.name))


def _layers(path: Path) -> dict[str, set[str]]:
    """Columns of every layer of a GeoPackage; {} where it is none."""
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        return {str(name): set(pyogrio.read_info(path, layer=name)["fields"].tolist()) if name == "detections" else
                set() for name in pyogrio.list_layers(path)[:, 0]}
    except (DataSourceError, DataLayerError, OSError):
        return {}


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False
