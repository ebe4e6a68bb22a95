"""System libraries that Qt's wheels expect and a bare Linux lacks, and the one line that brings them.

Imports nothing of Qt: it runs before Qt is loaded, and says in one sentence what Qt's own message
("could not load the platform plugin") leaves open.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from console.errors import ConsoleError
from console.language import tr

# Library → Debian/Ubuntu package. From `ldd` on Qt 6.11's libQt6Gui and its platform plugins.
CORE = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3", "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1", "libxcb.so.1": "libxcb1", "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0", "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
NEEDED = {"offscreen": CORE, "xcb": {**CORE, **X11}, "wayland": {**CORE, **WAYLAND}}


def platform_for(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """Which of Qt's platforms shows windows here: "native", "xcb", "wayland" or "" for no display.

    A display that is named but cannot be reached (a stale DISPLAY over ssh) counts as none: Qt would abort
    the whole program on it.
    """
    asked = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if asked in ("offscreen", "minimal"):
        return ""
    if not system.startswith("linux"):
        return "native"
    if asked and asked not in ("xcb", "wayland"):
        return "native"
    if environment.get("DISPLAY") and asked != "wayland" and _x11_answers():
        return "xcb"
    if environment.get("WAYLAND_DISPLAY") and asked != "xcb" and _wayland_answers(environment):
        return "wayland"
    return ""


def missing(platform: str, load: Callable[[str], object] = ctypes.CDLL) -> dict[str, str]:
    """Libraries this machine lacks for one of Qt's platforms, as library → package."""
    lacking = {}
    for library, package in NEEDED.get(platform, {}).items():
        try:
            load(library)
        except OSError:
            lacking[library] = package
    return lacking


def require(platform: str, load: Callable[[str], object] = ctypes.CDLL) -> None:
    """Make sure Qt can be loaded for a platform of `platform_for`, or "offscreen".

    Raises:
        ConsoleError: names the missing libraries and the one line that installs all of them.
    """
    lacking = missing(platform, load) if sys.platform.startswith("linux") else {}
    if lacking:
        packages = " ".join(dict.fromkeys(lacking.values()))
        raise ConsoleError(tr(
            "Qt needs {libraries}, which this system lacks; nothing was changed. On Debian or Ubuntu run: "
            "sudo apt-get install -y {packages}", libraries=", ".join(lacking), packages=packages))


def _x11_answers() -> bool:
    """Whether the X server accepts this user; asked through libxcb, which reads the cookie file itself."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # let `require` name what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    works = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return works


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether a compositor listens; WAYLAND_DISPLAY is a path or a name in XDG_RUNTIME_DIR."""
    where = Path(environment.get("XDG_RUNTIME_DIR", "/nonexistent")) / environment["WAYLAND_DISPLAY"]
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(where))
        except OSError:
            return False
    return True
