"""One run of the command tree: which profile, which language, which window, and one line after another."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from console import language
from console.commands.help import usage_words
from console.errors import BadInput, Cancelled, ConsoleError
from console.language import tr
from console.profile import Profile

if TYPE_CHECKING:
    from console.wiring import Console


class Session:
    """What every command finds as its context's object.

    Attributes:
        tree: the root Click group.
        profile: folder named by --profile, None for the user's own.
        json: print results as one JSON value.
        window: the open main window, None in a shell.
    """

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.profile: Path | None = None
        self.json = False
        self.window: Any = None
        self._console: Console | None = None

    def console(self) -> Console:
        """The open profile, opened on first use.

        Raises:
            ConsoleError: it cannot be opened.
        """
        if self._console is None:
            from console.wiring import Console

            self._console = Console(Profile(self.profile))
            for notice in self._console.store.notices:  # for example that a damaged database was set aside
                print(notice, file=sys.stderr)
        return self._console

    def run(self, line: str | list[str]) -> Any:
        """Run one command line, without the program's name, and return the command's value.

        Raises:
            ConsoleError: refused or failed, in one sentence; a usage error is a `BadInput`.
        """
        words = split(line) if isinstance(line, str) else line
        kept = (self.profile, self.json, language.current())
        try:
            return self.tree.main(args=words, prog_name="main.py", standalone_mode=False, obj=self)
        except typer.Abort as stop:
            raise Cancelled(tr("Stopped. Nothing was changed.")) from stop
        except Exception as error:
            raise usage_of(error) from error
        finally:
            if self.window is not None:  # the root options of one line do not outlive it
                self.profile, self.json = kept[:2]

    def close(self) -> None:
        if self._console is not None:
            self._console.close()
            self._console = None


def split(line: str) -> list[str]:
    """A line into words, as a shell does; a backslash is a plain character (Windows paths)."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.escape = ""
    try:
        return list(lexer)
    except ValueError as error:
        raise BadInput(tr("The line cannot be read: a quotation mark is left open.")) from error


def usage_of(error: Exception) -> Exception:
    """The error itself, or a `BadInput` where Click says that the words of a line are off."""
    if isinstance(error, ConsoleError) or not hasattr(error, "format_message"):
        return error
    return BadInput(usage_words(error))
