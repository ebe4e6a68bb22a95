"""Slips of the pen in codes: digit strings that one slip turns into another (一位之差).

Neither the component code (GB/T 30428.2) nor the standard address code (SZDB/Z 209) has a check digit, so that a slip
is not seen in the code itself; it is seen where the code was never given, and its neighbours were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

_DIGITS = "0123456789"


def slips(digits: str, lengths: Collection[int]) -> set[str]:
    """What was meant where somebody slipped once: a digit wrong, two swapped, one left out or one too many.

    Args:
        lengths: of codes that are wanted; for a length more than one digit off there is none.
    """
    found: set[str] = set()
    if len(digits) in lengths:
        found |= set(_wrong(digits)) | set(_swapped(digits))
    if len(digits) + 1 in lengths:
        found |= {digits[:i] + one + digits[i:] for i in range(len(digits) + 1) for one in _DIGITS}
    if len(digits) - 1 in lengths:
        found |= {digits[:i] + digits[i + 1:] for i in range(len(digits))}
    return found - {digits}


def _wrong(digits: str) -> Iterator[str]:
    for i, now in enumerate(digits):
        yield from (digits[:i] + one + digits[i + 1:] for one in _DIGITS if one != now)


def _swapped(digits: str) -> Iterator[str]:
    for i in range(len(digits) - 1):
        yield digits[:i] + digits[i + 1] + digits[i] + digits[i + 2:]
