"""The command tree as menus, palette and help show it: titles in the user's language, shortcuts, arguments.

The only file that looks inside Click's and Typer's command objects.
"""

from __future__ import annotations

import enum
import re
import shlex
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, get_args

from console.commands.tree import Door, door_of, walk
from console.language import translated

CLAUSE = re.compile(r"[，（]|, | \(")  # where the first clause of a title ends
HEAD_END = re.compile(r"[。；：]|[.;:](?=\s|$)")  # where the title of a command's docstring ends


@dataclass(frozen=True)
class Parameter:
    """One argument or option of a command.

    Attributes:
        name: as the function calls it, "area".
        word: as it is typed: "--state", or "" for a positional argument.
        help: what it means, in the user's language.
        choices: words it accepts, empty where it is free.
        flag: takes no value.
    """

    name: str
    word: str
    required: bool
    help: str
    choices: tuple[str, ...] = ()
    flag: bool = False
    multiple: bool = False

    @property
    def shown(self) -> str:
        """As in a usage line: AREA, [AREA], [--state STATE], [--open]."""
        text = self.word or self.name.upper()
        if self.word and not self.flag:
            text += f" {self.name.upper()}"
        if self.multiple:
            text += " …"
        return text if self.required else f"[{text}]"


@dataclass(frozen=True)
class Entry:
    """One command.

    Attributes:
        path: ("areas", "list").
        title: the head of its docstring in the user's language, without a full stop.
        english: the same in English, so that either language finds it.
        about: what follows the head.
        command: the Click command; its options are read when they are first asked for.
    """

    path: tuple[str, ...]
    title: str
    english: str
    about: str
    door: Door
    command: Any = field(repr=False, compare=False)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its arguments and options."""
        return tuple(_parameter(one) for one in self.command.params if one.name != "help")

    @property
    def line(self) -> str:
        return " ".join(self.path)

    @property
    def short(self) -> str:
        """The title for a menu: what it does, without how and to what end."""
        return CLAUSE.split(self.title, maxsplit=1)[0].rstrip()

    @property
    def needs_words(self) -> bool:
        """Whether it cannot run without arguments."""
        return any(parameter.required for parameter in self.parameters)

    @property
    def usage(self) -> str:
        """ "view area AREA" with all its options."""
        return " ".join([self.line, *(parameter.shown for parameter in self.parameters)])


def entries(tree: Any) -> list[Entry]:
    """All commands of a tree, in its order."""
    return [_entry(path, command) for path, command in walk(tree)]


def _entry(path: tuple[str, ...], command: Any) -> Entry:
    # The first paragraph is what is translated (see tests/test_translations.py).
    english = (command.help or " ".join(path)).split("\n\n")[0].replace("\n", " ").strip()
    title, about = _headed(translated(english))
    return Entry(path, title, _headed(english)[0], about, door_of(command), command)


def _headed(text: str) -> tuple[str, str]:
    """A short title and what follows: "Make the demo district" and "areas, buildings …"."""
    title, _, about = HEAD_END.sub("\0", text, count=1).partition("\0")
    return title, about.strip()


def _parameter(parameter: Any) -> Parameter:
    words = [opt for opt in parameter.opts if opt.startswith("-")]
    annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    kinds: list[Any] = [kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, enum.EnumType)]
    choices = tuple(str(member.value) for kind in kinds for member in kind)
    return Parameter(
        name=parameter.name, word=words[-1] if words else "", required=bool(parameter.required),
        help=translated(getattr(parameter, "help", None) or ""), choices=choices,
        flag=bool(getattr(parameter, "is_flag", False)), multiple=bool(getattr(parameter, "multiple", False)),
    )


def menu_title(name: str) -> str:
    """A menu's name (English in the command tree) in the user's language; "Cases/Take in" becomes "Cases › Take in"."""
    return " › ".join(translated(part) for part in name.split("/"))


def quoted(word: str) -> str:
    """A word as it must be typed on a command line."""
    return f'"{word}"' if not word or any(c.isspace() or c in "'\"#" for c in word) else word


def words_of(line: str) -> list[str]:
    """The words of a half-typed line; an open quotation mark is closed at the end."""
    for end in ("", '"', "'"):
        lexer = shlex.shlex(line + end, posix=True)
        lexer.whitespace_split = True
        lexer.escape, lexer.commenters = "", ""
        try:
            return list(lexer)
        except ValueError:
            continue
    return line.split()
