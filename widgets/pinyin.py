"""Readings of Chinese names, so that `lh` and `lianhua` find 莲花街道."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def readings(name: str) -> tuple[str, ...]:
    """The name in pinyin without tones ("lianhuajiedao") and as initials ("lhjd"); empty without Chinese."""
    if name.isascii():
        return ()
    from pypinyin import Style, lazy_pinyin  # 60 ms: only where a Chinese name is looked for

    syllables = lazy_pinyin(name, style=Style.NORMAL)
    return "".join(syllables).casefold(), "".join(s[0] for s in syllables if s).casefold()
