"""Pictures of the real window, of exactly the size asked for."""

import pytest
from PySide6.QtGui import QImage
from shell_fakes import small_console, small_session

from console.errors import BadInput, NotFound, ProfileError
from widgets.commands import size_of


@pytest.fixture
def session(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr("maps.compile.compiled", lambda: (4, 4))
    monkeypatch.setattr("widgets.first_start.start_demo_feed", lambda console: None)
    session = small_session(small_console(tmp_path / "profile"))
    yield session
    session.close()


@pytest.mark.parametrize(("size", "scale"), [("1366x768", "1"), ("1920x1080", "1"), ("2400x1600", "2")])
def test_the_picture_has_the_size_asked_for(session, tmp_path, size, scale):
    file = tmp_path / "out.png"
    result = session.run(["snapshot", str(file), "--size", size, "--scale", scale])
    image = QImage(str(file))
    assert f"{image.width()}x{image.height()}" == result["size"] == size
    assert (result["areas"], result["cases"], result["demo"]) == (7, 8, True)
    moments = list(result["moments"].values())
    assert moments == sorted(moments)
    assert "福田区" in image.text("Title") and "demo data" in image.text("Title")
    colours = {image.pixel(x, y) for x in range(0, image.width(), 16) for y in range(0, image.height(), 16)}
    assert len(colours) > 10


def test_an_area_and_a_language_change_the_picture(session, tmp_path):
    pictures = []
    for number, options in enumerate(([], ["--area", "莲花街道"], ["--area", "440304008", "--lang", "zh"])):
        file = tmp_path / f"{number}.png"
        session.run(["snapshot", str(file), *options, "--size", "1366x768"])
        pictures.append(QImage(str(file)))
    assert pictures[0] != pictures[1] != pictures[2]
    assert "网格指挥台" in pictures[2].text("Title")


def test_a_picture_leaves_the_layout_alone(session, tmp_path):
    session.run(["snapshot", str(tmp_path / "out.png"), "--size", "1366x768"])
    assert not (tmp_path / "profile" / "settings.json").exists()


def test_what_cannot_be_done_is_one_sentence(session, tmp_path):
    with pytest.raises(NotFound, match="火星"):
        session.run(["snapshot", str(tmp_path / "out.png"), "--area", "火星"])
    with pytest.raises(ProfileError, match="cannot be written"):
        session.run(["snapshot", str(tmp_path / "no" / "out.png"), "--size", "1366x768"])
    with pytest.raises(BadInput, match="scale"):
        session.run(["snapshot", str(tmp_path / "out.png"), "--scale", "9"])


@pytest.mark.parametrize("text", ["", "1920", "x", "1920x", "axb", "1920x1080x3"])
def test_sizes_that_are_none(text):
    with pytest.raises(BadInput, match="form"):
        size_of(text)


@pytest.mark.parametrize("text", ["1x1", "99999x99999", "1920x-5"])
def test_sizes_that_make_no_sense(text):
    with pytest.raises(BadInput, match="outside"):
        size_of(text)


def test_sizes_as_people_write_them():
    assert size_of("1920x1080") == size_of("1920X1080") == size_of("1920×1080") == (1920, 1080)
