"""What a command returned, as a person or a program reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec

from console.language import tr

# The Unicode pictures of control characters; those after 0x7F have none of their own.
_SIGNS = ({c: 0x2400 + c for c in range(32) if c not in (9, 10)} | {0x7F: 0x2421}
          | dict.fromkeys(range(0x80, 0xA0), 0xFFFD))
_SIGNED = re.compile("[" + "".join(f"\\x{sign:02x}" for sign in _SIGNS) + "]")   # looking is faster than replacing


def as_json(value: Any) -> str:
    """One JSON value on one line; bytes as base64, everything msgspec knows."""
    return msgspec.json.encode(value, enc_hook=str).decode()


def as_text(value: Any, show: Callable[[Any], str] | None = None) -> str:
    """The value laid out for a terminal: a table for a list of records, a line a field for a record."""
    return visible(_laid_out(value, show))


def visible(text: str) -> str:
    """Control characters, which could rule a terminal, as the signs that stand for them."""
    return text.translate(_SIGNS) if _SIGNED.search(text) else text


def _laid_out(value: Any, show: Callable[[Any], str] | None) -> str:
    if show is not None:
        return show(value)
    value = msgspec.to_builtins(value, enc_hook=str)
    if value is None:
        return ""
    if isinstance(value, dict):
        return "\n".join(_field(name, item) for name, item in value.items())
    if isinstance(value, list):
        if not value:
            return tr("(nothing)")
        if all(isinstance(row, dict) for row in value):
            return table(value)
        return "\n".join(str(row) for row in value)
    return str(value)


def _field(name: str, value: Any) -> str:
    if isinstance(value, dict) and value:
        return f"{name}:\n" + "\n".join(f"  {_field(k, v)}" for k, v in value.items())
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return f"{name}:\n" + "\n".join("  " + line for line in table(value).splitlines())
    if isinstance(value, list):
        return f"{name}: " + "; ".join(map(str, value))
    return f"{name}: {tr('(nothing)') if value == {} else value}" if value is not None else f"{name}:"


def table(rows: list[dict[str, Any]]) -> str:
    """Rows in columns as wide as their widest cell; Chinese characters count two places."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = []
    for name in names:
        cells = [name, *("" if (value := row.get(name)) is None else str(value) for row in rows)]
        wide = [width_of(cell) for cell in cells]
        most = max(wide)
        columns.append([cell + " " * (most - width) for cell, width in zip(cells, wide, strict=True)])
    return "\n".join("  ".join(line).rstrip() for line in zip(*columns, strict=True))


def width_of(text: str) -> int:
    """Cells that a terminal gives a text."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
