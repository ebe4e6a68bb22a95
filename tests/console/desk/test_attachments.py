"""Attachments: kept once by content, with what a photo says of its place and time."""

import hashlib
from datetime import UTC, datetime

import pytest
from PIL import Image

from console.desk import attachments as module
from console.desk.attachments import Attachments, attachments_of, far_from, payload_of
from console.errors import BadInput, NotFound, ProfileError
from console.model.case import Case
from console.profile import Profile

TAKEN = datetime(2026, 11, 22, 2, 15, tzinfo=UTC).timestamp()   # 10:15 in Shenzhen


@pytest.fixture
def files(tmp_path):
    return Attachments(Profile(tmp_path / "profile").make(), clock=lambda: 1000.0)


def photo(path, offset="+08:00", side=(400, 300), orientation=1, **gps):
    picture = Image.new("RGB", side, (120, 80, 40))
    exif = Image.Exif()
    exif[272], exif[274] = "Phone 7", orientation
    exif.get_ifd(0x8769)[36867] = "2026:11:22 10:15:00"
    if offset:
        exif.get_ifd(0x8769)[36881] = offset
    ifd = exif.get_ifd(0x8825)
    for tag, value in (gps.get("tags") or {1: "N", 2: (22.0, 32.0, 24.0), 3: "E", 4: (114.0, 3.0, 36.0),
                                           17: 271.5}).items():
        ifd[tag] = value
    picture.save(path, exif=exif)
    return path


def test_a_photo_is_kept_with_place_time_and_direction(files, tmp_path):
    kept = files.keep(photo(tmp_path / "楼顶.jpg"), " 加建 ", "wang")
    assert kept.hash == hashlib.sha256((tmp_path / "楼顶.jpg").read_bytes()).hexdigest()
    assert (kept.name, kept.note, kept.added_by, kept.added_at) == ("楼顶.jpg", "加建", "wang", 1000.0)
    assert kept.photo.taken_at == TAKEN and kept.photo.taken_local == "2026-11-22 10:15:00"
    assert (kept.photo.lon, kept.photo.lat) == pytest.approx((114.06, 22.54))
    assert kept.photo.azimuth == pytest.approx(271.5) and kept.photo.camera == "Phone 7"
    assert files.open(kept).read_bytes() == (tmp_path / "楼顶.jpg").read_bytes()


def test_a_time_without_an_offset_is_not_guessed_but_the_satellites_are_believed(files, tmp_path):
    assert files.keep(photo(tmp_path / "a.jpg", offset="")).photo.taken_at is None
    tags = {7: (2.0, 15.0, 0.0), 29: "2026:11:22"}
    assert files.keep(photo(tmp_path / "b.jpg", offset="", tags=tags)).photo.taken_at == TAKEN


@pytest.mark.parametrize("tags", [{1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
                                  {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (114.0, 0.0, 0.0)},
                                  {1: "N", 2: (22.0, 0.0, 0.0)}])
def test_an_impossible_place_is_no_place(files, tmp_path, tags):
    found = files.keep(photo(tmp_path / "a.jpg", tags=tags)).photo
    assert found.lon is None and found.lat is None


def test_south_and_west_are_negative(files, tmp_path):
    tags = {1: "S", 2: (33.0, 0.0, 0.0), 3: "W", 4: (70.0, 30.0, 0.0)}
    found = files.keep(photo(tmp_path / "a.jpg", tags=tags)).photo
    assert (found.lon, found.lat) == pytest.approx((-70.5, -33.0))


def test_the_same_content_is_kept_once(files, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("same")
    second.write_text("same")
    one, two = files.keep(first), files.keep(second)
    assert one.hash == two.hash and len(list(files.path(one.hash).parent.iterdir())) == 1
    grown = {"files": payload_of([one])["add"]["files"] + payload_of([two])["add"]["files"]}
    assert [found.name for found in attachments_of(grown)] == ["a.txt"]


def test_a_damaged_picture_is_kept_and_said_so(files, tmp_path):
    whole = photo(tmp_path / "a.jpg").read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[:len(whole) // 2])
    kept = files.keep(tmp_path / "b.jpg")
    assert kept.photo is None and "cannot be read" in kept.problem
    assert files.open(kept).stat().st_size == len(whole) // 2
    assert files.thumbnail(kept) is None


def test_thumbnails_stand_upright(files, tmp_path):
    kept = files.keep(photo(tmp_path / "a.jpg", side=(800, 400), orientation=6))
    assert (kept.photo.width, kept.photo.height) == (400, 800)
    with Image.open(files.thumbnail(kept)) as small:
        assert small.size == (128, 256)


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir(), lambda p: p.write_bytes(b"")])
def test_what_is_no_file_is_refused(files, tmp_path, make):
    make(tmp_path / "x")
    with pytest.raises(BadInput):
        files.keep(tmp_path / "x")
    assert not any(path.is_file() for path in files._folder.rglob("*"))


def test_too_large_is_refused_before_it_is_copied(files, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 3)
    (tmp_path / "x").write_bytes(b"1234")
    with pytest.raises(BadInput, match="4"):
        files.keep(tmp_path / "x")


def test_a_full_disk_leaves_nothing_half(files, tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(b"1234")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(ProfileError):
        files.keep(tmp_path / "x")
    assert not any(path.is_file() for path in files._folder.rglob("*"))


def test_a_changed_file_is_not_passed_off_as_the_original(files, tmp_path):
    (tmp_path / "x.txt").write_text("original")
    kept = files.keep(tmp_path / "x.txt")
    files.path(kept.hash).write_text("0riginal")
    with pytest.raises(NotFound):
        files.open(kept)
    files.keep(tmp_path / "x.txt")
    assert files.open(kept).read_text() == "original"


def test_distance_between_case_and_photo(files, tmp_path):
    found = files.keep(photo(tmp_path / "a.jpg")).photo
    # 0.001 degrees of latitude are 110.75 m at 22.5 degrees north (GRS 80).
    assert far_from(Case("c", "", lon=114.06, lat=22.541), found) == pytest.approx(110.75, abs=0.1)
    assert far_from(Case("c", ""), found) is None


def test_entries_of_another_version_are_passed_over():
    assert attachments_of({"files": ["a photo", {"hash": 3}]}) == []


def test_copies_keep_their_names_and_each_other(files, tmp_path):
    for folder, text in (("a", "first"), ("b", "second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text)
    one, two = files.keep(tmp_path / "a" / "x.txt"), files.keep(tmp_path / "b" / "x.txt")
    out = tmp_path / "out"
    assert files.copy_out(one, out).name == "x.txt" and files.copy_out(one, out).name == "x.txt"
    assert files.copy_out(two, out).name == f"{two.hash[:8]}-x.txt"
    assert sorted(path.read_text() for path in out.iterdir()) == ["first", "second"]


@pytest.mark.parametrize(("content", "why"), [
    (b"hello world", "it is no picture"), (b"\xff\xd8\xff", "it is no picture"),
    (None, "it breaks off before its end")])
def test_why_a_picture_cannot_be_read_is_said_in_our_words(files, tmp_path, content, why):
    whole = photo(tmp_path / "a.jpg").read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[:len(whole) * 2 // 3] if content is None else content)
    problem = files.keep(tmp_path / "b.jpg").problem
    assert problem == f"The picture cannot be read ({why}); the file is kept as it is."
