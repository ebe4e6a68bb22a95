"""Passwords from the environment, a prompt or standard input; never from the command line, where others see them."""

from __future__ import annotations

import getpass
import os
import sys

from console.errors import BadInput
from console.language import tr

LOGIN = "GRID_CONSOLE_PASSWORD"       # of whoever gives the command
NEW = "GRID_CONSOLE_NEW_PASSWORD"     # to be set


def login_password(name: str, from_stdin: bool = False) -> str:
    """The password of whoever gives the command. Raises `BadInput` where there is no way to ask."""
    found = os.environ.get(LOGIN, "") or _asked(tr("Password of {name}: ", name=name), from_stdin)
    if not found:
        raise BadInput(tr("No password was given: set {variable}, or run the command in a terminal.", variable=LOGIN))
    return found


def new_password(name: str, from_stdin: bool = False) -> str:
    """A password to be set, asked for twice. Raises `BadInput` where there is none or they differ."""
    found = os.environ.get(NEW, "")
    if not found:
        found = _asked(tr("New password of {name}: ", name=name), from_stdin)
        if found and not from_stdin and found != _asked(tr("Once more: "), False):
            raise BadInput(tr("The two passwords differ. Nothing was changed."))
    if not found:
        raise BadInput(tr("No password was given: set {variable}, or run the command in a terminal.", variable=NEW))
    return found


def _asked(prompt: str, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    return getpass.getpass(prompt)
