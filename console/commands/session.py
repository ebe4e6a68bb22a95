"""One run of the command tree: which profile, which language, which window, and one line after another."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from console import language
from console.commands.help import usage_words
from console.commands.passwords import login_password
from console.commands.tree import Door
from console.desk.step_words import role_word
from console.errors import BadInput, Cancelled, ConsoleError, Refused
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
        user: login name given on the line with --user, "" for none.
        script_user: the one given for a whole script, whose lines may still name others.
    """

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.profile: Path | None = None
        self.json = False
        self.window: Any = None
        self.user = self.script_user = ""
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

    def identify(self, door: Door) -> None:
        """Find out who gave the present line, and whether the command is for them.

        In a window it is whoever logged in there; in a shell, --user, else the login that `user login` kept.

        Raises:
            Refused: nobody is logged in, the password is wrong, or the person lacks the role.
        """
        console = self.console()
        if not console.people.registered:
            if self.user:
                raise Refused(tr("This profile has no users yet; leave --user out, or register some: user add."))
            return
        if self.window is not None:
            if self.user:
                raise Refused(tr("In the window, switch the user instead of giving --user."))
        elif self.user:
            console.identity.switch(console.people.login(self.user, login_password(self.user), recorded=False))
        else:
            kept = console.people.get(console.kept_login.recall())
            if kept is None:
                console.identity.leave()
            else:
                console.identity.switch(kept)
        if door.anyone:
            return
        who = console.who
        if door.roles and not who.is_any(*door.roles):
            raise Refused(tr("This is for: {roles}. Nothing was changed.",
                             roles=", ".join(role_word(role) for role in door.roles)))

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
