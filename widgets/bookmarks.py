"""What the map remembers between two starts: named views, and the system coordinates are written in."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from console.errors import NotFound, ProfileError
from console.exchange.coordinates import INSIDE
from console.language import tr

log = logging.getLogger(__name__)
VERSION = 1


class Bookmark(msgspec.Struct, frozen=True):
    """A named view.

    Attributes:
        lon, lat: middle, EPSG:4490 degrees. scale: metres per logical pixel.
    """

    name: str
    lon: float
    lat: float
    scale: float


class Kept(msgspec.Struct, frozen=True):
    """Content of the file. Another version than this program's is read as empty and left as it is."""

    version: int = VERSION
    crs: str = INSIDE
    bookmarks: tuple[Bookmark, ...] = ()


class Bookmarks:
    """Reads and writes `map.json` of a profile. Read anew for every question: another window may have written.

    Args:
        path: of the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def crs(self) -> str:
        """The CRS in which the place under the cursor is written."""
        return self._load().crs

    def all(self) -> tuple[Bookmark, ...]:
        """In the order they were made."""
        return self._load().bookmarks

    def names(self) -> list[str]:
        return [one.name for one in self.all()]

    def get(self, name: str) -> Bookmark | None:
        """The view of that name; None where there is none."""
        return next((one for one in self.all() if one.name == name.strip()), None)

    def keep(self, bookmark: Bookmark) -> None:
        """Add a view, or put it in the place of the one that has its name.

        Raises:
            ProfileError: the file cannot be written.
        """
        kept = self._load()
        known = [one.name for one in kept.bookmarks]
        bookmarks = [bookmark if one.name == bookmark.name else one for one in kept.bookmarks]
        self._save(kept, bookmarks=tuple(bookmarks if bookmark.name in known else [*bookmarks, bookmark]))

    def forget(self, name: str) -> None:
        """Take a view out.

        Raises:
            NotFound: there is none of that name.
        """
        kept = self._load()
        rest = tuple(one for one in kept.bookmarks if one.name != name.strip())
        if len(rest) == len(kept.bookmarks):
            raise NotFound(tr("There is no bookmark called {name}.", name=name))
        self._save(kept, bookmarks=rest)

    def use_crs(self, crs: str) -> None:
        """Write coordinates in this CRS from now on."""
        self._save(self._load(), crs=crs)

    def _load(self) -> Kept:
        """What is kept; a damaged file is set aside under another name and read as empty."""
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=Kept)
        except FileNotFoundError:
            return Kept()
        except OSError as error:
            log.warning("the bookmarks cannot be read: %s", error)
            return Kept()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            aside = self._path.with_name(f"{self._path.name}.broken")
            self._path.replace(aside)
            log.warning("the bookmarks were damaged and set aside as %s", aside)
            return Kept()
        return kept if kept.version == VERSION else Kept(version=kept.version)

    def _save(self, kept: Kept, **changed: object) -> None:
        if kept.version != VERSION:
            raise ProfileError(tr("The bookmarks were written by another version of the program; they were left as "
                                  "they are."))
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            content = msgspec.json.encode(msgspec.structs.replace(kept, **changed))
            fresh.write_bytes(msgspec.json.format(content, indent=1))
            fresh.replace(self._path)
        except OSError as error:
            raise ProfileError(tr("The bookmark was not saved ({why}); the ones before are kept.",
                                  why=error.strerror or error)) from error
