"""Where the user left the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.layout_memory import Layout, LayoutMemory

LAYOUTS = st.builds(
    Layout, columns=st.lists(st.integers(0, 5000), max_size=3), rows=st.lists(st.integers(0, 5000), max_size=4),
    position=st.none() | st.tuples(*[st.integers(-5000, 5000)] * 4), maximised=st.booleans(), area=st.text(),
    recent=st.lists(st.text(), max_size=5))


@given(LAYOUTS)
def test_what_is_saved_comes_back(tmp_path_factory, layout):
    memory = LayoutMemory(tmp_path_factory.mktemp("layout") / "settings.json")
    memory.save(layout)
    assert memory.load() == (layout, "")


def test_without_a_file_the_default(tmp_path):
    assert LayoutMemory(tmp_path / "settings.json").load() == (Layout(), "")


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe", b'{"columns": "wide"}', b"[]"])
def test_a_broken_file_is_set_aside_with_a_note(tmp_path, broken):
    path = tmp_path / "settings.json"
    path.write_bytes(broken)
    layout, note = LayoutMemory(path).load()
    assert layout == Layout()
    assert "settings.json.broken" in note
    assert (tmp_path / "settings.json.broken").read_bytes() == broken
    assert not path.exists()


def test_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"version": 99, "area": "x"}')
    memory = LayoutMemory(path)
    layout, note = memory.load()
    assert layout == Layout() and note
    memory.save(Layout(area="mine"))
    assert path.read_text() == '{"version": 99, "area": "x"}'


def test_a_folder_that_is_gone_does_not_stop_the_window(tmp_path, caplog):
    LayoutMemory(tmp_path / "gone" / "settings.json").save(Layout())
    assert "not saved" in caplog.text
