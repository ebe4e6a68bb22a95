"""Addresses as people write them, brought to one spelling: ３幢十二楼 → 3栋12层.

`plain` takes away width, case, blanks and marks only; `canonical` also settles numerals and units, so that two
spellings of one address become equal. Both work on stored names and on what is typed.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百]+(?=(?:号|[栋幢座楼层巷坊期区单室房]))")
_UNITS = (
    (re.compile(r"(?<=[0-9a-z])(?:号楼|幢|座|栋楼|#楼|#)"), "栋"),
    (re.compile(r"(?<=[0-9])(?:楼|f)(?![a-z])"), "层"),
    (re.compile(r"(?<=[0-9])(?:室|房|号房|单元房)$"), ""),
    (re.compile(r"(?<=[0-9])(?:号|室|房)(?=之)"), ""),
)
_KEPT_MARKS = "#"
_SIMPLE = re.compile("[\u4e00-\u9fff]+")                    # needs no change but for numerals
_COUNTED = "零〇一二两三四五六七八九十百"
_COUNTS = re.compile(f"[#0-9a-z{_COUNTED}]")                # without any of these both spellings are one
_CHANGES = re.compile(f"[幢座楼f室房#]|号之|{_NUMERAL.pattern}")   # what the numerals and units below begin from
_SETTLED = re.compile(f"[^\0-\u4dff\ua000-\U0010ffff{_COUNTED}]+")    # \u4e00 to \u9fff without the numerals


def plain(text: str) -> str:
    """Half-width, lower case, without blanks and punctuation."""
    if _SIMPLE.fullmatch(text):
        return text
    found = unicodedata.normalize("NFKC", text).lower()
    return found if found.isalnum() else "".join(c for c in found if c.isalnum())


def is_settled(text: str) -> bool:
    """Whether a text is nothing but characters that have one spelling, so that `plain` and `canonical` return it."""
    return _SETTLED.fullmatch(text) is not None


def canonical(text: str) -> str:
    """One spelling for all: numerals before units as digits, 幢 座 号楼 # as 栋, 楼 as 层, no 室 or 房 at the end."""
    found = unicodedata.normalize("NFKC", text).lower()
    if not _COUNTS.search(found):
        return plain(found)
    if not found.isalnum():
        found = "".join(c for c in found if c.isalnum() or c in _KEPT_MARKS)
    if not _CHANGES.search(found):
        return found
    found = _NUMERAL.sub(lambda match: _number(match.group()), found)
    for pattern, unit in _UNITS:
        found = pattern.sub(unit, found)
    return found.replace("#", "")


def bigrams(text: str) -> list[str]:
    """Every two neighbouring characters, in order; a text of one character stands for itself."""
    return [text[i:i + 2] for i in range(len(text) - 1)] or ([text] if text else [])


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: Dice's coefficient of their bigrams."""
    first, second = bigrams(one), bigrams(other)
    if not first or not second:
        return 0.0
    left = list(second)
    shared = 0
    for pair in first:
        if pair in left:
            left.remove(pair)
            shared += 1
    return 2 * shared / (len(first) + len(second))


def _number(text: str) -> str:
    """十二 → 12, 二〇三 → 203, 一百零五 → 105."""
    if "十" not in text and "百" not in text:
        return "".join(str(_DIGITS[c]) for c in text)
    total, last = 0, 0
    for c in text:
        if c == "百":
            total, last = total + (last or 1) * 100, 0
        elif c == "十":
            total, last = total + (last or 1) * 10, 0
        else:
            last = _DIGITS[c]
    return str(total + last)
