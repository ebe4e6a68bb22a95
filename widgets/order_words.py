"""What the order panel calls the three clocks and their moods."""

from __future__ import annotations

from PySide6.QtGui import QColor

from console.language import tr
from console.model.order import Order, Reading
from widgets.theme import Theme
from widgets.words import moment, span

CLOCKS = ("arrival", "resolution", "acceptance")


def clock_titles() -> dict[str, str]:
    """到场, 办结, 验收."""
    return {"arrival": tr("Arrival"), "resolution": tr("Settlement"), "acceptance": tr("Acceptance")}


def reading_words(reading: Reading, now: float) -> str:
    """One clock in a few characters: time left, over, in time, too late; a dash where none runs."""
    due, done = reading.due, reading.done
    if due is None or reading.mood in ("none", "stopped"):
        return "—"
    if done is not None:
        return tr("in time") if done <= due else tr("{span} late", span=span(done - due))
    return tr("{span} over", span=span(now - due)) if now > due else tr("{span} left", span=span(due - now))


def reading_tip(reading: Reading) -> str:
    """Both moments of a clock."""
    limit = tr("limit {time}", time=moment(reading.due)) if reading.due else tr("no limit runs")
    return f"{limit} · " + (tr("done {time}", time=moment(reading.done)) if reading.done else tr("not done yet"))


def reading_colour(reading: Reading, theme: Theme) -> QColor | None:
    """Saturated only for what is abnormal; None for the colour of plain text."""
    colours = {"late": theme.overdue, "missed": theme.overdue, "warning": theme.warning, "none": theme.low,
               "stopped": theme.low, "met": theme.muted}
    found = colours.get(reading.mood)
    return QColor(found) if found else None


def pressing(order: Order) -> tuple[bool, float, float]:
    """What bites first comes first; orders that are done come last, the latest of them first."""
    bites = order.bites_at()
    return (not order.is_open, bites if bites is not None else float("inf"), -order.issued_at)
