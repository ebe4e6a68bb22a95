"""How areas are called and numbered by their authorities: names with and without suffix, lengths of codes."""

from __future__ import annotations

from collections import Counter

from console.language import tr
from console.model.area import Level

# Longest first: 社区居委会 before 居委会. A town (镇) is a street's rank, a village (村) a community's.
_SUFFIXES = ("街道办事处", "社区居民委员会", "居民委员会", "村民委员会", "社区居委会", "社区村委会",
             "办事处", "居委会", "村委会", "街道", "社区", "新区", "网格", "区", "镇", "乡", "市", "县")
# Digits of the official codes: GB/T 2260, GB/T 10114, the statistical 12 digits, and GB/T 30428.1 (15) or the
# first 14 of the standard address for grids. A city is 4 digits, or 6 with 00.
CODE_LENGTHS = {Level.CITY: (4, 6), Level.DISTRICT: (6,), Level.STREET: (9,), Level.COMMUNITY: (12,),
                Level.GRID: (15, 14, 17)}
_FIRST_PROVINCE, _LAST_PROVINCE = 11, 82


def level_label(level: Level) -> str:
    """The level's name in the user's language."""
    return {Level.CITY: tr("City"), Level.DISTRICT: tr("District"), Level.STREET: tr("Street"),
            Level.COMMUNITY: tr("Community"), Level.GRID: tr("Grid")}[level]


def bare(name: str) -> str:
    """The name without its rank: 莲花街道 → 莲花, 光明新区 → 光明; never less than two characters."""
    name = name.strip()
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[:-len(suffix)]
    return name


def trim_code(code: str, level: Level) -> str:
    """An official code without the zeros that statistics pad it with: 440304001000 → 440304001 for a street."""
    for length in CODE_LENGTHS[level]:
        if is_official(code) and len(code) > length and code[length:].strip("0") == "":
            return code[:length]
    return code


def is_official(code: str) -> bool:
    """Whether it looks like a national code: six digits at least, a province first."""
    return code.isdigit() and len(code) >= 6 and _FIRST_PROVINCE <= int(code[:2]) <= _LAST_PROVINCE


def code_faults(codes: list[str], level: Level) -> dict[int, str]:
    """Index → reason for codes of the wrong length, judged by what most of the file's codes are.

    A file with numbers of its own (zone 1054) is free to use them; one with national codes must hold those
    of its level.
    """
    official = [is_official(code) for code in codes]
    if not any(official) or 2 * sum(official) < sum(bool(code) for code in codes):
        return {}
    lengths = Counter(len(code) for code, is_one in zip(codes, official, strict=True) if is_one)
    usual = lengths.most_common(1)[0][0]
    allowed = CODE_LENGTHS[level]
    if usual not in allowed and not any(usual in other for other in CODE_LENGTHS.values()):
        return {}
    wanted = " / ".join(map(str, allowed))
    return {i: tr("code {code} has {found} digits, codes of the level {level} have {wanted}", code=code,
                  found=len(code), level=level_label(level), wanted=wanted)
            for i, code in enumerate(codes) if code and len(code) not in allowed}


def code_prefixes(code: str) -> list[str]:
    """The codes of the areas that an official code stands under, nearest first."""
    if not is_official(code):
        return []
    return [code[:length] for length in (14, 12, 9, 6, 4) if length < len(code)]
