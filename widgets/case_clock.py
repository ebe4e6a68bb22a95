"""How much time a case has left, for this step and in all: the words, and the colour of what bites first."""

from __future__ import annotations

from html import escape

from console.language import tr
from console.model.case import Case
from widgets.theme import Theme
from widgets.words import moment, state_word, time_left


def clock_words(case: Case, now: float, theme: Theme) -> tuple[str, str]:
    """What a card says about time, and the style sheet of the label that says it; may be rich text.

    Args:
        now: seconds since 1970 UTC.
    """
    overdue = case.is_overdue(now)
    bites = theme.overdue if overdue else theme.warning if case.is_near_limit(now) else theme.text
    colour = bites
    if case.closed_at is not None:
        words = tr("{state} {when}", state=state_word(case.state), when=moment(case.closed_at))
    elif case.suspended_left is not None:
        words = tr("The clock stands")
    elif case.step_due_at is not None and case.due_at is not None:
        words, colour = _both(case.step_due_at, case.due_at, now, bites, theme), theme.text
    elif case.bites_at is not None:
        words = _limit(case.bites_at, now)
    else:
        words = tr("No time limit")
    return words, f"color: {colour}; font-weight: {600 if overdue else 400};"


def _both(step: float, whole: float, now: float, bites: str, theme: Theme) -> str:
    """Both limits, a line each, as rich text: in the colour of what bites only what does (first)."""
    lines = ((step, tr("This step: {limit}", limit=_limit(step, now))),
             (whole, tr("Whole case: {limit}", limit=_limit(whole, now))))
    first = min(step, whole)
    colours = [bites if at == first or at < now else theme.text for at, _ in lines]
    return "<br>".join(f"<span style='color: {colour}'>{escape(words)}</span>"
                       for colour, (_, words) in zip(colours, lines, strict=True))


def _limit(at: float, now: float) -> str:
    return tr("{left} · due {when}", left=time_left(at, now), when=moment(at))
