"""Single values of registers as offices write them: floors, uses, relations, days, identity numbers."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from console.model.spelling import canonical

_FLOOR = re.compile(r"(?:第|地上)?(\d{1,3})(?:层|f)?")
_HIGHEST = 200
_BELOW = re.compile(r"(?:b|负|地下)(\d{1,2})(?:层|f)?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?(?:[ T].*)?")
_PACKED_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"[1-9]\d{16}[\dX]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NOTHING = frozenset(("无", "没有", "暂无", "不详", "未知", "空", "/", "-", "--", "—", "——", "n/a", "na", "null",
                      "none"))
_EPOCH = dt.date(1899, 12, 30)      # day 0 of spreadsheets
_SERIALS = range(20_000, 80_000)    # 1954 to 2119


def floor_of(text: str) -> int | None:
    """A floor: 12, 12层, 十二楼, 12/30, B1, 负一层, 地下二层. None for what is no floor."""
    text = unicodedata.normalize("NFKC", text).strip().lower().split("/")[0]
    text = re.sub(r"(?<=\d)\.0+$", "", text)
    sign = -1 if text.startswith("-") else 1
    text = text.removeprefix("-")
    if not text.isalnum():
        return None
    plain = canonical(re.sub(r"(?<=[一二三四五六七八九十])$", "层", text))
    below = _BELOW.fullmatch(plain)
    if below:
        return -int(below.group(1))
    found = _FLOOR.fullmatch(plain)
    return sign * int(found.group(1)) if found and int(found.group(1)) <= _HIGHEST else None


def day_of(text: str) -> str | None:
    """A day as 2024-07-01, of 2024/7/1, 2024年7月1日, 20240701, 2024-07 or a spreadsheet's number; None for no day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DAY.fullmatch(plain) or _PACKED_DAY.fullmatch(plain)
    try:
        if found:
            year, month, day = found.groups()
            return dt.date(int(year), int(month), int(day or 1)).isoformat()
        if plain.isdigit() and int(plain) in _SERIALS:
            return (_EPOCH + dt.timedelta(days=int(plain))).isoformat()
    except ValueError:
        return None
    return None


def identity_number(text: str) -> str | None:
    """An identity number (公民身份号码, GB 11643) in one writing; None where its form or its check digit is wrong."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if not _NUMBER.fullmatch(plain):
        return None
    total = sum(int(digit) * weight for digit, weight in zip(plain, _WEIGHTS, strict=False))
    return plain if _CHECKS[total % 11] == plain[-1] else None


def said(text: str) -> str:
    """A text without blanks around it; "" for the words by which offices say that there is nothing: 无, 不详, /."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return "" if plain.lower() in _NOTHING else plain


def telephone(text: str) -> str | None:
    """A telephone number in one writing, None for what is none; "" for nothing said."""
    told = said(text)
    plain = "".join(c for c in told if c.isdigit() or c in "+-,;/、 ")
    digits = sum(c.isdigit() for c in plain)
    return plain.strip() if not told or 3 <= digits <= 40 else None
