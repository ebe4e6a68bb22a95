"""Whether two surveys can be compared at all, and whether days or names say that they came in the wrong order."""

from __future__ import annotations

import math
import re
from pathlib import Path

from console.detection.bring import FEET
from console.detection.grid import Bounds, common
from console.detection.tile_files import Tiles
from console.errors import Refused
from console.language import tr

# Words in file names, earlier and later; whole words only, in any case.
WORDS = (("before", "after"), ("earlier", "later"), ("old", "new"), ("pre", "post"), ("前期", "后期"), ("早期", "近期"),
         ("前", "后"), ("旧", "新"))
DAY = re.compile(r"(?<!\d)(199[5-9]|20[0-3]\d)(?:[-_.年]?(0[1-9]|1[0-2])(?:[-_.月]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)")


def check_pair(before: Tiles, after: Tiles, order_is_right: bool) -> Bounds:
    """The bounds that both cover.

    Raises:
        Refused: in one sentence: another CRS, no overlap, other units, the same survey twice.
    """
    if before.digest == after.digest:
        raise Refused(tr("Both surveys are the same file; there is nothing to compare."))
    if before.crs != after.crs:
        raise Refused(tr("The surveys are in different systems ({one} and {other}); bring them to one first.",
                         one=before.crs[:40], other=after.crs[:40]))
    shared = common(before.bounds, after.bounds)
    if shared is None:
        ratio = _ratio(before.bounds, after.bounds)
        if ratio:
            raise Refused(tr("The coordinates of the surveys differ by the factor {ratio}: one of them is in feet. "
                             "Nothing was compared.", ratio=f"{ratio:.3f}"))
        away = math.hypot(max(before.bounds[0] - after.bounds[2], after.bounds[0] - before.bounds[2], 0.0),
                          max(before.bounds[1] - after.bounds[3], after.bounds[1] - before.bounds[3], 0.0))
        raise Refused(tr("The two surveys do not overlap: they lie {away} m apart. Nothing was compared.",
                         away=f"{away:,.0f}"))
    if not order_is_right:
        _check_days(before, after)
    return shared


def _check_days(before: Tiles, after: Tiles) -> None:
    """Refuse what the days say is swapped: both flights', or one flight's and the other file's own day of writing."""
    one, other = _day(before, "flown"), _day(after, "flown")
    check_flown(one, other)
    written = _day(after, "written")
    if one and not other and written and one > written:
        raise Refused(tr("The surveys are swapped: the first was flown on {one}, the second was written on {other} "
                         "already. Give the earlier first, or add --order-is-right; nothing was compared.", one=one,
                         other=written))


def check_flown(one: str, other: str) -> None:
    """Refuse days of flight ("" for unknown) of which the first is the later."""
    if one and other and one > other:
        raise Refused(tr("The surveys are swapped: the first was flown on {one}, the second on {other}. Give the "
                         "earlier first; nothing was compared.", one=one, other=other))


def in_order_by_days(before: Tiles, after: Tiles) -> bool:
    """Whether the days say that the first is the earlier one."""
    one, other = _day(before, "flown"), _day(after, "flown")
    written = _day(before, "written")
    return bool(one and other and one < other) or bool(other and not one and written and written < other)


def _day(survey: Tiles, what: str) -> str:
    return str(survey.lineage.get(what) or "")[:10]


def check_names(before: tuple[Path, ...], after: tuple[Path, ...]) -> None:
    """Refuse files whose names say that the later one was given first.

    Only the file's own name and its folder's count, where they differ: "2019/tile.laz", "after.laz", "后期.las".

    Raises:
        Refused: with both names.
    """
    if len(before) != 1 or len(after) != 1:
        return
    for one, other in zip(_names(before[0]), _names(after[0]), strict=True):
        if one != other and _says(one, other) > 0:
            raise Refused(tr("The names say that {one} is the later survey and {other} the earlier. Give the earlier "
                             "first, or add --order-is-right; nothing was compared.", one=one, other=other))


def _names(path: Path) -> tuple[str, str]:
    whole = path.absolute()
    return whole.name, whole.parent.name


def _says(one: str, other: str) -> int:
    """1 where the names say that the first is later, -1 that it is earlier, 0 nothing."""
    days = [["-".join(filter(None, found)) for found in DAY.findall(name)] for name in (one, other)]
    if len(days[0]) == len(days[1]) == 1 and len(days[0][0]) == len(days[1][0]) and days[0] != days[1]:
        return 1 if days[0] > days[1] else -1
    for early, late in WORDS:
        told = [(_has(name, early), _has(name, late)) for name in (one, other)]
        if told == [(False, True), (True, False)]:
            return 1
        if told == [(True, False), (False, True)]:
            return -1
    return 0


def _has(name: str, word: str) -> bool:
    if word.isascii():
        return re.search(rf"(?<![a-z]){word}(?![a-z])", name, re.IGNORECASE) is not None
    return word in name


def _ratio(a: Bounds, b: Bounds) -> float | None:
    """About 3.28 or 0.305 where one survey's coordinates are the other's in feet."""
    size = [math.hypot(box[2] - box[0], box[3] - box[1]) for box in (a, b)]
    middle = [math.hypot((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in (a, b)]
    if min(*size, *middle) <= 0:
        return None
    ratio = middle[0] / middle[1]
    return ratio if any(abs(ratio / feet - 1) < 0.02 for feet in (FEET, 1 / FEET)) else None
