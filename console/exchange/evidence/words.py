"""What facts, disposals and states of a detection are called in documents; the same words as on the screen."""

from __future__ import annotations

from datetime import datetime

from console.language import tr
from console.model.review import Disposal, Fact, Status


def fact_word(fact: Fact | None) -> str:
    """属实, 不属实, 无法判定, 重复; "" for none yet."""
    words = {Fact.TRUE: tr("Real"), Fact.FALSE: tr("Not real"), Fact.UNSURE: tr("Cannot tell"),
             Fact.DUPLICATE: tr("Duplicate")}
    return words[fact] if fact is not None else ""


def disposal_word(disposal: Disposal) -> str:
    """立案, 合法有手续 …; "" for none."""
    words = {Disposal.NONE: "", Disposal.CASE: tr("Open a case"), Disposal.LAWFUL: tr("Lawful"),
             Disposal.HISTORIC: tr("Historic"), Disposal.STOP: tr("Stop work"), Disposal.RECTIFYING: tr("Rectifying"),
             Disposal.DEMOLISHED: tr("Demolished, re-check"), Disposal.CLEARED: tr("Cleared")}
    return words[disposal]


def status_word(status: Status) -> str:
    """Where it stands: 待审, 待复审 …"""
    words = {Status.NEW: tr("To be looked at"), Status.SECOND: tr("Waits for a second look"),
             Status.THIRD: tr("Waits for a third look"), Status.EVIDENCE: tr("Waits for more evidence"),
             Status.FIELD: tr("In the field"), Status.SETTLED: tr("Decided"), Status.LOCKED: tr("Decided and locked")}
    return words[status]


def round_word(number: int) -> str:
    """初审, 复审, 终审."""
    return {1: tr("First look"), 2: tr("Second look"), 3: tr("Third look")}.get(number, str(number))


def time_word(at: float | None) -> str:
    """Local time with its offset, as a court may read it; "" for none."""
    return "" if at is None else datetime.fromtimestamp(at).astimezone().isoformat(" ", timespec="seconds")
