"""Where the user left the window: sizes, last area and recent lines, in settings.json of the profile."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import msgspec

from console.language import tr

log = logging.getLogger(__name__)
VERSION = 1


class Layout(msgspec.Struct):
    """What is remembered between two starts. Losing it loses no work.

    Attributes:
        version: of this form; another one is not read.
        columns: widths of areas, map and lists in logical pixels; rows: heights of list and details.
        position: x, y, width, height of the window on the desktop.
        maximised: whether it filled the screen.
        area: id of the area looked at last.
        pages: how pages that have a map of their own are laid out, by name; what it says is theirs.
        language: "zh" or "en" where the user chose one in the window, else "" for the system's.
        recent: command lines run from the palette, newest first.
    """

    version: int = VERSION
    columns: list[int] = []
    rows: list[int] = []
    position: tuple[int, int, int, int] | None = None
    maximised: bool = False
    area: str = ""
    recent: list[str] = []
    pages: dict[str, dict[str, Any]] = {}
    language: str = ""


class LayoutMemory:
    """Reads and writes the layout.

    Args:
        path: settings.json of the profile.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writable = True

    def load(self) -> tuple[Layout, str]:
        """The layout, and a note for the user where the file could not be used ("" otherwise).

        A broken file is set aside under another name, one of a newer version is left as it is.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return Layout(), ""
        except OSError as error:
            return Layout(), tr("The window's layout cannot be read ({why}); the default one is used.",
                                why=error.strerror or error)
        try:
            layout = msgspec.json.decode(data, type=Layout)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            aside = self._path.with_name(f"{self._path.name}.broken")
            self._path.replace(aside)
            return Layout(), tr("The window's layout was damaged and set aside as {file}; the default one is "
                                "used.", file=aside.name)
        if layout.version != VERSION:
            self._writable = False
            return Layout(), tr("The window's layout was written by another version of the program; the default "
                                "one is used and the file is left as it is.")
        return layout, ""

    def save(self, layout: Layout) -> None:
        """Write the layout whole or not at all. A full disk must not stop the window from closing."""
        if not self._writable:
            return
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            fresh.write_bytes(msgspec.json.format(msgspec.json.encode(layout), indent=1))
            fresh.replace(self._path)
        except OSError as error:
            log.warning("the window's layout was not saved: %s", error)
