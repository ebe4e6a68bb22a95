"""Qt's platform and its libraries, decided before Qt is loaded."""

import socket
import subprocess
import sys

import pytest

from console.errors import ConsoleError
from widgets.system_libraries import NEEDED, missing, platform_for, require


def lacking(*names):
    def load(library):
        if library in names:
            raise OSError(library)
    return load


def test_every_platform_needs_the_core():
    assert NEEDED["offscreen"].items() <= NEEDED["xcb"].items()
    assert len(NEEDED["offscreen"]) < len(NEEDED["xcb"])


def test_one_sentence_with_all_packages_in_one_line():
    with pytest.raises(ConsoleError) as caught:
        require("xcb", lacking("libxcb-cursor.so.0", "libEGL.so.1", "libglib-2.0.so.0",
                               "libgthread-2.0.so.0"))
    text = str(caught.value)
    assert "libxcb-cursor.so.0" in text
    assert text.endswith("sudo apt-get install -y libegl1 libglib2.0-0 libxcb-cursor0")
    assert "\n" not in text


def test_what_only_a_screen_needs_is_not_asked_for_pictures():
    assert missing("offscreen", lacking("libxcb-cursor.so.0")) == {}
    require("offscreen", lacking("libxcb-cursor.so.0"))


def test_this_machine_can_draw_into_memory():
    assert missing("offscreen") == {}


def test_other_systems_always_have_a_display():
    assert platform_for({}, "win32") == "native"
    assert platform_for({}, "darwin") == "native"
    assert platform_for({"QT_QPA_PLATFORM": "offscreen"}, "win32") == ""


def test_no_display_named_or_asked_for():
    assert platform_for({}, "linux") == ""
    assert platform_for({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "linux") == ""
    assert platform_for({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux") == "native"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")
def test_a_display_that_does_not_answer_is_none(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    assert platform_for({"DISPLAY": ":987"}, "linux") == ""
    assert platform_for({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nonexistent"}, "linux") == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wayland")
def test_a_listening_compositor_is_a_display(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert platform_for({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux") == "wayland"


def test_asking_loads_nothing_of_qt():
    code = "import sys, widgets.application, widgets.system_libraries as s; s.platform_for(); " \
           "sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
