"""What the review page calls facts, disposals and rounds; every word through `tr`."""

from __future__ import annotations

from functools import cache

from console.language import current, tr
from console.model.review import Disposal, Fact


@cache
def _facts(language: str) -> dict[Fact, str]:
    return {Fact.TRUE: tr("Real"), Fact.FALSE: tr("Not real"), Fact.UNSURE: tr("Cannot tell"),
            Fact.DUPLICATE: tr("Duplicate")}


@cache
def _disposals(language: str) -> dict[Disposal, str]:
    return {Disposal.NONE: "", Disposal.CASE: tr("Open a case"), Disposal.LAWFUL: tr("Lawful"),
            Disposal.HISTORIC: tr("Historic"), Disposal.STOP: tr("Stop work"),
            Disposal.RECTIFYING: tr("Rectifying"), Disposal.DEMOLISHED: tr("Demolished, re-check"),
            Disposal.CLEARED: tr("Cleared")}


def fact_word(fact: Fact) -> str:
    """属实, 不属实, 无法判定, 重复."""
    return _facts(current())[fact]


def disposal_word(disposal: Disposal) -> str:
    """立案, 合法有手续 …; "" for none."""
    return _disposals(current())[disposal]


def round_word(number: int) -> str:
    """初审, 复审, 终审."""
    return {1: tr("First look"), 2: tr("Second look"), 3: tr("Third look")}.get(number, str(number))
