"""The rules of community orders: ranks, limits by priority, escalation; a versioned file, never constants in code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr
from console.model.case import Priority
from console.model.limits import Limit, Unit

LEVELS = ("", "street", "district")   # where an order can be escalated to, the lowest first
_WRITTEN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(\S+)\s*")
_UNITS = {word: unit for unit, words in {
    Unit.MINUTE: ("m", "min", "分", "分钟"), Unit.HOUR: ("h", "小时"),
    Unit.WORK_HOUR: ("wh", "工作时"), Unit.WORK_DAY: ("wd", "工作日"),
}.items() for word in words}


class Rank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rank of a leader who comes, for example 分管领导."""

    code: str
    name: str
    name_en: str = ""

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class OrderLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an order of one priority gets unless it says otherwise."""

    priority: Priority
    rank: str
    arrive: Limit
    resolve: Limit
    accept: Limit


class OrderEscalation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An order goes up to `to` when `clock` has been missed for `after_hours` on the wall clock."""

    clock: Literal["arrival", "resolution"]
    after_hours: float
    to: Literal["street", "district"]


class OrderRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of orders: who issued it, which version, ranks from low to high, limits, escalations."""

    title: str
    authority: str
    version: str
    ranks: tuple[Rank, ...]
    limits: tuple[OrderLimits, ...]
    escalations: tuple[OrderEscalation, ...] = ()

    def limits_of(self, priority: Priority) -> OrderLimits:
        return next(one for one in self.limits if one.priority == priority)

    def rank(self, code: str) -> Rank | None:
        return next((rank for rank in self.ranks if rank.code == code), None)

    def rank_named(self, text: str) -> Rank:
        """The rank of that code or name.

        Raises:
            BadInput: there is none.
        """
        found = next((r for r in self.ranks if text.strip() in (r.code, r.name, r.name_en)), None)
        if found is None:
            raise BadInput(tr("There is no rank {rank}; there are {known}. Nothing was changed.", rank=text,
                              known=", ".join(f"{r.code} {r.label}" for r in self.ranks)))
        return found

    def is_enough(self, came: str, asked: str) -> bool:
        """Whether a person of rank `came` fulfils an order for rank `asked`; a rank unknown today ranks lowest."""
        order = [rank.code for rank in self.ranks]
        height = {code: place for place, code in enumerate(order, 1)}
        return height.get(came, 0) >= height.get(asked, 0)


def read_order_rules(path: Path) -> OrderRules:
    """Read and check a catalogue of orders (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong; the sentence names it.
    """
    try:
        rules = msgspec.toml.decode(path.read_bytes(), type=OrderRules)
        check(rules)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, BadInput) as error:
        raise BadInput(tr("{file} is not a catalogue of orders ({why}). Nothing was changed.",
                          file=path.name, why=cause_of(error))) from error
    return rules


def check(rules: OrderRules) -> None:
    """What the types of the fields cannot say.

    Raises:
        BadInput: a sentence that names what is wrong.
    """
    codes = [rank.code for rank in rules.ranks]
    if not codes or len(set(codes)) < len(codes):
        raise BadInput(tr("ranks must name every rank once"))
    given = [one.priority for one in rules.limits]
    if sorted(given) != sorted(Priority):
        raise BadInput(tr("limits must stand once for each priority 1 to 4"))
    for one in rules.limits:
        if one.rank not in codes:
            raise BadInput(tr("limits name the rank {rank}, which is not among the ranks", rank=one.rank))
        for limit in (one.arrive, one.resolve, one.accept):
            if limit.amount <= 0 or (limit.unit is Unit.WORK_DAY and limit.amount != int(limit.amount)):
                raise BadInput(tr("a limit must be above 0, and working days must be whole"))
    if any(one.after_hours < 0 for one in rules.escalations):
        raise BadInput(tr("after_hours must not be negative"))


def limit_written(text: str) -> Limit:
    """A limit as a person writes it: 30m, 2h on the wall clock; 4wh, 2wd in working time; 30分钟, 2工作日 …

    Raises:
        BadInput: it is none, not above 0, or a part of a working day.
    """
    found = _WRITTEN.fullmatch(text)
    unit = _UNITS.get(found[2].lower()) if found else None
    amount = float(found[1]) if found else 0.0
    if unit is None or amount <= 0 or (unit is Unit.WORK_DAY and amount != int(amount)):
        raise BadInput(tr("{text} is no time limit; write for example 30m, 2h, 4wh (working hours) or 2wd (whole "
                          "working days). Nothing was changed.", text=text))
    return Limit(amount, unit)
