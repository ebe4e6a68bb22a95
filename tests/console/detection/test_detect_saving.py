"""A full disk: one sentence, and no half file."""

import errno

import pytest

from console.causes import cause_of
from console.detection.result import Report, Result, write_result
from console.detection.saving import as_system_errors, whole
from console.detection.simulate.make import simulate
from console.errors import BadInput, ProfileError


@pytest.fixture
def full(monkeypatch):
    """A disk of which the writers of LAZ and GeoPackage find no room left, each with its own words."""
    from lazrs import LazrsError
    from pyogrio.errors import DataSourceError

    def laz(*_, **__):
        raise LazrsError("IoError: Failed to call write")

    def gpkg(*_, **__):
        raise DataSourceError("Failed to commit transaction")

    monkeypatch.setattr("console.detection.saving.ROOM", 1 << 60)
    monkeypatch.setattr("console.detection.simulate.make.write_survey", laz)
    monkeypatch.setattr("pyogrio.raw.write", gpkg)


def test_a_result_that_finds_no_room_leaves_what_was_there(full, tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_bytes(b"earlier")
    with pytest.raises(ProfileError, match="the disk is full"):
        write_result(path, Result([], Report(), crs="EPSG:4547"))
    assert path.read_bytes() == b"earlier" and list(tmp_path.iterdir()) == [path]


def test_generated_surveys_that_find_no_room_leave_nothing(full, tmp_path):
    with pytest.raises(BadInput, match="the disk is full"):
        simulate(tmp_path / "s", 1, 60.0, images=False)
    assert not any((tmp_path / "s").iterdir())


def test_a_file_is_whole_or_not_there(tmp_path):
    with pytest.raises(KeyError), whole(tmp_path / "a.png") as part:
        part.write_bytes(b"half")
        raise KeyError
    assert not any(tmp_path.iterdir())
    with whole(tmp_path / "a.png") as part:
        part.write_bytes(b"all")
    assert (tmp_path / "a.png").read_bytes() == b"all" and len(list(tmp_path.iterdir())) == 1


def test_other_failures_of_the_writers_are_no_full_disk(tmp_path):
    from lazrs import LazrsError

    with pytest.raises(OSError, match="error") as told, as_system_errors(tmp_path):
        raise LazrsError("IoError")
    assert told.value.errno == errno.EIO
    assert cause_of(OSError("261969 requested and 0 written")) == "the disk is full"
