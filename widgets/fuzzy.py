"""Fuzzy matching of what is typed against titles, command lines and pinyin."""

from __future__ import annotations

from collections.abc import Iterable

SEPARATORS = " -_/.·("


def score(query: str, text: str) -> float:
    """How well `query` matches `text`, 0 for not at all; both case-folded by the caller.

    All characters of the query must occur in order. A whole match, a match at the beginning or at the
    beginning of words, and letters side by side count more; long texts count a little less.
    """
    if not query:
        return 1.0
    at = text.find(query)
    if at >= 0:
        start = at == 0 or text[at - 1] in SEPARATORS
        return 100.0 + (50.0 if at == 0 else 25.0 if start else 0.0) + 50.0 * len(query) / len(text)
    total, last = 0.0, -1
    for character in query:
        if character == " ":
            continue
        at = text.find(character, last + 1)
        if at < 0:
            return 0.0
        total += 6.0 if at == last + 1 and last >= 0 else 4.0 if at == 0 or text[at - 1] in SEPARATORS else 0.5
        last = at
    return max(0.1, 8.0 * total / (6.0 * len(query)) * (1 + len(query) / len(text)))


def best(query: str, keys: Iterable[str]) -> float:
    """The best score over several ways to write one thing."""
    return max((score(query, key) for key in keys), default=0.0)
