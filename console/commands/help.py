"""What Click says to a person, in the user's language: the pages of `--help` and what is wrong with a line.

Click's own words are English only. English pages stay Click's; for Chinese the same page is laid out here,
at the moment it is asked for, so that the tree itself keeps the English texts by which translations are found.
"""

from __future__ import annotations

import re
import shutil
from functools import partial
from typing import Any

from console.commands.show import width_of
from console.language import current, tr, translated

INDENT = 2
NAMES = 34      # cells at most for the names of options before their meaning goes to the next line
WIDEST = 100    # cells of a line


def speak(group: Any) -> None:
    """Give every command of a tree a help page in the user's language."""
    group.get_help = partial(_page, group)
    for command in group.commands.values():
        if hasattr(command, "commands"):
            speak(command)
        else:
            command.get_help = partial(_page, command)
            command.short_help = _about(command)  # whole in English lists too: Click cuts it at 45 letters


def usage_words(error: Any) -> str:
    """What is wrong with the words of a line, as one sentence."""
    told: str = error.format_message()
    value = re.fullmatch(r"Invalid value for (.+?): (.*)", told, re.DOTALL)
    if value:
        return tr("Invalid value for {option}: {why}.", option=value[1], why=_first(_reasons(), value[2]))
    return told if current() == "en" else _first(_sentences(), told)


def _first(known: list[tuple[str, str]], text: str) -> str:
    """The words of the first pattern that fits, with its groups filled in; the text itself if none does."""
    for pattern, words in known:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return text


def _sentences() -> list[tuple[str, str]]:
    """Click's sentences as patterns, with ours."""
    return [
        (r"Missing option (.+?)\.(?: Choose from:.*)?", tr("The option {option} is missing.", option="{0}")),
        (r"Missing argument (.+?)\.(?: Choose from:.*)?", tr("The argument {argument} is missing.", argument="{0}")),
        (r"Missing command\.", tr("The command is missing; --help lists them.")),
        (r"No such option: (\S+) (?:\(Possible options: |Did you mean )(.+?)[)?]*",
         tr("There is no option {option}; perhaps {other} is meant.", option="{0}", other="{1}")),
        (r"No such option: (\S+)", tr("There is no option {option}.", option="{0}")),
        (r"No such command (.+?)\. Did you mean (.+?)\?.*",
         tr("There is no command {command}; perhaps {other} is meant.", command="{0}", other="{1}")),
        (r"No such command (.+?)\.", tr("There is no command {command}.", command="{0}")),
        (r"Option (\S+) requires an argument\.", tr("The option {option} needs a value.", option="{0}")),
        (r"Option (\S+) does not take a value\.", tr("The option {option} takes no value.", option="{0}")),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", tr("These words are too many: {words}", words="{0}")),
    ]


def _reasons() -> list[tuple[str, str]]:
    """What Click's reader of values says against one, as patterns, with our words."""
    return [
        (r"Input should be a valid integer.*", tr("a whole number is wanted")),
        (r"Input should be a valid number.*", tr("a number is wanted")),
        (r"Input should be greater than or equal to (\S+)", tr("at least {least} is wanted", least="{0}")),
        (r"Input should be less than or equal to (\S+)", tr("at most {most} is wanted", most="{0}")),
        (r".*is not one of (.+?)\.?", tr("it must be one of {words}", words="{0}")),
    ]


def _page(command: Any, context: Any) -> str:
    if current() == "en":
        page: str = type(command).get_help(command, context)
        return page
    width = min(WIDEST, shutil.get_terminal_size().columns)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    lines = [tr("Usage: {line}", line=usage), ""]
    lines += [" " * INDENT + line for line in _wrapped(translated(_about(command)), width - INDENT)]
    sections: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            kind = tr("Arguments:") if parameter.param_type_name == "argument" else tr("Options:")
            sections.setdefault(kind, []).append((record[0], _meaning(parameter, record[1])))
    for name in command.list_commands(context) if hasattr(command, "commands") else ():
        other = command.commands[name]
        if not other.hidden:
            sections.setdefault(tr("Commands:"), []).append((name, translated(_about(other))))
    for title, rows in sections.items():
        lines += ["", title, *_table(rows, width)]
    return "\n".join(lines)


def _about(command: Any) -> str:
    """What a command does: the first paragraph of its help."""
    return " ".join((command.help or "").split("\n\n")[0].split())


def _meaning(parameter: Any, record: str) -> str:
    """An option's help with what Click adds in brackets."""
    english = parameter.help or ""
    rest = record.removeprefix(english) if record.startswith(english) else ""
    rest = rest.replace("default: ", tr("default: ")).replace("required", tr("required"))
    return translated(english) + rest


def _table(rows: list[tuple[str, str]], width: int) -> list[str]:
    left = min(NAMES, max(width_of(name) for name, _ in rows)) + 2
    lines = []
    for name, meaning in rows:
        wrapped = _wrapped(meaning, width - INDENT - left) or [""]
        if width_of(name) + 2 > left:
            lines.append(" " * INDENT + name)
        else:
            lines.append(" " * INDENT + name + " " * (left - width_of(name)) + wrapped.pop(0))
        lines += [" " * (INDENT + left) + line for line in wrapped]
    return [line.rstrip() for line in lines]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many cells: broken at spaces and between Chinese characters, not before a stop."""
    pieces = re.findall(r"[\u2e80-\uffef][，。、；：？！）”》…]*|\s+|[^\s\u2e80-\uffef]+[，。、；：？！）”》…]*", text)
    lines, line = [], ""
    for piece in pieces:
        if line and width_of(line + piece.rstrip()) > max(width, 20):
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
