"""The definitions of what is evaluated (考核评价指标): a versioned catalogue with every formula in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr
from console.model.case import Priority, Source, State
from console.model.departments import LEVELS

# The times of a case that may decide whether it belongs to a period.
PERIODS = ("reported_at", "due_at", "closed_at", "accepted_at", "registered_at", "dispatched_at",
           "first_dispatched_at", "taken_at", "arrived_at", "handled_at", "fed_back_at", "checked_at")


def _nothing(value: str) -> bool:
    return not value


def _positive(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() and float(value) > 0


# What may be asked of a case, and which values the question takes after a colon. What each means, and which events
# count, stands where it is answered: console/insight/case_tests.py.
QUESTIONS: MappingProxyType[str, Callable[[str], bool]] = MappingProxyType(dict.fromkeys((
    "all", "valid", "open", "closed", "refused", "merged", "suspended", "accepted", "decided", "registered",
    "dispatched", "handled", "checked", "overdue", "limited", "returned", "reworked", "reopened", "recalled",
    "sent_back", "extended", "finished", "finished_in_time", "finish_known", "closed_in_time", "close_known",
    "dispatched_in_time", "dispatch_known", "same_day", "day_over", "rated"), _nothing) | {
    "response_within": _positive, "response_known": _positive,
    "rated_at_least": lambda value: value in ("1", "2", "3", "4", "5"),
    "level": lambda value: value in LEVELS, "source": lambda value: value in {one.value for one in Source},
    "state": lambda value: value in {one.value for one in State}, "finding": bool, "class": str.isdecimal,
    "priority": lambda value: value in {str(int(one)) for one in Priority},
})

Post = Literal["", "acceptor", "registrar", "dispatcher", "handler", "checker"]


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure.

    Attributes:
        key: unique; names it in commands.
        formula, formula_en: in words, shown beside it.
        group, group_en: heading it stands under.
        numerator: `QUESTIONS` that must all hold, beside those of the denominator.
        denominator: the same; empty for a plain count of the numerator.
        good: whether a high or a low value is good; "" where neither is.
        post: whose work it measures when evaluating by post; "" for nobody's.
        period: the time that decides whether a case belongs to a period.
    """

    key: str
    name: str
    formula: str
    numerator: tuple[str, ...]
    name_en: str = ""
    formula_en: str = ""
    group: str = ""
    group_en: str = ""
    denominator: tuple[str, ...] = ()
    good: Literal["high", "low", ""] = ""
    post: Post = ""
    period: str = "reported_at"

    @property
    def is_share(self) -> bool:
        return bool(self.denominator)

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name

    @property
    def words(self) -> str:
        """The formula in the user's language."""
        return self.formula_en if current() == "en" and self.formula_en else self.formula

    @property
    def heading(self) -> str:
        return self.group_en if current() == "en" and self.group_en else self.group


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of figures: who issued it, which version, and its figures in order."""

    title: str
    authority: str
    version: str
    figures: tuple[Figure, ...]

    def get(self, key: str) -> Figure:
        """The figure of that key or name.

        Raises:
            BadInput: there is none.
        """
        found = next((one for one in self.figures if key in (one.key, one.name, one.name_en)), None)
        if found is None:
            raise BadInput(tr("There is no figure {key}; there are: {known}.", key=key,
                              known=", ".join(one.key for one in self.figures)))
        return found


def read_figures(path: Path) -> Figures:
    """Read and check a catalogue of figures (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, or a question that cannot be asked; the sentence names it.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Figures)
        _check(found)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, BadInput) as error:
        raise BadInput(tr("{file} is not a catalogue of figures ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error
    return found


def _check(found: Figures) -> None:
    keys = [one.key for one in found.figures]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise BadInput(tr("the figure {key} stands there twice", key=twice))
    for one in found.figures:
        if not one.numerator or not one.formula.strip():
            raise BadInput(tr("the figure {key} has no numerator or no formula in words", key=one.key))
        if one.period not in PERIODS:
            raise BadInput(tr("the figure {key} names the time {name}; there are: {known}", key=one.key,
                              name=one.period, known=", ".join(PERIODS)))
        for word in (*one.numerator, *one.denominator):
            check_word(word)


def check_word(word: str) -> None:
    """Raise `BadInput` unless it can be asked: "closed", "source:volunteer", "!reworked"."""
    name, _, value = word.removeprefix("!").partition(":")
    if name not in QUESTIONS or not QUESTIONS[name](value):
        raise BadInput(tr("there is no question {word} to ask of a case; there are: {known}", word=word,
                          known=", ".join(sorted(QUESTIONS))))
