"""What is known of a case, as titles and values: for the card, and the same on paper."""

from __future__ import annotations

from collections.abc import Callable

from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from widgets.entry_words import actor_word, settling_word
from widgets.words import moment, source_word


def facts(case: Case, tree: AreaTree, handler_name: Callable[[str], str] = str) -> list[tuple[str, str]]:
    """Titles and values, empty ones among them, most wanted first.

    Args:
        handler_name: what a handler ("department:…") is called.
    """
    path = " › ".join(area.name for area in tree.path(case.area))
    place = f"{case.lon:.6f}, {case.lat:.6f}" if case.is_placed else ""
    source = source_word(case.source)
    if case.feed:
        source += f" · {actor_word('feed:' + case.feed)}"
    level = settling_word(case.level) if case.level else ""
    if case.task_force:
        level = f"{level} · {case.task_force}"
    return [
        (tr("Handler"), handler_name(case.handler) if case.handler else ""),
        (tr("Settled by"), level),
        (tr("Finding"), case.finding),
        (tr("Rating"), f"{case.rating} / 5" if case.rating else ""),
        (tr("So far"), _so_far(case)),
        (tr("Merged into"), case.merged_into), (tr("Split from"), case.split_from),
        (tr("Area"), path or (tr("Outside all areas") if case.is_placed else tr("No place"))),
        (tr("Address"), case.address), (tr("Coordinates"), place),
        (tr("Reported at"), moment(case.reported_at)), (tr("Last change"), moment(case.updated_at)),
        (tr("Source"), source), (tr("Number"), case.id),
    ]


def _so_far(case: Case) -> str:
    """How often the road turned: reworks, returns …"""
    counts = ((case.reworks, tr("{n} × rework", n=case.reworks)), (case.returns, tr("{n} × returned", n=case.returns)),
              (case.recalls, tr("{n} × recalled", n=case.recalls)),
              (case.extensions, tr("{n} × more time", n=case.extensions)),
              (case.reopenings, tr("{n} × reopened", n=case.reopenings)))
    return " · ".join(words for count, words in counts if count)
