"""Named views outlive the program and another program's mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import NotFound, ProfileError
from widgets.bookmarks import Bookmark, Bookmarks


def view(name, lon=114.05):
    return Bookmark(name, lon, 22.54, 3.5)


def test_kept_in_order_replaced_in_place_and_forgotten(tmp_path):
    marks = Bookmarks(tmp_path / "map.json")
    assert marks.names() == [] and marks.crs == "EPSG:4490"
    for name in ("市民中心", "口岸", "会展"):
        marks.keep(view(name))
    Bookmarks(tmp_path / "map.json").keep(view("口岸", 114.06))   # another window
    marks.use_crs("EPSG:4547")
    assert marks.names() == ["市民中心", "口岸", "会展"]
    assert marks.get(" 口岸 ").lon == 114.06 and marks.get("x") is None
    marks.forget("市民中心")
    assert Bookmarks(tmp_path / "map.json").names() == ["口岸", "会展"] and marks.crs == "EPSG:4547"
    with pytest.raises(NotFound, match="市民中心"):
        marks.forget("市民中心")


def test_a_damaged_file_is_set_aside(tmp_path):
    path = tmp_path / "map.json"
    path.write_text('{"bookmarks": [{')
    marks = Bookmarks(path)
    assert marks.all() == () and (tmp_path / "map.json.broken").exists()
    marks.keep(view("a"))
    assert marks.names() == ["a"]


def test_another_version_is_left_as_it_is(tmp_path):
    path = tmp_path / "map.json"
    path.write_text('{"version": 9}')
    with pytest.raises(ProfileError, match="another version"):
        Bookmarks(path).keep(view("a"))
    assert path.read_text() == '{"version": 9}'


def test_a_full_disk_is_said(tmp_path):
    with pytest.raises(ProfileError, match="not saved"):
        Bookmarks(tmp_path / "no folder" / "map.json").keep(view("a"))


@given(st.lists(st.text(min_size=1, max_size=5).map(str.strip).filter(bool), unique=True, max_size=6))
def test_any_names_come_back(tmp_path_factory, names):
    marks = Bookmarks(tmp_path_factory.mktemp("b") / "map.json")
    for name in names:
        marks.keep(view(name))
    assert marks.names() == names
