"""Readings of devices from files: a JSON object a line, one JSON array, or a table with a header (CSV)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from console.causes import cause_of
from console.errors import BadInput
from console.exchange.encoding import decode, recognise
from console.feeds.times import time_reader, zone_named
from console.language import tr
from console.model.device import Reading

DEVICE = ("device", "device_id", "id", "设备", "设备编号")
AT = ("at", "time", "timestamp", "ts", "时间", "采集时间")
VALUE = ("value", "v", "reading", "值", "读数")
UNIT = ("unit", "单位", "计量单位")


MS = 1e11   # a number beyond this counts milliseconds
Clock = Callable[[str], float]


def read_readings(path: Path, zone: str = "Asia/Shanghai") -> Iterator[Reading | str]:
    """Readings of a file in its order; for a line that is none, a sentence with its number.

    Args:
        zone: of times that do not name theirs.

    Raises:
        BadInput: the file cannot be read, or has no columns for the device and the time.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(tr("{file} cannot be read ({why}).", file=path.name, why=cause_of(error))) from error
    if b"\0" in content[:65536]:   # packed, or a picture: its bytes are nobody's words
        raise BadInput(tr("{file} is no text; readings come as a table or as JSON lines.", file=path.name))
    text, _ = decode(content, recognise([content]))
    clock = time_reader(("iso",), zone_named(zone))
    if text.lstrip()[:1] == "[" and (told := _array(text)) is not None:
        yield from _from_array(told, clock)
    elif text.lstrip()[:1] in ("{", "["):
        yield from _from_lines(text, clock)
    else:
        yield from _from_table(path, text, clock)


def _array(text: str) -> list[Any] | None:
    """A whole file that is one JSON array; None where it is none, such as lines that each are one."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, list) else None


def _from_array(told: list[Any], clock: Clock) -> Iterator[Reading | str]:
    for number, one in enumerate(told, 1):
        yield _reading(one, number, clock) if isinstance(one, dict) else tr(
            "Line {number} is no JSON object ({why}).", number=number, why=type(one).__name__)


def _from_lines(text: str, clock: Clock) -> Iterator[Reading | str]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except ValueError as error:
            yield tr("Line {number} is no JSON object ({why}).", number=number, why=cause_of(error))
            continue
        if isinstance(told, dict):
            yield _reading(told, number, clock)
        else:
            yield tr("Line {number} is no JSON object ({why}).", number=number, why=type(told).__name__)


def _from_table(path: Path, text: str, clock: Clock) -> Iterator[Reading | str]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if not any(name in DEVICE for name in names) or not any(name in AT for name in names):
        raise BadInput(tr("{file} has no columns for the device and the time; it has {fields}.", file=path.name,
                          fields=", ".join(rows.fieldnames or ()) or tr("(nothing)")))
    for number, row in enumerate(rows, 2):
        yield _reading(row, number, clock)


def _reading(told: dict[Any, Any], number: int, clock: Clock) -> Reading | str:
    plain = {str(name).strip().lower(): value for name, value in told.items() if name is not None}
    device = str(_of(plain, DEVICE) or "").strip()
    if not device:
        return tr("Line {number} names no device.", number=number)
    at = _moment(_of(plain, AT), clock)
    if at is None:
        return tr("Line {number} has no time that can be read.", number=number)
    said = _of(plain, VALUE)
    if said is None or str(said).strip() == "":
        return Reading(device, at)
    try:
        return Reading(device, at, float(said), str(_of(plain, UNIT) or "").strip())
    except (TypeError, ValueError):
        return tr("Line {number} says “{value}”, which is no number.", number=number, value=str(said)[:40])


def _moment(said: Any, clock: Clock) -> float | None:
    """Seconds since 1970 UTC of a number of seconds or milliseconds, or of a time in ISO form; None for neither."""
    try:
        number = float(said)
    except (TypeError, ValueError):
        try:
            return clock(str(said))
        except ValueError:
            return None
    return number / 1000 if abs(number) > MS else number


def _of(plain: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((plain[name] for name in names if plain.get(name) is not None), None)
