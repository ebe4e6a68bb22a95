"""The profile folder: everything of one installation, and nothing of any other."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import platformdirs

from console.causes import cause_of
from console.errors import ProfileError
from console.language import tr


class Profile:
    """Paths inside one profile folder (made on first use).

    Args:
        folder: None for the user's own (`platformdirs`), else `--profile DIR`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or Path(platformdirs.user_data_dir("grid-console", appauthor=False))).absolute()

    def make(self) -> Profile:
        """Create what is missing and make sure it can be written.

        Raises:
            ProfileError: a file stands in the way, the disk is full or the folder is read-only.
        """
        try:
            for folder in (self.folder, self.caches, self.attachments, self.layers):
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.folder / f".writable-{os.getpid()}"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise ProfileError(
                tr("The profile folder {folder} cannot be written ({why}). Nothing was changed; name another "
                   "with --profile DIR.", folder=self.folder, why=cause_of(error))
            ) from error
        return self

    @property
    def database(self) -> Path:
        return self.folder / "console.db"

    @property
    def settings(self) -> Path:
        """JSON: the window's layout, language and the like; losing it loses no work."""
        return self.folder / "settings.json"

    @property
    def language(self) -> str:
        """The language chosen in the window, "" for none; a damaged file is the window's to speak of."""
        try:
            found = msgspec.json.decode(self.settings.read_bytes())
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return ""
        return str(found.get("language", "")) if isinstance(found, dict) else ""

    @property
    def caches(self) -> Path:
        """Can be deleted at any time."""
        return self.folder / "caches"

    @property
    def attachments(self) -> Path:
        return self.folder / "attachments"

    @property
    def layers(self) -> Path:
        """Prepared map layers, keyed by the content hash of their source."""
        return self.folder / "layers"
